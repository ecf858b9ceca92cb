//! The rival of a durable send: the rows it wrote, written again to an empty database of the same tables, with the same
//! discipline (one connection, `begin immediate`, write-ahead log, `synchronous = full`) and nothing else.
//!
//! [`Replay`] reads rows as bare values and never looks inside. It leaves out foreign keys and secure deletion, which
//! makes it faster than any store may be.

use std::path::Path;

use anyhow::{Result, ensure};
use sqlx::{
    AssertSqlSafe, Row as _, Sqlite, SqlitePool, TypeInfo as _, ValueRef as _,
    query::Query,
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

/// The tables one send adds rows to, and what ties them to the request of sequence `$1`.
const SENT: [(&str, &str); 5] = [
    ("request", "seq = $1"),
    ("consent", "request_id = (select id from request where seq = $1)"),
    ("message", "request_id = (select id from request where seq = $1)"),
    ("code", "family_id = (select family_id from request where seq = $1)"),
    ("audit", "subject = (select reference from request where seq = $1)"),
];
/// The tables that hold what stands before a send.
const BEFORE: [&str; 4] = ["family", "draft", "visit", "notice"];

enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

struct Written {
    /// The statement that adds the row.
    insert: String,
    values: Vec<Value>,
}

/// Everything one send wrote.
pub(crate) struct One {
    rows: Vec<Written>,
    family: Value,
    visit: [Value; 2],
}

/// Both databases.
pub(crate) struct Replay {
    ours: SqlitePool,
    bare: SqlitePool,
}

impl Replay {
    /// Opens the portal's database, which it only reads, and the bare one to write.
    pub(crate) async fn open(ours: &Path, bare: &Path) -> Result<Self> {
        let options = |folder: &Path| {
            SqliteConnectOptions::new()
                .filename(folder.join("portal.sqlite"))
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(false)
        };
        let pool = || SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        Ok(Self { ours: pool().connect_with(options(ours)).await?, bare: pool().connect_with(options(bare)).await? })
    }

    /// Copies what stands before the next sends; it is not part of what is measured.
    pub(crate) async fn copy_what_is_there(&self) -> Result<()> {
        let mut change = self.bare.begin_with("begin immediate").await?;
        for table in BEFORE {
            for row in self.rows(table, "$1 = $1", 0).await? {
                let insert = row.insert.replacen("insert", "insert or ignore", 1);
                bound(&insert, &row.values).execute(&mut *change).await?;
            }
        }
        change.commit().await?;
        // Both begin with an empty write-ahead log, so that neither pays for what came before.
        for db in [&self.ours, &self.bare] {
            sqlx::query("pragma wal_checkpoint(truncate)").execute(db).await?;
        }
        Ok(())
    }

    /// What each of `count` sends after the first `before` wrote.
    pub(crate) async fn what_was_sent(&self, before: u32, count: u32) -> Result<Vec<One>> {
        let mut all = Vec::new();
        for seq in before + 1..=before + count {
            let mut rows = Vec::new();
            for (table, which) in SENT {
                rows.extend(self.rows(table, which, i64::from(seq)).await?);
            }
            ensure!(rows.len() >= SENT.len(), "a send writes to every table");
            all.push(self.with_visit(seq, rows).await?);
        }
        Ok(all)
    }

    async fn with_visit(&self, seq: u32, rows: Vec<Written>) -> Result<One> {
        let family: Vec<u8> =
            sqlx::query_scalar("select family_id from request where seq = $1").bind(seq).fetch_one(&self.ours).await?;
        let number = seq - 1;
        let key = tests::fixtures::visit_key(number).to_vec();
        let sealed: Vec<u8> =
            sqlx::query_scalar("select sealed from visit where key = $1").bind(&key).fetch_one(&self.ours).await?;
        Ok(One { rows, family: Value::Bytes(family), visit: [Value::Bytes(key), Value::Bytes(sealed)] })
    }

    /// One bare commit: every row, the draft gone, the visit moved.
    pub(crate) async fn write(&self, one: &One) -> Result<()> {
        let mut change = self.bare.begin_with("begin immediate").await?;
        for row in &one.rows {
            bound(&row.insert, &row.values).execute(&mut *change).await?;
        }
        bound("delete from draft where family_id = $1", std::slice::from_ref(&one.family))
            .execute(&mut *change)
            .await?;
        bound("update visit set sealed = $2 where key = $1", &one.visit).execute(&mut *change).await?;
        Ok(change.commit().await?)
    }

    /// Both databases must hold the same number of rows in every table, or the two did not do the same work.
    pub(crate) async fn check(&self) -> Result<()> {
        for table in SENT.iter().map(|(table, _)| *table).chain(BEFORE) {
            let count = || AssertSqlSafe(format!("select count(*) from {table}"));
            let ours: i64 = sqlx::query_scalar(count()).fetch_one(&self.ours).await?;
            let bare: i64 = sqlx::query_scalar(count()).fetch_one(&self.bare).await?;
            ensure!(ours == bare, "{table}: the store wrote {ours} rows and its rival {bare}");
        }
        Ok(())
    }

    async fn rows(&self, table: &str, which: &str, seq: i64) -> Result<Vec<Written>> {
        let select = AssertSqlSafe(format!("select * from {table} where {which}"));
        let rows = sqlx::query(select).bind(seq).fetch_all(&self.ours).await?;
        rows.iter().map(|row| written(table, row)).collect()
    }
}

fn written(table: &str, row: &SqliteRow) -> Result<Written> {
    let values: Result<Vec<Value>> = (0..row.len()).map(|column| value(row, column)).collect();
    let places: Vec<String> = (1..=row.len()).map(|place| format!("${place}")).collect();
    Ok(Written { insert: format!("insert into {table} values ({})", places.join(", ")), values: values? })
}

fn value(row: &SqliteRow, column: usize) -> Result<Value> {
    let raw = row.try_get_raw(column)?;
    let kind = raw.type_info().name().to_owned();
    Ok(match kind.as_str() {
        _ if raw.is_null() => Value::Null,
        "INTEGER" | "BOOLEAN" => Value::Number(row.try_get_unchecked(column)?),
        "TEXT" => Value::Text(row.try_get(column)?),
        "BLOB" => Value::Bytes(row.try_get(column)?),
        _ => anyhow::bail!("a column holds {kind}"),
    })
}

fn bound<'q>(sql: &str, values: &'q [Value]) -> Query<'q, Sqlite, SqliteArguments> {
    values.iter().fold(sqlx::query(AssertSqlSafe(sql.to_owned())), |query, value| match value {
        Value::Null => query.bind(None::<i64>),
        Value::Number(number) => query.bind(*number),
        Value::Text(text) => query.bind(text.clone()),
        Value::Bytes(bytes) => query.bind(bytes.clone()),
    })
}
