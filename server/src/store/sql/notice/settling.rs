//! How sending a notice ended.
//!
//! Only a notice that is still on its way is settled: whoever looked or stopped them meanwhile changed that. An address
//! that a service refuses twice in a row, a day apart, gets no more: once may be the service's fault.

use app::{
    domain::{
        ids::SendingId,
        notice::{APART, NoticeState},
    },
    ports::{Fault, Posted, SendingState, england},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::super::{SqlStore, commit, fault::Doing, ways};
use super::{Change, NoticeRow, put_due, select_notice, taking};

/// So many refusals in a row, and an address is not tried again.
const MOST_REFUSED: i64 = 2;
/// How long to wait after the first try that a service could not take, the second, and so on; then it stays.
const WAITS: [SignedDuration; 5] = [
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(3),
    SignedDuration::from_hours(6),
];

pub(super) async fn went(store: &SqlStore, id: SendingId, posted: Posted, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    ways::note_sending(&mut change, id, SendingState::from(posted), now).await?;
    let row: Option<NoticeRow> = sqlx::query_as(select_notice!("where sending = $1 and going_at is not null"))
        .bind(id.uuid())
        .fetch_optional(&mut *change)
        .await
        .doing("looking for a notice on its way")?;
    if let Some(row) = row {
        match posted {
            Posted::Taken => told(&mut change, &row).await?,
            Posted::Refused if row.refused + 1 >= MOST_REFUSED => give_up(&mut change, row.request_id, now).await?,
            Posted::Refused => refused(&mut change, &row, now).await?,
            Posted::NotNow | Posted::Unable => again(&mut change, &row, now).await?,
        }
    }
    commit(change).await
}

/// The person was told: of this, and of whatever else waited for them.
async fn told(change: &mut Change, row: &NoticeRow) -> Result<(), Fault> {
    const WHAT: &str = "noting that a notice left";
    sqlx::query("update news_notice set going_at = null, tries = 0, refused = 0 where request_id = $1")
        .bind(row.request_id)
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    sqlx::query("update news_notice set news_at = null, due_at = null where member_id = $1")
        .bind(row.member_id)
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}

/// It did not leave: nobody was told, and it is due again.
async fn again(change: &mut Change, row: &NoticeRow, now: Timestamp) -> Result<(), Fault> {
    let tries = usize::try_from(row.tries).unwrap_or(usize::MAX);
    let wait = WAITS.get(tries).or(WAITS.last()).copied().unwrap_or_default();
    sqlx::query(
        "update news_notice set going_at = null, tries = tries + 1, news_at = coalesce(news_at, going_at), told_at = null
         where request_id = $1",
    )
    .bind(row.request_id)
    .execute(&mut **change)
    .await
    .doing("putting a notice off")?;
    due_after(change, row, (now, wait)).await
}

async fn refused(change: &mut Change, row: &NoticeRow, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update news_notice set going_at = null, refused = refused + 1, news_at = coalesce(news_at, going_at)
         where request_id = $1",
    )
    .bind(row.request_id)
    .execute(&mut **change)
    .await
    .doing("noting that a notice was refused")?;
    due_after(change, row, (now, APART)).await
}

async fn due_after(
    change: &mut Change,
    row: &NoticeRow,
    (now, wait): (Timestamp, SignedDuration),
) -> Result<(), Fault> {
    let from = now.saturating_add(wait).unwrap_or(now);
    let due = row.hours()?.and_then(|hours| hours.first_from(from, &england()));
    put_due(change, row.request_id, due).await
}

/// The address takes none: it gets no more until the person starts them again.
async fn give_up(change: &mut Change, request: Uuid, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update news_notice set state = $2, news_at = null, due_at = null, going_at = null where request_id = $1",
    )
    .bind(request)
    .bind(NoticeState::Bounced.slug())
    .execute(&mut **change)
    .await
    .doing("stopping notices to an address that takes none")?;
    taking::note(change, request, ("notices stopped", "the address takes none"), now).await
}

pub(super) async fn bounced(store: &SqlStore, id: SendingId, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let request: Option<Uuid> =
        sqlx::query_scalar("select request_id from news_notice where sending = $1 and state = $2")
            .bind(id.uuid())
            .bind(NoticeState::On.slug())
            .fetch_optional(&mut *change)
            .await
            .doing("looking for a notice that bounced")?;
    if let Some(request) = request {
        give_up(&mut change, request, now).await?;
    }
    commit(change).await
}
