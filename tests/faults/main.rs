//! What must hold when things break, as one table of faults in two sizes.
//!
//! Without arguments every kind runs in its short size, as part of the ordinary tests. `--long` goes on with one kind
//! after the other until its bar is reached or the time is up, adds to what earlier runs counted, and writes
//! `tests/faults/REPORT.md`; `cargo xtask faults --long` starts it. A kind that another test proves is in the table by
//! that test's name, and the name must exist.
//! It refuses to call anything kept that it did not read back, and never counts a fault that did not happen.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong, and says what"
)]

mod calls;
mod child;
mod clocks;
mod engine;
mod failover;
mod hostile;
mod kills;
mod life;
mod power;
mod report;
mod steps;
mod table;
mod tally;
mod tampering;
mod withdrawals;

use std::{env, process::ExitCode, time::Duration};

use tests::seeded::Seeded;
use tokio::time::Instant;

use crate::{
    report::State,
    table::{KINDS, Kind, Proof},
};

/// How much of a kind is tried in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    /// As much as the ordinary tests have time for.
    Short,
    /// As much as one round of a long run bears.
    Long,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    if let Some(("child", rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        runtime.block_on(child::obey(rest));
        return ExitCode::SUCCESS;
    }
    runtime.block_on(async {
        if arguments.iter().any(|argument| argument == "--long") {
            long(&arguments).await
        } else {
            short(&arguments).await
        }
    })
}

/// Every kind that is not filtered out, in its short size.
async fn short(arguments: &[String]) -> ExitCode {
    let filters: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let is_asked = |kind: &Kind| filters.is_empty() || filters.iter().any(|filter| kind.name.contains(filter.as_str()));
    table::check_names();
    let mut ends_well = true;
    for kind in KINDS.iter().filter(|kind| is_asked(kind)) {
        let Proof::Here { .. } = kind.proof else { continue };
        let began = Instant::now();
        let tally = kind.round(&mut Seeded::default(), Size::Short).await;
        eprintln!("{} {}: {tally}, in {:.1?}", kind.id, kind.name, began.elapsed());
        ends_well &= tally.is_clean() && tally.faults > 0;
    }
    if ends_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The asked kinds in turn, round by round, until bars are reached or the time is up.
async fn long(arguments: &[String]) -> ExitCode {
    let value =
        |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let minutes = value("--minutes").map_or(10, |minutes| minutes.parse().expect("a number of minutes"));
    let only: Vec<&str> = value("--only").map(|only| only.split(',').collect()).unwrap_or_default();
    for name in &only {
        assert!(KINDS.iter().any(|kind| kind.name == *name), "no fault is called {name}");
    }
    let until = Instant::now() + Duration::from_mins(minutes);
    let mut state = State::read();
    let mut ends_well = true;
    while Instant::now() < until {
        let mut is_idle = true;
        for kind in KINDS.iter().filter(|kind| only.is_empty() || only.contains(&kind.name)) {
            let Proof::Here { bar, .. } = kind.proof else { continue };
            let done = state.of(kind.name);
            if bar.is_reached(&done.tally) || Instant::now() >= until {
                continue;
            }
            is_idle = false;
            let began = Instant::now();
            let tally = kind.round(&mut Seeded::after(done.rounds), Size::Long).await;
            let sum = state.add(kind.name, &tally, began.elapsed());
            eprintln!("{} {}: +{tally} in {:.1?}; so far {sum}, bar {bar}", kind.id, kind.name, began.elapsed());
            ends_well &= tally.is_clean();
        }
        if is_idle {
            break;
        }
    }
    state.report();
    if ends_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
