//! The budgets that depend on the machine: speed as ratios, memory, slow clients, the start, Lighthouse.
//!
//! It builds the server as for real use, starts the program `budgets` of the package `tests` and passes its verdict on.
//! It refuses to measure a debug build.

use std::fs;

use anyhow::{Context as _, Result};

use crate::{assets, project::Project, setup};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these parts: pages, sends, slow, overload, start, audit, sessions, growth (and million), weight, lighthouse.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// Builds, measures, and fails when a bar is missed.
pub(crate) fn bench(project: &Project, options: &Options) -> Result<()> {
    let chromium = setup::for_bench(project)?;
    assets::build(project)?;
    let mut build = project.cargo("build");
    // Both at once: apart, their shared parts would be built twice.
    build.args(["--release", "--locked", "-p", "server", "--bin", "server", "-p", "tests", "--bin", "budgets"]);
    project.run(build).context("the server or its measuring program does not compile")?;

    let scratch = project.root.join("target/bench");
    fs::create_dir_all(&scratch).context("cannot make a folder to work in")?;
    // Ten thousand connections need as many open files on each side; a shell can ask for them, Rust alone cannot.
    let mut run = project.command("sh");
    run.args(["-c", "ulimit -n \"$(ulimit -Hn)\"; exec \"$0\" \"$@\""]);
    run.arg(project.built(true, "budgets")).args(&options.only);
    run.env("BENCH_SERVER", project.built(true, "server"));
    run.env("BENCH_SITE", &project.site);
    run.env("BENCH_PLACES", project.root.join("server/places"));
    run.env("BENCH_SCRATCH", scratch);
    run.env("CHROMIUM", chromium);
    project.run(run).context("a bar was missed, or something could not be measured: see the table above")
}
