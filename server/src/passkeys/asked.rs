//! What a visit has asked a device, for the script that hands it on. It is made by `app`; here it becomes an answer.

use app::{features::access::asked_of_device, page::Asked, ports::Portal, urls};
use axum::{
    Router,
    extract::Request,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};

use crate::http::stopped::stopped;

/// The one address.
pub fn router<S: Clone + Send + Sync + 'static>(portal: &Portal) -> Router<S> {
    let portal = portal.clone();
    Router::new().route(urls::PASSKEYS_ASKED, get(move |request: Request| answer(portal.clone(), request)))
}

async fn answer(portal: Portal, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match asked_of_device(&Asked::of(portal, parts)).await {
        Ok(options) => {
            let mut response = options.into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(stop) => stopped(stop),
    }
}
