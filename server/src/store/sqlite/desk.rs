//! The portal's own desk: its list, one opened request, and open tasks.
//!
//! Opening a request is a change, because who has seen what is kept in the audit in the same transaction.
//! What a withdrawal stopped before it left is not shown: it never reached anyone.

use app::{
    domain::{ids::FamilyId, message::Message, reference::Reference},
    ports::{DeskCase, DeskLine, Fault, Task},
};
use jiff::Timestamp;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{
    SqliteStore, audit, commit,
    fault::Doing,
    status::{RequestRow, select_request},
    values::{maybe_time, place, time},
    vault::{Vault, message_cell},
};
use crate::crypto::envelope::SealKey;

pub(super) async fn list(store: &SqliteStore, most: u32) -> Result<Vec<DeskLine>, Fault> {
    // What still needs a person comes first, or a long list of finished requests would push it off the page.
    let rows: Vec<RequestRow> = sqlx::query_as(select_request!(
        "order by (request.seen_at is not null or request.withdrawn_at is not null), request.urgent desc, request.seq
         limit $1"
    ))
    .bind(i64::from(most))
    .fetch_all(&store.reader)
    .await
    .doing("listing requests")?;
    rows.iter()
        .map(|row| {
            Ok(DeskLine { status: row.status()?, at_desk: row.handed_over_at.is_some() && row.confirmed_at.is_none() })
        })
        .collect()
}

pub(super) async fn case(
    store: &SqliteStore,
    reference: &Reference,
    now: Timestamp,
) -> Result<Option<DeskCase>, Fault> {
    let mut change = store.write().await?;
    let row: Option<RequestRow> = sqlx::query_as(select_request!("where request.reference = $1"))
        .bind(reference.as_str())
        .fetch_optional(&mut *change)
        .await
        .doing("opening a request")?;
    let Some(row) = row else { return Ok(None) };
    let key = store.vault.key(&mut change, FamilyId::new(row.family_id)).await?;
    let case = DeskCase { status: row.status()?, messages: messages(&mut change, &key, row.id).await? };
    let entry = audit::Entry { at: now, actor: "desk", action: "desk opened", subject: &row.reference, detail: "" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(Some(case))
}

async fn messages(db: &mut SqliteConnection, key: &SealKey, request: Uuid) -> Result<Vec<Message>, Fault> {
    let rows: Vec<(Uuid, Vec<u8>)> = sqlx::query_as(
        "select id, sealed from message
         where request_id = $1 and sealed is not null and (outcome is null or outcome = 'handed-over' or kind = 'withdrawal')
         order by seq",
    )
    .bind(request)
    .fetch_all(db)
    .await
    .doing("opening a request's messages")?;
    rows.iter().map(|(id, sealed)| Vault::open(key, message_cell(id), sealed)).collect()
}

pub(super) async fn tasks(store: &SqliteStore) -> Result<Vec<Task>, Fault> {
    let rows: Vec<(i64, String, String, String, i64, Option<i64>)> = sqlx::query_as(
        "select task.id, task.kind, request.reference, request.place, task.raised_at, task.done_at
         from task join request on request.id = task.request_id
         where task.done_at is null order by task.id",
    )
    .fetch_all(&store.reader)
    .await
    .doing("listing tasks")?;
    rows.into_iter()
        .map(|(id, kind, reference, place_id, at, done_at)| {
            Ok(Task {
                id,
                kind,
                reference: Reference::from_text(reference),
                place: place(&place_id)?,
                at: time(at)?,
                done_at: maybe_time(done_at)?,
            })
        })
        .collect()
}
