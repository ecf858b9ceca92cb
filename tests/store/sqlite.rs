//! The embedded engine under test, in a folder of its own; and what only a file can promise.

use std::{path::PathBuf, sync::Arc};

use app::ports::{Books, Store};
use async_trait::async_trait;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::sqlite::SqliteStore,
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use tests::fixtures;

use crate::{StoreUnderTest, steps};

pub struct OnSqlite {
    folder: TempDir,
    store: Arc<SqliteStore>,
}

impl OnSqlite {
    fn file(&self) -> PathBuf {
        self.folder.path().join("portal.sqlite")
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
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        let file = folder.path().join("portal.sqlite");
        let store = SqliteStore::open(&file, Arc::new(keyring), Arc::new(OsIds)).await.unwrap();
        store.migrate().await.unwrap();
        Self { folder, store: Arc::new(store) }
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::<SqliteStore>::clone(&self.store)
    }

    async fn number(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.connection().await).await.unwrap()
    }

    async fn run(&self, sql: &'static str) -> bool {
        sqlx::raw_sql(sql).execute(&mut self.connection().await).await.is_ok()
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
