//! How a try of a message ended.
//!
//! A lease is a fence: only its holder can settle, and a settlement that comes too late changes nothing.
//! The one exception is the truth: a request that left while it was being withdrawn is recorded as left, and recalled.

use app::{
    domain::delivery::Delivery,
    ports::{Attempt, Fault, Parcel, Subject},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, concern,
    engine::Connection,
    fault::Doing,
    outbox, status,
    values::{delivery, millis},
};

pub(super) async fn settle(store: &SqlStore, parcel: &Parcel, attempt: Attempt, now: Timestamp) -> Result<(), Fault> {
    if let Subject::Concern(concern) = parcel.subject {
        return concern::sending::settle(store, (parcel, concern), attempt, now).await;
    }
    let mut change = store.write().await?;
    let held: Option<(Uuid, String, bool)> =
        sqlx::query_as("select request_id, kind, settled_at is not null from message where id = $1 and lease = $2")
            .bind(parcel.id.uuid())
            .bind(parcel.lease)
            .fetch_optional(&mut *change)
            .await
            .doing("looking for a lease")?;
    // Somebody else holds the parcel now, or it is settled: this try has nothing more to say.
    let Some((request, kind, stopped)) = held else { return Ok(()) };
    match attempt {
        Attempt::HandedOver => hand_over(&mut change, (parcel, request), &kind, now).await?,
        Attempt::TryAgain { at } => outbox::put_off(&mut change, parcel.id.uuid(), at).await?,
    }
    if stopped {
        release_recall(&mut change, request, now).await?;
    }
    commit(change).await
}

async fn hand_over(
    db: &mut Connection,
    (parcel, request): (&Parcel, Uuid),
    kind: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    const WHAT: &str = "noting what was handed over";
    sqlx::query(
        "update message set settled_at = $2, outcome = 'handed-over', lease = null, lease_until = null where id = $1",
    )
    .bind(parcel.id.uuid())
    .bind(millis(now))
    .execute(&mut *db)
    .await
    .doing(WHAT)?;
    let row = status::by_id(&mut *db, request).await?.ok_or(Fault::bare(WHAT))?;
    if kind == "request" {
        let later = delivery(&row.delivery)?.or_later(Delivery::HandedOver);
        sqlx::query("update request set delivery = $2, handed_over_at = coalesce(handed_over_at, $3) where id = $1")
            .bind(request)
            .bind(later.slug())
            .bind(millis(now))
            .execute(&mut *db)
            .await
            .doing(WHAT)?;
    }
    if row.withdrawn_at.is_some() {
        recall(&mut *db, request, now).await?;
    }
    let entry = audit::Entry { at: now, actor: "portal", action: "handed over", subject: &row.reference, detail: kind };
    audit::append(db, entry).await
}

/// Lets the recall of a request go now: the try it waited for has ended.
async fn release_recall(db: &mut Connection, request: Uuid, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update message set next_at = $2
         where request_id = $1 and kind = 'withdrawal' and settled_at is null and attempts = 0 and next_at > $2",
    )
    .bind(request)
    .bind(millis(now))
    .execute(db)
    .await
    .doing("releasing a recall")?;
    Ok(())
}

/// Makes sure that a withdrawal goes out for a request that turns out to be at the hub.
pub(super) async fn recall(db: &mut Connection, request: Uuid, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update message set settled_at = null, outcome = null, next_at = $2
         where request_id = $1 and kind = 'withdrawal' and outcome = 'stopped' and sealed is not null",
    )
    .bind(request)
    .bind(millis(now))
    .execute(db)
    .await
    .doing("recalling a withdrawn request")?;
    Ok(())
}
