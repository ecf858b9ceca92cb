//! A small hub to try the portal with, and to read before building a real one.
//!
//! [`router`] takes signed messages, keeps each once by its id on stable storage, and only then says yes;
//! [`Acknowledger`] tells the portal "we have it" until the portal has taken it. It listens on this machine only and
//! has no sign-in: it is for made-up requests, never for a family's own.

pub mod acknowledge;
pub mod cases;
mod say;
pub mod settings;

use std::sync::Arc;

use anyhow::Context;
use app::{
    domain::message::{Body, Message},
    ports::{Clock, Ids},
};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use bytes::Bytes;
use serde_json::Value;
use tokio::{net::TcpListener, sync::Notify};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

pub use self::{
    acknowledge::Acknowledger,
    cases::{Case, Cases, Kept},
    settings::{Ack, Settings},
};
use crate::{
    forward::{SigningKey, http_hub, schema},
    partner_api::news::Happened,
};

/// The longest message that is read.
const LONGEST_BODY: usize = 1 << 20;

/// What the hub's pages need.
#[derive(Clone)]
pub struct HubExample {
    /// Everything families sent.
    pub cases: Arc<Cases>,
    /// What professionals sent of their own, in a folder apart: a real hub lets fewer people read these.
    pub concerns: Arc<Cases>,
    /// The secret shared with the portal.
    pub key: Arc<SigningKey>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The one who tells the portal.
    pub acknowledger: Acknowledger,
    /// The same for concerns.
    pub of_concerns: Acknowledger,
}

impl HubExample {
    /// Opens the folder and reads the secret.
    pub fn open(settings: &Settings, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let key = Arc::new(SigningKey::parse(&settings.secret).context("HUB_SECRET")?);
        let acknowledger = Acknowledger {
            client: http_hub::client()?,
            portal: settings.portal.clone(),
            key: Arc::clone(&key),
            clock: Arc::clone(&clock),
            bell: Arc::new(Notify::new()),
        };
        let cases = Arc::new(Cases::open(&settings.data)?);
        let concerns = Arc::new(Cases::open(settings.data.join("concerns"))?);
        let of_concerns = Acknowledger { bell: Arc::new(Notify::new()), ..acknowledger.clone() };
        Ok(Self { cases, concerns, key, clock, acknowledger, of_concerns })
    }
}

/// Runs the hub until `stop`.
pub async fn serve(
    settings: Settings,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let hub = HubExample::open(&settings, clock)?;
    let listener = TcpListener::bind(settings.address).await.context("HUB_ADDRESS")?;
    info!(address = %listener.local_addr()?, "the example hub listens");
    let tellers = [(&hub.acknowledger, &hub.cases), (&hub.of_concerns, &hub.concerns)]
        .map(|(teller, cases)| teller.clone().run(Arc::clone(cases), Arc::clone(&ids), stop.clone()));
    let telling: Vec<_> = tellers.into_iter().filter(|_| settings.ack == Ack::Auto).map(tokio::spawn).collect();
    axum::serve(listener, router(hub)).with_graceful_shutdown(stop.cancelled_owned()).await?;
    for teller in telling {
        teller.await?;
    }
    Ok(())
}

/// `POST /cases` for the portal; `GET /cases`, `GET /concerns` and `POST /cases/{id}/confirmed|seen|say/{report}` for a
/// person trying things out.
pub fn router(hub: HubExample) -> Router {
    Router::new()
        .route("/cases", post(receive).get(list))
        .route("/concerns", get(list_concerns))
        .route("/cases/{id}/confirmed", post(confirm))
        .route("/cases/{id}/seen", post(see))
        .route("/cases/{id}/say/{report}", post(say::say))
        .route("/", get(async || "A hub to try the portal with. GET /cases lists what it received.\n"))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .with_state(hub)
}

/// 202 once the message is on stable storage, however often it comes.
async fn receive(State(hub): State<HubExample>, headers: HeaderMap, body: Bytes) -> Result<StatusCode, StatusCode> {
    let now = hub.clock.now();
    let id = hub.key.verify(&headers, &body, now).map_err(|_| StatusCode::UNAUTHORIZED)?;
    let value: Value = serde_json::from_slice(&body).map_err(|_| StatusCode::BAD_REQUEST)?;
    schema::check(&value).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    let message: Message = serde_json::from_value(value).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    if message.id().to_string() != id {
        return Err(StatusCode::CONFLICT);
    }
    let is_own_request = message.is_own_request();
    let (box_of, teller) = match message.body() {
        Body::Concern(_) => (&hub.concerns, &hub.of_concerns),
        _ => (&hub.cases, &hub.acknowledger),
    };
    let kept = box_of.keep(Case { received_at: now, message }).await.map_err(|fault| {
        error!(error = ?fault, "a message cannot be kept");
        StatusCode::SERVICE_UNAVAILABLE
    })?;
    // A real hub shows this before anything else of the case; the schema has made sure that it says true.
    if is_own_request {
        warn!(id, "a young person's own request: do not contact the family before speaking to them");
    }
    info!(id, again = kept == Kept::Already, "message received");
    teller.wake();
    Ok(StatusCode::ACCEPTED)
}

async fn list(State(hub): State<HubExample>) -> Result<Json<Vec<Case>>, StatusCode> {
    all_of(&hub.cases).await
}

async fn list_concerns(State(hub): State<HubExample>) -> Result<Json<Vec<Case>>, StatusCode> {
    all_of(&hub.concerns).await
}

async fn all_of(cases: &Cases) -> Result<Json<Vec<Case>>, StatusCode> {
    cases.all().await.map(Json).map_err(|fault| {
        error!(error = ?fault, "the cases cannot be read");
        StatusCode::SERVICE_UNAVAILABLE
    })
}

async fn confirm(State(hub): State<HubExample>, Path(id): Path<String>) -> StatusCode {
    tell(&hub, &id, Happened::Confirmed).await
}

async fn see(State(hub): State<HubExample>, Path(id): Path<String>) -> StatusCode {
    tell(&hub, &id, Happened::Seen).await
}

/// Tells the portal once, by hand, and passes its answer on.
async fn tell(hub: &HubExample, id: &str, happened: Happened) -> StatusCode {
    match find(hub, id).await {
        Some(case) => hub.acknowledger.tell(&case, happened).await.unwrap_or(StatusCode::BAD_GATEWAY),
        None => StatusCode::NOT_FOUND,
    }
}

/// What was received under this id.
async fn find(hub: &HubExample, id: &str) -> Option<Case> {
    let (cases, concerns) = (hub.cases.all().await, hub.concerns.all().await);
    let mut all = cases.unwrap_or_default().into_iter().chain(concerns.unwrap_or_default());
    all.find(|case| case.message.id().to_string() == id)
}
