//! A hub and its concerns: its word on them, the desk's own list, and alarms when there is no word.
//!
//! A desk sees concerns of the hubs it is given and of no other; opening one is kept in the audit in the same transaction.

use app::{
    domain::{delivery::Delivery, ids::ConcernId, message::Message, reference::Reference},
    ports::{ConcernStatus, DeskActor, DeskHubs, Fault, HubNews, NewsTaken, OpenedConcern},
};
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit, desk,
    engine::{Connection, Db},
    fault::Doing,
    news,
    values::{delivery, millis, time},
    vault::Vault,
};
use super::{Row, message_cell, select_concern};

type Change = Transaction<'static, Db>;

/// How many a desk lists.
const MOST: i64 = 500;

pub(in super::super) async fn list(store: &SqlStore, hubs: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault> {
    let rows: Vec<Row> = sqlx::query_as(select_concern!(
        "where sent_at is not null and place || '/' || hub in (select value from json_each($2))
         order by (seen_at is not null), (confirmed_at is not null), seq limit $1"
    ))
    .bind(MOST)
    .bind(names(hubs))
    .fetch_all(&store.reader)
    .await
    .doing("listing concerns")?;
    let all: Result<Vec<_>, Fault> = rows.iter().map(Row::status).collect();
    Ok(all?.into_iter().flatten().collect())
}

/// The hubs as queries take them: a JSON list of short names, which hold nothing to escape.
fn names(hubs: &DeskHubs) -> String {
    let quoted: Vec<String> =
        hubs.iter().map(|(place, hub)| format!("\"{}/{}\"", place.as_str(), hub.as_str())).collect();
    format!("[{}]", quoted.join(","))
}

pub(in super::super) async fn open(
    store: &SqlStore,
    (by, hubs): (DeskActor, &DeskHubs),
    reference: &Reference,
    now: Timestamp,
) -> Result<Option<OpenedConcern>, Fault> {
    let mut change = store.write().await?;
    let row: Option<Row> = sqlx::query_as(select_concern!(
        "where reference = $1 and place || '/' || hub in (select value from json_each($2))"
    ))
    .bind(reference.as_str())
    .bind(names(hubs))
    .fetch_optional(&mut *change)
    .await
    .doing("opening a concern")?;
    let Some(row) = row else { return Ok(None) };
    let Some(status) = row.status()? else { return Ok(None) };
    let message = message(store, &mut change, &row).await?;
    let subject = reference.as_str();
    let actor = desk::actor(by);
    let entry = audit::Entry { at: now, actor: &actor, action: "desk opened", subject, detail: "concern" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(Some(OpenedConcern { status, message }))
}

async fn message(store: &SqlStore, db: &mut Connection, row: &Row) -> Result<Option<Message>, Fault> {
    let Some(wrapped) = &row.wrapped_key else { return Ok(None) };
    let sealed: Option<(Uuid, Vec<u8>)> =
        sqlx::query_as("select id, sealed from concern_message where concern_id = $1 and sealed is not null")
            .bind(row.id)
            .fetch_optional(db)
            .await
            .doing("opening a concern's message")?;
    let key = store.vault.unwrap_concern(ConcernId::new(row.id), wrapped)?;
    sealed.map(|(id, sealed)| Vault::open(&key, message_cell(&id), &sealed)).transpose()
}

/// Takes news that is about no request: idempotent, and never moves a concern back.
pub(in super::super) async fn take(
    change: &mut Change,
    (news, by): (&HubNews, Option<DeskActor>),
    now: Timestamp,
) -> Result<NewsTaken, Fault> {
    let row: Option<Row> =
        sqlx::query_as(select_concern!("where reference = $1 and place = $2 and hub = $3 and sent_at is not null"))
            .bind(news.reference.as_str())
            .bind(news.place.as_str())
            .bind(news.hub.as_str())
            .fetch_optional(&mut **change)
            .await
            .doing("looking for the concern that news is about")?;
    let Some(row) = row else { return Ok(NewsTaken::NoSuchRequest) };
    if !note_event(change, news, row.id, now).await? {
        return Ok(NewsTaken::Already);
    }
    move_on(change, &row, news, now).await?;
    let actor = news::teller(news, by);
    let (subject, detail) = (news.reference.as_str(), news.delivery.slug());
    audit::append(change, audit::Entry { at: now, actor: &actor, action: "hub said", subject, detail }).await?;
    Ok(NewsTaken::Taken)
}

/// `false` if the same event was taken before.
async fn note_event(change: &mut Change, news: &HubNews, concern: Uuid, now: Timestamp) -> Result<bool, Fault> {
    let done = sqlx::query(
        "insert into concern_event (place, hub, event, concern_id, delivery, at, taken_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (place, hub, event) do nothing",
    )
    .bind(news.place.as_str())
    .bind(news.hub.as_str())
    .bind(&news.event)
    .bind(concern)
    .bind(news.delivery.slug())
    .bind(millis(news.at))
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("noting news of a concern")?;
    Ok(done.rows_affected() == 1)
}

/// A hub's clock may be wrong, so its time counts only between sending and now; the earliest word counts.
async fn move_on(change: &mut Change, row: &Row, news: &HubNews, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "moving a concern on";
    let (known, sent) = row.delivery.as_deref().zip(row.sent_at).ok_or(Fault::bare(WHAT))?;
    let at = millis(news.at.min(now).max(time(sent)?));
    let earliest = |known: Option<i64>| known.map_or(at, |known| known.min(at));
    let seen = if news.delivery == Delivery::Seen { Some(earliest(row.seen_at)) } else { row.seen_at };
    sqlx::query("update concern set delivery = $2, confirmed_at = $3, seen_at = $4 where id = $1")
        .bind(row.id)
        .bind(delivery(known)?.or_later(news.delivery).slug())
        .bind(earliest(row.confirmed_at))
        .bind(seen)
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}

/// Raises the alarm, once each, for concerns that no hub has confirmed since `before`.
pub(in super::super) async fn escalate(
    change: &mut Change,
    before: Timestamp,
    now: Timestamp,
) -> Result<Vec<Reference>, Fault> {
    const WHAT: &str = "looking for concerns nobody has confirmed";
    let late: Vec<String> = sqlx::query_scalar(
        "update concern set escalated_at = $2
         where escalated_at is null and confirmed_at is null and sent_at < $1
         returning reference",
    )
    .bind(millis(before))
    .bind(millis(now))
    .fetch_all(&mut **change)
    .await
    .doing(WHAT)?;
    for reference in &late {
        let entry = audit::Entry {
            at: now,
            actor: "portal",
            action: "alarm raised",
            subject: reference,
            detail: "concern not confirmed",
        };
        audit::append(change, entry).await?;
    }
    Ok(late.into_iter().map(Reference::from_text).collect())
}
