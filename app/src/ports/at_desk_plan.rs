//! What a visit remembers of working with plans: forms that are being written, until they are sent. Sealed with the rest
//! of the visit and gone when it ends.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{ids::SeatId, plan::PlanKey, problem::Problem, raw_form::RawForm, reference::Reference};

/// The most forms one visit keeps half-written.
const MOST: usize = 12;

choices! {
    /// What is written with a form.
    pub enum PlanForm {
        /// The hub's answer.
        Outcome = "outcome",
        /// Words or a question.
        Words = "words",
        /// A part of the way.
        Stage = "stage",
        /// Asking somebody to lead.
        Lead = "lead",
        /// An answer to that, said aloud.
        Answer = "answer",
        /// The team.
        Team = "team",
        /// The plan.
        Text = "text",
        /// A meeting.
        Meeting = "meeting",
    }
}

/// A form about one plan, being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// Which plan.
    pub reference: Reference,
    /// Which form.
    pub form: PlanForm,
    /// What it is about: a meeting, an offer to lead. Drawn when it was begun.
    pub key: PlanKey,
    /// The version it was begun from; 0 for the first.
    pub base: u32,
    /// What was typed.
    pub fields: RawForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What it is sent under, once it was looked at: two taps send it once.
    pub looked: Option<Uuid>,
}

/// The words of a seat, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshSeat {
    /// Which seat.
    pub seat: SeatId,
    /// Its six words.
    pub code: String,
}

impl std::fmt::Debug for FreshSeat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FreshSeat(hidden)")
    }
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeskPlanNotice {
    /// It was sent.
    Sent,
    /// Somebody wrote the same version meanwhile; nothing was sent.
    Clash,
    /// The family took the request back, or it was erased; nothing was sent.
    Closed,
    /// A seat could not be made.
    NoSeat,
    /// A seat was closed.
    SeatClosed,
}

/// What a visit does with plans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtDeskPlan {
    /// Forms being written, the newest last.
    pub writing: Vec<Writing>,
    /// The words of a seat that was just made.
    pub fresh: Option<FreshSeat>,
    /// A word about what was done last.
    pub notice: Option<DeskPlanNotice>,
}

impl AtDeskPlan {
    /// The form being written about a plan.
    pub fn writing(&self, reference: &Reference, form: PlanForm) -> Option<&Writing> {
        self.writing.iter().find(|it| it.form == form && it.reference == *reference)
    }

    /// Takes it out.
    pub fn take(&mut self, reference: &Reference, form: PlanForm) -> Option<Writing> {
        let at = self.writing.iter().position(|it| it.form == form && it.reference == *reference)?;
        Some(self.writing.remove(at))
    }

    /// Keeps it; the oldest goes when there are too many.
    pub fn keep(&mut self, writing: Writing) {
        self.take(&writing.reference, writing.form);
        self.writing.push(writing);
        if self.writing.len() > MOST {
            self.writing.remove(0);
        }
    }
}
