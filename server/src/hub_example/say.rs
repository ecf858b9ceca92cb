//! What somebody at this hub's desk says of a plan, typed in by whoever tries things out.
//!
//! `POST /cases/{id}/say/{report}` takes the content of a report as `/partner/v1/openapi.json` describes it, puts the frame
//! around it, signs it and passes the portal's answer on. The event's id is made from what is said, so saying it twice is
//! saying it once.

use app::domain::{hex::hex, message::Message};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{HubExample, find};

/// What was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    content: Value,
    /// Who says it.
    by: Option<Value>,
    /// For whose eyes.
    seen_by: Option<Value>,
    /// When it was said, if not now.
    at: Option<Timestamp>,
}

/// Says it once, and passes the portal's answer on.
pub(super) async fn say(
    State(hub): State<HubExample>,
    Path((id, report)): Path<(String, String)>,
    Json(typed): Json<Typed>,
) -> Result<(StatusCode, String), StatusCode> {
    if !report.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return Err(StatusCode::NOT_FOUND);
    }
    let case = find(&hub, &id).await.ok_or(StatusCode::NOT_FOUND)?;
    let (event, body) = framed(&case.message, &report, typed, hub.clock.now());
    let answer = hub.acknowledger.post(&report, &event, body.to_string().into_bytes()).await;
    let answer = answer.ok_or(StatusCode::BAD_GATEWAY)?;
    Ok((answer.status(), answer.text().await.unwrap_or_default()))
}

/// The whole report, and its id.
fn framed(about: &Message, report: &str, typed: Typed, now: Timestamp) -> (String, Value) {
    let Typed { content, by, seen_by, at } = typed;
    let said = json!([about.reference(), report, content, by, seen_by]).to_string();
    let digest = Sha256::digest(said.as_bytes());
    let event = hex(digest.iter().take(16));
    let mut body = json!({
        "event": event,
        "reference": about.reference(),
        "place": about.place(),
        "hub": about.hub(),
        "at": at.unwrap_or(now),
        "content": content,
    });
    for (name, value) in [("by", by), ("seen_by", seen_by)] {
        if let (Some(fields), Some(value)) = (body.as_object_mut(), value) {
            fields.insert(name.to_owned(), value);
        }
    }
    (event, body)
}
