//! What whoever writes a plan calls one thing in it, so that the next version and what people say of it mean the same one.

use serde::{Deserialize, Serialize};

/// The most characters of a key.
pub const LONGEST_KEY: usize = 40;

/// A short name for a step, a person or a meeting: 1 to [`LONGEST_KEY`] small letters, figures and dashes. It says nothing
/// about anybody, and no family ever reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct PlanKey(#[cfg_attr(feature = "ssr", schemars(regex(pattern = "^[a-z0-9-]{1,40}$")))] String);

impl PlanKey {
    /// Reads a key.
    pub fn parse(raw: &str) -> Option<Self> {
        let is_plain = raw.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (is_plain && (1..=LONGEST_KEY).contains(&raw.len())).then(|| Self(raw.to_owned()))
    }

    /// The seat of whoever sent the request: it needs no words of its own.
    pub fn sender() -> Self {
        Self("sender".to_owned())
    }

    /// Whether it is the sender's seat.
    pub fn is_sender(&self) -> bool {
        self.0 == "sender"
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PlanKey {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).ok_or("not a key of a plan")
    }
}

impl From<PlanKey> for String {
    fn from(key: PlanKey) -> Self {
        key.0
    }
}
