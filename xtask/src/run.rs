//! From a fresh clone to a working portal, and with `--with-hub` to a hub that receives what families send.
//!
//! It keeps everything it writes in `var/`. It refuses to be a way to run the portal for real families: the operator's
//! guide says how, with the same `server` program.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::OpenOptionsExt as _,
    sync::atomic::Ordering,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    assets,
    postgres::Cluster,
    process::{self, Running},
    project::Project,
    setup,
};

/// How to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where the portal listens.
    #[arg(long, env = "PORTAL_ADDRESS", default_value = "127.0.0.1:3000")]
    address: SocketAddr,
    /// Where the example hub listens.
    #[arg(long, env = "HUB_ADDRESS", default_value = "127.0.0.1:4000")]
    hub_address: SocketAddr,
    /// Also start an example hub that receives requests and confirms them.
    #[arg(long)]
    with_hub: bool,
    /// Keep everything in a PostgreSQL database in `var/postgres` instead of a file.
    #[arg(long)]
    postgres: bool,
    /// Build the server optimised, as for real use.
    #[arg(long)]
    release: bool,
}

/// Fetches, builds, starts, and waits until somebody presses Ctrl-C.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    must_be_free(options.address, "--address")?;
    if options.with_hub {
        must_be_free(options.hub_address, "--hub-address")?;
    }
    setup::for_building(project)?;
    assets::build(project)?;
    build(project, options)?;
    let var = project.root.join("var");
    fs::create_dir_all(&var).context("cannot make the folder var")?;

    let mut server = project.command(project.built(options.release, "server"));
    server.arg("serve").env("PORTAL_ADDRESS", options.address.to_string());
    server.env("PORTAL_SITE_DIR", &project.site).env("PORTAL_DATA_DIR", &var);
    let cluster = options.postgres.then(|| Cluster::of(project)).transpose()?;
    if let Some(cluster) = &cluster {
        server.env("PORTAL_DATABASE", cluster.portal()?);
    }
    let mut hub = None;
    if options.with_hub {
        let secret = kept_secret(project, "hub.secret")?;
        server.env("PORTAL_HUB_URL", format!("http://{}/cases", options.hub_address));
        server.env("PORTAL_HUB_SECRET", &secret);
        server.env("PORTAL_HUB_SCOPES", "news plans meetings team messages");
        server.env("PORTAL_HUB_SANDBOX_SECRET", kept_secret(project, "hub-sandbox.secret")?);
        hub = Some(start_hub(project, options, &secret)?);
    }
    let mut server = Running::start(&mut server)?;
    say_when_ready(project, options.address, &mut server)?;
    let mut children = vec![&mut server];
    children.extend(hub.as_mut());
    match process::first_to_end(&mut children, &project.stop) {
        Ok((index, status)) => bail!("the {} ended with {status}", if index == 0 { "server" } else { "hub" }),
        // Ctrl-C is how people end this command.
        Err(_) if project.stop.load(Ordering::Relaxed) => Ok(()),
        Err(error) => Err(error),
    }
}

fn build(project: &Project, options: &Options) -> Result<()> {
    let mut command = project.cargo("build");
    command.args(["-p", "server", "--bins", "--locked"]);
    if options.release {
        command.arg("--release");
    }
    project.run(command).context("the server does not compile")
}

/// Another program there would be taken for ours.
fn must_be_free(address: SocketAddr, flag: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) => Err(error).with_context(|| {
            format!("cannot listen on {address}: end what is running there, or choose another address with {flag}")
        }),
    }
}

fn start_hub(project: &Project, options: &Options, secret: &str) -> Result<Running> {
    let mut hub = project.command(project.built(options.release, "hub-example"));
    hub.env("HUB_ADDRESS", options.hub_address.to_string());
    hub.env("HUB_DATA", project.root.join("var/hub"));
    hub.env("HUB_SECRET", secret);
    hub.env("HUB_PORTAL", format!("http://{}", options.address));
    let hub = Running::start(&mut hub)?;
    eprintln!("The example hub listens on http://{}", options.hub_address);
    Ok(hub)
}

/// Says where the portal is once it answers, so that nobody opens it too early.
fn say_when_ready(project: &Project, address: SocketAddr, server: &mut Running) -> Result<()> {
    while !project.stop.load(Ordering::Relaxed) {
        if let Some(status) = server.ended()? {
            bail!("the server ended with {status}");
        }
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            eprintln!("The portal is at http://{address} (Ctrl-C ends it)");
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A secret that portal and example hub share: made once, kept where only its owner can read it.
fn kept_secret(project: &Project, name: &str) -> Result<String> {
    let file = project.root.join("var").join(name);
    if let Ok(secret) = fs::read_to_string(&file) {
        return Ok(secret.trim().to_owned());
    }
    let mut bytes = [0; 32];
    fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes)).context("no randomness")?;
    // Standard Webhooks wants Base64. Hexadecimal digits are Base64 too, so no encoder is needed.
    let secret = format!("whsec_{}", assets::hex(&bytes));
    let mut options = fs::OpenOptions::new();
    let made = options.write(true).create_new(true).mode(0o600).open(&file);
    made.and_then(|mut file| writeln!(file, "{secret}"))
        .with_context(|| format!("cannot keep a secret in var/{name}"))?;
    Ok(secret)
}
