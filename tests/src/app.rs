//! The real server on a free port: real router, real storage in a folder of its own, real worker; only the clock is ours.
//!
//! Nothing is stubbed but time and the cost of hashing codes. The server ends with the value.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use app::ports::{Clock, Ids, Portal, Store};
use jiff::{SignedDuration, Timestamp};
use server::{
    Parts,
    crypto::{
        codes::{ArgonCodes, Cost},
        ids::OsIds,
        keyring::KeyRing,
        signer::{PortalSigner, TrustedPortal},
    },
    desk_link::OneTimeLink,
    forward::{HubSettings, Hubs, Wake, Worker, schema},
    notify::{self, receipts::Receipts},
    partner_api::{self, PartnerApi},
    passkeys::WebAuthn,
    settings::{Settings, notify::Notify},
    store::{keeper::Keeper, postgres::PostgresStore, sqlite::SqliteStore},
};
use sqlx::{
    ConnectOptions,
    postgres::PgRow,
    sqlite::{SqliteConnectOptions, SqliteRow},
};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::{
    counting::CountingCodes,
    postgres::{self, TestDatabase},
    visitor::Visitor,
};

/// A clock that stands still until a test moves it: Tuesday 24 November 2026, 10 in the morning.
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Moves time on.
    pub fn advance(&self, by: SignedDuration) {
        let milliseconds = i64::try_from(by.as_millis()).expect("a span a test can name");
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Default for TestClock {
    fn default() -> Self {
        let start: Timestamp = "2026-11-24T10:00:00Z".parse().expect("a time");
        Self(AtomicI64::new(start.as_millisecond()))
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).expect("a time")
    }
}

/// Codes are hashed at a fraction of their real cost, so that a journey takes no longer than it must.
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1 };

/// The real places.
pub const PLACES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/places");

/// Every page of the portal. Compiled here for all tests: each crate that asks for it anew takes minutes and gigabytes.
pub fn pages(settings: &Settings, portal: &Portal) -> axum::Router {
    server::context::pages(settings, portal, app::shell::App, |_| app::shell::document())
}

/// Fresh storage: a database of its own on the server that `PORTAL_TEST_DATABASE` names, or else a file in the folder.
async fn storage(folder: &Path, parts: (Arc<KeyRing>, Arc<dyn Ids>)) -> (Arc<dyn Keeper>, Option<TestDatabase>) {
    if postgres::server().is_some() {
        let database = TestDatabase::fresh().await;
        let store = PostgresStore::open(&database.url(), folder, parts, postgres::FEW).await;
        return (Arc::new(store.expect("storage")), Some(database));
    }
    let store = SqliteStore::open(&folder.join("portal.sqlite"), parts.0, parts.1).await.expect("storage");
    store.migrate().await.expect("tables");
    (Arc::new(store), None)
}

/// A site as the build leaves it, with hardly anything in it.
fn built_site(folder: &Path) -> PathBuf {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg")).expect("a folder");
    for (file, text) in [
        ("hash.txt", "js: aa\nwasm: bb\ncss: cc\n"),
        ("pkg/portal.cc.css", "body{color:#111}"),
        ("pkg/portal.aa.js", "export default 0;"),
        ("robots.txt", "User-agent: *\nDisallow: /\n"),
    ] {
        std::fs::write(site.join(file), text).expect("a file");
    }
    site
}

/// A folder in memory, where there is such a place. Journeys ask what pages do; that the disk keeps it is for `durability` and
/// `faults` to ask, which stay on the disk.
pub fn quick_folder() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).expect("a folder")
}

/// A running portal.
pub struct TestApp {
    /// Its address, such as `http://127.0.0.1:40001`.
    pub base: String,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// What its pages are given.
    pub portal: Portal,
    /// Its storage, to look at what was kept.
    pub store: Arc<dyn Store>,
    /// The same storage as those who run a portal have it, to close it under the portal.
    pub keeper: Arc<dyn Keeper>,
    /// Its codes, to count slow checks.
    pub codes: Arc<CountingCodes>,
    /// The token of the desk's one-time link.
    pub desk_token: String,
    /// The key with which other portals check what families take along from here.
    pub story_key: String,
    /// Where it keeps things.
    pub dir: TempDir,
    _stop: DropGuard,
    database: Option<TestDatabase>,
}

impl TestApp {
    /// A portal whose every hub is its own desk.
    pub async fn start() -> Self {
        Self::start_with(Vec::new()).await
    }

    /// A portal with the places of another folder.
    pub async fn start_in(places: &Path) -> Self {
        Self::build(Vec::new(), places, (Notify::None, Vec::new())).await
    }

    /// A portal with these hubs; the rest go to the desk.
    pub async fn start_with(hubs: Vec<HubSettings>) -> Self {
        Self::build(hubs, Path::new(PLACES), (Notify::None, Vec::new())).await
    }

    /// A portal that believes the story files of these portals.
    pub async fn start_trusting(trusted: Vec<TrustedPortal>) -> Self {
        Self::build(Vec::new(), Path::new(PLACES), (Notify::None, trusted)).await
    }

    /// A portal that sends codes so.
    pub async fn start_sending(notify: Notify) -> Self {
        Self::build(Vec::new(), Path::new(PLACES), (notify, Vec::new())).await
    }

    /// A portal with these hubs that sends codes so.
    pub async fn start_at(hubs: Vec<HubSettings>, notify: Notify) -> Self {
        Self::build(hubs, Path::new(PLACES), (notify, Vec::new())).await
    }

    /// A portal that says it is reached at `https://help.test`, with a few built files.
    pub async fn start_public() -> Self {
        Self::build_as(Vec::new(), Path::new(PLACES), (Notify::None, Vec::new()), true).await
    }

    async fn build(hubs: Vec<HubSettings>, places: &Path, how: (Notify, Vec<TrustedPortal>)) -> Self {
        Self::build_as(hubs, places, how, false).await
    }

    async fn build_as(
        hubs: Vec<HubSettings>,
        places: &Path,
        (notify, trusted): (Notify, Vec<TrustedPortal>),
        is_public: bool,
    ) -> Self {
        let dir = quick_folder();
        let clock = Arc::new(TestClock::default());
        let ids: Arc<dyn Ids> = Arc::new(OsIds);
        let keys = Arc::new(KeyRing::create(&dir.path().join("portal.key"), ids.as_ref()).expect("a key"));
        let (keeper, database) = storage(dir.path(), (Arc::clone(&keys), Arc::clone(&ids))).await;
        let store: Arc<dyn Store> = keeper.clone();

        let loaded_places = server::places::load(places).unwrap_or_else(|faults| panic!("{faults}"));
        let loaded = server::offers::samples::load(store.as_ref(), &loaded_places, places, clock.now()).await;
        loaded.expect("samples");
        let environment = [("PORTAL_EXIT_URL".to_owned(), "https://www.bbc.co.uk/weather".to_owned())];
        let mut settings = Settings::read(None, environment).expect("settings");
        settings.notify = notify;
        if is_public {
            settings.public_url = Some("https://help.test".to_owned());
            settings.site_dir = built_site(dir.path());
        }
        let wake = Wake::default();
        let (link, desk_token) = OneTimeLink::new(ids.as_ref());
        let signer = PortalSigner::new(&keys, "https://help.test".to_owned(), trusted).expect("a signer");
        let story_key = signer.public_key();
        let codes = ArgonCodes::new(keys, Arc::clone(&ids), CHEAP).expect("codes");
        let codes = Arc::new(CountingCodes::new(codes));
        let as_clock: Arc<dyn Clock> = clock.clone();
        let hubs = Arc::new(Hubs::open(hubs, &as_clock).expect("hubs"));
        let portal = Portal {
            store: Arc::clone(&store),
            clock: clock.clone(),
            ids: Arc::clone(&ids),
            codes: codes.clone(),
            authenticators: Arc::new(WebAuthn::at(&settings.passkey_origin())),
            mailer: notify::open(&settings.notify, &as_clock).expect("a mailer"),
            places: Arc::new(loaded_places),
            holidays: Arc::new(server::holidays::england().expect("holidays")),
            settings: Arc::new(settings.for_pages(server::http::static_files::assets(&settings))),
            desk_link: Arc::new(link),
            desks: hubs.clone(),
            outbox: Arc::new(wake.clone()),
            signer: Arc::new(signer),
        };

        let stop = CancellationToken::new();
        let worker = Worker { store: Arc::clone(&store), clock: as_clock.clone(), ids, hubs: Arc::clone(&hubs), wake };
        tokio::spawn(worker.run(stop.clone()));

        let token = settings.notify.receipt_token();
        let receipts = token.map(|token| Receipts { store: Arc::clone(&store), clock: as_clock.clone(), token });
        let partner = partner_api::router(PartnerApi { store: Arc::clone(&store), clock: as_clock, hubs });
        let partner = partner.merge(schema::router()).merge(notify::receipts::router(receipts));
        let pages = pages(&settings, &portal);
        let parts = Parts { portal: portal.clone(), pages, partner, network_key: [7; 32] };
        let router = server::build(&settings, parts);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(server::http::accept::serve(listener, router, settings.limits, stop.clone()));
        Self {
            base,
            clock,
            portal,
            store,
            keeper,
            codes,
            desk_token,
            story_key,
            dir,
            _stop: stop.drop_guard(),
            database,
        }
    }

    /// What a query about its storage gives, such as a count of rows.
    pub async fn asked<T>(&self, sql: &'static str) -> T
    where
        T: Send + Unpin,
        for<'r> (T,): sqlx::FromRow<'r, PgRow> + sqlx::FromRow<'r, SqliteRow>,
    {
        if let Some(database) = &self.database {
            return sqlx::query_scalar(sql).fetch_one(&mut database.connection().await).await.expect("an answer");
        }
        let options = SqliteConnectOptions::new().filename(self.dir.path().join("portal.sqlite"));
        let mut file = options.connect().await.expect("a connection");
        sqlx::query_scalar(sql).fetch_one(&mut file).await.expect("an answer")
    }

    /// Every byte it keeps: its file and what has yet to go into it, or every row of its database.
    pub async fn bytes(&self) -> Vec<u8> {
        if let Some(database) = &self.database {
            return database.bytes().await;
        }
        let files = ["portal.sqlite", "portal.sqlite-wal"].map(|name| self.dir.path().join(name));
        files.iter().flat_map(|file| std::fs::read(file).expect("a file")).collect()
    }

    /// A person with a fresh browser.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.base)
    }
}
