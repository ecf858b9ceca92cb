//! Moving a portal from its file to a database server.

use std::{path::Path, sync::Arc};

use app::ports::{AuditChain, Books, Ids, Store};
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    store::{
        moving::{Moved, copy},
        postgres::PostgresStore,
        sqlite::SqliteStore,
    },
};
use tests::{
    fixtures::{self, at, noon},
    postgres::{FEW, TestDatabase},
};

use crate::{
    erase::{family, filled},
    steps,
};

/// A portal's file with families that sent, followed up and told their stories; closed.
async fn file(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("portal.sqlite");
    let keyring = KeyRing::create(&folder.join("keys"), &OsIds).unwrap();
    let store = SqliteStore::open(&file, Arc::new(keyring), Arc::new(OsIds)).await.unwrap();
    store.migrate().await.unwrap();
    let store = Arc::new(store);
    let kept: steps::Kept = store.clone();
    for number in 1..=3 {
        steps::sent(&kept, number).await;
        filled(&kept, number).await;
    }
    kept.erase_family(family(3), at(50)).await.unwrap();
    store.close().await;
    file
}

async fn opened(database: &TestDatabase, folder: &Path) -> Arc<PostgresStore> {
    let keyring = KeyRing::load(&folder.join("keys")).unwrap();
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let parts = (Arc::new(keyring), ids);
    Arc::new(PostgresStore::open(&database.url(), folder, parts, FEW).await.unwrap())
}

fn rows(moved: &Moved, name: &str) -> u64 {
    moved.tables.iter().find(|(table, ..)| table == name).unwrap().1
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn a_portal_that_is_moved_is_the_same_afterwards_even_if_the_move_was_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path()).await;
    let database = TestDatabase::fresh().await;

    database.keep();
    let (url, from) = (database.url(), file.clone());
    let cut_off = tokio::spawn(async move {
        let mut tables = 0;
        let mut progress = |_: &str, _: u64, _: u64| {
            tables += 1;
            assert!(tables < 6, "the machine stops here");
        };
        copy(&from, &url, &mut progress).await
    });
    assert!(cut_off.await.unwrap_err().is_panic(), "it was cut off half-way");
    let half = opened(&database, folder.path()).await;
    assert!(half.migrate().await.is_err(), "no portal starts on half a move");

    let mut seen = Vec::new();
    let moved = copy(&file, &database.url(), &mut |table, done, all| seen.push((table.to_owned(), done, all))).await;
    let moved = moved.unwrap();
    assert!(moved.before > 0, "what was there is not copied again");
    assert!(seen.iter().all(|(_, done, all)| done <= all) && !seen.is_empty());
    assert_eq!((rows(&moved, "request"), rows(&moved, "family"), rows(&moved, "tombstone")), (3, 3, 1));
    assert!(rows(&moved, "audit") > 6 && rows(&moved, "record") > 3);

    let there = opened(&database, folder.path()).await;
    there.migrate().await.unwrap();
    let target = there.code_target(&fixtures::code(1).key, at(60)).await.unwrap().unwrap();
    assert!(there.request_status(target.request.unwrap()).await.unwrap().is_some(), "six words lead to its status");
    assert!(!there.book(family(1)).await.unwrap().story.is_empty());
    assert!(there.book(family(3)).await.unwrap().story.is_empty(), "who was erased stays so");
    assert!(
        matches!(there.check_audit().await.unwrap(), AuditChain::Whole { rows } if rows == self::rows(&moved, "audit"))
    );
    let kept: steps::Kept = there.clone();
    steps::sent(&kept, 9).await;
    assert!(!there.lease_parcels(100, 60, at(60)).await.unwrap().is_empty(), "it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the server that PORTAL_TEST_DATABASE names, as `cargo xtask test` starts it"]
async fn no_portal_is_moved_while_it_runs_nor_onto_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = file(folder.path()).await;
    let database = TestDatabase::fresh().await;
    let keyring = Arc::new(KeyRing::load(&folder.path().join("keys")).unwrap());
    let running = SqliteStore::open(&file, keyring, Arc::new(OsIds)).await.unwrap();
    assert!(copy(&file, &database.url(), &mut |_, _, _| ()).await.is_err(), "the portal still runs");
    running.close().await;

    let other = opened(&database, folder.path()).await;
    let kept: steps::Kept = other.clone();
    steps::begun(&kept, 7).await;
    let refused = copy(&file, &database.url(), &mut |_, _, _| ()).await.unwrap_err();
    assert!(refused.to_string().contains("not empty"), "{refused}");
    assert!(other.draft(fixtures::draft(7).id, noon()).await.unwrap().is_some(), "what was there is untouched");
}
