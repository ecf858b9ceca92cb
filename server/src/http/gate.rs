//! Only so many pages are made at once; a few wait for their turn, and the rest hear at once that they should come back.
//!
//! Without it a flood makes everybody wait, until nobody's page comes in time. Pages and forms have turns of their own, so
//! that whoever reads never waits for somebody whose code is being checked. A form that is turned away comes back with
//! what was typed, so nothing is lost. The way out and the pages with phone numbers are never turned away.

use std::sync::Arc;

use app::{
    domain::{language::Language, raw_form::RawForm},
    ports::RequestName,
    urls::{NUMBERS, SAFETY, post::EXIT},
    words,
};
use axum::{
    body::to_bytes,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header::CONTENT_TYPE};
use tokio::sync::Semaphore;

use super::{limits::Limits, plain_page};

/// What must open however many people are here.
const ALWAYS: [&str; 3] = [EXIT, NUMBERS, SAFETY];

/// Who is being served.
#[derive(Clone)]
pub(crate) struct Gate {
    pages: Turns,
    forms: Turns,
}

/// Turns of one kind.
#[derive(Clone)]
struct Turns {
    /// Being served or waiting.
    places: Arc<Semaphore>,
    /// Being served.
    served: Arc<Semaphore>,
}

impl Turns {
    fn new(at_once: usize, waiting: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(at_once + waiting)), served: Arc::new(Semaphore::new(at_once)) }
    }
}

impl Gate {
    /// With as many turns as the limits say.
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            pages: Turns::new(limits.pages_at_once, limits.pages_waiting),
            forms: Turns::new(limits.forms_at_once, limits.forms_waiting),
        }
    }

    /// Lets a request through when it is its turn, or turns it away at once.
    pub(crate) async fn pass(self, request: Request, next: Next) -> Response {
        if ALWAYS.contains(&request.uri().path()) {
            return next.run(request).await;
        }
        let turns = if request.method() == Method::POST { &self.forms } else { &self.pages };
        let Ok(_place) = turns.places.try_acquire() else { return turned_away(request).await };
        // Nobody closes the turns, so this only ever waits.
        let _turn = turns.served.acquire().await;
        next.run(request).await
    }
}

/// Come back in a while; here is what you typed.
async fn turned_away(request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let is_form = parts.method == Method::POST
        && parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form"));
    if !is_form {
        return plain_page::busy();
    }
    // The body is whole and small by now: `http::body` has seen to it.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return plain_page::broken_off() };
    let form = RawForm::new(form_urlencoded::parse(&bytes).into_owned());
    let number = parts.extensions.get::<RequestName>().map(RequestName::short).unwrap_or_default();
    let page = words::trouble_page(&form, number, words::of(Language::English));
    (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}
