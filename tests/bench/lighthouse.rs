//! What Lighthouse says of the first page and of a question, on a slow phone (its own mobile preset).
//!
//! It runs the pinned Lighthouse of `tests/bench/lighthouse` three times for each page and takes the middle figures.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;

use crate::{
    figures::{Bar, Table},
    portal::{Portal, Setup},
};

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let chromium = setup.chromium.as_ref().context("Lighthouse needs Chromium: set CHROMIUM to it")?;
    let (data, profile) = (setup.folder()?, setup.folder()?);
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    let (_visitor, cookie) = portal.visit().await?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/lighthouse");
    for (path, cookie) in [("/", ""), ("/ask/worries", cookie.as_str())] {
        let mut command = Command::new("node");
        command.arg("measure.mjs").arg(format!("{}{path}", portal.base())).arg(cookie).current_dir(&folder);
        command.env("CHROMIUM", chromium).env("TMPDIR", profile.path());
        let output = command.output().await.context("Lighthouse needs Node.js")?;
        let told = String::from_utf8_lossy(&output.stdout);
        ensure!(output.status.success(), "Lighthouse failed: {}", String::from_utf8_lossy(&output.stderr));
        for line in told.lines() {
            note(path, line, table)?;
        }
    }
    Ok(())
}

/// A line is a name and a figure.
fn note(path: &str, line: &str, table: &mut Table) -> Result<()> {
    let (name, figure) = line.split_once(' ').context("a line is a name and a figure")?;
    let figure: f64 = figure.parse().context("a figure is a number")?;
    let (bar, unit) = match name {
        "performance" => (Bar::AtLeast(98.0), ""),
        "accessibility" => (Bar::AtLeast(100.0), ""),
        "largest-paint" => (Bar::AtMost(1.5), "s"),
        "requests" => (Bar::AtMost(8.0), ""),
        "foreign-requests" => (Bar::AtMost(0.0), ""),
        _ => (Bar::None, if name == "bytes" { "B" } else { "" }),
    };
    table.add(format!("Lighthouse {path} {name}"), bar, figure, unit);
    Ok(())
}
