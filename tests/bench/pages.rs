//! What it costs to make a page: pages made afresh against the very same bytes lying in a file, served by the same
//! server through the same layers, in turn.
//!
//! Plain bytes are compared with plain bytes. Compressed, a page is compared with a file that is compressed on the way,
//! and, for information, with one that was compressed beforehand.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, Result};

use crate::{
    figures::{Bar, Table, median, number, percentile, say},
    portal::{Portal, Setup},
    wire::{Ask, load},
};

/// A page made afresh is to reach this share of a file's speed.
const SHARE: f64 = 0.5;
const CONNECTIONS: [usize; 3] = [1, 16, 64];
const ROUNDS: usize = 6;
const SPAN: Duration = Duration::from_millis(500);
const BROTLI: (&str, &str) = ("accept-encoding", "br");

/// One page in three shapes of the same bytes.
struct Rivals {
    name: String,
    made: Ask,
    file: Ask,
    /// Compressed beforehand, where that makes a difference.
    ready: Option<Ask>,
}

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let (data, site) = (setup.folder()?, setup.folder()?);
    copy(&setup.site, site.path())?;
    let portal = Portal::start(setup, data.path(), site.path()).await?;
    let (_visitor, cookie) = portal.visit().await?;
    let mut rivals = Vec::new();
    for (name, path) in [("worries", "/ask/worries"), ("first page", "/")] {
        let (plain, packed) = capture(&portal, &cookie, path).await?;
        let slug = name.replace(' ', "-");
        fs::write(site.path().join(format!("{slug}.html")), &plain)?;
        fs::write(site.path().join(format!("{slug}-ready.html")), &plain)?;
        fs::write(site.path().join(format!("{slug}-ready.html.br")), &packed)?;
        say(&format!("{name}: {} bytes, {} compressed", plain.len(), packed.len()));
        rivals.push(Rivals {
            name: format!("{name}, plain"),
            made: Ask::get(path, &[("cookie", &cookie)]),
            file: Ask::get(&format!("/{slug}.html"), &[]),
            ready: None,
        });
        rivals.push(Rivals {
            name: format!("{name}, brotli"),
            made: Ask::get(path, &[("cookie", &cookie), BROTLI]),
            file: Ask::get(&format!("/{slug}.html"), &[BROTLI]),
            ready: Some(Ask::get(&format!("/{slug}-ready.html"), &[BROTLI])),
        });
    }
    for connections in CONNECTIONS {
        for each in &rivals {
            race(&portal, each, connections, table).await?;
        }
    }
    Ok(())
}

/// The page as it is, and as a phone gets it.
async fn capture(portal: &Portal, cookie: &str, path: &str) -> Result<(Vec<u8>, Vec<u8>)> {
    let plain = portal.answer(&Ask::get(path, &[("cookie", cookie)])).await?;
    let packed = portal.answer(&Ask::get(path, &[("cookie", cookie), BROTLI])).await?;
    Ok((plain.body, packed.body))
}

/// What one of the rivals did.
#[derive(Default)]
struct Tally {
    rates: Vec<f64>,
    times: Vec<f64>,
    ticks: f64,
}

impl Tally {
    async fn run(&mut self, portal: &Portal, ask: &Ask, connections: usize) -> Result<()> {
        let before = portal.ticks()?;
        let mut done = load(portal.address, ask, connections, SPAN).await?;
        self.ticks += portal.ticks()? - before;
        self.rates.push(done.rate);
        self.times.append(&mut done.times);
        Ok(())
    }

    /// The middle of the shares of `other`'s rate, each taken from the same round.
    fn share(&self, other: &Self) -> f64 {
        let shares: Vec<f64> = self.rates.iter().zip(&other.rates).map(|(ours, theirs)| ours / theirs).collect();
        median(&shares).unwrap_or_default()
    }

    /// Processor time of the server for each answer, in ticks.
    fn cost(&self) -> f64 {
        self.ticks / number(self.times.len())
    }
}

/// Page and files in turn; the order turns round with every round.
async fn race(portal: &Portal, rivals: &Rivals, connections: usize, table: &mut Table) -> Result<()> {
    let (mut made, mut file, mut ready) = (Tally::default(), Tally::default(), Tally::default());
    for round in 0..ROUNDS {
        if round % 2 == 0 {
            made.run(portal, &rivals.made, connections).await?;
        }
        file.run(portal, &rivals.file, connections).await?;
        if let Some(ask) = &rivals.ready {
            ready.run(portal, ask, connections).await?;
        }
        if round % 2 == 1 {
            made.run(portal, &rivals.made, connections).await?;
        }
    }
    let what = format!("{} x{connections}", rivals.name);
    table.add(format!("page / file: {what}"), Bar::AtLeast(SHARE), made.share(&file), "");
    if rivals.ready.is_some() {
        table.add(format!("  page / file packed beforehand: {what}"), Bar::None, made.share(&ready), "");
    }
    table.add(format!("  processor time, file / page: {what}"), Bar::None, file.cost() / made.cost(), "");
    let rate = |tally: &Tally| median(&tally.rates).unwrap_or_default();
    let at = |percent| percentile(&made.times, percent).unwrap_or_default();
    say(&format!(
        "  pages {:.0}/s, p50 {:.2} ms, p99 {:.2} ms; files {:.0}/s",
        rate(&made),
        at(50),
        at(99),
        rate(&file)
    ));
    Ok(())
}

/// A copy of a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("there is no built site at {}", from.display()))? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&to)?;
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}
