//! Long outages: nothing is dropped, nothing is hammered, everything arrives when the hub is back.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, atomic::Ordering},
    time::Duration,
};

use app::{domain::message::Message, ports::Clock};
use async_trait::async_trait;
use server::forward::{Delivered, Hub, TroubleClass};
use tokio::time::{Instant, sleep_until};
use uuid::Uuid;

use crate::{
    fixtures::{PausedClock, request},
    outbox::MemoryOutbox,
    rig::Rig,
};

/// A hub that is away until a moment, and counts.
struct Away {
    back: Instant,
    tries: Mutex<BTreeMap<Uuid, u32>>,
    cases: Mutex<Vec<Uuid>>,
}

#[async_trait]
impl Hub for Away {
    async fn deliver(&self, message: &Message) -> Delivered {
        *self.tries.lock().unwrap().entry(message.id()).or_default() += 1;
        if Instant::now() < self.back {
            return TroubleClass::Unreachable.into();
        }
        self.cases.lock().unwrap().push(message.id());
        Delivered::HandedOver
    }

    fn kind(&self) -> &'static str {
        "away"
    }
}

#[tokio::test(start_paused = true)]
async fn seventy_two_hours_without_a_hub_cost_at_most_400_tries_and_all_arrive_within_half_an_hour_after() {
    let begun = Instant::now();
    let back = begun + Duration::from_hours(72);
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(PausedClock(begun)));
    let hub = Arc::new(Away { back, tries: Mutex::default(), cases: Mutex::default() });
    for number in 0..40 {
        store.put(number, request(number), clock.now());
    }
    let rig = Rig::start(Arc::clone(&store), clock, Arc::clone(&hub));
    sleep_until(back).await;
    assert_eq!(store.left(), 0);
    store.until(|store| store.left() == 40).await;
    assert!(back.elapsed() <= Duration::from_mins(30));
    rig.stop().await;
    let mut cases = hub.cases.lock().unwrap().clone();
    cases.sort();
    assert_eq!(cases, (0..40).map(|number| request(number).id()).collect::<Vec<_>>());
    let most = hub.tries.lock().unwrap().values().copied().max().unwrap();
    assert!((290..=400).contains(&most), "{most}");
}

#[tokio::test(start_paused = true)]
async fn an_idle_worker_looks_at_most_every_five_seconds_even_when_the_store_is_down() {
    for broken in [false, true] {
        let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(PausedClock(Instant::now())));
        store.broken.store(broken, Ordering::Relaxed);
        let hub = Arc::new(Away { back: Instant::now(), tries: Mutex::default(), cases: Mutex::default() });
        let rig = Rig::start(Arc::clone(&store), clock, hub);
        tokio::time::sleep(Duration::from_secs(61)).await;
        assert_eq!(store.asked.load(Ordering::Relaxed), 13, "broken: {broken}");
        rig.stop().await;
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_retries_come_when_they_are_due_and_not_five_seconds_later() {
    let begun = Instant::now();
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(PausedClock(begun)));
    store.put(1, request(1), clock.now());
    let hub =
        Arc::new(Away { back: begun + Duration::from_millis(200), tries: Mutex::default(), cases: Mutex::default() });
    let rig = Rig::start(Arc::clone(&store), clock, hub);
    store.until(|store| store.left() == 1).await;
    assert!(begun.elapsed() <= Duration::from_millis(1_010), "{:?}", begun.elapsed());
    rig.stop().await;
}
