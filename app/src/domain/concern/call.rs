//! The phone call before a concern: when it was, and whom it reached. It starts the place's clock.

use jiff::{SignedDuration, Timestamp, civil::DateTime};
use serde::{Deserialize, Serialize};

use crate::domain::{
    date_fields,
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::Line,
};

/// A call may be written up for this long.
const LONGEST_AGO: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A call to a hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Call {
    /// When it was, in UTC.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub at: Timestamp,
    /// Whether it was answered.
    pub reached: Reached,
}

/// Whether a call was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Reached {
    /// Somebody was spoken with.
    Spoke {
        /// Who.
        with: Line,
    },
    /// Nobody answered.
    NoAnswer,
}

impl Call {
    /// Reads `reached`, `spoke-with`, `rang-day`, `rang-month`, `rang-year` and `rang-time`. `instant` gives the time that
    /// a clock in England means. A call lies in the last seven days.
    pub fn parse(
        form: &RawForm,
        now: Timestamp,
        instant: impl Fn(DateTime) -> Option<Timestamp>,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
        let reached = match form.get("reached") {
            "spoke" => Line::parse(form.get("spoke-with"))
                .map(|with| Reached::Spoke { with })
                .map_err(|kind| note("spoke-with", kind))
                .ok(),
            "no-answer" => Some(Reached::NoAnswer),
            _ => {
                note("reached", ProblemKind::Missing);
                None
            }
        };
        let day = date_fields::day(form, "rang").and_then(|day| day.ok_or(ProblemKind::Missing));
        let day = day.map_err(|kind| note("rang-day", kind)).ok();
        let time = date_fields::time(form.get("rang-time")).map_err(|kind| note("rang-time", kind)).ok();
        let at = day.zip(time).and_then(|(day, time)| {
            let at = instant(day.to_datetime(time)).filter(|at| *at <= now && now.duration_since(*at) <= LONGEST_AGO);
            if at.is_none() {
                note("rang-day", ProblemKind::DateOutOfRange);
            }
            at
        });
        match (reached, at) {
            (Some(reached), Some(at)) => Ok(Self { at, reached }),
            _ => Err(problems),
        }
    }
}
