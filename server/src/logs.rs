//! Where log lines go, and what may be in them.
//!
//! Lines name routes by template, requests by our own id and families not at all (invariant 4). Each is sealed to the one
//! before ([`chain`]), so that nobody changes or takes out a line unseen; `server check-logs` holds them against that.
//! The panic hook tells where a panic was and drops its message, which could quote what somebody typed.

pub mod chain;

use std::{
    io::{self, IsTerminal, Write},
    panic,
    sync::{Mutex, OnceLock, PoisonError},
};

use app::ports::{Fault, Ids};
use tracing_subscriber::{
    EnvFilter,
    fmt::{self, MakeWriter},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use self::chain::{Chain, Head};
use crate::{
    crypto::{ids::OsIds, keyring::KeyRing},
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

/// The chain of this run.
static CHAIN: OnceLock<Mutex<Chain>> = OnceLock::new();

/// What is logged: `wanted` (in the manner of `RUST_LOG`), but never what could hold a person.
pub fn filter(wanted: &str) -> EnvFilter {
    let wanted = EnvFilter::builder().parse_lossy(wanted);
    QUIET.iter().filter_map(|quiet| quiet.parse().ok()).fold(wanted, EnvFilter::add_directive)
}

/// Starts logging for this process and quiets panics. A second call changes nothing.
pub fn start(settings: &Settings) {
    CHAIN.get_or_init(|| Mutex::new(Chain::new(OsIds.secret().first_chunk().copied().unwrap_or_default())));
    let registry = tracing_subscriber::registry().with(filter(&settings.log_filter));
    // A logger that is there already (in tests) is as good as ours.
    let _ = match settings.log_format {
        LogFormat::Text => {
            // Colours are for eyes: in a file they would stand between a name and what it says.
            let lines = fmt::layer().with_target(false).with_ansi(io::stderr().is_terminal()).with_writer(Sealing);
            registry.with(lines).try_init()
        }
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(Sealing)).try_init(),
    };
    panic::set_hook(Box::new(|panic| {
        watch::panicked();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the server gave up; its message is withheld because it may quote a person");
    }));
}

/// Seals lines with a key from the key file from here on.
pub fn seal_with(keys: &KeyRing) -> Result<(), Fault> {
    CHAIN.get().map_or(Ok(()), |chain| chain.lock().unwrap_or_else(PoisonError::into_inner).open(keys))
}

/// The last line of this run; `None` before there is one.
pub fn head() -> Option<Head> {
    let head = CHAIN.get()?.lock().unwrap_or_else(PoisonError::into_inner).head();
    (head.line > 0).then_some(head)
}

/// Writes each line with its seal, in the order of the chain.
struct Sealing;

impl<'a> MakeWriter<'a> for Sealing {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

impl Write for Sealing {
    /// A whole line: the logger writes each of them at once.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut out = io::stderr().lock();
        match CHAIN.get() {
            // Sealing and writing are one step, so that lines lie in the order of their seals.
            Some(chain) => {
                let sealed = chain.lock().unwrap_or_else(PoisonError::into_inner).seal(&String::from_utf8_lossy(line));
                out.write_all(sealed.as_bytes())?;
            }
            None => out.write_all(line)?,
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}
