//! The embedded database: one file, one writer, several readers, every commit on stable storage.
//!
//! The main type is [`SqliteStore`]. Each change is one `begin immediate` transaction on the one writing
//! connection, which is also the queue; each commit waits for the disk (`synchronous = full`).
//! Personal data enters the file sealed or not at all. It refuses keys it was not given and never overwrites a backup.

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

use std::{path::Path, sync::Arc, time::Duration};

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
        Purged, RequestStatus, SendOff, Sent, Store, Visit, VisitData, VisitKey,
    },
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{
    Connection as _, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use self::{
    audit::AuditHead,
    keeping::Decided,
    rewrap::{KeyOf, Rewrapped},
};
use self::{fault::Doing, vault::Vault};
use super::tombstones::Tombstones;
use crate::crypto::keyring::KeyRing;

static MIGRATOR: Migrator = sqlx::migrate!("migrations/sqlite");

/// The file that remembers who was erased, beside the database.
const TOMBSTONES: &str = "tombstones";
/// Readers beside the one writer.
const READERS: u32 = 4;
/// How long to wait for another process that holds the file, and for a free connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// The embedded store.
pub struct SqliteStore {
    writer: SqlitePool,
    reader: SqlitePool,
    vault: Vault,
    tombstones: Tombstones,
}

impl SqliteStore {
    /// Opens the file, making it if there is none. Call [`Self::migrate`] before anything else.
    pub async fn open(path: &Path, keyring: Arc<KeyRing>, ids: Arc<dyn Ids>) -> Result<Self, Fault> {
        const WHAT: &str = "opening the database file";
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            .pragma("secure_delete", "on")
            .pragma("trusted_schema", "off")
            .pragma("temp_store", "memory");
        // Both pools keep their connections for good: opening one costs more than it saves. A file does not hang up,
        // so asking each connection whether it is there before every use would only make pages slower.
        let pool = |size| {
            SqlitePoolOptions::new()
                .min_connections(1)
                .max_connections(size)
                .acquire_timeout(PATIENCE)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
        };
        let writer =
            pool(1).after_release(|used, _| Box::pin(is_free(used))).connect_with(options.clone()).await.doing(WHAT)?;
        let reader = pool(READERS).connect_with(options.pragma("query_only", "on")).await.doing(WHAT)?;
        let tombstones = Tombstones::at(path.with_file_name(TOMBSTONES));
        Ok(Self { writer, reader, vault: Vault::new(keyring, ids), tombstones })
    }

    /// Brings the tables up to date, one step at a time, and says so as it goes.
    /// A step that was changed after it ran is refused. Families that were erased and are there all the same, because an
    /// older backup was put in place, are erased again.
    pub async fn migrate(&self) -> Result<(), Fault> {
        let steps = MIGRATOR.iter().count();
        for (done, step) in MIGRATOR.iter().enumerate() {
            tracing::info!(step = done + 1, steps, name = %step.description, "bringing the database up to date");
            MIGRATOR
                .run_to(step.version, &self.writer)
                .await
                .map_err(|error| Fault::new("bringing the database up to date", error))?;
        }
        erase::replay(self).await?;
        Ok(())
    }

    /// Writes a whole, consistent copy to `to` while the portal goes on working. Refuses if `to` exists.
    /// The copy is as sealed as the original and needs the same key file, which it does not contain.
    pub async fn backup(&self, to: &Path) -> Result<(), Fault> {
        const WHAT: &str = "writing a backup";
        let name = to.to_str().ok_or(Fault::bare("the name of a backup must be plain text"))?;
        // `vacuum into` itself would fill an existing empty file; nothing that exists may be touched.
        if tokio::fs::try_exists(to).await.map_err(|error| Fault::new(WHAT, error))? {
            return Err(Fault::bare("there is a file where the backup should go"));
        }
        // On a connection of its own kind: a reader may not write, and the writer must not wait.
        let mut connection = self.reader.acquire().await.doing(WHAT)?.detach();
        sqlx::query("pragma query_only = off").execute(&mut connection).await.doing(WHAT)?;
        sqlx::query("vacuum into $1").bind(name).execute(&mut connection).await.doing(WHAT)?;
        sqlx::Connection::close(connection).await.doing(WHAT)?;
        let copy = tokio::fs::File::open(to).await.map_err(|error| Fault::new(WHAT, error))?;
        copy.sync_all().await.map_err(|error| Fault::new(WHAT, error))
    }

    /// Closes every connection after its work; the file is then whole without its write-ahead log.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// Starts a change. It waits for its turn, and is undone unless committed.
    async fn write(&self) -> Result<Transaction<'static, Sqlite>, Fault> {
        self.writer.begin_with("begin immediate").await.doing("starting a change")
    }
}

/// Whether the writer has no change left open. When a commit fails because the disk is full or broken, the database undoes
/// the change by itself and the driver goes on counting it as open: no other could ever start. Such a connection is closed,
/// and the next change opens a new one.
async fn is_free(used: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A change that was not committed is only told to be undone; the answer to this comes when it is.
    used.ping().await?;
    Ok(!used.is_in_transaction())
}

/// Empties the write-ahead log, which still holds pages as they were before a change. It waits for readers; should one
/// hold the log open all the same, the next purge empties it.
async fn empty_log(store: &SqliteStore) -> Result<(), Fault> {
    let (busy, ..): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
        .fetch_one(&store.writer)
        .await
        .doing("emptying the log after a change")?;
    if busy != 0 {
        tracing::warn!("the database's log could not be emptied, because something reads it; the next purge will");
    }
    Ok(())
}

/// Makes a change durable.
async fn commit(change: Transaction<'static, Sqlite>) -> Result<(), Fault> {
    change.commit().await.doing("committing a change")
}

#[async_trait]
impl Store for SqliteStore {
    async fn begin_visit(&self, key: VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault> {
        visit::begin(self, key, data, now).await
    }
    async fn visit(&self, key: &VisitKey, idle_since: Timestamp) -> Result<Option<Visit>, Fault> {
        visit::find(self, key, idle_since).await
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
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        audit::check(self).await
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        purge::is_ready(self).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::ids::OsIds;

    #[tokio::test]
    async fn every_commit_waits_for_the_disk_and_every_guard_is_on() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = Arc::new(KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap());
        let store = SqliteStore::open(&folder.path().join("db"), keyring, Arc::new(OsIds)).await.unwrap();
        for pool in [&store.writer, &store.reader] {
            for (pragma, expected) in [
                ("select synchronous from pragma_synchronous", 2),
                ("select foreign_keys from pragma_foreign_keys", 1),
                ("select secure_delete from pragma_secure_delete", 1),
                ("select trusted_schema from pragma_trusted_schema", 0),
                ("select count(*) from pragma_journal_mode where journal_mode = 'wal'", 1),
            ] {
                let value: i64 = sqlx::query_scalar(pragma).fetch_one(pool).await.unwrap();
                assert_eq!(value, expected, "{pragma}");
            }
        }
        assert!(sqlx::query("create table t (a integer)").execute(&store.reader).await.is_err());
    }
}
