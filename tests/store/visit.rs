//! Claims about visits.

use app::ports::{VisitData, VisitNotice};
use tests::fixtures::{at, day, draft, noon, visit_key};

use crate::StoreUnderTest;

fn data() -> VisitData {
    VisitData { fresh_code: Some("six words".into()), notice: Some(VisitNotice::ChaseSent), ..VisitData::default() }
}

pub async fn a_visit_is_found_until_it_ends_or_has_been_idle_too_long(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &data(), noon()).await.unwrap();
    let visit = store.visit(&key, noon()).await.unwrap().unwrap();
    assert_eq!((visit.data, visit.started_at, visit.seen_at), (data(), noon(), noon()));
    assert_eq!(store.visit(&key, at(1)).await.unwrap(), None);
    assert_eq!(store.visit(&visit_key(2), noon()).await.unwrap(), None);
    store.end_visit(&key).await.unwrap();
    assert_eq!(store.visit(&key, noon()).await.unwrap(), None);
}

pub async fn a_visit_key_is_never_shared(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &data(), noon()).await.unwrap();
    assert!(store.begin_visit(key, &VisitData::default(), noon()).await.is_err());
    assert_eq!(store.visit(&key, noon()).await.unwrap().unwrap().data, data());
}

pub async fn a_visit_in_use_stays_alive(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &data(), noon()).await.unwrap();
    store.touch_visit(&key, at(600)).await.unwrap();
    assert_eq!(store.visit(&key, at(300)).await.unwrap().unwrap().seen_at, at(600));
    store.put_visit(&key, &VisitData::default(), at(900)).await.unwrap();
    let visit = store.visit(&key, at(601)).await.unwrap().unwrap();
    assert_eq!((visit.data, visit.started_at, visit.seen_at), (VisitData::default(), noon(), at(900)));
}

pub async fn changing_a_visit_that_has_ended_does_not_bring_it_back(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &data(), noon()).await.unwrap();
    store.end_visit(&key).await.unwrap();
    store.put_visit(&key, &data(), noon()).await.unwrap();
    store.touch_visit(&key, at(600)).await.unwrap();
    assert_eq!(store.visit(&key, noon()).await.unwrap(), None);
}

pub async fn a_visit_brings_the_draft_it_holds_and_never_another(engine: impl StoreUnderTest) {
    let (store, first, second) = (engine.store(), draft(1), draft(2));
    for draft in [&first, &second] {
        store.create_draft(draft, noon()).await.unwrap();
    }
    let holds = |draft| VisitData { draft, ..data() };
    let key = visit_key(1);
    // It differs where nobody looks who only guesses.
    let mut alike = key;
    alike[31] ^= 1;
    let both = async |key, now| {
        let found = store.visit_and_draft(key, noon(), now).await.unwrap();
        let (visit, draft) = found?;
        assert_eq!(Some(visit.clone()), store.visit(key, noon()).await.unwrap());
        Some((visit.data.draft, draft))
    };
    assert_eq!(both(&key, noon()).await, None);
    store.begin_visit(key, &holds(None), noon()).await.unwrap();
    store.begin_visit(alike, &holds(Some(second.id)), noon()).await.unwrap();
    for _ in 0..3 {
        assert_eq!(both(&key, noon()).await, Some((None, None)));
        assert_eq!(both(&alike, noon()).await, Some((Some(second.id), Some(second.clone()))));
    }
    store.put_visit(&key, &holds(Some(first.id)), noon()).await.unwrap();
    for _ in 0..3 {
        assert_eq!(both(&key, noon()).await, Some((Some(first.id), Some(first.clone()))));
        assert_eq!(both(&key, noon()).await, Some((Some(first.id), Some(first.clone()))));
        assert_eq!(both(&alike, noon()).await, Some((Some(second.id), Some(second.clone()))));
    }
    // What was guessed right before is wrong now: the visit went on to another draft, or to none, or saved it anew.
    store.put_visit(&alike, &holds(Some(first.id)), noon()).await.unwrap();
    assert!(store.save_draft(&first).await.unwrap());
    let saved = app::domain::answers::Draft { version: first.version + 1, ..first.clone() };
    for _ in 0..2 {
        assert_eq!(both(&alike, noon()).await, Some((Some(first.id), Some(saved.clone()))));
    }
    assert_eq!(both(&alike, day(2)).await, Some((Some(first.id), None)), "its time is past");
    store.put_visit(&alike, &holds(None), noon()).await.unwrap();
    assert_eq!(both(&alike, noon()).await, Some((None, None)));
    store.put_visit(&alike, &holds(Some(first.id)), noon()).await.unwrap();
    assert_eq!(both(&alike, noon()).await, Some((Some(first.id), Some(saved))));
    assert_eq!(store.visit_and_draft(&alike, at(1), noon()).await.unwrap(), None, "idle for too long");
    store.end_visit(&alike).await.unwrap();
    assert_eq!(both(&alike, noon()).await, None);
}
