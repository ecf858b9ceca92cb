//! Meetings about a plan: a team around the family or the young person, a review, another, or workers alone (EHAM).

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::key::PlanKey;
use crate::domain::text::{FreeText, Line};

/// The most people named at one meeting.
pub const MOST_PEOPLE: usize = 40;

choices! {
    /// What kind of meeting.
    pub enum MeetingKind {
        /// A team around the family (TAF).
        Taf = "taf",
        /// A team around the young person (TAYP).
        Tayp = "tayp",
        /// A review of the plan.
        Review = "review",
        /// An Early Help Action Meeting: workers look at what is stuck. The family is told.
        Eham = "eham",
        /// Another meeting that serves instead.
        Other = "other",
    }
}

choices! {
    /// How it stands.
    pub enum MeetingState {
        /// It will be.
        Planned = "planned",
        /// It was.
        Held = "held",
        /// It will not be.
        Cancelled = "cancelled",
    }
}

/// One version of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// What finds it again.
    pub key: PlanKey,
    /// Its number, from 1. The highest stands.
    #[cfg_attr(feature = "ssr", schemars(range(min = 1)))]
    pub version: u32,
    /// What kind.
    #[serde(rename = "type")]
    pub kind: MeetingKind,
    /// How it stands.
    pub state: MeetingState,
    /// When, by clocks in England.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub starts: DateTime,
    /// Where.
    #[serde(default)]
    pub place: Option<Line>,
    /// Who leads it.
    #[serde(default)]
    pub chair: Option<Line>,
    /// Who is asked to come.
    #[serde(default)]
    pub invited: Vec<Line>,
    /// Who came.
    #[serde(default)]
    pub present: Vec<Line>,
    /// What was said and decided.
    #[serde(default)]
    pub record: Option<FreeText>,
    /// The day of the next.
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schemars(with = "Option<String>"))]
    pub next: Option<Date>,
}
