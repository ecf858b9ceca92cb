//! Claims about return codes and counters of use.

use app::ports::CodeTarget;
use tests::fixtures::{self, at, code, day, draft, noon};

use crate::{
    StoreUnderTest,
    steps::{self, Kept},
};

async fn target(store: &Kept, number: u32, seconds: i64) -> CodeTarget {
    store.code_target(&code(number).key, at(seconds)).await.unwrap().unwrap()
}

pub async fn a_code_leads_to_the_saved_draft_and_the_newest_request(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    store.add_code(fixtures::member(1), &code(1), noon()).await.unwrap();
    let unsaved = target(&store, 1, 0).await;
    assert_eq!((unsaved.family, unsaved.verifier, unsaved.draft), (draft(1).family, code(1).verifier, None));
    let mut saved = draft(1);
    (saved.saved, saved.keep_until) = (true, day(28));
    assert!(store.save_draft(&saved).await.unwrap());
    assert_eq!(target(&store, 1, 0).await.draft, Some(saved.id));
    assert_eq!(store.code_target(&code(1).key, day(28)).await.unwrap().unwrap().draft, None);
    for number in [2, 3] {
        let mut send = fixtures::send_off(number, noon());
        (send.family, send.member) = (draft(1).family, fixtures::member(1));
        store.send(&send).await.unwrap();
        assert_eq!(target(&store, 1, 0).await.request, Some(send.request));
    }
    assert_eq!(target(&store, 1, 0).await.draft, Some(saved.id));
}

pub async fn a_second_code_leaves_the_first_working(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    store.add_code(fixtures::member(1), &code(1), noon()).await.unwrap();
    store.add_code(fixtures::member(1), &code(2), noon()).await.unwrap();
    assert_eq!(target(&store, 1, 0).await.family, target(&store, 2, 0).await.family);
    assert!(store.add_code(fixtures::member(1), &code(2), noon()).await.is_err());
}

pub async fn an_unknown_code_leads_nowhere(engine: impl StoreUnderTest) {
    let store = engine.store();
    assert_eq!(store.code_target(&code(1).key, noon()).await.unwrap(), None);
    store.note_code_try(&code(1).key, false, noon()).await.unwrap();
    assert_eq!(engine.number("select count(*) from code").await, 0);
}

pub async fn wrong_tries_lock_softly_and_a_right_one_clears(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let mut now = 0;
    for (failures, rest) in (1..=40).map(|failures| {
        let rest = match failures {
            1..3 => 0,
            3..5 => 5,
            5..10 => 30,
            10..20 => 300,
            _ => 3_600,
        };
        (failures, rest)
    }) {
        store.note_code_try(&code(1).key, false, at(now)).await.unwrap();
        let target = target(&store, 1, now).await;
        assert_eq!(target.failures, failures);
        assert_eq!(target.locked_until, (rest > 0).then(|| at(now + rest)), "after {failures} wrong tries");
        now += rest;
    }
    store.note_code_try(&code(1).key, true, at(now)).await.unwrap();
    let cleared = target(&store, 1, now).await;
    assert_eq!((cleared.failures, cleared.locked_until), (0, None));
}

pub async fn a_try_during_a_lock_does_not_prolong_it(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    for _ in 0..50 {
        store.note_code_try(&code(1).key, false, noon()).await.unwrap();
    }
    let target = target(&store, 1, 0).await;
    assert_eq!((target.failures, target.locked_until), (3, Some(at(5))));
}

pub async fn uses_are_counted_within_their_window(engine: impl StoreUnderTest) {
    let store = engine.store();
    let key = code(1).key;
    for expected in 1..=3 {
        assert_eq!(store.count_use(&key, 60, at(expected)).await.unwrap(), u32::try_from(expected).unwrap());
    }
    assert_eq!(store.count_use(&key, 60, at(59)).await.unwrap(), 4);
    assert_eq!(store.count_use(&key, 60, at(60)).await.unwrap(), 1);
    assert_eq!(store.count_use(&key, 3_600, at(60)).await.unwrap(), 1);
    assert_eq!(store.count_use(&code(2).key, 60, at(1)).await.unwrap(), 1);
}
