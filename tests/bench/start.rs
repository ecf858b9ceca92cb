//! How soon a portal that holds ten thousand requests answers after its start.
//!
//! The requests are kept through the store itself; none has left, so the worker that sends them starts to work as well.

use anyhow::Result;
use app::ports::{Clock as _, Store as _};
use server::crypto::clock::SystemClock;
use tests::fixtures;

use crate::{
    figures::{Bar, Table, median, now, say},
    portal::{Portal, Setup},
    sends,
};

const REQUESTS: u32 = 10_000;
const STARTS: usize = 5;
const LONGEST_SECONDS: f64 = 0.5;

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let store = sends::open(data.path()).await?;
    let began = now();
    for number in 0..REQUESTS {
        store.send(&fixtures::send_off(number, SystemClock.now())).await?;
    }
    store.close().await;
    say(&format!("kept {REQUESTS} requests in {:.0} s", began.elapsed().as_secs_f64()));
    let mut starts = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let portal = Portal::start(setup, data.path(), &setup.site).await?;
        starts.push(portal.took.as_secs_f64());
    }
    let middle = median(&starts).unwrap_or(f64::INFINITY);
    table.add("start to first page with 10,000 requests", Bar::AtMost(LONGEST_SECONDS), middle, "s");
    let slowest = starts.iter().copied().fold(0.0, f64::max);
    table.add("  the slowest of five starts", Bar::None, slowest, "s");
    Ok(())
}
