//! A key rotation that is killed half-way, resumed, and done while families use the portal: nothing is lost.

use std::sync::Arc;

use app::{
    domain::{
        app_code::AppSecret,
        helper::MailDomain,
        ids::{AccountId, ApprovedId},
        text::{Line, PersonName},
    },
    ports::{Approved, Clock, HelperKey, Holder, NewAccount, Organisations, Store},
};
use server::{
    crypto::{clock::SystemClock, envelope::KeyId, ids::OsIds, keyring::KeyRing},
    rotation::{Rotated, rotate},
    store::sqlite::SqliteStore,
};
use tests::{app::TestApp, desk::everywhere, fixtures, journey, processes::PortalProcess};

use crate::walk;

async fn open(portal: &PortalProcess) -> SqliteStore {
    let keys = Arc::new(KeyRing::load(&portal.key_file()).unwrap());
    SqliteStore::open(&portal.database(), keys, Arc::new(OsIds)).await.unwrap()
}

const HELPER: HelperKey = HelperKey([7; 32]);

/// Keeps an account of somebody who helps.
async fn account(portal: &PortalProcess) {
    let store = open(portal).await;
    let organisation = Approved {
        id: ApprovedId::new(fixtures::id("organisation", 1)),
        name: Line::parse("Hill School").unwrap(),
        domain: MailDomain::parse("hill.example").unwrap(),
        place: fixtures::place(),
        stopped_at: None,
    };
    assert!(store.approve(&everywhere(), &organisation, fixtures::noon()).await.unwrap());
    let holder = Holder {
        name: PersonName::parse("Ms Abara").unwrap(),
        role: Line::parse("Teacher").unwrap(),
        secret: AppSecret::new(&[7; 32]),
    };
    let id = AccountId::new(fixtures::id("account", 1));
    let new = NewAccount { id, organisation: organisation.id, helper: HELPER, holder, step: 1 };
    assert!(store.make_account(&new, SystemClock.now()).await.unwrap());
    store.close().await;
}

/// Every draft there is opens.
async fn all_open(portal: &PortalProcess, count: u32) {
    let store = open(portal).await;
    for number in 0..count {
        let draft = fixtures::draft(number);
        assert!(store.draft(draft.id, fixtures::noon()).await.unwrap().is_some(), "draft {number}");
    }
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rotation_that_is_killed_half_way_is_finished_by_the_next_and_everything_opens() {
    const FAMILIES: u32 = 2_000;
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    portal.stop().await;
    let store = open(&portal).await;
    let first = KeyRing::load(&portal.key_file()).unwrap().newest_id();
    for number in 0..FAMILIES {
        store.create_draft(&fixtures::draft(number), fixtures::noon()).await.unwrap();
    }
    store.close().await;

    portal.command_killed(&["rotate-keys"], |said| said.contains("of 2000 families")).await;
    let second = KeyRing::load(&portal.key_file()).unwrap().newest_id();
    assert_ne!(first, second, "the key was added before the first family");
    let store = open(&portal).await;
    let (all, left) = store.families_to_rewrap().await.unwrap();
    store.close().await;
    assert!(all == u64::from(FAMILIES) && left > 0 && left < all, "it was killed on the way: {left} of {all}");
    all_open(&portal, FAMILIES).await;
    account(&portal).await;

    let (status, said) = portal.command(&["rotate-keys"]);
    assert!(status.success() && said.contains("An earlier rotation was finished"), "{said}");
    assert_eq!(KeyRing::load(&portal.key_file()).unwrap().newest_id(), second, "no key too many");
    all_open(&portal, FAMILIES).await;

    let (status, said) = portal.command(&["rotate-keys", "--drop-old"]);
    assert!(
        status.success() && said.contains("A new key was added") && said.contains("1 old keys were dropped"),
        "{said}"
    );
    all_open(&portal, FAMILIES).await;
    let store = open(&portal).await;
    assert_eq!(store.families_to_rewrap().await.unwrap().1, 0);
    let third = KeyRing::load(&portal.key_file()).unwrap().newest_id();
    assert_eq!(store.keys_in_use().await.unwrap().into_iter().collect::<Vec<KeyId>>(), [third]);
    assert_eq!(store.account(HELPER).await.unwrap().unwrap().holder.role.as_str(), "Teacher");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn families_go_on_while_keys_are_rotated_and_dropped_beside_them() {
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    let family = portal.visitor();
    let check = walk::to_check(&family).await;
    for _ in 0..2 {
        let (status, said) = portal.command(&["rotate-keys", "--drop-old"]);
        assert!(status.success(), "{said}");
    }
    let sent = walk::send(&family, &check, true).await;
    let other = walk::to_check(&portal.visitor()).await;
    assert_eq!(other.path, "/ask/check", "a family that comes later is kept under the new key");
    assert_eq!(walk::come_back(&portal.visitor(), &sent.words).await, sent.reference, "six words still open");
    let (status, _) = portal.stop().await;
    assert!(status.success());
    let store = open(&portal).await;
    assert_eq!(store.families_to_rewrap().await.unwrap(), (2, 0));
    store.close().await;
    assert!(!portal.log().contains("ERROR"), "{}", portal.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_file_that_everybody_may_read_is_not_rotated() {
    use std::os::unix::fs::PermissionsExt;
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    portal.stop().await;
    std::fs::set_permissions(portal.key_file(), std::fs::Permissions::from_mode(0o644)).unwrap();
    let before = std::fs::read(portal.key_file()).unwrap();
    let (status, said) = portal.command(&["rotate-keys"]);
    assert!(!status.success() && said.contains("may be read by everybody"), "{said}");
    assert_eq!(std::fs::read(portal.key_file()).unwrap(), before);
}

#[tokio::test]
async fn a_family_whose_key_no_key_opens_is_told_of_and_holds_up_nobody() {
    let app = TestApp::start().await;
    journey::to_check(&app.visitor()).await;
    let now = app.clock.now();
    let foreign = app.dir.path().join("other.key");
    let keys = Arc::new(KeyRing::create(&foreign, &OsIds).unwrap());
    let file = app.dir.path().join("portal.sqlite");
    let other = SqliteStore::open(&file, keys, Arc::new(OsIds)).await.unwrap();
    let mut lost = fixtures::draft(1);
    lost.keep_until = SystemClock.now().max(now);
    other.create_draft(&lost, now).await.unwrap();
    let key_file = app.dir.path().join("portal.key");
    let rotated = rotate(app.keeper.as_ref(), &key_file, &OsIds, &mut |_, _| ()).await.unwrap();
    assert_eq!(rotated, Rotated { closed: 1, ..Rotated::default() });
    assert_eq!(app.keeper.families_to_rewrap().await.unwrap(), (2, 1));
}
