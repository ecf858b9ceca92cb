//! Only so many pages are made at once; a few wait for their turn, and the rest hear at once that they should come back.
//!
//! Without it a flood makes everybody wait, until nobody's page comes in time. Pages and forms have turns of their own, so
//! that whoever reads never waits for somebody whose code is being checked. A form that is turned away comes back with
//! what was typed, so nothing is lost. The way out and the pages with phone numbers are never turned away.
//!
//! On a disk that is nearly full nothing new is begun, so that there is room for what was begun to be sent (fault D4). It
//! refuses to turn away a request, a concern, or a word about either: those are tried as long as there is any room.

use std::{path::Path, sync::Arc};

use app::{
    domain::{language::Language, raw_form::RawForm},
    ports::RequestName,
    urls::{
        NUMBERS, SAFETY,
        post::{BEGIN, CARRY_BRING, EXIT, HELPING_BEGIN, OWN_BEGIN, STORY_BEGIN},
    },
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

use super::plain_page;
use crate::{
    settings::{Database, Settings},
    watch::machine,
};

/// What must open however many people are here.
const ALWAYS: [&str; 3] = [EXIT, NUMBERS, SAFETY];
/// What begins something new that is kept.
const NEW: [&str; 5] = [BEGIN, OWN_BEGIN, STORY_BEGIN, HELPING_BEGIN, CARRY_BRING];

/// Who is being served.
#[derive(Clone)]
pub(crate) struct Gate {
    pages: Turns,
    forms: Turns,
    spare: Option<Spare>,
}

/// Room that is kept free on the disk of the database file.
#[derive(Clone)]
struct Spare {
    folder: Arc<Path>,
    percent: u64,
}

impl Spare {
    /// Whether there is less. A disk that cannot be asked turns nobody away.
    fn is_used(&self) -> bool {
        machine::room(&self.folder).is_some_and(|room| room.percent_free() < self.percent)
    }
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
    /// With as many turns, and as much room to spare, as the settings say.
    pub(crate) fn new(settings: &Settings) -> Self {
        let limits = settings.limits;
        // The disk of a database server is not ours to see.
        let is_here = matches!(settings.database, Database::File(_));
        Self {
            pages: Turns::new(limits.pages_at_once, limits.pages_waiting),
            forms: Turns::new(limits.forms_at_once, limits.forms_waiting),
            spare: is_here.then(|| Spare { folder: settings.kept_in().into(), percent: limits.spare_percent }),
        }
    }

    /// Lets a request through when it is its turn, or turns it away at once.
    pub(crate) async fn pass(self, request: Request, next: Next) -> Response {
        if ALWAYS.contains(&request.uri().path()) {
            return next.run(request).await;
        }
        if NEW.contains(&request.uri().path()) && self.spare.as_ref().is_some_and(Spare::is_used) {
            tracing::error!("the disk is nearly full: nothing new is begun; make room");
            return turned_away(request, no_room).await;
        }
        let turns = if request.method() == Method::POST { &self.forms } else { &self.pages };
        let Ok(_place) = turns.places.try_acquire() else { return turned_away(request, plain_page::busy).await };
        // Nobody closes the turns, so this only ever waits.
        let _turn = turns.served.acquire().await;
        next.run(request).await
    }
}

/// Come back in a while; here is what you typed. `bare` is said to who typed nothing that can be shown.
async fn turned_away(request: Request, bare: fn() -> Response) -> Response {
    let (parts, body) = request.into_parts();
    let is_form = parts.method == Method::POST
        && parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form"));
    if !is_form {
        return bare();
    }
    // The body is whole and small by now: `http::body` has seen to it.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return plain_page::broken_off() };
    let form = RawForm::new(form_urlencoded::parse(&bytes).into_owned());
    let number = parts.extensions.get::<RequestName>().map(RequestName::short).unwrap_or_default();
    trouble(&form, number)
}

/// Whoever brings a file to a disk that is nearly full hears that it was not kept, and not that many people are here.
fn no_room() -> Response {
    trouble(&RawForm::default(), "")
}

fn trouble(form: &RawForm, number: &str) -> Response {
    let page = words::trouble_page(form, number, words::of(Language::English));
    (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}
