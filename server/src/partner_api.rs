//! What a hub's computer may tell the portal: "we have it", "a person has read it", and the answer to a question.
//!
//! [`router`] serves `POST /partner/v1/news`, signed by Standard Webhooks with that hub's own secret over the raw
//! bytes. News is idempotent by its event id and never moves a request back. The answers say nothing about requests
//! that are not the hub's own, and never repeat what was sent.

pub mod news;
pub mod problem;

use std::{sync::Arc, time::Duration};

use app::ports::{Clock, HubNews, NewsTaken, Store};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request, State, rejection::BytesRejection},
    http::HeaderMap,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::post,
};
use bytes::Bytes;
use serde::Serialize;
use tokio::{sync::Semaphore, time};
use tracing::{error, info};

use self::{news::News, problem::Refusal};
use crate::forward::Hubs;

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

/// `POST /partner/v1/news` and nothing else.
pub fn router(api: PartnerApi) -> Router {
    let places = Arc::new(Semaphore::new(MOST_AT_ONCE));
    Router::new()
        .route("/partner/v1/news", post(take).layer(DefaultBodyLimit::max(LONGEST_BODY)))
        .layer(middleware::from_fn_with_state(places, bounded))
        .with_state(api)
}

#[derive(Serialize)]
struct Answer {
    taken: &'static str,
}

async fn take(
    State(api): State<PartnerApi>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Answer>, Refusal> {
    let body = body.map_err(|rejection| match rejection.status().as_u16() {
        413 => Refusal::TooLong,
        _ => Refusal::NotNews,
    })?;
    let news = api.read(&headers, &body)?;
    let taken = api.store.take_news(&news, api.clock.now()).await.map_err(|fault| {
        error!(error = ?fault, "news from a hub cannot be kept");
        Refusal::NotNow
    })?;
    let (place, hub, reference) = (news.place.as_str(), news.hub.as_str(), news.reference.as_str());
    let taken = match taken {
        NewsTaken::Taken => "taken",
        NewsTaken::Already => "already",
        NewsTaken::NoSuchRequest => return Err(Refusal::NoSuchRequest),
        NewsTaken::NotAQuestion => return Err(Refusal::NotAQuestion),
    };
    info!(place, hub, reference, delivery = news.delivery.slug(), taken, "news from a hub");
    Ok(Json(Answer { taken }))
}

impl PartnerApi {
    /// Reads the body just far enough to know whose secret to use, checks the signature, and only then believes it.
    fn read(&self, headers: &HeaderMap, body: &[u8]) -> Result<HubNews, Refusal> {
        let now = self.clock.now();
        let news = News::parse(body)?;
        let key = self.hubs.key(&news.place, &news.hub).ok_or(Refusal::NotSigned)?;
        let id = key.verify(headers, body, now).map_err(|_| Refusal::NotSigned)?;
        if id != news.event {
            return Err(Refusal::OtherEvent);
        }
        Ok(news.into_hub_news(now))
    }
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
