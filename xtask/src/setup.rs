//! Fetches the tools that Cargo does not. Each step looks first and is skipped when its work is done, prints one line
//! when it is not, and on failure says what to install.
//!
//! It refuses to fetch anything unpinned into the project, to run install scripts of npm packages, and to pass over a
//! missing tool in silence.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{assets::hex, process, project::Project};

const WASM: &str = "wasm32-unknown-unknown";

/// What browser tests need.
pub(crate) struct BrowserTools {
    /// The folder of the browser tests.
    pub(crate) tests: PathBuf,
    /// The browser they drive.
    pub(crate) chromium: PathBuf,
    /// A second browser, of another kind, that leaving is tried in.
    pub(crate) firefox: PathBuf,
}

/// Everything `cargo xtask run` needs.
pub(crate) fn for_building(project: &Project) -> Result<()> {
    let total = 2;
    wasm_target(project, &Step { number: 1, total })?;
    npm_ci(project, &project.root, &Step { number: 2, total }, "style and wasm tools")
}

/// Everything the stages need that drive no browser.
pub(crate) fn for_linting(project: &Project) -> Result<()> {
    let total = 4;
    lint_tools(project, &Step { number: 1, total })?;
    wasm_target(project, &Step { number: 2, total })?;
    npm_ci(project, &project.root, &Step { number: 3, total }, "style and wasm tools")?;
    strace(project, &Step { number: 4, total })
}

/// What `cargo xtask faults` needs.
pub(crate) fn for_faults(project: &Project) -> Result<()> {
    strace(project, &Step { number: 1, total: 1 })
}

/// Everything `cargo xtask test` needs. `None` when there are no browser tests in this checkout.
pub(crate) fn for_tests(project: &Project) -> Result<BrowserTools> {
    let total = 7;
    lint_tools(project, &Step { number: 1, total })?;
    wasm_target(project, &Step { number: 2, total })?;
    npm_ci(project, &project.root, &Step { number: 3, total }, "style and wasm tools")?;
    let tests = project.root.join("tests/browser");
    npm_ci(project, &tests, &Step { number: 4, total }, "browser test tools")?;
    let chromium = chromium(project, &Step { number: 5, total })?;
    let firefox = firefox(project, &Step { number: 6, total })?;
    strace(project, &Step { number: 7, total })?;
    Ok(BrowserTools { tests, chromium, firefox })
}

/// Everything `cargo xtask bench` needs; gives the browser that Lighthouse drives.
pub(crate) fn for_bench(project: &Project) -> Result<PathBuf> {
    let total = 4;
    wasm_target(project, &Step { number: 1, total })?;
    npm_ci(project, &project.root, &Step { number: 2, total }, "style and wasm tools")?;
    npm_ci(project, &project.root.join("tests/bench/lighthouse"), &Step { number: 3, total }, "Lighthouse")?;
    chromium(project, &Step { number: 4, total })
}

/// What scores how hard pages are to read; gives the program for Node.js to run.
pub(crate) fn for_reading(project: &Project) -> Result<PathBuf> {
    let folder = project.root.join("tests/reading");
    npm_ci(project, &folder, &Step { number: 1, total: 1 }, "reading age tools")?;
    Ok(folder.join("score.js"))
}

struct Step {
    number: u8,
    total: u8,
}

impl Step {
    fn say(&self, doing: &str) {
        eprintln!("[{}/{}] {doing}…", self.number, self.total);
    }
}

fn lint_tools(project: &Project, step: &Step) -> Result<()> {
    let is_there = |tool: &str| process::read(project.cargo(tool).arg("--version")).is_some();
    if is_there("fmt") && is_there("clippy") {
        return Ok(());
    }
    step.say("adding rustfmt and clippy (rustup component add)");
    let mut command = project.command("rustup");
    command.args(["component", "add", "rustfmt", "clippy"]);
    project.run(command).context("install rustfmt and clippy for your Rust (with rustup: https://rustup.rs)")
}

fn wasm_target(project: &Project, step: &Step) -> Result<()> {
    let mut command = project.command("rustc");
    command.args(["--print", "target-libdir", "--target", WASM]);
    if process::read(&mut command).is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    step.say("adding the WebAssembly target (rustup target add)");
    let mut command = project.command("rustup");
    command.args(["target", "add", WASM]);
    project.run(command).with_context(|| {
        format!("install the standard library for {WASM} (with rustup, https://rustup.rs: `rustup target add {WASM}`)")
    })
}

/// Installs exactly what a folder's `package-lock.json` says, once for each of its versions.
fn npm_ci(project: &Project, folder: &Path, step: &Step, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let bytes = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let digest = hex(&Sha256::digest(bytes));
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == digest) {
        return Ok(());
    }
    step.say(&format!("fetching {what} (npm ci)"));
    let mut command = project.command("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    project.run(command).context(
        "install Node.js 20.19 or newer with npm (Debian: `apt-get install nodejs npm`), and check the network",
    )?;
    fs::write(stamp, digest).context("cannot note what npm installed")
}

/// The browser for tests: the one asked for, one on the path, or Debian's.
fn chromium(project: &Project, step: &Step) -> Result<PathBuf> {
    let chromium = Browser { name: "Chromium", asked: "CHROMIUM", package: "chromium", programs: CHROMIUMS };
    let (chromium, is_new) = chromium.find_or_install(project, step)?;
    // The same browser without a window of its own looks at pages in two thirds of the time; without it nothing is missed.
    if is_new && apt_get(project, &["install", "-y", "-qq", "chromium-headless-shell"]).is_err() {
        step.say("no chromium-headless-shell here: going on with Chromium alone");
    }
    Ok(chromium)
}

/// A browser of another kind: the one asked for, one on the path, or Debian's.
fn firefox(project: &Project, step: &Step) -> Result<PathBuf> {
    let firefox = Browser { name: "Firefox", asked: "FIREFOX", package: "firefox-esr", programs: FIREFOXES };
    Ok(firefox.find_or_install(project, step)?.0)
}

const CHROMIUMS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const FIREFOXES: &[&str] = &["firefox-esr", "firefox"];

/// A browser that tests drive.
struct Browser {
    name: &'static str,
    /// The variable that names another one.
    asked: &'static str,
    /// What Debian calls it.
    package: &'static str,
    /// What it may be called on the path.
    programs: &'static [&'static str],
}

impl Browser {
    /// Where it is, and whether it was installed only now.
    fn find_or_install(&self, project: &Project, step: &Step) -> Result<(PathBuf, bool)> {
        let Self { name, asked, package, .. } = self;
        if let Some(path) = env::var_os(asked).map(PathBuf::from) {
            if path.is_file() {
                return Ok((path, false));
            }
            bail!("{asked} names {}, which is not there", path.display());
        }
        if let Some(found) = self.installed() {
            return Ok((found, false));
        }
        let advice =
            format!("install {name} for the browser tests (Debian: `apt-get install {package}`), or set {asked} to it");
        install(project, step, (name, package), &advice)?;
        Ok((self.installed().context(advice)?, true))
    }

    fn installed(&self) -> Option<PathBuf> {
        self.programs.iter().find_map(|program| on_path(program))
    }
}

/// Installs a package of Debian's where that may be done; elsewhere it fails with what to do instead.
fn install(project: &Project, step: &Step, (name, package): (&str, &str), advice: &str) -> Result<()> {
    let is_root = process::read(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root || on_path("apt-get").is_none() {
        bail!("{advice}");
    }
    step.say(&format!("installing {name} (apt-get)"));
    for arguments in [&["update", "-qq"][..], &["install", "-y", "-qq", package]] {
        apt_get(project, arguments).with_context(|| advice.to_owned())?;
    }
    Ok(())
}

/// What makes calls to the disk fail, and writes them down.
fn strace(project: &Project, step: &Step) -> Result<()> {
    if on_path("strace").is_some() {
        return Ok(());
    }
    install(
        project,
        step,
        ("strace", "strace"),
        "install strace for the fault tests (Debian: `apt-get install strace`)",
    )
}

fn apt_get(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut command = project.command("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    project.run(command)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
