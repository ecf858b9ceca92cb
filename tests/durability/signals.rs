//! Stopped as an operator stops it (D11): it drains in time, and nothing that was promised is lost or doubled.

use std::{cell::Cell, rc::Rc, time::Duration};

use serde_json::Value;
use tests::{
    processes::{HubProcess, PortalProcess, until},
    seeded::Seeded,
    visitor::Visitor,
};
use tokio::{
    task::{JoinSet, LocalSet},
    time::sleep,
};

use crate::{
    ALONE, kept,
    walk::{self, Ack, PATIENCE},
};

const WRITERS: usize = 4;
const STOPS: usize = 10;
/// What is promised to operators.
const DRAIN: Duration = Duration::from_secs(10);

/// Families until told to stop; what each was promised.
async fn write(base: String, number: usize, enough: Rc<Cell<bool>>) -> Vec<Ack> {
    let mut acks = Vec::new();
    while !enough.get() {
        let visitor = Visitor::from_network(&base, walk::network(number));
        let check = walk::to_check(&visitor).await;
        acks.push(walk::send(&visitor, &check, acks.len() % 2 == 0).await);
    }
    acks
}

#[tokio::test]
async fn a_stop_signal_drains_and_nothing_in_flight_is_lost() {
    let _alone = ALONE.lock().await;
    let mut hub = HubProcess::default();
    let mut portal = PortalProcess::new(Some(&hub.base));
    portal.start().await;
    hub.start(&portal).await;
    let mut longest = Duration::ZERO;
    let acks = LocalSet::new()
        .run_until(async {
            let enough = Rc::new(Cell::new(false));
            let mut writers = JoinSet::new();
            for number in 0..WRITERS {
                writers.spawn_local(write(portal.base.clone(), number, Rc::clone(&enough)));
            }
            let mut random = Seeded::default();
            for _ in 0..STOPS {
                // Not a wait for something to happen: the moment of the stop is what is drawn.
                sleep(Duration::from_millis(200 + random.below(1_000))).await;
                let (status, took) = portal.stop().await;
                assert!(status.success(), "{status}");
                longest = longest.max(took);
                portal.start().await;
            }
            enough.set(true);
            writers.join_all().await.concat()
        })
        .await;
    assert!(longest <= DRAIN, "a stop took {longest:?}");
    assert!(acks.len() >= STOPS, "only {} requests: too little load for this to prove anything", acks.len());

    let arrived = until("every request to reach the hub", PATIENCE, async || {
        let cases: Vec<Value> = serde_json::from_str(&hub.cases().await).unwrap();
        (cases.len() >= acks.len()).then_some(cases)
    })
    .await;
    let mut at_hub: Vec<&str> = arrived.iter().map(|case| case["message"]["reference"].as_str().unwrap()).collect();
    let mut promised: Vec<&str> = acks.iter().map(|ack| ack.reference.as_str()).collect();
    at_hub.sort_unstable();
    promised.sort_unstable();
    assert_eq!(at_hub, promised, "each promise is one case at the hub");
    portal.stop().await;
    kept::check(&portal, &acks).await;
    eprintln!(
        "{} acknowledged over {STOPS} stops, none lost, none doubled; the longest stop took {longest:.1?}",
        acks.len()
    );
}
