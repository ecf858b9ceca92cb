//! Claims about files that were brought and wait for a yes or no.

use app::{
    domain::carried::Refusal,
    ports::{Parked, VisitData},
};
use tests::fixtures::{CANARY, at, noon, visit_key};
use tokio::task::JoinSet;

use crate::StoreUnderTest;

fn file(text: &str) -> Parked {
    Parked { text: format!("{text} {CANARY}"), refusal: Some(Refusal::NotAStory) }
}

pub async fn a_brought_file_waits_and_a_second_one_takes_its_place(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &VisitData::default(), noon()).await.unwrap();
    assert_eq!(store.parked(&key, noon()).await.unwrap(), None);
    store.park(&key, &file("one"), noon()).await.unwrap();
    store.park(&key, &file("two"), noon()).await.unwrap();
    assert_eq!(store.parked(&key, at(1)).await.unwrap(), Some(file("two")));
    assert_eq!(store.parked(&visit_key(2), at(1)).await.unwrap(), None);
    assert!(!engine.bytes().await.windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes()), "it is sealed");
}

pub async fn of_many_who_take_a_brought_file_one_gets_it(engine: impl StoreUnderTest) {
    let (store, key) = (engine.store(), visit_key(1));
    store.begin_visit(key, &VisitData::default(), noon()).await.unwrap();
    store.park(&key, &file("one"), noon()).await.unwrap();
    let mut takers = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        takers.spawn(async move { store.unpark(&visit_key(1), noon()).await.unwrap() });
    }
    let got: Vec<Parked> = takers.join_all().await.into_iter().flatten().collect();
    assert_eq!(got, [file("one")]);
    assert_eq!(store.parked(&key, noon()).await.unwrap(), None);
}

pub async fn a_brought_file_goes_with_its_visit_and_after_two_hours(engine: impl StoreUnderTest) {
    const ROWS: &str = "select count(*) from parked";
    let (store, key) = (engine.store(), visit_key(1));
    store.park(&key, &file("nobody's"), noon()).await.unwrap();
    assert_eq!(engine.number(ROWS).await, 0, "a visit that has ended keeps nothing");
    for number in [1, 2] {
        store.begin_visit(visit_key(number), &VisitData::default(), noon()).await.unwrap();
        store.park(&visit_key(number), &file("one"), noon()).await.unwrap();
    }
    store.end_visit(&key).await.unwrap();
    assert_eq!(engine.number(ROWS).await, 1);
    let other = visit_key(2);
    assert_eq!(store.parked(&other, at(7_199)).await.unwrap(), Some(file("one")));
    assert_eq!(store.parked(&other, at(7_200)).await.unwrap(), None);
    assert_eq!(store.unpark(&other, at(7_200)).await.unwrap(), None);
    assert_eq!(engine.number(ROWS).await, 0);
}
