//! Everything that must hold, in one command, cheapest first; it stops at the first stage that fails and always ends
//! with a table of what ran and how long it took.
//!
//! Stages pick the same packages wherever they can, so that Cargo builds each dependency once for each way of building.
//! It refuses to call a stage passed that did not run.

use anyhow::{Context as _, Result, ensure};

use crate::{assets, postgres::Cluster, project::Project, setup};

/// The most script and WebAssembly a family page may load, in bytes as sent.
const SCRIPT_BUDGET: u64 = 60_000;
/// The most style a page may load, in bytes as sent: it shares a phone's first 14 kB with the page itself.
const STYLE_BUDGET: u64 = 8_800;
/// The most the letter reader may load besides, in bytes as sent.
const GLOSSARY_BUDGET: u64 = 40_000;
/// What host builds cover. One selection for lints, tests and documents means one set of features.
pub(crate) const HOST: [&str; 4] = ["--workspace", "--exclude", "browser", "--locked"];

/// Names the database server that tests may make databases on.
const TEST_DATABASE: &str = "PORTAL_TEST_DATABASE";
/// The journeys that every run also walks on the other database engine: those that write most, by most kinds of people. The
/// rest would make the run too long for its 45 minutes; `--long` walks them all.
const JOURNEYS_ON_POSTGRES: [&str; 5] = ["coming_back::", "desk_plan::", "notices::", "plan::", "sending::"];
/// The browser tests that also run against a portal on the other database engine: three people from a first request to the
/// end of a plan.
const BROWSER_ON_POSTGRES: [&str; 1] = ["specs/plan.spec.js"];

/// What to check.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only these stages, such as `fmt,clippy`.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Stage>,
    /// Also what would make every run too long: all journeys on PostgreSQL.
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
    /// A nine-year-old can read every family page and every message.
    Reading,
    /// Every documented link leads somewhere.
    Doc,
    /// Keyboard, islands, accessibility and markup in a real browser.
    Browser,
}

const STAGES: [Stage; 8] = [
    Stage::Fmt,
    Stage::Clippy,
    Stage::Assets,
    Stage::Rust,
    Stage::Postgres,
    Stage::Reading,
    Stage::Doc,
    Stage::Browser,
];

/// Runs the stages.
pub(crate) fn test(project: &Project, options: &Options) -> Result<()> {
    let is_asked = |stage: Stage| options.only.is_empty() || options.only.contains(&stage);
    let mut table = Vec::new();
    let result = stages(project, (&is_asked, options.long), &mut table);
    print(&table);
    result
}

fn stages(project: &Project, (is_asked, is_long): (&dyn Fn(Stage) -> bool, bool), table: &mut Vec<Line>) -> Result<()> {
    let browser = timed(table, "setup", || prepare(project, is_asked(Stage::Browser)))?;
    for stage in STAGES.into_iter().filter(|stage| is_asked(*stage)) {
        let name = format!("{stage:?}").to_lowercase();
        eprintln!("\n== {name}");
        timed(table, &name, || run(project, (stage, is_asked, is_long), browser.as_ref()))
            .with_context(|| format!("the stage {name} failed"))?;
    }
    Ok(())
}

fn prepare(project: &Project, with_browser: bool) -> Result<Option<setup::BrowserTools>> {
    if with_browser {
        return setup::for_tests(project).map(Some);
    }
    setup::for_linting(project)?;
    Ok(None)
}

fn run(
    project: &Project,
    (stage, is_asked, is_long): (Stage, &dyn Fn(Stage) -> bool, bool),
    browser: Option<&setup::BrowserTools>,
) -> Result<()> {
    match stage {
        Stage::Fmt => cargo(project, "fmt", &["--all", "--check"]),
        Stage::Clippy => clippy(project),
        Stage::Assets => weigh(project),
        Stage::Rust => rust(project),
        Stage::Postgres => on_postgres(project, is_long),
        Stage::Reading => reading(project, is_asked(Stage::Rust)),
        Stage::Doc => doc(project),
        Stage::Browser => browser_tests(project, browser.context("the browser tools were not fetched")?),
    }
}

fn cargo(project: &Project, subcommand: &str, arguments: &[&str]) -> Result<()> {
    let mut command = project.cargo(subcommand);
    command.args(arguments);
    project.run(command)
}

fn clippy(project: &Project) -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    cargo(project, "clippy", &[&HOST[..], &["--all-targets"], &deny].concat())?;
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

fn rust(project: &Project) -> Result<()> {
    build(project)?;
    let mut tests = project.cargo("test");
    tests.args(HOST).env("READING_PAGES", pages_to_score(project));
    project.run(tests)
}

/// The storage contract and journeys once more, on the other database engine, and what several portals on it promise.
fn on_postgres(project: &Project, is_long: bool) -> Result<()> {
    build(project)?;
    let cluster = Cluster::for_tests()?;
    let named: &[&str] = if is_long { &[] } else { &JOURNEYS_ON_POSTGRES };
    let journeys = [&["--test", "journeys", "--"], named].concat();
    let rolling = ["--test", "durability", "--", "--ignored"];
    for suite in [&["--test", "store", "--", "--ignored"][..], &rolling, &journeys] {
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

fn browser_tests(project: &Project, tools: &setup::BrowserTools) -> Result<()> {
    assets::build(project)?;
    build(project)?;
    project.run(playwright(project, tools))?;
    let cluster = Cluster::for_tests()?;
    let mut command = playwright(project, tools);
    command.args(BROWSER_ON_POSTGRES).env(TEST_DATABASE, cluster.address("postgres"));
    command.env("PORTAL_TEST_CREATEDB", cluster.programs().join("createdb"));
    project.run(command).context("on PostgreSQL")
}

fn playwright(project: &Project, tools: &setup::BrowserTools) -> std::process::Command {
    let mut command = project.command("npx");
    command.args(["--no-install", "playwright", "test"]).current_dir(&tools.tests);
    command.env("PORTAL_SERVER_BIN", project.built(false, "server"));
    command.env("PORTAL_SITE", &project.site);
    command.env("PORTAL_PLACES", project.root.join("server/places"));
    command.env("CHROMIUM", &tools.chromium).env("FIREFOX", &tools.firefox);
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
