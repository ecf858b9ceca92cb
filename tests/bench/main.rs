//! The budgets that depend on the machine, each as a figure beside its bar, all in one run.
//!
//! It starts the real, optimised server on this machine's loopback address and measures pages, durable submits,
//! memory, slow clients, the start, the check of the audit and the weight of a first visit. Speeds are compared only with something measured
//! in turn with them, so that a busy machine slows both. It ends with a table, and with a failure when a bar is missed;
//! it refuses to call a bar met that was not measured.

mod audit;
mod figures;
mod growth;
mod lighthouse;
mod overload;
mod pages;
mod portal;
mod replay;
mod sends;
mod sessions;
mod slow;
mod start;
mod weight;
mod wire;

use std::{process::ExitCode, time::Duration};

use anyhow::{Context as _, Result};

use figures::Table;
use portal::Setup;

/// No run may take longer than this; the usual time is about ten minutes, and most of an hour with `growth,million`.
const LONGEST: Duration = Duration::from_mins(90);

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime.context("cannot start the runtime").and_then(|runtime| {
        runtime.block_on(async { tokio::time::timeout(LONGEST, measure()).await.context("the run took too long")? })
    });
    match outcome {
        Ok(table) => table.print(),
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<Table> {
    let setup = Setup::from_environment()?;
    let mut table = Table::default();
    for (name, part) in PARTS {
        if !setup.is_asked(name) {
            continue;
        }
        figures::say(&format!("== {name}"));
        match part {
            Part::Pages => pages::measure(&setup, &mut table).await,
            Part::Sends => sends::measure(&setup, &mut table).await,
            Part::Slow => slow::measure(&setup, &mut table).await,
            Part::Overload => overload::measure(&setup, &mut table).await,
            Part::Start => start::measure(&setup, &mut table).await,
            Part::Audit => audit::measure(&setup, &mut table).await,
            Part::Sessions => sessions::measure(&setup, &mut table).await,
            Part::Growth => growth::measure(&setup, &mut table).await,
            Part::Weight => weight::measure(&setup, &mut table).await,
            Part::Lighthouse => lighthouse::measure(&setup, &mut table).await,
        }
        .with_context(|| format!("measuring: {name}"))?;
    }
    Ok(table)
}

/// What is measured, one after the other, so that nothing disturbs anything else.
enum Part {
    Pages,
    Sends,
    Slow,
    Overload,
    Start,
    Audit,
    Sessions,
    Growth,
    Weight,
    Lighthouse,
}

const PARTS: [(&str, Part); 10] = [
    ("pages", Part::Pages),
    ("sends", Part::Sends),
    ("slow", Part::Slow),
    ("overload", Part::Overload),
    ("start", Part::Start),
    ("audit", Part::Audit),
    ("sessions", Part::Sessions),
    ("growth", Part::Growth),
    ("weight", Part::Weight),
    ("lighthouse", Part::Lighthouse),
];
