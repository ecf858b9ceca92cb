//! The programs of `PostgreSQL`: where they are, who runs them, and how a cluster is made and started.
//!
//! The main type is [`Programs`]. The commands that start a server and the tests that break one share this file, so it needs
//! the standard library alone. A cluster listens on a socket in its own folder and on no network. `PostgreSQL` refuses to run
//! as root, so for root another user runs it. It refuses an installation that has only some of the programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What to say where it is not there.
const MISSING: &str = "PostgreSQL 15 or newer is not installed: on Debian and Ubuntu run `apt install postgresql`, on a Mac \
                       `brew install postgresql@17`";
/// Its programs that are used.
const NEEDED: [&str; 6] = ["createdb", "initdb", "pg_basebackup", "pg_isready", "postgres", "psql"];
/// Users that can stand in for root.
const STAND_INS: [&str; 2] = ["postgres", "nobody"];
/// The cluster's own folder, in the folder with its socket.
const DATA: &str = "data";

/// The programs, and who runs them.
pub struct Programs {
    folder: PathBuf,
    owner: Option<StandIn>,
}

impl Programs {
    /// Finds them, or says what to install.
    pub fn find() -> Result<Self, String> {
        let folder = folder().ok_or(MISSING)?;
        Ok(Self { folder, owner: stand_in()? })
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// One of them, as the user it must run as.
    pub fn command(&self, name: &str) -> Command {
        let program = self.folder.join(name);
        let mut command = match &self.owner {
            None => Command::new(program),
            Some(owner) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", &owner.name, "--regid", &owner.group, "--init-groups"]).arg(program);
                command
            }
        };
        // Whoever runs this may stand where the other user may not look.
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Makes a folder for a cluster that whoever runs it can write to.
    pub fn make_folder(&self, folder: &Path) -> Result<(), String> {
        fs::create_dir_all(folder).map_err(|error| format!("cannot make a folder for PostgreSQL: {error}"))?;
        let Some(owner) = &self.owner else { return Ok(()) };
        let given = Command::new("chown").arg(&owner.name).arg(folder).status();
        if given.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        Err(format!("cannot give a folder to the user {}", owner.name))
    }

    /// Makes a cluster in this folder, unless there is one.
    pub fn make_cluster(&self, folder: &Path, more: &[&str]) -> Result<(), String> {
        let data = folder.join(DATA);
        if data.exists() {
            return Ok(());
        }
        self.make_folder(folder)?;
        let mut made = self.command("initdb");
        made.arg("-D").arg(&data).args(["-U", "portal", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        if read(made.args(more)).is_some() {
            return Ok(());
        }
        let user = self.owner.as_ref().map_or("who runs this", |owner| &owner.name);
        Err(format!("initdb failed in {}: can the user {user} reach that folder?", folder.display()))
    }

    /// The server of the cluster in this folder, ready to be started.
    pub fn server(&self, folder: &Path, settings: &[&str]) -> Command {
        let mut server = self.command("postgres");
        server.arg("-D").arg(folder.join(DATA)).args(["-c", "listen_addresses="]);
        server.arg("-c").arg(format!("unix_socket_directories={}", folder.display()));
        for setting in settings {
            server.args(["-c", setting]);
        }
        server
    }

    /// Whether the server of the cluster in this folder answers.
    pub fn is_ready(&self, folder: &Path) -> bool {
        let mut ask = Command::new(self.folder.join("pg_isready"));
        read(ask.arg("-q").arg("-h").arg(folder)).is_some()
    }
}

/// The address of a database in the cluster whose socket is in this folder.
pub fn address(folder: &Path, database: &str) -> String {
    format!("postgres://portal@localhost/{database}?host={}", folder.display())
}

/// What a program prints, when it succeeds.
fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where the programs are: on the path, or where Debian puts them. A folder that has only some of them, as links, is passed
/// over.
fn folder() -> Option<PathBuf> {
    let has_all = |folder: &PathBuf| NEEDED.iter().all(|program| folder.join(program).is_file());
    let on_path = env::split_paths(&env::var_os("PATH")?).find(has_all);
    let told = read(Command::new("pg_config").arg("--bindir")).map(PathBuf::from).filter(has_all);
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
fn stand_in() -> Result<Option<StandIn>, String> {
    let ask = |arguments: &[&str]| read(Command::new("id").args(arguments));
    if ask(&["-u"]).ok_or("`id -u` does not run")? != "0" {
        return Ok(None);
    }
    let known = |name: &&str| Some(StandIn { name: (*name).to_owned(), group: ask(&["-g", name])? });
    let found = STAND_INS.iter().find_map(known);
    let missing = "PostgreSQL refuses to run as root, and there is no user named postgres or nobody";
    found.map(Some).ok_or_else(|| missing.to_owned())
}
