//! Five times as many people as can be served: those who are served are served quickly, the others hear at once that they
//! should come back, and when the flood is over all is as before.
//!
//! The crowd shares the machine with the server, so what it costs to make the flood is in every figure.

use std::time::Duration;

use anyhow::Result;
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep},
};

use crate::{
    figures::{Bar, Table, millis, now, number, percentile, say},
    portal::{Portal, Setup},
    wire::{self, Ask, Line},
};

const CLIENTS: usize = 1_000;
/// How many times what the server can do is asked of it.
const TIMES: f64 = 5.0;
const FLOOD: Duration = Duration::from_secs(30);
/// Connections that keep the server busy and no more.
const BUSY: usize = 16;
const SPAN: Duration = Duration::from_secs(5);
const SERVED_MS: f64 = 500.0;
const SHED_MS: f64 = 50.0;
const BACK_S: f64 = 10.0;
const HELD_MIB: f64 = 256.0;

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    let (_visitor, cookie) = portal.visit().await?;
    let page = Ask::get("/ask/worries", &[("cookie", &cookie)]);
    let usual = wire::load(portal.address, &page, BUSY, SPAN).await?;
    let usual_ms = percentile(&usual.times, 99).unwrap_or_default();
    say(&format!("{:.0} pages a second when it is busy, p99 {usual_ms:.0} ms", usual.rate));

    let flood = flood(&portal, &page, usual.rate * TIMES).await?;
    let asked = number(flood.served.len() + flood.shed.len()) / FLOOD.as_secs_f64();
    table.add("overload: asked / what it can do", Bar::None, asked / usual.rate, "");
    table.add(
        "  pages served / what it can do",
        Bar::None,
        number(flood.served.len()) / FLOOD.as_secs_f64() / usual.rate,
        "",
    );
    table.add("  page served, p99", Bar::AtMost(SERVED_MS), percentile(&flood.served, 99).unwrap_or_default(), "ms");
    table.add("  told to come back, p50", Bar::AtMost(SHED_MS), percentile(&flood.shed, 50).unwrap_or_default(), "ms");
    table.add("  told to come back, p99", Bar::None, percentile(&flood.shed, 99).unwrap_or_default(), "ms");
    table.add("  server memory", Bar::AtMost(HELD_MIB), flood.memory, "MiB");

    let over = now();
    let mut line = Line::open(portal.address).await?;
    loop {
        let asked = now();
        if line.is_served(&page).await? && millis(asked.elapsed()) <= usual_ms {
            break;
        }
        sleep(Duration::from_millis(10)).await;
    }
    table.add("  back to what is usual after", Bar::AtMost(BACK_S), over.elapsed().as_secs_f64(), "s");
    Ok(())
}

/// How long answers took, in milliseconds, and the most memory.
struct Flood {
    served: Vec<f64>,
    shed: Vec<f64>,
    memory: f64,
}

/// Every client asks at its own pace, all together `rate` times a second.
async fn flood(portal: &Portal, page: &Ask, rate: f64) -> Result<Flood> {
    let between = Duration::from_secs_f64(number(CLIENTS) / rate);
    let began = now();
    let mut clients: JoinSet<Result<(Vec<f64>, Vec<f64>)>> = JoinSet::new();
    for _ in 0..CLIENTS {
        let (mut line, page) = (Line::open(portal.address).await?, page.clone());
        clients.spawn(async move {
            let mut ticks = interval(between);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let (mut served, mut shed) = (Vec::new(), Vec::new());
            while began.elapsed() < FLOOD {
                ticks.tick().await;
                let asked = now();
                let times = if line.is_served(&page).await? { &mut served } else { &mut shed };
                times.push(millis(asked.elapsed()));
            }
            Ok((served, shed))
        });
    }
    let mut flood = Flood { served: Vec::new(), shed: Vec::new(), memory: 0.0 };
    while began.elapsed() < FLOOD {
        flood.memory = flood.memory.max(portal.memory()?);
        sleep(Duration::from_millis(200)).await;
    }
    while let Some(client) = clients.join_next().await {
        let (served, shed) = client??;
        flood.served.extend(served);
        flood.shed.extend(shed);
    }
    Ok(flood)
}
