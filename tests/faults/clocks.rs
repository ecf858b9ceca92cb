//! A clock that jumps (D9): an hour either way, three days back, a month ahead, into a leap day and over the days on which
//! clocks change. Nothing is deleted before its time, and everything leaves once.

use std::collections::BTreeSet;

use app::ports::{Attempt, Store};
use jiff::{SignedDuration, Timestamp};
use server::store::sqlite::SqliteStore;
use tests::{
    fixtures::{self, at, noon},
    seeded::Seeded,
};

use crate::{Size, engine, tally::Tally};

/// More families than may ever lose something at once without a person's yes.
const FAMILIES: u32 = 60;
const JUMPS: usize = 100;

/// A portal through many jumps.
pub(crate) async fn round(random: &mut Seeded, _: Size) -> Tally {
    let folder = engine::folder();
    engine::make(folder.path()).await;
    let store = engine::open(folder.path()).await.unwrap();
    for number in 1..=FAMILIES {
        // Half have sent their request, half are still writing.
        if number % 2 == 0 {
            store.send(&fixtures::send_off(number, noon())).await.unwrap();
        } else {
            let mut draft = fixtures::draft(number);
            draft.saved = true;
            draft.keep_until = fixtures::day(28);
            store.create_draft(&draft, noon()).await.unwrap();
        }
    }
    store.purge(noon(), noon()).await.unwrap();
    let mut left = BTreeSet::new();
    let mut tally = Tally { acknowledged: u64::from(FAMILIES), ..Tally::default() };
    for jump in 0..JUMPS {
        let real = at(i64::try_from(jump).unwrap() * 60);
        // The clock goes wrong, the portal does its rounds by it, and the clock is put right.
        for now in [jumped(real, random), real] {
            store.purge(now.checked_sub(SignedDuration::from_mins(15)).unwrap(), now).await.unwrap();
            tally.duplicated += forward(&store, now, &mut left).await;
        }
        tally.faults += 1;
    }
    forward(&store, fixtures::day(1), &mut left).await;
    tally.lost = u64::from(FAMILIES / 2) - engine::count(left.len());
    for number in (1..=FAMILIES).step_by(2) {
        let draft = fixtures::draft(number).id;
        tally.lost += u64::from(store.draft(draft, fixtures::day(1)).await.unwrap().is_none());
    }
    for number in (2..=FAMILIES).step_by(2) {
        let request = fixtures::send_off(number, noon()).request;
        tally.lost += u64::from(store.request_status(request).await.unwrap().is_none());
    }
    tally.corrupt = u64::from(store.check_audit().await.is_err());
    store.close().await;
    tally
}

/// Hands over what is due; how much of it had left before.
async fn forward(store: &SqliteStore, now: Timestamp, left: &mut BTreeSet<uuid::Uuid>) -> u64 {
    let mut again = 0;
    // One at a time, so that jumps come between tries.
    for parcel in store.lease_parcels(1, 60, now).await.unwrap() {
        again += u64::from(!left.insert(parcel.id.uuid()));
        store.settle_parcel(&parcel, Attempt::HandedOver, now).await.unwrap();
    }
    again
}

/// Where a wrong clock may stand.
fn jumped(real: Timestamp, random: &mut Seeded) -> Timestamp {
    const HOUR: i64 = 3_600;
    let days = ["2028-02-29T00:00:30Z", "2027-03-28T01:00:30Z", "2026-10-25T00:59:59Z", "2000-01-01T00:00:00Z"];
    match random.below(8) {
        0 => real + SignedDuration::from_secs(HOUR),
        1 => real - SignedDuration::from_secs(HOUR),
        2 => real - SignedDuration::from_secs(3 * 24 * HOUR),
        3 => real + SignedDuration::from_secs(30 * 24 * HOUR),
        day => days.get(usize::try_from(day - 4).unwrap()).unwrap().parse().unwrap(),
    }
}
