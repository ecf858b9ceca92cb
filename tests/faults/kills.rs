//! Killed at random (D1), also between the hub's yes and our mark (D7, D11): the store itself, driven by a process of
//! its own that dies again and again.
//!
//! The real program over HTTP is killed by `tests/durability/kills.rs`; this is the same promise many times as often.

use std::{collections::BTreeSet, time::Duration};

use app::ports::{Attempt, Store};
use tests::{
    fixtures::{self, at},
    seeded::Seeded,
};
use uuid::Uuid;

use crate::{
    Size, engine,
    life::{Heard, Start, text},
    tally::Tally,
};

/// Many lives of one store, then everything read back.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let (kills, longest, folder) = match size {
        Size::Short => (40, 150, engine::folder_on_disk()),
        Size::Long => (100, 250, engine::folder()),
    };
    engine::make(folder.path()).await;
    let mut heard = Heard::default();
    for life in 0..kills {
        let (first, open, number) = (heard.next().to_string(), heard.unanswered(), life.to_string());
        let work = ["write", text(folder.path()), &first, &open, &number];
        let moment = Duration::from_millis(random.below(longest));
        Start { work: &work, tracer: None }.begin().killed_after(moment, &mut heard);
    }
    assert_eq!(heard.refused, 0, "the disk is well, so nothing is refused");
    let mut tally = engine::check(folder.path(), &heard.acked, &heard.begun).await;
    let store = engine::open(folder.path()).await.unwrap();
    drain(&store, kills + 1, &mut heard.at_hub).await;
    store.close().await;
    tally += &at_hub(&heard);
    tally.faults = u64::try_from(kills).unwrap();
    tally
}

/// Compares what arrived at the hub with what was promised, once everything has left.
pub(crate) fn at_hub(heard: &Heard) -> Tally {
    let case = |number: &u32| fixtures::id("submission", *number);
    let known: BTreeSet<Uuid> = heard.begun.iter().map(case).collect();
    Tally {
        lost: engine::count(heard.acked.iter().filter(|number| !heard.at_hub.contains(&case(number))).count()),
        false_acks: engine::count(heard.at_hub.difference(&known).count()),
        ..Tally::default()
    }
}

/// Hands over what is left, as the portal does after its last start: after so many lives, each as long as a lease.
pub(crate) async fn drain(store: &(impl Store + ?Sized), lives: i64, at_hub: &mut BTreeSet<Uuid>) {
    let now = at(lives * 61);
    loop {
        let parcels = store.lease_parcels(100, 60, now).await.unwrap();
        if parcels.is_empty() {
            break;
        }
        for parcel in parcels {
            at_hub.insert(parcel.id.uuid());
            store.settle_parcel(&parcel, Attempt::HandedOver, now).await.unwrap();
        }
    }
}
