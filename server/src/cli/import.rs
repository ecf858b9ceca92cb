//! `import-services`: takes a council's open list for one place, and tells the person at the terminal what came of it.
//!
//! Progress goes to standard error, the report to standard output. Nothing taken is a failure, and then the old list stays.

use std::io::{IsTerminal, Write, stderr};

use anyhow::Context;
use app::{
    domain::place::PlaceId,
    ports::{Clock, Places},
};
use server::{
    crypto::clock::SystemClock,
    offers::{self, Address, Imported, Origin, Report},
    settings::Settings,
};

use super::{join, tell};

/// What the command line means, or what to mend about it.
pub(super) fn understand(places: &Places, place: &str, from: &str) -> Result<(PlaceId, Origin), String> {
    let known: Vec<&str> = places.all().map(|place| place.id.as_str()).collect();
    let id = PlaceId::parse(place).filter(|id| places.get(id).is_some());
    let id = id.ok_or_else(|| format!("--place is not one of {}", known.join(", ")))?;
    // Only a whole scheme makes an address; a file may hold a colon.
    let origin = match from.split_once("://") {
        Some(_) => Origin::Address(Address::parse(from).map_err(|why| why.to_string())?),
        None => Origin::File(from.into()),
    };
    Ok((id, origin))
}

/// Takes the list.
pub(super) async fn run(settings: &Settings, place: &PlaceId, origin: &Origin) -> anyhow::Result<()> {
    let store = join::storage(settings).await?;
    let Imported { report, end } =
        offers::import(store.as_ref(), place, origin, SystemClock.now(), &mut progress).await;
    store.close().await;
    if stderr().is_terminal() && report.rows > 0 {
        let _ = writeln!(stderr());
    }
    tell(&format!("{report}\n"))?;
    let kept = end.with_context(|| format!("nothing was taken for {}; what it had before stays", place.as_str()))?;
    tell(&format!("{} now shows {kept} services from this list.\n", place.as_str()))
}

/// One line that is written over at a terminal, and a line each time elsewhere.
fn progress(report: &Report) {
    let mut out = stderr().lock();
    let (start, end) = if out.is_terminal() { ("\r", "") } else { ("", "\n") };
    // With standard error gone nobody is looking; the import goes on.
    let _ = write!(out, "{start}{}{end}", report.progress());
    let _ = out.flush();
}
