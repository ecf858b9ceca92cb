//! The tables that are moved, in an order in which each comes after those it refers to.

use std::collections::{BTreeMap, BTreeSet};

use app::ports::Fault;
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};

use super::failed;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
    Id,
    Truth,
}

/// A table with its columns.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<(String, Kind)>,
}

impl Table {
    /// Its columns for a query.
    pub(super) fn list(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Tables that hold no rows of the portal.
const OTHERS: [&str; 2] = ["_sqlx_migrations", "moving"];

/// Every table of the new database.
pub(super) async fn in_order(to: &mut PgConnection) -> Result<Vec<Table>, Fault> {
    const WHAT: &str = "reading which tables there are";
    let columns: Vec<(String, String, String)> = sqlx::query_as(
        "select table_name::text, column_name::text, data_type::text from information_schema.columns
         where table_schema = current_schema() order by table_name, ordinal_position",
    )
    .fetch_all(&mut *to)
    .await
    .map_err(failed(WHAT))?;
    let mut left: BTreeMap<String, Table> = BTreeMap::new();
    for (table, column, kind) in columns.into_iter().filter(|(table, ..)| !OTHERS.contains(&table.as_str())) {
        let kind = match kind.as_str() {
            "bigint" => Kind::Number,
            "text" => Kind::Text,
            "bytea" => Kind::Bytes,
            "uuid" => Kind::Id,
            "boolean" => Kind::Truth,
            _ => return Err(Fault::bare("a column is of a kind that cannot be moved")),
        };
        let entry = left.entry(table.clone()).or_insert_with(|| Table { name: table, columns: Vec::new() });
        entry.columns.push((column, kind));
    }
    let ties: BTreeSet<(String, String)> = sqlx::query_as(
        "select child.relname::text, parent.relname::text from pg_constraint as link
             join pg_class as child on child.oid = link.conrelid join pg_class as parent on parent.oid = link.confrelid
         where link.contype = 'f' and link.connamespace = current_schema()::regnamespace",
    )
    .fetch_all(to)
    .await
    .map_err(failed(WHAT))?
    .into_iter()
    .collect();
    sorted(left, &ties)
}

fn sorted(mut left: BTreeMap<String, Table>, ties: &BTreeSet<(String, String)>) -> Result<Vec<Table>, Fault> {
    let mut order = Vec::new();
    while !left.is_empty() {
        let waits = |name: &str| ties.iter().any(|(child, parent)| child == name && left.contains_key(parent));
        let free: Vec<String> = left.keys().filter(|name| !waits(name)).cloned().collect();
        if free.is_empty() {
            return Err(Fault::bare("two tables refer to each other"));
        }
        order.extend(free.iter().filter_map(|name| left.remove(name)));
    }
    Ok(order)
}

/// Has the new database number its rows from where the file was: no number is ever used twice, whatever was deleted.
pub(super) async fn go_on_counting(
    from: &mut SqliteConnection,
    to: &mut PgConnection,
    tables: &[Table],
) -> Result<(), Fault> {
    const WHAT: &str = "going on with the numbers of rows";
    let counted: Vec<(String, String)> = sqlx::query_as(
        "select table_name::text, column_name::text from information_schema.columns
         where table_schema = current_schema() and is_identity = 'YES'",
    )
    .fetch_all(&mut *to)
    .await
    .map_err(failed(WHAT))?;
    for (table, column) in counted.iter().filter(|(table, _)| tables.iter().any(|known| known.name == *table)) {
        let used: Option<i64> = sqlx::query_scalar("select seq from sqlite_sequence where name = $1")
            .bind(table)
            .fetch_optional(&mut *from)
            .await
            .map_err(failed(WHAT))?;
        let sql = format!(
            "select setval(pg_get_serial_sequence('{table}', '{column}'), last.number)
             from (select max(coalesce((select max(\"{column}\") from \"{table}\"), 0), $1) as number) as last
             where last.number > 0"
        );
        sqlx::query(AssertSqlSafe(sql)).bind(used.unwrap_or_default()).execute(&mut *to).await.map_err(failed(WHAT))?;
    }
    Ok(())
}
