//! What it costs to keep a request for good: the store's own `send` against the bare writing of the rows it wrote, in
//! turn, each commit on the disk before the next.
//!
//! Bare means that nothing is looked up, sealed, hashed or checked. Whole sends through a browser's form, with the slow
//! hash of the return code, are measured for information.

use std::{path::Path, sync::Arc};

use anyhow::{Context as _, Result};
use app::ports::{Clock as _, Ids, Store as _, VisitData};
use server::{
    crypto::{clock::SystemClock, ids::OsIds, keyring::KeyRing},
    store::sqlite::SqliteStore,
};
use tests::fixtures;
use tokio::task::JoinSet;

use crate::{
    figures::{Bar, Table, median, millis, now, number, percentile},
    portal::{Portal, Setup},
    replay::Replay,
};

const SHARE: f64 = 0.5;
const ROUNDS: u32 = 7;
const SENDS: u32 = 150;
/// People who send through the form, and how many do so at once.
const PEOPLE: usize = 24;
const AT_ONCE: usize = 4;

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let (ours, bare) = (setup.folder()?, setup.folder()?);
    let store = open(ours.path()).await?;
    open(bare.path()).await?.close().await;
    let replay = Replay::open(ours.path(), bare.path()).await?;
    let (mut sent, mut written) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let numbers = round * SENDS..(round + 1) * SENDS;
        for number in numbers.clone() {
            prepare(&store, number).await?;
        }
        replay.copy_what_is_there().await?;
        let began = now();
        for number in numbers {
            store.send(&fixtures::send_off(number, SystemClock.now())).await?;
        }
        sent.push(f64::from(SENDS) / began.elapsed().as_secs_f64());
        let rows = replay.what_was_sent(round * SENDS, SENDS).await?;
        let began = now();
        for one in &rows {
            replay.write(one).await?;
        }
        written.push(f64::from(SENDS) / began.elapsed().as_secs_f64());
    }
    replay.check().await?;
    let (sent, written) = (median(&sent).unwrap_or_default(), median(&written).unwrap_or_default());
    table.add("durable sends / bare commits of the same rows", Bar::AtLeast(SHARE), sent / written, "");
    table.add("  durable sends, one after the other", Bar::None, sent, "/s");
    through_the_form(setup, table).await
}

/// A store as the portal opens it, with its key, in the portal's own files.
pub(crate) async fn open(folder: &Path) -> Result<SqliteStore> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = Arc::new(KeyRing::create(&folder.join("portal.key"), ids.as_ref())?);
    let store = SqliteStore::open(&folder.join("portal.sqlite"), keys, ids).await?;
    store.migrate().await?;
    Ok(store)
}

/// What stands before a send: a family with its draft, and its visit.
async fn prepare(store: &SqliteStore, number: u32) -> Result<()> {
    let draft = fixtures::draft(number);
    let data = VisitData { draft: Some(draft.id), family: Some(draft.family), ..VisitData::default() };
    store.create_draft(&draft, SystemClock.now()).await?;
    Ok(store.begin_visit(fixtures::visit_key(number), &data, SystemClock.now()).await?)
}

/// Whole sends: form, checks, slow hash, transaction, redirect.
async fn through_the_form(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    let mut people = Vec::with_capacity(PEOPLE);
    for _ in 0..PEOPLE {
        let (visitor, _) = portal.visit().await?;
        let check = visitor.get("/ask/check").await;
        let id = check.attribute("input[name='submission']", "value").context("the form names its submission")?;
        people.push((visitor, vec![("submission".to_owned(), id)]));
    }
    let began = now();
    let mut times = Vec::with_capacity(PEOPLE);
    let mut waiting = people.into_iter();
    let mut sending = JoinSet::new();
    loop {
        while sending.len() < AT_ONCE {
            let Some((visitor, form)) = waiting.next() else { break };
            sending.spawn(async move {
                let began = now();
                let answer = visitor.post_raw(app::urls::post::SEND, &form).await;
                let to = answer.headers().get("location").and_then(|to| to.to_str().ok());
                (to == Some(app::urls::SENT), millis(began.elapsed()))
            });
        }
        let Some(done) = sending.join_next().await else { break };
        let (was_sent, time) = done?;
        anyhow::ensure!(was_sent, "a send did not end on the confirmation");
        times.push(time);
    }
    table.add("  whole sends through the form", Bar::None, number(PEOPLE) / began.elapsed().as_secs_f64(), "/s");
    table.add("  whole send, p50", Bar::None, percentile(&times, 50).unwrap_or_default(), "ms");
    table.add("  whole send, p99", Bar::None, percentile(&times, 99).unwrap_or_default(), "ms");
    Ok(())
}
