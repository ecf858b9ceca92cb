//! Every message reaches its hub as one case, whatever the hub does first.

use std::sync::{Arc, Mutex};

use app::{
    domain::{
        delivery::Delivery,
        message::{Asks, Body, Message},
        text::FreeText,
    },
    ports::{Clock, Outbox, Store},
};
use async_trait::async_trait;
use jiff::SignedDuration;
use server::forward::{Delivered, Hub};
use tokio::sync::Notify;

use crate::{
    fixtures::{StillClock, later, request},
    outbox::MemoryOutbox,
    rig::{Rig, http_hub, impatient_hub},
    stub::{Answer, Stub, any_port, serve},
};

/// Sends one request through `script`; returns the stub and how often the store counts it as tried.
async fn through(script: &[Answer]) -> (Arc<Stub>, Vec<u32>) {
    let stub = Stub::new(script.iter().copied());
    let (address, _serving) = serve(stub.router(), any_port()).await;
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    let id = store.put(1, request(1), clock.now());
    let hub = Arc::new(impatient_hub(address, &clock));
    let rig = Rig::start(Arc::clone(&store), clock, hub);
    rig.run_until_left(1).await;
    rig.stop().await;
    assert_eq!(store.delivery(id), Delivery::HandedOver);
    (stub, store.tries())
}

#[tokio::test]
async fn a_request_survives_every_kind_of_no_and_arrives_once_under_one_id() {
    let script = [
        Answer::Status(500),
        Answer::Status(400),
        Answer::Status(410),
        Answer::Status(302),
        Answer::Slower(3),
        Answer::Hang,
        Answer::Status(503),
    ];
    let (stub, tries) = through(&script).await;
    assert_eq!(stub.taken.lock().unwrap().len(), 1);
    assert_eq!(tries, [8]);
    assert!(stub.offered.lock().unwrap().iter().all(|id| *id == request(1).id().to_string()));
}

#[tokio::test]
async fn a_yes_with_a_garbled_body_is_a_yes() {
    let (stub, tries) = through(&[Answer::Garbage]).await;
    assert_eq!((stub.taken.lock().unwrap().len(), tries), (1, vec![1]));
}

#[tokio::test]
async fn a_hub_that_refuses_connections_gets_the_request_when_it_is_back() {
    let closed = tokio::net::TcpListener::bind(any_port()).await.unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    store.put(1, request(1), clock.now());
    let hub = Arc::new(http_hub(address, &clock));
    let rig = Rig::start(Arc::clone(&store), clock, hub);
    store.until(|store| store.tries() == [1]).await;
    assert_eq!(store.left(), 0);
    let stub = Stub::new([]);
    let (_, _serving) = serve(stub.router(), address).await;
    rig.run_until_left(1).await;
    rig.stop().await;
    assert_eq!(*stub.taken.lock().unwrap(), [request(1)]);
}

#[tokio::test]
async fn a_hub_that_asks_for_two_minutes_gets_them_and_one_that_asks_for_a_day_gets_the_cap() {
    for (asked, least, most) in [(120, 120, 121), (86_400, 900, 900)] {
        let stub = Stub::new([Answer::Slower(asked)]);
        let (address, _serving) = serve(stub.router(), any_port()).await;
        let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
        store.put(1, request(1), clock.now());
        let hub = Arc::new(http_hub(address, &clock));
        let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), hub);
        store.until(|store| store.tries() == [1]).await;
        let wait = store.due()[0].duration_since(clock.now()).as_secs();
        assert!((least..=most).contains(&wait), "{asked}: {wait}");
        rig.stop().await;
    }
}

#[tokio::test]
async fn what_a_family_adds_arrives_after_its_request_even_when_the_request_is_late() {
    let stub = Stub::new([Answer::Status(500), Answer::Status(500), Answer::Status(429)]);
    let (address, _serving) = serve(stub.router(), any_port()).await;
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    let messages = [
        request(1),
        Message::addition(later(1, 1_001), FreeText::parse("one more thing").unwrap()),
        Message::chase(later(1, 1_002), Asks::Family),
        Message::withdrawal(later(1, 1_003)),
    ];
    for message in &messages {
        store.put(1, message.clone(), clock.now());
    }
    let hub = Arc::new(http_hub(address, &clock));
    let rig = Rig::start(Arc::clone(&store), clock, hub);
    rig.run_until_left(4).await;
    rig.stop().await;
    assert_eq!(*stub.taken.lock().unwrap(), messages);
}

#[tokio::test]
async fn two_hundred_requests_each_arrive_once() {
    let stub = Stub::new([Answer::Status(500); 50]);
    let (address, _serving) = serve(stub.router(), any_port()).await;
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    for number in 0..200 {
        store.put(number, request(number), clock.now());
    }
    let hub = Arc::new(http_hub(address, &clock));
    let rig = Rig::start(Arc::clone(&store), clock, hub);
    rig.run_until_left(200).await;
    rig.stop().await;
    let mut ids: Vec<_> = stub.taken.lock().unwrap().iter().map(Message::id).collect();
    ids.sort();
    assert_eq!(ids, (0..200).map(|number| request(number).id()).collect::<Vec<_>>());
}

/// Notes what is offered, and says yes.
#[derive(Default)]
struct Yes(Mutex<Vec<Message>>);

#[async_trait]
impl Hub for Yes {
    async fn deliver(&self, message: &Message) -> Delivered {
        self.0.lock().unwrap().push(message.clone());
        Delivered::HandedOver
    }

    fn kind(&self) -> &'static str {
        "yes"
    }
}

#[tokio::test]
async fn a_request_taken_back_before_it_left_never_leaves() {
    let (store, clock, hub) =
        (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()), Arc::new(Yes::default()));
    let id = store.put(1, request(1), clock.now());
    assert!(store.follow_up(id, &Message::withdrawal(later(1, 1_001)), clock.now()).await.unwrap());
    store.put(2, request(2), clock.now());
    let rig = Rig::start(Arc::clone(&store), clock, Arc::clone(&hub));
    rig.run_until_left(1).await;
    rig.stop().await;
    assert_eq!(*hub.0.lock().unwrap(), [request(2)]);
}

#[tokio::test]
async fn a_request_taken_back_while_the_worker_holds_it_does_not_leave_but_the_withdrawal_does() {
    let (store, clock, hub) =
        (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()), Arc::new(Yes::default()));
    store.withdraw_when_leased.store(true, std::sync::atomic::Ordering::Relaxed);
    store.put(1, request(1), clock.now());
    store.put(2, Message::withdrawal(later(2, 1_001)), clock.now());
    let rig = Rig::start(Arc::clone(&store), clock, Arc::clone(&hub));
    store.until(|store| store.tries() == [1, 1]).await;
    rig.stop().await;
    let offered = hub.0.lock().unwrap();
    assert!(matches!(offered.as_slice(), [only] if *only.body() == Body::Withdrawal));
    assert_eq!(store.left(), 1);
}

/// Holds each offer until the gate opens.
#[derive(Default)]
struct Gate {
    reached: Notify,
    open: Notify,
}

#[async_trait]
impl Hub for Gate {
    async fn deliver(&self, _: &Message) -> Delivered {
        self.reached.notify_one();
        self.open.notified().await;
        Delivered::HandedOver
    }

    fn kind(&self) -> &'static str {
        "gate"
    }
}

#[tokio::test]
async fn stopping_lets_an_offer_under_way_finish_and_notes_it() {
    let (store, clock, hub) =
        (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()), Arc::new(Gate::default()));
    store.put(1, request(1), clock.now());
    let rig = Rig::start(Arc::clone(&store), clock, Arc::clone(&hub));
    hub.reached.notified().await;
    rig.stop.cancel();
    hub.open.notify_one();
    rig.run.await.unwrap();
    assert_eq!(store.left(), 1);
}

#[tokio::test(start_paused = true)]
async fn stopping_takes_at_most_ten_seconds_and_what_was_cut_off_is_offered_after_the_lease() {
    let (store, clock, hub) =
        (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()), Arc::new(Gate::default()));
    store.put(1, request(1), clock.now());
    let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), Arc::clone(&hub));
    hub.reached.notified().await;
    let asked = tokio::time::Instant::now();
    rig.stop().await;
    assert_eq!((asked.elapsed().as_secs(), store.left()), (10, 0));
    let yes = Arc::new(Yes::default());
    clock.advance(SignedDuration::from_secs(61));
    let rig = Rig::start(Arc::clone(&store), clock, Arc::clone(&yes));
    store.until(|store| store.left() == 1).await;
    rig.stop().await;
    assert_eq!(*yes.0.lock().unwrap(), [request(1)]);
}

#[tokio::test(start_paused = true)]
async fn ringing_the_bell_sends_at_once_rather_than_at_the_next_round() {
    let (store, clock, hub) =
        (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()), Arc::new(Yes::default()));
    let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), Arc::clone(&hub));
    tokio::task::yield_now().await;
    let put = tokio::time::Instant::now();
    store.put(1, request(1), clock.now());
    rig.wake.wake();
    store.until(|store| store.left() == 1).await;
    assert_eq!(put.elapsed().as_millis(), 0);
    rig.stop().await;
}
