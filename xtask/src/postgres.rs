//! A `PostgreSQL` server of our own: for the tests in a folder that goes with it, for a look at the portal in `var/`.
//!
//! The main type is [`Cluster`]. It listens on a socket in its own folder and on no network. It refuses to touch a server that
//! it did not start.

#[path = "../../tests/src/postgres/programs.rs"]
mod programs;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Error, Result, bail};

use self::programs::Programs;
use crate::{
    process::{self, Running},
    project::Project,
};

/// How long a server may take to answer, in looks.
const LOOKS: u32 = 600;
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Tests need no disk that keeps what they wrote, and hundreds of small databases need no sweeping.
const FOR_TESTS: [&str; 6] =
    ["fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=200", "max_wal_size=2GB", "jit=off"];

/// A server that runs. Dropping it ends it.
pub(crate) struct Cluster {
    server: Option<Running>,
    folder: PathBuf,
    programs: Programs,
    is_for_tests: bool,
}

impl Cluster {
    /// A server for tests, in a folder that goes with it.
    pub(crate) fn for_tests() -> Result<Self> {
        let folder = env::temp_dir().join(format!("portal-postgres-{}", std::process::id()));
        Self::start(folder, &FOR_TESTS, true)
    }

    /// The server of this checkout, with what it kept.
    pub(crate) fn of(project: &Project) -> Result<Self> {
        Self::start(project.root.join("var/postgres"), &[], false)
    }

    fn start(folder: PathBuf, settings: &[&str], is_for_tests: bool) -> Result<Self> {
        let programs = Programs::find().map_err(Error::msg)?;
        let mut cluster = Self { server: None, folder, programs, is_for_tests };
        cluster.programs.make_cluster(&cluster.folder, &[]).map_err(Error::msg)?;
        let settings = [settings, &["log_min_messages=fatal", "log_statement=none"]].concat();
        let mut server = cluster.programs.server(&cluster.folder, &settings);
        let server = cluster.server.insert(Running::start(&mut server)?);
        for _ in 0..LOOKS {
            if let Some(status) = server.ended()? {
                bail!("PostgreSQL ended with {status}");
            }
            if cluster.programs.is_ready(&cluster.folder) {
                return Ok(cluster);
            }
            thread::sleep(LOOK_EVERY);
        }
        bail!("PostgreSQL does not answer")
    }

    /// The address of one of its databases.
    pub(crate) fn address(&self, database: &str) -> String {
        programs::address(&self.folder, database)
    }

    /// The address of the database of the portal, made if there is none.
    pub(crate) fn portal(&self) -> Result<String> {
        let there = format!("select 1 from pg_database where datname = '{PORTAL}'");
        let mut look = self.psql();
        let is_there =
            process::read(look.args(["-At", "-c", &there])).context("the database server does not answer")?;
        if is_there.trim().is_empty() {
            let made = process::read(self.psql().args(["-c", &format!("create database {PORTAL}")]));
            made.context("the database could not be made")?;
        }
        Ok(self.address(PORTAL))
    }

    fn psql(&self) -> Command {
        let mut command = Command::new(self.programs().join("psql"));
        command.args(["-X", "-U", PORTAL, "-d", "postgres", "-h"]).arg(&self.folder);
        command
    }

    /// Where its programs are, for tests that make databases of their own.
    pub(crate) fn programs(&self) -> &Path {
        self.programs.folder()
    }
}

/// The name of the portal's database and of its user.
const PORTAL: &str = "portal";

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.server.take());
        if self.is_for_tests {
            // What stays behind is in a folder for temporary things.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
