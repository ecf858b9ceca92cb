//! How long things should take in a place, and which paper says so.

use serde::{Deserialize, Serialize};

/// How long things should take here. Working days are those of England.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// The hub should say "we have it" within this many working days.
    pub acknowledge_working_days: u16,
    /// The family should hear the outcome within this many working days; then it can chase.
    pub outcome_working_days: u16,
    /// An assessment should be done within this many working days.
    pub assessment_working_days: u16,
    /// The family should have its copy within this many working days.
    pub copy_working_days: u16,
    /// A plan is looked at again after this many weeks.
    pub review_weeks: u16,
    /// A worker who rang about serious harm writes it down within this many hours (rule C13).
    pub follow_up_hours: u16,
    /// Where each comes from.
    pub sources: ClockSources,
}

/// Where each clock comes from: the place's own paper, or our default until the place says otherwise (rule C15).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSources {
    /// Of `acknowledge_working_days`.
    pub acknowledge: String,
    /// Of `outcome_working_days`.
    pub outcome: String,
    /// Of `assessment_working_days`.
    pub assessment: String,
    /// Of `copy_working_days`.
    pub copy: String,
    /// Of `review_weeks`.
    pub review: String,
    /// Of `follow_up_hours`.
    pub follow_up: String,
}
