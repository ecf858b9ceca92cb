//! Where log lines go, and what may be in them.
//!
//! Lines name routes by template, requests by our own id and families not at all (invariant 4).
//! The panic hook tells where a panic was and drops its message, which could quote what somebody typed.

use std::panic;

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::settings::LogFormat;

/// What is logged unless `RUST_LOG` says otherwise. The database driver logs statements and stays quiet.
const USUAL: &str = "info,hyper=warn,sqlx=warn,reqwest=warn";

/// Starts logging for this process and quiets panics. A second call changes nothing.
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let registry = tracing_subscriber::registry().with(filter);
    // A logger that is there already (in tests) is as good as ours.
    let _ = match format {
        LogFormat::Text => registry.with(fmt::layer().with_target(false).with_writer(std::io::stderr)).try_init(),
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
    };
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the server gave up; its message is withheld because it may quote a person");
    }));
}
