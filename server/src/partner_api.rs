//! What a hub's computer may tell the portal, and the published description of it.
//!
//! [`router`] serves one address for each kind of [`report`], signed by Standard Webhooks with that hub's own secret over
//! the raw bytes and held against the rights that the settings give it. Reports are idempotent by their event id and come in
//! any order. The same addresses below `/partner/sandbox` take made-up requests and reach no family. The answers say nothing
//! about requests that are not the hub's own, and never repeat what was sent.

pub mod news;
pub mod openapi;
pub mod plan;
pub mod problem;
pub mod report;
pub mod sandbox;
mod strict;

use std::{sync::Arc, time::Duration};

use app::{
    domain::plan::{LeadOffer, Meeting, Outcome, PlanText, Stage, Team, ToolReading},
    ports::{Clock, Fault, Store},
};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request, State, rejection::BytesRejection},
    http::{HeaderMap, Uri, uri::PathAndQuery},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::post,
};
use bytes::Bytes;
use schemars::JsonSchema;
use serde::Serialize;
use tokio::{sync::Semaphore, time};
use tower::ServiceExt;
use tracing::error;

pub use self::problem::cover;
use self::{
    news::News,
    plan::{PlanReport, lead::LeadAnswer, message::Words},
    problem::Refusal,
    report::{Report, Taken},
    sandbox::Sandbox,
};
use crate::forward::{Ground, Hubs};

/// The longest body that is read: 1 MiB.
const LONGEST_BODY: usize = 1 << 20;
/// How many reports are worked on at once; more are asked to come back.
const MOST_AT_ONCE: usize = 32;
/// How long one report may take, its body included.
const LONGEST: Duration = Duration::from_secs(15);

/// What the API needs.
#[derive(Clone)]
pub struct PartnerApi {
    /// Where news is kept.
    pub store: Arc<dyn Store>,
    /// The time signatures are held against.
    pub clock: Arc<dyn Clock>,
    /// The hubs' secrets.
    pub hubs: Arc<Hubs>,
}

/// A [`PartnerApi`] on one ground.
#[derive(Clone)]
pub(crate) struct Desk {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    hubs: Arc<Hubs>,
    ground: Ground,
    sandbox: Arc<Sandbox>,
}

/// Logs a fault of ours; the hub is asked to come back.
fn cannot_keep(fault: Fault) -> Refusal {
    error!(error = ?fault, "a report from a hub cannot be kept");
    Refusal::NotNow
}

/// Every address, and the same once more for made-up requests.
pub fn router(api: PartnerApi) -> Router {
    let PartnerApi { store, clock, hubs } = api;
    let real = Desk { store, clock, hubs, ground: Ground::Real, sandbox: Arc::default() };
    let made_up = reports(Desk { ground: Ground::Sandbox, ..real.clone() });
    let made_up = made_up.fallback(async || Refusal::NoSuchAddress).map_request(out_of_sandbox);
    reports(real).nest_service("/partner/sandbox", made_up).merge(openapi::router())
}

fn reports(desk: Desk) -> Router {
    let places = Arc::new(Semaphore::new(MOST_AT_ONCE));
    Router::new()
        .route("/partner/v1/news", post(take::<News>))
        .route("/partner/v1/outcome", post(take::<PlanReport<Outcome>>))
        .route("/partner/v1/stage", post(take::<PlanReport<Stage>>))
        .route("/partner/v1/plan", post(take::<PlanReport<PlanText>>))
        .route("/partner/v1/reading", post(take::<PlanReport<ToolReading>>))
        .route("/partner/v1/team", post(take::<PlanReport<Team>>))
        .route("/partner/v1/lead-offer", post(take::<PlanReport<LeadOffer>>))
        .route("/partner/v1/lead-answer", post(take::<PlanReport<LeadAnswer>>))
        .route("/partner/v1/meeting", post(take::<PlanReport<Meeting>>))
        .route("/partner/v1/message", post(take::<PlanReport<Words>>))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(middleware::from_fn_with_state(places, bounded))
        .with_state(desk)
}

/// `/v1/…`, as nesting leaves it, becomes the address of the same report on the real ground.
fn out_of_sandbox(mut request: Request) -> Request {
    let path = format!("/partner{}", request.uri().path());
    if let Ok(path) = PathAndQuery::try_from(path) {
        *request.uri_mut() = Uri::from(path);
    }
    request
}

/// What a report is answered with.
#[derive(Serialize, JsonSchema)]
struct Answer {
    /// How it was taken.
    taken: Taken,
}

async fn take<R: Report>(
    State(desk): State<Desk>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Answer>, Refusal> {
    let body = body.map_err(|rejection| match rejection.status().as_u16() {
        413 => Refusal::TooLong,
        _ => Refusal::NotAsDescribed,
    })?;
    let now = desk.clock.now();
    let (report, said): (R, _) = report::open((&desk.hubs, desk.ground), &headers, &body, now)?;
    let taken = report.take(&desk, said, now).await?;
    Ok(Json(Answer { taken }))
}

/// Bounds how many reports are worked on at once, and for how long.
async fn bounded(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_place) = places.try_acquire() else {
        return Refusal::NotNow.into_response();
    };
    match time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::TooSlow.into_response(),
    }
}
