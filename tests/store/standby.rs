//! What a portal promises where the server has a standby: "saved" is on both, or it is not said.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use app::ports::{Ids, Sent, Store as _};
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::postgres::PostgresStore,
};
use sqlx::PgConnection;
use tempfile::TempDir;
use tests::{
    fixtures::{self, noon},
    postgres::{
        FEW,
        pair::{Commits, Pair},
    },
    processes::until,
};
use tokio::time::Instant;

/// How long a commit may wait, and how long it may take to say that it did.
const LIMIT: Duration = Duration::from_secs(20);
const TOO_LATE: Duration = Duration::from_secs(25);
const SOON: Duration = Duration::from_secs(30);

/// A portal's own folder, with its key.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
    folder
}

async fn open(folder: &Path, address: &secrecy::SecretString) -> Arc<PostgresStore> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let parts = (Arc::new(KeyRing::load(&folder.join("keys")).unwrap()), ids);
    Arc::new(PostgresStore::open(address, folder, parts, FEW).await.unwrap())
}

/// Sends request `number` in the background.
fn sending(store: &Arc<PostgresStore>, number: u32) -> tokio::task::JoinHandle<Result<Sent, app::ports::Fault>> {
    let store = Arc::clone(store);
    tokio::spawn(async move { store.send(&fixtures::send_off(number, noon())).await })
}

/// How many commits wait for the standby.
async fn waiting(primary: &mut PgConnection) -> i64 {
    let waiting = "select count(*) from pg_stat_activity where wait_event = 'SyncRep'";
    sqlx::query_scalar(waiting).fetch_one(primary).await.unwrap()
}

async fn until_one_waits(primary: &mut PgConnection) {
    until("a commit to wait for the standby", SOON, async || (waiting(primary).await == 1).then_some(())).await;
}

/// How many requests a server shows.
async fn requests(server: &mut PgConnection) -> i64 {
    sqlx::query_scalar("select count(*) from request").fetch_one(server).await.unwrap()
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server, as `cargo xtask test` finds it"]
async fn a_commit_whose_wait_for_the_standby_was_cut_short_is_not_called_saved_nor_is_its_copy() {
    let (pair, folder) = (Pair::start(Commits::Wait).await, folder());
    // Whoever silences warnings must not silence this one.
    let silent = "alter role portal set client_min_messages = error";
    sqlx::raw_sql(silent).execute(&mut pair.primary().await).await.unwrap();
    let store = open(folder.path(), &pair.address()).await;
    store.migrate().await.unwrap();
    let (mut primary, mut standby) = (pair.primary().await, pair.standby().await);
    pair.hold_standby().await;
    for attempt in ["the first", "its copy", "one more copy"] {
        let sent = sending(&store, 1);
        until_one_waits(&mut primary).await;
        let cut = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
        sqlx::raw_sql(cut).execute(&mut primary).await.unwrap();
        let said = sent.await.unwrap();
        assert!(said.is_err(), "{attempt} is on the primary alone and was called saved: {said:?}");
        assert_eq!((requests(&mut primary).await, requests(&mut standby).await), (1, 0), "{attempt}");
    }
    pair.release_standby().await;
    let again = fixtures::send_off(1, noon());
    assert_eq!(store.send(&again).await.unwrap(), Sent::Already(again.request));
    assert_eq!((requests(&mut primary).await, requests(&mut standby).await), (1, 1));
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server, as `cargo xtask test` finds it"]
async fn a_commit_that_waits_too_long_is_not_called_saved_and_its_connection_is_given_to_nobody() {
    let (pair, folder) = (Pair::start(Commits::Wait).await, folder());
    let store = open(folder.path(), &pair.address()).await;
    store.migrate().await.unwrap();
    let mut primary = pair.primary().await;
    pair.hold_standby().await;
    let (began, sent) = (Instant::now(), sending(&store, 1));
    until_one_waits(&mut primary).await;
    let which = "select pid from pg_stat_activity where wait_event = 'SyncRep'";
    let held: i32 = sqlx::query_scalar(which).fetch_one(&mut primary).await.unwrap();
    assert!(sent.await.unwrap().is_err(), "what the standby does not have is not saved");
    assert!((LIMIT..TOO_LATE).contains(&began.elapsed()), "{:?}", began.elapsed());
    assert!(sending(&store, 2).await.unwrap().is_err(), "the next one's turn does not come");
    pair.release_standby().await;
    let again = fixtures::send_off(1, noon());
    assert_eq!(store.send(&again).await.unwrap(), Sent::Already(again.request));
    assert_eq!(requests(&mut pair.standby().await).await, 1);
    until("the connection to be closed", SOON, async || {
        let there = "select count(*) from pg_stat_activity where pid = $1";
        let there: i64 = sqlx::query_scalar(there).bind(held).fetch_one(&mut primary).await.ok()?;
        (there == 0).then_some(())
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server, as `cargo xtask test` finds it"]
async fn a_portal_that_stands_at_a_standby_refuses_calmly_and_heals_when_it_takes_over() {
    let (mut pair, folder) = (Pair::start(Commits::Wait).await, folder());
    let first = open(folder.path(), &pair.address()).await;
    first.migrate().await.unwrap();
    first.send(&fixtures::send_off(1, noon())).await.unwrap();
    let store = open(folder.path(), &pair.standby_address()).await;
    let known = fixtures::send_off(1, noon()).request;
    assert!(store.request_status(known).await.unwrap().is_some(), "what is there can be read");
    assert!(store.is_ready().await.is_err(), "nothing can be kept here, so it is not ready");
    assert!(store.send(&fixtures::send_off(2, noon())).await.is_err());
    assert_eq!(requests(&mut pair.primary().await).await, 1);
    pair.kill_primary().await;
    pair.promote().await;
    pair.seed_standby().await;
    store.is_ready().await.unwrap();
    store.send(&fixtures::send_off(2, noon())).await.unwrap();
    assert_eq!(requests(&mut pair.standby().await).await, 2, "both of them have both");
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server, as `cargo xtask test` finds it"]
async fn a_primary_that_comes_back_as_it_was_calls_nothing_saved_and_no_portal_that_follows_writes_to_it() {
    let (mut pair, folder) = (Pair::start(Commits::Wait).await, folder());
    let follows = open(folder.path(), &pair.address()).await;
    follows.migrate().await.unwrap();
    follows.send(&fixtures::send_off(1, noon())).await.unwrap();
    let old_address = pair.primary_address();
    pair.kill_primary().await;
    pair.promote().await;
    pair.old_primary_comes_back().await;
    let left_behind = open(folder.path(), &old_address).await;
    let (at_old, at_new) = (sending(&left_behind, 2), sending(&follows, 3));
    until_one_waits(&mut pair.old_primary().await).await;
    until_one_waits(&mut pair.primary().await).await;
    assert!(at_old.await.unwrap().is_err(), "nobody follows the old primary, so nothing is saved there");
    assert!(at_new.await.unwrap().is_err(), "nor yet at the new one: it has no standby");
    assert_eq!(requests(&mut pair.old_primary().await).await, 1);
    pair.seed_standby().await;
    let again = fixtures::send_off(3, noon());
    assert_eq!(follows.send(&again).await.unwrap(), Sent::Already(again.request));
    let there: Vec<String> = sqlx::query_scalar("select reference from request order by sent_at, id")
        .fetch_all(&mut pair.standby().await)
        .await
        .unwrap();
    let expected = [1, 3].map(|number| fixtures::reference(number).as_str().to_owned());
    assert_eq!(there.iter().collect::<BTreeSet<_>>(), expected.iter().collect());
}

/// Every file of the SQL that both engines read, below this folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn every_change_is_called_durable_in_one_place_only() {
    let all = sources(Path::new("../server/src/store/sql"));
    assert!(all.len() > 40, "the sources are looked at");
    for path in all {
        let source = std::fs::read_to_string(&path).unwrap();
        let is_the_place = path.ends_with("sql/root.rs");
        assert_eq!(source.contains(".commit()"), is_the_place, "{}: use `commit`", path.display());
        let passes_by = [".execute(&store.writer)", ".execute(&self.writer)"].iter().any(|it| source.contains(it));
        assert!(!passes_by, "{}: use `alone`", path.display());
    }
}
