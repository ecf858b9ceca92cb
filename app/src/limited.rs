//! Counts, for whoever watches the portal, that somebody was asked to slow down: by which limit, never who.

use crate::{asker::Asker, page::Asked};

/// A limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// One network tried too many words.
    Network,
    /// One person or address asked or tried too often.
    Person,
    /// A second thing was guessed at too often.
    Guesses,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 3] = [Self::Network, Self::Person, Self::Guesses];

    /// Its word among the figures.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Person => "person",
            Self::Guesses => "guesses",
        }
    }
}

/// The name of the figure.
pub const FIGURE: &str = "portal_limited_total";

/// Counts one more, and lets the log know that whoever asks was refused.
pub fn note(limit: Limit) {
    if let Some(asker) = Asked::take().and_then(|asked| asked.extension::<Asker>()) {
        asker.is_slowed();
    }
    metrics::counter!(FIGURE, "limit" => limit.word()).increment(1);
}
