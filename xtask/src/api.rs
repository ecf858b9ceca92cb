//! Lets schemathesis look for holes in the partner API, against the served description and the sandbox.
//!
//! It makes a Python folder of its own from `tests/api/requirements.txt`, starts a portal whose data goes with it, and shows
//! what schemathesis shows. It needs Python and minutes, so it is no part of `cargo xtask test`.

use std::{
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{process::Running, project::Project};

/// Two secrets for a portal that nobody else reaches and that is gone in minutes.
const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const SANDBOX_SECRET: &str = "whsec_E4HXuDSKjtuueEjnSKOX/d7uUaurd9qF";

/// How long to look.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many made-up reports of each kind; ten kinds at a thousand each are 10,000 and more.
    #[arg(long, default_value_t = 1_000)]
    examples: u32,
}

/// Looks, and fails when a hole was found.
pub(crate) fn api(project: &Project, options: &Options) -> Result<()> {
    let schemathesis = schemathesis(project)?;
    let mut build = project.cargo("build");
    build.args(["--workspace", "--exclude", "browser", "--locked", "--bins"]);
    project.run(build).context("the server does not compile")?;

    let scratch = project.root.join("target/api/portal");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).context("cannot clear away the portal of the last look")?;
    }
    fs::create_dir_all(&scratch).context("cannot make a folder to work in")?;
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).context("no free port")?;
    let mut server = project.command(project.built(false, "server"));
    server.arg("serve").env("PORTAL_ADDRESS", address.to_string()).env("PORTAL_DATA_DIR", &scratch);
    server.env("PORTAL_SITE_DIR", &project.site).env("PORTAL_PLACES_DIR", project.root.join("server/places"));
    server.env("PORTAL_HUB_URL", "http://127.0.0.1:9/cases").env("PORTAL_HUB_SECRET", SECRET);
    server.env("PORTAL_HUB_SCOPES", "news plans meetings team messages");
    server.env("PORTAL_HUB_SANDBOX_SECRET", SANDBOX_SECRET).env("PORTAL_LOG_FILTER", "warn");
    let mut server = Running::start(&mut server)?;
    until_it_answers(address, &mut server)?;

    let folder = project.root.join("tests/api");
    let mut look = project.command(schemathesis);
    look.arg("--config-file").arg(folder.join("schemathesis.toml")).arg("run");
    look.arg(format!("http://{address}/partner/v1/openapi.json"));
    look.arg("--url").arg(format!("http://{address}/partner/sandbox/v1"));
    look.args(["--phases", "examples,coverage,fuzzing", "--mode", "all", "--continue-on-failure", "--seed", "2026"]);
    look.args(["--suppress-health-check", "all", "--max-examples", &options.examples.to_string()]);
    look.env("SCHEMATHESIS_HOOKS", "sign").env("PYTHONPATH", &folder).env("API_SANDBOX_SECRET", SANDBOX_SECRET);
    look.current_dir(project.root.join("target/api"));
    project.run(look).context("schemathesis found something: see above")?;
    ensure!(server.ended()?.is_none(), "the portal ended while it was looked at");
    Ok(())
}

/// The program, in a Python folder of its own that is made once for each version asked for.
fn schemathesis(project: &Project) -> Result<PathBuf> {
    const MEND: &str =
        "install Python 3.10 or newer with venv (Debian: apt-get install python3-venv), and check the network";
    let wanted = project.root.join("tests/api/requirements.txt");
    let folder = project.root.join("target/api/python");
    let (stamp, text) =
        (folder.join(".installed"), fs::read_to_string(&wanted).context("cannot read what to install")?);
    if fs::read_to_string(&stamp).is_ok_and(|old| old == text) {
        return Ok(folder.join("bin/schemathesis"));
    }
    eprintln!("[1/2] making a Python folder in target/api…");
    let mut venv = project.command("python3");
    venv.args(["-m", "venv", "--clear"]).arg(&folder);
    project.run(venv).context(MEND)?;
    eprintln!("[2/2] fetching schemathesis (pip install)…");
    let mut pip = project.command(folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "-r"]).arg(wanted);
    project.run(pip).context(MEND)?;
    fs::write(stamp, text).context("cannot note what pip installed")?;
    Ok(folder.join("bin/schemathesis"))
}

fn until_it_answers(address: SocketAddr, server: &mut Running) -> Result<()> {
    for _ in 0..600 {
        if let Some(status) = server.ended()? {
            bail!("the portal ended with {status}");
        }
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("the portal does not answer on {address}")
}
