//! Files that were brought and wait for a yes or no: one a visit, sealed like it, gone with it.

use app::ports::{Fault, Parked, Parking, VisitKey};
use async_trait::async_trait;
use jiff::Timestamp;

use super::{SqlStore, commit, fault::Doing, values::millis, vault::parked_cell};

/// How long a file waits.
const KEPT_MILLIS: i64 = 2 * 60 * 60 * 1000;

#[async_trait]
impl Parking for SqlStore {
    async fn park(&self, visit: &VisitKey, parked: &Parked, now: Timestamp) -> Result<(), Fault> {
        const WHAT: &str = "keeping a file that was brought";
        let sealed = self.vault.seal_for_visit(parked_cell(visit), parked)?;
        let mut change = self.write().await?;
        sqlx::query("delete from parked where at <= $1 or visit = $2")
            .bind(millis(now) - KEPT_MILLIS)
            .bind(visit.as_slice())
            .execute(&mut *change)
            .await
            .doing(WHAT)?;
        // A visit that has ended meanwhile keeps nothing.
        sqlx::query("insert into parked (visit, sealed, at) select key, $2, $3 from visit where key = $1")
            .bind(visit.as_slice())
            .bind(sealed)
            .bind(millis(now))
            .execute(&mut *change)
            .await
            .doing(WHAT)?;
        commit(change).await
    }

    async fn parked(&self, visit: &VisitKey, now: Timestamp) -> Result<Option<Parked>, Fault> {
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("select sealed from parked where visit = $1 and at > $2")
            .bind(visit.as_slice())
            .bind(millis(now) - KEPT_MILLIS)
            .fetch_optional(&self.reader)
            .await
            .doing("reading a file that was brought")?;
        sealed.map(|sealed| self.vault.open_for_visit(parked_cell(visit), &sealed)).transpose()
    }

    async fn unpark(&self, visit: &VisitKey, now: Timestamp) -> Result<Option<Parked>, Fault> {
        let row: Option<(Vec<u8>, i64)> = sqlx::query_as("delete from parked where visit = $1 returning sealed, at")
            .bind(visit.as_slice())
            .fetch_optional(&self.writer)
            .await
            .doing("taking a file that was brought")?;
        let sealed = row.filter(|(_, at)| *at > millis(now) - KEPT_MILLIS).map(|(sealed, _)| sealed);
        sealed.map(|sealed| self.vault.open_for_visit(parked_cell(visit), &sealed)).transpose()
    }
}
