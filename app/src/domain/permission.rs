//! "May they see this part?": every answer a family gave, and what follows from them at one instant.
//!
//! Permission to *share* a part is never consent to *help* (rule C1). An answer is not changed, only followed by
//! another (rule C4); the newest one about a recipient and a part counts. Nothing is open without a yes that is live
//! now: given, not withdrawn, not past its end, and resting on words that still stand (rules C3, C5, C6).

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    consent::{How, Notice},
    ids::{MemberId, PermissionId, RecipientId},
    place::{OrganisationId, PlaceId},
    story::{About, Part},
    text::Line,
};

/// The version of what sharing pages say: a yes rests on these words, and lapses when they change (rule C6).
pub const SHARING_VERSION: &str = "story-1";

/// Somebody named: a person, or an organisation by the name on its door (rule C3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Its id within the family.
    pub id: RecipientId,
    /// Its name, as the place's data or the family says it.
    pub name: Line,
    /// The place's organisation it is, if it is one of those.
    pub organisation: Option<(PlaceId, OrganisationId)>,
}

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "says")]
pub enum Answer {
    /// Yes, until this time if there is an end.
    Given {
        /// When the yes ends by itself.
        until: Option<Timestamp>,
    },
    /// No.
    Refused,
    /// Not now; ask again on this day.
    NotNow {
        /// When to ask again.
        ask_on: Date,
    },
    /// Was yes, is no longer.
    Withdrawn,
}

/// Who judged that a person can decide this for themselves. The portal records it and never computes it (rule C8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The name of who judged it.
    pub judged_by: Line,
    /// Their role.
    pub role: Line,
    /// When.
    pub on: Date,
}

/// One answer, with everything that makes it provable later (rule C4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// Its id.
    pub id: PermissionId,
    /// Who would see it.
    pub recipient: Recipient,
    /// Which part.
    pub part: Part,
    /// What was said.
    pub answer: Answer,
    /// Who said it.
    pub by: MemberId,
    /// For whom it was said.
    pub for_whom: About,
    /// On what basis somebody answered who is not yet of age, as a named person recorded it.
    pub capacity: Option<Capacity>,
    /// The exact words shown.
    pub notice: Notice,
    /// How the answer reached us.
    pub how: How,
    /// When, in UTC.
    pub at: Timestamp,
}

/// How an answer stands at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Yes, now.
    Live,
    /// Was yes; its end has come.
    Ended,
    /// Was yes; the words it rests on have changed, so it is asked again (rule C6).
    Lapsed,
    /// No.
    Refused,
    /// Not now.
    NotNow,
    /// Taken back.
    Withdrawn,
}

impl Permission {
    /// How this answer stands at `now`, when sharing pages say `version` now.
    pub fn standing(&self, now: Timestamp, version: &str) -> Standing {
        match self.answer {
            Answer::Given { until: Some(until) } if until <= now => Standing::Ended,
            Answer::Given { .. } if self.notice.version != version => Standing::Lapsed,
            Answer::Given { .. } => Standing::Live,
            Answer::Refused => Standing::Refused,
            Answer::NotNow { .. } => Standing::NotNow,
            Answer::Withdrawn => Standing::Withdrawn,
        }
    }
}

/// Every answer a family gave, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    records: Vec<Permission>,
}

impl Permissions {
    /// The permissions that these answers make, oldest first.
    pub const fn new(records: Vec<Permission>) -> Self {
        Self { records }
    }

    /// Every answer, oldest first.
    pub fn records(&self) -> &[Permission] {
        &self.records
    }

    /// Only what `member` said: one adult's permissions are not shown to another (rule C10).
    #[must_use]
    pub fn of(&self, member: MemberId) -> Self {
        Self { records: self.records.iter().filter(|record| record.by == member).cloned().collect() }
    }

    /// The newest answer about a recipient and a part.
    pub fn latest(&self, recipient: RecipientId, part: Part) -> Option<&Permission> {
        self.records.iter().rev().find(|record| record.recipient.id == recipient && record.part == part)
    }

    /// Whether `recipient` may see `part` at `now`, when sharing pages say `version` now.
    pub fn allows(&self, recipient: RecipientId, part: Part, (now, version): (Timestamp, &str)) -> bool {
        self.latest(recipient, part).is_some_and(|record| record.standing(now, version) == Standing::Live)
    }

    /// The newest answer about each recipient and part, in the order they were first asked.
    pub fn current(&self) -> Vec<&Permission> {
        let mut asked: Vec<(RecipientId, Part)> = Vec::new();
        for record in &self.records {
            let pair = (record.recipient.id, record.part);
            if !asked.contains(&pair) {
                asked.push(pair);
            }
        }
        asked.into_iter().filter_map(|(recipient, part)| self.latest(recipient, part)).collect()
    }

    /// Everybody who was ever asked about, newest name first said last.
    pub fn recipients(&self) -> Vec<&Recipient> {
        let mut seen: Vec<&Recipient> = Vec::new();
        for record in &self.records {
            if !seen.iter().any(|known| known.id == record.recipient.id) {
                seen.push(&record.recipient);
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests;
