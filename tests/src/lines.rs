//! What a program logs, kept to be searched, and the search for a text among bytes.

use std::{
    io,
    sync::{Arc, Mutex, Once, PoisonError},
};

use tracing::{
    Event, Metadata, Subscriber,
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};
use tracing_subscriber::fmt::{MakeWriter, format::FmtSpan};

/// Every line that was logged, as bytes.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    /// A log that notes every span from its beginning to its end, filtered as the portal filters `wanted`.
    pub fn at(wanted: &str) -> (Self, impl Subscriber + Send + Sync + 'static) {
        let lines = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(server::logs::filter(wanted))
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(lines.clone())
            .finish();
        (lines, subscriber)
    }

    /// A log as log collectors get it, filtered as the portal filters `wanted`.
    pub fn json(wanted: &str) -> (Self, impl Subscriber + Send + Sync + 'static) {
        let lines = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .with_env_filter(server::logs::filter(wanted))
            .with_writer(lines.clone())
            .finish();
        (lines, subscriber)
    }

    /// What was logged until now.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Hears nothing, and wants to be asked each time.
struct Unhearing;

impl Subscriber for Unhearing {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        false
    }
    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::TRACE)
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// For a program whose tests run at the same time and keep logs of their own, before the first log. A place in the code that was
/// first passed while no log was kept remembers that nobody listens there, and would leave a hole in every later log.
pub fn ask_each_time() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Unhearing).expect("the first log of this program"));
}

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Whether `bytes` hold `part`, which is not empty.
pub fn holds(bytes: &[u8], part: impl AsRef<[u8]>) -> bool {
    let part = part.as_ref();
    bytes.windows(part.len()).any(|window| window == part)
}
