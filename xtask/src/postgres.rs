//! A `PostgreSQL` server of our own: for the tests in a folder that goes with it, for a look at the portal in `var/`.
//!
//! The main type is [`Cluster`]. It listens on a socket in its own folder and on no network. `PostgreSQL` refuses to run as
//! root, so for root it runs as another user. It refuses to touch a server that it did not start.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{
    process::{self, Running},
    project::Project,
};

/// What to say where it is not there.
const MISSING: &str = "PostgreSQL 15 or newer is not installed: on Debian and Ubuntu run `apt install postgresql`, on a Mac \
                       `brew install postgresql@17`";
/// Its programs that are used here.
const NEEDED: [&str; 5] = ["createdb", "initdb", "pg_isready", "postgres", "psql"];
/// Users that can stand in for root.
const STAND_INS: [&str; 2] = ["postgres", "nobody"];
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
    programs: PathBuf,
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
        let programs = programs().context(MISSING)?;
        let mut cluster = Self { server: None, folder, programs, is_for_tests };
        let owner = stand_in()?;
        cluster.make(owner.as_ref())?;
        let mut server = cluster.program("postgres", owner.as_ref());
        server.arg("-D").arg(cluster.folder.join("data")).args(["-c", "listen_addresses="]);
        server.arg("-c").arg(format!("unix_socket_directories={}", cluster.folder.display()));
        for setting in settings.iter().copied().chain(["log_min_messages=fatal", "log_statement=none"]) {
            server.args(["-c", setting]);
        }
        let server = cluster.server.insert(Running::start(&mut server)?);
        for _ in 0..LOOKS {
            if let Some(status) = server.ended()? {
                bail!("PostgreSQL ended with {status}");
            }
            let mut ready = Command::new(cluster.programs.join("pg_isready"));
            if process::read(ready.arg("-q").arg("-h").arg(&cluster.folder)).is_some() {
                return Ok(cluster);
            }
            thread::sleep(LOOK_EVERY);
        }
        bail!("PostgreSQL does not answer")
    }

    /// Makes the folder and the cluster in it, unless they are there.
    fn make(&self, owner: Option<&StandIn>) -> Result<()> {
        let data = self.folder.join("data");
        if data.exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder).context("cannot make a folder for PostgreSQL")?;
        if let Some(owner) = owner {
            let given = Command::new("chown").arg(&owner.name).arg(&self.folder).status();
            ensure!(given.is_ok_and(|status| status.success()), "cannot give a folder to the user {}", owner.name);
        }
        let mut made = self.program("initdb", owner);
        made.arg("-D").arg(&data).args(["-U", "portal", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        ensure!(
            process::read(&mut made).is_some(),
            "initdb failed in {}: can the user {} reach that folder?",
            self.folder.display(),
            owner.map_or("who runs this", |owner| &owner.name)
        );
        Ok(())
    }

    /// One of its programs, as the user it must run as.
    fn program(&self, name: &str, owner: Option<&StandIn>) -> Command {
        let program = self.programs.join(name);
        let mut command = match owner {
            None => Command::new(program),
            Some(owner) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", &owner.name, "--regid", &owner.group, "--init-groups"]).arg(program);
                command
            }
        };
        // Whoever runs this may stand where the other user may not look.
        command.current_dir("/");
        command
    }

    /// The address of one of its databases.
    pub(crate) fn address(&self, database: &str) -> String {
        format!("postgres://portal@localhost/{database}?host={}", self.folder.display())
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
        let mut command = Command::new(self.programs.join("psql"));
        command.args(["-X", "-U", PORTAL, "-d", "postgres", "-h"]).arg(&self.folder);
        command
    }

    /// Where its programs are, for tests that make databases of their own.
    pub(crate) fn programs(&self) -> &Path {
        &self.programs
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

/// Where the programs of `PostgreSQL` are: on the path, or where Debian puts them. A folder that has only some of them, as
/// links, is passed over.
fn programs() -> Option<PathBuf> {
    let has_all = |folder: &PathBuf| NEEDED.iter().all(|program| folder.join(program).is_file());
    let on_path = env::split_paths(&env::var_os("PATH")?).find(has_all);
    let told = process::read(Command::new("pg_config").arg("--bindir")).map(|text| PathBuf::from(text.trim()));
    let told = told.filter(has_all);
    on_path.or(told).or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(Result::ok);
        let mut folders: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
        folders.retain(has_all);
        folders.sort();
        folders.pop()
    })
}

/// Who runs the server for root.
struct StandIn {
    name: String,
    /// The number of their group.
    group: String,
}

/// For root, the user to run as.
fn stand_in() -> Result<Option<StandIn>> {
    let ask = |arguments: &[&str]| process::read(Command::new("id").args(arguments)).map(|text| text.trim().to_owned());
    if ask(&["-u"]).context("`id -u` does not run")? != "0" {
        return Ok(None);
    }
    let known = |name: &&str| Some(StandIn { name: (*name).to_owned(), group: ask(&["-g", name])? });
    let found = STAND_INS.iter().find_map(known);
    found.map(Some).context("PostgreSQL refuses to run as root, and there is no user named postgres or nobody")
}
