//! Members' passkeys: what checks them lies sealed, and the device's own id is here as a keyed digest alone.
//!
//! Whether one more may be kept, and whether a device has counted on, is decided inside the change that writes it: of
//! many at once none slips through.

use app::{
    domain::{
        ids::{MemberId, PasskeyId},
        passkey::{Credential, MOST_PASSKEYS, Passkey, counts_on},
        text::Line,
    },
    ports::{Fault, NewPasskey, Passkeys, Used},
};
use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    SqlStore, commit,
    fault::Doing,
    values::{millis, time},
    vault::Vault,
    ways::{key_of, note},
};
use crate::crypto::envelope::Cell;

/// What is sealed of a passkey.
#[derive(Serialize, Deserialize)]
struct Sealed {
    name: Line,
    credential: Credential,
    count: u32,
}

const fn passkey_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "passkey", column: "sealed", row: id.as_bytes() }
}

#[async_trait]
impl Passkeys for SqlStore {
    async fn passkeys(&self, member: MemberId) -> Result<Vec<Passkey>, Fault> {
        of(self, member).await
    }
    async fn add_passkey(&self, member: MemberId, new: &NewPasskey) -> Result<bool, Fault> {
        add(self, member, new).await
    }
    async fn remove_passkey(&self, member: MemberId, passkey: PasskeyId, now: Timestamp) -> Result<(), Fault> {
        remove(self, member, passkey, now).await
    }
    async fn note_passkey_use(&self, member: MemberId, used: &Used) -> Result<bool, Fault> {
        note_use(self, member, used).await
    }
}

async fn of(store: &SqlStore, member: MemberId) -> Result<Vec<Passkey>, Fault> {
    const WHAT: &str = "reading passkeys";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let rows: Vec<(Uuid, Vec<u8>, i64)> =
        sqlx::query_as("select id, sealed, made_at from passkey where member_id = $1 order by made_at, rowid")
            .bind(member.uuid())
            .fetch_all(&mut *view)
            .await
            .doing(WHAT)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (_, key) = key_of(store, &mut view, member).await?;
    let open = |(id, sealed, made_at): (Uuid, Vec<u8>, i64)| {
        let Sealed { name, credential, .. } = Vault::open(&key, passkey_cell(&id), &sealed)?;
        Ok(Passkey { id: PasskeyId::new(id), name, credential, made_at: time(made_at)? })
    };
    rows.into_iter().map(open).collect()
}

async fn add(store: &SqlStore, member: MemberId, new: &NewPasskey) -> Result<bool, Fault> {
    const WHAT: &str = "keeping a passkey";
    let NewPasskey { passkey, digest } = new;
    let id = passkey.id.uuid();
    let sealed = Sealed { name: passkey.name.clone(), credential: passkey.credential.clone(), count: 0 };
    let mut change = store.write().await?;
    let (_, key) = key_of(store, &mut change, member).await?;
    let kept = sqlx::query(
        "insert into passkey (id, member_id, digest, sealed, made_at)
         select $1, $2, $3, $4, $5
         where exists (select 1 from lock where member_id = $2)
           and (select count(*) from passkey where member_id = $2) < $6
         on conflict (digest) do nothing",
    )
    .bind(id)
    .bind(member.uuid())
    .bind(digest.as_slice())
    .bind(store.vault.seal(&key, passkey_cell(&id), &sealed)?)
    .bind(millis(passkey.made_at))
    .bind(i64::try_from(MOST_PASSKEYS).unwrap_or(0))
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    note(&mut change, member, "passkey kept", passkey.made_at).await?;
    commit(change).await?;
    Ok(true)
}

async fn remove(store: &SqlStore, member: MemberId, passkey: PasskeyId, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let gone = sqlx::query("delete from passkey where id = $1 and member_id = $2")
        .bind(passkey.uuid())
        .bind(member.uuid())
        .execute(&mut *change)
        .await
        .doing("taking a passkey away")?;
    if gone.rows_affected() == 0 {
        return Ok(());
    }
    note(&mut change, member, "passkey taken away", now).await?;
    commit(change).await
}

async fn note_use(store: &SqlStore, member: MemberId, used: &Used) -> Result<bool, Fault> {
    const WHAT: &str = "noting the use of a passkey";
    let id = used.passkey.uuid();
    let mut change = store.write().await?;
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("select sealed from passkey where id = $1 and member_id = $2")
        .bind(id)
        .bind(member.uuid())
        .fetch_optional(&mut *change)
        .await
        .doing(WHAT)?;
    let Some(sealed) = sealed else { return Ok(false) };
    let (_, key) = key_of(store, &mut change, member).await?;
    let Sealed { name, count, .. } = Vault::open(&key, passkey_cell(&id), &sealed)?;
    if !counts_on(count, used.count) {
        return Ok(false);
    }
    let sealed = Sealed { name, credential: used.credential.clone(), count: used.count };
    sqlx::query("update passkey set sealed = $2 where id = $1")
        .bind(id)
        .bind(store.vault.seal(&key, passkey_cell(&id), &sealed)?)
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    commit(change).await?;
    Ok(true)
}
