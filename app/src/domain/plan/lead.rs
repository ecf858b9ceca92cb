//! The lead practitioner: one person who keeps the plan together, and only after three parties have said yes.
//!
//! The practitioner, the child by their understanding, and the family each agree (rule C16). Until then there is an offer
//! and no lead. Any of them can say no, and the family can ask for somebody else at any time. The portal never decides what
//! a child can understand (rule C8): a named person's words say how they were asked.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::key::PlanKey;
use crate::domain::text::Line;

/// Somebody is asked to lead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct LeadOffer {
    /// What finds the offer again.
    pub key: PlanKey,
    /// Who is asked.
    pub name: Line,
    /// What they do, such as `school nurse`.
    pub role: Line,
    /// Where they work.
    pub organisation: Line,
    /// Whether they work for another organisation than the council.
    #[serde(default)]
    pub is_partner: bool,
    /// Whether a social worker leads because a child's safety is looked at.
    #[serde(default)]
    pub for_safety: bool,
    /// How the family reaches them, once they lead.
    #[serde(default)]
    pub contact: Option<Line>,
}

choices! {
    /// Who must agree.
    pub enum Party {
        /// Who is asked to lead.
        Practitioner = "practitioner",
        /// The child or young person.
        Child = "child",
        /// The family.
        Family = "family",
    }
}

/// One party's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Yes or no.
    pub agrees: bool,
    /// When.
    pub at: Timestamp,
}

/// How an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadState {
    /// Somebody has yet to answer.
    Offered,
    /// All three said yes.
    Leads,
    /// Somebody said no.
    Declined,
}

/// The newest offer with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Who.
    pub offer: LeadOffer,
    /// When they were asked.
    pub offered_at: Timestamp,
    /// What each party said last.
    pub practitioner: Option<Answered>,
    /// The child.
    pub child: Option<Answered>,
    /// The family.
    pub family: Option<Answered>,
    /// When the family asked for somebody else after this offer, if it did.
    pub change_asked_at: Option<Timestamp>,
}

impl Lead {
    /// What a party said.
    pub const fn answer(&self, party: Party) -> Option<Answered> {
        match party {
            Party::Practitioner => self.practitioner,
            Party::Child => self.child,
            Party::Family => self.family,
        }
    }

    /// How it stands.
    pub fn state(&self) -> LeadState {
        let answers = [self.practitioner, self.child, self.family];
        if answers.iter().flatten().any(|answer| !answer.agrees) {
            LeadState::Declined
        } else if answers.iter().all(Option::is_some) {
            LeadState::Leads
        } else {
            LeadState::Offered
        }
    }
}
