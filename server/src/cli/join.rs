//! Where the parts meet: storage, keys, hubs and pages are made here and nowhere else.
//!
//! Everything this program needs from the world is chosen in [`join`]; the library only ever sees it as ports.

use std::path::Path;

use anyhow::bail;
use app::ports::Places;
use secrecy::SecretString;
use server::{
    Parts,
    settings::{Settings, hubs::HubLink},
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// The parts, and what runs beside them.
pub(super) struct Joined {
    pub(super) parts: Parts,
    /// Opens the desk once.
    pub(super) desk_token: SecretString,
    /// They end soon after the stop.
    pub(super) workers: Vec<JoinHandle<()>>,
}

/// Opens storage, brings it up to date, starts the worker that sends and mounts the pages.
pub(super) async fn join(
    _settings: &Settings,
    _places: Places,
    _hubs: Vec<HubLink>,
    _stop: &CancellationToken,
) -> anyhow::Result<Joined> {
    bail!("this build has no storage yet")
}

/// Brings storage up to date.
pub(super) async fn migrate(_settings: &Settings) -> anyhow::Result<()> {
    bail!("this build has no storage yet")
}

/// Writes a copy of storage to `to`.
pub(super) async fn backup(_settings: &Settings, _to: &Path) -> anyhow::Result<()> {
    bail!("this build has no storage yet")
}
