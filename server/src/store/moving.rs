//! Moving a portal from its file to a database server: every row of every table, in batches, and then both compared.
//!
//! The main function is [`copy`]. It can be cut off at any point and goes on where it was: how far it came is kept in the
//! target, in the transaction of each batch. It refuses a file that a portal still uses and a database that holds anything
//! which did not come from this very file. Values are moved as they are: sealed stays sealed, under the same keys.

mod rows;
mod tables;

use std::path::Path;

use app::ports::Fault;
use secrecy::{ExposeSecret, SecretString};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, SqliteConnection,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteLockingMode},
};

use self::{
    rows::{Sum, insert, read, sum},
    tables::Table,
};

/// Rows that are copied in one transaction.
const BATCH: i64 = 500;

/// Hears a table, how many of its rows are there, and of how many.
pub type Progress<'a> = dyn FnMut(&str, u64, u64) + Send + 'a;

/// Names what failed.
fn failed(what: &'static str) -> impl FnOnce(sqlx::Error) -> Fault {
    move |error| Fault::new(what, error)
}

/// What was copied, and that it is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Each table with its number of rows and the hash over all of them, the same in both.
    pub tables: Vec<(String, u64, String)>,
    /// Rows that were there already, from a copy that was cut off.
    pub before: u64,
}

/// Copies everything in the file to the database at `url`, both of which have every table. `progress` hears the table,
/// how many of its rows are there, and of how many.
pub async fn copy(file: &Path, url: &SecretString, progress: &mut Progress<'_>) -> Result<Moved, Fault> {
    let mut from = source(file).await?;
    let options: PgConnectOptions =
        url.expose_secret().parse().map_err(|_| Fault::bare("the address of the database cannot be read"))?;
    let mut to = options.connect().await.map_err(failed("connecting to the new database"))?;
    let tables = tables::in_order(&mut to).await?;
    begin(&mut from, &mut to, &tables).await?;
    let mut before = 0;
    for table in &tables {
        before += one(&mut from, &mut to, (table, progress)).await?;
    }
    let compared = compare(&mut from, &mut to, &tables).await?;
    tables::go_on_counting(&mut from, &mut to, &tables).await?;
    sqlx::query("drop table moving").execute(&mut to).await.map_err(failed("ending the copy"))?;
    to.close().await.map_err(failed("ending the copy"))?;
    Ok(Moved { tables: compared, before })
}

/// Opens the file for this command alone: nothing can be written to it meanwhile.
async fn source(file: &Path) -> Result<SqliteConnection, Fault> {
    let options = SqliteConnectOptions::new().filename(file).locking_mode(SqliteLockingMode::Exclusive);
    let options = options.busy_timeout(std::time::Duration::from_millis(500));
    let busy = |error| Fault::new("opening the file for this command alone: stop the portal that uses it first", error);
    let mut from = options.connect().await.map_err(busy)?;
    sqlx::raw_sql("begin exclusive").execute(&mut from).await.map_err(busy)?;
    Ok(from)
}

/// Goes on with a copy of this file, or begins one in a database that holds nothing.
async fn begin(from: &mut SqliteConnection, to: &mut PgConnection, tables: &[Table]) -> Result<(), Fault> {
    const WHAT: &str = "looking at the new database";
    let this = name(from).await?;
    let begun: bool = sqlx::query_scalar("select to_regclass('moving') is not null")
        .fetch_one(&mut *to)
        .await
        .map_err(failed(WHAT))?;
    if begun {
        let other: i64 = sqlx::query_scalar("select count(*) from moving where source <> $1")
            .bind(&this)
            .fetch_one(&mut *to)
            .await
            .map_err(failed(WHAT))?;
        return if other == 0 { Ok(()) } else { Err(Fault::bare("this database holds a copy of another file")) };
    }
    for table in tables {
        let sql = format!("select exists (select 1 from \"{}\")", table.name);
        let is_filled: bool = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *to).await.map_err(failed(WHAT))?;
        if is_filled {
            return Err(Fault::bare("this database is not empty: a portal is only moved to an empty one"));
        }
    }
    let mut change = to.begin().await.map_err(failed(WHAT))?;
    sqlx::raw_sql(
        "create table moving (
             name text primary key, source text not null, after bigint not null, rows bigint not null
         )",
    )
    .execute(&mut *change)
    .await
    .map_err(failed(WHAT))?;
    for table in tables {
        sqlx::query("insert into moving (name, source, after, rows) values ($1, $2, $3, 0)")
            .bind(&table.name)
            .bind(&this)
            .bind(i64::MIN)
            .execute(&mut *change)
            .await
            .map_err(failed(WHAT))?;
    }
    change.commit().await.map_err(failed(WHAT))
}

/// What tells this file from any other: how its audit began.
async fn name(from: &mut SqliteConnection) -> Result<String, Fault> {
    let hash: Option<String> = sqlx::query_scalar("select hex(hash) from audit order by seq limit 1")
        .fetch_optional(from)
        .await
        .map_err(failed("reading the beginning of the audit"))?;
    Ok(hash.unwrap_or_else(|| String::from("a file without an audit")))
}

/// Copies what is left of a table. Gives how many rows were there before.
async fn one(
    from: &mut SqliteConnection,
    to: &mut PgConnection,
    (table, progress): (&Table, &mut Progress<'_>),
) -> Result<u64, Fault> {
    const WHAT: &str = "copying rows";
    let sql = format!("select count(*) from \"{}\"", table.name);
    let all: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *from).await.map_err(failed(WHAT))?;
    let (mut after, before): (i64, i64) = sqlx::query_as("select after, rows from moving where name = $1")
        .bind(&table.name)
        .fetch_one(&mut *to)
        .await
        .map_err(failed(WHAT))?;
    let mut there = before;
    loop {
        let batch = read(from, table, (after, BATCH)).await?;
        let Some(last) = batch.last() else { return Ok(u64::try_from(before).unwrap_or_default()) };
        after = last.rowid;
        there += i64::try_from(batch.len()).unwrap_or_default();
        let mut change = to.begin().await.map_err(failed(WHAT))?;
        insert(&mut change, table, &batch).await?;
        sqlx::query("update moving set after = $2, rows = $3 where name = $1")
            .bind(&table.name)
            .bind(after)
            .bind(there)
            .execute(&mut *change)
            .await
            .map_err(failed(WHAT))?;
        change.commit().await.map_err(failed(WHAT))?;
        let shown = |number: i64| u64::try_from(number).unwrap_or_default();
        progress(&table.name, shown(there), shown(all));
    }
}

/// Counts and hashes every table in both.
async fn compare(
    from: &mut SqliteConnection,
    to: &mut PgConnection,
    tables: &[Table],
) -> Result<Vec<(String, u64, String)>, Fault> {
    let mut same = Vec::new();
    for table in tables {
        let mut old = Sum::default();
        let mut after = i64::MIN;
        loop {
            let batch = read(from, table, (after, BATCH)).await?;
            let Some(last) = batch.last() else { break };
            after = last.rowid;
            for row in &batch {
                old.add(row);
            }
        }
        let new = sum(to, table).await?;
        if old != new {
            return Err(Fault::bare("the copy differs from the file: drop the database and begin again"));
        }
        same.push((table.name.clone(), old.rows(), old.to_string()));
    }
    Ok(same)
}
