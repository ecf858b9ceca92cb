//! News from hubs, and alarms when there is none.
//!
//! [`take`] may be called with the same news twice, late, or in any order: the end state is the same, and never
//! goes back. [`escalate`] raises a task for a person, once per request, when no hub has confirmed in time.

use app::{
    domain::{delivery::Delivery, ids::DeskPersonId, question::SentKind, reference::Reference},
    ports::{DeskActor, Fault, HubNews, NewsTaken},
};
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore, advice, audit, commit, concern, desk,
    engine::Db,
    fault::Doing,
    settle,
    status::{RequestRow, select_request},
    values::{delivery, millis, time},
};
use crate::watch;

type Change = Transaction<'static, Db>;

/// Takes news: of a hub's own system, or of whoever is at its desk.
pub(super) async fn take(
    store: &SqlStore,
    (news, by): (&HubNews, Option<DeskActor>),
    now: Timestamp,
) -> Result<NewsTaken, Fault> {
    if !matches!(news.delivery, Delivery::Confirmed | Delivery::Seen) {
        return Err(Fault::bare("a hub can only say that it has a request, or that a person has read it"));
    }
    let mut change = store.write().await?;
    let row: Option<RequestRow> =
        sqlx::query_as(select_request!("where request.reference = $1 and request.place = $2 and request.hub = $3"))
            .bind(news.reference.as_str())
            .bind(news.place.as_str())
            .bind(news.hub.as_str())
            .fetch_optional(&mut *change)
            .await
            .doing("looking for the request that news is about")?;
    let Some(row) = row else {
        // A concern is confirmed and read; nobody is answered that way.
        if news.answer.is_some() {
            return Ok(NewsTaken::NoSuchRequest);
        }
        let taken = concern::hub::take(&mut change, (news, by), now).await?;
        commit(change).await?;
        if taken == NewsTaken::Taken {
            watch::heard(news.delivery);
        }
        return Ok(taken);
    };
    // Who holds six words reads an answer, so nobody is answered that way about what they told of themselves (threat T5).
    if news.answer.is_some() && row.kind()? != SentKind::Question {
        return Ok(NewsTaken::NotAQuestion);
    }
    if !note_event(&mut change, news, row.id, now).await? {
        return Ok(NewsTaken::Already);
    }
    move_on(&mut change, &row, news, now).await?;
    if let Some(words) = &news.answer {
        advice::keep(store, &mut change, (&row, words), happened(&row, news, now)?).await?;
    }
    close_tasks(&mut change, row.id, news.delivery, now).await?;
    if row.withdrawn_at.is_some() {
        settle::recall(&mut change, row.id, now).await?;
    }
    if let Some(person) = by.and_then(DeskActor::person) {
        acknowledged(&mut change, row.id, person).await?;
    }
    let actor = teller(news, by);
    let detail = if news.answer.is_some() { "answered" } else { news.delivery.slug() };
    let entry = audit::Entry { at: now, actor: &actor, action: "hub said", subject: &row.reference, detail };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    watch::heard(news.delivery);
    Ok(NewsTaken::Taken)
}

/// Who says so, for the audit: the hub, or whoever is at its desk.
pub(super) fn teller(news: &HubNews, by: Option<DeskActor>) -> String {
    by.map_or_else(|| format!("{}/{}", news.place.as_str(), news.hub.as_str()), desk::actor)
}

/// Notes who said first that the hub has it: what is asked about it later is for them.
async fn acknowledged(change: &mut Change, request: Uuid, person: DeskPersonId) -> Result<(), Fault> {
    sqlx::query("update request set acknowledged_by = coalesce(acknowledged_by, $2) where id = $1")
        .bind(request)
        .bind(person.uuid())
        .execute(&mut **change)
        .await
        .doing("noting who took a request up")?;
    Ok(())
}

/// `false` if the same event was taken before.
async fn note_event(change: &mut Change, news: &HubNews, request: Uuid, now: Timestamp) -> Result<bool, Fault> {
    let done = sqlx::query(
        "insert into hub_event (place, hub, event, request_id, delivery, at, taken_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (place, hub, event) do nothing",
    )
    .bind(news.place.as_str())
    .bind(news.hub.as_str())
    .bind(&news.event)
    .bind(request)
    .bind(news.delivery.slug())
    .bind(millis(news.at))
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("noting news")?;
    Ok(done.rows_affected() == 1)
}

/// When it happened. A hub's clock may be wrong, so its time counts only between sending and now:
/// a time long ago would have the story deleted early.
fn happened(row: &RequestRow, news: &HubNews, now: Timestamp) -> Result<i64, Fault> {
    Ok(millis(news.at.min(now).max(time(row.sent_at)?)))
}

/// Moves the request on. The earliest word counts, in whatever order words arrive.
pub(super) async fn move_on(
    change: &mut Change,
    row: &RequestRow,
    news: &HubNews,
    now: Timestamp,
) -> Result<(), Fault> {
    let at = happened(row, news, now)?;
    let earliest = |known: Option<i64>| known.map_or(at, |known| known.min(at));
    let seen = if news.delivery == Delivery::Seen { Some(earliest(row.seen_at)) } else { row.seen_at };
    sqlx::query("update request set delivery = $2, confirmed_at = $3, seen_at = $4 where id = $1")
        .bind(row.id)
        .bind(delivery(&row.delivery)?.or_later(news.delivery).slug())
        .bind(earliest(row.confirmed_at))
        .bind(seen)
        .execute(&mut **change)
        .await
        .doing("moving a request on")?;
    Ok(())
}

/// A confirmed request needs no alarm; one that a person has read answers the chase too. That the family should have heard
/// what happens now is another matter: for a request only the hub's own answer ends that.
pub(super) async fn close_tasks(
    change: &mut Change,
    request: Uuid,
    news: Delivery,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update task set done_at = $2
         where request_id = $1 and done_at is null
           and (kind = 'not-confirmed'
                or ($3 and (kind = 'chased'
                            or kind = 'outcome-late' and (select kind from request where id = $1) = 'question')))",
    )
    .bind(request)
    .bind(millis(now))
    .bind(news == Delivery::Seen)
    .execute(&mut **change)
    .await
    .doing("closing tasks")?;
    Ok(())
}

pub(super) async fn escalate(
    store: &SqlStore,
    before: Timestamp,
    urgent_before: Timestamp,
    now: Timestamp,
) -> Result<Vec<Reference>, Fault> {
    let mut change = store.write().await?;
    // A withdrawn request needs no confirmation, but a recall that is stuck needs a person.
    let late: Vec<(Uuid, String)> = sqlx::query_as(
        "select id, reference from (
             select id, reference, urgent, seq from request
             where confirmed_at is null and withdrawn_at is null and escalated_at is null
               and sent_at < $3 and sent_at < case when urgent then $2 else $1 end
             union
             select request.id, request.reference, request.urgent, request.seq
             from message join request on request.id = message.request_id
             where message.kind = 'withdrawal' and message.settled_at is null and message.created_at < $3
               and message.created_at < case when request.urgent then $2 else $1 end
               and request.escalated_at is null
         ) as late
         order by urgent desc, seq",
    )
    .bind(millis(before))
    .bind(millis(urgent_before))
    .bind(millis(before.max(urgent_before)))
    .fetch_all(&mut *change)
    .await
    .doing("looking for requests nobody has confirmed")?;
    for (request, reference) in &late {
        raise(&mut change, *request, reference, now).await?;
    }
    let concerns = concern::hub::escalate(&mut change, urgent_before, now).await?;
    commit(change).await?;
    let requests = late.into_iter().map(|(_, reference)| Reference::from_text(reference));
    Ok(concerns.into_iter().chain(requests).collect())
}

async fn raise(change: &mut Change, request: Uuid, reference: &str, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "raising an alarm";
    sqlx::query("update request set escalated_at = $2 where id = $1")
        .bind(request)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    sqlx::query("insert into task (kind, request_id, raised_at) values ('not-confirmed', $1, $2)")
        .bind(request)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    let entry =
        audit::Entry { at: now, actor: "portal", action: "alarm raised", subject: reference, detail: "not confirmed" };
    audit::append(change, entry).await
}
