//! A door to the shared parts of a story, for one named recipient, and who came through it.
//!
//! A door opens nothing by itself: what is seen behind it follows from the family's permissions at that instant, so
//! a yes that is taken back is gone at the next load. A door that has ended or was closed opens no more, and looks
//! like one that never was.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    ids::{DoorId, MemberId, OpeningId, RecipientId},
    permission::{Permissions, Recipient},
    story::{Part, Story},
    text::Line,
};

choices! {
    /// What a recipient may do behind the door.
    pub enum Mode {
        /// Read.
        Read = "read",
        /// Read, and write beside the family's words.
        AddTo = "add-to",
    }
}

/// A door for one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Its id.
    pub id: DoorId,
    /// For whom.
    pub recipient: Recipient,
    /// What they may do.
    pub mode: Mode,
    /// Who made it.
    pub by: MemberId,
    /// When it was made.
    pub at: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// When it was closed, if it was.
    #[serde(skip)]
    pub closed_at: Option<Timestamp>,
}

impl Door {
    /// Whether the door can be opened at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closed_at.is_none() && now < self.until
    }

    /// What is seen through this door at `now`: parts that its maker may see and let this recipient see, and no other.
    pub fn view(&self, story: &Story, permissions: &Permissions, (now, version): (Timestamp, &str)) -> Story {
        if !self.is_open(now) {
            return Story::default();
        }
        let permissions = permissions.of(self.by);
        story.seen_by(self.by).only(|part| permissions.allows(self.recipient.id, part, (now, version)))
    }

    /// Whether the recipient may write beside `part` at `now`.
    pub fn may_add_to(&self, part: Part, permissions: &Permissions, (now, version): (Timestamp, &str)) -> bool {
        self.mode == Mode::AddTo
            && self.is_open(now)
            && permissions.of(self.by).allows(self.recipient.id, part, (now, version))
    }
}

/// Somebody came through a door; the family can read this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Its id.
    pub id: OpeningId,
    /// Which door.
    pub door: DoorId,
    /// For whom the door was made.
    pub recipient: RecipientId,
    /// The name they gave.
    pub name: Line,
    /// What they saw.
    pub parts: Vec<Part>,
    /// When.
    pub at: Timestamp,
}
