//! A form is whole before anything sees it: read within a time and a size, or answered with a calm page.
//!
//! Doing it here, once, means that no page has to tell a slow line from a large form, and that a body sent one
//! byte at a time holds a connection for seconds, not for ever. Requests that carry no form lose any body, and a packed
//! body is never opened.

use std::time::Duration;

use axum::{
    body::Body,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, Method, StatusCode,
    header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::plain_page;

/// What a body may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    pub(super) bytes: usize,
    pub(super) within: Duration,
    /// Whether a person waits for the answer (a page) or a program (a bare status).
    pub(super) for_people: bool,
}

/// Reads the body whole and passes it on.
pub(super) async fn whole(allowed: Allowance, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if parts.method != Method::POST {
        return next.run(Request::from_parts(parts, Body::empty())).await;
    }
    // A small packed body can open into a large one, and no browser packs a form.
    if parts.headers.get(CONTENT_ENCODING).is_some_and(|how| how != "identity") {
        return refused(allowed, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > allowed.bytes) {
        return refused(allowed, StatusCode::PAYLOAD_TOO_LARGE);
    }
    match tokio::time::timeout(allowed.within, Limited::new(body, allowed.bytes).collect()).await {
        Ok(Ok(whole)) => next.run(Request::from_parts(parts, Body::from(whole.to_bytes()))).await,
        Ok(Err(error)) if error.downcast_ref::<LengthLimitError>().is_some() => {
            refused(allowed, StatusCode::PAYLOAD_TOO_LARGE)
        }
        Ok(Err(_)) => refused(allowed, StatusCode::BAD_REQUEST),
        Err(_) => refused(allowed, StatusCode::REQUEST_TIMEOUT),
    }
}

/// The refusal; what is left of the body is not read, so the connection closes.
fn refused(allowed: Allowance, status: StatusCode) -> Response {
    let mut response = match status {
        _ if !allowed.for_people => status.into_response(),
        StatusCode::PAYLOAD_TOO_LARGE => plain_page::too_much(),
        StatusCode::REQUEST_TIMEOUT => plain_page::too_slow(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => plain_page::packed(),
        _ => plain_page::broken_off(),
    };
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
