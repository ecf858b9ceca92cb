//! What only a file can promise about erasing: an older backup brings nobody back, a hold stands before everything.

use app::{
    domain::{delivery::Delivery, ids::MemberId},
    ports::{Book, Books, Erasure, Mine, Store},
};
use server::store::keeper::Decided;
use tests::desk::Everywhere as _;
use tests::fixtures::{self, at, day, id, noon, reference};

use crate::{
    StoreUnderTest,
    erase::{family, filled},
    sqlite::OnSqlite,
    steps,
};

/// Two families, a backup, and then the first one is erased.
async fn backed_up_then_erased() -> OnSqlite {
    let engine = OnSqlite::fresh().await;
    for number in [1, 2] {
        steps::sent(&engine.store(), number).await;
        filled(&engine.store(), number).await;
    }
    engine.sqlite().backup(&engine.path("older.sqlite")).await.unwrap();
    assert_eq!(engine.store().erase_family(family(1), at(100)).await.unwrap(), Erasure::Done);
    engine
}

#[tokio::test]
async fn an_older_backup_put_in_place_shows_no_erased_family_and_every_other() {
    let engine = backed_up_then_erased().await;
    let restored = engine.restored("older.sqlite").await;
    assert_eq!(engine.number("select count(*) from family where erased_at is null").await, 1);
    assert_eq!(restored.book(family(1)).await.unwrap(), Book::default());
    assert_eq!(restored.code_target(&fixtures::code(1).key, at(101)).await.unwrap(), None);
    assert!(!restored.book(family(2)).await.unwrap().story.is_empty());
    let leaves = restored.lease_parcels(10, 60, at(200)).await.unwrap();
    let kinds: Vec<_> =
        leaves.iter().map(|parcel| (parcel.message.reference().as_str(), fixtures::kind(parcel))).collect();
    assert_eq!(
        kinds,
        [("YRK-00000001", "withdrawal"), ("YRK-00000002", "request")],
        "what left since the backup is not known, so it is recalled; what others sent goes on"
    );
    restored.close().await;
    let again = engine.started_again().await;
    assert_eq!(engine.number("select count(*) from audit where action = 'family erased'").await, 1, "and only once");
    again.close().await;
}

#[tokio::test]
async fn without_the_tombstones_an_older_backup_would_bring_the_family_back() {
    let engine = backed_up_then_erased().await;
    std::fs::remove_file(engine.path("tombstones")).unwrap();
    let restored = engine.restored("older.sqlite").await;
    assert!(!restored.book(family(1)).await.unwrap().story.is_empty(), "the test above does see what it looks for");
    restored.close().await;
}

#[tokio::test]
async fn a_lost_tombstone_file_is_made_anew_from_the_database() {
    let engine = backed_up_then_erased().await;
    let before = std::fs::read(engine.path("tombstones")).unwrap();
    std::fs::remove_file(engine.path("tombstones")).unwrap();
    engine.store().book(family(2)).await.unwrap();
    engine.sqlite().close().await;
    engine.started_again().await.close().await;
    assert_eq!(std::fs::read(engine.path("tombstones")).unwrap(), before);
}

#[tokio::test]
async fn an_erasure_that_was_cut_off_before_its_commit_is_finished_at_the_next_start() {
    let engine = backed_up_then_erased().await;
    let file = std::fs::read(engine.path("tombstones")).unwrap();
    // The line is on the disk and the commit never came: as if the power had failed between the two.
    let restored = engine.restored("older.sqlite").await;
    restored.close().await;
    assert_eq!(engine.number("select count(*) from family where erased_at is not null").await, 1);
    assert_eq!(std::fs::read(engine.path("tombstones")).unwrap(), file);
    let text = String::from_utf8(file).unwrap();
    assert!(!text.contains(&family(1).uuid().to_string()) && text.lines().count() == 1);
}

#[tokio::test]
async fn a_legal_hold_stands_before_erasure_and_purge_until_it_is_released() {
    let engine = OnSqlite::fresh().await;
    let (store, sqlite) = (engine.store(), engine.sqlite());
    steps::sent(&store, 1).await;
    filled(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 1), at(2)).await.unwrap();
    let set = async || sqlite.hold(&reference(1), "The court wants canary-7f3a", at(3)).await.unwrap();
    assert_eq!((set().await, set().await), (Decided::Done, Decided::Already));
    assert_eq!(sqlite.hold(&reference(9), "No such thing", at(3)).await.unwrap(), Decided::NoSuchRequest);
    let text = String::from_utf8_lossy(&engine.bytes().await).into_owned();
    assert!(!text.contains("The court"), "the reason is sealed");

    assert_eq!(store.erase_family(family(1), at(4)).await.unwrap(), Erasure::ForAPerson { task: true });
    assert_eq!(sqlite.erase_decided(&reference(1), at(4)).await.unwrap(), Decided::Held);
    let purged = store.purge(noon(), day(99)).await.unwrap();
    assert_eq!((purged.drafts, purged.stories), (0, 0));
    assert!(!store.book(family(1)).await.unwrap().story.is_empty());

    assert_eq!(sqlite.release(&reference(1), day(99)).await.unwrap(), Decided::Done);
    assert_eq!(sqlite.release(&reference(1), day(99)).await.unwrap(), Decided::Already);
    let purged = store.purge(noon(), day(99)).await.unwrap();
    assert_eq!((purged.drafts, purged.stories), (1, 1));
    assert_eq!(sqlite.erase_decided(&reference(1), day(99)).await.unwrap(), Decided::Done);
    assert_eq!(store.book(family(1)).await.unwrap(), Book::default());
    assert!(store.tasks().await.unwrap().is_empty(), "what was asked is done");
}

#[tokio::test]
async fn a_person_can_erase_a_family_of_several_adults() {
    let engine = OnSqlite::fresh().await;
    steps::sent(&engine.store(), 1).await;
    let second = MemberId::new(id("second adult", 1));
    engine.store().put_mine(family(1), second, &Mine::default(), noon()).await.unwrap();
    assert_eq!(engine.sqlite().erase_decided(&reference(1), at(1)).await.unwrap(), Decided::Done);
    assert_eq!(engine.sqlite().erase_decided(&reference(1), at(1)).await.unwrap(), Decided::Done);
    assert_eq!(engine.number("select count(*) from member").await, 0);
}

/// Families enough that a few dozen are less than 1 in 100.
const MANY_OTHERS: &str = "with recursive more(n) as (select 1 union all select n + 1 from more where n < 9000)
    insert into family (id, wrapped_key, key_id, created_at, used_at)
    select randomblob(16), x'00', 'x', 0, 9000000000000 from more";

/// `count` families, each with a draft that is past its date after two days.
async fn with_drafts(count: u32) -> OnSqlite {
    let engine = OnSqlite::fresh().await;
    for number in 0..count {
        engine.store().create_draft(&fixtures::draft(number), noon()).await.unwrap();
    }
    engine
}

#[tokio::test]
async fn a_purge_of_many_families_at_once_waits_for_a_person_and_says_so() {
    let engine = with_drafts(21).await;
    let store = engine.store();
    assert_eq!(store.purge(noon(), at(1)).await.unwrap().held_back, 0);
    store.count_use(&[1; 32], 60, noon()).await.unwrap();
    let purged = store.purge(noon(), day(2)).await.unwrap();
    assert_eq!((purged.held_back, purged.drafts, purged.limits), (21, 0, 1), "what is nobody's still goes");
    assert!(store.purge_is_held_back().await.unwrap());
    assert_eq!(store.purge(noon(), day(3)).await.unwrap().drafts, 0, "waiting does not wear the guard down");
    assert_eq!(engine.number("select count(*) from draft").await, 21);
    assert_eq!(engine.sqlite().purge_decided(noon(), day(3)).await.unwrap().drafts, 21);
    assert!(!store.purge_is_held_back().await.unwrap());
}

#[tokio::test]
async fn a_clock_that_leaps_deletes_nothing_of_many_families_but_a_few_go_as_always() {
    let engine = with_drafts(30).await;
    assert!(engine.run(MANY_OTHERS).await);
    let store = engine.store();
    assert_eq!(store.purge(noon(), day(1)).await.unwrap().held_back, 0);
    assert_eq!(store.purge(noon(), day(3)).await.unwrap().held_back, 30, "less than 1 in 100, but two days at once");
    assert_eq!(store.purge(noon(), day(2)).await.unwrap().drafts, 30, "with a clock that goes on it is let through");
    let few = with_drafts(20).await;
    few.store().purge(noon(), noon()).await.unwrap();
    assert_eq!(few.store().purge(noon(), day(40)).await.unwrap().drafts, 20);
}

#[tokio::test]
async fn a_clock_that_goes_back_far_is_not_believed_either() {
    let engine = with_drafts(21).await;
    let store = engine.store();
    assert_eq!(engine.sqlite().purge_decided(noon(), day(30)).await.unwrap().drafts, 21);
    for number in 100..121 {
        store.create_draft(&fixtures::draft(number), noon()).await.unwrap();
    }
    assert!(engine.run(MANY_OTHERS).await);
    assert_eq!(store.purge(noon(), day(3)).await.unwrap().held_back, 21);
}
