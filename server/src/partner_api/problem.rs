//! Why a hub's report was not taken, as RFC 9457 problem details.
//!
//! [`Refusal`] is a small closed list. Each answer is a fixed text: it tells the hub's developers what to change and
//! repeats nothing of what they sent.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The body is not news as described.
    NotNews,
    /// The signature does not hold for the hub that the body names.
    NotSigned,
    /// `webhook-id` is not the event's id.
    OtherEvent,
    /// That hub has no such request; whether another has is not said.
    NoSuchRequest,
    /// It answers what is no question.
    NotAQuestion,
    /// More than 1 MiB.
    TooLong,
    /// The body did not arrive in time.
    TooSlow,
    /// We cannot take it now.
    NotNow,
}

impl Refusal {
    const fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotNews => (StatusCode::BAD_REQUEST, "not-news", "The body is not news as version 1 describes it."),
            Self::NotSigned => {
                (StatusCode::UNAUTHORIZED, "not-signed", "The signature does not hold for the hub in the body.")
            }
            Self::OtherEvent => (StatusCode::CONFLICT, "other-event", "webhook-id and event must be the same."),
            Self::NoSuchRequest => (StatusCode::NOT_FOUND, "no-such-request", "This hub has no such request."),
            Self::NotAQuestion => {
                (StatusCode::CONFLICT, "not-a-question", "Only a question that names nobody is answered here.")
            }
            Self::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too-long", "The body is longer than 1 MiB."),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow", "The report took too long; send it again."),
            Self::NotNow => (StatusCode::SERVICE_UNAVAILABLE, "not-now", "Try again in a little while."),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, name, title) = self.parts();
        let body = json!({ "type": format!("/problems/{name}"), "title": title, "status": status.as_u16() });
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        let mut response = (status, kind, body.to_string()).into_response();
        if self == Self::NotNow {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}
