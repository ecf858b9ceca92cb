//! Where things are, and the programs that work on them.
//!
//! [`Project`] is the only place that knows folders; nothing else builds a path from an environment variable.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, atomic::AtomicBool},
};

use anyhow::{Context as _, Result};

use crate::process;

/// One checkout of the portal.
pub(crate) struct Project {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where Cargo puts what it builds; several checkouts may share it.
    pub(crate) target: PathBuf,
    /// What the server hands to browsers. It belongs to this checkout alone.
    pub(crate) site: PathBuf,
    /// Set once somebody asks us to stop.
    pub(crate) stop: Arc<AtomicBool>,
}

impl Project {
    /// Finds the checkout that this command was typed in.
    pub(crate) fn open() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask lies in a folder of the workspace")?.to_owned();
        // This program is `<target>/debug/xtask`: that holds however the target folder was chosen.
        let program = env::current_exe().context("this program has a path")?;
        let target = program.ancestors().nth(2).context("this program lies in the target folder")?.to_owned();
        let site = root.join("target/site");
        Ok(Self { root, target, site, stop: process::stop_on_signals()? })
    }

    /// The Cargo that started us, or the one on the path.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = self.command(program);
        command.arg(subcommand);
        command
    }

    /// Any program, started in the root folder.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// A tool that `npm ci` put into the root folder.
    pub(crate) fn npm_tool(&self, name: &str) -> Command {
        self.command(self.root.join("node_modules/.bin").join(name))
    }

    /// Runs a program to its end; an end that is not a success is an error that names it.
    pub(crate) fn run(&self, mut command: Command) -> Result<()> {
        process::run(&mut command, &self.stop)
    }

    /// A program that Cargo built in the `debug` or `release` profile.
    pub(crate) fn built(&self, is_release: bool, name: &str) -> PathBuf {
        self.target.join(if is_release { "release" } else { "debug" }).join(name)
    }
}
