//! Everything that must hold, in one command, cheapest first; it stops at the first stage that fails and always ends
//! with a table of what ran and how long it took.
//!
//! What fetches and links runs beside the lints, and the table of faults beside the tests on the other database engine. All
//! other tests have the machine to themselves, because some of them measure time.
//! Stages pick the same packages wherever they can, so that Cargo builds each dependency once for each way of building.
//! It refuses to call a stage passed that did not run.

use std::thread;

use anyhow::{Context as _, Result, anyhow, ensure};

use crate::{assets, postgres::Cluster, project::Project, setup};

/// The most script and WebAssembly a family page may load, in bytes as sent.
const SCRIPT_BUDGET: u64 = 60_000;
/// The most style a page may load, in bytes as sent: it shares a phone's first 14 kB with the page itself.
const STYLE_BUDGET: u64 = 8_800;
/// The most the letter reader may load besides, in bytes as sent.
const GLOSSARY_BUDGET: u64 = 40_000;
/// What host builds cover. One selection for lints, tests and documents means one set of features.
pub(crate) const HOST: [&str; 4] = ["--workspace", "--exclude", "browser", "--locked"];

/// The table of faults, which is no part of what Cargo calls all tests.
const FAULTS: [&str; 2] = ["--test", "faults"];

/// Names the database server that tests may make databases on.
const TEST_DATABASE: &str = "PORTAL_TEST_DATABASE";

/// What to check.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these stages, such as `fmt,clippy`.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Stage>,
    /// Also what would make every run too long: the browser tests with each half on the other's database engine.
    #[arg(long)]
    long: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// The code is formatted.
    Fmt,
    /// No warnings in either real build: the server's on this machine, the browser's for WebAssembly.
    Clippy,
    /// What a browser loads builds, holds every island and keeps to its weight.
    Assets,
    /// Unit, storage, journey and guard tests.
    Rust,
    /// The storage contract and the journeys hold on the other database engine too, and portals can be restarted in turn.
    Postgres,
    /// Nothing is lost when things break: the table of faults, in its short size.
    Faults,
    /// A nine-year-old can read every family page and every message.
    Reading,
    /// Every documented link leads somewhere.
    Doc,
    /// Keyboard, islands, accessibility and markup in a real browser.
    Browser,
}

/// What needs nothing but the sources.
const LINTS: [Stage; 2] = [Stage::Fmt, Stage::Clippy];
/// What runs once everything else has.
const LAST: [Stage; 3] = [Stage::Reading, Stage::Doc, Stage::Browser];

impl Options {
    fn asks_for(&self, stage: Stage) -> bool {
        self.only.is_empty() || self.only.contains(&stage)
    }
}

/// Runs the stages.
pub(crate) fn test(project: &Project, options: &Options) -> Result<()> {
    let mut table = Vec::new();
    let result = stages(project, options, &mut table);
    print(&table);
    result
}

fn stages(project: &Project, options: &Options, table: &mut Vec<Line>) -> Result<()> {
    timed(table, "setup", || setup::for_linting(project))?;
    // Tools are fetched, and what a browser loads is linked, mostly on one core and mostly waiting: beside the lints both cost
    // next to nothing.
    let tools = |table: &mut Vec<Line>| fetch_and_weigh(project, options, table);
    let browser = side_by_side(table, tools, |table| in_turn(project, &LINTS, options, (table, None)))?;
    in_turn(project, &[Stage::Rust], options, (table, None))?;
    // Neither measures time, and each leaves most of a core idle.
    let faults = |table: &mut Vec<Line>| in_turn(project, &[Stage::Faults], options, (table, None));
    side_by_side(table, faults, |table| in_turn(project, &[Stage::Postgres], options, (table, None)))?;
    in_turn(project, &LAST, options, (table, browser.as_ref()))
}

/// Does two things at once, each to its end; gives what the one `beside` gave.
fn side_by_side<T: Send>(
    table: &mut Vec<Line>,
    beside: impl FnOnce(&mut Vec<Line>) -> Result<T> + Send,
    here: impl FnOnce(&mut Vec<Line>) -> Result<()>,
) -> Result<T> {
    let (here, beside) = thread::scope(|scope| {
        let beside = scope.spawn(|| {
            let mut lines = Vec::new();
            let given = beside(&mut lines);
            (lines, given)
        });
        (here(table), beside.join())
    });
    let (lines, given) = beside.map_err(|_| anyhow!("what ran beside the other stages stopped short"))?;
    table.extend(lines);
    here?;
    given
}

/// Gets what the browser tests need, and builds and weighs what a browser loads.
fn fetch_and_weigh(project: &Project, options: &Options, table: &mut Vec<Line>) -> Result<Option<setup::BrowserTools>> {
    let browser = if options.asks_for(Stage::Browser) {
        Some(timed(table, "tools", || setup::for_tests(project))?)
    } else {
        None
    };
    in_turn(project, &[Stage::Assets], options, (table, None))?;
    Ok(browser)
}

/// The stages that are asked for, one after the other.
fn in_turn(
    project: &Project,
    stages: &[Stage],
    options: &Options,
    (table, browser): (&mut Vec<Line>, Option<&setup::BrowserTools>),
) -> Result<()> {
    for stage in stages.iter().copied().filter(|stage| options.asks_for(*stage)) {
        let name = format!("{stage:?}").to_lowercase();
        eprintln!("\n== {name}");
        timed(table, &name, || run(project, stage, options, browser))
            .with_context(|| format!("the stage {name} failed"))?;
    }
    Ok(())
}

fn run(project: &Project, stage: Stage, options: &Options, browser: Option<&setup::BrowserTools>) -> Result<()> {
    match stage {
        Stage::Fmt => cargo(project, "fmt", &["--all", "--check"]),
        Stage::Clippy => clippy(project),
        Stage::Assets => weigh(project),
        Stage::Rust => rust(project),
        Stage::Postgres => on_postgres(project),
        Stage::Faults => faults(project),
        Stage::Reading => reading(project, options.asks_for(Stage::Rust)),
        Stage::Doc => doc(project),
        Stage::Browser => browser_tests(project, options, browser.context("the browser tools were not fetched")?),
    }
}

fn cargo(project: &Project, subcommand: &str, arguments: &[&str]) -> Result<()> {
    let mut command = project.cargo(subcommand);
    command.args(arguments);
    project.run(command)
}

fn clippy(project: &Project) -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    for targets in [&["--all-targets"][..], &FAULTS] {
        cargo(project, "clippy", &[&HOST[..], targets, &deny].concat())?;
    }
    let browser = ["-p", "browser", "--target", "wasm32-unknown-unknown", "--locked"];
    cargo(project, "clippy", &[&browser[..], &deny].concat())
}

fn weigh(project: &Project) -> Result<()> {
    let sizes = assets::build(project)?;
    let (script, style) = (sizes.script_brotli(), sizes.style_brotli());
    let glossary = sizes.glossary_brotli();
    eprintln!("the letter reader's glossary: {glossary} of {GLOSSARY_BUDGET} bytes");
    ensure!(glossary <= GLOSSARY_BUDGET, "the glossary is too heavy for a phone");
    eprintln!("script and WebAssembly: {script} of {SCRIPT_BUDGET} bytes; style: {style} of {STYLE_BUDGET} bytes");
    ensure!(script <= SCRIPT_BUDGET, "script and WebAssembly are too heavy for a phone");
    ensure!(style <= STYLE_BUDGET, "the style sheet is too heavy for a phone");
    Ok(())
}

/// Programs are built together with the tests: asked for alone, they would be built again with other features.
fn build(project: &Project) -> Result<()> {
    cargo(project, "build", &[&HOST[..], &["--bins", "--tests"]].concat())
}

fn faults(project: &Project) -> Result<()> {
    build(project)?;
    cargo(project, "test", &[&HOST[..], &FAULTS].concat())
}

fn rust(project: &Project) -> Result<()> {
    build(project)?;
    let mut tests = project.cargo("test");
    tests.args(HOST).env("READING_PAGES", pages_to_score(project));
    project.run(tests)
}

/// The storage contract and journeys once more, on the other database engine, and what several portals on it promise.
fn on_postgres(project: &Project) -> Result<()> {
    build(project)?;
    let cluster = Cluster::for_tests()?;
    let rolling = ["--test", "durability", "--", "--ignored"];
    for suite in [&["--test", "store", "--", "--ignored"][..], &rolling, &["--test", "journeys"]] {
        let mut tests = project.cargo("test");
        tests.args(HOST).args(suite).env(TEST_DATABASE, cluster.address("postgres"));
        project.run(tests).context("on PostgreSQL")?;
    }
    Ok(())
}

/// Where the walk through every page in every place leaves what a family reads there.
fn pages_to_score(project: &Project) -> std::path::PathBuf {
    project.root.join("target/reading")
}

/// Walks every page in every place, unless the other tests just did, then scores what a family reads there; the score's own
/// file says how.
fn reading(project: &Project, is_walked: bool) -> Result<()> {
    let scorer = setup::for_reading(project)?;
    let pages = pages_to_score(project);
    if !is_walked {
        let mut walk = project.cargo("test");
        walk.args(HOST).args(["--test", "reading", "--", "--quiet"]).env("READING_PAGES", &pages);
        project.run(walk)?;
    }
    let mut score = project.command("node");
    score.arg(scorer).arg(&pages);
    project.run(score).context("some pages are too hard to read: the report above lists their hardest sentences")
}

fn doc(project: &Project) -> Result<()> {
    let mut command = project.cargo("doc");
    command.args(HOST).args(["--no-deps", "--document-private-items", "--lib"]);
    // Private items are always part of our documents, so links to them hold.
    command.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    project.run(command)
}

/// Half of the browser tests look at a portal on one database engine, half at one on the other: with scripts and without.
fn browser_tests(project: &Project, options: &Options, tools: &setup::BrowserTools) -> Result<()> {
    assets::build(project)?;
    build(project)?;
    let cluster = Cluster::for_tests()?;
    project.run(playwright(project, tools, &cluster))?;
    if options.long {
        let mut swapped = playwright(project, tools, &cluster);
        swapped.env("PORTAL_TEST_SWAPPED", "1");
        project.run(swapped).context("with the database engines the other way round")?;
    }
    Ok(())
}

fn playwright(project: &Project, tools: &setup::BrowserTools, cluster: &Cluster) -> std::process::Command {
    let mut command = project.command("npx");
    command.args(["--no-install", "playwright", "test"]).current_dir(&tools.tests);
    command.env("PORTAL_SERVER_BIN", project.built(false, "server"));
    command.env("PORTAL_SITE", &project.site);
    command.env("PORTAL_PLACES", project.root.join("server/places"));
    command.env("CHROMIUM", &tools.chromium).env("FIREFOX", &tools.firefox);
    command.env(TEST_DATABASE, cluster.address("postgres"));
    command.env("PORTAL_TEST_CREATEDB", cluster.programs().join("createdb"));
    command
}

struct Line {
    name: String,
    seconds: u64,
    outcome: &'static str,
}

fn timed<T>(table: &mut Vec<Line>, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    #[expect(clippy::disallowed_methods, reason = "how long a stage takes is this command's own business")]
    let start = std::time::Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "passed" } else { "FAILED" };
    table.push(Line { name: name.to_owned(), seconds: start.elapsed().as_secs(), outcome });
    result
}

fn print(table: &[Line]) {
    eprintln!("\n{:<8} {:>7}  result", "stage", "seconds");
    for line in table {
        eprintln!("{:<8} {:>7}  {}", line.name, line.seconds, line.outcome);
    }
}
