//! Why a hub's report was not taken, as RFC 9457 problem details.
//!
//! [`Refusal`] is a small closed list, and the published description is made from it. Each answer is a fixed text: it
//! tells the hub's developers what to change and repeats nothing of what they sent. [`cover`] gives an answer that some
//! layer in front of us made the same shape.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use schemars::JsonSchema;
use serde::Serialize;

/// What problem details are called on the wire.
pub const KIND: &str = "application/problem+json";

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The body is not what this address takes.
    NotAsDescribed,
    /// The signature does not hold for the hub that the body names.
    NotSigned,
    /// The settings do not let that hub tell us this.
    NotAllowed,
    /// That hub has no such request; whether another has is not said.
    NoSuchRequest,
    /// Nothing is here.
    NoSuchAddress,
    /// Nothing is here for this method.
    NotThatWay,
    /// The body did not arrive in time.
    TooSlow,
    /// `webhook-id` is not the event's id.
    OtherEvent,
    /// The same event said something else before.
    OtherContent,
    /// The family took the request back.
    Closed,
    /// It answers what is no question.
    NotAQuestion,
    /// More than 1 MiB.
    TooLong,
    /// It is as described and still cannot be meant so.
    NotWhole,
    /// It says that it is no JSON.
    NotJson,
    /// Our own fault.
    OurFault,
    /// We cannot take it now.
    NotNow,
}

/// Problem details.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// What kind of problem: an address that stays the same.
    #[serde(rename = "type")]
    kind: String,
    /// What it means, for a developer.
    title: String,
    /// The HTTP status again.
    status: u16,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 16] = [
        Self::NotAsDescribed,
        Self::NotSigned,
        Self::NotAllowed,
        Self::NoSuchRequest,
        Self::NoSuchAddress,
        Self::NotThatWay,
        Self::TooSlow,
        Self::OtherEvent,
        Self::OtherContent,
        Self::Closed,
        Self::NotAQuestion,
        Self::TooLong,
        Self::NotJson,
        Self::NotWhole,
        Self::OurFault,
        Self::NotNow,
    ];

    /// Status, short name, and what it means.
    pub const fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotAsDescribed => {
                (StatusCode::BAD_REQUEST, "not-as-described", "The body is not what version 1 describes here.")
            }
            Self::NotSigned => {
                (StatusCode::UNAUTHORIZED, "not-signed", "The signature does not hold for the hub in the body.")
            }
            Self::NotAllowed => {
                (StatusCode::FORBIDDEN, "not-allowed", "This hub may not tell us this; ask for the scope.")
            }
            Self::NoSuchRequest => (StatusCode::NOT_FOUND, "no-such-request", "This hub has no such request."),
            Self::NoSuchAddress => (StatusCode::NOT_FOUND, "no-such-address", "Nothing is at this address."),
            Self::NotThatWay => (StatusCode::METHOD_NOT_ALLOWED, "not-that-way", "Use the method that is described."),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow", "The report took too long; send it again."),
            Self::OtherEvent => (StatusCode::CONFLICT, "other-event", "webhook-id and event must be the same."),
            Self::OtherContent => {
                (StatusCode::CONFLICT, "other-content", "This event said something else before; use a new id.")
            }
            Self::Closed => (
                StatusCode::CONFLICT,
                "closed",
                "The family took this request back; there is nothing to tell any more.",
            ),
            Self::NotAQuestion => {
                (StatusCode::CONFLICT, "not-a-question", "Only a question that names nobody is answered here.")
            }
            Self::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too-long", "The body is longer than 1 MiB."),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", "Send application/json."),
            Self::NotWhole => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "not-whole",
                "As described, but it does not hold together: a key twice, a part that is not there, an impossible day.",
            ),
            Self::OurFault => (StatusCode::INTERNAL_SERVER_ERROR, "our-fault", "Our fault, not yours; send it again."),
            Self::NotNow => (StatusCode::SERVICE_UNAVAILABLE, "not-now", "Try again in a little while."),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, name, title) = self.parts();
        let problem = Problem { kind: format!("/problems/{name}"), title: title.to_owned(), status: status.as_u16() };
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(KIND))];
        let mut response = (status, kind, axum::Json(problem).into_response().into_body()).into_response();
        if self == Self::NotNow {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// The same answer as problem details, if it is a refusal that is not said so yet.
#[must_use]
pub fn cover(response: Response) -> Response {
    let refusal = match response.status() {
        StatusCode::BAD_REQUEST => Refusal::NotAsDescribed,
        StatusCode::NOT_FOUND => Refusal::NoSuchAddress,
        StatusCode::METHOD_NOT_ALLOWED => Refusal::NotThatWay,
        StatusCode::REQUEST_TIMEOUT => Refusal::TooSlow,
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLong,
        StatusCode::INTERNAL_SERVER_ERROR => Refusal::OurFault,
        _ => return response,
    };
    if response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == KIND) {
        return response;
    }
    let mut covered = refusal.into_response();
    for name in [header::ALLOW, header::CONNECTION] {
        if let Some(value) = response.headers().get(&name) {
            covered.headers_mut().insert(name, value.clone());
        }
    }
    covered
}
