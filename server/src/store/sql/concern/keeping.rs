//! What goes of concerns and what is held, and their keys under a new key of the key file.

use app::{
    domain::{ids::ConcernId, reference::Reference},
    ports::Fault,
};
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::super::{
    Decided, SqlStore, audit, commit,
    engine::Db,
    fault::Doing,
    values::{days_before, millis, total},
};
use crate::crypto::envelope::Cell;

type Change = Transaction<'static, Db>;

/// How long the words of a sent concern stay after the hub confirmed it.
const WORDS_DAYS: i64 = 30;
/// How long a writer sees that one was closed before it was sent.
const CLOSED_DAYS: i64 = 7;
/// How long a writer sees what came of one.
const LISTED_DAYS: i64 = 90;

/// Concerns whose words are past their date: closed before they were sent (`$1`), or long confirmed (`$2`).
macro_rules! past_its_date {
    () => {
        "held_at is null and wrapped_key is not null and (
             (sent_at is null and closes_at <= $1)
             or (confirmed_at <= $2 and not exists (
                 select 1 from concern_message
                 where concern_message.concern_id = concern.id and concern_message.settled_at is null
             ))
         )"
    };
}

/// How many concerns would lose their words.
pub(in super::super) async fn count_past(change: &mut Change, now: Timestamp) -> Result<i64, Fault> {
    sqlx::query_scalar(concat!("select count(*) from concern where ", past_its_date!()))
        .bind(millis(now))
        .bind(millis(days_before(now, WORDS_DAYS)))
        .fetch_one(&mut **change)
        .await
        .doing("counting concerns past their date")
}

/// Takes the words and the key of what is past its date, then what a writer's list no longer shows.
pub(in super::super) async fn purge(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    const WHAT: &str = "purging concerns";
    let cutoff = millis(days_before(now, WORDS_DAYS));
    sqlx::query(concat!(
        "update concern_message set sealed = null where settled_at is not null and concern_id in
             (select id from concern where ",
        past_its_date!(),
        ")"
    ))
    .bind(millis(now))
    .bind(cutoff)
    .execute(&mut **change)
    .await
    .doing(WHAT)?;
    let done = sqlx::query(concat!(
        "update concern set sealed = null, held_sealed = null, wrapped_key = null, key_id = null where ",
        past_its_date!()
    ))
    .bind(millis(now))
    .bind(cutoff)
    .execute(&mut **change)
    .await
    .doing(WHAT)?;
    for (sql, days) in [
        (
            "delete from concern where sent_at is null and sealed is null and held_at is null and closes_at <= $1",
            CLOSED_DAYS,
        ),
        (
            "update concern set holder = null where holder is not null and held_at is null and begun_at <= $1",
            LISTED_DAYS,
        ),
    ] {
        sqlx::query(sql).bind(millis(days_before(now, days))).execute(&mut **change).await.doing(WHAT)?;
    }
    Ok(done.rows_affected())
}

/// Keeps a sent concern from the purge. Its reason is sealed under the concern's own key.
pub(in super::super) async fn hold(
    store: &SqlStore,
    mut change: Change,
    (reference, reason): (&Reference, &str),
    now: Timestamp,
) -> Result<Decided, Fault> {
    const WHAT: &str = "holding a concern";
    let row: Option<(Uuid, Option<Vec<u8>>, bool)> =
        sqlx::query_as("select id, wrapped_key, held_at is not null from concern where reference = $1")
            .bind(reference.as_str())
            .fetch_optional(&mut *change)
            .await
            .doing(WHAT)?;
    let (id, wrapped) = match row {
        None => return Ok(Decided::NoSuchRequest),
        Some((id, Some(wrapped), false)) => (id, wrapped),
        // Held already, or its words are gone and nothing is left to hold.
        Some(_) => return Ok(Decided::Already),
    };
    let key = store.vault.unwrap_concern(ConcernId::new(id), &wrapped)?;
    let cell = Cell { table: "concern", column: "held_sealed", row: id.as_bytes() };
    sqlx::query("update concern set held_at = $2, held_sealed = $3 where id = $1")
        .bind(id)
        .bind(millis(now))
        .bind(store.vault.seal(&key, cell, &reason)?)
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    end(change, (reference, "hold set"), now).await
}

/// Releases a hold.
pub(in super::super) async fn release(
    mut change: Change,
    reference: &Reference,
    now: Timestamp,
) -> Result<Decided, Fault> {
    let held: Option<bool> = sqlx::query_scalar("select held_at is not null from concern where reference = $1")
        .bind(reference.as_str())
        .fetch_optional(&mut *change)
        .await
        .doing("looking for a hold of a concern")?;
    match held {
        None => return Ok(Decided::NoSuchRequest),
        Some(false) => return Ok(Decided::Already),
        Some(true) => {}
    }
    sqlx::query("update concern set held_at = null, held_sealed = null where reference = $1")
        .bind(reference.as_str())
        .execute(&mut *change)
        .await
        .doing("releasing a hold of a concern")?;
    end(change, (reference, "hold released"), now).await
}

async fn end(mut change: Change, (reference, action): (&Reference, &str), now: Timestamp) -> Result<Decided, Fault> {
    let subject = reference.as_str();
    let entry = audit::Entry { at: now, actor: "portal", action, subject, detail: "concern" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(Decided::Done)
}

impl SqlStore {
    /// How many concerns have a key that is not wrapped under the newest.
    pub async fn concerns_to_rewrap(&self) -> Result<u64, Fault> {
        let left: i64 = sqlx::query_scalar("select count(*) from concern where key_id <> $1")
            .bind(self.vault.newest_key_id())
            .fetch_one(&self.reader)
            .await
            .doing("counting keys of concerns")?;
        Ok(total(left))
    }
}
