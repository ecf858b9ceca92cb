//! What a visit remembers of helping a family, sealed with the rest of it and gone when it ends.
//!
//! A visit with a [`Helper`] is one whose screen staff hold. It never has a draft, a request or a family of its own, so no
//! form of a family does anything in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::HelperKey;
use crate::domain::{contact::Email, helper::HelpedBy, ids::HelpedId};

/// What a visit does with helping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtHelping {
    /// Who says that they help, until a code that was sent came back.
    pub unproven: Option<Unproven>,
    /// Who helps, proven.
    pub helper: Option<Helper>,
    /// The draft at hand.
    pub open: Option<HelpedId>,
    /// The words for the parent's own phone, shown once.
    pub fresh: Option<String>,
    /// A word about what was done last.
    pub notice: Option<HelpingNotice>,
}

/// Somebody who helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// Who they are.
    pub who: HelpedBy,
    /// What finds their drafts.
    pub key: HelperKey,
}

/// Somebody whose address is not proven yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unproven {
    /// Who they say they are.
    pub who: HelpedBy,
    /// Where the code went.
    pub email: Email,
    /// Its keyed digest.
    pub digest: [u8; 32],
    /// From then on it proves nothing.
    pub until: Timestamp,
}

impl std::fmt::Debug for Unproven {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unproven(hidden)")
    }
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HelpingNotice {
    /// A code was asked for. It says nothing of whether one could be sent.
    CodeAsked,
    /// Too many tries; wait a little.
    SlowDown,
    /// It is in the family's hands, or gone.
    OutOfHands,
    /// The words open nothing: never made, used, or too late.
    NotOpen,
    /// One answer was struck out.
    Struck,
    /// The hub was asked what is happening.
    HubAsked,
}
