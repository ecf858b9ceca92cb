//! The way from request to ending, in parts that a family knows by name.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::text::FreeText;

choices! {
    /// A part of the way.
    pub enum StageKind {
        /// Somebody listened.
        Heard = "heard",
        /// The assessment began.
        Assessment = "assessment",
        /// The assessment is done, and the family has its copy.
        AssessmentDone = "assessment-done",
        /// The team is there.
        Team = "team",
        /// There is a plan.
        Plan = "plan",
        /// The plan was looked at again.
        Review = "review",
        /// Less help is needed, and it goes on in an easier way.
        StepDown = "step-down",
        /// More help may be needed: the lead talked with a social worker.
        StepUp = "step-up",
        /// It has ended.
        Ended = "ended",
    }
}

choices! {
    /// What came of talking with a social worker.
    pub enum StepUp {
        /// Advice, or a visit together.
        Advice = "advice",
        /// The next meeting of workers looks at it.
        Eham = "eham",
        /// A formal contact with the hub.
        Formal = "formal",
    }
}

/// A part of the way was reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Stage {
    /// Which.
    pub stage: StageKind,
    /// When.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub on: Date,
    /// What came of stepping up; for that alone.
    #[serde(default)]
    pub step_up: Option<StepUp>,
    /// What the family reads about it, such as who leads from now on and what to do if worries grow.
    #[serde(default)]
    pub words: Option<FreeText>,
}
