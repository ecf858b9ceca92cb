//! Which notice is due now. It is taken in one change with its audit row, before anything leaves.
//!
//! One that comes too late for the hours somebody chose, or too soon after another one to the same person, is put off. One
//! whose address cannot be opened is put away, and stops nobody else's.

use app::{
    domain::{
        ids::{FamilyId, SendingId},
        lock::Carrier,
        notice::{APART, NoticeAddress},
    },
    ports::{DueNotice, Fault, england},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    status,
    values::{maybe_time, millis},
    vault::{Vault, notice_cell},
    ways,
};
use super::{Change, NoticeRow, put_due, select_notice};

pub(super) async fn take(
    store: &SqlStore,
    by: &[Carrier],
    id: SendingId,
    now: Timestamp,
) -> Result<Option<DueNotice>, Fault> {
    // Most rounds find nothing, and write nothing.
    let mut view = store.reader.acquire().await.doing("looking for a notice that is due")?;
    if first(&mut view, by, now).await?.is_none() {
        return Ok(None);
    }
    drop(view);
    let mut change = store.write().await?;
    while let Some(row) = first(&mut change, by, now).await? {
        let due = from_now(&row, now)?;
        if due.is_none_or(|due| due > now) {
            put_due(&mut change, row.request_id, due).await?;
            continue;
        }
        let Some(to) = address(store, &mut change, &row).await? else {
            put_due(&mut change, row.request_id, None).await?;
            continue;
        };
        if !mark(&mut change, &row, (id, to.carrier()), now).await? {
            continue;
        }
        commit(change).await?;
        return Ok(Some(DueNotice { to, sending: id }));
    }
    commit(change).await?;
    Ok(None)
}

async fn first(db: &mut Connection, by: &[Carrier], now: Timestamp) -> Result<Option<NoticeRow>, Fault> {
    sqlx::query_as(select_notice!(
        "where due_at <= $1 and ((carrier = 'email' and $2) or (carrier = 'text' and $3)) order by due_at limit 1"
    ))
    .bind(millis(now))
    .bind(by.contains(&Carrier::Email))
    .bind(by.contains(&Carrier::Text))
    .fetch_optional(db)
    .await
    .doing("looking for a notice that is due")
}

/// The first moment from now on at which it may leave.
fn from_now(row: &NoticeRow, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let apart = maybe_time(row.told_at)?.and_then(|told| told.checked_add(APART).ok());
    let hours = row.hours()?;
    Ok(hours.and_then(|hours| hours.first_from(apart.map_or(now, |apart| apart.max(now)), &england())))
}

/// Where it goes; `None` for a family that was erased, or whose address cannot be read any more.
async fn address(store: &SqlStore, change: &mut Change, row: &NoticeRow) -> Result<Option<NoticeAddress>, Fault> {
    let Some(key) = store.vault.living_key(change, FamilyId::new(row.family_id)).await? else { return Ok(None) };
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed from news_notice where request_id = $1")
        .bind(row.request_id)
        .fetch_one(&mut **change)
        .await
        .doing("reading where a notice goes")?;
    match Vault::open(&key, notice_cell(&row.request_id), &sealed) {
        Ok(to) => Ok(Some(to)),
        Err(fault) => {
            tracing::error!(error = ?fault, "where a notice goes cannot be read: it is put away");
            Ok(None)
        }
    }
}

/// `false` if somebody else took it meanwhile.
async fn mark(
    change: &mut Change,
    row: &NoticeRow,
    (id, carrier): (SendingId, Carrier),
    now: Timestamp,
) -> Result<bool, Fault> {
    let done = sqlx::query(
        "update news_notice set sending = $2, going_at = $3, told_at = $3, news_at = null, due_at = null
         where request_id = $1 and due_at is not null",
    )
    .bind(row.request_id)
    .bind(id.uuid())
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("taking a notice")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    ways::begin_sending(change, id, carrier, now).await?;
    note(change, row.request_id, ("notice sent", ""), now).await?;
    Ok(true)
}

/// Notes in the audit what became of a notice: never to whom it goes.
pub(super) async fn note(
    change: &mut Change,
    request: Uuid,
    (action, detail): (&str, &str),
    at: Timestamp,
) -> Result<(), Fault> {
    let about = status::by_id(change, request).await?.ok_or(Fault::bare("a notice is about no request"))?;
    let entry = audit::Entry { at, actor: "portal", action, subject: &about.reference, detail };
    audit::append(change, entry).await
}
