//! The portal's one program: serve, migrate, back up, check.
//!
//! It reads the command line and the settings, makes the parts and hands them to the library. Exit codes: 0 done,
//! 1 something failed, 2 the command line, the settings or a place must be mended.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// A page is made of many small pieces: with this one it costs a seventh less than with the system's own. It takes no huge
/// pages (`no_thp`): they made a portal that does nothing 14 MiB larger.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
