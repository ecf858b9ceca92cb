//! Organisations that the hub team approved, and accounts of people who work there.
//!
//! Each change is one transaction with its audit row, which names an organisation or account by its id alone. Who holds an
//! account is sealed under the portal's own key. A code is taken by moving a number up, so of several who bring it at once
//! one gets in.

mod people;

use app::{
    domain::{
        helper::MailDomain,
        ids::{AccountId, ApprovedId},
        text::Line,
    },
    ports::{Account, AccountState, Approved, AtWork, Fault, HelperKey, NewAccount, Organisations},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    desk::{actor, parts},
    engine::Db,
    fault::Doing,
    values::{maybe_time, millis, place},
};

type Change = Transaction<'static, Db>;

/// Whether an account belongs to an organisation of a place that is all in the reach bound as `$2`.
macro_rules! of_reach {
    () => {
        "organisation_id in (
             select id from organisation where place || '/*' in (select value from json_each($2)))"
    };
}

#[async_trait]
impl Organisations for SqlStore {
    async fn organisations_of(&self, at: &AtWork) -> Result<Vec<(Approved, Vec<Account>)>, Fault> {
        let mut people = people::all(self).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "select id as organisation_id, place, name, domain, stopped_at from organisation
             where place || '/*' in (select value from json_each($1))
             order by stopped_at is not null, name, domain",
        )
        .bind(parts(&at.reach))
        .fetch_all(&self.reader)
        .await
        .doing("listing organisations")?;
        let with_people = |row: Row| {
            let organisation = row.approved()?;
            let (here, rest) = people.drain(..).partition(|account| account.organisation.id == organisation.id);
            people = rest;
            Ok((organisation, here))
        };
        rows.into_iter().map(with_people).collect()
    }

    async fn approve(&self, at: &AtWork, new: &Approved, now: Timestamp) -> Result<bool, Fault> {
        approve(self, at, new, now).await
    }

    async fn stop_organisation(&self, at: &AtWork, organisation: ApprovedId, now: Timestamp) -> Result<(), Fault> {
        let sql = "update organisation set stopped_at = $3
                   where id = $1 and stopped_at is null and place || '/*' in (select value from json_each($2))";
        decide(self, at, (sql, organisation.uuid(), "organisation stopped"), now).await
    }

    async fn approved(&self, domain: &MailDomain) -> Result<Option<Approved>, Fault> {
        let row: Option<Row> = sqlx::query_as(
            "select id as organisation_id, place, name, domain, stopped_at from organisation
             where domain = $1 and stopped_at is null",
        )
        .bind(domain.as_str())
        .fetch_optional(&self.reader)
        .await
        .doing("looking for an approved organisation")?;
        row.map(|row| row.approved()).transpose()
    }

    async fn make_account(&self, new: &NewAccount, now: Timestamp) -> Result<bool, Fault> {
        people::make(self, new, now).await
    }

    async fn account(&self, helper: HelperKey) -> Result<Option<Account>, Fault> {
        people::find(self, helper).await
    }

    async fn account_state(&self, helper: HelperKey) -> Result<Option<AccountState>, Fault> {
        let row: Option<(Uuid, bool, bool)> = sqlx::query_as(
            "select account.id, account.cut_at is not null, organisation.stopped_at is not null
             from account join organisation on organisation.id = account.organisation_id where account.helper = $1",
        )
        .bind(helper.0.as_slice())
        .fetch_optional(&self.reader)
        .await
        .doing("looking how an account stands")?;
        Ok(row.map(|(id, is_cut, is_stopped)| AccountState { id: AccountId::new(id), is_cut, is_stopped }))
    }

    async fn use_app_code(&self, account: AccountId, step: i64, now: Timestamp) -> Result<bool, Fault> {
        let used = sqlx::query(
            "update account set last_step = $2, used_at = $3 where id = $1 and last_step < $2 and cut_at is null",
        )
        .bind(account.uuid())
        .bind(step)
        .bind(millis(now));
        Ok(self.alone("taking a code of an app", used).await? == 1)
    }

    async fn cut_off(&self, at: &AtWork, account: AccountId, now: Timestamp) -> Result<(), Fault> {
        let sql = concat!("update account set cut_at = $3 where id = $1 and cut_at is null and ", of_reach!());
        decide(self, at, (sql, account.uuid(), "account cut off"), now).await
    }

    async fn reset_account(&self, at: &AtWork, account: AccountId, now: Timestamp) -> Result<(), Fault> {
        let sql = concat!("delete from account where id = $1 and $3 = $3 and ", of_reach!());
        decide(self, at, (sql, account.uuid(), "account reset"), now).await
    }
}

/// An organisation, alone or beside one of its accounts.
#[derive(FromRow)]
struct Row {
    organisation_id: Uuid,
    place: String,
    name: String,
    domain: String,
    stopped_at: Option<i64>,
}

impl Row {
    fn approved(&self) -> Result<Approved, Fault> {
        const UNREADABLE: Fault = Fault::bare("reading an organisation");
        Ok(Approved {
            id: ApprovedId::new(self.organisation_id),
            name: Line::parse(&self.name).map_err(|_| UNREADABLE)?,
            domain: MailDomain::parse(&self.domain).map_err(|_| UNREADABLE)?,
            place: place(&self.place)?,
            stopped_at: maybe_time(self.stopped_at)?,
        })
    }
}

async fn approve(store: &SqlStore, at: &AtWork, new: &Approved, now: Timestamp) -> Result<bool, Fault> {
    if !at.reach.has_whole(&new.place) {
        return Ok(false);
    }
    let mut change = store.write().await?;
    let kept: Option<Uuid> = sqlx::query_scalar(
        "insert into organisation (id, place, name, domain, approved_at) values ($1, $2, $3, $4, $5)
         on conflict (domain) do update
             set name = excluded.name, approved_at = excluded.approved_at, stopped_at = null
             where organisation.stopped_at is not null and organisation.place = excluded.place
         returning id",
    )
    .bind(new.id.uuid())
    .bind(new.place.as_str())
    .bind(new.name.as_str())
    .bind(new.domain.as_str())
    .bind(millis(now))
    .fetch_optional(&mut *change)
    .await
    .doing("approving an organisation")?;
    let Some(id) = kept else { return Ok(false) };
    note(&mut change, (&actor(at.by), "organisation approved", id), now).await?;
    commit(change).await?;
    Ok(true)
}

/// Does what the hub team decided, with its audit row; nothing when it was done before.
async fn decide(
    store: &SqlStore,
    at: &AtWork,
    (sql, subject, action): (&'static str, Uuid, &'static str),
    now: Timestamp,
) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let done = sqlx::query(sql)
        .bind(subject)
        .bind(parts(&at.reach))
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("deciding at the desk")?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    note(&mut change, (&actor(at.by), action, subject), now).await?;
    commit(change).await
}

async fn note(
    change: &mut Change,
    (actor, action, subject): (&str, &'static str, Uuid),
    at: Timestamp,
) -> Result<(), Fault> {
    let subject = subject.to_string();
    audit::append(change, audit::Entry { at, actor, action, subject: &subject, detail: "" }).await
}
