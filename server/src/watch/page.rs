//! `/metrics`: the figures as Prometheus reads them, on an address of their own.
//!
//! What waits and what the machine has left is looked up when somebody reads. A store that does not answer makes
//! `portal_store_readable` zero and hides no other figure.

use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use app::ports::{Backlog, Clock, Store, Waiting};
use axum::{
    Router,
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
    routing::get,
};
use metrics::gauge;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::{
    net::TcpListener,
    task::JoinHandle,
    time::{interval, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{figures, machine};
use crate::http::{accept, limits::Limits};

/// A store that has not answered by then is not readable.
const PATIENCE: Duration = Duration::from_secs(2);
/// So many may read at once.
const READERS: usize = 8;
/// How often what was measured is put into its steps when nobody reads.
const TIDY_EVERY: Duration = Duration::from_secs(5);

/// What the page looks at.
#[derive(Clone)]
pub struct Watched {
    /// Where what waits is kept.
    pub store: Arc<dyn Store>,
    /// The time ages are counted to.
    pub clock: Arc<dyn Clock>,
    /// The folder on whose disk the database is.
    pub folder: PathBuf,
    /// The figures.
    pub handle: &'static PrometheusHandle,
}

/// Tells the figures at `address` until `stop`.
pub async fn serve(address: SocketAddr, watched: Watched, stop: CancellationToken) -> io::Result<JoinHandle<()>> {
    let listener = TcpListener::bind(address).await?;
    let limits = Limits { connections: READERS, ..Limits::default() };
    Ok(tokio::spawn(async move {
        let tidying = tidy(watched.handle, stop.clone());
        tokio::join!(accept::serve(listener, router(watched), limits, stop), tidying);
    }))
}

/// The page.
pub fn router(watched: Watched) -> Router {
    Router::new().route("/metrics", get(figures)).with_state(watched)
}

/// Keeps the figures small until `stop`.
async fn tidy(handle: &'static PrometheusHandle, stop: CancellationToken) {
    let mut ticks = interval(TIDY_EVERY);
    loop {
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            _ = ticks.tick() => handle.run_upkeep(),
        }
    }
}

async fn figures(State(watched): State<Watched>) -> Response {
    let backlog = timeout(PATIENCE, watched.store.backlog()).await.ok().and_then(Result::ok);
    gauge!(figures::READABLE).set(if backlog.is_some() { 1.0 } else { 0.0 });
    if let Some(backlog) = backlog {
        tell_backlog(&watched, &backlog);
    }
    tell_machine(&watched);
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], watched.handle.render()).into_response()
}

fn tell_backlog(watched: &Watched, backlog: &Backlog) {
    let now = watched.clock.now();
    for (subject, waiting) in figures::SUBJECTS.into_iter().zip([backlog.requests, backlog.concerns]) {
        let Waiting { messages, oldest } = waiting;
        let age = oldest.map_or(0, |oldest| now.duration_since(oldest).as_secs());
        gauge!(figures::WAITING, "subject" => subject).set(number(messages));
        gauge!(figures::OLDEST, "subject" => subject).set(number(u64::try_from(age).unwrap_or_default()));
    }
    for kind in figures::TASK_KINDS {
        let is_it = |other: &str| kind == other || kind == figures::OTHER && !figures::TASK_KINDS.contains(&other);
        let open = backlog.tasks.iter().filter(|open| is_it(&open.kind)).map(|open| open.tasks).sum();
        gauge!(figures::TASKS, "kind" => kind).set(number(open));
    }
    gauge!(figures::HELD_BACK).set(if backlog.purge_held_back { 1.0 } else { 0.0 });
}

fn tell_machine(watched: &Watched) {
    if let Some(room) = machine::room(&watched.folder) {
        gauge!(figures::DISK_FREE).set(number(room.free));
        gauge!(figures::DISK_SIZE).set(number(room.size));
    }
    for (figure, value) in [(figures::MEMORY, machine::memory()), (figures::FILES, machine::files())] {
        if let Some(value) = value {
            gauge!(figure).set(number(value));
        }
    }
}

/// A count as Prometheus has numbers; those above 2^53 lose their last figures.
fn number(count: u64) -> f64 {
    let half = |part: u64| f64::from(u32::try_from(part & u64::from(u32::MAX)).unwrap_or(u32::MAX));
    half(count >> 32) * 4_294_967_296.0 + half(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_stay_themselves() {
        for (count, told) in [(0, 0.0), (7, 7.0), (1 << 40, 1_099_511_627_776.0), (5_000_000_000, 5e9)] {
            assert!((number(count) - told).abs() < 0.5, "{count}");
        }
    }
}
