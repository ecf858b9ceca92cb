//! Claims about what a family says later, above all about taking a request back.

use app::{
    domain::{delivery::Delivery, ids::RequestId},
    ports::Attempt,
};
use tests::desk::Everywhere as _;
use tests::fixtures::{self, addition, at, chase, withdrawal};

use crate::{
    StoreUnderTest,
    steps::{self, differing},
};

const WITHDRAWN: &str = "select count(*) from consent where decision = 'withdrawn'";

pub async fn an_addition_goes_out_after_the_request(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert!(store.follow_up(send.request, &addition(1, 1, at(1)), at(1)).await.unwrap());
    assert_eq!(steps::status(&store, &send).await.additions, 1);
    assert_eq!(steps::kinds(&store, at(2)).await, ["request"]);
    assert!(steps::leased(&store, at(3)).await.is_empty());
    let parcels = steps::handed_over(&store, at(70)).await;
    assert_eq!(parcels.iter().map(fixtures::kind).collect::<Vec<_>>(), ["request"]);
    let parcels = steps::handed_over(&store, at(71)).await;
    assert_eq!(parcels.iter().map(|parcel| parcel.message.clone()).collect::<Vec<_>>(), [addition(1, 1, at(1))]);
}

pub async fn the_same_follow_up_twice_is_kept_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    for message in [addition(1, 1, at(1)), chase(1, 2, at(1)), withdrawal(1, 3, at(1))] {
        for _ in 0..3 {
            assert!(store.follow_up(send.request, &message, at(1)).await.unwrap());
        }
    }
    assert_eq!(engine.number("select count(*) from message").await, 4);
    assert_eq!(engine.number(WITHDRAWN).await, 2);
    let nowhere = RequestId::new(fixtures::id("request", 99));
    assert!(store.follow_up(nowhere, &addition(99, 9, at(1)), at(1)).await.is_err());
}

pub async fn a_chase_raises_one_task_for_a_person(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    for (message, seconds) in [(1, 10), (2, 20)] {
        assert!(store.follow_up(send.request, &chase(1, message, at(seconds)), at(seconds)).await.unwrap());
    }
    assert_eq!(steps::status(&store, &send).await.chased_at, Some(at(20)));
    let tasks = store.tasks().await.unwrap();
    let [task] = tasks.as_slice() else { panic!("one task: {tasks:?}") };
    assert_eq!((task.kind.as_str(), task.reference.as_ref(), task.at), ("chased", Some(&send.reference), at(10)));
    assert_eq!(steps::kinds(&store, at(30)).await, ["chase"]);
    store.take_news(&steps::news(1, "e1", Delivery::Seen, 40), at(40)).await.unwrap();
    assert!(store.tasks().await.unwrap().is_empty());
}

pub async fn a_withdrawal_before_leaving_stops_everything(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.follow_up(send.request, &addition(1, 1, at(1)), at(1)).await.unwrap();
    assert!(store.follow_up(send.request, &withdrawal(1, 2, at(2)), at(2)).await.unwrap());
    for seconds in [2, 3_600, 86_400 * 30] {
        assert!(steps::leased(&store, at(seconds)).await.is_empty());
    }
    let status = steps::status(&store, &send).await;
    assert_eq!((status.withdrawn_at, status.delivery, status.handed_over_at), (Some(at(2)), Delivery::Saved, None));
}

pub async fn a_withdrawal_after_handing_over_sends_a_recall(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.follow_up(send.request, &addition(1, 1, at(2)), at(2)).await.unwrap();
    assert!(store.follow_up(send.request, &withdrawal(1, 2, at(3)), at(3)).await.unwrap());
    let parcels = steps::handed_over(&store, at(3)).await;
    assert_eq!(parcels.iter().map(|parcel| parcel.message.clone()).collect::<Vec<_>>(), [withdrawal(1, 2, at(3))]);
    assert!(steps::leased(&store, at(3_600)).await.is_empty());
}

pub async fn a_recall_does_not_overtake_a_try_under_way(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let tries = steps::leased(&store, at(0)).await;
    store.follow_up(send.request, &withdrawal(1, 1, at(10)), at(10)).await.unwrap();
    assert!(steps::leased(&store, at(59)).await.is_empty());
    store.settle_parcel(&tries[0], Attempt::TryAgain { at: at(20) }, at(30)).await.unwrap();
    assert_eq!(steps::kinds(&store, at(30)).await, ["withdrawal"]);
    // A worker that died never says how its try ended: then the recall waits for the lease alone.
    let other = steps::sent(&store, 2).await;
    steps::leased(&store, at(100)).await;
    store.follow_up(other.request, &withdrawal(2, 2, at(110)), at(110)).await.unwrap();
    let kinds = steps::leased(&store, at(160)).await;
    assert!(
        kinds
            .iter()
            .any(|parcel| parcel.subject.request() == Some(other.request) && fixtures::kind(parcel) == "withdrawal")
    );
}

pub async fn a_request_that_left_while_withdrawn_is_recorded_and_recalled(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let tries = steps::leased(&store, at(0)).await;
    store.follow_up(send.request, &withdrawal(1, 1, at(10)), at(10)).await.unwrap();
    store.settle_parcel(&tries[0], Attempt::HandedOver, at(20)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!((status.delivery, status.handed_over_at), (Delivery::HandedOver, Some(at(20))));
    assert_eq!(status.withdrawn_at, Some(at(10)));
    assert_eq!(steps::kinds(&store, at(20)).await, ["withdrawal"]);
}

pub async fn a_timed_out_try_is_recalled_too(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let tries = steps::leased(&store, at(0)).await;
    store.settle_parcel(&tries[0], Attempt::TryAgain { at: at(600) }, at(30)).await.unwrap();
    store.follow_up(send.request, &withdrawal(1, 1, at(40)), at(40)).await.unwrap();
    assert_eq!(steps::kinds(&store, at(40)).await, ["withdrawal"]);
}

pub async fn a_withdrawn_request_takes_no_more_messages(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert!(store.follow_up(send.request, &withdrawal(1, 1, at(1)), at(1)).await.unwrap());
    for message in [addition(1, 2, at(2)), chase(1, 3, at(2)), withdrawal(1, 4, at(2))] {
        assert!(!store.follow_up(send.request, &message, at(2)).await.unwrap());
    }
    assert_eq!(steps::status(&store, &send).await.withdrawn_at, Some(at(1)));
    store.send(&differing(1, "From an old tab")).await.unwrap();
    assert!(steps::leased(&store, at(60)).await.is_empty());
}

pub async fn withdrawing_follows_every_yes_and_nothing_else(engine: impl StoreUnderTest) {
    let store = engine.store();
    let one = steps::sent(&store, 1).await;
    let two = steps::sent(&store, 2).await;
    store.send(&differing(2, "and the school shall not see it")).await.unwrap();
    store.follow_up(one.request, &withdrawal(1, 1, at(9)), at(9)).await.unwrap();
    // A yes to help and a yes to one share; the no and the blank stay as they were.
    assert_eq!(engine.number(WITHDRAWN).await, 2);
    // The second family's later no already followed its yes to the share: only help and nothing else is withdrawn.
    store.follow_up(two.request, &withdrawal(2, 2, at(9)), at(9)).await.unwrap();
    assert_eq!(engine.number(WITHDRAWN).await, 3);
    let sound = "select count(*) from consent join notice on notice.hash = consent.notice_hash
                 where decision = 'withdrawn' and at = (select max(withdrawn_at) from request)";
    assert_eq!(engine.number(sound).await, 3);
}
