//! The portal as people run it: the optimised program in a process of its own, with a folder and a port of its own.
//!
//! [`Portal`] ends when dropped. Nothing here knows what is measured.

use std::{
    env, fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;
use tests::{journey, visitor::Visitor};

use crate::{
    figures::now,
    wire::{Ask, Line},
};

/// The longest a portal may take to answer before we give up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the built parts are.
pub(crate) struct Setup {
    server: PathBuf,
    /// The built site.
    pub(crate) site: PathBuf,
    places: PathBuf,
    /// The folder for what a run writes: on a disk, as a portal's data is.
    pub(crate) scratch: PathBuf,
    /// The browser, where there is one.
    pub(crate) chromium: Option<PathBuf>,
    only: Vec<String>,
}

impl Setup {
    /// Reads `BENCH_SERVER`, `BENCH_SITE`, `BENCH_PLACES`, `BENCH_SCRATCH`, `CHROMIUM`, as `cargo xtask bench`
    /// sets them, and the parts to measure from the command line (none: all).
    pub(crate) fn from_environment() -> Result<Self> {
        let path = |name: &str| env::var_os(name).map(PathBuf::from);
        let must = |name: &'static str| path(name).with_context(|| format!("{name} is not set: use cargo xtask bench"));
        Ok(Self {
            server: must("BENCH_SERVER")?,
            site: must("BENCH_SITE")?,
            places: must("BENCH_PLACES")?,
            scratch: must("BENCH_SCRATCH")?,
            chromium: path("CHROMIUM"),
            only: env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect(),
        })
    }

    /// Whether a part is to be measured.
    pub(crate) fn is_asked(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|asked| asked == part)
    }

    /// Whether something was asked for by its name, which a run of everything leaves out.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.only.iter().any(|asked| asked == name)
    }

    /// An empty folder on the disk that goes with the value.
    pub(crate) fn folder(&self) -> Result<TempDir> {
        fs::create_dir_all(&self.scratch).context("cannot make a folder to work in")?;
        TempDir::new_in(&self.scratch).context("cannot make a folder to work in")
    }
}

/// A running portal.
pub(crate) struct Portal {
    child: Child,
    /// Where it answers.
    pub(crate) address: SocketAddr,
    /// How long it took from its start to its first page.
    pub(crate) took: Duration,
}

impl Portal {
    /// Starts a portal on `data` and `site`, and waits for its first page.
    pub(crate) async fn start(setup: &Setup, data: &Path, site: &Path) -> Result<Self> {
        let address = free_address()?;
        let log = fs::File::create(data.join("portal.log")).context("cannot make a log file")?;
        let began = now();
        let child = Command::new(&setup.server)
            .arg("serve")
            .env_clear()
            .env("PORTAL_ADDRESS", address.to_string())
            .env("PORTAL_DATA_DIR", data)
            .env("PORTAL_SITE_DIR", site)
            .env("PORTAL_PLACES_DIR", &setup.places)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start the portal")?;
        let mut portal = Self { child, address, took: Duration::ZERO };
        let ask = Ask::get("/", &[]);
        while began.elapsed() < PATIENCE {
            if let Ok(mut line) = Line::open(address).await {
                line.ask(&ask).await?;
                portal.took = began.elapsed();
                return Ok(portal);
            }
            if let Some(status) = portal.child.try_wait()? {
                bail!("the portal ended with {status}");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("the portal did not answer")
    }

    /// Where it answers, as an address in a browser.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Memory in use (resident), in MiB.
    pub(crate) fn memory(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).context("no /proc here")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("/proc tells no memory")?;
        let kib: u32 = line.trim().trim_end_matches("kB").trim().parse().context("memory is a number")?;
        Ok(f64::from(kib) / 1024.0)
    }

    /// Processor time used since its start, in clock ticks.
    pub(crate) fn ticks(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).context("no /proc here")?;
        // The name in brackets may hold anything; user and system time are the 12th and 13th fields after it.
        let (_, fields) = stat.rsplit_once(')').context("/proc tells no times")?;
        let fields = fields.split_whitespace().skip(11).take(2).map(str::parse::<u32>);
        Ok(fields.sum::<Result<u32, _>>().context("times are numbers")?.into())
    }

    /// One page, compressed as a phone would get it or not at all.
    pub(crate) async fn answer(&self, ask: &Ask) -> Result<crate::wire::Answer> {
        Line::open(self.address).await?.answer(ask).await
    }

    /// The cookie of a person who has answered everything and has not sent it yet.
    pub(crate) async fn visit(&self) -> Result<(Visitor, String)> {
        let visitor = Visitor::new(&self.base());
        let begun = visitor.post_raw(app::urls::post::BEGIN, &[]).await;
        let cookie = begun.headers().get("set-cookie").and_then(|value| value.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("a visit has a cookie")?.to_owned();
        let page = visitor.get("/ask/where").await;
        journey::from_where_to_check(&visitor, page, "YO1 7HH").await;
        Ok((visitor, cookie))
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // Asked first, so that it leaves its database whole; a portal that will not end is made to.
        let _ = Command::new("kill").args(["-s", "TERM", &self.child.id().to_string()]).status();
        let began = now();
        while began.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    listener.local_addr().context("a port has an address")
}
