//! A door to the shared parts of a story, for one named recipient, and who came through it.
//!
//! A door opens nothing by itself: what is seen behind it follows from the family's permissions at that instant, so
//! a yes that is taken back is gone at the next load. A door that has ended or was closed opens no more, and looks
//! like one that never was.

use jiff::{SignedDuration, Timestamp};
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

choices! {
    /// How long a door stays open, unless it is closed before.
    pub enum Lasting {
        /// One day.
        Day = "day",
        /// One week.
        Week = "week",
        /// One month, counted as thirty days.
        Month = "month",
    }
}

impl Lasting {
    /// When a door that is made `now` ends.
    pub fn until(self, now: Timestamp) -> Timestamp {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
        };
        now.saturating_add(SignedDuration::from_hours(days * 24)).unwrap_or(now)
    }
}

/// What `by` may see and lets `recipient` see at this instant: the one rule behind every door and every preview.
pub fn shared_with(
    (story, permissions): (&Story, &Permissions),
    (by, recipient): (MemberId, RecipientId),
    (now, version): (Timestamp, &str),
) -> Story {
    let permissions = permissions.of(by);
    story.seen_by(by).only(|part| permissions.allows(recipient, part, (now, version)))
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
        shared_with((story, permissions), (self.by, self.recipient.id), (now, version))
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
