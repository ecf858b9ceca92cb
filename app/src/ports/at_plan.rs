//! What a visit does with a plan: the way in, and a word for the next page. It holds nothing that was said of a plan.

use serde::{Deserialize, Serialize};

/// A word for the next page of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanNotice {
    /// The six words opened nothing.
    NotOpen,
    /// Too many tries; wait a little.
    SlowDown,
    /// The safe word was not right.
    WordNotRight,
    /// What was said is kept and on its way.
    Kept,
    /// It could not be kept: the plan is closed, or what it was about is not there any more.
    NotKept,
    /// The plan was written again since the page was made: look once more.
    WrittenAgain,
    /// The team was asked what is happening.
    Asked,
}

/// What a visit does with a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtPlan {
    /// The digest of six words that were right, until the safe word is chosen or was right.
    pub waiting: Option<[u8; 32]>,
    /// A word, and the page it is for.
    pub notice: Option<(PlanNotice, String)>,
}
