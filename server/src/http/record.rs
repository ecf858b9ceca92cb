//! One log line for each request, with nothing of the person in it.
//!
//! It holds an id we made, the method, the template of the route that matched, the status and the time taken; never
//! the address itself, its query or a header. Whoever is refused has a line of their own ([`super::refusal`]). The same id goes to the client, and its start is the reference on a
//! fault page, so that a report can be joined to its line.

use std::{sync::Arc, time::Duration};

use app::{
    asker::{Asker, Who},
    domain::ids::DeskPersonId,
    ports::{Clock, Ids, RequestName, Store, Witnessed},
};
use axum::{extract::Request, middleware::Next, response::Response};
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, REFERER, RETRY_AFTER},
};
use tracing::Instrument;

use super::{layers::PARTNER, network::Networks, plain_page, plain_page::Calm, refusal::Refusal};
use crate::watch::{self, Route};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a line needs.
#[derive(Clone)]
pub(super) struct Recorder {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) networks: Networks,
    pub(super) store: Arc<dyn Store>,
}

impl Recorder {
    /// Names the request, lets it run, covers a bare fault with a calm page and writes the line.
    pub(super) async fn record(self, mut request: Request, next: Next) -> Response {
        let named = RequestName(self.ids.uuid().simple().to_string());
        let id = named.0.as_str();
        let method = request.method().clone();
        let matched = Route::of(&request);
        let route = matched.template();
        let began = self.clock.now();
        // Never redirect to where a form says it came from; and nobody further in needs to know.
        request.headers_mut().remove(REFERER);
        let (mut parts, body) = request.into_parts();
        let network = self.networks.of(&parts);
        parts.extensions.insert(network);
        parts.extensions.insert(named.clone());
        let asker = Asker::default();
        parts.extensions.insert(asker.clone());
        let span = tracing::info_span!("request", id, %method, route);
        let run = next.run(Request::from_parts(parts, body)).instrument(span);
        let mut response = calm(run.await, named.short());
        if let Some(refusal) = Refusal::of(route, &response) {
            let known = asker.known();
            let refusal = if known.is_slowed { Refusal::SlowDown } else { refusal };
            let who = if route.starts_with(PARTNER) { Who::Hub } else { known.who };
            // Whatever else is kept out of the log: that somebody was refused is not.
            tracing::warn!(id, %method, route, refusal = refusal.word(), who = who.word(), "refused");
            watch::denied(refusal, who);
            if let Some(person) = known.person {
                self.witness(person, format!("{} {method} {route}", refusal.word())).await;
            }
        }
        let taken = began.duration_until(self.clock.now());
        watch::answered(&matched, response.status(), Duration::try_from(taken).unwrap_or_default());
        if is_shed(&response) {
            watch::shed();
        }
        let taken = taken.as_millis();
        let status = response.status().as_u16();
        tracing::info!(id, %method, route, status, ms = i64::try_from(taken).unwrap_or(i64::MAX), "answered");
        if let Ok(id) = HeaderValue::from_str(id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
}

impl Recorder {
    /// Staff who were refused stand in the audit, by their id.
    async fn witness(&self, person: DeskPersonId, what: String) {
        if let Err(fault) = self.store.witness(&Witnessed::Refused { person, what }, self.clock.now()).await {
            tracing::error!(error = ?fault, "could not note in the audit that somebody was refused");
        }
    }
}

/// Whether somebody was sent away because of a crowd: by one of the calm pages, or with a time to come back. A page that
/// says that storage fails is neither.
fn is_shed(response: &Response) -> bool {
    let is_ours = response.extensions().get::<Calm>().is_some() || response.headers().contains_key(RETRY_AFTER);
    response.status() == StatusCode::SERVICE_UNAVAILABLE && is_ours
}

/// A fault that nobody made into a page becomes the calm page; a program's JSON stays as it is.
fn calm(response: Response, reference: &str) -> Response {
    let made = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
        kind.starts_with("text/html") || kind.starts_with("application/json") || kind.starts_with("application/problem")
    });
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || made || response.extensions().get::<Calm>().is_some() {
        return response;
    }
    let mut page = plain_page::our_fault(reference);
    // A page that failed may already have set a cookie; it stays.
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH && !page.headers().contains_key(name) {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    page
}
