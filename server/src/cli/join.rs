//! Where the parts meet: storage, keys, hubs and pages are made here and nowhere else.
//!
//! Everything this program needs from the world is chosen in [`join`]; the library only ever sees it as ports.

use std::{fs, path::Path, sync::Arc};

use anyhow::Context;
use app::ports::{Clock, Ids, Places, Portal, Store};
use secrecy::SecretString;
use server::{
    Parts, context,
    crypto::{
        clock::SystemClock,
        codes::{ArgonCodes, Cost},
        ids::OsIds,
        keyring::KeyRing,
        signer::PortalSigner,
    },
    desk_link::OneTimeLink,
    forward::{HubSettings, Hubs, Wake, Worker, schema},
    holidays,
    http::static_files,
    logs,
    notify::{self, receipts::Receipts},
    offers,
    partner_api::{self, PartnerApi},
    passkeys::WebAuthn,
    settings::{Database, KeyFile, Settings, hubs::HubLink},
    store::{
        self,
        keeper::Keeper,
        postgres::{Connections, PostgresStore},
    },
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
    settings: &Settings,
    places: Places,
    hubs: Vec<HubLink>,
    stop: &CancellationToken,
) -> anyhow::Result<Joined> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let keys = key_ring(settings, ids.as_ref())?;
    let store = open(settings, &keys, &ids).await?;
    store.migrate().await?;
    let store: Arc<dyn Store> = store;
    offers::samples::load(store.as_ref(), &places, &settings.places_dir, clock.now()).await?;

    let wake = Wake::default();
    let (link, desk_token) = OneTimeLink::new(ids.as_ref());
    let hubs = Arc::new(Hubs::open(hubs.into_iter().map(HubSettings::from), &clock)?);
    let portal = Portal {
        store: Arc::clone(&store),
        clock: Arc::clone(&clock),
        ids: Arc::clone(&ids),
        codes: Arc::new(ArgonCodes::new(Arc::clone(&keys), Arc::clone(&ids), Cost::default())?),
        authenticators: Arc::new(WebAuthn::at(&settings.passkey_origin())),
        mailer: notify::open(&settings.notify, &clock)?,
        places: Arc::new(places),
        holidays: Arc::new(holidays::england()?),
        settings: Arc::new(settings.for_pages(static_files::assets(settings))),
        desk_link: Arc::new(link),
        desks: hubs.clone(),
        outbox: Arc::new(wake.clone()),
        signer: Arc::new(signer(settings, &keys)?),
    };

    let partner = partner_api::router(PartnerApi {
        store: Arc::clone(&store),
        clock: Arc::clone(&clock),
        hubs: Arc::clone(&hubs),
    });
    let token = settings.notify.receipt_token();
    let receipts = token.map(|token| Receipts { store: Arc::clone(&store), clock: Arc::clone(&clock), token });
    let partner = partner.merge(schema::router()).merge(notify::receipts::router(receipts));
    let worker = Worker { store, clock, ids, hubs, wake };
    let workers = vec![tokio::spawn(worker.run(stop.clone()))];

    let pages = context::pages(settings, &portal, app::shell::App, |_| app::shell::document());
    let network_key = keys.network_key()?;
    let parts = Parts { portal, pages, partner, network_key };
    Ok(Joined { parts, desk_token: desk_token.into(), workers })
}

/// Signs stories that families take along, and knows the portals that the settings trust.
fn signer(settings: &Settings, keys: &KeyRing) -> anyhow::Result<PortalSigner> {
    Ok(PortalSigner::new(keys, settings.base_url(), settings.trusted_portals.clone())?)
}

/// The key with which other portals can check the stories that families take along from here.
pub(super) fn story_key(settings: &Settings) -> anyhow::Result<String> {
    let keys = key_ring(settings, &OsIds)?;
    Ok(signer(settings, &keys)?.public_key())
}

/// Brings storage up to date.
pub(super) async fn migrate(settings: &Settings) -> anyhow::Result<()> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = key_ring(settings, ids.as_ref())?;
    Ok(open(settings, &keys, &ids).await?.migrate().await?)
}

/// Writes a copy of storage to `to`.
pub(super) async fn backup(settings: &Settings, to: &Path) -> anyhow::Result<()> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = key_ring(settings, ids.as_ref())?;
    Ok(open(settings, &keys, &ids).await?.backup(to).await?)
}

/// Opens storage for a command that changes it, and brings it up to date.
pub(super) async fn storage(settings: &Settings) -> anyhow::Result<Arc<dyn Keeper>> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = key_ring(settings, ids.as_ref())?;
    let store = open(settings, &keys, &ids).await?;
    store.migrate().await?;
    Ok(store)
}

/// Makes the tables of a database that a portal is moved to.
pub(super) async fn prepare(settings: &Settings, url: &SecretString) -> anyhow::Result<()> {
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    let keys = key_ring(settings, ids.as_ref())?;
    let store = PostgresStore::open(url, &settings.tombstones_dir, (keys, ids), Connections::default()).await?;
    store.prepare().await?;
    store.close().await;
    Ok(())
}

async fn open(settings: &Settings, keys: &Arc<KeyRing>, ids: &Arc<dyn Ids>) -> anyhow::Result<Arc<dyn Keeper>> {
    let (keys, ids) = (Arc::clone(keys), Arc::clone(ids));
    let opened = store::open(&settings.database, &settings.tombstones_dir, (keys, ids)).await;
    match &settings.database {
        Database::File(file) => opened.with_context(|| format!("opening {}", file.display())),
        Database::Server(_) => Ok(opened?),
    }
}

/// The keys that seal what is kept. A trial on this machine gets its own on the first start; see [`KeyFile`].
pub(super) fn key_ring(settings: &Settings, ids: &dyn Ids) -> anyhow::Result<Arc<KeyRing>> {
    fs::create_dir_all(&settings.data_dir)
        .with_context(|| format!("making the data folder {}", settings.data_dir.display()))?;
    let keys = match &settings.key_file {
        KeyFile::MadeOnFirstStart(path) if !path.exists() => {
            tracing::info!(file = %path.display(), "made a new key for this trial; without it nothing kept can be read");
            KeyRing::create(path, ids)?
        }
        KeyFile::MadeOnFirstStart(path) | KeyFile::MustExist(path) => KeyRing::load(path)?,
    };
    logs::seal_with(&keys)?;
    Ok(Arc::new(keys))
}
