//! The table of faults in its long size: what must hold when things break, thousands of times.
//!
//! It builds the program `faults` of the package `tests` and passes its verdict on. The short size is part of `cargo xtask
//! test` and is built as every test is; the long size is optimised first, because its bars are counts.

use anyhow::{Context as _, Result, ensure};

use crate::{project::Project, setup, test::HOST};

/// What to break.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Goes on until every bar is reached or the time is up; counts add up over runs. Without it: the short size.
    #[arg(long)]
    long: bool,
    /// Only these faults, such as `kills,power`.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// How long a long run may take.
    #[arg(long, default_value_t = 10)]
    minutes: u32,
}

/// Runs the table, and fails when anything was lost.
pub(crate) fn faults(project: &Project, options: &Options) -> Result<()> {
    setup::for_faults(project)?;
    ensure!(options.long || options.only.len() < 2, "the short size takes one fault at a time");
    let mut run = project.cargo("test");
    run.args(HOST).args(if options.long { &["--release"][..] } else { &[] }).args(["--test", "faults", "--"]);
    if options.long {
        run.args(["--long", "--minutes", &options.minutes.to_string()]);
        if !options.only.is_empty() {
            run.args(["--only", &options.only.join(",")]);
        }
    } else {
        run.args(&options.only);
    }
    project.run(run).context("something was lost, doubled, or called saved too soon: see the lines above")
}
