//! The real programs, as an operator starts them: own port, own folder, own process; killed and started again at will.
//!
//! [`PortalProcess`] and [`HubProcess`] keep their port and their data over restarts, which is the point of them. Each
//! ends the child it started, also when a test panics, and nothing else. Nothing here looks inside a program: what it
//! did is asked over HTTP, or read from its folder once it has stopped.

use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU16, Ordering},
    },
    time::Duration,
};

use app::ports::Ids;
use secrecy::{ExposeSecret as _, SecretString};
use server::crypto::ids::OsIds;
use tempfile::TempDir;
use tokio::time::{Instant, interval, timeout};

use crate::visitor::Visitor;

/// The secret that portal and hub share in tests.
pub const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
/// How long a program may take to start or to stop before a test gives up.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// What a program says, in its folder.
const LOG: &str = "log";
/// What the last command beside it said.
const COMMAND_LOG: &str = "command-log";
/// What the last of them read.
const COMMAND_INPUT: &str = "command-input";
/// How often a test looks again at something it waits for.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Looks again and again until `look` finds something; fails after `within`, saying what it waited for.
pub async fn until<T>(what: &str, within: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let mut looks = interval(LOOK_EVERY);
    let found = timeout(within, async {
        loop {
            looks.tick().await;
            if let Some(found) = look().await {
                break found;
            }
        }
    });
    found.await.unwrap_or_else(|_| panic!("waited {within:?} for {what}"))
}

/// A child of ours. Dropping it kills it, and waits until it is gone.
struct Process(Child);

impl Process {
    /// Starts the `program` in `folder` with these settings alone; what it says is added to the log there.
    fn start(folder: &TempDir, program: &str, arguments: &[&str], settings: &BTreeMap<&str, String>) -> Self {
        Self::start_into(folder, LOG, (program, arguments, Stdio::null()), settings)
    }

    fn start_into(
        folder: &TempDir,
        log: &str,
        (program, arguments, input): (&str, &[&str], Stdio),
        settings: &BTreeMap<&str, String>,
    ) -> Self {
        let log = File::options().create(true).append(true).open(folder.path().join(log)).expect("a log");
        let mut command = Command::new(folder.path().join(program));
        // A setting of whoever runs the tests is not a setting of the programs under test.
        for (name, _) in env::vars_os() {
            if ["PORTAL_", "HUB_"].iter().any(|ours| name.to_string_lossy().to_uppercase().starts_with(ours)) {
                command.env_remove(name);
            }
        }
        command.args(arguments).envs(settings).stdin(input);
        command.stdout(log.try_clone().expect("a log")).stderr(log);
        Self(command.spawn().unwrap_or_else(|error| panic!("{program} does not start: {error}")))
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().expect("the state of a child")
    }

    /// Asks it to stop, as an operator's system does.
    fn ask_to_stop(&self) {
        let asked = Command::new("sh").args(["-c", "kill -s TERM \"$1\"", "sh", &self.0.id().to_string()]).status();
        assert!(asked.expect("a shell").success(), "the child is still there to be asked");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A child that has ended already cannot be killed; that is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where Cargo puts what it builds.
fn built() -> PathBuf {
    let test = env::current_exe().expect("the name of this test");
    test.ancestors().nth(2).expect("the folder that Cargo builds into").to_owned()
}

/// A folder for one program and its data, on the disk that Cargo builds on. It goes with its owner.
/// The program is linked into it: whatever is built meanwhile, a restart runs the same one.
fn folder_for(name: &str) -> TempDir {
    let built = built();
    check_up_to_date(&built, name);
    let folder = TempDir::with_prefix_in(format!(".{name}-"), &built).expect("a folder");
    fs::hard_link(built.join(name), folder.path().join(name)).expect("a link to a program");
    folder
}

/// Refuses a program that is missing, old, or built from another copy of the sources: it would test something else.
/// Cargo builds the programs of another package only when asked to.
fn check_up_to_date(built: &Path, name: &str) {
    const MEND: &str = "run: cargo build --workspace --exclude browser --bins --tests";
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let own = changed(&built.join(name)).unwrap_or_else(|| panic!("{name} is not built; {MEND}"));
    let sources = fs::read_to_string(built.join(name).with_extension("d")).expect("Cargo's list of sources");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("server");
    assert!(sources.contains(&*root.to_string_lossy()), "{name} is built from other sources; {MEND}");
    let is_newer = |source: &&str| changed(Path::new(source)).is_some_and(|changed| changed > own);
    let newer = sources.split_whitespace().skip(1).find(is_newer);
    assert!(newer.is_none(), "{name} is older than {newer:?}; {MEND}");
}

/// A port that stays free while its program is down: below those that systems hand to clients, and not given twice.
fn free_port() -> u16 {
    static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| {
        let offset = u16::try_from(OsIds.below(8_000)).unwrap_or_default();
        AtomicU16::new(20_000 + offset)
    });
    loop {
        let port = NEXT.fetch_add(1, Ordering::SeqCst);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

async fn answers(url: &str) -> bool {
    client().get(url).send().await.is_ok_and(|answer| answer.status().is_success())
}

#[expect(clippy::disallowed_methods, reason = "a test's own client is not the server's")]
fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5));
    // Made for every question: no certificates, which take longer to read than the answer does.
    client.tls_certs_only([]).build().expect("a client")
}

/// A portal that can be killed and started again.
pub struct PortalProcess {
    /// Its address.
    pub base: String,
    settings: BTreeMap<&'static str, String>,
    // Before the folder: a program must be gone before its folder can go.
    process: Option<Process>,
    folder: TempDir,
}

impl PortalProcess {
    /// A portal that sends to `hub`, or to its own desk; it is not running yet.
    /// It trusts one proxy, so that visitors can come from many networks.
    pub fn new(hub: Option<&str>) -> Self {
        let folder = folder_for("server");
        let address = format!("127.0.0.1:{}", free_port());
        let below = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let mut settings = BTreeMap::from([
            ("PORTAL_ADDRESS", address.clone()),
            ("PORTAL_DATA_DIR", below("data")),
            ("PORTAL_SITE_DIR", below("site")),
            ("PORTAL_PLACES_DIR", concat!(env!("CARGO_MANIFEST_DIR"), "/../server/places").to_owned()),
            ("PORTAL_TRUSTED_PROXIES", "1".to_owned()),
        ]);
        if let Some(hub) = hub {
            settings.extend([("PORTAL_HUB_URL", format!("{hub}/cases")), ("PORTAL_HUB_SECRET", SECRET.to_owned())]);
        }
        Self { base: format!("http://{address}"), folder, settings, process: None }
    }

    /// Of all authorities that sign certificates it trusts this one alone (PEM).
    pub fn trust_alone(&mut self, authority: &str) {
        let file = self.folder.path().join("authority.pem");
        fs::write(&file, authority).expect("a file for the authority");
        self.settings.insert("SSL_CERT_FILE", file.to_string_lossy().into_owned());
    }

    /// From its next start on it writes its log as log collectors read it.
    pub fn log_as_json(&mut self) {
        self.settings.insert("PORTAL_LOG_FORMAT", "json".to_owned());
    }

    /// From its next start on it begins nothing new when less than these hundredths of the disk are free.
    pub fn keep_free(&mut self, percent: u8) {
        self.settings.insert("PORTAL_SPARE_PERCENT", percent.to_string());
    }

    /// A portal that shares a database and a key with others; it is not running yet. It sends to its own desk.
    pub fn sharing(database: &SecretString, key_file: &Path) -> Self {
        let mut portal = Self::new(None);
        let key_file = key_file.to_string_lossy().into_owned();
        let database = database.expose_secret().to_owned();
        portal.settings.extend([("PORTAL_DATABASE", database), ("PORTAL_KEY_FILE", key_file)]);
        portal
    }

    /// Starts it, and waits until it says that it is ready.
    pub async fn start(&mut self) {
        assert!(self.process.is_none(), "the portal runs already");
        self.process = Some(Process::start(&self.folder, "server", &["serve"], &self.settings));
        let url = format!("{}/readyz", self.base);
        let log = self.log_file();
        let process = self.process.as_mut().expect("just started");
        until("the portal to be ready", PATIENCE, async || {
            let ended = process.ended();
            assert!(ended.is_none(), "the portal ended at its start: {ended:?}\n{}", read(&log));
            answers(&url).await.then_some(())
        })
        .await;
    }

    /// Kills it at once (SIGKILL): nothing is said, nothing is finished.
    pub fn kill(&mut self) {
        drop(self.process.take().expect("a running portal"));
    }

    /// Asks it to stop (SIGTERM) and waits. How it ended, and how long that took.
    pub async fn stop(&mut self) -> (ExitStatus, Duration) {
        let mut process = self.process.take().expect("a running portal");
        let began = Instant::now();
        process.ask_to_stop();
        let status = until("the portal to stop", PATIENCE, async || process.ended()).await;
        (status, began.elapsed())
    }

    /// Runs a command of the program beside it, to its end. How it ended, and what it said to a person.
    pub fn command(&self, arguments: &[&str]) -> (ExitStatus, String) {
        self.ended(self.begin_command(arguments, Stdio::null()))
    }

    /// The same for a command that reads `input`.
    pub fn command_given(&self, arguments: &[&str], input: &str) -> (ExitStatus, String) {
        let file = self.folder.path().join(COMMAND_INPUT);
        fs::write(&file, input).expect("what a command reads");
        let input = File::open(&file).expect("what a command reads");
        self.ended(self.begin_command(arguments, input.into()))
    }

    fn ended(&self, mut process: Process) -> (ExitStatus, String) {
        let status = process.0.wait().expect("the end of a command");
        (status, read(&self.folder.path().join(COMMAND_LOG)))
    }

    /// Begins a command beside it and kills it once `enough` says so of what it said.
    pub async fn command_killed(&self, arguments: &[&str], enough: impl Fn(&str) -> bool) {
        let process = self.begin_command(arguments, Stdio::null());
        let log = self.folder.path().join(COMMAND_LOG);
        until("a command to come far enough", PATIENCE, async || enough(&read(&log)).then_some(())).await;
        drop(process);
    }

    fn begin_command(&self, arguments: &[&str], input: Stdio) -> Process {
        // One log for each command, so that none reads what another said.
        File::create(self.folder.path().join(COMMAND_LOG)).expect("a log");
        Process::start_into(&self.folder, COMMAND_LOG, ("server", arguments, input), &self.settings)
    }

    /// A person with a fresh browser.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.base)
    }

    /// Its stored data; look only when it is not running.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("data/portal.sqlite")
    }

    /// The key that opens the stored data.
    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("data/portal.key")
    }

    /// Everything it said so far, over all its starts.
    pub fn log(&self) -> String {
        read(&self.log_file())
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join(LOG)
    }
}

/// The example hub, that can be killed and started again.
pub struct HubProcess {
    /// Its address.
    pub base: String,
    port: u16,
    // Before the folder: a program must be gone before its folder can go.
    process: Option<Process>,
    folder: TempDir,
}

impl Default for HubProcess {
    fn default() -> Self {
        let port = free_port();
        let folder = folder_for("hub-example");
        Self { base: format!("http://127.0.0.1:{port}"), folder, port, process: None }
    }
}

impl HubProcess {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    /// Starts it beside `portal`, and waits until it answers.
    pub async fn start(&mut self, portal: &PortalProcess) {
        assert!(self.process.is_none(), "the hub runs already");
        let settings = BTreeMap::from([
            ("HUB_ADDRESS", format!("127.0.0.1:{}", self.port)),
            ("HUB_DATA", self.folder.path().join("cases").to_string_lossy().into_owned()),
            ("HUB_SECRET", SECRET.to_owned()),
            ("HUB_PORTAL", portal.base.clone()),
        ]);
        self.process = Some(Process::start(&self.folder, "hub-example", &[], &settings));
        until("the hub to answer", PATIENCE, async || answers(&self.base).await.then_some(())).await;
    }

    /// Kills it at once (SIGKILL).
    pub fn kill(&mut self) {
        drop(self.process.take().expect("a running hub"));
    }

    /// What it received, as it tells it: JSON.
    pub async fn cases(&self) -> String {
        let answer = client().get(format!("{}/cases", self.base)).send().await.expect("the hub's cases");
        answer.text().await.expect("the hub's cases")
    }
}

fn read(log: &Path) -> String {
    fs::read_to_string(log).unwrap_or_default()
}
