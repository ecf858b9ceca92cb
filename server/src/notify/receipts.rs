//! What GOV.UK Notify says later of a message: that it arrived, or did not.
//!
//! [`router`] serves `POST /partner/v1/receipts` behind a bearer token, compared in constant time. Of a receipt only our
//! own id and the outcome are read; the address in it is never looked at, kept or logged.

use std::sync::Arc;

use app::{
    domain::ids::SendingId,
    ports::{Clock, Fault, SendingState, Store},
};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode, header},
    routing::post,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The longest receipt that is read.
const LONGEST: usize = 16 * 1024;

/// What receipts need.
#[derive(Clone)]
pub struct Receipts {
    /// Where outcomes are kept.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The token that Notify was given.
    pub token: SecretString,
}

/// What is read of a receipt.
#[derive(Deserialize)]
struct Receipt {
    reference: SendingId,
    status: String,
}

/// `POST /partner/v1/receipts`; nothing at all without a token.
pub fn router(receipts: Option<Receipts>) -> Router {
    let Some(receipts) = receipts else { return Router::new() };
    let take = post(take).layer(DefaultBodyLimit::max(LONGEST));
    Router::new().route("/partner/v1/receipts", take).with_state(receipts)
}

async fn take(
    State(receipts): State<Receipts>,
    headers: HeaderMap,
    body: Result<Json<Receipt>, JsonRejection>,
) -> StatusCode {
    if !is_notify(&headers, &receipts.token) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(Json(receipt)) = body else { return StatusCode::BAD_REQUEST };
    let state = match receipt.status.as_str() {
        "delivered" => SendingState::Delivered,
        "permanent-failure" | "temporary-failure" | "technical-failure" => SendingState::Failed,
        _ => return StatusCode::BAD_REQUEST,
    };
    match keep(&receipts, receipt.reference, (state, receipt.status == "permanent-failure")).await {
        Ok(true) => StatusCode::NO_CONTENT,
        // Older than what we keep, or never ours: saying so again would change nothing.
        Ok(false) => StatusCode::NOT_FOUND,
        Err(fault) => {
            tracing::error!(error = ?fault, "a receipt cannot be kept");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Keeps how far a message got. A notice to an address that is not there was the last one.
async fn keep(receipts: &Receipts, id: SendingId, (state, is_for_good): (SendingState, bool)) -> Result<bool, Fault> {
    let now = receipts.clock.now();
    if is_for_good {
        receipts.store.notice_bounced(id, now).await?;
    }
    receipts.store.note_sending(id, state, now).await
}

/// Whether the bearer token is the one we gave. Digests are compared, so not even its length shows in the time.
fn is_notify(headers: &HeaderMap, token: &SecretString) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    let digest = |text: &str| Sha256::digest(text.as_bytes());
    bool::from(digest(given).ct_eq(&digest(token.expose_secret())))
}
