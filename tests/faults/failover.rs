//! A standby takes over (D10): the primary and all its processes are killed under eight writers at a drawn moment, the standby
//! takes its place, and the old one comes back as the standby of the new. Nothing that was acknowledged is gone.
//!
//! One portal lives through all of it, over an address that follows the primary. What it could not confirm it calls not saved,
//! and the same is sent again until it is.
//! The control has commits that do not wait for the standby. If nothing of them were lost, this would prove nothing, and it
//! fails.

use std::{collections::BTreeSet, path::Path, time::Duration};

use secrecy::ExposeSecret as _;
use server::crypto::{ids::OsIds, keyring::KeyRing};
use tempfile::TempDir;
use tests::{
    postgres::pair::{Commits, Pair},
    processes::until,
    seeded::Seeded,
};
use tokio::time::Instant;
use uuid::Uuid;

use crate::{
    Size, engine, kills,
    life::{Heeded, Start, text},
    tally::Tally,
};

/// The time within which what is sent is acknowledged again.
const BACK: Duration = Duration::from_secs(30);
/// What must have been acknowledged between two failovers, so that each happens under load.
const UNDER_LOAD: usize = 16;
/// Later than any lease of any life.
const AFTER_ALL_LIVES: i64 = 100_000;

/// Several failovers of one portal, then everything read back.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let failovers = match size {
        Size::Short => 2,
        Size::Long => 10,
    };
    let lost = control().await;
    assert!(lost > 0, "with commits that wait for no standby nothing was lost: this test proves nothing");
    let (mut pair, folder) = (Pair::start(Commits::Wait).await, folder());
    let mut portal = begin(&pair, folder.path()).await;
    for _ in 0..failovers {
        until_acked(&mut portal, UNDER_LOAD).await;
        // Not a wait for something to happen: the moment of the kill is what is drawn.
        tokio::time::sleep(Duration::from_millis(random.below(250))).await;
        pair.kill_primary().await;
        let gone = Instant::now();
        pair.promote().await;
        pair.seed_standby().await;
        until_acked(&mut portal, 1).await;
        assert!(gone.elapsed() < BACK, "it took {:?} until something was acknowledged again", gone.elapsed());
    }
    let mut heard = portal.killed();
    let mut tally = check(&pair, folder.path(), &heard.acked, &heard.begun).await;
    tally.lost += engine::count(heard.settled.difference(&handed_over(&pair).await).count());
    let store = engine::open_server(folder.path(), pair.address().expose_secret()).await.unwrap();
    kills::drain(&*store, AFTER_ALL_LIVES, &mut heard.at_hub).await;
    store.close().await;
    tally += &kills::at_hub(&heard);
    tally.faults = failovers;
    tally
}

/// How much is lost when a standby takes over that commits did not wait for.
async fn control() -> u64 {
    let (mut pair, folder) = (Pair::start(Commits::DoNotWait).await, folder());
    let mut portal = begin(&pair, folder.path()).await;
    until_acked(&mut portal, UNDER_LOAD).await;
    pair.cut_standby_off().await;
    until_acked(&mut portal, UNDER_LOAD).await;
    pair.kill_primary().await;
    let heard = portal.killed();
    pair.promote().await;
    check(&pair, folder.path(), &heard.acked, &heard.begun).await.lost
}

/// A folder with the portal's keys.
fn folder() -> TempDir {
    let folder = engine::folder();
    KeyRing::create(&folder.path().join(engine::KEYS), &OsIds).unwrap();
    folder
}

/// Makes the tables and starts a portal that is sent requests and forwards them.
async fn begin(pair: &Pair, folder: &Path) -> Heeded {
    let address = pair.address();
    let store = engine::open_server(folder, address.expose_secret()).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
    let work = ["write-to", text(folder), address.expose_secret()];
    Start { work: &work, tracer: None }.begin().heeded()
}

async fn until_acked(portal: &mut Heeded, more: usize) {
    let enough = portal.acked() + more;
    until("something to be acknowledged", BACK, async || (portal.acked() >= enough).then_some(())).await;
}

/// Reads everything back from whichever is the primary.
async fn check(pair: &Pair, folder: &Path, acked: &BTreeSet<u32>, begun: &BTreeSet<u32>) -> Tally {
    let kept = sqlx::query_as(engine::KEPT).fetch_all(&mut pair.primary().await).await.ok();
    let store = engine::open_server(folder, pair.address().expose_secret()).await.unwrap();
    let is_whole = engine::is_chained(&*store).await;
    store.close().await;
    engine::compare((kept, is_whole), acked, begun)
}

/// What is noted as handed over.
async fn handed_over(pair: &Pair) -> BTreeSet<Uuid> {
    let noted = "select id from message where outcome = 'handed-over'";
    let noted: Vec<Uuid> = sqlx::query_scalar(noted).fetch_all(&mut pair.primary().await).await.unwrap();
    noted.into_iter().collect()
}
