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
}

/// Everything `cargo xtask run` needs.
pub(crate) fn for_building(project: &Project) -> Result<()> {
    let total = 2;
    wasm_target(project, &Step { number: 1, total })?;
    npm_ci(project, &project.root, &Step { number: 2, total }, "style and wasm tools")
}

/// Everything the stages need that drive no browser.
pub(crate) fn for_linting(project: &Project) -> Result<()> {
    let total = 3;
    lint_tools(project, &Step { number: 1, total })?;
    wasm_target(project, &Step { number: 2, total })?;
    npm_ci(project, &project.root, &Step { number: 3, total }, "style and wasm tools")
}

/// Everything `cargo xtask test` needs. `None` when there are no browser tests in this checkout.
pub(crate) fn for_tests(project: &Project) -> Result<BrowserTools> {
    let total = 5;
    lint_tools(project, &Step { number: 1, total })?;
    wasm_target(project, &Step { number: 2, total })?;
    npm_ci(project, &project.root, &Step { number: 3, total }, "style and wasm tools")?;
    let tests = project.root.join("tests/browser");
    npm_ci(project, &tests, &Step { number: 4, total }, "browser test tools")?;
    let chromium = chromium(project, &Step { number: 5, total })?;
    Ok(BrowserTools { tests, chromium })
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
    if let Some(asked) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if asked.is_file() {
            return Ok(asked);
        }
        bail!("CHROMIUM names {}, which is not there", asked.display());
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    let is_root = process::read(project.command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let advice = "install Chromium for the browser tests (Debian: `apt-get install chromium`), or set CHROMIUM to it";
    if !is_root || on_path("apt-get").is_none() {
        bail!(advice);
    }
    step.say("installing Chromium (apt-get)");
    for arguments in [vec!["update", "-qq"], vec!["install", "-y", "-qq", "chromium"]] {
        let mut command = project.command("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        project.run(command).context(advice)?;
    }
    // The same browser without a window of its own looks at pages in two thirds of the time; without it nothing is missed.
    let mut shell = project.command("apt-get");
    shell.args(["install", "-y", "-qq", "chromium-headless-shell"]).env("DEBIAN_FRONTEND", "noninteractive");
    if project.run(shell).is_err() {
        step.say("no chromium-headless-shell here: going on with Chromium alone");
    }
    installed_chromium().context(advice)
}

fn installed_chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
