//! The rows of accounts: making one, reading it with its organisation, and sealing all anew under the newest key.

use app::{
    domain::ids::AccountId,
    ports::{Account, Fault, HelperKey, Holder, NewAccount},
};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    super::{
        SqlStore, commit,
        fault::Doing,
        values::{maybe_time, millis, time},
        vault::account_cell,
    },
    Row, note,
};

/// What every reader of an account reads.
macro_rules! select_account {
    ($rest:literal) => {
        concat!(
            "select account.id, account.sealed, account.used_at, account.cut_at, organisation.id as organisation_id,
                    organisation.place, organisation.name, organisation.domain, organisation.stopped_at
             from account join organisation on organisation.id = account.organisation_id ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct AccountRow {
    id: Uuid,
    sealed: Vec<u8>,
    used_at: i64,
    cut_at: Option<i64>,
    #[sqlx(flatten)]
    organisation: Row,
}

impl AccountRow {
    fn account(&self, store: &SqlStore) -> Result<Account, Fault> {
        Ok(Account {
            id: AccountId::new(self.id),
            organisation: self.organisation.approved()?,
            holder: store.vault.open_for_visit(account_cell(&self.id), &self.sealed)?,
            used_at: time(self.used_at)?,
            cut_at: maybe_time(self.cut_at)?,
        })
    }
}

/// Every account, oldest first.
pub(super) async fn all(store: &SqlStore) -> Result<Vec<Account>, Fault> {
    let rows: Vec<AccountRow> = sqlx::query_as(select_account!("order by account.made_at, account.rowid"))
        .fetch_all(&store.reader)
        .await
        .doing("listing accounts")?;
    rows.iter().map(|row| row.account(store)).collect()
}

/// The account of a work address.
pub(super) async fn find(store: &SqlStore, helper: HelperKey) -> Result<Option<Account>, Fault> {
    let row: Option<AccountRow> = sqlx::query_as(select_account!("where account.helper = $1"))
        .bind(helper.0.as_slice())
        .fetch_optional(&store.reader)
        .await
        .doing("reading an account")?;
    row.map(|row| row.account(store)).transpose()
}

pub(super) async fn make(store: &SqlStore, new: &NewAccount, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let id = new.id.uuid();
    let made = sqlx::query(
        "insert into account (id, organisation_id, helper, sealed, last_step, made_at, used_at)
         select $1, organisation.id, $3, $4, $5, $6, $6 from organisation
         where organisation.id = $2 and organisation.stopped_at is null
         on conflict (helper) do nothing",
    )
    .bind(id)
    .bind(new.organisation.uuid())
    .bind(new.helper.0.as_slice())
    .bind(store.vault.seal_for_visit(account_cell(&id), &new.holder)?)
    .bind(new.step)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing("making an account")?;
    if made.rows_affected() == 0 {
        return Ok(false);
    }
    note(&mut change, ("helper", "account made", id), now).await?;
    commit(change).await?;
    Ok(true)
}

impl SqlStore {
    /// Seals every account under the newest key of the key file. One that no key opens is left as it is.
    pub async fn reseal_accounts(&self) -> Result<(), Fault> {
        const WHAT: &str = "sealing accounts anew";
        let mut change = self.write().await?;
        let rows: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as("select id, sealed from account").fetch_all(&mut *change).await.doing(WHAT)?;
        for (id, sealed) in rows {
            let Ok(holder) = self.vault.open_for_visit::<Holder>(account_cell(&id), &sealed) else { continue };
            sqlx::query("update account set sealed = $2 where id = $1")
                .bind(id)
                .bind(self.vault.seal_for_visit(account_cell(&id), &holder)?)
                .execute(&mut *change)
                .await
                .doing(WHAT)?;
        }
        commit(change).await
    }
}
