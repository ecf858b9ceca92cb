//! Claims about visits.

use app::ports::{VisitData, VisitNotice};
use tests::fixtures::{at, noon, visit_key};

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
