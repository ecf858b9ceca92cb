//! Claims about news from hubs and about alarms.

use app::{
    domain::{delivery::Delivery, place::HubId},
    ports::NewsTaken,
};
use tests::desk::Everywhere as _;
use tests::fixtures::{self, at, day, noon, reference, withdrawal};

use crate::{StoreUnderTest, steps};

pub async fn the_same_news_twice_changes_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert_eq!(store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 5), at(9)).await.unwrap(), NewsTaken::Taken);
    let before = steps::status(&store, &send).await;
    assert_eq!((before.delivery, before.confirmed_at), (Delivery::Confirmed, Some(at(5))));
    let again = steps::news(1, "e1", Delivery::Seen, 6);
    assert_eq!(store.take_news(&again, at(9)).await.unwrap(), NewsTaken::Already);
    assert_eq!(steps::status(&store, &send).await, before);
}

pub async fn news_about_another_hubs_request_is_refused(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let mut forged = steps::news(1, "e1", Delivery::Seen, 5);
    forged.hub = HubId::parse("another-hub").unwrap();
    assert_eq!(store.take_news(&forged, at(9)).await.unwrap(), NewsTaken::NoSuchRequest);
    let unknown = steps::news(99, "e1", Delivery::Seen, 5);
    assert_eq!(store.take_news(&unknown, at(9)).await.unwrap(), NewsTaken::NoSuchRequest);
    assert_eq!(steps::status(&store, &send).await.delivery, Delivery::Saved);
    for delivery in [Delivery::Saved, Delivery::Sending, Delivery::HandedOver] {
        assert!(store.take_news(&steps::news(1, "e2", delivery, 5), at(9)).await.is_err());
    }
    assert_eq!(store.take_news(&steps::news(1, "e1", Delivery::Seen, 5), at(9)).await.unwrap(), NewsTaken::Taken);
}

pub async fn late_news_never_moves_a_request_back(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let parcels = steps::leased(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Seen, 5), at(9)).await.unwrap();
    store.take_news(&steps::news(1, "e2", Delivery::Confirmed, 4), at(9)).await.unwrap();
    store.settle_parcel(&parcels[0], app::ports::Attempt::HandedOver, at(10)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!(status.delivery, Delivery::Seen);
    assert_eq!((status.handed_over_at, status.confirmed_at, status.seen_at), (Some(at(10)), Some(at(4)), Some(at(5))));
}

pub async fn read_means_confirmed(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.take_news(&steps::news(1, "e1", Delivery::Seen, 5), at(9)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!((status.confirmed_at, status.seen_at), (Some(at(5)), Some(at(5))));
}

pub async fn a_confirmed_withdrawn_request_stays_withdrawn(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.follow_up(send.request, &withdrawal(1, 1, at(1)), at(1)).await.unwrap();
    assert!(steps::leased(&store, at(2)).await.is_empty());
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 5), at(9)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!((status.withdrawn_at, status.delivery), (Some(at(1)), Delivery::Confirmed));
    // The hub turns out to have it after all, so it is told.
    assert_eq!(steps::kinds(&store, at(9)).await, ["withdrawal"]);
}

pub async fn a_hub_whose_clock_is_wrong_cannot_have_a_story_deleted_early(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (past, future) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, -86_400 * 365), at(9)).await.unwrap();
    store.take_news(&steps::news(2, "e2", Delivery::Confirmed, 86_400 * 365), at(9)).await.unwrap();
    assert_eq!(steps::status(&store, &past).await.confirmed_at, Some(noon()));
    assert_eq!(steps::status(&store, &future).await.confirmed_at, Some(at(9)));
    assert_eq!(store.purge(noon(), day(29)).await.unwrap().stories, 0);
    assert_eq!(store.purge(noon(), day(31)).await.unwrap().stories, 2);
}

pub async fn a_request_nobody_confirmed_raises_one_alarm(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (late, confirmed) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(2, "e1", Delivery::Confirmed, 5), at(9)).await.unwrap();
    assert!(store.escalate(noon(), noon(), at(3_600)).await.unwrap().is_empty());
    assert_eq!(store.escalate(at(1), noon(), at(3_600)).await.unwrap(), std::slice::from_ref(&late.reference));
    assert!(store.escalate(at(9_999), at(9_999), at(9_999)).await.unwrap().is_empty());
    assert!(steps::status(&store, &late).await.escalated);
    assert!(!steps::status(&store, &confirmed).await.escalated);
    let tasks = store.tasks().await.unwrap();
    assert_eq!(tasks.iter().map(|task| task.kind.as_str()).collect::<Vec<_>>(), ["not-confirmed"]);
    store.take_news(&steps::news(1, "e2", Delivery::Confirmed, 5), at(10_000)).await.unwrap();
    assert!(store.tasks().await.unwrap().is_empty());
}

pub async fn an_urgent_request_raises_the_alarm_sooner(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut request = fixtures::request();
    request.urgent = true;
    store.send(&fixtures::send_request(1, request, noon())).await.unwrap();
    store.send(&fixtures::send_off(2, noon())).await.unwrap();
    assert_eq!(store.escalate(noon(), at(1), at(900)).await.unwrap(), [reference(1)]);
    assert_eq!(store.escalate(at(1), at(1), at(3_600)).await.unwrap(), [reference(2)]);
}

pub async fn a_recall_that_is_stuck_raises_the_alarm(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (stuck, stopped) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    let leased = store.lease_parcels(1, 60, at(0)).await.unwrap();
    assert_eq!(leased[0].subject.request(), Some(stuck.request));
    for (send, number) in [(&stuck, 1), (&stopped, 2)] {
        store.follow_up(send.request, &withdrawal(number, number, at(1)), at(1)).await.unwrap();
    }
    assert_eq!(store.escalate(at(2), at(2), at(3_600)).await.unwrap(), [stuck.reference]);
}
