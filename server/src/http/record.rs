//! One log line for each request, with nothing of the person in it.
//!
//! It holds an id we made, the method, the template of the route that matched, the status and the time taken; never
//! the address itself, its query or a header. The same id goes to the client, and its start is the reference on a
//! fault page, so that a report can be joined to its line.

use std::sync::Arc;

use app::ports::{Clock, Ids};
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE, REFERER},
};
use tracing::Instrument;

use super::{network::Networks, plain_page, plain_page::Calm};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, made by us and put into its extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// What a line needs.
#[derive(Clone)]
pub(super) struct Recorder {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) networks: Networks,
}

impl Recorder {
    /// Names the request, lets it run, covers a bare fault with a calm page and writes the line.
    pub(super) async fn record(self, mut request: Request, next: Next) -> Response {
        let id = self.ids.uuid().simple().to_string();
        let method = request.method().clone();
        let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
        let began = self.clock.now();
        // Never redirect to where a form says it came from; and nobody further in needs to know.
        request.headers_mut().remove(REFERER);
        let (mut parts, body) = request.into_parts();
        let network = self.networks.of(&parts);
        parts.extensions.insert(network);
        parts.extensions.insert(RequestId(id.clone()));
        let span = tracing::info_span!("request", id, %method, route);
        let run = next.run(Request::from_parts(parts, body)).instrument(span);
        let mut response = calm(run.await, id.get(..8).unwrap_or_default());
        let taken = began.duration_until(self.clock.now()).as_millis();
        let status = response.status().as_u16();
        tracing::info!(id, %method, route, status, ms = i64::try_from(taken).unwrap_or(i64::MAX), "answered");
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
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
