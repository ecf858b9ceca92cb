//! What a phone has to fetch: every family page of a journey with its style, and script and WebAssembly, as sent.
//!
//! How many requests a browser really makes is counted by the browser itself, in `lighthouse`.

use anyhow::{Context as _, Result};
use app::domain::journey::Path;

use crate::{
    figures::{Bar, Table, number, say},
    portal::{Portal, Setup},
    wire::Ask,
};

/// A page with its style: the first flight of a phone's connection.
const FIRST_FLIGHT: f64 = 14_000.0;
/// All script and WebAssembly.
const SCRIPTS: f64 = 60_000.0;
const BROTLI: (&str, &str) = ("accept-encoding", "br");

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    let (_visitor, cookie) = portal.visit().await?;
    let first = weigh(&portal, "/", "").await?;
    let source = String::from_utf8(portal.answer(&Ask::get("/", &[])).await?.body)?;
    let style = weigh(&portal, &between(&source, "rel=\"stylesheet\" href=\"", "\"")?, "").await?;
    let script = weigh(&portal, &between(&source, "import(\"", "\"")?, "").await?;
    let wasm = weigh(&portal, &between(&source, "module_or_path:\"", "\"")?, "").await?;
    let icon = weigh(&portal, "/favicon.svg", "").await?;

    let mut heaviest = (first, "/".to_owned());
    let steps = Path::MyFamily.steps().iter().map(|step| app::urls::step(*step));
    let open = ["/safety", "/privacy", "/numbers", "/if-you-say-no", "/back"].map(str::to_owned);
    for path in steps.chain(open) {
        let weight = weigh(&portal, &path, &cookie).await?;
        if weight > heaviest.0 {
            heaviest = (weight, path);
        }
    }
    say(&format!("style {style}, script {script}, WebAssembly {wasm}, icon {icon} bytes as sent"));
    table.add("first page and style, brotli", Bar::AtMost(FIRST_FLIGHT), number(first + style), "B");
    let what = format!("heaviest page ({}) and style, brotli", heaviest.1);
    table.add(what, Bar::AtMost(FIRST_FLIGHT), number(heaviest.0 + style), "B");
    table.add("script and WebAssembly, brotli", Bar::AtMost(SCRIPTS), number(script + wasm), "B");
    table.add("  everything a first visit fetches", Bar::None, number(first + style + script + wasm + icon), "B");
    Ok(())
}

/// Bytes of a page's or file's body as a phone gets it.
async fn weigh(portal: &Portal, path: &str, cookie: &str) -> Result<usize> {
    let answer = portal.answer(&Ask::get(path, &[("cookie", cookie), BROTLI])).await;
    let answer = answer.with_context(|| format!("weighing {path}"))?;
    anyhow::ensure!(answer.head.contains("content-encoding: br"), "{path} does not leave compressed");
    Ok(answer.body.len())
}

fn between(text: &str, before: &str, after: &str) -> Result<String> {
    let (_, rest) = text.split_once(before).with_context(|| format!("the page has no {before}"))?;
    let (found, _) = rest.split_once(after).context("an attribute ends")?;
    Ok(found.to_owned())
}
