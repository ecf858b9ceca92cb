//! The commands a newcomer types. From a fresh clone, `cargo xtask run` shows the portal and `cargo xtask test`
//! checks everything; each first fetches what is missing and says in one sentence what it cannot fetch.
//!
//! It refuses to hold anything the portal itself needs: no page, rule or setting lives here.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

mod api;
mod assets;
mod bench;
mod faults;
mod postgres;
mod process;
mod project;
mod run;
mod sbom;
mod setup;
mod test;

use project::Project;

/// Builds, runs and checks the Family Help Portal.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Shows the portal on port 3000 of this machine, fetching and building whatever is missing first.
    Run(run::Options),
    /// Checks everything: format, lints, tests, documentation, browser tests and page weight.
    Test(test::Options),
    /// Measures speed, memory, slow clients, the start and page weight against their bars: about seven minutes.
    Bench(bench::Options),
    /// Breaks things as the tests do, and with `--long` thousands of times, with a report: as long as you let it.
    Faults(faults::Options),
    /// Lets schemathesis look for holes in the partner API: minutes, and Python packages. No part of `test`.
    Api(api::Options),
    /// Lists every part of a release with its licence, in `CycloneDX`, from the lock files. No part of `test`.
    Sbom(sbom::Options),
    /// Fetches the tools that Cargo does not: the WebAssembly target, the style and wasm tools, the test browser.
    Setup,
    /// Builds what a browser loads into `target/site`.
    Assets,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Project::open().and_then(|project| obey(&project, &arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Sentences for people, outermost first; a stack trace would bury them.
            eprintln!("\nerror: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because: {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn obey(project: &Project, command: &Command) -> Result<()> {
    match command {
        Command::Run(options) => run::run(project, options),
        Command::Test(options) => test::test(project, options),
        Command::Bench(options) => bench::bench(project, options),
        Command::Faults(options) => faults::faults(project, options),
        Command::Api(options) => api::api(project, options),
        Command::Sbom(options) => sbom::sbom(project, options),
        Command::Setup => setup::for_tests(project).map(|_| ()),
        Command::Assets => {
            setup::for_building(project)?;
            assets::build(project).map(|_| ())
        }
    }
}
