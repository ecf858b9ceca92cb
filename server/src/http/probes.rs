//! Two addresses for machines that watch the server: alive, and ready to keep what a family sends.
//!
//! They tell nothing else but whether a person is needed: no version, no count, no reason. A portal that needs a
//! person still serves families, so it is ready.

use std::{sync::Arc, time::Duration};

use app::ports::{Fault, Store};
use axum::{Router, extract::State, routing::get};
use http::StatusCode;

/// A store that has not answered by then is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/healthz` and `/readyz`.
pub(crate) fn router(store: Arc<dyn Store>) -> Router {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(ready)).with_state(store)
}

async fn ready(State(store): State<Arc<dyn Store>>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, look(store.as_ref())).await {
        Ok(Ok(false)) => (StatusCode::OK, "ready\n"),
        Ok(Ok(true)) => (StatusCode::OK, "ready, and needs a person: see the log\n"),
        Ok(Err(fault)) => {
            tracing::error!(error = ?fault, "the store is not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
        Err(_) => {
            tracing::error!("the store did not say in time whether it is ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

/// Whether a person is needed; a fault if the store does not work.
async fn look(store: &dyn Store) -> Result<bool, Fault> {
    store.is_ready().await?;
    store.purge_is_held_back().await
}
