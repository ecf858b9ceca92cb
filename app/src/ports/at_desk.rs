//! What a visit remembers of the desk, sealed with the rest of it and gone when it ends.
//!
//! A seat names who sits there and nothing they may do: role, place and hubs are read anew for every page.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::{app_code::AppSecret, contact::Email, ids::DeskPersonId};

/// A code that was sent to a work address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCode {
    /// Where the code went.
    pub email: Email,
    /// Its keyed digest.
    pub digest: [u8; 32],
    /// From then on it proves nothing.
    pub until: Timestamp,
}

impl std::fmt::Debug for SentCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SentCode(hidden)")
    }
}

/// What a visit does at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtTheDesk {
    /// Who is there.
    pub seat: Option<DeskSeat>,
    /// A code that was asked for, until it came back.
    pub unproven: Option<SentCode>,
    /// Whose address is proven, before the second step.
    pub halfway: Option<DeskHalfway>,
    /// A word about what was done last.
    pub notice: Option<DeskNotice>,
}

/// Who sits at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeskSeat {
    /// Whoever opened the starting link.
    Link,
    /// Somebody of a hub team.
    Person {
        /// Who.
        id: DeskPersonId,
        /// Which of their apps they came in with. After a reset, no older visit goes on.
        tie: i64,
    },
}

/// Somebody whose address is proven.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskHalfway {
    /// Who it is.
    pub person: DeskPersonId,
    /// From then on the address must be proven anew.
    pub until: Timestamp,
    /// What an app is shown, where none is tied yet.
    pub fresh_secret: Option<AppSecret>,
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeskNotice {
    /// A code was asked for. It says nothing of whether one could be sent.
    CodeAsked,
    /// Too many tries; wait a little.
    SlowDown,
}
