//! What is `PostgreSQL`'s own: its types, its migrations, how a change begins, and the words for its foreign keys. Nothing
//! here knows what is kept.

use std::time::Duration;

use app::ports::Fault;
use sqlx::{Row as _, Transaction, migrate::Migrator};
use tokio::time::timeout;

use super::{sql::Doing, warnings};

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

/// How long a commit may wait for the disk and the standby. With the waits for a connection and for a turn before it, a family
/// has its answer within the minute after which proxies give up.
const COMMIT_WITHIN: Duration = Duration::from_secs(20);

/// Does what makes a change durable: on stable storage, and on the standby where the server has one. It is not called durable
/// when the server warned, which is how it tells that the wait for the standby was cut short, nor after too long a wait. The
/// change may be there all the same, or come to be: whoever tries again finds it, and waits again.
pub(super) async fn durable<T>(
    what: &'static str,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, Fault> {
    let unsure = |why: &'static str| {
        crate::watch::database_fault();
        Fault::new(what, why)
    };
    match timeout(COMMIT_WITHIN, warnings::heard(work)).await {
        Err(_) => Err(unsure("the disk or the standby did not confirm it in time")),
        Ok((Ok(_), true)) => Err(unsure("the wait for the standby was cut short")),
        Ok((done, _)) => done.doing(what),
    }
}

/// How long a connection may take to say that it is free, once its work is over.
const FREE_WITHIN: Duration = Duration::from_secs(2);
/// Outside of a transaction each statement is one of its own and begins with it. In a failed one nothing can be asked at all.
const IS_FREE: &str = "select transaction_timestamp() = statement_timestamp()";

/// Whether a connection that comes back to the others is free; if not, it is closed. A commit that took too long may still be
/// under way on it. A change that did not get its turn in time, or was given up while it waited, has begun on the server while
/// the driver counts none: others would fail on that connection, or it would keep the turn for as long as it idles.
pub(super) async fn is_free(used: &mut Connection) -> Result<bool, sqlx::Error> {
    // Asked in one message: of a statement that is prepared first, each message has a time of its own.
    let asked = sqlx::raw_sql(IS_FREE).fetch_one(used);
    let row = timeout(FREE_WITHIN, asked).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
    row.try_get(0)
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
