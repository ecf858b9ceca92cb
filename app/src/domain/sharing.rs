//! Choices about who may see what while they are being made: nothing here is recorded, and nothing is sent.
//!
//! One page at a time a member names somebody, answers for each part and looks at what would be seen. Only a last "yes"
//! turns this into permissions. Nothing is chosen beforehand, and a blank is no answer (rules C2, C3).

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    ids::PermissionId,
    permission::{Answer, Capacity, Recipient},
    problem::Problem,
    raw_form::RawForm,
    story::Part,
};

choices! {
    /// What can be said to one part.
    pub enum Said {
        /// They may see it.
        Yes = "yes",
        /// They may not.
        No = "no",
        /// Not now; ask again.
        NotNow = "not-now",
    }
}

choices! {
    /// How long a yes is to last.
    pub enum HowLong {
        /// Until it is taken back.
        UntilStopped = "until-stopped",
        /// A month.
        Month = "month",
        /// Half a year.
        HalfYear = "half-year",
    }
}

choices! {
    /// When to ask again after "not now".
    pub enum AskIn {
        /// In a week.
        Week = "week",
        /// In a month.
        Month = "month",
    }
}

choices! {
    /// Who decides about a child's own words. The portal records it and never computes it (rule C8).
    pub enum Decides {
        /// The parent or carer.
        Parent = "parent",
        /// The child, because a named person judged that they can.
        Child = "child",
    }
}

/// One answer on its way to being recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The id its record will have: made once, so that recording twice records once.
    pub id: PermissionId,
    /// The part.
    pub part: Part,
    /// What was said.
    pub said: Said,
    /// On what basis a child decides, if a child does.
    pub capacity: Option<Capacity>,
}

/// What a member is choosing now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sharing {
    /// Who it is about.
    pub recipient: Option<Recipient>,
    /// The answers, each for one part.
    pub chosen: Vec<Chosen>,
    /// How long each yes is to last; none means until it is taken back.
    pub how_long: Option<HowLong>,
    /// When to ask again what was answered "not now".
    pub ask_in: Option<AskIn>,
    /// What stands on the open form, as it was typed.
    pub form: RawForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The record that was made last, to say what it did.
    pub last: Option<PermissionId>,
    /// Whether the member has just said "this was not me".
    pub not_me: bool,
}

impl Chosen {
    /// What is recorded, on `today`.
    pub fn answer(&self, sharing: &Sharing, today: Date) -> Answer {
        match self.said {
            Said::Yes => Answer::Given { until: sharing.how_long.unwrap_or(HowLong::UntilStopped).until(today) },
            Said::No => Answer::Refused,
            Said::NotNow => Answer::NotNow { ask_on: sharing.ask_in.unwrap_or(AskIn::Week).day(today) },
        }
    }
}

impl HowLong {
    /// The last day of a yes given `today`; none while it has no end.
    pub fn last_day(self, today: Date) -> Option<Date> {
        match self {
            Self::UntilStopped => None,
            Self::Month => Some(today.saturating_add(1.month())),
            Self::HalfYear => Some(today.saturating_add(6.months())),
        }
    }

    /// The instant it ends: the end of its last day in England.
    pub fn until(self, today: Date) -> Option<Timestamp> {
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        let after = self.last_day(today)?.saturating_add(1.day());
        // A day that no clock knows ends the yes at once, and never makes it endless.
        Some(zone.to_timestamp(after.at(0, 0, 0, 0)).unwrap_or(Timestamp::MIN))
    }
}

impl AskIn {
    /// The day to ask again.
    pub fn day(self, today: Date) -> Date {
        match self {
            Self::Week => today.saturating_add(1.week()),
            Self::Month => today.saturating_add(1.month()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_yes_ends_with_its_last_day_in_england_and_not_before() {
        let today = date(2026, 5, 31);
        assert_eq!(HowLong::UntilStopped.until(today), None);
        assert_eq!(HowLong::Month.last_day(today), Some(date(2026, 6, 30)));
        // Midnight in summer time is eleven in the evening in UTC.
        assert_eq!(HowLong::Month.until(today), Some("2026-06-30T23:00:00Z".parse().unwrap()));
        assert_eq!(HowLong::HalfYear.until(today), Some("2026-12-01T00:00:00Z".parse().unwrap()));
        assert_eq!(AskIn::Week.day(today), date(2026, 6, 7));
    }
}
