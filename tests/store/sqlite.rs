//! The embedded engine under test, in a folder of its own; and what only a file can promise.

use std::{path::PathBuf, sync::Arc};

use app::ports::{AuditChain, Store};
use async_trait::async_trait;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::sqlite::{AuditHead, SqliteStore},
};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use tests::fixtures;
use uuid::Uuid;

use crate::{StoreUnderTest, steps};

pub struct OnSqlite {
    folder: TempDir,
    store: Arc<SqliteStore>,
}

impl OnSqlite {
    fn file(&self) -> PathBuf {
        self.path("portal.sqlite")
    }

    /// A file in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The engine behind the port.
    pub fn sqlite(&self) -> &SqliteStore {
        &self.store
    }

    /// Puts the backup `name` in the place of the database, as an operator does, and starts again.
    pub async fn restored(&self, name: &str) -> SqliteStore {
        self.store.close().await;
        std::fs::copy(self.path(name), self.file()).unwrap();
        for log in ["portal.sqlite-wal", "portal.sqlite-shm"] {
            assert!(!self.path(log).exists(), "a stopped portal leaves no {log}");
        }
        self.reopened().await
    }

    /// Starts again with the database that is there.
    pub async fn started_again(&self) -> SqliteStore {
        self.reopened().await
    }

    async fn fresh_in(folder: TempDir) -> Self {
        let keyring = KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        let file = folder.path().join("portal.sqlite");
        let store = SqliteStore::open(&file, Arc::new(keyring), Arc::new(OsIds)).await.unwrap();
        store.migrate().await.unwrap();
        Self { folder, store: Arc::new(store) }
    }

    async fn connection(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.file()).foreign_keys(true);
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    async fn reopened(&self) -> SqliteStore {
        let keyring = KeyRing::load(&self.folder.path().join("keys")).unwrap();
        let store = SqliteStore::open(&self.file(), Arc::new(keyring), Arc::new(OsIds)).await.unwrap();
        store.migrate().await.unwrap();
        store
    }
}

#[async_trait]
impl StoreUnderTest for OnSqlite {
    async fn fresh() -> Self {
        Self::fresh_in(tempfile::tempdir().unwrap()).await
    }

    async fn fresh_and_quick() -> Self {
        Self::fresh_in(tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())).await
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::<SqliteStore>::clone(&self.store)
    }

    async fn number(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.connection().await).await.unwrap()
    }

    async fn blob(&self, sql: &'static str) -> Vec<u8> {
        sqlx::query_scalar(sql).fetch_one(&mut self.connection().await).await.unwrap()
    }

    async fn tables_that_name(&self, id: Uuid) -> Vec<String> {
        let mut connection = self.connection().await;
        let columns: Vec<(String, String)> = sqlx::query_as(
            "select m.name, c.name from sqlite_schema as m join pragma_table_info(m.name) as c
             where m.type = 'table' and c.type = 'BLOB' order by m.name",
        )
        .fetch_all(&mut connection)
        .await
        .unwrap();
        let mut named = Vec::new();
        for (table, column) in columns {
            let sql = format!("select count(*) from \"{table}\" where \"{column}\" = $1");
            let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_one(&mut connection).await.unwrap();
            if count > 0 && !named.contains(&table) {
                named.push(table);
            }
        }
        named
    }

    async fn forget_backup(&self) {
        std::fs::remove_file(self.path("backup.sqlite")).unwrap();
    }

    async fn run(&self, sql: &'static str) -> bool {
        sqlx::raw_sql(sql).execute(&mut self.connection().await).await.is_ok()
    }

    async fn audit_head(&self, noted: Option<&str>) -> Result<String, i64> {
        let noted = noted.map(|text| AuditHead::parse(text).unwrap());
        match self.store.walk_audit(noted, &mut |done, all| assert!(done <= all)).await.unwrap() {
            (AuditChain::Whole { .. }, head) => Ok(head.to_string()),
            (AuditChain::BrokenAt { row }, _) => Err(row),
        }
    }

    async fn unguard_audit(&self) {
        assert!(self.run("drop trigger audit_no_update; drop trigger audit_no_delete;").await);
    }

    async fn bytes(&self) -> Vec<u8> {
        let copy = self.folder.path().join("backup.sqlite");
        self.store.backup(&copy).await.unwrap();
        let mut bytes = Vec::new();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().is_some_and(|name| name != "keys") {
                bytes.extend(std::fs::read(path).unwrap());
            }
        }
        bytes
    }
}

#[tokio::test]
async fn what_was_kept_is_there_after_a_restart() {
    let engine = OnSqlite::fresh().await;
    let sent = steps::sent(&engine.store(), 1).await;
    engine.store.close().await;
    let again = engine.reopened().await;
    assert!(again.request_status(sent.request).await.unwrap().is_some());
    assert_eq!(again.lease_parcels(10, 60, fixtures::noon()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_backup_is_whole_and_never_overwrites() {
    let engine = OnSqlite::fresh().await;
    let sent = steps::sent(&engine.store(), 1).await;
    let copy = engine.folder.path().join("copy.sqlite");
    engine.store.backup(&copy).await.unwrap();
    assert!(engine.store.backup(&copy).await.is_err());
    let keyring = Arc::new(KeyRing::load(&engine.folder.path().join("keys")).unwrap());
    let restored = SqliteStore::open(&copy, keyring, Arc::new(OsIds)).await.unwrap();
    let case = restored.desk_case(&sent.reference, fixtures::noon()).await.unwrap().unwrap();
    assert_eq!(case.messages.len(), 1);
}

#[tokio::test]
async fn a_store_opened_with_the_wrong_keys_shows_nothing() {
    let engine = OnSqlite::fresh().await;
    let draft = fixtures::draft(1);
    engine.store.create_draft(&draft, fixtures::noon()).await.unwrap();
    let keyring = KeyRing::create(&engine.folder.path().join("other-keys"), &OsIds).unwrap();
    let stolen = SqliteStore::open(&engine.file(), Arc::new(keyring), Arc::new(OsIds)).await.unwrap();
    assert!(stolen.draft(draft.id, fixtures::noon()).await.is_err());
}
