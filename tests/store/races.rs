//! Claims that must hold in any order of events: tried in many orders, each from its own beginning.

use std::collections::BTreeMap;

use app::{
    domain::delivery::Delivery,
    ports::{Attempt, Parcel},
};
use proptest::{
    prelude::{Just, Strategy, any, prop_oneof},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use tests::fixtures::{self, addition, at, withdrawal};

use crate::{StoreUnderTest, steps};

/// How many orders are tried. They share one store; each has its own request.
const ORDERS: u32 = 60;

/// `count` values of a strategy, the same in every run.
fn many<T: std::fmt::Debug>(strategy: &impl Strategy<Value = T>, count: u32) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

pub async fn any_order_of_news_gives_the_same_end_and_never_goes_back(engine: impl StoreUnderTest) {
    let store = engine.store();
    let one = (prop_oneof![Just(Delivery::Confirmed), Just(Delivery::Seen)], 0_i64..100, any::<bool>());
    let orders = many(&proptest::collection::vec(one, 1..8), ORDERS);
    for (number, news) in (1..).step_by(2).zip(orders) {
        let mut ends = Vec::new();
        for (number, reversed) in [(number, false), (number + 1, true)] {
            let send = steps::sent(&store, number).await;
            let mut events: Vec<_> = news.iter().enumerate().collect();
            if reversed {
                events.reverse();
            }
            let mut last = Delivery::Saved;
            for (index, (delivery, seconds, twice)) in events {
                let event = steps::news(number, &format!("{number}-{index}"), *delivery, *seconds);
                for _ in 0..=u8::from(*twice) {
                    store.take_news(&event, at(200)).await.unwrap();
                    let now = steps::status(&store, &send).await;
                    assert!(now.delivery >= last, "{news:?}");
                    assert!(now.seen_at.is_none() || now.confirmed_at <= now.seen_at, "{news:?}");
                    last = now.delivery;
                }
            }
            let end = steps::status(&store, &send).await;
            ends.push((end.delivery, end.confirmed_at, end.seen_at));
        }
        assert_eq!(ends.first(), ends.last(), "{news:?}");
    }
}

/// Something that may happen to a request on its way.
#[derive(Clone, Copy, Debug)]
enum Event {
    Lease,
    HandOver,
    Fail,
    Add,
    Confirm,
    Withdraw,
    Wait,
}

pub async fn after_a_committed_withdrawal_nothing_new_is_leased(engine: impl StoreUnderTest) {
    use Event::{Add, Confirm, Fail, HandOver, Lease, Wait, Withdraw};
    let store = engine.store();
    let one = prop_oneof![
        4 => Just(Lease), 2 => Just(HandOver), 2 => Just(Fail), 1 => Just(Add), 1 => Just(Confirm),
        1 => Just(Withdraw), 2 => Just(Wait),
    ];
    let orders = many(&proptest::collection::vec(one, 4..24), 2 * ORDERS);
    let (mut withdrawn_in, mut recalled_in) = (0, 0);
    let mut now = 0;
    for (number, events) in (1..).zip(orders) {
        now += 1_000;
        let mut send = fixtures::send_off(number, at(now));
        send.visit = fixtures::visit_key(number);
        store.send(&send).await.unwrap();
        let (mut held, mut left, mut withdrawn, mut messages) = (Vec::<Parcel>::new(), false, false, number * 100);
        let mut recalls = 0;
        for event in events.iter().chain(&[Wait, Lease, HandOver, Wait, Lease, HandOver]) {
            now += 1;
            match event {
                Lease => {
                    let parcels: Vec<_> = steps::leased(&store, at(now))
                        .await
                        .into_iter()
                        .filter(|parcel| parcel.subject.request() == Some(send.request))
                        .collect();
                    assert!(parcels.len() <= 1, "{events:?}");
                    for parcel in parcels {
                        assert!(!withdrawn || fixtures::kind(&parcel) == "withdrawal", "{events:?}");
                        held.push(parcel);
                    }
                }
                HandOver | Fail => {
                    let Some(parcel) = held.pop() else { continue };
                    let attempt = match event {
                        HandOver => Attempt::HandedOver,
                        _ => Attempt::TryAgain { at: at(now + 5) },
                    };
                    store.settle_parcel(&parcel, attempt, at(now)).await.unwrap();
                    let went = matches!(event, HandOver);
                    recalls += u32::from(went && fixtures::kind(&parcel) == "withdrawal");
                }
                Add | Withdraw => {
                    messages += 1;
                    let is_withdrawal = matches!(event, Withdraw);
                    let message = if is_withdrawal { withdrawal } else { addition }(number, messages, at(now));
                    let taken = store.follow_up(send.request, &message, at(now)).await.unwrap();
                    assert_eq!(taken, !withdrawn, "{events:?}");
                    withdrawn |= is_withdrawal;
                }
                Confirm => {
                    let news = steps::news(number, &format!("{number}-{now}"), Delivery::Confirmed, now);
                    store.take_news(&news, at(now)).await.unwrap();
                    left = true;
                }
                Wait => now += 100,
            }
            let status = steps::status(&store, &send).await;
            left |= status.handed_over_at.is_some();
            assert_eq!(status.withdrawn_at.is_some(), withdrawn, "{events:?}");
        }
        // Whatever the hub has of a withdrawn request, it was told to give it back.
        assert!(!(withdrawn && left) || recalls > 0, "{events:?}");
        withdrawn_in += u32::from(withdrawn);
        recalled_in += u32::from(recalls > 0);
        clear(&store, at(now)).await;
    }
    let counts = BTreeMap::from([("withdrawn", withdrawn_in), ("recalled", recalled_in)]);
    assert!(counts.values().all(|count| *count > 10), "the orders tried too little: {counts:?}");
}

/// Hands over what other requests left waiting, so that one order does not crowd the next.
async fn clear(store: &steps::Kept, now: jiff::Timestamp) {
    let later = now.checked_add(jiff::SignedDuration::from_secs(500)).unwrap();
    while !steps::handed_over(store, later).await.is_empty() {}
}
