//! What is `PostgreSQL`'s own: its types, its migrations, how a change begins, and the words for its foreign keys. Nothing
//! here knows what is kept.

use app::ports::Fault;
use sqlx::{Transaction, migrate::Migrator};

use super::sql::Doing;

pub(super) type Db = sqlx::Postgres;
pub(super) type Connection = sqlx::PgConnection;
pub(super) type Pool = sqlx::PgPool;

pub(super) static MIGRATOR: Migrator = sqlx::migrate!("migrations/postgres");

/// Begins a change and takes its turn, in one message to the server. The lock is a number that nothing else in the database
/// locks, and a change holds it to its end. Each statement sees what was committed before it began, so whatever comes after this
/// one sees everything that changed before the turn.
const BEGIN: &str = "begin; select pg_advisory_xact_lock(7032714108)";

/// Lets rows that hang on each other go in any order within a change.
pub(super) const DEFER_TIES: &str = "set constraints all deferred";

/// Every table and column that leads to a family or a member, and to which of the two; members first.
pub(super) const TIES_TO_A_FAMILY: &str = "select child.relname::text, field.attname::text, parent.relname::text
     from pg_constraint as link
         join pg_class as child on child.oid = link.conrelid
         join pg_class as parent on parent.oid = link.confrelid
         join pg_attribute as field on field.attrelid = link.conrelid and field.attnum = link.conkey[1]
     where link.contype = 'f' and parent.relname in ('family', 'member')
       and parent.relnamespace = current_schema()::regnamespace
     order by parent.relname = 'family', child.relname";

/// Starts a change, once every change that began before it has ended.
pub(super) async fn begin(writer: &Pool) -> Result<Transaction<'static, Db>, Fault> {
    writer.begin_with(BEGIN).await.doing("starting a change")
}

/// Has a change that changes nothing write something, so that its commit waits for a standby as any other does.
pub(super) async fn write_something(change: &mut Connection) -> Result<(), Fault> {
    let sql = "select pg_logical_emit_message(true, 'portal', '')::text";
    sqlx::query(sql).execute(change).await.doing("waiting for the standby")?;
    Ok(())
}

/// Refuses a database into which another portal is being moved.
pub(super) async fn must_be_whole(writer: &Pool) -> Result<(), Fault> {
    let is_moving: bool = sqlx::query_scalar("select to_regclass('moving') is not null")
        .fetch_one(writer)
        .await
        .doing("looking whether the database is whole")?;
    if is_moving {
        return Err(Fault::bare("a portal is being moved into this database: end that first with `server migrate-to`"));
    }
    Ok(())
}

/// There is no log of the portal's own to empty: old rows are given back by the server's own vacuum, and what stays of them
/// in files and archives is sealed under a key that is gone.
#[expect(clippy::unused_async, reason = "the embedded engine, which has the same name for it, works while it waits")]
pub(super) async fn empty_log(_writer: &Pool) -> Result<(), Fault> {
    Ok(())
}
