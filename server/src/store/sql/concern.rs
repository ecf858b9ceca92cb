//! Professionals' concerns: a class of storage apart from everything of families.
//!
//! Each concern has a key of its own, wrapped for this purpose alone. It is found by its writer's digest or, once sent, by
//! its reference for its own hub, and no query here touches a table of families. What is being written is replaced by the
//! message in the transaction that sends it.
//!
//! - [`sending`]: the way to the hub.
//! - [`hub`]: the hub's word, the desk, and alarms.
//! - [`keeping`]: what goes, what is held, and the keys.

pub(super) mod hub;
pub(super) mod keeping;
pub(super) mod sending;

use app::{
    domain::{
        concern::{ConcernClock, ConcernDraft, Written},
        delivery::Delivery,
        ids::ConcernId,
        message::Message,
        reference::Reference,
    },
    ports::{
        ConcernHolder, ConcernLine, ConcernState, ConcernStatus, Concerns, DeskActor, DeskHubs, Fault, OpenedConcern,
    },
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    values::{self, count, millis, place, time},
    vault::Vault,
};
use crate::crypto::envelope::{Cell, SealKey};

#[async_trait]
impl Concerns for SqlStore {
    async fn begin_concern(&self, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault> {
        begin(self, holder, draft, now).await
    }
    async fn concerns_of(&self, holder: ConcernHolder, now: Timestamp) -> Result<Vec<ConcernLine>, Fault> {
        list(self, holder, now).await
    }
    async fn concern(
        &self,
        holder: ConcernHolder,
        id: ConcernId,
        now: Timestamp,
    ) -> Result<Option<ConcernDraft>, Fault> {
        find(self, holder, id, now).await
    }
    async fn save_concern(&self, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault> {
        save(self, holder, draft, now).await
    }
    async fn send_concern(
        &self,
        holder: ConcernHolder,
        draft: &ConcernDraft,
        (message, now): (&Message, Timestamp),
    ) -> Result<bool, Fault> {
        sending::send(self, (holder, draft), message, now).await
    }
    async fn desk_concerns(&self, hubs: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault> {
        hub::list(self, hubs).await
    }
    async fn open_concern(
        &self,
        by: (DeskActor, &DeskHubs),
        reference: &Reference,
        now: Timestamp,
    ) -> Result<Option<OpenedConcern>, Fault> {
        hub::open(self, by, reference, now).await
    }
}

/// The cell of what is being written.
const fn concern_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "concern", column: "sealed", row: id.as_bytes() }
}

/// The cell of a concern's message.
const fn message_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "concern_message", column: "sealed", row: id.as_bytes() }
}

async fn note(db: &mut Connection, (action, subject): (&str, &str), now: Timestamp) -> Result<(), Fault> {
    audit::append(db, audit::Entry { at: now, actor: "professional", action, subject, detail: "" }).await
}

async fn begin(store: &SqlStore, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let key = store.vault.new_concern_key();
    let (wrapped, key_id) = store.vault.wrap_concern(draft.id, &key)?;
    let done = sqlx::query(
        "insert into concern (id, holder, place, hub, wrapped_key, key_id, sealed, version, rang_at, begun_at, due_at,
                              closes_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (id) do nothing",
    )
    .bind(draft.id.uuid())
    .bind(holder.0.as_slice())
    .bind(draft.place.as_str())
    .bind(draft.hub.as_str())
    .bind(wrapped)
    .bind(key_id)
    .bind(store.vault.seal(&key, concern_cell(&draft.id.uuid()), &draft.written)?)
    .bind(i64::from(draft.version))
    .bind(millis(draft.written.call.at))
    .bind(millis(now))
    .bind(millis(draft.clock.due_at))
    .bind(millis(draft.clock.closes_at))
    .execute(&mut *change)
    .await
    .doing("keeping a concern")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    note(&mut change, ("concern begun", ""), now).await?;
    commit(change).await?;
    Ok(true)
}

/// Every query for a concern reads the same columns, so there is one reader for all.
macro_rules! select_concern {
    ($($rest:literal),+ $(,)?) => {
        concat!(
            "select id, place, hub, wrapped_key, sealed, version, rang_at, due_at, closes_at, reference, delivery, sent_at,
                    confirmed_at, seen_at, escalated_at
             from concern ",
            $($rest),+
        )
    };
}
use select_concern;

#[derive(FromRow)]
struct Row {
    id: Uuid,
    place: String,
    hub: String,
    wrapped_key: Option<Vec<u8>>,
    sealed: Option<Vec<u8>>,
    version: i64,
    rang_at: i64,
    due_at: i64,
    closes_at: i64,
    reference: Option<String>,
    delivery: Option<String>,
    sent_at: Option<i64>,
    confirmed_at: Option<i64>,
    seen_at: Option<i64>,
    escalated_at: Option<i64>,
}

impl Row {
    const fn id(&self) -> ConcernId {
        ConcernId::new(self.id)
    }

    fn clock(&self) -> Result<ConcernClock, Fault> {
        Ok(ConcernClock { due_at: time(self.due_at)?, closes_at: time(self.closes_at)? })
    }

    /// How far it is, once it was sent.
    fn status(&self) -> Result<Option<ConcernStatus>, Fault> {
        let (Some(reference), Some(delivery), Some(sent_at)) = (&self.reference, &self.delivery, self.sent_at) else {
            return Ok(None);
        };
        Ok(Some(ConcernStatus {
            reference: Reference::from_text(reference.clone()),
            place: place(&self.place)?,
            hub: values::hub(&self.hub)?,
            delivery: Delivery::from_slug(delivery).ok_or(Fault::bare("reading how far a concern is"))?,
            sent_at: time(sent_at)?,
            needs_a_person: self.escalated_at.is_some() && self.confirmed_at.is_none(),
        }))
    }

    fn line(&self, now: Timestamp) -> Result<ConcernLine, Fault> {
        let clock = self.clock()?;
        let state = match self.status()? {
            Some(sent) => ConcernState::Sent(sent),
            None if self.sealed.is_none() || clock.closes_at <= now => ConcernState::Closed,
            None => ConcernState::Writing,
        };
        Ok(ConcernLine { id: self.id(), place: place(&self.place)?, rang_at: time(self.rang_at)?, clock, state })
    }

    fn draft(&self, store: &SqlStore) -> Result<Option<ConcernDraft>, Fault> {
        let (Some(wrapped), Some(sealed)) = (&self.wrapped_key, &self.sealed) else { return Ok(None) };
        let key = store.vault.unwrap_concern(self.id(), wrapped)?;
        let written: Written = Vault::open(&key, concern_cell(&self.id), sealed)?;
        Ok(Some(ConcernDraft {
            id: self.id(),
            place: place(&self.place)?,
            hub: values::hub(&self.hub)?,
            clock: self.clock()?,
            written,
            version: count(self.version),
        }))
    }
}

async fn list(store: &SqlStore, holder: ConcernHolder, now: Timestamp) -> Result<Vec<ConcernLine>, Fault> {
    let rows: Vec<Row> = sqlx::query_as(select_concern!("where holder = $1 order by seq desc"))
        .bind(holder.0.as_slice())
        .fetch_all(&store.reader)
        .await
        .doing("listing a writer's concerns")?;
    rows.iter().map(|row| row.line(now)).collect()
}

async fn find(
    store: &SqlStore,
    holder: ConcernHolder,
    id: ConcernId,
    now: Timestamp,
) -> Result<Option<ConcernDraft>, Fault> {
    let row: Option<Row> = sqlx::query_as(select_concern!(
        "where id = $1 and holder = $2 and sent_at is null and sealed is not null and closes_at > $3"
    ))
    .bind(id.uuid())
    .bind(holder.0.as_slice())
    .bind(millis(now))
    .fetch_optional(&store.reader)
    .await
    .doing("reading a concern")?;
    row.map_or(Ok(None), |row| row.draft(store))
}

async fn save(store: &SqlStore, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let Some(key) = key_in_hand(store, &mut change, (holder, draft), now).await? else { return Ok(false) };
    sqlx::query("update concern set sealed = $2, version = version + 1 where id = $1")
        .bind(draft.id.uuid())
        .bind(store.vault.seal(&key, concern_cell(&draft.id.uuid()), &draft.written)?)
        .execute(&mut *change)
        .await
        .doing("saving a concern")?;
    commit(change).await?;
    Ok(true)
}

/// The key of a concern that its writer still writes; `None` once it was sent or closed, or another tab was first.
async fn key_in_hand(
    store: &SqlStore,
    db: &mut Connection,
    (holder, draft): (ConcernHolder, &ConcernDraft),
    now: Timestamp,
) -> Result<Option<SealKey>, Fault> {
    let wrapped: Option<Vec<u8>> = sqlx::query_scalar(
        "select wrapped_key from concern
         where id = $1 and holder = $2 and version = $3 and sent_at is null and sealed is not null and closes_at > $4",
    )
    .bind(draft.id.uuid())
    .bind(holder.0.as_slice())
    .bind(i64::from(draft.version))
    .bind(millis(now))
    .fetch_optional(db)
    .await
    .doing("looking whether a concern is still written")?;
    wrapped.map(|wrapped| store.vault.unwrap_concern(draft.id, &wrapped)).transpose()
}
