//! Codes that are sent: one at a time for each member, few times, and opened once; and how far each message got.

use app::{
    domain::{
        ids::{MemberId, SendingId},
        lock::Carrier,
    },
    ports::{Fault, OnceRow, SendingState},
};
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use super::super::{
    SqlStore, commit,
    engine::Connection,
    fault::Doing,
    values::{days_before, millis},
};
use super::{add_attempt, attempts};

/// Codes for one member in any [`SOON`], and in any day.
const MOST_SOON: i64 = 3;
const SOON: SignedDuration = SignedDuration::from_mins(15);
const MOST_A_DAY: i64 = 10;
/// Tries of one code.
const MOST_TRIES: i64 = 5;

pub(super) async fn may_send(store: &SqlStore, member: MemberId, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let soon = now.saturating_sub(SOON).unwrap_or(Timestamp::MIN);
    if attempts(&mut change, member, "send", soon).await? >= MOST_SOON
        || attempts(&mut change, member, "send", days_before(now, 1)).await? >= MOST_A_DAY
    {
        return Ok(false);
    }
    add_attempt(&mut change, member, "send", now).await?;
    commit(change).await?;
    Ok(true)
}

pub(super) async fn put(store: &SqlStore, member: MemberId, once: OnceRow) -> Result<(), Fault> {
    let code = sqlx::query(
        "insert into once_code (member_id, digest, until) values ($1, $2, $3)
         on conflict (member_id) do update set digest = excluded.digest, until = excluded.until, tries = 0",
    )
    .bind(member.uuid())
    .bind(once.digest.as_slice())
    .bind(millis(once.until));
    store.alone("keeping a code that is sent", code).await.map(drop)
}

pub(super) async fn try_it(
    store: &SqlStore,
    member: MemberId,
    digest: &[u8; 32],
    now: Timestamp,
) -> Result<bool, Fault> {
    const WHAT: &str = "trying a code that was sent";
    let mut change = store.write().await?;
    let kept: Option<Vec<u8>> = sqlx::query_scalar(
        "update once_code set tries = tries + 1 where member_id = $1 and until > $2 and tries < $3 returning digest",
    )
    .bind(member.uuid())
    .bind(millis(now))
    .bind(MOST_TRIES)
    .fetch_optional(&mut *change)
    .await
    .doing(WHAT)?;
    let is_right = kept.is_some_and(|kept| bool::from(kept.as_slice().ct_eq(digest)));
    if is_right {
        sqlx::query("delete from once_code where member_id = $1")
            .bind(member.uuid())
            .execute(&mut *change)
            .await
            .doing(WHAT)?;
    }
    commit(change).await?;
    Ok(is_right)
}

pub(in super::super) async fn begin_sending(
    db: &mut Connection,
    id: SendingId,
    carrier: Carrier,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("insert into sending (id, carrier, state, made_at, changed_at) values ($1, $2, $3, $4, $4)")
        .bind(id.uuid())
        .bind(carrier.slug())
        .bind(SendingState::Made.slug())
        .bind(millis(now))
        .execute(db)
        .await
        .doing("noting a message that leaves")?;
    Ok(())
}

pub(in super::super) async fn note_sending(
    db: &mut Connection,
    id: SendingId,
    state: SendingState,
    now: Timestamp,
) -> Result<bool, Fault> {
    // A receipt can overtake the answer to the sending: "taken" does not take back that it arrived, or did not.
    let done = sqlx::query(
        "update sending set
             state = case when state in ('delivered', 'failed') and $2 not in ('delivered', 'failed')
                     then state else $2 end,
             changed_at = $3
         where id = $1",
    )
    .bind(id.uuid())
    .bind(state.slug())
    .bind(millis(now))
    .execute(db)
    .await
    .doing("noting how far a message got")?;
    Ok(done.rows_affected() > 0)
}
