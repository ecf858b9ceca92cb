//! Every figure there is, and every word that may label it.
//!
//! A figure that is not in [`EVERY`], or a label outside its list, is told by nobody: a test holds the page against this.

use app::{asker::Who, limited::Limit};
use http::StatusCode;

use crate::{
    forward::TroubleClass,
    http::{layers::PARTNER, refusal::Refusal},
};

pub(super) const REQUESTS: &str = "portal_requests_total";
pub(super) const REQUEST_SECONDS: &str = "portal_request_seconds";
pub(super) const SHED: &str = "portal_shed_total";
pub(super) const DENIED: &str = "portal_access_refused_total";
pub(super) const CONNECTIONS: &str = "portal_connections_open";
pub(super) const CONNECTIONS_REFUSED: &str = "portal_connections_refused_total";
pub(super) const TRIES: &str = "portal_outbox_tries_total";
pub(super) const NEWS: &str = "portal_hub_news_total";
pub(super) const DATABASE_FAULTS: &str = "portal_database_faults_total";
pub(super) const PANICS: &str = "portal_panics_total";
pub(super) const MAIL: &str = "portal_mail_total";
pub(super) const HASHES_WAITING: &str = "portal_hashes_waiting";
pub(super) const WAITING: &str = "portal_outbox_waiting";
pub(super) const OLDEST: &str = "portal_outbox_oldest_seconds";
pub(super) const TASKS: &str = "portal_tasks_open";
pub(super) const HELD_BACK: &str = "portal_purge_held_back";
pub(super) const READABLE: &str = "portal_store_readable";
pub(super) const DISK_FREE: &str = "portal_disk_free_bytes";
pub(super) const DISK_SIZE: &str = "portal_disk_size_bytes";
pub(super) const MEMORY: &str = "portal_memory_resident_bytes";
pub(super) const FILES: &str = "portal_files_open";

/// The outcome of a try that went well.
pub(super) const HANDED_OVER: &str = "handed-over";
/// What messages are about.
pub(super) const SUBJECTS: [&str; 2] = ["request", "concern"];
/// What tasks are about; a kind that is not known here counts as the last.
pub(super) const TASK_KINDS: [&str; 8] =
    ["not-confirmed", "chased", "not-me", "correction", "erasure", "outcome-late", "many-opened", OTHER];
pub(super) const OTHER: &str = "other";

/// How a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It only grows.
    Counter,
    /// It goes up and down.
    Gauge,
    /// How many were how quick.
    Histogram,
}

/// What a label may say.
#[derive(Clone, Copy, Debug)]
pub enum Words {
    /// One of these.
    OneOf(fn() -> Vec<&'static str>),
    /// A template from the router, or [`super::Route::NONE`].
    Template,
}

/// One figure.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Its name.
    pub name: &'static str,
    /// How it moves.
    pub kind: Kind,
    /// What it tells.
    pub help: &'static str,
    /// Its labels.
    pub labels: &'static [(&'static str, Words)],
}

const fn figure(name: &'static str, kind: Kind, help: &'static str) -> Figure {
    Figure { name, kind, help, labels: &[] }
}

const fn by(name: &'static str, kind: Kind, help: &'static str, labels: &'static [(&'static str, Words)]) -> Figure {
    Figure { name, kind, help, labels }
}

/// Every figure.
pub const EVERY: &[Figure] = &[
    by(
        REQUESTS,
        Kind::Counter,
        "Requests answered, by route and status.",
        &[("route", Words::Template), ("status", Words::OneOf(|| CLASSES.to_vec()))],
    ),
    by(REQUEST_SECONDS, Kind::Histogram, "How long answers took.", &[("kind", Words::OneOf(|| KINDS.to_vec()))]),
    figure(SHED, Kind::Counter, "Requests sent away with 503 because too much was going on."),
    by(
        DENIED,
        Kind::Counter,
        "Refused access, by why and by what kind of person.",
        &[
            ("refusal", Words::OneOf(|| Refusal::ALL.map(Refusal::word).to_vec())),
            ("who", Words::OneOf(|| Who::ALL.map(Who::word).to_vec())),
        ],
    ),
    figure(CONNECTIONS, Kind::Gauge, "Open connections, those of whoever reads this page included."),
    figure(CONNECTIONS_REFUSED, Kind::Counter, "Connections sent away because every seat was taken."),
    by(
        app::limited::FIGURE,
        Kind::Counter,
        "People asked to slow down, by which limit.",
        &[("limit", Words::OneOf(|| Limit::ALL.map(Limit::word).to_vec()))],
    ),
    by(WAITING, Kind::Gauge, "Messages that no hub has taken yet.", &[("subject", Words::OneOf(|| SUBJECTS.to_vec()))]),
    by(
        OLDEST,
        Kind::Gauge,
        "How long the oldest of them has waited.",
        &[("subject", Words::OneOf(|| SUBJECTS.to_vec()))],
    ),
    by(TRIES, Kind::Counter, "Messages offered to hubs, by how it ended.", &[("outcome", Words::OneOf(outcomes))]),
    by(
        NEWS,
        Kind::Counter,
        "How often a hub confirmed a request or read it.",
        &[("news", Words::OneOf(|| vec!["confirmed", "seen"]))],
    ),
    by(
        TASKS,
        Kind::Gauge,
        "Tasks that nobody has done yet; outcome-late counts promises that are late.",
        &[("kind", Words::OneOf(|| TASK_KINDS.to_vec()))],
    ),
    figure(HELD_BACK, Kind::Gauge, "1 while the purge waits for a person."),
    figure(READABLE, Kind::Gauge, "1 while the store answers when it is asked what waits."),
    figure(DATABASE_FAULTS, Kind::Counter, "Things the database could not do."),
    figure(PANICS, Kind::Counter, "Parts of the server that gave up."),
    figure(DISK_FREE, Kind::Gauge, "Free bytes where the database is."),
    figure(DISK_SIZE, Kind::Gauge, "All bytes there."),
    by(
        MAIL,
        Kind::Counter,
        "Codes and notices sent by e-mail and text, by how it ended.",
        &[
            ("carrier", Words::OneOf(|| vec!["email", "text"])),
            ("outcome", Words::OneOf(|| vec!["taken", "refused", "unable", "not-now"])),
        ],
    ),
    figure(HASHES_WAITING, Kind::Gauge, "Codes and words that wait to be hashed, or are."),
    figure(MEMORY, Kind::Gauge, "Memory this process holds."),
    figure(FILES, Kind::Gauge, "Files and connections this process holds open."),
];

const CLASSES: [&str; 7] = ["1xx", "2xx", "3xx", "429", "4xx", "503", "5xx"];

/// The word for a status. The two that say "too much" have words of their own.
pub(super) fn class(status: StatusCode) -> &'static str {
    match status {
        StatusCode::TOO_MANY_REQUESTS => "429",
        StatusCode::SERVICE_UNAVAILABLE => "503",
        _ if status.is_informational() => "1xx",
        _ if status.is_success() => "2xx",
        _ if status.is_redirection() => "3xx",
        _ if status.is_client_error() => "4xx",
        _ => "5xx",
    }
}

const KINDS: [&str; 5] = ["page", "form", "file", "partner", "probe"];

/// What kind of answer a route gives: a histogram for each route would be many numbers for few readers.
pub(super) fn kind(template: &str) -> &'static str {
    match template {
        "/healthz" | "/readyz" => "probe",
        _ if template.starts_with("/do/") => "form",
        _ if template.starts_with(PARTNER) => "partner",
        super::Route::NONE => "file",
        _ if template.starts_with("/pkg") => "file",
        _ => "page",
    }
}

fn outcomes() -> Vec<&'static str> {
    TroubleClass::ALL.into_iter().map(TroubleClass::word).chain([HANDED_OVER]).collect()
}
