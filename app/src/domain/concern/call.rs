//! The phone call before a concern: when it was, and whom it reached. It starts the place's clock.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
};
use serde::{Deserialize, Serialize};

use crate::domain::{
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
        let day = day(form).map_err(|kind| note("rang-day", kind)).ok();
        let time = time(form.get("rang-time")).map_err(|kind| note("rang-time", kind)).ok();
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

fn day(form: &RawForm) -> Result<Date, ProblemKind> {
    let parts = ["rang-day", "rang-month", "rang-year"].map(|field| form.get(field).trim());
    if parts.iter().all(|part| part.is_empty()) {
        return Err(ProblemKind::Missing);
    }
    let [day, month, year] = parts;
    let whole = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    whole().ok_or(ProblemKind::NotADate)
}

/// Reads `14:30`, `14.30` and `9:05`.
fn time(raw: &str) -> Result<Time, ProblemKind> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(ProblemKind::Missing);
    }
    let whole = || {
        let (hour, minute) = raw.split_once([':', '.'])?;
        let plain = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        (plain(hour, 2) && plain(minute, 2) && minute.len() == 2).then_some(())?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    whole().ok_or(ProblemKind::NotADate)
}
