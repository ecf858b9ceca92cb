//! What several portals on one database promise together; and that both engines take the same steps.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use app::{
    domain::ids::MessageId,
    ports::{Attempt, Ids, Store, VisitData},
};
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::postgres::PostgresStore,
};
use sqlx::AssertSqlSafe;
use tempfile::TempDir;
use tests::{
    fixtures::{self, at, noon, visit_key},
    postgres::{FEW, TestDatabase},
    processes::until,
};

use crate::steps;

/// Far below the minute after which the server itself ends a change that idles.
const SOON: Duration = Duration::from_secs(20);

/// Portals on one database, each with a folder of its own and a copy of the same key file.
struct Replicas {
    database: TestDatabase,
    folder: TempDir,
}

impl Replicas {
    async fn fresh() -> Self {
        let folder = tempfile::tempdir().unwrap();
        KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        Self { database: TestDatabase::fresh().await, folder }
    }

    async fn one(&self) -> Arc<PostgresStore> {
        let keyring = KeyRing::load(&self.folder.path().join("keys")).unwrap();
        let ids: Arc<dyn Ids> = Arc::new(OsIds);
        let parts = (Arc::new(keyring), ids);
        let store = PostgresStore::open(&self.database.url(), self.folder.path(), parts, FEW).await.unwrap();
        store.migrate().await.unwrap();
        Arc::new(store)
    }
}

#[tokio::test]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn a_visit_begun_at_one_portal_goes_on_at_another_after_the_first_has_stopped() {
    let replicas = Replicas::fresh().await;
    let (one, two) = (replicas.one().await, replicas.one().await);
    let data = VisitData { fresh_code: Some("six words".into()), ..VisitData::default() };
    one.begin_visit(visit_key(1), &data, noon()).await.unwrap();
    assert_eq!(two.visit(&visit_key(1), noon()).await.unwrap().unwrap().data, data);
    one.close().await;
    two.touch_visit(&visit_key(1), at(600)).await.unwrap();
    let again = replicas.one().await;
    assert_eq!(again.visit(&visit_key(1), at(300)).await.unwrap().unwrap().seen_at, at(600));
    two.end_visit(&visit_key(1)).await.unwrap();
    assert_eq!(again.visit(&visit_key(1), noon()).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn of_many_portals_that_empty_one_outbox_each_message_leaves_once() {
    const SENT: u32 = 40;
    let replicas = Replicas::fresh().await;
    let mut portals = Vec::new();
    for _ in 0..3 {
        portals.push(replicas.one().await);
    }
    let first: steps::Kept = portals.first().unwrap().clone();
    for number in 0..SENT {
        steps::sent(&first, number).await;
    }
    let workers: Vec<_> = portals
        .into_iter()
        .map(|portal| {
            tokio::spawn(async move {
                let mut left = Vec::new();
                loop {
                    let parcels = portal.lease_parcels(3, 60, at(10)).await.unwrap();
                    if parcels.is_empty() {
                        return left;
                    }
                    for parcel in parcels {
                        left.push(parcel.id);
                        portal.settle_parcel(&parcel, Attempt::HandedOver, at(10)).await.unwrap();
                    }
                }
            })
        })
        .collect();
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.unwrap());
    }
    assert_eq!((all.len(), SENT), (40, 40), "each leaves");
    assert_eq!(all.into_iter().map(MessageId::uuid).collect::<BTreeSet<_>>().len(), 40, "and once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn a_limit_counts_what_was_done_at_every_portal_together() {
    let replicas = Replicas::fresh().await;
    let (one, two) = (replicas.one().await, replicas.one().await);
    let mut tries = Vec::new();
    for number in 0..20 {
        let portal = if number % 2 == 0 { one.clone() } else { two.clone() };
        tries.push(tokio::spawn(async move { portal.count_use(&[7; 32], 60, noon()).await.unwrap() }));
    }
    let mut counts = BTreeSet::new();
    for one_try in tries {
        counts.insert(one_try.await.unwrap());
    }
    assert_eq!(counts, (1..=20).collect(), "no two tries are counted as one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn portals_that_change_at_once_keep_one_whole_audit() {
    let replicas = Replicas::fresh().await;
    let mut portals = Vec::new();
    for _ in 0..4 {
        portals.push(replicas.one().await);
    }
    let mut sends = Vec::new();
    for (number, portal) in (0_u32..).zip(portals.iter().cycle().take(24)) {
        let portal: steps::Kept = portal.clone();
        sends.push(tokio::spawn(async move { steps::sent(&portal, number).await }));
    }
    for send in sends {
        send.await.unwrap();
    }
    let chain = portals.first().unwrap().check_audit().await.unwrap();
    assert_eq!(chain, app::ports::AuditChain::Whole { rows: 24 });
    let again = fixtures::send_off(3, noon());
    let other: &dyn Store = portals.last().unwrap().as_ref();
    assert_eq!(
        other.send(&again).await.unwrap(),
        app::ports::Sent::Already(again.request),
        "wherever it is sent again"
    );
}

#[tokio::test]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn a_change_that_is_given_up_while_it_waits_for_its_turn_holds_up_nobody() {
    const TURN: &str = "from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())";
    let replicas = Replicas::fresh().await;
    let (one, two) = (replicas.one().await, replicas.one().await);
    let (mut has_turn, mut looks) = (replicas.database.connection().await, replicas.database.connection().await);
    sqlx::raw_sql("begin; select pg_advisory_xact_lock(7032714108)").execute(&mut has_turn).await.unwrap();
    let portal = Arc::clone(&one);
    let gives_up = tokio::spawn(async move { portal.send(&fixtures::send_off(1, noon())).await });
    until("a change to wait for its turn", SOON, async || {
        let waiting = AssertSqlSafe(format!("select count(*) {TURN} and not granted"));
        let waiting: i64 = sqlx::query_scalar(waiting).fetch_one(&mut looks).await.ok()?;
        (waiting == 1).then_some(())
    })
    .await;
    gives_up.abort();
    assert!(gives_up.await.unwrap_err().is_cancelled());
    sqlx::raw_sql("commit").execute(&mut has_turn).await.unwrap();
    until("the turn to be free", SOON, async || {
        let held = AssertSqlSafe(format!("select count(*) {TURN}"));
        let held: i64 = sqlx::query_scalar(held).fetch_one(&mut looks).await.ok()?;
        (held == 0).then_some(())
    })
    .await;
    for (number, portal) in [(1, one), (2, two)] {
        let portal: steps::Kept = portal;
        steps::sent(&portal, number).await;
    }
}

#[tokio::test]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn a_connection_whose_work_is_over_serves_the_next() {
    const WHO: &str = "select pid from pg_stat_activity
         where datname = current_database() and application_name = 'family-help-portal' order by pid";
    let replicas = Replicas::fresh().await;
    let (portal, mut looks) = (replicas.one().await, replicas.database.connection().await);
    let mut here = Vec::new();
    for number in 0..10 {
        let portal: steps::Kept = portal.clone();
        steps::sent(&portal, number).await;
        let pids: Vec<i32> = sqlx::query_scalar(WHO).fetch_all(&mut looks).await.unwrap();
        here.push(pids);
    }
    let known: BTreeSet<i32> = here.iter().flatten().copied().collect();
    assert!(known.len() <= usize::try_from(FEW.writers + FEW.readers).unwrap(), "{known:?}");
}

#[test]
fn both_engines_take_steps_of_the_same_numbers_and_names() {
    let steps = |engine: &str| {
        let files = std::fs::read_dir(format!("../server/migrations/{engine}")).unwrap();
        files.map(|file| file.unwrap().file_name()).collect::<BTreeSet<_>>()
    };
    assert_eq!(steps("sqlite"), steps("postgres"), "every step is written for both engines");
    assert!(steps("sqlite").len() > 20);
}
