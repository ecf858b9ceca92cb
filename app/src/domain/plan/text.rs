//! The plan as a document: what the family wants to be different, the steps, Plan B, and what ending well looks like.
//!
//! It is written whole each time, as one version, with the family present. There is always a Plan B and always a day to
//! look at it again (rule C19). A word of blame has no field here: what a family said no to is "declined on" (rule C14).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{event::SeenBy, key::PlanKey};
use crate::domain::text::{FreeText, Line};

/// The most things wanted in one plan.
pub const MOST_WANTED: usize = 20;
/// The most steps in one plan.
pub const MOST_STEPS: usize = 60;
/// The most other entries of one kind.
pub const MOST_ENTRIES: usize = 60;

/// Something that is to be different.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Wanted {
    /// What finds it again.
    pub key: PlanKey,
    /// In the family's own words.
    pub words: FreeText,
    /// Whose part of the plan it is; the whole family's when left out.
    #[serde(default)]
    pub for_whom: Option<Line>,
    /// How we will know.
    #[serde(default)]
    pub how_we_know: Option<FreeText>,
    /// For whose eyes.
    #[serde(default)]
    pub seen_by: SeenBy,
}

choices! {
    /// How a step stands.
    pub enum StepState {
        /// Not started.
        NotStarted = "not-started",
        /// Going.
        Going = "going",
        /// Stuck.
        Stuck = "stuck",
        /// Done.
        Done = "done",
        /// No longer needed.
        NotNeeded = "not-needed",
    }
}

/// Who does a step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Somebody of the family, by the name the plan calls them, and their seat if they have one.
    Family {
        /// Such as `Mum`, or `All of us`.
        name: Line,
        /// Their seat.
        #[serde(default)]
        seat: Option<PlanKey>,
    },
    /// Somebody of the team.
    Team {
        /// Their key there.
        person: PlanKey,
    },
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Step {
    /// What finds it again.
    pub key: PlanKey,
    /// What will be done.
    pub what: Line,
    /// Who does it.
    pub owner: Owner,
    /// What it is for.
    #[serde(default)]
    pub wanted: Option<PlanKey>,
    /// By when.
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schemars(with = "Option<String>"))]
    pub by: Option<Date>,
    /// How it stands.
    pub state: StepState,
    /// What came of it so far, or did not, and who says so.
    #[serde(default)]
    pub progress: Option<FreeText>,
    /// For whose eyes.
    #[serde(default)]
    pub seen_by: SeenBy,
}

choices! {
    /// What came of something that was tried.
    pub enum Tried {
        /// It helped.
        Helped = "helped",
        /// It helped a bit.
        HelpedABit = "helped-a-bit",
        /// It did not help.
        DidNotHelp = "did-not-help",
        /// The family said no. It counts against nobody (rule C14).
        Declined = "declined",
    }
}

/// Help that was offered before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct OfferTried {
    /// What.
    pub what: Line,
    /// When.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub on: Date,
    /// What came of it.
    pub came: Tried,
}

/// A reading of a tool, whichever: the name, the day, the score and who scored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ToolReading {
    /// The tool, such as `Family Star Plus`.
    pub tool: Line,
    /// What was measured, such as `Keeping to a routine`.
    pub about: Line,
    /// When.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub on: Date,
    /// The score.
    pub score: u16,
    /// The most it can be; never less than the score.
    pub most: u16,
    /// Who scored.
    pub scored_by: Line,
}

/// One version of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct PlanText {
    /// Its number, from 1. The highest stands.
    #[cfg_attr(feature = "ssr", schemars(range(min = 1)))]
    pub version: u32,
    /// What is to be different.
    pub wanted: Vec<Wanted>,
    /// Who does what by when.
    pub steps: Vec<Step>,
    /// What we do if it does not work, or things get worse.
    pub plan_b: FreeText,
    /// What ending well looks like.
    pub ending: FreeText,
    /// The day we look at it again.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub next_review: Date,
    /// Help that was offered before.
    #[serde(default)]
    pub offers: Vec<OfferTried>,
    /// The same plan in the young person's words, if they made it their own.
    #[serde(default)]
    pub child_words: Option<FreeText>,
}

/// What is wrong with a version of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPlan {
    /// Nothing is wanted, or too much.
    Wanted,
    /// There is no step, or too many.
    Steps,
    /// Two things have one key.
    SameKey,
    /// A step is for something that is not in the plan.
    NoSuchWanted,
    /// It is version 0.
    Version,
    /// Too many offers.
    Offers,
}

impl PlanText {
    /// Whether it is whole: something wanted, at least one step, each key once.
    pub fn check(&self) -> Result<(), NotAPlan> {
        let mut keys: Vec<_> = self.wanted.iter().map(|it| &it.key).collect();
        let steps: std::collections::BTreeSet<_> = self.steps.iter().map(|it| &it.key).collect();
        keys.sort_unstable();
        let is_twice = keys.windows(2).any(|pair| pair.first() == pair.last());
        let names_nothing = |step: &Step| step.wanted.as_ref().is_some_and(|wanted| !keys.contains(&wanted));
        match () {
            () if self.version == 0 => Err(NotAPlan::Version),
            () if !(1..=MOST_WANTED).contains(&self.wanted.len()) => Err(NotAPlan::Wanted),
            () if !(1..=MOST_STEPS).contains(&self.steps.len()) => Err(NotAPlan::Steps),
            () if self.offers.len() > MOST_ENTRIES => Err(NotAPlan::Offers),
            () if is_twice || steps.len() != self.steps.len() => Err(NotAPlan::SameKey),
            () if self.steps.iter().any(names_nothing) => Err(NotAPlan::NoSuchWanted),
            () => Ok(()),
        }
    }

    /// As a seat may see it. Whose eyes each part is for is taken out too, so that nothing tells of anybody else's.
    #[must_use]
    pub fn for_seat(mut self, seat: &PlanKey) -> Self {
        self.wanted.retain(|it| it.seen_by.allows(seat));
        self.steps.retain(|it| it.seen_by.allows(seat));
        for it in &mut self.wanted {
            it.seen_by = SeenBy::Everyone;
        }
        for step in &mut self.steps {
            step.seen_by = SeenBy::Everyone;
            step.wanted = step.wanted.take().filter(|wanted| self.wanted.iter().any(|it| it.key == *wanted));
            if let Owner::Family { seat: owner, .. } = &mut step.owner {
                *owner = owner.take().filter(|owner| owner == seat);
            }
        }
        self
    }
}
