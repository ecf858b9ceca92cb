//! What hubs say of plans: of their own requests alone, once for each id.
//!
//! A hub's clock may be wrong, so its time counts only between the request and now. An answer to the request means that a
//! person has read it.

use app::{
    domain::{
        delivery::Delivery,
        plan::{By, PlanEvent, What},
        question::SentKind,
    },
    ports::{Fault, HubNews, HubSays, PlanTaken},
};
use jiff::Timestamp;

use super::super::{
    SqlStore, audit, commit,
    fault::Doing,
    news,
    status::{RequestRow, select_request},
    values::time,
};
use super::{Change, Kept, Source, keep};

pub(super) async fn says(store: &SqlStore, says: &HubSays, now: Timestamp) -> Result<PlanTaken, Fault> {
    if matches!(says.event.by, By::Seat { .. }) {
        return Err(Fault::bare("a hub never speaks as a family"));
    }
    let mut change = store.write().await?;
    let Some(row) = find(&mut change, says).await? else { return Ok(PlanTaken::NoSuchRequest) };
    let key = store.vault.living_key(&mut change, row.family()).await?;
    let Some(key) = key.filter(|_| row.withdrawn_at.is_none()) else { return Ok(PlanTaken::Closed) };
    let at = says.event.at.min(now).max(time(row.sent_at)?);
    let event = PlanEvent { at, ..says.event.clone() };
    let source = Source { request: &row, key: &key, name: format!("{}/{}", row.place, row.hub) };
    match keep(store, &mut change, (&source, &event), now).await? {
        Kept::Already => return Ok(PlanTaken::Already),
        Kept::Differs => return Ok(PlanTaken::Differs),
        Kept::New => {}
    }
    if matches!(event.what, What::Outcome(_)) {
        move_on(&mut change, (&row, says), (&event, now)).await?;
    }
    let (actor, detail) = (source.name.as_str(), event.what.slug());
    let entry = audit::Entry { at: now, actor, action: "plan said", subject: &row.reference, detail };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(PlanTaken::Taken)
}

/// A hub's own request; a question has no plan.
async fn find(change: &mut Change, says: &HubSays) -> Result<Option<RequestRow>, Fault> {
    let row: Option<RequestRow> =
        sqlx::query_as(select_request!("where request.reference = $1 and request.place = $2 and request.hub = $3"))
            .bind(says.reference.as_str())
            .bind(says.place.as_str())
            .bind(says.hub.as_str())
            .fetch_optional(&mut **change)
            .await
            .doing("looking for the request of a plan")?;
    match row {
        Some(row) if row.kind()? == SentKind::Request => Ok(Some(row)),
        _ => Ok(None),
    }
}

/// Whoever answers has read it.
async fn move_on(
    change: &mut Change,
    (row, says): (&RequestRow, &HubSays),
    (event, now): (&PlanEvent, Timestamp),
) -> Result<(), Fault> {
    let news = HubNews {
        event: event.id.clone(),
        place: says.place.clone(),
        hub: says.hub.clone(),
        reference: says.reference.clone(),
        delivery: Delivery::Seen,
        answer: None,
        at: event.at,
    };
    news::move_on(change, row, &news, now).await?;
    news::close_tasks(change, row.id, Delivery::Seen, now).await
}
