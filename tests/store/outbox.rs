//! Claims about leases and tries.

use std::{collections::BTreeSet, sync::Arc};

use app::{domain::delivery::Delivery, ports::Attempt};
use tests::fixtures::{self, at, noon, reference};

use crate::{StoreUnderTest, steps};

pub async fn a_leased_parcel_is_not_leased_again_until_its_lease_runs_out(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let first = steps::leased(&store, at(0)).await;
    assert!(steps::leased(&store, at(59)).await.is_empty());
    let second = steps::leased(&store, at(60)).await;
    assert_eq!((first[0].id, first[0].attempts), (second[0].id, 0));
    assert_eq!(second[0].attempts, 1);
    assert_ne!(first[0].lease, second[0].lease);
}

pub async fn a_late_settlement_changes_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let late = steps::leased(&store, at(0)).await;
    let ours = steps::leased(&store, at(60)).await;
    for attempt in [Attempt::HandedOver, Attempt::TryAgain { at: at(61) }] {
        store.settle_parcel(&late[0], attempt, at(61)).await.unwrap();
    }
    assert_eq!(steps::status(&store, &send).await.delivery, Delivery::Sending);
    assert!(steps::leased(&store, at(62)).await.is_empty());
    store.settle_parcel(&ours[0], Attempt::HandedOver, at(63)).await.unwrap();
    store.settle_parcel(&ours[0], Attempt::TryAgain { at: at(64) }, at(64)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!((status.delivery, status.handed_over_at), (Delivery::HandedOver, Some(at(63))));
    assert!(steps::leased(&store, at(10_000)).await.is_empty());
}

pub async fn a_parcel_is_tried_for_ever_with_the_same_id(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    for attempt in 0..400_u32 {
        let now = at(i64::from(attempt) * 900);
        let parcels = steps::leased(&store, now).await;
        assert_eq!(parcels[0].attempts, attempt);
        assert_eq!(parcels[0].message.id(), send.submission.id().uuid());
        assert_eq!(parcels[0].created_at, noon());
        let next = at(i64::from(attempt + 1) * 900);
        store.settle_parcel(&parcels[0], Attempt::TryAgain { at: next }, now).await.unwrap();
        assert!(steps::leased(&store, now).await.is_empty());
    }
}

pub async fn urgent_parcels_leave_first(engine: impl StoreUnderTest) {
    let store = engine.store();
    for number in 1..=6 {
        let mut request = fixtures::request();
        request.urgent = number >= 5;
        store.send(&fixtures::send_request(number, request, noon())).await.unwrap();
    }
    let order: Vec<_> = store
        .lease_parcels(4, 60, noon())
        .await
        .unwrap()
        .iter()
        .map(|parcel| parcel.message.reference().clone())
        .collect();
    assert_eq!(order, [5, 6, 1, 2].map(reference));
}

pub async fn what_takes_something_back_leaves_before_what_says_more_and_urgent_before_both(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let mut all = Vec::new();
    for number in 1..=4 {
        let mut request = fixtures::request();
        request.urgent = number >= 3;
        let send = fixtures::send_request(number, request, noon());
        store.send(&send).await.unwrap();
        all.push(send);
    }
    assert_eq!(steps::handed_over(&store, at(1)).await.len(), 4);
    for (number, send) in (1..).zip(&all) {
        let more = if number % 2 == 1 { fixtures::addition } else { fixtures::withdrawal };
        assert!(store.follow_up(send.request, &more(number, 10 + number, at(2)), at(2)).await.unwrap());
    }
    steps::sent(&store, 5).await;
    let mut order = Vec::new();
    // One at a time, and a try that failed waits behind whatever was due before.
    for time in [3, 4, 5, 6, 7] {
        let parcels = store.lease_parcels(1, 60, at(time)).await.unwrap();
        assert_eq!(parcels.len(), 1, "{time} {order:?}");
        order.push(parcels[0].message.reference().clone());
        let again = Attempt::TryAgain { at: at(100) };
        store.settle_parcel(&parcels[0], again, at(time)).await.unwrap();
    }
    // The fifth was due before: it is of noon.
    assert_eq!(order, [4, 3, 2, 5, 1].map(reference));
    assert!(steps::leased(&store, at(99)).await.is_empty());
    let order: Vec<_> = steps::leased(&store, at(100)).await.iter().map(|it| it.message.reference().clone()).collect();
    assert_eq!(order, [4, 3, 2, 1, 5].map(reference), "in the order they were written, where all are due at once");
}

pub async fn two_workers_never_hold_the_same_parcel(engine: impl StoreUnderTest) {
    let store = engine.store();
    for number in 1..=40 {
        steps::sent(&store, number).await;
    }
    let workers = (0..8).map(|_| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            let mut held = Vec::new();
            loop {
                let parcels = store.lease_parcels(3, 60, noon()).await.unwrap();
                if parcels.is_empty() {
                    return held;
                }
                held.extend(parcels.iter().map(|parcel| parcel.id));
            }
        })
    });
    let mut held = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        held.extend(worker.await.unwrap());
    }
    assert_eq!(held.len(), 40);
    assert_eq!(held.into_iter().collect::<BTreeSet<_>>().len(), 40);
}

pub async fn a_message_that_cannot_be_opened_does_not_hold_up_the_others(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    steps::sent(&store, 2).await;
    assert!(
        engine.run("update message set sealed = substr(sealed, 1, 1) where seq = (select min(seq) from message)").await
    );
    let parcels = steps::leased(&store, noon()).await;
    assert_eq!(parcels.iter().map(|parcel| parcel.message.reference().clone()).collect::<Vec<_>>(), [reference(2)]);
    assert_eq!(engine.number("select count(*) from message where settled_at is null").await, 2);
}
