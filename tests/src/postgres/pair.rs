//! A `PostgreSQL` server and its standby, both our own, that change their roles: the first is killed, the other takes over, and
//! the first comes back as its standby.
//!
//! The main type is [`Pair`]. Its [`Pair::address`] follows whichever is the primary, as a name or a proxy does elsewhere.
//! Neither waits for a disk: a process that is killed leaves behind all that it wrote. Dropping a pair ends both servers and
//! whatever they started; it refuses to touch any other.

use std::{
    fs::{self, File},
    os::unix::fs::symlink,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use secrecy::SecretString;
use sqlx::{ConnectOptions as _, PgConnection, postgres::PgConnectOptions};
use tempfile::TempDir;

use super::programs::{Programs, address};
use crate::processes::until;

/// How long a server may take to start, to follow or to take over.
const PATIENCE: Duration = Duration::from_secs(30);
/// For both servers.
const SETTINGS: [&str; 8] = [
    "fsync=off",
    "autovacuum=off",
    "jit=off",
    "shared_buffers=32MB",
    "max_connections=60",
    "wal_retrieve_retry_interval=50ms",
    "wal_receiver_status_interval=1s",
    "log_min_messages=fatal",
];
/// What a commit waits for, where it waits.
const WAITING: [&str; 2] = ["synchronous_standby_names=ANY 1 (standby)", "synchronous_commit=remote_apply"];
/// The name in the folder that leads to the primary.
const PRIMARY: &str = "primary";
/// What the servers say.
const LOG: &str = "log";

/// Whether a commit waits for the standby.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commits {
    /// It does, until the standby shows it.
    Wait,
    /// It does not: a control, for what is then lost.
    DoNotWait,
}

/// Two servers, one of which is the primary.
pub struct Pair {
    servers: [Option<Child>; 2],
    primary: usize,
    commits: Commits,
    programs: Programs,
    folder: TempDir,
}

impl Pair {
    /// A primary with an empty database, and a standby that follows it.
    pub async fn start(commits: Commits) -> Self {
        let programs = Programs::find().unwrap_or_else(|missing| panic!("{missing}"));
        // In memory where there is such a disk: what a process leaves behind when it dies is the same there.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        programs.make_folder(folder.path()).expect("a folder for PostgreSQL");
        let mut pair = Self { servers: [None, None], primary: 0, commits, programs, folder };
        pair.programs.make_cluster(&pair.home(0), &["--wal-segsize=1"]).expect("a cluster");
        pair.begin(0).await;
        pair.follow();
        pair.seed_standby().await;
        pair
    }

    /// The address of whichever is the primary.
    pub fn address(&self) -> SecretString {
        address(&self.folder.path().join(PRIMARY), "postgres").into()
    }

    /// The address of the server that is the primary now. It follows nothing.
    pub fn primary_address(&self) -> SecretString {
        address(&self.home(self.primary), "postgres").into()
    }

    /// The address of the server that is the standby now. It follows nothing.
    pub fn standby_address(&self) -> SecretString {
        address(&self.home(self.other()), "postgres").into()
    }

    /// A connection to the primary.
    pub async fn primary(&self) -> PgConnection {
        self.connect(self.primary).await.expect("a primary")
    }

    /// A connection to the standby.
    pub async fn standby(&self) -> PgConnection {
        self.connect(self.other()).await.expect("a standby")
    }

    /// A connection to the old primary that came back.
    pub async fn old_primary(&self) -> PgConnection {
        self.connect(self.other()).await.expect("an old primary")
    }

    /// Kills the primary and whatever it started (SIGKILL).
    pub async fn kill_primary(&mut self) {
        self.kill(self.primary).await;
    }

    /// The standby takes over, and the address follows it.
    pub async fn promote(&mut self) {
        let mut standby = self.standby().await;
        let done: bool = sqlx::query_scalar("select pg_promote()").fetch_one(&mut standby).await.expect("a promotion");
        assert!(done, "a standby takes over");
        self.primary = self.other();
        self.follow();
    }

    /// Whichever is not the primary becomes its standby, from a fresh copy.
    pub async fn seed_standby(&mut self) {
        let other = self.other();
        self.kill(other).await;
        let data = self.home(other).join("data");
        if data.exists() {
            fs::remove_dir_all(&data).expect("what the old primary held");
        }
        self.programs.make_folder(&self.home(other)).expect("a folder for PostgreSQL");
        let from = format!("host={} user=portal application_name=standby", self.home(self.primary).display());
        let mut copy = self.programs.command("pg_basebackup");
        copy.args(["-d", &from, "-R", "-c", "fast", "-X", "stream", "--no-sync", "-D"]).arg(&data);
        let copied = copy.stdout(self.log()).stderr(self.log()).status().expect("pg_basebackup");
        assert!(copied.success(), "a copy of the primary: {}", self.said());
        self.begin(other).await;
        let follows =
            "select count(*) from pg_stat_replication where state = 'streaming' and (sync_state = 'quorum' or $1)";
        let mut primary = self.primary().await;
        until("the standby to follow", PATIENCE, async || {
            let is_loose = self.commits == Commits::DoNotWait;
            let following: i64 = sqlx::query_scalar(follows).bind(is_loose).fetch_one(&mut primary).await.ok()?;
            (following == 1).then_some(())
        })
        .await;
    }

    /// The old primary comes back with what it had, and takes itself for the primary still. The address does not lead to it.
    pub async fn old_primary_comes_back(&mut self) {
        self.begin(self.other()).await;
    }

    /// The standby goes on receiving and shows nothing of it: every commit waits.
    pub async fn hold_standby(&self) {
        self.tell_standby("select pg_wal_replay_pause()").await;
    }

    /// The standby shows what it has received.
    pub async fn release_standby(&self) {
        self.tell_standby("select pg_wal_replay_resume()").await;
    }

    /// The standby receives nothing from now on.
    pub async fn cut_standby_off(&self) {
        self.tell_standby("alter system set primary_conninfo = ''").await;
        self.tell_standby("select pg_reload_conf()").await;
        let mut standby = self.standby().await;
        until("the standby to be cut off", PATIENCE, async || {
            let receiving = "select count(*) from pg_stat_wal_receiver";
            let receivers: i64 = sqlx::query_scalar(receiving).fetch_one(&mut standby).await.ok()?;
            (receivers == 0).then_some(())
        })
        .await;
    }

    async fn tell_standby(&self, what: &'static str) {
        sqlx::raw_sql(what).execute(&mut self.standby().await).await.expect("a standby that obeys");
    }

    const fn other(&self) -> usize {
        1 - self.primary
    }

    fn home(&self, server: usize) -> PathBuf {
        self.folder.path().join(if server == 0 { "one" } else { "two" })
    }

    async fn connect(&self, server: usize) -> Option<PgConnection> {
        let options: PgConnectOptions = address(&self.home(server), "postgres").parse().ok()?;
        let mut connection = options.connect().await.ok()?;
        // What a test asks a server to do waits for no standby.
        sqlx::raw_sql("set synchronous_commit = local").execute(&mut connection).await.ok()?;
        Some(connection)
    }

    /// Leads the address to the primary, in one step.
    fn follow(&self) {
        let (new, name) = (self.folder.path().join("next"), self.folder.path().join(PRIMARY));
        symlink(self.home(self.primary), &new).expect("a name");
        fs::rename(new, name).expect("a name for the primary");
    }

    async fn begin(&mut self, server: usize) {
        let waiting: &[&str] = if self.commits == Commits::Wait { &WAITING } else { &[] };
        let mut command = self.programs.server(&self.home(server), &[&SETTINGS, waiting].concat());
        command.stdin(Stdio::null()).stdout(self.log()).stderr(self.log());
        *self.servers.get_mut(server).expect("one of two") = Some(command.spawn().expect("PostgreSQL"));
        until("PostgreSQL to answer", PATIENCE, async || {
            let child = self.servers.get_mut(server).and_then(Option::as_mut).expect("a server");
            let ended = child.try_wait().expect("the state of a server");
            assert!(ended.is_none(), "PostgreSQL ended with {ended:?}: {}", self.said());
            self.connect(server).await.map(drop)
        })
        .await;
    }

    async fn kill(&mut self, server: usize) {
        let Some(mut child) = self.servers.get_mut(server).and_then(Option::take) else { return };
        let all = with_children(child.id());
        kill(&all);
        child.wait().expect("the end of a server");
        // What it started is gone a moment later; only then may another run on the same files.
        until("a killed server to be gone", PATIENCE, async || {
            let is_gone = processes().iter().all(|(process, _)| !all.contains(process));
            is_gone.then_some(())
        })
        .await;
    }

    fn log(&self) -> File {
        File::options().create(true).append(true).open(self.folder.path().join(LOG)).expect("a log")
    }

    fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join(LOG)).unwrap_or_default()
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        for child in self.servers.iter_mut().flatten() {
            kill(&with_children(child.id()));
            // It has ended, or ends now.
            let _ = child.wait();
        }
    }
}

/// Every process there is, with the one that started it. Whatever has ended and was not yet asked how is not there.
fn processes() -> Vec<(String, String)> {
    let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid=,stat="]).output().expect("a list of processes");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let of_line = |line: &str| {
        let mut words = line.split_whitespace();
        let (process, parent, state) = (words.next()?, words.next()?, words.next()?);
        (!state.starts_with('Z')).then(|| (process.to_owned(), parent.to_owned()))
    };
    listed.lines().filter_map(of_line).collect()
}

/// A process that we started, and those that it started.
fn with_children(parent: u32) -> Vec<String> {
    let parent = parent.to_string();
    let children = processes().into_iter().filter(|(_, of)| *of == parent).map(|(child, _)| child);
    std::iter::once(parent.clone()).chain(children).collect()
}

fn kill(processes: &[String]) {
    let told = Command::new("sh").args(["-c", "kill -s KILL \"$@\" 2>/dev/null", "sh"]).args(processes).status();
    // Some may have ended by themselves.
    told.expect("a shell");
}
