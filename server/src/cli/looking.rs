//! What an operator looks at: a deployment before families come, and figures while they do.

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use app::ports::Portal;
use server::{
    crypto::clock::SystemClock,
    doctor::{Deployment, Grade, examine},
    settings::Settings,
    watch::{self, page::Watched},
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::{Trouble, in_runtime, tell};

/// One line a check; it ends badly when something is wrong.
pub(super) fn doctor(config: Option<&Path>, backups: Option<PathBuf>) -> Result<(), Trouble> {
    let settings = Settings::read(config, env::vars());
    let deployment = Deployment { settings, config: config.map(Path::to_owned), backups, clock: Arc::new(SystemClock) };
    let found = in_runtime(async { anyhow::Ok(examine(&deployment).await) })?;
    for finding in &found {
        tell(&format!("{finding}\n"))?;
    }
    let wrong = found.iter().filter(|finding| finding.grade == Grade::Wrong).count();
    if wrong > 0 {
        return Err(Trouble::Mend(format!("{wrong} things must be mended before families come")));
    }
    Ok(())
}

/// Tells figures where the settings say, if they do.
pub(super) async fn watching(
    settings: &Settings,
    portal: &Portal,
    stop: &CancellationToken,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    let Some(address) = settings.metrics_address else { return Ok(None) };
    let watched = Watched {
        store: Arc::clone(&portal.store),
        clock: Arc::clone(&portal.clock),
        folder: settings.kept_in().to_owned(),
        handle: watch::start().context("something else counts in this process")?,
    };
    let told = watch::page::serve(address, watched, stop.clone()).await;
    told.map(Some).with_context(|| format!("telling figures at {address}: is something else there?"))
}
