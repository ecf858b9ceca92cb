//! The portal's one program: serve, migrate, back up, check.
//!
//! It reads the command line and the settings, makes the parts and hands them to the library. Exit codes: 0 done,
//! 1 something failed, 2 the command line, the settings or a place must be mended.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
