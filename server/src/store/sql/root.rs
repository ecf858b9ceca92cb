//! What is kept and how, in SQL that every engine reads: compiled once for each of them, by the module above this one.
//!
//! The main type is [`SqlStore`]. Its SQL stays within what `SQLite` and `PostgreSQL` both understand, with the few words that
//! `PostgreSQL` lacks taught to it by its first migration; the rest of what tells them apart is in each one's `engine`. Personal
//! data enters the database sealed or not at all. It refuses keys it was not given.

mod advice;
mod audit;
mod backlog;
mod book;
mod code;
mod concern;
mod consent;
mod desk;
mod desk_people;
mod difference;
mod draft;
mod erase;
mod fault;
mod follow_up;
mod helping;
mod keeper;
mod keeping;
mod leads;
mod measures;
mod news;
mod notice;
mod offer;
mod organisations;
mod outbox;
mod parked;
mod passkeys;
mod plan;
mod purge;
mod readers;
mod rewrap;
mod send;
mod sent_consent;
mod settle;
mod status;
mod steps;
mod telling;
mod values;
mod vault;
mod visit;
mod ways;
mod witness;

use std::sync::Arc;

use app::{
    domain::{
        answers::Draft,
        ids::{DraftId, MemberId, RequestId},
        message::Message,
        offer::{KeptOffer, Offer, OfferId, OfferSource},
        place::PlaceId,
        reference::Reference,
    },
    ports::{
        Attempt, AuditChain, CodeRow, CodeTarget, Fault, FoundOffers, HubNews, Ids, NewsTaken, OfferQuery, Parcel,
        Purged, RequestStatus, SendOff, Sent, Store, Visit, VisitData, VisitKey, Witnessed,
    },
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{Database, Transaction, query::Query};

pub(super) use self::fault::Doing;
use self::{vault::Vault, visit::LastDrafts};
use super::engine::{self, Db, Pool};
use crate::{
    crypto::keyring::KeyRing,
    store::{
        keeper::{AuditHead, Decided, KeyOf, Rewrapped},
        tombstones::Tombstones,
    },
};

/// What stands for the `$1` of a statement.
type Arguments = <Db as Database>::Arguments;

/// Everything the portal keeps, in one database.
pub struct SqlStore {
    pub(super) writer: Pool,
    pub(super) reader: Pool,
    vault: Vault,
    tombstones: Tombstones,
    last_drafts: LastDrafts,
}

impl SqlStore {
    /// A store over connections that write and connections that only read.
    pub(super) fn new(
        (writer, reader): (Pool, Pool),
        keyring: Arc<KeyRing>,
        ids: Arc<dyn Ids>,
        tombstones: Tombstones,
    ) -> Self {
        Self { writer, reader, vault: Vault::new(keyring, ids), tombstones, last_drafts: LastDrafts::default() }
    }

    /// Brings the tables up to date, one step at a time, and says so as it goes.
    /// A step that was changed after it ran is refused. Families that were erased and are there all the same, because an
    /// older backup was put in place, are erased again.
    pub async fn migrate(&self) -> Result<(), Fault> {
        engine::must_be_whole(&self.writer).await?;
        self.prepare().await?;
        erase::replay(self).await?;
        Ok(())
    }

    /// Brings the tables up to date and looks at nothing in them.
    pub async fn prepare(&self) -> Result<(), Fault> {
        let steps = engine::MIGRATOR.iter().count();
        for (done, step) in engine::MIGRATOR.iter().enumerate() {
            tracing::info!(step = done + 1, steps, name = %step.description, "bringing the database up to date");
            engine::MIGRATOR
                .run_to(step.version, &self.writer)
                .await
                .map_err(|error| Fault::new("bringing the database up to date", error))?;
        }
        Ok(())
    }

    /// Closes every connection after its work; the file is then whole without its write-ahead log.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// Starts a change. It waits for its turn, and is undone unless committed.
    async fn write(&self) -> Result<Transaction<'static, Db>, Fault> {
        engine::begin(&self.writer).await
    }

    /// Makes a change of one statement, which is durable when this returns. Gives how many rows it changed.
    async fn alone(&self, what: &'static str, statement: Query<'_, Db, Arguments>) -> Result<u64, Fault> {
        let mut connection = self.writer.acquire().await.doing(what)?;
        let done = engine::durable(what, statement.execute(&mut *connection)).await?;
        Ok(done.rows_affected())
    }
}

/// Takes away what the engine still keeps of how things were before a change.
async fn empty_log(store: &SqlStore) -> Result<(), Fault> {
    engine::empty_log(&store.writer).await
}

/// Makes a change durable.
async fn commit(change: Transaction<'static, Db>) -> Result<(), Fault> {
    engine::durable("committing a change", change.commit()).await
}

#[async_trait]
impl Store for SqlStore {
    async fn begin_visit(&self, key: VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault> {
        visit::begin(self, key, data, now).await
    }
    async fn visit(&self, key: &VisitKey, idle_since: Timestamp) -> Result<Option<Visit>, Fault> {
        visit::find(self, key, idle_since).await
    }
    async fn visit_and_draft(
        &self,
        key: &VisitKey,
        idle_since: Timestamp,
        now: Timestamp,
    ) -> Result<Option<(Visit, Option<Draft>)>, Fault> {
        visit::find_with_draft(self, key, idle_since, now).await
    }
    async fn touch_visit(&self, key: &VisitKey, now: Timestamp) -> Result<(), Fault> {
        visit::touch(self, key, now).await
    }
    async fn put_visit(&self, key: &VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault> {
        let mut change = self.write().await?;
        visit::put(&self.vault, &mut change, (key, data), now).await?;
        commit(change).await
    }
    async fn end_visit(&self, key: &VisitKey) -> Result<(), Fault> {
        visit::end(self, key).await
    }

    async fn create_draft(&self, draft: &Draft, now: Timestamp) -> Result<(), Fault> {
        draft::create(self, draft, now).await
    }
    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<Draft>, Fault> {
        draft::find(self, id, now).await
    }
    async fn save_draft(&self, draft: &Draft) -> Result<bool, Fault> {
        draft::save(self, draft).await
    }
    async fn add_code(&self, member: MemberId, code: &CodeRow, now: Timestamp) -> Result<(), Fault> {
        code::add(self, member, code, now).await
    }

    async fn code_target(&self, key: &[u8; 32], now: Timestamp) -> Result<Option<CodeTarget>, Fault> {
        code::target(self, key, now).await
    }
    async fn note_code_try(&self, key: &[u8; 32], right: bool, now: Timestamp) -> Result<(), Fault> {
        code::note_try(self, key, right, now).await
    }
    async fn count_use(&self, key: &[u8; 32], window_seconds: u32, now: Timestamp) -> Result<u32, Fault> {
        code::count_use(self, key, window_seconds, now).await
    }

    async fn send(&self, send: &SendOff) -> Result<Sent, Fault> {
        send::send(self, send).await
    }
    async fn request_status(&self, id: RequestId) -> Result<Option<RequestStatus>, Fault> {
        status::find(self, id).await
    }
    async fn follow_up(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault> {
        follow_up::follow_up(self, request, message, now).await
    }

    async fn lease_parcels(&self, most: u32, lease_seconds: u32, now: Timestamp) -> Result<Vec<Parcel>, Fault> {
        outbox::lease(self, most, lease_seconds, now).await
    }
    async fn settle_parcel(&self, parcel: &Parcel, attempt: Attempt, now: Timestamp) -> Result<(), Fault> {
        settle::settle(self, parcel, attempt, now).await
    }
    async fn escalate(
        &self,
        before: Timestamp,
        urgent_before: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Reference>, Fault> {
        news::escalate(self, before, urgent_before, now).await
    }
    async fn take_news(&self, news: &HubNews, now: Timestamp) -> Result<NewsTaken, Fault> {
        news::take(self, (news, None), now).await
    }

    async fn replace_offers(&self, place: &PlaceId, source: &OfferSource, offers: &[Offer]) -> Result<(), Fault> {
        offer::replace(self, place, source, offers).await
    }
    async fn offer_source(&self, place: &PlaceId) -> Result<Option<OfferSource>, Fault> {
        offer::source_of(self, place).await
    }
    async fn find_offers(&self, query: &OfferQuery) -> Result<FoundOffers, Fault> {
        offer::find(self, query).await
    }
    async fn offer(&self, id: OfferId) -> Result<Option<KeptOffer>, Fault> {
        offer::one(self, id).await
    }

    async fn purge(&self, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault> {
        purge::purge(self, (visits_idle_since, now), purge::By::Portal).await
    }
    async fn witness(&self, seen: &Witnessed, now: Timestamp) -> Result<(), Fault> {
        witness::keep(self, seen, now).await
    }
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        audit::check(self).await
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        purge::is_ready(self).await
    }
}
