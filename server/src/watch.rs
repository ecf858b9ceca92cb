//! What an operator may watch: counts, times and sizes, never a person, an address or a word of anybody.
//!
//! Every figure and every label it may carry stands in [`figures::EVERY`]; a label is a word from a closed list, or the
//! template of a route. Nothing is counted until [`start`] was called, and the figures are told on an address of their own
//! that only this machine reaches ([`page`]).

pub mod figures;
pub mod machine;
pub mod page;

use std::{sync::OnceLock, time::Duration};

use app::{asker::Who, domain::delivery::Delivery, ports::Posted};
use axum::extract::{MatchedPath, Request};
use http::StatusCode;
use metrics::{Unit, counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use self::figures::{EVERY, Figure, Kind};
use crate::{forward::Delivered, http::refusal::Refusal};

/// The steps of the histogram of answers, in seconds; those of the promises are among them.
const STEPS: &[f64] = &[0.005, 0.025, 0.05, 0.08, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0];

static COUNTED: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts to count in this process; a second call changes nothing. `None` when another counter is there already.
pub fn start() -> Option<&'static PrometheusHandle> {
    if let Some(handle) = COUNTED.get() {
        return Some(handle);
    }
    let steps = Matcher::Full(figures::REQUEST_SECONDS.to_owned());
    let recorder = PrometheusBuilder::new().set_buckets_for_metric(steps, STEPS).ok()?.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_ok() {
        describe();
        // Only one caller comes this far: the facade takes one recorder.
        let _ = COUNTED.set(handle);
    }
    COUNTED.get()
}

fn describe() {
    for Figure { name, kind, help, .. } in EVERY {
        match kind {
            Kind::Counter => metrics::describe_counter!(*name, *help),
            Kind::Gauge => metrics::describe_gauge!(*name, *help),
            Kind::Histogram => metrics::describe_histogram!(*name, Unit::Seconds, *help),
        }
    }
}

fn is_on() -> bool {
    COUNTED.get().is_some()
}

/// The template of the route that a request matched. There is no way to make one from an address.
#[derive(Clone, Debug)]
pub struct Route(Option<MatchedPath>);

impl Route {
    /// What an address is counted as that no route has.
    pub const NONE: &str = "(none)";

    /// The route of a request.
    pub fn of(request: &Request) -> Self {
        Self(request.extensions().get::<MatchedPath>().cloned())
    }

    /// As it is written in the router.
    pub fn template(&self) -> &str {
        self.0.as_ref().map_or(Self::NONE, MatchedPath::as_str)
    }
}

/// One request was answered.
pub fn answered(route: &Route, status: StatusCode, taken: Duration) {
    if !is_on() {
        return;
    }
    let template = route.template();
    counter!(figures::REQUESTS, "route" => template.to_owned(), "status" => figures::class(status)).increment(1);
    histogram!(figures::REQUEST_SECONDS, "kind" => figures::kind(template)).record(taken);
}

/// A request was sent away because too much was going on.
pub fn shed() {
    counter!(figures::SHED).increment(1);
}

/// Somebody was refused.
pub fn denied(refusal: Refusal, who: Who) {
    counter!(figures::DENIED, "refusal" => refusal.word(), "who" => who.word()).increment(1);
}

/// A connection that counts as open until this is dropped.
#[derive(Debug)]
pub struct Connected(());

/// A connection has a seat.
pub fn connected() -> Connected {
    gauge!(figures::CONNECTIONS).increment(1.0);
    Connected(())
}

impl Drop for Connected {
    fn drop(&mut self) {
        gauge!(figures::CONNECTIONS).decrement(1.0);
    }
}

/// A connection found every seat taken.
pub fn refused() {
    counter!(figures::CONNECTIONS_REFUSED).increment(1);
}

/// A message was offered to a hub.
pub fn offered(delivered: Delivered) {
    let outcome = match delivered {
        Delivered::HandedOver => figures::HANDED_OVER,
        Delivered::TryAgain(trouble) => trouble.class.word(),
    };
    counter!(figures::TRIES, "outcome" => outcome).increment(1);
}

/// A hub, or whoever is at the desk, said how far it is.
pub fn heard(delivery: Delivery) {
    let news = if delivery == Delivery::Seen { "seen" } else { "confirmed" };
    counter!(figures::NEWS, "news" => news).increment(1);
}

/// The database did not do what it was asked.
pub fn database_fault() {
    counter!(figures::DATABASE_FAULTS).increment(1);
}

/// A part of the server panicked.
pub fn panicked() {
    counter!(figures::PANICS).increment(1);
}

/// A code or a notice was sent, or could not be.
pub fn posted(carrier: &'static str, posted: Posted) {
    let outcome = match posted {
        Posted::Taken => "taken",
        Posted::Refused => "refused",
        Posted::Unable => "unable",
        Posted::NotNow => "not-now",
    };
    counter!(figures::MAIL, "carrier" => carrier, "outcome" => outcome).increment(1);
}

/// Somebody who waits until a hash may be made; dropped when it is made.
#[derive(Debug)]
pub struct Queued(());

/// One more waits.
pub fn queued() -> Queued {
    gauge!(figures::HASHES_WAITING).increment(1.0);
    Queued(())
}

impl Drop for Queued {
    fn drop(&mut self) {
        gauge!(figures::HASHES_WAITING).decrement(1.0);
    }
}
