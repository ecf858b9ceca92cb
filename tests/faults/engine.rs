//! The real store in a folder, and what is read back from it.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use app::ports::{AuditChain, Fault, Ids, Store};
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    settings::Database,
    store::{self, keeper::Keeper, sqlite::SqliteStore},
};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::TempDir;
use tests::fixtures;

use crate::tally::Tally;

/// The database's name in its folder.
pub(crate) const FILE: &str = "portal.sqlite";
/// The keys' name.
pub(crate) const KEYS: &str = "keys";

/// A folder on a disk in memory where there is one. What a process leaves behind when it dies is the same there.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

/// A folder on the disk that Cargo builds on.
pub(crate) fn folder_on_disk() -> TempDir {
    let program = std::env::current_exe().unwrap();
    tempfile::tempdir_in(program.parent().unwrap()).unwrap()
}

/// Keys and an empty, migrated, closed store.
pub(crate) async fn make(folder: &Path) {
    KeyRing::create(&folder.join(KEYS), &OsIds).unwrap();
    let store = open(folder).await.expect("a new store");
    store.migrate().await.expect("tables");
    store.close().await;
}

/// Opens what is there; `None` if it cannot be opened.
pub(crate) async fn open(folder: &Path) -> Option<SqliteStore> {
    let keys = Arc::new(KeyRing::load(&folder.join(KEYS)).expect("keys"));
    SqliteStore::open(&folder.join(FILE), keys, Arc::new(OsIds)).await.ok()
}

/// A portal on a database server, with its keys in this folder.
pub(crate) async fn open_server(folder: &Path, address: &str) -> Result<Arc<dyn Keeper>, Fault> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = Arc::new(KeyRing::load(&folder.join(KEYS)).expect("keys"));
    store::open(&Database::Server(address.into()), folder, (keys, ids)).await
}

/// The database without the portal's eyes.
pub(crate) async fn raw(folder: &Path) -> Option<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(folder.join(FILE)).foreign_keys(false);
    SqliteConnection::connect_with(&options).await.ok()
}

/// The label of request `number`, as everybody holds it.
pub(crate) fn reference(number: u32) -> String {
    fixtures::reference(number).as_str().to_owned()
}

/// Reads everything back and compares it with what was promised.
pub(crate) async fn check(folder: &Path, acked: &BTreeSet<u32>, begun: &BTreeSet<u32>) -> Tally {
    compare((kept(folder).await, is_whole(folder).await), acked, begun)
}

/// Compares what is there, and whether it is whole, with what was promised. Whatever was begun may be there without a promise;
/// nothing else may.
pub(crate) fn compare(
    (kept, is_whole): (Option<Vec<Kept>>, bool),
    acked: &BTreeSet<u32>,
    begun: &BTreeSet<u32>,
) -> Tally {
    let mut tally = Tally { acknowledged: count(acked.len()), ..Tally::default() };
    let Some(kept) = kept else {
        return Tally { corrupt: 1, lost: tally.acknowledged, ..tally };
    };
    let begun: BTreeSet<String> = begun.iter().copied().map(reference).collect();
    let there: BTreeSet<&str> = kept.iter().map(|Kept(reference, ..)| reference.as_str()).collect();
    for number in acked {
        tally.lost += u64::from(!there.contains(reference(*number).as_str()));
    }
    for Kept(reference, times, requests_out, consents) in &kept {
        tally.duplicated += u64::from(*times != 1 || *requests_out > 1 || !begun.contains(reference));
        tally.lost += u64::from(*requests_out == 0 || *consents == 0);
    }
    tally.corrupt += u64::from(!is_whole);
    tally
}

/// One label in the store: how often it is there, and how many requests that leave and answers about consent it has.
#[derive(sqlx::FromRow)]
pub(crate) struct Kept(String, i64, i64, i64);

/// Reads them, in either engine's database.
pub(crate) const KEPT: &str = "
    select reference, count(*),
        cast(sum((select count(*) from message where request_id = request.id and kind = 'request')) as bigint),
        cast(sum((select count(*) from consent where request_id = request.id)) as bigint)
    from request group by reference";

async fn kept(folder: &Path) -> Option<Vec<Kept>> {
    let mut db = raw(folder).await?;
    let kept = sqlx::query_as(KEPT).fetch_all(&mut db).await.ok()?;
    db.close().await.ok()?;
    Some(kept)
}

/// Whether the file holds together, every row belongs to something and the audit is an unbroken chain.
async fn is_whole(folder: &Path) -> bool {
    let Some(mut db) = raw(folder).await else { return false };
    let verdict: Option<String> = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut db).await.ok();
    let strays: Option<i64> =
        sqlx::query_scalar("select count(*) from pragma_foreign_key_check").fetch_one(&mut db).await.ok();
    let _ = db.close().await;
    let Some(store) = open(folder).await else { return false };
    let is_chained = is_chained(&store).await;
    store.close().await;
    verdict.as_deref() == Some("ok") && strays == Some(0) && is_chained
}

/// Whether the audit is an unbroken chain.
pub(crate) async fn is_chained(store: &(impl Store + ?Sized)) -> bool {
    matches!(store.check_audit().await, Ok(AuditChain::Whole { .. }))
}

/// A length as a count.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap()
}
