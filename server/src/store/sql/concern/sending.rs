//! A concern's way to its hub: kept with the sending, leased to one worker at a time, tried until it is taken.
//!
//! Every concern is urgent: the outbox leases concerns before anything else. There is no withdrawal.

use app::{
    domain::{
        concern::ConcernDraft,
        ids::{ConcernId, MessageId},
        message::{Body, Message},
    },
    ports::{Attempt, ConcernHolder, Fault, Parcel, Subject},
};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    outbox::ASIDE_SECONDS,
    values::{after, count, millis, time},
    vault::Vault,
};
use super::{key_in_hand, message_cell, note};

pub(in super::super) async fn send(
    store: &SqlStore,
    (holder, draft): (ConcernHolder, &ConcernDraft),
    message: &Message,
    now: Timestamp,
) -> Result<bool, Fault> {
    const WHAT: &str = "sending a concern";
    if !matches!(message.body(), Body::Concern(_)) {
        return Err(Fault::bare("only a concern is sent as one"));
    }
    let mut change = store.write().await?;
    let Some(key) = key_in_hand(store, &mut change, (holder, draft), now).await? else { return Ok(false) };
    let id = message.id();
    sqlx::query("update concern set sealed = null, reference = $2, delivery = 'saved', sent_at = $3 where id = $1")
        .bind(draft.id.uuid())
        .bind(message.reference().as_str())
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    sqlx::query(
        "insert into concern_message (id, concern_id, sealed, next_at, created_at) values ($1, $2, $3, $4, $4)",
    )
    .bind(id)
    .bind(draft.id.uuid())
    .bind(store.vault.seal(&key, message_cell(&id), message)?)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    note(&mut change, ("concern sent", message.reference().as_str()), now).await?;
    commit(change).await?;
    Ok(true)
}

#[derive(FromRow)]
struct Due {
    id: Uuid,
    concern_id: Uuid,
    sealed: Vec<u8>,
    attempts: i64,
    created_at: i64,
    wrapped_key: Vec<u8>,
}

/// Leases up to `most` messages of concerns that are due, within a change.
pub(in super::super) async fn lease(
    store: &SqlStore,
    db: &mut Connection,
    most: u32,
    (lease_seconds, now): (u32, Timestamp),
) -> Result<Vec<Parcel>, Fault> {
    let due: Vec<Due> = sqlx::query_as(
        "select concern_message.id, concern_message.concern_id, concern_message.sealed, concern_message.attempts,
                concern_message.created_at, concern.wrapped_key
         from concern_message join concern on concern.id = concern_message.concern_id
         where concern_message.settled_at is null and concern_message.next_at <= $1
           and (concern_message.lease_until is null or concern_message.lease_until <= $1)
         order by concern.seq limit $2",
    )
    .bind(millis(now))
    .bind(i64::from(most))
    .fetch_all(&mut *db)
    .await
    .doing("looking for concerns that are due")?;
    let mut parcels = Vec::with_capacity(due.len());
    for row in due {
        match read(store, &row) {
            Ok(message) => parcels.push(lease_one(store, db, (row, message), after(now, lease_seconds)).await?),
            Err(fault) => {
                tracing::error!(message = %row.id, error = ?fault, "a concern cannot be opened; it is put aside");
                put_off(db, row.id, after(now, ASIDE_SECONDS)).await?;
            }
        }
    }
    Ok(parcels)
}

fn read(store: &SqlStore, row: &Due) -> Result<Message, Fault> {
    let key = store.vault.unwrap_concern(ConcernId::new(row.concern_id), &row.wrapped_key)?;
    Vault::open(&key, message_cell(&row.id), &row.sealed)
}

async fn lease_one(
    store: &SqlStore,
    db: &mut Connection,
    (row, message): (Due, Message),
    until: Timestamp,
) -> Result<Parcel, Fault> {
    const WHAT: &str = "leasing a concern";
    let lease = store.vault.uuid();
    sqlx::query("update concern_message set lease = $2, lease_until = $3, attempts = attempts + 1 where id = $1")
        .bind(row.id)
        .bind(lease)
        .bind(millis(until))
        .execute(&mut *db)
        .await
        .doing(WHAT)?;
    sqlx::query("update concern set delivery = 'sending' where id = $1 and delivery = 'saved'")
        .bind(row.concern_id)
        .execute(db)
        .await
        .doing(WHAT)?;
    Ok(Parcel {
        id: MessageId::new(row.id),
        subject: Subject::Concern(ConcernId::new(row.concern_id)),
        message,
        attempts: count(row.attempts),
        created_at: time(row.created_at)?,
        lease,
    })
}

async fn put_off(db: &mut Connection, message: Uuid, until: Timestamp) -> Result<(), Fault> {
    sqlx::query("update concern_message set next_at = $2, lease = null, lease_until = null where id = $1")
        .bind(message)
        .bind(millis(until))
        .execute(db)
        .await
        .doing("putting a concern off")?;
    Ok(())
}

/// Settles a try of a concern. Does nothing if the lease is no longer ours.
pub(in super::super) async fn settle(
    store: &SqlStore,
    (parcel, concern): (&Parcel, ConcernId),
    attempt: Attempt,
    now: Timestamp,
) -> Result<(), Fault> {
    const WHAT: &str = "settling a concern";
    let mut change = store.write().await?;
    let held: Option<i32> = sqlx::query_scalar("select 1 from concern_message where id = $1 and lease = $2")
        .bind(parcel.id.uuid())
        .bind(parcel.lease)
        .fetch_optional(&mut *change)
        .await
        .doing(WHAT)?;
    if held.is_none() {
        return Ok(());
    }
    match attempt {
        Attempt::TryAgain { at } => put_off(&mut change, parcel.id.uuid(), at).await?,
        Attempt::HandedOver => {
            sqlx::query("update concern_message set settled_at = $2, lease = null, lease_until = null where id = $1")
                .bind(parcel.id.uuid())
                .bind(millis(now))
                .execute(&mut *change)
                .await
                .doing(WHAT)?;
            hand_over(&mut change, (parcel, concern), now).await?;
        }
    }
    commit(change).await
}

async fn hand_over(db: &mut Connection, (parcel, concern): (&Parcel, ConcernId), now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update concern set handed_over_at = coalesce(handed_over_at, $2),
                            delivery = case when delivery in ('saved', 'sending') then 'handed-over' else delivery end
         where id = $1",
    )
    .bind(concern.uuid())
    .bind(millis(now))
    .execute(&mut *db)
    .await
    .doing("noting that a concern was handed over")?;
    let subject = parcel.message.reference().as_str();
    audit::append(db, audit::Entry { at: now, actor: "portal", action: "handed over", subject, detail: "concern" })
        .await
}
