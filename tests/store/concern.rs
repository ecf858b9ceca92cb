//! Claims about professionals' concerns: apart from families, under keys of their own, gone when they must be.

use app::{
    domain::{concern::ConcernDraft, delivery::Delivery, ids::ConcernId, place::HubId},
    ports::{ConcernHolder, ConcernState, DeskActor, DeskHubs, HubNews, NewsTaken, Subject},
};
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    rotation::rotate,
    store::keeper::Decided,
};
use tests::desk::Everywhere as _;
use tests::{
    concern::{MINE, drafted, message, reference},
    fixtures::{CANARY, at, day, noon},
    lines::holds,
};

use crate::{StoreUnderTest, erase, sqlite::OnSqlite, steps, steps::Kept};

const OTHER: ConcernHolder = ConcernHolder([0x5b; 32]);

/// Concern `number`, begun at noon by [`MINE`] after a call at noon.
async fn begun(store: &Kept, number: u32) -> ConcernDraft {
    let draft = drafted(number, noon());
    assert!(store.begin_concern(MINE, &draft, noon()).await.unwrap());
    draft
}

/// The same, sent at second 60.
async fn sent(store: &Kept, number: u32) -> ConcernDraft {
    let draft = begun(store, number).await;
    assert!(store.send_concern(MINE, &draft, (&message(number, &draft, at(60)), at(60))).await.unwrap());
    draft
}

fn hubs() -> DeskHubs {
    let draft = drafted(1, noon());
    [(draft.place, draft.hub)].into()
}

fn news(event: &str, delivery: Delivery, seconds: i64) -> HubNews {
    let ConcernDraft { place, hub, .. } = drafted(1, noon());
    HubNews { event: event.to_owned(), place, hub, reference: reference(1), delivery, answer: None, at: at(seconds) }
}

async fn state(store: &Kept, seconds: i64) -> ConcernState {
    store.concerns_of(MINE, at(seconds)).await.unwrap().remove(0).state
}

const HOUR: i64 = 3_600;

pub async fn a_concern_is_saved_and_sent_by_its_writer_alone_once_and_in_time(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut draft = begun(&store, 1).await;
    assert!(!store.begin_concern(OTHER, &draft, noon()).await.unwrap(), "the id is in use");
    assert_eq!(store.concern(MINE, draft.id, at(1)).await.unwrap(), Some(draft.clone()));
    let unknown = ConcernId::new(tests::fixtures::id("concern", 99));
    for (holder, id) in [(OTHER, draft.id), (MINE, unknown)] {
        assert_eq!(store.concern(holder, id, at(1)).await.unwrap(), None);
    }
    assert!(store.concerns_of(OTHER, at(1)).await.unwrap().is_empty());
    assert!(!store.save_concern(OTHER, &draft, at(1)).await.unwrap());
    assert!(store.save_concern(MINE, &draft, at(1)).await.unwrap());
    assert!(!store.save_concern(MINE, &draft, at(2)).await.unwrap(), "another tab was first");
    let out = message(1, &draft, at(60));
    assert!(!store.send_concern(MINE, &draft, (&out, at(60))).await.unwrap(), "changed since it was read");
    draft.version += 1;
    assert!(!store.send_concern(OTHER, &draft, (&out, at(60))).await.unwrap());
    assert!(!store.send_concern(MINE, &draft, (&out, at(72 * HOUR))).await.unwrap(), "closed");
    assert!(store.send_concern(MINE, &draft, (&out, at(60))).await.unwrap());
    assert!(!store.send_concern(MINE, &draft, (&out, at(61))).await.unwrap(), "a second press");
    assert!(!store.save_concern(MINE, &draft, at(62)).await.unwrap());
    assert_eq!(engine.number("select count(*) from concern_message").await, 1);
    assert_eq!(engine.number("select count(*) from concern where sealed is not null").await, 0);
    let wrong = tests::fixtures::addition(1, 1, at(1));
    let second = begun(&store, 2).await;
    assert!(store.send_concern(MINE, &second, (&wrong, at(60))).await.is_err(), "only a concern is sent as one");
}

pub async fn nothing_of_a_concern_stands_with_a_family_and_nothing_of_a_family_with_a_concern(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let draft = sent(&store, 1).await;
    for id in [draft.id.uuid(), message(1, &draft, at(60)).id()] {
        let tables = engine.tables_that_name(id).await;
        assert!(!tables.is_empty() && tables.iter().all(|table| table.starts_with("concern")), "{tables:?}");
    }
    for id in [send.family.uuid(), send.request.uuid(), send.draft.unwrap().uuid(), send.submission.id().uuid()] {
        let tables = engine.tables_that_name(id).await;
        assert!(tables.iter().all(|table| !table.starts_with("concern")), "{tables:?}");
    }
    for (child, parent) in engine.links().await {
        assert_eq!(child.starts_with("concern"), parent.starts_with("concern"), "{child} leads to {parent}");
    }
    assert_eq!(engine.number("select count(*) from helping where helper in (select holder from concern)").await, 0);
    assert_eq!(store.desk_list(9).await.unwrap().len(), 1, "the list of requests holds the request alone");
    assert!(store.desk_case(&reference(1), at(61)).await.unwrap().is_none());
    // Erasing the family touches no concern.
    let before = engine.blob("select sealed from concern_message").await;
    erase::filled(&store, 1).await;
    store.erase_family(erase::family(1), at(100)).await.unwrap();
    assert_eq!(engine.blob("select sealed from concern_message").await, before);
    assert!(
        store
            .open_concern((DeskActor::Link, &hubs()), &reference(1), at(101))
            .await
            .unwrap()
            .unwrap()
            .message
            .is_some()
    );
}

pub async fn what_a_concern_says_cannot_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    begun(&store, 1).await;
    let draft = sent(&store, 2).await;
    store.open_concern((DeskActor::Link, &hubs()), &reference(2), at(61)).await.unwrap().unwrap();
    let bytes = engine.bytes().await;
    assert!(holds(&bytes, "HUL-C-00000002"), "the search does see the bytes");
    for private in [CANARY, "Kofi", "bruise", "Abara", "hill.example", "public-task", "more-danger"] {
        assert!(!holds(&bytes, private), "{private}");
    }
    // A sealed value opens in its own row alone.
    assert!(engine.run("update concern set wrapped_key = (select wrapped_key from concern where wrapped_key is not null order by wrapped_key desc limit 1)").await);
    let opened = [
        store.concern(MINE, drafted(1, noon()).id, at(62)).await.is_err(),
        store.open_concern((DeskActor::Link, &hubs()), &reference(2), at(62)).await.is_err(),
    ];
    assert_eq!(opened.iter().filter(|refused| **refused).count(), 1, "{:?}", draft.id);
}

pub async fn a_concern_leaves_before_any_request_and_is_tried_until_it_is_taken(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let draft = sent(&store, 1).await;
    let first = store.lease_parcels(1, 60, at(61)).await.unwrap();
    assert_eq!(first[0].subject, Subject::Concern(draft.id));
    assert_eq!(first[0].message, message(1, &draft, at(60)));
    assert!(store.lease_parcels(9, 60, at(62)).await.unwrap().iter().all(|it| it.subject.request().is_some()));
    let again = app::ports::Attempt::TryAgain { at: at(70) };
    store.settle_parcel(&first[0], again, at(63)).await.unwrap();
    let second = store.lease_parcels(1, 60, at(70)).await.unwrap();
    assert_eq!((second[0].id, second[0].attempts), (first[0].id, 1));
    store.settle_parcel(&first[0], app::ports::Attempt::HandedOver, at(71)).await.unwrap();
    let ConcernState::Sent(status) = state(&store, 71).await else { panic!("it was sent") };
    assert_eq!(status.delivery, Delivery::Sending, "a late settlement changes nothing");
    store.settle_parcel(&second[0], app::ports::Attempt::HandedOver, at(72)).await.unwrap();
    let ConcernState::Sent(status) = state(&store, 72).await else { panic!("it was sent") };
    assert_eq!((status.delivery, status.sent_at), (Delivery::HandedOver, at(60)));
    assert!(store.lease_parcels(9, 60, day(1)).await.unwrap().iter().all(|it| it.subject.request().is_some()));
}

pub async fn a_hub_speaks_of_its_own_concerns_alone_and_silence_calls_a_person(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1).await;
    assert!(store.escalate(at(0), at(60), at(960)).await.unwrap().is_empty(), "its time is not up");
    assert_eq!(store.escalate(at(0), at(61), at(961)).await.unwrap(), [reference(1)]);
    assert!(store.escalate(at(0), at(62), at(962)).await.unwrap().is_empty(), "once");
    let of = async |hubs: &DeskHubs| store.desk_concerns(hubs).await.unwrap();
    assert!(of(&hubs()).await[0].needs_a_person);
    let mut foreign = news("e0", Delivery::Seen, 970);
    foreign.hub = HubId::parse("west").unwrap();
    assert_eq!(store.take_news(&foreign, at(970)).await.unwrap(), NewsTaken::NoSuchRequest);
    let elsewhere: DeskHubs = [(foreign.place, foreign.hub)].into();
    assert!(of(&elsewhere).await.is_empty());
    assert!(store.open_concern((DeskActor::Link, &elsewhere), &reference(1), at(970)).await.unwrap().is_none());
    assert_eq!(engine.number("select count(*) from audit where action = 'desk opened'").await, 0);
    for (event, delivery, taken) in [
        ("e1", Delivery::Seen, NewsTaken::Taken),
        ("e1", Delivery::Confirmed, NewsTaken::Already),
        ("e2", Delivery::Confirmed, NewsTaken::Taken),
    ] {
        assert_eq!(store.take_news(&news(event, delivery, 980), at(990)).await.unwrap(), taken, "{event}");
    }
    let status = of(&hubs()).await.remove(0);
    assert_eq!((status.delivery, status.needs_a_person), (Delivery::Seen, false));
    let opened = store.open_concern((DeskActor::Link, &hubs()), &reference(1), at(991)).await.unwrap().unwrap();
    assert_eq!(opened.message, Some(message(1, &drafted(1, noon()), at(60))));
    assert_eq!(engine.number("select count(*) from audit where action = 'desk opened'").await, 1);
}

pub async fn what_was_not_sent_closes_a_day_after_its_clock_and_is_forgotten_a_week_later(engine: impl StoreUnderTest) {
    let store = engine.store();
    let draft = begun(&store, 1).await;
    assert_eq!(store.purge(noon(), at(72 * HOUR - 1)).await.unwrap().concerns, 0);
    assert_eq!(state(&store, 72 * HOUR - 1).await, ConcernState::Writing, "late, and still to be sent");
    assert_eq!(state(&store, 72 * HOUR).await, ConcernState::Closed);
    assert_eq!(store.concern(MINE, draft.id, at(72 * HOUR)).await.unwrap(), None);
    assert_eq!(store.purge(noon(), at(72 * HOUR)).await.unwrap().concerns, 1);
    assert_eq!(engine.number("select count(*) from concern where wrapped_key is not null").await, 0);
    assert_eq!(state(&store, 73 * HOUR).await, ConcernState::Closed);
    store.purge(noon(), day(3 + 7)).await.unwrap();
    assert_eq!(engine.number("select count(*) from concern").await, 0);
}

pub async fn words_and_key_go_thirty_days_after_the_hub_confirmed(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1).await;
    sent(&store, 2).await;
    steps::handed_over(&store, at(61)).await;
    let confirmed = news("e1", Delivery::Confirmed, 86_400);
    store.take_news(&confirmed, day(1)).await.unwrap();
    assert_eq!(store.purge(noon(), at(31 * 86_400 - 1)).await.unwrap().concerns, 0);
    assert_eq!(store.purge(noon(), day(31)).await.unwrap().concerns, 1, "the other waits for its hub");
    let opened = store.open_concern((DeskActor::Link, &hubs()), &reference(1), day(31)).await.unwrap().unwrap();
    assert_eq!((opened.message, opened.status.delivery), (None, Delivery::Confirmed));
    assert!(
        store
            .open_concern((DeskActor::Link, &hubs()), &reference(2), day(31))
            .await
            .unwrap()
            .unwrap()
            .message
            .is_some()
    );
    assert_eq!(store.concerns_of(MINE, day(89)).await.unwrap().len(), 2);
    store.purge(noon(), day(90)).await.unwrap();
    assert!(store.concerns_of(MINE, day(90)).await.unwrap().is_empty(), "nothing leads to its writer");
    assert_eq!(engine.number("select count(*) from concern").await, 2, "the proof that it was sent stays");
}

#[tokio::test]
async fn a_legal_hold_keeps_a_concern_from_the_purge_until_it_is_released() {
    let engine = OnSqlite::fresh().await;
    let (store, sqlite) = (engine.store(), engine.sqlite());
    sent(&store, 1).await;
    steps::handed_over(&store, at(61)).await;
    store.take_news(&news("e1", Delivery::Confirmed, 90), at(90)).await.unwrap();
    let set = async || sqlite.hold(&reference(1), "The court wants canary-7f3a", at(91)).await.unwrap();
    assert_eq!((set().await, set().await), (Decided::Done, Decided::Already));
    assert_eq!(sqlite.hold(&reference(9), "No such thing", at(91)).await.unwrap(), Decided::NoSuchRequest);
    assert!(!holds(&engine.bytes().await, "The court"), "the reason is sealed");
    assert_eq!(store.purge(noon(), day(99)).await.unwrap().concerns, 0);
    assert!(
        store
            .open_concern((DeskActor::Link, &hubs()), &reference(1), day(99))
            .await
            .unwrap()
            .unwrap()
            .message
            .is_some()
    );
    assert_eq!(sqlite.release(&reference(1), day(99)).await.unwrap(), Decided::Done);
    assert_eq!(sqlite.release(&reference(1), day(99)).await.unwrap(), Decided::Already);
    assert_eq!(store.purge(noon(), day(99)).await.unwrap().concerns, 1);
    assert_eq!(sqlite.hold(&reference(1), "Too late", day(99)).await.unwrap(), Decided::Already, "nothing is left");
}

#[tokio::test]
async fn a_clock_that_leaps_deletes_the_words_of_no_more_than_a_few_concerns() {
    let engine = OnSqlite::fresh().await;
    let store = engine.store();
    for number in 0..21 {
        begun(&store, number).await;
    }
    assert_eq!(store.purge(noon(), at(1)).await.unwrap().held_back, 0);
    let purged = store.purge(noon(), day(9)).await.unwrap();
    assert_eq!((purged.held_back, purged.concerns), (21, 0));
    assert_eq!(engine.sqlite().purge_decided(noon(), day(9)).await.unwrap().concerns, 21);
}

#[tokio::test]
async fn a_new_key_wraps_every_concern_and_the_old_one_is_needed_by_none() {
    let engine = OnSqlite::fresh().await;
    let (store, sqlite, file) = (engine.store(), engine.sqlite(), engine.path("keys"));
    let draft = begun(&store, 1).await;
    sent(&store, 2).await;
    // The words of a concern are under no key that opens a family's.
    let first = KeyRing::load(&file).unwrap();
    let wrapped = engine.blob("select wrapped_key from concern where sent_at is null").await;
    let as_family = app::domain::ids::FamilyId::new(draft.id.uuid());
    assert!(first.unwrap(as_family, &wrapped).is_err() && first.unwrap_concern(draft.id, &wrapped).is_ok());
    let rotated = rotate(sqlite, &file, &OsIds, &mut |_, _| ()).await.unwrap();
    assert_eq!((rotated.done, rotated.concerns), (0, (2, 0)));
    assert_eq!(sqlite.concerns_to_rewrap().await.unwrap(), 0);
    let newest = KeyRing::load(&file).unwrap().newest_id();
    assert_eq!(sqlite.keys_in_use().await.unwrap().into_iter().collect::<Vec<_>>(), [newest]);
    assert_eq!(store.concern(MINE, draft.id, at(61)).await.unwrap(), Some(draft));
    assert!(
        store.open_concern((DeskActor::Link, &hubs()), &reference(2), at(61)).await.unwrap().unwrap().message.is_some()
    );
    // An older backup comes back with what it held, sealed as it was.
    sqlite.backup(&engine.path("older.sqlite")).await.unwrap();
    let restored = engine.restored("older.sqlite").await;
    assert_eq!(app::ports::Concerns::concerns_of(&restored, MINE, at(61)).await.unwrap().len(), 2);
    restored.close().await;
}
