//! What a family says about a request later: more words, a chase, or taking it back.
//!
//! A withdrawal that commits is final: whatever has not left is stopped in the same transaction (rule C5), and a
//! recall goes out if anything may have left. A request once withdrawn takes no further messages.

use app::{
    domain::{
        ids::RequestId,
        message::{Asks, Body, Chase, Message},
    },
    ports::Fault,
};
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, consent,
    engine::{Connection, Db},
    fault::Doing,
    keeping::raise,
    notice,
    outbox::{self, Outgoing},
    status::{self, RequestRow},
    values::millis,
};

type Change = Transaction<'static, Db>;

pub(super) async fn follow_up(
    store: &SqlStore,
    request: RequestId,
    message: &Message,
    now: Timestamp,
) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let is_taken = keep(store, &mut change, (request, message), now).await?;
    commit(change).await?;
    Ok(is_taken)
}

/// An addition that asks to have something put right: a person is called as well.
pub(super) async fn correction(
    store: &SqlStore,
    request: RequestId,
    message: &Message,
    now: Timestamp,
) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let is_taken = keep(store, &mut change, (request, message), now).await?;
    if is_taken {
        raise(&mut change, (request.uuid(), "correction"), now).await?;
    }
    commit(change).await?;
    Ok(is_taken)
}

/// Keeps a later message within a change. `false`, and nothing is kept, for a request that was withdrawn before.
async fn keep(
    store: &SqlStore,
    change: &mut Change,
    (request, message): (RequestId, &Message),
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = status::by_id(change, request.uuid())
        .await?
        .ok_or(Fault::bare("a follow-up names a request that is not there"))?;
    if is_kept(change, message.id()).await? {
        return Ok(true);
    }
    if row.withdrawn_at.is_some() {
        return Ok(false);
    }
    let action = match message.body() {
        Body::Concern(_) => return Err(Fault::bare("a concern is about no request")),
        Body::Request(_) | Body::Question(_) => return Err(Fault::bare("a follow-up cannot be a request")),
        Body::Plan(_) => return Err(Fault::bare("what is said of a plan is kept with the plan")),
        Body::Permission(_) => return Err(Fault::bare("news of a permission goes with the change it tells of")),
        Body::Addition { .. } => "addition sent",
        Body::Chase(Chase { by: Asks::Family }) => chase(change, row.id, now).await?,
        Body::Chase(_) => return Err(Fault::bare("a helper's chase is kept with what they began")),
        Body::Withdrawal => "request withdrawn",
    };
    let recall = match message.body() {
        Body::Withdrawal => Some(withdraw(change, &row, now).await?),
        _ => None,
    };
    insert(store, change, &row, (message, now)).await?;
    if let Some(recall) = recall {
        recall.apply(change, message.id(), now).await?;
    }
    audit::append(change, audit::Entry { at: now, actor: "family", action, subject: &row.reference, detail: "" })
        .await?;
    Ok(true)
}

/// The same message again, such as a form sent twice.
async fn is_kept(db: &mut Connection, message: Uuid) -> Result<bool, Fault> {
    let kept: Option<i32> = sqlx::query_scalar("select 1 from message where id = $1")
        .bind(message)
        .fetch_optional(db)
        .await
        .doing("looking for an earlier message")?;
    Ok(kept.is_some())
}

pub(super) async fn insert(
    store: &SqlStore,
    change: &mut Change,
    row: &RequestRow,
    (message, at): (&Message, Timestamp),
) -> Result<(), Fault> {
    let key = store.vault.key(change, row.family()).await?;
    outbox::insert(&store.vault, change, &key, Outgoing { request: row.id, message, digest: None, at }).await
}

async fn chase(change: &mut Change, request: Uuid, now: Timestamp) -> Result<&'static str, Fault> {
    sqlx::query("update request set chased_at = $2 where id = $1")
        .bind(request)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("noting a chase")?;
    raise(change, (request, "chased"), now).await?;
    Ok("chase sent")
}

/// What to do with the withdrawal's own message.
pub(super) enum Recall {
    /// Nothing ever left, so there is nothing to take back.
    NotNeeded,
    /// Send it, but not before this time (milliseconds): a try of the request may still be under way,
    /// and a recall must not overtake it.
    After(i64),
}

impl Recall {
    pub(super) async fn apply(self, change: &mut Change, message: Uuid, now: Timestamp) -> Result<(), Fault> {
        let query = match self {
            Self::NotNeeded => sqlx::query("update message set settled_at = $2, outcome = 'stopped' where id = $1")
                .bind(message)
                .bind(millis(now)),
            Self::After(at) => sqlx::query("update message set next_at = $2 where id = $1").bind(message).bind(at),
        };
        query.execute(&mut **change).await.doing("planning a recall")?;
        Ok(())
    }
}

/// Stops whatever waits, and records the consent as withdrawn.
pub(super) async fn withdraw(change: &mut Change, row: &RequestRow, now: Timestamp) -> Result<Recall, Fault> {
    const WHAT: &str = "withdrawing a request";
    let request = row.id;
    let (begun, busy_until): (i64, Option<i64>) = sqlx::query_as(
        "select cast(coalesce(sum(attempts), 0) as bigint), max(case when settled_at is null then lease_until end)
         from message where request_id = $1",
    )
    .bind(request)
    .fetch_one(&mut **change)
    .await
    .doing(WHAT)?;
    outbox::stop(change, request, now).await?;
    sqlx::query("update request set withdrawn_at = $2 where id = $1")
        .bind(request)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    consent::withdraw(change, request, now).await?;
    notice::end(change, request).await?;
    // A hub may confirm what this database never saw leave, such as after a backup was restored.
    Ok(if begun == 0 && row.confirmed_at.is_none() {
        Recall::NotNeeded
    } else {
        Recall::After(busy_until.unwrap_or(i64::MIN).max(millis(now)))
    })
}
