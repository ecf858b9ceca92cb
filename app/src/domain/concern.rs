//! A professional's written word that a child is being badly hurt, or may be (rules C13, C14).
//!
//! It follows a phone call and never stands in for one. It rests on a reason in law and never on consent, belongs to no
//! family, draft or request, and is shown to no family. Who writes decides to share; what happens then is for the hub.
//! Each pair of examples differs in one point alone: the first compiles, the second must not.
//!
//! Staff before a screen they hold can make one; a family's screen cannot:
//! ```
//! use app::domain::{actor::StaffActor, concern::{Concern, ConcernDraft, ConcernStep}};
//! fn make(who: &StaffActor, draft: &ConcernDraft) -> Result<Concern, ConcernStep> {
//!     Concern::new(who, draft)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{actor::FamilyActor, concern::{Concern, ConcernDraft, ConcernStep}};
//! fn make(who: &FamilyActor, draft: &ConcernDraft) -> Result<Concern, ConcernStep> {
//!     Concern::new(who, draft)
//! }
//! ```
//! Its message is made from a concern, and never from what a family sends:
//! ```
//! use app::domain::{concern::Concern, message::{Envelope, Message}};
//! fn tell(envelope: Envelope, concern: Concern) -> Message {
//!     Message::concern(envelope, concern)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{message::{Envelope, Message}, request::Request};
//! fn tell(envelope: Envelope, request: Request) -> Message {
//!     Message::concern(envelope, request)
//! }
//! ```

mod answers;
mod call;
mod choosing;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use self::{
    answers::{Along, Attached, ChildKnown, ConcernAnswers, FamilyTold, Fear, MOST_PAGES, Seen, Sharing, ToldOrNot},
    call::{Call, Reached},
    choosing::{AlongBecause, Condition, LawfulBasis, Risk, WhyNotTold},
};
use super::{
    actor::StaffActor,
    answers::Rejected,
    helper::HelpedBy,
    ids::ConcernId,
    place::{HubId, Place, PlaceId},
};

choices! {
    /// The pages of a concern, in order. Before them comes the phone call.
    pub enum ConcernStep {
        /// Who the child is.
        Child = "child",
        /// What was seen or heard.
        Seen = "seen",
        /// What may happen.
        Fear = "fear",
        /// Why it may be shared, and who decided.
        Reason = "reason",
        /// Whether the family was told.
        Family = "family",
        /// An assessment that goes along.
        Assessment = "assessment",
        /// Reading it all again.
        Check = "check",
    }
}

impl ConcernStep {
    /// Its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(1, |index| index + 1)
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The one before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

/// By when it is written, and when what was not sent is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcernClock {
    /// The end of the place's clock, which began with the phone call.
    pub due_at: Timestamp,
    /// A day later, what was not sent is deleted.
    pub closes_at: Timestamp,
}

impl ConcernClock {
    /// The clock of a call to a team of `place`.
    pub fn of(call: &Call, place: &Place) -> Self {
        let due_at = after(call.at, i64::from(place.clocks.follow_up_hours));
        Self { due_at, closes_at: after(due_at, 24) }
    }
}

fn after(at: Timestamp, hours: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_hours(hours)).unwrap_or(at)
}

/// A concern that is being written. There is none before a call was told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernDraft {
    /// Its id.
    pub id: ConcernId,
    /// The place whose team was rung.
    pub place: PlaceId,
    /// The team: always the place's front door, whatever part of it the child lives in.
    pub hub: HubId,
    /// Its clock.
    pub clock: ConcernClock,
    /// What was written so far.
    pub written: Written,
    /// Counts saves, so that two tabs cannot overwrite each other.
    pub version: u32,
}

/// What was written so far, sealed as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The call.
    pub call: Call,
    /// Answers.
    pub answers: ConcernAnswers,
    /// Forms that were refused, by page.
    pub rejected: BTreeMap<ConcernStep, Rejected>,
}

/// A finished concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Concern {
    /// Who has the concern: a code that was sent to their work e-mail came back.
    by: HelpedBy,
    /// The call before it.
    call: Call,
    /// By when it had to be written, in UTC, as the place's own paper says.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    due_at: Timestamp,
    child: ChildKnown,
    seen: Seen,
    fear: Fear,
    /// Why it may be shared without asking, and who decided.
    sharing: Sharing,
    /// Whether the family was told. The hub does not tell a family that was not.
    family: FamilyTold,
    /// An assessment that exists. Left out when none goes along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assessment: Option<Attached>,
}

impl Concern {
    /// The concern of whoever stands before a screen that staff hold, or the first page that is still to answer.
    pub fn new(who: &StaffActor, draft: &ConcernDraft) -> Result<Self, ConcernStep> {
        let Written { call, answers, .. } = draft.written.clone();
        Ok(Self {
            by: who.who().clone(),
            call,
            due_at: draft.clock.due_at,
            child: answers.child.ok_or(ConcernStep::Child)?,
            seen: answers.seen.ok_or(ConcernStep::Seen)?,
            fear: answers.fear.ok_or(ConcernStep::Fear)?,
            sharing: answers.sharing.ok_or(ConcernStep::Reason)?,
            family: answers.family.ok_or(ConcernStep::Family)?,
            assessment: match answers.along.ok_or(ConcernStep::Assessment)? {
                Along::Yes(attached) => Some(attached),
                Along::No => None,
            },
        })
    }

    /// Who has the concern.
    pub const fn by(&self) -> &HelpedBy {
        &self.by
    }

    /// The call before it.
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// By when it had to be written.
    pub const fn due_at(&self) -> Timestamp {
        self.due_at
    }

    /// What it says, as the pages show it.
    pub fn answers(&self) -> ConcernAnswers {
        let along = self.assessment.clone().map_or(Along::No, Along::Yes);
        ConcernAnswers {
            child: Some(self.child.clone()),
            seen: Some(self.seen.clone()),
            fear: Some(self.fear.clone()),
            sharing: Some(self.sharing.clone()),
            family: Some(self.family.clone()),
            along: Some(along),
        }
    }
}

#[cfg(test)]
mod tests;
