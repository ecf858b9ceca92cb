//! What counts as new for somebody who reads a plan.
//!
//! What a seat may not see is no news for it, and neither is a version that reads to it like the one before: not even a
//! notice tells that there was one (rule C11).

use super::{
    event::{PlanEvent, What},
    key::PlanKey,
    standing::Plan,
    text::PlanText,
};

/// What is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The hub's answer.
    Outcome,
    /// A part of the way was reached.
    Stage,
    /// The plan was written again.
    Plan,
    /// The people who help.
    Team,
    /// Who leads.
    Lead,
    /// A meeting.
    Meeting,
    /// Words to the family.
    Words,
    /// A reading of a tool.
    Reading,
    /// What somebody of the family did about a step.
    Step,
}

impl What {
    /// What of it is new to somebody else, if that is anything to be told of.
    pub const fn news(&self) -> Option<News> {
        Some(match self {
            Self::Outcome(_) => News::Outcome,
            Self::Stage(_) => News::Stage,
            Self::Plan(_) => News::Plan,
            Self::Team(_) => News::Team,
            Self::LeadOffered(_) | Self::LeadAnswered { .. } => News::Lead,
            Self::Meeting(_) => News::Meeting,
            Self::Words { .. } => News::Words,
            Self::Reading(_) => News::Reading,
            Self::Marked { .. } | Self::StepAdded { .. } => News::Step,
            _ => return None,
        })
    }
}

impl PlanText {
    /// Whether both say the same, whatever their numbers.
    pub fn reads_like(&self, other: &Self) -> bool {
        *self == Self { version: self.version, ..other.clone() }
    }
}

impl PlanEvent {
    /// Whether it is news for a seat. `before` is what was said before; of that, only versions of the plan matter.
    pub fn is_news_for(&self, seat: &PlanKey, before: &[Self]) -> bool {
        if self.seat() == Some(seat) {
            return false;
        }
        let Some(seen) = self.clone().for_seat(seat) else { return false };
        match seen.what.news() {
            None => false,
            Some(News::Plan) => {
                let known = || before.iter().cloned().filter_map(|event| event.for_seat(seat));
                let stands = |events| Plan::of(events).text.map(|(text, _)| text);
                let (before, now) = (stands(known().collect::<Vec<_>>()), stands(known().chain([seen]).collect()));
                before.zip(now).is_none_or(|(before, now)| !before.reads_like(&now))
            }
            Some(_) => true,
        }
    }
}
