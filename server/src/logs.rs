//! Where log lines go, and what may be in them.
//!
//! Lines name routes by template, requests by our own id and families not at all (invariant 4).
//! The panic hook tells where a panic was and drops its message, which could quote what somebody typed.

use std::panic;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::{
    settings::{LogFormat, Settings},
    watch,
};

/// Libraries whose finer lines hold addresses, headers or statements. They stay quiet whatever is asked for.
const QUIET: &[&str] = &[
    "axum=warn",
    "hyper=warn",
    "hyper_util=warn",
    "reqwest=warn",
    "sqlx=warn",
    "tower_http=warn",
    "tower_http::csrf=off",
    // A refused answer is no trouble of ours, and a device that does not count is no error.
    "webauthn_rs=off",
    "webauthn_rs_core=off",
];

/// What is logged: `wanted` (in the manner of `RUST_LOG`), but never what could hold a person.
pub fn filter(wanted: &str) -> EnvFilter {
    let wanted = EnvFilter::builder().parse_lossy(wanted);
    QUIET.iter().filter_map(|quiet| quiet.parse().ok()).fold(wanted, EnvFilter::add_directive)
}

/// Starts logging for this process and quiets panics. A second call changes nothing.
pub fn start(settings: &Settings) {
    let registry = tracing_subscriber::registry().with(filter(&settings.log_filter));
    // A logger that is there already (in tests) is as good as ours.
    let _ = match settings.log_format {
        LogFormat::Text => registry.with(fmt::layer().with_target(false).with_writer(std::io::stderr)).try_init(),
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
    };
    panic::set_hook(Box::new(|panic| {
        watch::panicked();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the server gave up; its message is withheld because it may quote a person");
    }));
}
