//! Whether what people do stays as quick when a thousand times as many requests are kept: every operation of the store, timed
//! at a thousand, ten thousand, a hundred thousand and a million requests.
//!
//! The requests are kept by the store's own `send`, handed over and confirmed, in a folder in memory where there is one, so that
//! no disk stands between. A cost may grow like the height of a tree and no faster: a million has twice the logarithm of a
//! thousand. It refuses to time an operation on a row that is not there.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use anyhow::{Context as _, Result, ensure};
use app::{
    domain::delivery::Delivery,
    ports::{Attempt, Desk as _, HubNews, Opened, Store as _, VisitData},
};
use jiff::SignedDuration;
use server::store::sqlite::SqliteStore;
use tempfile::TempDir;
use tests::{
    desk::everywhere,
    fixtures::{self, noon},
    seeded::Seeded,
};
use tokio::task::JoinSet;

use crate::{
    figures::{Bar, Table, median, millis, now, number, say},
    portal::Setup,
    sends,
};

const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// How many of the sizes a run reaches that does not ask for more.
const USUAL: usize = 3;
/// How much dearer an operation may be at the largest size than among a thousand.
const GROWTH: f64 = 2.0;
/// How often each operation is timed at each size.
const TIMES: u32 = 60;
/// Numbers of requests that are made for timing alone.
const FRESH: u32 = 2_000_000;
/// How many write at once while the store grows.
const WRITERS: usize = 4;

/// The middle time of each operation, in milliseconds, by its name.
type Times = BTreeMap<&'static str, f64>;

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = tempfile::tempdir_in("/dev/shm").or_else(|_| TempDir::new()).context("cannot make a folder")?;
    let store = Arc::new(sends::open(data.path()).await?);
    let mut measured: Vec<Times> = Vec::new();
    let mut kept = 0;
    let sizes = if setup.is_named("million") { SIZES.len() } else { USUAL };
    for (step, size) in SIZES.into_iter().take(sizes).enumerate() {
        grow(&store, kept, size).await?;
        kept = size;
        let times = time_all(&store, size, u32::try_from(step)? * TIMES).await?;
        let line: Vec<String> = times.iter().map(|(what, time)| format!("{what} {time:.2}")).collect();
        say(&format!("{size} requests, {:.0} MiB, in ms: {}", weight(data.path())?, line.join(", ")));
        measured.push(times);
    }
    store.close().await;
    let (Some(first), Some(last)) = (measured.first(), measured.last()) else { return Ok(()) };
    for (what, before) in first {
        let after = last.get(what).context("an operation was timed at one size only")?;
        table.add(format!("growth from 1,000 to {kept}: {what}"), Bar::AtMost(GROWTH), after / before, "x");
        table.add(format!("  {what}, among {kept}"), Bar::None, *after, "ms");
    }
    Ok(())
}

/// What the database weighs, in MiB.
fn weight(folder: &Path) -> Result<f64> {
    Ok(number(usize::try_from(std::fs::metadata(folder.join("portal.sqlite"))?.len() >> 20)?))
}

/// Keeps requests until there are `size` of them, hands them over and confirms most.
async fn grow(store: &Arc<SqliteStore>, from: u32, size: u32) -> Result<()> {
    let (next, began) = (Arc::new(AtomicU32::new(from)), now());
    let mut all = JoinSet::new();
    for _ in 0..WRITERS {
        let (store, next) = (Arc::clone(store), Arc::clone(&next));
        all.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= size {
                    return Ok::<_, anyhow::Error>(());
                }
                store.send(&fixtures::send_off(number, noon())).await?;
                if number.is_multiple_of(50_000) {
                    say(&format!("  {number} of {size} kept"));
                }
            }
        });
    }
    while let Some(done) = all.join_next().await {
        done??;
    }
    hand_over(store).await?;
    for number in from..size {
        // Some wait for a person, as everywhere.
        if !number.is_multiple_of(500) {
            store.take_news(&confirmed(number), noon()).await?;
        }
    }
    say(&format!("  {size} kept, handed over and confirmed after {:.0} s", began.elapsed().as_secs_f64()));
    Ok(())
}

async fn hand_over(store: &SqliteStore) -> Result<()> {
    loop {
        let parcels = store.lease_parcels(500, 60, noon()).await?;
        if parcels.is_empty() {
            return Ok(());
        }
        for parcel in parcels {
            store.settle_parcel(&parcel, Attempt::HandedOver, noon()).await?;
        }
    }
}

fn confirmed(number: u32) -> HubNews {
    HubNews {
        event: format!("confirmed {number}"),
        place: fixtures::place(),
        hub: fixtures::hub(),
        reference: fixtures::reference(number),
        delivery: Delivery::Confirmed,
        answer: None,
        at: noon(),
    }
}

/// Times of one operation.
#[derive(Default)]
struct Watch(BTreeMap<&'static str, Vec<f64>>);

impl Watch {
    async fn time<T>(&mut self, what: &'static str, work: impl Future<Output = T>) -> T {
        let began = now();
        let done = work.await;
        self.0.entry(what).or_default().push(millis(began.elapsed()));
        done
    }
}

/// Every operation that people wait for, and every round that runs beside them. `first` numbers what is made for it.
async fn time_all(store: &SqliteStore, size: u32, first: u32) -> Result<Times> {
    let (mut watch, mut random, desk) = (Watch::default(), Seeded::after(u64::from(size)), everywhere());
    let long_ago = noon() - SignedDuration::from_hours(24);
    for fresh in FRESH + first..FRESH + first + TIMES {
        let any = u32::try_from(random.below(u64::from(size)))?;
        let time = noon();
        let draft = fixtures::draft(fresh);
        let data = VisitData { draft: Some(draft.id), family: Some(draft.family), ..VisitData::default() };
        watch.time("begin a draft", store.create_draft(&draft, time)).await?;
        watch.time("begin a visit", store.begin_visit(fixtures::visit_key(fresh), &data, time)).await?;
        let visit = watch.time("find a visit", store.visit(&fixtures::visit_key(fresh), long_ago)).await?;
        let found = watch.time("find a draft", store.draft(draft.id, time)).await?;
        ensure!(visit.is_some() && found.is_some(), "a visit or its draft is not there");
        watch.time("send", store.send(&fixtures::send_off(fresh, time))).await?;
        let parcels = watch.time("lease", store.lease_parcels(16, 60, time)).await?;
        ensure!(!parcels.is_empty(), "what was sent waits to leave");
        for parcel in parcels {
            watch.time("settle", store.settle_parcel(&parcel, Attempt::HandedOver, time)).await?;
        }
        watch.time("news", store.take_news(&confirmed(fresh), time)).await?;
        let status = watch.time("status", store.request_status(fixtures::send_off(any, time).request)).await?;
        ensure!(status.is_some(), "request {any} is not there");
        let target = watch.time("come back", store.code_target(&fixtures::code(any).key, time)).await?;
        ensure!(target.is_some(), "the words of request {any} are not there");
        let opened = watch.time("open at the desk", store.open_case(&desk, &fixtures::reference(any), time)).await?;
        ensure!(matches!(opened, Opened::Case(_)), "request {any} cannot be opened");
    }
    for _ in 0..TIMES / 6 {
        let time = noon();
        let lines = watch.time("list at the desk", store.desk_lines(&desk, 100)).await?;
        ensure!(!lines.is_empty(), "nothing waits at the desk");
        watch.time("look for late ones", store.escalate(long_ago, long_ago, time)).await?;
        watch.time("purge, nothing due", store.purge(long_ago, time)).await?;
    }
    let middle = |(what, times): (_, Vec<f64>)| Some((what, median(&times)?));
    Ok(watch.0.into_iter().filter_map(middle).collect())
}
