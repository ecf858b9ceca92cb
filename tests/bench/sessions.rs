//! What a thousand people who are here at once cost in memory: each begins a request, reads the first question and stays.
//!
//! Their visits and answers are rows, so memory may grow by what connections and caches hold, not by people. It refuses to
//! count somebody who was turned away.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::visitor::Visitor;
use tokio::time::sleep;

use crate::{
    figures::{Bar, Table},
    portal::{Portal, Setup},
};

const PEOPLE: usize = 1_000;
/// Time to settle before memory is read.
const REST: Duration = Duration::from_secs(2);

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    // One first, so that what is made once for everybody is there.
    arrive(&portal).await?;
    sleep(REST).await;
    let before = portal.memory()?;
    for _ in 0..PEOPLE {
        arrive(&portal).await?;
    }
    sleep(REST).await;
    table.add("  memory for 1,000 people with a visit and a draft", Bar::None, portal.memory()? - before, "MiB");
    Ok(())
}

async fn arrive(portal: &Portal) -> Result<()> {
    let visitor = Visitor::new(&portal.base());
    visitor.post_raw(app::urls::post::BEGIN, &[]).await;
    let page = visitor.get("/ask/where").await;
    ensure!(page.status.is_success() && page.path == "/ask/where", "somebody was turned away at {}", page.path);
    Ok(())
}
