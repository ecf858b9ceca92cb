//! Claims about what waits, as whoever watches the portal sees it.

use app::ports::{Attempt, Backlog, OpenTasks, Waiting};
use tests::fixtures::{at, noon};

use crate::{StoreUnderTest, steps};

pub async fn what_waits_is_counted_with_its_age_until_a_hub_took_it(engine: impl StoreUnderTest) {
    let store = engine.store();
    assert_eq!(store.backlog().await.unwrap(), Backlog::default());
    steps::sent(&store, 1).await;
    let waiting = store.backlog().await.unwrap();
    assert_eq!(waiting.requests, Waiting { messages: 1, oldest: Some(noon()) });
    assert_eq!((waiting.concerns, waiting.tasks), (Waiting::default(), Vec::new()));
    // While a worker has it in its hands it still waits: nobody took it yet.
    let parcel = store.lease_parcels(1, 60, at(1)).await.unwrap().remove(0);
    assert_eq!(store.backlog().await.unwrap().requests.messages, 1);
    store.settle_parcel(&parcel, Attempt::HandedOver, at(2)).await.unwrap();
    assert_eq!(store.backlog().await.unwrap(), Backlog::default());
    // Nobody confirmed it: that is a task, and no message.
    store.escalate(at(600), at(600), at(601)).await.unwrap();
    let open = OpenTasks { kind: "not-confirmed".to_owned(), tasks: 1 };
    assert_eq!(store.backlog().await.unwrap().tasks, [open]);
}
