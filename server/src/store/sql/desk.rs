//! The portal's own desk: its list, one opened request, tasks, and its word on a request.
//!
//! Every query is held to what whoever asks may see, in the query itself. Opening a request is a change, because who has
//! seen what is kept in the audit in the same transaction. What a withdrawal stopped before it left is not shown: it never
//! reached anyone.

mod openings;
mod tasks;

use app::{
    domain::{
        desk_person::Reach,
        ids::{FamilyId, MemberId},
        message::Message,
        place::HubId,
        reference::Reference,
    },
    ports::{
        AtWork, Desk, DeskActor, DeskCase, DeskLine, Fault, HubNews, Late, NewsTaken, Opened, RequestStatus, Task,
        TaskDeed,
    },
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    engine::{Connection, Db},
    fault::Doing,
    news,
    status::{RequestRow, open, select_request},
    vault::{Vault, message_cell},
};
use crate::crypto::envelope::SealKey;

/// Whether a row of `$table`, which has a place and a hub, lies within the reach that is bound as `$parts`.
macro_rules! in_reach {
    ($table:literal, $parts:literal) => {
        concat!(
            " (",
            $table,
            ".place || '/*' in (select value from json_each(",
            $parts,
            "))
               or ",
            $table,
            ".place || '/' || ",
            $table,
            ".hub in (select value from json_each(",
            $parts,
            "))) "
        )
    };
}
pub(super) use in_reach;

/// A reach as queries take it: a JSON list of its parts, which are short names and hold nothing to escape.
pub(super) fn parts(reach: &Reach) -> String {
    let quoted: Vec<String> = reach.parts().into_iter().map(|part| format!("\"{part}\"")).collect();
    format!("[{}]", quoted.join(","))
}

/// Who acts, as the audit has it: by id, never by name.
pub(super) fn actor(by: DeskActor) -> String {
    match by {
        DeskActor::Link => "desk link".to_owned(),
        DeskActor::Person(id) => format!("desk {}", id.uuid()),
    }
}

#[async_trait]
impl Desk for SqlStore {
    async fn desk_lines(&self, at: &AtWork, most: u32) -> Result<Vec<DeskLine>, Fault> {
        list(self, at, most).await
    }
    async fn desk_status(&self, at: &AtWork, reference: &Reference) -> Result<Option<RequestStatus>, Fault> {
        let mut look = self.reader.acquire().await.doing("looking how a request stands")?;
        find(&mut look, at, reference).await?.map(|row| row.status()).transpose()
    }
    async fn open_case(&self, at: &AtWork, reference: &Reference, now: Timestamp) -> Result<Opened, Fault> {
        open(self, at, reference, now).await
    }
    async fn open_plan(&self, at: &AtWork, reference: &Reference, now: Timestamp) -> Result<bool, Fault> {
        let mut change = self.write().await?;
        let entered = enter(&mut change, (at, reference), "plan opened", now).await?;
        commit(change).await?;
        Ok(matches!(entered, Entered::Open(_)))
    }
    async fn take_desk_news(&self, at: &AtWork, said: &HubNews, now: Timestamp) -> Result<NewsTaken, Fault> {
        if !at.reach.covers(&said.place, &said.hub) {
            return Ok(NewsTaken::NoSuchRequest);
        }
        news::take(self, (said, Some(at.by)), now).await
    }
    async fn desk_tasks(&self, at: &AtWork) -> Result<Vec<Task>, Fault> {
        tasks::list(self, at).await
    }
    async fn do_task(&self, at: &AtWork, task: i64, (deed, now): (TaskDeed, Timestamp)) -> Result<(), Fault> {
        tasks::act(self, (at, task), deed, now).await
    }
    async fn raise_late(&self, late: &[Late], now: Timestamp) -> Result<Vec<Reference>, Fault> {
        tasks::raise_late(self, late, now).await
    }
    async fn openings_of(&self, member: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault> {
        openings::of(self, member).await
    }
}

/// What still needs a person comes first, or a long list of finished requests would push it off the page. It is asked for
/// part by part of the reach: each is a stretch of an index, and nothing else is read.
async fn list(store: &SqlStore, at: &AtWork, most: u32) -> Result<Vec<DeskLine>, Fault> {
    const WHAT: &str = "listing requests";
    macro_rules! stretch {
        ($which:expr) => {
            select_request!(
                "where request.place = $2 and ($3 is null or request.hub = $3) and ",
                $which,
                " order by request.urgent desc, request.seq limit $1"
            )
        };
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut look = store.reader.acquire().await.doing(WHAT)?;
    let mut rows: Vec<RequestRow> = Vec::new();
    for sql in [stretch!(open!()), stretch!(concat!("not (", open!(), ")"))] {
        let left = most - rows.len();
        let mut found: Vec<RequestRow> = Vec::new();
        for (place, hub) in at.reach.stretches().filter(|_| left > 0) {
            let stretch = sqlx::query_as(sql)
                .bind(i64::try_from(left).unwrap_or(i64::MAX))
                .bind(place.as_str())
                .bind(hub.map(HubId::as_str));
            found.extend(stretch.fetch_all(&mut *look).await.doing(WHAT)?);
        }
        found.sort_by_key(|row| (!row.urgent, row.seq));
        // A hub may be named beside its whole place.
        found.dedup_by_key(|row| row.seq);
        found.truncate(left);
        rows.append(&mut found);
    }
    rows.iter()
        .map(|row| {
            Ok(DeskLine { status: row.status()?, at_desk: row.handed_over_at.is_some() && row.confirmed_at.is_none() })
        })
        .collect()
}

/// The request with this reference, as far as they see.
async fn find(db: &mut Connection, at: &AtWork, reference: &Reference) -> Result<Option<RequestRow>, Fault> {
    sqlx::query_as(select_request!("where request.reference = $1 and", in_reach!("request", "$2")))
        .bind(reference.as_str())
        .bind(parts(&at.reach))
        .fetch_optional(db)
        .await
        .doing("looking for a request at the desk")
}

/// Whether somebody came to a request.
enum Entered {
    Open(Box<RequestRow>),
    TooMany,
    NotThere,
}

/// Counts the opening of a request and keeps it in the audit as `action`, unless it is one too many.
async fn enter(
    change: &mut Transaction<'static, Db>,
    (at, reference): (&AtWork, &Reference),
    action: &str,
    now: Timestamp,
) -> Result<Entered, Fault> {
    let Some(row) = find(change, at, reference).await? else { return Ok(Entered::NotThere) };
    if !openings::note(change, (at.by, &row), now).await? {
        return Ok(Entered::TooMany);
    }
    let actor = actor(at.by);
    // On the first day a link opens the desk; the proof says so.
    let detail = if at.by == DeskActor::Link { "opened by the starting link" } else { "" };
    audit::append(change, audit::Entry { at: now, actor: &actor, action, subject: &row.reference, detail }).await?;
    Ok(Entered::Open(Box::new(row)))
}

async fn open(store: &SqlStore, at: &AtWork, reference: &Reference, now: Timestamp) -> Result<Opened, Fault> {
    let mut change = store.write().await?;
    let opened = match enter(&mut change, (at, reference), "desk opened", now).await? {
        Entered::NotThere => Opened::NotThere,
        Entered::TooMany => Opened::TooMany,
        Entered::Open(row) => {
            let key = store.vault.key(&mut change, FamilyId::new(row.family_id)).await?;
            let messages = messages(&mut change, &key, row.id).await?;
            Opened::Case(Box::new(DeskCase { status: row.status()?, messages }))
        }
    };
    commit(change).await?;
    Ok(opened)
}

async fn messages(db: &mut Connection, key: &SealKey, request: Uuid) -> Result<Vec<Message>, Fault> {
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
