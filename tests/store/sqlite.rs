//! The embedded engine under test, in a folder of its own; and what only a file can promise.

use std::{path::PathBuf, sync::Arc};

use app::ports::{AuditChain, Books, Store};
use async_trait::async_trait;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::{keeper::AuditHead, sqlite::SqliteStore},
};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use tests::app::quick_folder;
use tests::desk::Everywhere as _;
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
    const RACED: u32 = 3;

    async fn fresh() -> Self {
        Self::fresh_in(quick_folder()).await
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

    async fn id_columns(&self) -> Vec<(String, String)> {
        let columns = "select m.name, c.name from sqlite_schema as m join pragma_table_info(m.name) as c
                       where m.type = 'table' and c.type = 'BLOB' order by m.name";
        sqlx::query_as(columns).fetch_all(&mut self.connection().await).await.unwrap()
    }

    async fn count_of(&self, sql: String, id: Uuid) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_one(&mut self.connection().await).await.unwrap()
    }

    async fn links(&self) -> Vec<(String, String)> {
        let links = "select child.name, link.\"table\"
                     from sqlite_schema as child join pragma_foreign_key_list(child.name) as link";
        sqlx::query_as(links).fetch_all(&mut self.connection().await).await.unwrap()
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
async fn what_stood_before_members_had_ways_of_their_own_belongs_to_who_began_the_family() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("portal.sqlite");
    let steps = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/migrations/sqlite");
    let migrator = sqlx::migrate::Migrator::new(std::path::Path::new(steps)).await.unwrap();
    let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true).foreign_keys(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    migrator.run_to(7, &pool).await.unwrap();
    let before = "insert into family values (x'00000000000000000000000000000001', x'00', 'k', 5);
        insert into draft values (x'00000000000000000000000000000002', x'00000000000000000000000000000001',
            x'00000000000000000000000000000003', x'00', 1, 1, 5, 5);
        insert into code (key, verifier, family_id, created_at) values (zeroblob(32), 'v',
            x'00000000000000000000000000000001', 5);
        insert into request (id, submission_id, family_id, place, hub, reference, urgent, digest, delivery, sent_at)
            values (x'00000000000000000000000000000004', x'00000000000000000000000000000005',
            x'00000000000000000000000000000001', 'york', 'mash', 'YRK-1', 0, zeroblob(32), 'saved', 5);";
    sqlx::raw_sql(before).execute(&pool).await.unwrap();
    pool.close().await;
    let keyring = Arc::new(KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap());
    let store = SqliteStore::open(&file, keyring, Arc::new(OsIds)).await.unwrap();
    store.migrate().await.unwrap();
    let target = store.code_target(&[0; 32], jiff::Timestamp::from_millisecond(1).unwrap()).await.unwrap().unwrap();
    let first = app::domain::ids::MemberId::first_of(target.family);
    assert_eq!((target.member, target.draft.is_some(), target.request.is_some()), (first, true, true));
    assert_eq!(store.members(target.family).await.unwrap(), [first]);
    assert_eq!(store.requests_of(first).await.unwrap().len(), 1);
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

/// The tables as they were before step 10, with a sent request whose message waits, and a task.
async fn before_step_10(folder: &TempDir) -> PathBuf {
    let steps = folder.path().join("steps");
    std::fs::create_dir(&steps).unwrap();
    for file in std::fs::read_dir("../server/migrations/sqlite").unwrap() {
        let file = file.unwrap();
        if file.file_name().to_str().unwrap() < "0010" {
            std::fs::copy(file.path(), steps.join(file.file_name())).unwrap();
        }
    }
    let file = folder.path().join("portal.sqlite");
    let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::migrate::Migrator::new(steps).await.unwrap().run(&mut db).await.unwrap();
    let rows = "insert into family (id, wrapped_key, key_id, created_at) values (zeroblob(16), x'00', 'k', 1);
        insert into request (id, submission_id, family_id, place, hub, reference, urgent, digest, delivery, sent_at)
            values (zeroblob(16), zeroblob(16), zeroblob(16), 'york', 'mash', 'YRK-1', 0, zeroblob(32), 'saved', 1);
        insert into message (seq, id, request_id, kind, sealed, next_at, created_at)
            values (41, zeroblob(16), zeroblob(16), 'request', x'01', 1, 1), (50, x'02', zeroblob(16), 'chase', x'01', 1, 1);
        delete from message where seq = 50;
        insert into task (kind, request_id, raised_at) values ('chased', zeroblob(16), 1);";
    sqlx::raw_sql(rows).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    file
}

#[tokio::test]
async fn tables_made_anew_keep_every_row_number_and_guard() {
    let folder = tempfile::tempdir().unwrap();
    let file = before_step_10(&folder).await;
    let keyring = Arc::new(KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap());
    let store = Arc::new(SqliteStore::open(&file, keyring, Arc::new(OsIds)).await.unwrap());
    store.migrate().await.unwrap();
    let engine = OnSqlite { folder, store };
    assert_eq!(engine.number("select seq from message where kind = 'request'").await, 41);
    assert_eq!(engine.number("select count(*) from task where kind = 'chased'").await, 1);
    assert_eq!(engine.number("select count(*) from pragma_foreign_key_check").await, 0);
    let indexes = "select count(*) from sqlite_schema where type = 'index' and name in
        ('message_one_request', 'message_request', 'message_turn', 'task_open_once')";
    assert_eq!(engine.number(indexes).await, 4);
    assert!(engine.run("insert into message (id, request_id, kind, sealed, next_at, created_at) values (x'03', zeroblob(16), 'permission', x'01', 1, 1)").await);
    assert_eq!(engine.number("select max(seq) from message").await, 51, "a number is never used twice");
    for refused in [
        "insert into message (id, request_id, kind, sealed, next_at, created_at) values (x'04', zeroblob(16), 'request', x'01', 1, 1)",
        "insert into message (id, request_id, kind, sealed, next_at, created_at) values (x'05', zeroblob(16), 'rumour', x'01', 1, 1)",
        "insert into message (id, request_id, kind, sealed, next_at, created_at) values (x'06', x'99', 'chase', x'01', 1, 1)",
        "insert into task (kind, request_id, raised_at) values ('chased', zeroblob(16), 2)",
    ] {
        assert!(!engine.run(refused).await, "{refused}");
    }
}
