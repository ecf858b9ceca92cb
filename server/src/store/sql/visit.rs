//! Visits: one person's time on the portal, sealed, under the digest of its cookie.
//!
//! A visit that ended or has been idle too long is not found; nothing here brings one back.

use app::ports::{Fault, Visit, VisitData, VisitKey};
use jiff::Timestamp;

use super::{
    SqlStore,
    engine::Connection,
    fault::Doing,
    values::{millis, time},
    vault::Vault,
};

/// A visit's last use is noted only when it lies this far back: reading a page must not cost a disk write each time.
/// It is far below any idle limit.
const TOUCH_MILLIS: i64 = 10_000;

pub(super) async fn begin(store: &SqlStore, key: VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault> {
    let new = sqlx::query("insert into visit (key, sealed, started_at, seen_at) values ($1, $2, $3, $3)")
        .bind(key.as_slice())
        .bind(store.vault.seal_visit(&key, data)?)
        .bind(millis(now));
    store.alone("starting a visit", new).await.map(drop)
}

pub(super) async fn find(store: &SqlStore, key: &VisitKey, idle_since: Timestamp) -> Result<Option<Visit>, Fault> {
    let row: Option<(Vec<u8>, i64, i64)> =
        sqlx::query_as("select sealed, started_at, seen_at from visit where key = $1 and seen_at >= $2")
            .bind(key.as_slice())
            .bind(millis(idle_since))
            .fetch_optional(&store.reader)
            .await
            .doing("reading a visit")?;
    let Some((sealed, started_at, seen_at)) = row else { return Ok(None) };
    let data = store.vault.open_visit(key, &sealed)?;
    Ok(Some(Visit { key: *key, data, started_at: time(started_at)?, seen_at: time(seen_at)? }))
}

pub(super) async fn touch(store: &SqlStore, key: &VisitKey, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "noting that a visit is in use";
    let stale: Option<i32> = sqlx::query_scalar("select 1 from visit where key = $1 and seen_at <= $2")
        .bind(key.as_slice())
        .bind(millis(now) - TOUCH_MILLIS)
        .fetch_optional(&store.reader)
        .await
        .doing(WHAT)?;
    if stale.is_some() {
        let seen = sqlx::query("update visit set seen_at = max(seen_at, $2) where key = $1")
            .bind(key.as_slice())
            .bind(millis(now));
        store.alone(WHAT, seen).await?;
    }
    Ok(())
}

/// Replaces what a visit holds; a visit that has ended stays ended.
pub(super) async fn put(
    vault: &Vault,
    db: &mut Connection,
    (key, data): (&VisitKey, &VisitData),
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("update visit set sealed = $2, seen_at = max(seen_at, $3) where key = $1")
        .bind(key.as_slice())
        .bind(vault.seal_visit(key, data)?)
        .bind(millis(now))
        .execute(db)
        .await
        .doing("changing a visit")?;
    Ok(())
}

/// What a visit holds now, whatever its age; for changes within a transaction.
pub(super) async fn data(vault: &Vault, db: &mut Connection, key: &VisitKey) -> Result<Option<VisitData>, Fault> {
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("select sealed from visit where key = $1")
        .bind(key.as_slice())
        .fetch_optional(db)
        .await
        .doing("reading a visit")?;
    sealed.map(|sealed| vault.open_visit(key, &sealed)).transpose()
}

pub(super) async fn end(store: &SqlStore, key: &VisitKey) -> Result<(), Fault> {
    let gone = sqlx::query("delete from visit where key = $1").bind(key.as_slice());
    store.alone("ending a visit", gone).await.map(drop)
}
