//! A database server under test, with a database of its own for each claim.

use std::sync::Arc;

use app::ports::{AuditChain, Ids, Store};
use async_trait::async_trait;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::{keeper::AuditHead, postgres::PostgresStore},
};
use sqlx::AssertSqlSafe;
use tempfile::TempDir;
use tests::postgres::{FEW, TestDatabase};
use uuid::Uuid;

use crate::StoreUnderTest;

pub struct OnPostgres {
    database: TestDatabase,
    folder: TempDir,
    store: Arc<PostgresStore>,
}

#[async_trait]
impl StoreUnderTest for OnPostgres {
    const RACED: u32 = 1;

    async fn fresh() -> Self {
        let database = TestDatabase::fresh().await;
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        let ids: Arc<dyn Ids> = Arc::new(OsIds);
        let parts = (Arc::new(keyring), ids);
        let store = PostgresStore::open(&database.url(), folder.path(), parts, FEW).await.unwrap();
        Self { database, folder, store: Arc::new(store) }
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::<PostgresStore>::clone(&self.store)
    }

    async fn number(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.database.connection().await).await.unwrap()
    }

    async fn blob(&self, sql: &'static str) -> Vec<u8> {
        sqlx::query_scalar(sql).fetch_one(&mut self.database.connection().await).await.unwrap()
    }

    async fn id_columns(&self) -> Vec<(String, String)> {
        let columns = "select table_name::text, column_name::text from information_schema.columns
                       where table_schema = current_schema() and data_type = 'uuid' order by table_name";
        sqlx::query_as(columns).fetch_all(&mut self.database.connection().await).await.unwrap()
    }

    async fn count_of(&self, sql: String, id: Uuid) -> i64 {
        let mut connection = self.database.connection().await;
        sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_one(&mut connection).await.unwrap()
    }

    async fn links(&self) -> Vec<(String, String)> {
        let links = "select child.relname::text, parent.relname::text from pg_constraint as link
             join pg_class as child on child.oid = link.conrelid join pg_class as parent on parent.oid = link.confrelid
             where link.contype = 'f'";
        sqlx::query_as(links).fetch_all(&mut self.database.connection().await).await.unwrap()
    }

    async fn run(&self, sql: &'static str) -> bool {
        if sql.starts_with("drop") {
            self.database.keep();
        }
        sqlx::raw_sql(sql).execute(&mut self.database.connection().await).await.is_ok()
    }

    async fn audit_head(&self, noted: Option<&str>) -> Result<String, i64> {
        let noted = noted.map(|text| AuditHead::parse(text).unwrap());
        match self.store.walk_audit(noted, &mut |done, all| assert!(done <= all)).await.unwrap() {
            (AuditChain::Whole { .. }, head) => Ok(head.to_string()),
            (AuditChain::BrokenAt { row }, _) => Err(row),
        }
    }

    async fn unguard_audit(&self) {
        assert!(self.run("drop trigger audit_no_update on audit; drop trigger audit_no_delete on audit;").await);
    }

    /// Every row as the server hands it out, such as to a backup, and what lies beside the database. What the server's own
    /// files still hold of rows that are gone is the server's to clean: it is sealed, but it may be there for a while.
    async fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.database.bytes().await;
        bytes.extend(std::fs::read(self.folder.path().join("tombstones")).unwrap_or_default());
        bytes
    }

    async fn forget_backup(&self) {}
}
