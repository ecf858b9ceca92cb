//! The embedded database: one file, one writer, several readers, every commit on stable storage.
//!
//! The main type is [`SqliteStore`]. Each change is one `begin immediate` transaction on the one writing
//! connection, which is also the queue; each commit waits for the disk (`synchronous = full`).
//! What is kept is in `sql`, shared with the other engine. It never overwrites a backup.

mod engine;
#[path = "sql/root.rs"]
mod sql;

use std::{path::Path, sync::Arc};

use app::ports::{Fault, Ids};
use sqlx::{
    Connection as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub use self::sql::SqlStore as SqliteStore;
use self::{engine::PATIENCE, sql::Doing};
use super::tombstones::Tombstones;
use crate::crypto::keyring::KeyRing;

/// The file that remembers who was erased.
const TOMBSTONES: &str = "tombstones";
/// Readers beside the one writer.
const READERS: u32 = 4;

impl SqliteStore {
    /// Opens the file, making it if there is none. Call [`Self::migrate`] before anything else.
    /// Who was erased is remembered beside it.
    pub async fn open(path: &Path, keyring: Arc<KeyRing>, ids: Arc<dyn Ids>) -> Result<Self, Fault> {
        Self::open_remembering(path, &path.with_file_name(""), (keyring, ids)).await
    }

    /// The same where it is remembered in another folder who was erased.
    pub async fn open_remembering(
        path: &Path,
        folder: &Path,
        (keyring, ids): (Arc<KeyRing>, Arc<dyn Ids>),
    ) -> Result<Self, Fault> {
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
        let tombstones = Tombstones::at(folder.join(TOMBSTONES));
        Ok(Self::new((writer, reader), keyring, ids, tombstones))
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
}

/// Whether the writer has no change left open. When a commit fails because the disk is full or broken, the database undoes
/// the change by itself and the driver goes on counting it as open: no other could ever start. Such a connection is closed,
/// and the next change opens a new one.
async fn is_free(used: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A change that was not committed is only told to be undone; the answer to this comes when it is.
    used.ping().await?;
    Ok(!used.is_in_transaction())
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
