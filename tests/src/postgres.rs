//! Databases on a `PostgreSQL` server for tests: one for each test, copied from one that was brought up to date.
//!
//! `PORTAL_TEST_DATABASE` names the server; `cargo xtask test` starts one. A database whose test is over is emptied and given to
//! the next, so the server never holds many and making them costs next to nothing.

pub mod pair;
pub mod programs;

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use futures_util::TryStreamExt as _;
use secrecy::SecretString;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::postgres::{Connections, PostgresStore},
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Names the server.
const VARIABLE: &str = "PORTAL_TEST_DATABASE";

/// As many connections as a test needs.
pub const FEW: Connections = Connections { writers: 2, readers: 2 };

/// The server, where one was named.
pub fn server() -> Option<PgConnectOptions> {
    let url = std::env::var_os(VARIABLE)?.into_string().ok()?;
    Some(url.parse().expect("PORTAL_TEST_DATABASE is an address such as postgres://portal@127.0.0.1:5432/postgres"))
}

/// The tables of the portal.
const TABLES: &str = "select tablename::text from pg_tables where schemaname = current_schema()
     and tablename <> '_sqlx_migrations' order by tablename";

static MADE: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();
/// Ends whoever is still connected, then takes every row away, past the guards of tables that only grow.
const EMPTY: &str = "
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid();
    set session_replication_role = replica;
    do $$
    declare
        emptied text;
    begin
        for emptied in select tablename from pg_tables
            where schemaname = current_schema() and tablename <> '_sqlx_migrations'
        loop
            execute format('delete from %I', emptied);
        end loop;
    end
    $$;
    select setval(format('%I.%I', schemaname, sequencename), 1, false) from pg_sequences;";

/// Databases that are given to no other test.
static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());
/// Databases whose test is over.
static OVER: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A database that is a test's own.
pub struct TestDatabase {
    server: PgConnectOptions,
    name: String,
}

impl TestDatabase {
    /// A new one with every table and no row.
    pub async fn fresh() -> Self {
        let server = server().expect("PORTAL_TEST_DATABASE names a PostgreSQL server");
        let template = TEMPLATE.get_or_init(|| template(server.clone())).await;
        let over = OVER.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(name) = over {
            let database = Self { server, name };
            sqlx::raw_sql(EMPTY).execute(&mut database.connection().await).await.expect("an emptied database");
            return database;
        }
        let name = name();
        run(&server, &[format!("create database {name} template {template}")]).await;
        Self { server, name }
    }

    /// Never gives this one to another test: its tables were changed.
    pub fn keep(&self) {
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).push(self.name.clone());
    }

    /// Its address.
    pub fn url(&self) -> SecretString {
        url(&self.server, &self.name)
    }

    /// Every row of every table as the server hands it out, such as to a backup.
    pub async fn bytes(&self) -> Vec<u8> {
        let mut connection = self.connection().await;
        let tables: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut connection).await.expect("tables");
        let mut bytes = Vec::new();
        for table in tables {
            let sql = format!("copy (select * from \"{table}\") to stdout (format binary)");
            let mut rows = connection.copy_out_raw(&sql).await.expect("rows");
            while let Some(part) = rows.try_next().await.expect("rows") {
                bytes.extend(part);
            }
        }
        bytes
    }

    /// A connection of one's own.
    pub async fn connection(&self) -> PgConnection {
        self.server.clone().database(&self.name).connect().await.expect("a connection")
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.name);
        if !KEPT.lock().unwrap_or_else(PoisonError::into_inner).contains(&name) {
            OVER.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        }
    }
}

fn name() -> String {
    format!("portal_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::SeqCst))
}

fn url(server: &PgConnectOptions, database: &str) -> SecretString {
    server.clone().database(database).to_url_lossy().to_string().into()
}

async fn run(server: &PgConnectOptions, work: &[String]) {
    let mut connection = server.connect().await.expect("the PostgreSQL server that PORTAL_TEST_DATABASE names");
    for sql in work {
        sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut connection).await.expect("a database");
    }
    connection.close().await.expect("a connection ends");
}

/// The database that every other is copied from.
async fn template(server: PgConnectOptions) -> String {
    let name = name();
    run(&server, &[format!("create database {name} template template0")]).await;
    let folder = TempDir::new().expect("a folder");
    let keys = KeyRing::create(&folder.path().join("keys"), &OsIds).expect("a key");
    let store = PostgresStore::open(&url(&server, &name), folder.path(), (Arc::new(keys), Arc::new(OsIds)), FEW).await;
    let store = store.expect("storage");
    store.migrate().await.expect("tables");
    store.close().await;
    name
}
