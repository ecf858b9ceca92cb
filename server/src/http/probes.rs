//! Two addresses for machines that watch the server: alive, and ready to keep what a family sends.
//!
//! They tell nothing else: no version, no count, no reason.

use std::{sync::Arc, time::Duration};

use app::ports::Store;
use axum::{Router, extract::State, routing::get};
use http::StatusCode;

/// A store that has not answered by then is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/healthz` and `/readyz`.
pub(crate) fn router(store: Arc<dyn Store>) -> Router {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(ready)).with_state(store)
}

async fn ready(State(store): State<Arc<dyn Store>>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, store.is_ready()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
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
