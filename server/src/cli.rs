//! The commands, and what each needs in order.
//!
//! What is printed for a person goes to standard output; what happened goes to the log. Nothing is started before
//! settings and places are right.

mod import;
mod join;
mod keeping;
mod keys;
mod looking;
mod moving;

use std::{env, io::Write, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use anyhow::Context;
use app::ports::Places;
use clap::{Args, Parser, Subcommand};
use reqwest::{ClientBuilder, redirect::Policy};
use secrecy::ExposeSecret;
use server::{
    http::accept::{Ended, listen, serve, stop_on_signal},
    jobs, logs, places,
    settings::{Settings, keys::example},
};

/// The command line, the settings or a place must be mended.
const MEND: u8 = 2;
/// Something failed that may work next time.
const FAILED: u8 = 1;

/// Family Help Portal: families ask for help, give consent and follow their request.
#[derive(Debug, Parser)]
#[command(name = "server", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    config: ConfigFile,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args, Debug)]
struct ConfigFile {
    /// The settings file (see portal.example.toml). Variables such as `PORTAL_ADDRESS` win over it.
    #[arg(long, env = "PORTAL_CONFIG", global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring storage up to date, then answer requests until stopped (SIGTERM or ctrl-C).
    Serve,
    /// Bring storage up to date and stop. `serve` does this too.
    Migrate,
    /// Write a whole, consistent copy of storage while the portal runs. Keep the key file apart from it.
    Backup {
        /// The file to write; it must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Look at this deployment before families do: one line a check, ok, warn or wrong, with what to do. Exit code 2: wrong.
    Doctor {
        /// The folder that backups are put into, to see how old the newest is.
        #[arg(long, value_name = "DIR")]
        backups: Option<PathBuf>,
    },
    /// Check every place and tell all faults at once.
    CheckPlaces {
        /// The folder with one folder for each place; the settings' `places_dir` if left out.
        dir: Option<PathBuf>,
    },
    /// Take a council's open list of services (Open Referral UK 3.0) in place of what its place shows now.
    ImportServices {
        /// A file, or an address: https, or http to this machine.
        #[arg(value_name = "FILE|URL")]
        from: String,
        /// The place, such as york.
        #[arg(long, value_name = "ID")]
        place: String,
    },
    /// Add a key to the key file and wrap every family's key under it; or finish a rotation that was cut off.
    ///
    /// The portal may run meanwhile: it takes the new key up by itself. The key file as it was before is kept beside it.
    /// Old keys stay in the file. The last line is never dropped: it finds every return code.
    RotateKeys {
        /// Afterwards, take keys out of the file that nothing kept here uses any more. Older backups need them.
        #[arg(long)]
        drop_old: bool,
    },
    /// Copy the file to an empty PostgreSQL database, and compare both. The portal must be stopped.
    ///
    /// It can be cut off and run again: it goes on where it was. The file stays as it is.
    MigrateTo {
        /// Where to, such as `postgres://portal@db.example.org/portal`; better given as the variable `MIGRATE_TO`, because
        /// others on this machine can read a command line.
        #[arg(env = "MIGRATE_TO", hide_env_values = true, value_name = "URL")]
        url: String,
    },
    #[command(flatten)]
    Keeping(keeping::Command),
    /// Ask a running portal whether it is ready, and whether something needs a person. Exit code 0: yes.
    Health {
        /// The portal's address; the settings' own if left out.
        #[arg(long, value_name = "URL")]
        url: Option<String>,
    },
    /// Print the key with which other portals can check the stories that families take along from here.
    StoryKey,
    /// Print the settings file with every default.
    ExampleSettings,
}

/// Why a command ended badly.
enum Trouble {
    Mend(String),
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// Runs the command and turns its end into an exit code.
pub(crate) fn run(cli: Cli) -> ExitCode {
    match dispatch(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Mend(what)) => {
            complain(&what);
            ExitCode::from(MEND)
        }
        Err(Trouble::Failed(error)) => {
            complain(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(cli: Cli) -> Result<(), Trouble> {
    let settings = || {
        Settings::read(cli.config.config.as_deref(), env::vars()).map_err(|faults| Trouble::Mend(faults.to_string()))
    };
    match cli.command {
        Command::Doctor { backups } => looking::doctor(cli.config.config.as_deref(), backups)?,
        Command::ExampleSettings => tell(&example())?,
        Command::StoryKey => tell(&format!("{}\n", join::story_key(&settings()?)?))?,
        Command::CheckPlaces { dir } => {
            let dir = dir.map_or_else(|| settings().map(|settings| settings.places_dir), Ok)?;
            let places = places::load(&dir).map_err(|faults| Trouble::Mend(faults.to_string()))?;
            tell(&format!("{} places are right.\n", places.all().count()))?;
        }
        Command::Health { url } => {
            let url = url.map_or_else(|| settings().map(|settings| format!("http://{}", settings.address)), Ok)?;
            in_runtime(health(&url))?;
        }
        Command::Migrate => {
            let settings = settings()?;
            logs::start(&settings);
            in_runtime(join::migrate(&settings))?;
        }
        Command::Backup { to } => {
            let settings = settings()?;
            logs::start(&settings);
            in_runtime(join::backup(&settings, &to))?;
        }
        Command::MigrateTo { url } => {
            let settings = settings()?;
            logs::start(&settings);
            in_runtime(moving::run(&settings, &url.into()))?;
        }
        Command::Keeping(command) => keeping::run(command, cli.config.config.as_deref())?,
        Command::RotateKeys { drop_old } => {
            let settings = settings()?;
            logs::start(&settings);
            in_runtime(keys::run(&settings, drop_old))?;
        }
        Command::ImportServices { from, place } => {
            let settings = settings()?;
            logs::start(&settings);
            let places = places::load(&settings.places_dir).map_err(|faults| Trouble::Mend(faults.to_string()))?;
            let (place, origin) = import::understand(&places, &place, &from).map_err(Trouble::Mend)?;
            in_runtime(import::run(&settings, &place, &origin))?;
        }
        Command::Serve => {
            let settings = settings()?;
            logs::start(&settings);
            let places = places::load(&settings.places_dir).map_err(|faults| Trouble::Mend(faults.to_string()))?;
            let hubs = settings.hubs.resolve(&places).map_err(|faults| Trouble::Mend(faults.to_string()))?;
            in_runtime(serve_until_stopped(settings, places, hubs))?;
        }
    }
    Ok(())
}

async fn serve_until_stopped(
    settings: Settings,
    places: Places,
    hubs: Vec<server::settings::hubs::HubLink>,
) -> anyhow::Result<()> {
    let stop = stop_on_signal().context("listening for the stop signal")?;
    let joined = join::join(&settings, places, hubs, &stop).await?;
    let listener = listen(settings.address)
        .with_context(|| format!("listening on {}: is another portal running there?", settings.address))?;
    let (store, clock) = (Arc::clone(&joined.parts.portal.store), Arc::clone(&joined.parts.portal.clock));
    let rounds = jobs::start(&joined.parts.portal, &stop);
    let watching = looking::watching(&settings, &joined.parts.portal, &stop).await?;
    let router = server::build(&settings, joined.parts);
    tell(&format!(
        "The portal answers at {base}\nThe hub desk, for you alone and once: {base}{path}{token}\n",
        base = settings.base_url(),
        path = server::desk_link::PATH,
        token = joined.desk_token.expose_secret(),
    ))?;
    let ended = serve(listener, router, settings.limits, stop).await;
    for task in rounds.into_iter().chain(joined.workers).chain(watching) {
        // A worker that gave up was logged by the panic hook; the others still end in order.
        let _ = task.await;
    }
    match ended {
        Ended::Drained => tracing::info!("stopped; every request was answered"),
        Ended::CutOff => tracing::warn!("stopped; some slow clients were cut off"),
    }
    jobs::note_log(store.as_ref(), clock.now()).await;
    Ok(())
}

async fn health(url: &str) -> anyhow::Result<()> {
    let url = format!("{}/readyz", url.trim_end_matches('/'));
    let client = ClientBuilder::new().timeout(Duration::from_secs(5)).redirect(Policy::none()).no_proxy().build()?;
    let answer = client.get(&url).send().await.context("the portal does not answer")?;
    anyhow::ensure!(answer.status().is_success(), "the portal answers but is not ready");
    tell(&answer.text().await.context("the portal stopped in the middle of its answer")?)
}

fn in_runtime<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("starting the runtime")?.block_on(work)
}

/// For the person at the terminal.
fn tell(text: &str) -> anyhow::Result<()> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}

/// For the person at the terminal, when something is wrong.
fn complain(text: &str) {
    // With standard error gone there is nobody left to tell; the exit code still says it.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
