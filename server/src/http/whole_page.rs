//! Pages leave as whole documents: nothing follows `</html>`, and their length is known.
//!
//! The page framework appends scripts for streaming after the document's end. No page streams, so they are dead weight
//! on a phone and invalid HTML; this layer takes them off. It touches no other kind of answer.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::Next,
    response::Response,
};
use http::{HeaderValue, header};

use super::plain_page;

/// The end of a document.
const END: &[u8] = b"</html>";
/// No page of ours comes near this many bytes.
const LARGEST: usize = 4 << 20;

/// Cuts a page after its end.
pub async fn cut(request: Request, next: Next) -> Response {
    let answer = next.run(request).await;
    let is_page =
        answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    // A redirect's page is never seen, and an address is only for redirects.
    if parts.status.is_redirection() {
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    parts.headers.remove(header::LOCATION);
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return plain_page::our_fault("");
    };
    let end = bytes.windows(END.len()).rposition(|window| window == END).map_or(bytes.len(), |at| at + END.len());
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(end));
    Response::from_parts(parts, Body::from(bytes.slice(..end)))
}
