//! The headers every answer carries, whoever made it: pages, redirects, errors, files.
//!
//! [`cover`] adds what is missing and never replaces what a page chose, so that a page can bring its own
//! content policy with its nonce.

use app::urls;
use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderName, HeaderValue, header::STRICT_TRANSPORT_SECURITY};

/// What no page may use.
const POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), \
    xr-spatial-tracking=()";
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

const EVERY: &[(&str, &str)] = &[
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex"),
    ("cache-control", "no-store"),
];

/// The pages on which a person may make or use a passkey of ours; on every other page no script can ask for one.
const WITH_PASSKEYS: &[&str] = &[urls::PASSKEYS, urls::ACCESS_OPEN];

/// Two years, as browsers ask for.
const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static(TWO_YEARS);

/// The same headers as lines, with a content policy of the answer's own, for what is said before the router is reached.
pub(super) fn on_the_wire(secure: bool, policy: &str) -> String {
    let name = |line: &(&str, &str)| line.0 != "content-security-policy";
    let mut lines: Vec<(&str, &str)> = EVERY.iter().copied().filter(name).collect();
    lines.push(("content-security-policy", policy));
    lines.extend(secure.then_some((STRICT_TRANSPORT_SECURITY.as_str(), TWO_YEARS)));
    lines.iter().fold(String::new(), |text, (name, value)| text + name + ": " + value + "\r\n")
}

/// Adds every missing header; with `secure` also the promise to come back by HTTPS only.
pub(super) async fn cover(secure: bool, request: Request, next: Next) -> Response {
    let has_passkeys = WITH_PASSKEYS.contains(&request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if has_passkeys {
        let policy = POLICY.replace("get=()", "get=(self)").replace("create=()", "create=(self)");
        if let Ok(policy) = HeaderValue::try_from(policy) {
            headers.entry(PERMISSIONS).or_insert(policy);
        }
    }
    for (name, value) in EVERY {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        headers.entry(STRICT_TRANSPORT_SECURITY).or_insert(HTTPS_ONLY);
    }
    response
}
