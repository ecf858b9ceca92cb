//! One thing that was said about a plan: what, by whom, when, and for whose eyes.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    key::PlanKey,
    lead::{LeadOffer, Party},
    meeting::Meeting,
    stage::Stage,
    team::Team,
    text::{PlanText, ToolReading},
};
use crate::domain::text::{FreeText, Line};

/// The most a family's own scale goes to.
pub const SCALE_TOP: u8 = 10;

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "who")]
pub enum By {
    /// The hub team, or the lead practitioner at its desk.
    Hub {
        /// Their name, where they gave it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Line>,
        /// What they do, where they gave it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<Line>,
    },
    /// Somebody asked to lead, by themselves.
    Practitioner {
        /// Their name.
        name: Line,
    },
    /// Somebody of the family, by the key of their seat.
    Seat {
        /// The seat.
        seat: PlanKey,
    },
}

/// For whose eyes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// Everybody at the plan.
    #[default]
    Everyone,
    /// These of the family alone, and the people who help.
    Only(Vec<PlanKey>),
    /// Not for family view: the people who help alone (rule C11).
    Team,
}

impl SeenBy {
    /// Whether a seat may see it.
    pub fn allows(&self, seat: &PlanKey) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only(seats) => seats.contains(seat),
            Self::Team => false,
        }
    }
}

choices! {
    /// What a family says of a step.
    pub enum StepSays {
        /// We did it.
        Done = "done",
        /// It is not done after all.
        NotDone = "not-done",
        /// We are stuck.
        Stuck = "stuck",
        /// It was to happen, and did not.
        DidNotHappen = "did-not-happen",
        /// What is written is not right.
        NotRight = "not-right",
    }
}

choices! {
    /// Whether somebody agrees with the plan.
    pub enum Agrees {
        /// Yes.
        Agree = "agree",
        /// No.
        NotAgree = "not-agree",
        /// They could not say, such as because they were ill or are too young.
        CouldNotAnswer = "could-not-answer",
    }
}

choices! {
    /// What a hub decided about a request.
    pub enum OutcomeIs {
        /// People will help.
        HelpStarts = "help-starts",
        /// Advice, and help near the family that anybody may use.
        Advice = "advice",
        /// Another service fits better, and the hub passes it on.
        OtherService = "other-service",
        /// The family has help already, which goes on.
        GoesOn = "goes-on",
        /// A social worker will talk with the family.
        SocialWorker = "social-worker",
        /// No help from here this time.
        NotThisTime = "not-this-time",
    }
}

/// What a hub decided, in the words the family reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// What.
    pub is: OutcomeIs,
    /// Why, and what happens next.
    pub words: FreeText,
}

/// A family's own scale: what 0 and 10 mean in its own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Scale {
    /// What finds it again.
    pub key: PlanKey,
    /// What it measures.
    pub about: Line,
    /// What 0 means.
    pub low: Line,
    /// What 10 means.
    pub high: Line,
}

/// What was said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind", content = "content")]
pub enum What {
    /// The hub's answer to the request.
    Outcome(Outcome),
    /// A part of the way was reached.
    Stage(Stage),
    /// The plan, whole, as one version.
    Plan(Box<PlanText>),
    /// Everybody who helps, as one version.
    Team(Team),
    /// Somebody is asked to lead.
    LeadOffered(LeadOffer),
    /// One of the three parties answers.
    LeadAnswered {
        /// Which offer.
        offer: PlanKey,
        /// Who answers.
        party: Party,
        /// Yes or no.
        agrees: bool,
        /// Their words: for a child, also who asked them and what they could understand.
        words: Option<FreeText>,
    },
    /// The family asks for another lead.
    LeadChangeAsked {
        /// Why, if they say.
        words: Option<FreeText>,
    },
    /// A meeting, as one version.
    Meeting(Meeting),
    /// What somebody of the family wants said at a meeting, there or not.
    MeetingViews {
        /// Which.
        meeting: PlanKey,
        /// Their words.
        words: FreeText,
    },
    /// Words to the family; `asks` when an answer is hoped for.
    Words {
        /// The words.
        words: FreeText,
        /// Whether it is a question.
        asks: bool,
    },
    /// The family answers words.
    Replied {
        /// The id of the event that asked.
        to: String,
        /// Their words.
        words: FreeText,
    },
    /// A reading of a named tool.
    Reading(ToolReading),
    /// A family makes a scale of its own.
    ScaleMade(Scale),
    /// Where somebody of the family is on one: 0 to [`SCALE_TOP`].
    Scaled {
        /// Which.
        scale: PlanKey,
        /// Where.
        value: u8,
        /// Why, if they say.
        words: Option<FreeText>,
    },
    /// What somebody of the family says of a step.
    Marked {
        /// Which.
        step: PlanKey,
        /// What.
        says: StepSays,
        /// Their words.
        words: Option<FreeText>,
    },
    /// The family adds a step of its own.
    StepAdded {
        /// What finds it again.
        step: PlanKey,
        /// What will be done.
        what: Line,
        /// By when, if they say.
        #[cfg_attr(feature = "ssr", schemars(with = "Option<String>"))]
        by: Option<Date>,
    },
    /// Whether somebody of the family agrees with one version of the plan.
    Answered {
        /// Which version.
        version: u32,
        /// Their answer.
        agrees: Agrees,
        /// Why, if they say.
        words: Option<FreeText>,
    },
    /// The family asks what is happening: a promise's day has passed.
    Chased {
        /// About a step, or about the whole plan.
        step: Option<PlanKey>,
    },
}

impl What {
    /// The name it is listed and counted under. It says nothing of what was said.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Outcome(_) => "outcome",
            Self::Stage(_) => "stage",
            Self::Plan(_) => "plan",
            Self::Team(_) => "team",
            Self::LeadOffered(_) => "lead-offered",
            Self::LeadAnswered { .. } => "lead-answered",
            Self::LeadChangeAsked { .. } => "lead-change-asked",
            Self::Meeting(_) => "meeting",
            Self::MeetingViews { .. } => "meeting-views",
            Self::Words { .. } => "words",
            Self::Replied { .. } => "replied",
            Self::Reading(_) => "reading",
            Self::ScaleMade(_) => "scale-made",
            Self::Scaled { .. } => "scaled",
            Self::Marked { .. } => "marked",
            Self::StepAdded { .. } => "step-added",
            Self::Answered { .. } => "answered",
            Self::Chased { .. } => "chased",
        }
    }
}

/// One thing that was said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PlanEvent {
    /// When, by the clock of whoever said it; never in the future when it was kept.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub at: Timestamp,
    /// Its id, given by whoever said it: the same id again says nothing new.
    pub id: String,
    /// By whom.
    pub by: By,
    /// For whose eyes.
    #[serde(default)]
    pub seen_by: SeenBy,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

impl PlanEvent {
    /// The seat that said it, if somebody of the family did.
    pub const fn seat(&self) -> Option<&PlanKey> {
        match &self.by {
            By::Seat { seat } => Some(seat),
            By::Hub { .. } | By::Practitioner { .. } => None,
        }
    }

    /// What a seat may know of it. What another of the family said is seen as far as the plan needs it, without its words.
    #[must_use]
    pub fn for_seat(self, seat: &PlanKey) -> Option<Self> {
        if !self.seen_by.allows(seat) {
            return None;
        }
        let is_anothers = self.seat().is_some_and(|by| by != seat);
        let what = match self.what {
            What::Plan(text) => What::Plan(Box::new(text.for_seat(seat))),
            What::Marked { step, says: says @ (StepSays::Done | StepSays::NotDone | StepSays::Stuck), .. }
                if is_anothers =>
            {
                What::Marked { step, says, words: None }
            }
            What::LeadAnswered { offer, party, agrees, .. } if is_anothers => {
                What::LeadAnswered { offer, party, agrees, words: None }
            }
            added @ What::StepAdded { .. } => added,
            _ if is_anothers => return None,
            other => other,
        };
        Some(Self { what, ..self })
    }
}
