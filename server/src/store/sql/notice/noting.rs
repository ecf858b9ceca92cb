//! What is new for the sender of a request, noted in the change that keeps it; and that they have read it.
//!
//! What the sender may not see is not looked at further, so no notice tells of it (rule C11).

use app::{
    domain::plan::{Plan, PlanEvent, PlanKey, What},
    ports::Fault,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    super::{
        fault::Doing,
        status::RequestRow,
        values::millis,
        vault::{Vault, plan_cell},
    },
    Change, put_due, row,
};
use crate::crypto::envelope::SealKey;

/// The sender has read everything, or was there to say something.
pub(in super::super) async fn looked(change: &mut Change, request: Uuid, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update news_notice set looked_at = $2, news_at = null, due_at = null, going_at = null, tries = 0
         where request_id = $1",
    )
    .bind(request)
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("noting that news was read")?;
    Ok(())
}

/// Notes what was just kept of a plan, if it is news for the sender.
pub(in super::super) async fn said(
    change: &mut Change,
    (request, key): (&RequestRow, &SealKey),
    event: &PlanEvent,
    now: Timestamp,
) -> Result<(), Fault> {
    let sender = PlanKey::sender();
    if event.seat() == Some(&sender) {
        return looked(change, request.id, now).await;
    }
    if matches!(event.what, What::Stage(_)) {
        note_end(change, (request, key), now).await?;
    }
    let before = match &event.what {
        What::Plan(_) => said_before(change, (request, key), event).await?,
        _ => Vec::new(),
    };
    if !event.is_news_for(&sender, &before) {
        return Ok(());
    }
    sqlx::query("update news_notice set news_at = coalesce(news_at, $2) where request_id = $1")
        .bind(request.id)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("noting news")?;
    match row(change, request.id).await? {
        Some(row) if row.due_at.is_none() => put_due(change, request.id, row.due()?).await,
        _ => Ok(()),
    }
}

/// What of one kind was said of a plan.
async fn events(
    change: &mut Change,
    (request, key): (&RequestRow, &SealKey),
    kind: &str,
) -> Result<Vec<PlanEvent>, Fault> {
    let rows: Vec<(Uuid, Vec<u8>)> =
        sqlx::query_as("select id, sealed from plan_event where request_id = $1 and kind = $2")
            .bind(request.id)
            .bind(kind)
            .fetch_all(&mut **change)
            .await
            .doing("reading what was said before")?;
    rows.iter().map(|(id, sealed)| Vault::open(key, plan_cell(id), sealed)).collect()
}

async fn said_before(
    change: &mut Change,
    of: (&RequestRow, &SealKey),
    event: &PlanEvent,
) -> Result<Vec<PlanEvent>, Fault> {
    let mut all = events(change, of, event.what.slug()).await?;
    all.retain(|other| (&other.id, &other.by) != (&event.id, &event.by));
    Ok(all)
}

/// Notes whether the plan has ended, as the sender knows it.
async fn note_end(change: &mut Change, of: (&RequestRow, &SealKey), now: Timestamp) -> Result<(), Fault> {
    let stages = events(change, of, "stage").await?;
    let seen = stages.into_iter().filter_map(|event| event.for_seat(&PlanKey::sender()));
    let has_ended = Plan::of(seen).ended_on().is_some();
    sqlx::query("update news_notice set ended_at = case when $2 then coalesce(ended_at, $3) end where request_id = $1")
        .bind(of.0.id)
        .bind(has_ended)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("noting the end of a plan")?;
    Ok(())
}
