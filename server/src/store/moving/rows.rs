//! Rows on their way: read from the file, written to the server, and added up on both sides.

use std::fmt;

use app::ports::Fault;
use sha2::{Digest, Sha256};
use sqlx::{
    AssertSqlSafe, PgConnection, Postgres, QueryBuilder, Row as _, SqliteConnection, postgres::PgRow, sqlite::SqliteRow,
};
use uuid::Uuid;

use super::{
    failed,
    tables::{Kind, Table},
};

/// One value.
enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Id(Option<Uuid>),
    Truth(Option<bool>),
}

/// A row of the file, with its place there.
pub(super) struct Row {
    pub(super) rowid: i64,
    values: Vec<Value>,
}

/// The next rows after `after`.
pub(super) async fn read(
    from: &mut SqliteConnection,
    table: &Table,
    (after, most): (i64, i64),
) -> Result<Vec<Row>, Fault> {
    const WHAT: &str = "reading rows of the file";
    let sql = format!(
        "select {}, rowid as its_place from \"{}\" where rowid > $1 order by rowid limit $2",
        table.list(),
        table.name
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(after).bind(most).fetch_all(from).await.map_err(failed(WHAT))?;
    let one = |row: &SqliteRow| Ok(Row { rowid: row.try_get("its_place")?, values: values(row, table)? });
    rows.iter().map(one).collect::<Result<_, sqlx::Error>>().map_err(failed(WHAT))
}

/// The values of a row of either engine.
fn values<'r, R>(row: &'r R, table: &Table) -> Result<Vec<Value>, sqlx::Error>
where
    R: sqlx::Row,
    usize: sqlx::ColumnIndex<R>,
    Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<String>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<Vec<u8>>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<Uuid>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<bool>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let one = |(index, (_, kind)): (usize, &(String, Kind))| {
        Ok(match kind {
            Kind::Number => Value::Number(row.try_get(index)?),
            Kind::Text => Value::Text(row.try_get(index)?),
            Kind::Bytes => Value::Bytes(row.try_get(index)?),
            Kind::Id => Value::Id(row.try_get(index)?),
            Kind::Truth => Value::Truth(row.try_get(index)?),
        })
    };
    table.columns.iter().enumerate().map(one).collect()
}

/// Writes rows to the server.
pub(super) async fn insert(to: &mut PgConnection, table: &Table, rows: &[Row]) -> Result<(), Fault> {
    let mut sql = QueryBuilder::<Postgres>::new(format!("insert into \"{}\" ({}) ", table.name, table.list()));
    sql.push_values(rows, |mut place, row| {
        for value in &row.values {
            match value {
                Value::Number(value) => place.push_bind(*value),
                Value::Text(value) => place.push_bind(value.as_deref()),
                Value::Bytes(value) => place.push_bind(value.as_deref()),
                Value::Id(value) => place.push_bind(*value),
                Value::Truth(value) => place.push_bind(*value),
            };
        }
    });
    sql.build().persistent(false).execute(to).await.map_err(failed("writing rows to the new database"))?;
    Ok(())
}

/// A number of rows and a hash over all of them, whatever their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    rows: u64,
    halves: [u128; 2],
}

impl Sum {
    /// How many rows.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }

    /// Adds a row of the file.
    pub(super) fn add(&mut self, row: &Row) {
        self.add_values(&row.values);
    }

    fn add_values(&mut self, values: &[Value]) {
        let mut digest = Sha256::new();
        for value in values {
            let (kind, bytes): (u8, Option<Vec<u8>>) = match value {
                Value::Number(number) => (1, number.map(|number| number.to_be_bytes().to_vec())),
                Value::Text(text) => (2, text.as_ref().map(|text| text.as_bytes().to_vec())),
                Value::Bytes(bytes) => (3, bytes.clone()),
                Value::Id(id) => (4, id.map(|id| id.as_bytes().to_vec())),
                Value::Truth(truth) => (5, truth.map(|truth| vec![u8::from(truth)])),
            };
            let length = bytes.as_ref().map_or(u64::MAX, |bytes| u64::try_from(bytes.len()).unwrap_or(u64::MAX - 1));
            digest.update([kind]);
            digest.update(length.to_be_bytes());
            digest.update(bytes.unwrap_or_default());
        }
        let hash: [u8; 32] = digest.finalize().into();
        for (half, bytes) in self.halves.iter_mut().zip(hash.as_chunks::<16>().0) {
            *half = half.wrapping_add(u128::from_be_bytes(*bytes));
        }
        self.rows += 1;
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = self.halves;
        write!(f, "{one:032x}{other:032x}")
    }
}

/// Adds up a table of the server.
pub(super) async fn sum(to: &mut PgConnection, table: &Table) -> Result<Sum, Fault> {
    use futures_util::TryStreamExt as _;
    const WHAT: &str = "reading the copied rows";
    let sql = format!("select {} from \"{}\"", table.list(), table.name);
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(to);
    let mut sum = Sum::default();
    while let Some(row) = rows.try_next().await.map_err(failed(WHAT))? {
        let row: PgRow = row;
        sum.add_values(&values(&row, table).map_err(failed(WHAT))?);
    }
    Ok(sum)
}
