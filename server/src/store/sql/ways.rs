//! Members' ways in: the second thing, and how guessing it is slowed.
//!
//! A try is counted before it is made, inside one change, so many at once gain nothing over one after another. Beside
//! the soft lock that grows and ends by itself stands a limit for a day: [`MOST_GUESSES`] in any 24 hours, whatever the
//! right person does in between. An address or a hash is only ever here sealed.

mod invitation;
mod once;

use app::{
    domain::{
        ids::{FamilyId, MemberId, SendingId},
        lock::{Carrier, Lock},
    },
    ports::{CodeRow, Fault, Guess, Invitation, Joining, OnceRow, SendingState, Ways},
};
use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    SqlStore, audit,
    code::lock_seconds,
    commit,
    engine::Connection,
    fault::Doing,
    values::{after, days_before, millis},
    vault::Vault,
};
use crate::crypto::envelope::{Cell, SealKey};

pub(super) use self::once::{begin_sending, note_sending};

/// The most wrong tries of one member's second thing in any 24 hours.
const MOST_GUESSES: i64 = 50;
/// How long to wait after one wrong try when many come from the same network.
const NOISY_SECONDS: u32 = 30;

#[async_trait]
impl Ways for SqlStore {
    async fn lock(&self, member: MemberId) -> Result<Option<Lock>, Fault> {
        find(self, member).await
    }
    async fn put_lock(&self, member: MemberId, lock: &Lock, now: Timestamp) -> Result<(), Fault> {
        put(self, member, lock, now).await
    }
    async fn count_guess(&self, member: MemberId, is_noisy: bool, now: Timestamp) -> Result<Guess, Fault> {
        count_guess(self, member, is_noisy, now).await
    }
    async fn guess_was_right(&self, member: MemberId) -> Result<(), Fault> {
        right(self, member).await
    }
    async fn may_send(&self, member: MemberId, now: Timestamp) -> Result<bool, Fault> {
        once::may_send(self, member, now).await
    }
    async fn put_once(&self, member: MemberId, once: OnceRow) -> Result<(), Fault> {
        once::put(self, member, once).await
    }
    async fn try_once(&self, member: MemberId, digest: &[u8; 32], now: Timestamp) -> Result<bool, Fault> {
        once::try_it(self, member, digest, now).await
    }
    async fn begin_sending(&self, id: SendingId, carrier: Carrier, now: Timestamp) -> Result<(), Fault> {
        let mut change = self.write().await?;
        once::begin_sending(&mut change, id, carrier, now).await?;
        commit(change).await
    }
    async fn note_sending(&self, id: SendingId, state: SendingState, now: Timestamp) -> Result<bool, Fault> {
        let mut change = self.write().await?;
        let is_known = once::note_sending(&mut change, id, state, now).await?;
        commit(change).await?;
        Ok(is_known)
    }
    async fn invite(&self, member: MemberId, code: &CodeRow, until: Timestamp, now: Timestamp) -> Result<(), Fault> {
        invitation::make(self, member, (code, until), now).await
    }
    async fn end_invitations(&self, member: MemberId, now: Timestamp) -> Result<(), Fault> {
        invitation::end(self, member, now).await
    }
    async fn invitations_of(&self, member: MemberId) -> Result<Vec<Invitation>, Fault> {
        invitation::of(self, member).await
    }
    async fn find_invitation(&self, key: &[u8; 32], now: Timestamp) -> Result<Option<(FamilyId, String)>, Fault> {
        invitation::find(self, key, now).await
    }
    async fn join(&self, joining: &Joining) -> Result<bool, Fault> {
        invitation::join(self, joining).await
    }
}

const fn lock_cell(member: &Uuid) -> Cell<'_> {
    Cell { table: "lock", column: "sealed", row: member.as_bytes() }
}

/// The family of a member.
pub(super) async fn family_of(db: &mut Connection, member: MemberId) -> Result<Option<FamilyId>, Fault> {
    let family: Option<Uuid> = sqlx::query_scalar("select family_id from member where id = $1")
        .bind(member.uuid())
        .fetch_optional(db)
        .await
        .doing("looking up a member")?;
    Ok(family.map(FamilyId::new))
}

/// Refuses a member who is not of this family.
pub(super) async fn require(db: &mut Connection, family: FamilyId, member: MemberId) -> Result<(), Fault> {
    if family_of(db, member).await? == Some(family) { Ok(()) } else { Err(Fault::bare("no member of this family")) }
}

/// The family of a member who must be there, with its key.
pub(super) async fn key_of(
    store: &SqlStore,
    db: &mut Connection,
    member: MemberId,
) -> Result<(FamilyId, SealKey), Fault> {
    let family = family_of(db, member).await?.ok_or(Fault::bare("a way in belongs to no member"))?;
    Ok((family, store.vault.key(db, family).await?))
}

async fn find(store: &SqlStore, member: MemberId) -> Result<Option<Lock>, Fault> {
    const WHAT: &str = "reading a second thing";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("select sealed from lock where member_id = $1")
        .bind(member.uuid())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(sealed) = sealed else { return Ok(None) };
    let (_, key) = key_of(store, &mut view, member).await?;
    Vault::open(&key, lock_cell(&member.uuid()), &sealed).map(Some)
}

async fn put(store: &SqlStore, member: MemberId, lock: &Lock, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "keeping a second thing";
    let mut change = store.write().await?;
    let (_, key) = key_of(store, &mut change, member).await?;
    sqlx::query(
        "insert into lock (member_id, sealed, changed_at) values ($1, $2, $3)
         on conflict (member_id) do update
         set sealed = excluded.sealed, changed_at = excluded.changed_at, failures = 0, locked_until = null",
    )
    .bind(member.uuid())
    .bind(store.vault.seal(&key, lock_cell(&member.uuid()), lock)?)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    sqlx::query("delete from once_code where member_id = $1")
        .bind(member.uuid())
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    note(&mut change, member, "second thing kept", now).await?;
    commit(change).await
}

/// Notes what happened to a member's way in. The subject is the member, so that one adult's doings are not told in the
/// family's name.
pub(super) async fn note(db: &mut Connection, member: MemberId, action: &str, at: Timestamp) -> Result<(), Fault> {
    let subject = member.uuid().to_string();
    audit::append(db, audit::Entry { at, actor: "family", action, subject: &subject, detail: "" }).await
}

/// How many attempts of a kind there were since a time.
async fn attempts(db: &mut Connection, member: MemberId, kind: &str, since: Timestamp) -> Result<i64, Fault> {
    sqlx::query_scalar("select count(*) from attempt where member_id = $1 and kind = $2 and at > $3")
        .bind(member.uuid())
        .bind(kind)
        .bind(millis(since))
        .fetch_one(db)
        .await
        .doing("counting attempts")
}

async fn add_attempt(db: &mut Connection, member: MemberId, kind: &str, now: Timestamp) -> Result<(), Fault> {
    sqlx::query("insert into attempt (member_id, kind, at) values ($1, $2, $3)")
        .bind(member.uuid())
        .bind(kind)
        .bind(millis(now))
        .execute(db)
        .await
        .doing("noting an attempt")?;
    Ok(())
}

async fn count_guess(store: &SqlStore, member: MemberId, is_noisy: bool, now: Timestamp) -> Result<Guess, Fault> {
    const WHAT: &str = "counting a try of a second thing";
    let mut change = store.write().await?;
    let stands: Option<(i64, Option<i64>)> =
        sqlx::query_as("select failures, locked_until from lock where member_id = $1")
            .bind(member.uuid())
            .fetch_optional(&mut *change)
            .await
            .doing(WHAT)?;
    // Without a second thing there is nothing to guess; the same is written, so that it takes as long.
    let (failures, locked_until) = stands.unwrap_or_default();
    let rests = locked_until.is_some_and(|until| until > millis(now));
    if rests || attempts(&mut change, member, "guess", days_before(now, 1)).await? >= MOST_GUESSES {
        return Ok(Guess::Wait);
    }
    add_attempt(&mut change, member, "guess", now).await?;
    let failures = failures.saturating_add(1);
    let seconds = lock_seconds(failures).max(is_noisy.then_some(NOISY_SECONDS));
    sqlx::query("update lock set failures = $2, locked_until = $3 where member_id = $1")
        .bind(member.uuid())
        .bind(failures)
        .bind(seconds.map(|seconds| millis(after(now, seconds))))
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    commit(change).await?;
    Ok(Guess::Counted)
}

async fn right(store: &SqlStore, member: MemberId) -> Result<(), Fault> {
    const WHAT: &str = "noting a right try";
    let mut change = store.write().await?;
    for sql in [
        "update lock set failures = 0, locked_until = null where member_id = $1",
        "delete from attempt where rowid = (
             select rowid from attempt where member_id = $1 and kind = 'guess' order by at desc, rowid desc limit 1)",
    ] {
        sqlx::query(sql).bind(member.uuid()).execute(&mut *change).await.doing(WHAT)?;
    }
    commit(change).await
}
