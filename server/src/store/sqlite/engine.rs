//! What is `SQLite`'s own: its types, its migrations, how a change begins and its log is emptied, and the words for its
//! foreign keys. Nothing here knows what is kept.

use std::time::Duration;

use app::ports::Fault;
use sqlx::{Transaction, migrate::Migrator};

use super::sql::Doing;

pub(super) type Db = sqlx::Sqlite;
pub(super) type Connection = sqlx::SqliteConnection;
pub(super) type Pool = sqlx::SqlitePool;

pub(super) static MIGRATOR: Migrator = sqlx::migrate!("migrations/sqlite");

/// How long to wait for another process that holds the file, and for a free connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Lets rows that hang on each other go in any order within a change.
pub(super) const DEFER_TIES: &str = "pragma defer_foreign_keys = on";

/// Every table and column that leads to a family or a member, and to which of the two; members first.
pub(super) const TIES_TO_A_FAMILY: &str = "select child.name, link.\"from\", link.\"table\"
     from sqlite_schema as child join pragma_foreign_key_list(child.name) as link
     where child.type = 'table' and link.\"table\" in ('family', 'member')
     order by link.\"table\" = 'family'";

/// Starts a change on the one connection that writes.
pub(super) async fn begin(writer: &Pool) -> Result<Transaction<'static, Db>, Fault> {
    writer.begin_with("begin immediate").await.doing("starting a change")
}

/// Does what makes a change durable: it is on the disk once this returns.
pub(super) async fn durable<T>(
    what: &'static str,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, Fault> {
    work.await.doing(what)
}

/// A file is never half of a portal.
#[expect(clippy::unused_async, reason = "the other engine, which has the same name for it, works while it waits")]
pub(super) async fn must_be_whole(_writer: &Pool) -> Result<(), Fault> {
    Ok(())
}

/// There is one disk, and what can be read is on it: nothing needs to be written for that.
#[expect(clippy::unused_async, reason = "the other engine, which has the same name for it, works while it waits")]
pub(super) async fn write_something(_change: &mut Connection) -> Result<(), Fault> {
    Ok(())
}

/// Empties the write-ahead log, which still holds pages as they were before a change. It waits for readers; should one
/// hold the log open all the same, the next purge empties it.
pub(super) async fn empty_log(writer: &Pool) -> Result<(), Fault> {
    let (busy, ..): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)")
        .fetch_one(writer)
        .await
        .doing("emptying the log after a change")?;
    if busy != 0 {
        tracing::warn!("the database's log could not be emptied, because something reads it; the next purge will");
    }
    Ok(())
}
