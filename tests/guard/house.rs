//! A whole server with nothing behind it, and a few routes that misbehave on purpose.

use std::sync::{Arc, atomic::Ordering};

use app::{
    domain::{
        app_code::AppSecret,
        carried::{Check, Signature},
        ids::MemberId,
        lock::{OnceCode, SafeWord},
        return_code::ReturnCode,
    },
    ports::{Clock, Codes, DeskLink, Fault, Ids, NoMailer, Outbox, Places, Portal, Purpose, Secrets, Signer},
};
use async_trait::async_trait;
use axum::{
    Router,
    body::Body,
    response::Redirect,
    routing::{get, post},
};
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use jiff::Timestamp;
use server::{Parts, forward::Hubs, holidays, http::static_files, passkeys::WebAuthn, settings::Settings};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use uuid::Uuid;

use crate::no_store::NoStore;

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        "2026-11-24T12:00:00Z".parse().unwrap()
    }
}

struct Sevens;

impl Ids for Sevens {
    fn uuid(&self) -> Uuid {
        Uuid::from_bytes([7; 16])
    }
    fn secret(&self) -> [u8; 32] {
        [7; 32]
    }
    fn below(&self, _: u32) -> u32 {
        0
    }
}

struct Nothing;

#[async_trait]
impl Codes for Nothing {
    fn look_up_key(&self, _: &ReturnCode) -> [u8; 32] {
        [0; 32]
    }
    fn door_key(&self, _: &ReturnCode) -> [u8; 32] {
        [0; 32]
    }
    async fn verifier(&self, _: &ReturnCode) -> Result<String, Fault> {
        Err(Fault::bare("no codes here"))
    }
    async fn matches(&self, _: &ReturnCode, _: Option<&str>) -> Result<bool, Fault> {
        Ok(false)
    }
}

#[async_trait]
impl Secrets for Nothing {
    fn digest(&self, _: Purpose, _: &[&[u8]]) -> [u8; 32] {
        [0; 32]
    }
    fn app_code(&self, _: &AppSecret, _: i64) -> OnceCode {
        OnceCode::new(0)
    }
    fn invitation_key(&self, _: &ReturnCode) -> [u8; 32] {
        [0; 32]
    }
    fn is_breached(&self, _: &SafeWord) -> bool {
        false
    }
    async fn word_verifier(&self, _: MemberId, _: &SafeWord) -> Result<String, Fault> {
        Err(Fault::bare("no words here"))
    }
    async fn word_matches(&self, _: MemberId, _: Option<&SafeWord>, _: Option<&str>) -> Result<bool, Fault> {
        Ok(false)
    }
}

impl DeskLink for Nothing {
    fn open(&self, _: &str) -> bool {
        false
    }
}

impl Outbox for Nothing {
    fn wake(&self) {}
}

impl Signer for Nothing {
    fn sign(&self, _: &[u8]) -> Result<Signature, Fault> {
        Err(Fault::bare("no key here"))
    }
    fn check(&self, _: &[u8], _: &Signature) -> Check {
        Check::Broken
    }
}

/// A server to ask things of.
pub(crate) struct House {
    pub(crate) router: Router,
    pub(crate) settings: Settings,
    pub(crate) store: Arc<NoStore>,
    pub(crate) portal: Portal,
    /// Lets the page that waits go on.
    pub(crate) go_on: CancellationToken,
    _dir: TempDir,
}

/// The settings of `file`, with a site of its own.
pub(crate) fn settings(dir: &TempDir, file: &str) -> Settings {
    let path = dir.path().join("portal.toml");
    let site = dir.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("hash.txt"), "js: aa\nwasm: bb\ncss: cc\n").unwrap();
    std::fs::write(site.join("pkg/portal.cc.css"), "body{color:#111}".repeat(100)).unwrap();
    std::fs::write(site.join("pkg/portal.cc.css.br"), "packed").unwrap();
    std::fs::write(site.join("robots.txt"), "User-agent: *\nDisallow: /\n").unwrap();
    std::fs::write(&path, format!("site_dir = '{}'\ndata_dir = '{}'\n{file}", site.display(), dir.path().display()))
        .unwrap();
    Settings::read(Some(&path), []).unwrap()
}

/// A server with the settings of `file` and short limits.
pub(crate) fn house_with(file: &str, change: impl Fn(&mut Settings)) -> House {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("key"), "").unwrap();
    let mut settings = settings(&dir, &file.replace("KEY", &format!("'{}'", dir.path().join("key").display())));
    change(&mut settings);
    let store = Arc::new(NoStore::default());
    store.ready.store(true, Ordering::Relaxed);
    let portal = Portal {
        store: store.clone(),
        clock: Arc::new(Still),
        ids: Arc::new(Sevens),
        codes: Arc::new(Nothing),
        authenticators: Arc::new(WebAuthn::at("http://127.0.0.1")),
        mailer: Arc::new(NoMailer),
        places: Arc::new(Places::default()),
        holidays: Arc::new(holidays::england().unwrap()),
        settings: Arc::new(settings.for_pages(static_files::assets(&settings))),
        desk_link: Arc::new(Nothing),
        desks: Arc::new(Hubs::desk_only()),
        outbox: Arc::new(Nothing),
        signer: Arc::new(Nothing),
    };
    let go_on = CancellationToken::new();
    let parts = Parts {
        portal: portal.clone(),
        pages: tests::app::pages(&settings, &portal).merge(odd_pages(&go_on)),
        partner: Router::new().route("/partner/v1/news", post(async |body: String| body.len().to_string())),
        network_key: [1; 32],
    };
    House { router: server::build(&settings, parts), settings, store, portal, go_on, _dir: dir }
}

/// A server on this machine alone.
pub(crate) fn house() -> House {
    house_with("", |_| {})
}

fn odd_pages(go_on: &CancellationToken) -> Router {
    async fn falls() -> StatusCode {
        panic!("Jo Smith, 12 High Street")
    }
    let waits = {
        let go_on = go_on.clone();
        move || go_on.clone().cancelled_owned()
    };
    Router::new()
        .route("/odd/falls", get(falls))
        .route("/odd/fault", get(async || (StatusCode::INTERNAL_SERVER_ERROR, "database password wrong")))
        .route("/odd/moves", get(async || Redirect::to("/")))
        .route("/odd/own-policy", get(async || [("content-security-policy", "default-src 'self'")]))
        .route("/odd/form/{name}", post(async |body: String| body.len().to_string()))
        .route("/odd/waits", get(waits.clone()).post(waits))
        .route("/odd/long", get(async || "word ".repeat(1_000)))
}

/// An answer with its body read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// One of the pages that must work when nothing else does.
    pub(crate) fn is_calm(&self) -> bool {
        self.header("content-type").starts_with("text/html")
            && self.body.contains("In danger now?")
            && self.body.contains("tel:999")
    }
}

impl House {
    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A form post with headers given as pairs.
    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::post(path).header("host", "portal.test");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(body.into()).unwrap()).await
    }
}
