//! The plan of one request: who does what by when, agreed with the family, as everything that was ever said about it.
//!
//! A plan is a set of [`PlanEvent`]s and nothing else. [`Plan::of`] reads the set into what stands now, and gives the same
//! for the same set in whatever order it arrived, how late or how often (fault D16): what has versions counts by its
//! version, everything else by what it says. Nothing is ever changed or taken out, so its history is there to read.
//!
//! A family reads [`PlanEvent::for_seat`] of each and nothing else: what is not for its view leaves no trace, no count and
//! no gap (rule C11), and what one adult wrote is no other adult's to read (rule C10). The portal never decides a level, a
//! threshold or who can agree (invariant 7): it shows what people said.
//!
//! - [`event`]: one thing that was said, by whom, for whose eyes.
//! - [`text`]: the plan as a document with versions.
//! - [`lead`]: the lead practitioner, who is one only when three parties have agreed (rule C16).
//! - [`meeting`], [`team`], [`stage`]: meetings, people, and the way from request to ending.
//! - [`standing`], [`late`], [`news`]: what stands now, what is late, and what is new for somebody.

pub mod event;
pub mod key;
pub mod late;
pub mod lead;
pub mod meeting;
pub mod news;
pub mod stage;
pub mod standing;
pub mod team;
pub mod text;

#[cfg(test)]
mod tests;

pub use self::{
    event::{Agrees, By, Outcome, OutcomeIs, PlanEvent, SCALE_TOP, Scale, SeenBy, StepSays, What},
    key::PlanKey,
    late::Late,
    lead::{Answered, Lead, LeadOffer, LeadState, Party},
    meeting::{Meeting, MeetingKind, MeetingState},
    news::News,
    stage::{Stage, StageKind, StepUp},
    standing::{AddedStep, Agreement, HeldMeeting, Mark, Plan, Said, ScaleLine, Stamp},
    team::{Team, TeamPerson},
    text::{NotAPlan, OfferTried, Owner, PlanText, Step, StepState, ToolReading, Tried, Wanted},
};
