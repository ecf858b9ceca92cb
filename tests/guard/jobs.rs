//! The server's own rounds: on time, past a failure, and over soon after a stop.

use std::{sync::atomic::Ordering, time::Duration};

use app::domain::reference::Reference;
use server::jobs;
use tokio_util::sync::CancellationToken;

use crate::house::house;

#[tokio::test(start_paused = true)]
async fn rounds_go_on_past_a_failure_and_end_with_the_stop() {
    let house = house();
    let stop = CancellationToken::new();
    let rounds = jobs::start(&house.portal, &stop);
    // Time is the runtime's own here and passes as soon as everybody waits.
    tokio::time::sleep(Duration::from_secs(20 * 60 + 1)).await;
    stop.cancel();
    for round in rounds {
        round.await.unwrap();
    }
    assert_eq!(house.store.purges.load(Ordering::Relaxed), 3);
    assert_eq!(house.store.asked_for.lock().unwrap().len(), 21);
}

#[tokio::test(start_paused = true)]
async fn an_urgent_request_alarms_after_fifteen_minutes_and_another_after_sixty() {
    let house = house();
    house.store.unanswered.lock().unwrap().push(Reference::from_text("YRK-CDFG-HJKL"));
    let stop = CancellationToken::new();
    let rounds = jobs::start(&house.portal, &stop);
    tokio::time::sleep(Duration::from_secs(1)).await;
    stop.cancel();
    for round in rounds {
        round.await.unwrap();
    }
    let (before, urgent_before, now) = house.store.asked_for.lock().unwrap()[0];
    assert_eq!(before.duration_until(now).as_mins(), 60);
    assert_eq!(urgent_before.duration_until(now).as_mins(), 15);
    assert!(house.store.unanswered.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_purge_that_waits_for_a_person_shows_in_the_health_of_a_portal_that_goes_on_serving() {
    let house = house();
    assert_eq!(house.get("/readyz").await.body, "ready\n");
    house.store.held_back.store(true, Ordering::Relaxed);
    let answer = house.get("/readyz").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "ready, and needs a person: see the log\n"));
}
