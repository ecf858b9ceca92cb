//! What surrounds every request, from the outside in: headers, the log line, the net under a panic, the methods we
//! speak, the check of origins, the size and time of a form, compression.
//!
//! [`around`] is the one place where the order is written. The signed partner API is left out of the check of
//! origins, because its callers are no browsers and its signatures are the stronger proof.

use std::{any::Any, sync::Arc};

use app::urls::post;
use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, Uri, header::ALLOW};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};

use super::{
    body::{self, Allowance},
    headers,
    limits::Limits,
    network::Networks,
    plain_page,
    record::Recorder,
};
use crate::{Parts, partner_api, settings::Settings};

/// Where the partner API lives.
pub const PARTNER: &str = "/partner/";

/// What the layers need to know.
#[derive(Clone)]
pub(crate) struct Armour {
    recorder: Recorder,
    limits: Limits,
    secure: bool,
    public_url: Option<String>,
}

impl Armour {
    pub(crate) fn new(settings: &Settings, parts: &Parts) -> Self {
        Self {
            recorder: Recorder {
                clock: Arc::clone(&parts.portal.clock),
                ids: Arc::clone(&parts.portal.ids),
                store: Arc::clone(&parts.portal.store),
                networks: Networks::new(parts.network_key, settings.trusted_proxies),
            },
            limits: settings.limits,
            secure: settings.is_secure(),
            public_url: settings.public_url.clone(),
        }
    }
}

/// Puts every layer around `routes`. The last one added here is the first to see a request.
pub(crate) fn around(routes: Router, armour: Armour) -> Router {
    let Armour { recorder, limits, secure, .. } = armour.clone();
    routes
        .layer(CompressionLayer::new())
        .layer(from_fn(move |request: Request, next: Next| {
            let allowed = allowance(limits, request.uri());
            body::whole(allowed, request, next)
        }))
        .layer(origins(armour.public_url.as_deref()))
        .layer(from_fn(only_known_methods))
        .layer(CatchPanicLayer::custom(fallen))
        .layer(from_fn(for_programs))
        .layer(from_fn(move |request: Request, next: Next| recorder.clone().record(request, next)))
        .layer(from_fn(move |request: Request, next: Next| headers::cover(secure, request, next)))
}

/// The check of origins (the scheme of Go 1.25): a POST passes when the browser says it comes from this site or
/// from the address bar, when its `Origin` is this host or the public address, or when it brings neither header,
/// which no browser of the last years does.
fn origins(
    public_url: Option<&str>,
) -> CsrfLayer<impl Fn(tower_http::csrf::ProtectionError) -> Response + Clone + use<>> {
    let layer = CsrfLayer::new().with_insecure_bypass(|_: &Method, uri: &Uri| is_partner(uri));
    let trusted = public_url.and_then(|url| layer.clone().add_trusted_origin(url).ok());
    trusted.unwrap_or(layer).with_rejection_response(|_| plain_page::from_elsewhere())
}

fn is_partner(uri: &Uri) -> bool {
    uri.path().starts_with(PARTNER)
}

fn allowance(limits: Limits, uri: &Uri) -> Allowance {
    let partner = is_partner(uri);
    let bytes = match uri.path() {
        _ if partner => limits.partner_bytes,
        post::CARRY_BRING => limits.file_bytes,
        _ => limits.form_bytes,
    };
    Allowance { bytes, within: limits.body, for_people: !partner }
}

/// A program is told in its own way what went wrong in front of the partner API, too.
async fn for_programs(request: Request, next: Next) -> Response {
    let is_program = is_partner(request.uri());
    let response = next.run(request).await;
    if is_program { partner_api::cover(response) } else { response }
}

/// GET, HEAD and POST are all we speak. The partner API says for each of its addresses which of them it is.
async fn only_known_methods(request: Request, next: Next) -> Response {
    if is_partner(request.uri()) || matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        return next.run(request).await;
    }
    let mut response = plain_page::not_that_way();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    response
}

/// A known address with the wrong one of our methods.
pub(crate) async fn method_not_allowed(request: Request) -> Response {
    if is_partner(request.uri()) { StatusCode::METHOD_NOT_ALLOWED.into_response() } else { plain_page::not_that_way() }
}

/// A panic: the bare status, which the recorder covers with the calm page. The message is not looked at.
fn fallen(_: Box<dyn Any + Send + 'static>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
