//! Passkeys: keys that stay in a member's own device and open the story beside six words.
//!
//! A passkey is only ever added to another second thing, so that a lost phone shuts nobody out. What is kept of one can
//! check an answer and can make none. No other member learns that there is one (rule C10).

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ids::PasskeyId, text::Line};

/// The most passkeys of one member.
pub const MOST_PASSKEYS: usize = 5;

/// What an answer of a device is checked with, as its checker wrote it. It opens nothing by itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credential(String);

impl Credential {
    /// What a checker wrote.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The same, for the checker to read.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(hidden)")
    }
}

/// A passkey as its own member sees it, with what checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// What the member calls it.
    pub name: Line,
    /// What checks it.
    pub credential: Credential,
    /// When it was added.
    pub made_at: Timestamp,
}

/// Whether a device that counted to `said` may be the one that counted to `kept` before. Devices that do not count say
/// 0 each time; in one that does, a count that stands still or goes back tells of a copy.
pub const fn counts_on(kept: u32, said: u32) -> bool {
    said > kept || (said == 0 && kept == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_goes_up_or_was_never_begun() {
        assert!(counts_on(0, 0) && counts_on(0, 1) && counts_on(7, 9) && counts_on(0, u32::MAX));
        for (kept, said) in [(1, 1), (7, 6), (7, 0), (u32::MAX, u32::MAX)] {
            assert!(!counts_on(kept, said), "{kept} {said}");
        }
    }

    #[test]
    fn what_checks_a_passkey_does_not_print_itself() {
        assert!(!format!("{:?}", Credential::new("canary".to_owned())).contains("canary"));
    }
}
