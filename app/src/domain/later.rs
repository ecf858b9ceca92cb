//! "Not now": when a family wants to think about it again. A no or a not now is never marked against anybody (rule C14).

use jiff::{ToSpan as _, civil::Date};

choices! {
    /// When to ask again. All lie within the time that answers are kept.
    pub enum AskAgain {
        /// In a week.
        OneWeek = "1-week",
        /// In two weeks.
        TwoWeeks = "2-weeks",
        /// In three weeks.
        ThreeWeeks = "3-weeks",
        /// No day.
        NoDay = "no-day",
    }
}

impl AskAgain {
    /// The day, counted from `today`; `None` when none was named.
    pub fn day(self, today: Date) -> Option<Date> {
        let weeks = match self {
            Self::OneWeek => 1,
            Self::TwoWeeks => 2,
            Self::ThreeWeeks => 3,
            Self::NoDay => return None,
        };
        today.checked_add(weeks.weeks()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_lies_within_the_28_that_answers_are_kept() {
        let today = jiff::civil::date(2027, 12, 30);
        let days = AskAgain::ALL.iter().map(|again| again.day(today));
        assert_eq!(
            days.collect::<Vec<_>>(),
            [
                Some(jiff::civil::date(2028, 1, 6)),
                Some(jiff::civil::date(2028, 1, 13)),
                Some(jiff::civil::date(2028, 1, 20)),
                None
            ]
        );
    }
}
