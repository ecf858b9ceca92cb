//! Working days of England: Monday to Friday without bank holidays.
//!
//! Every promise to a family ("you should hear by …") is counted here and nowhere else.

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// England's bank holidays, and the last year they are known for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankHolidays(BTreeSet<Date>);

impl BankHolidays {
    /// Takes the list of days.
    pub fn new(days: impl IntoIterator<Item = Date>) -> Self {
        Self(days.into_iter().collect())
    }

    /// The last day listed; promises beyond its year cannot know their bank holidays.
    pub fn known_until(&self) -> Option<Date> {
        self.0.last().copied()
    }

    /// Whether offices are open on `day`.
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.0.contains(&day)
    }

    /// The day that lies `days` working days after `from`. Day one is the first working day after `from`.
    pub fn add(&self, from: Date, days: u16) -> Date {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            day = day.saturating_add(1.day());
            if self.is_working_day(day) {
                left -= 1;
            } else if day == Date::MAX {
                break;
            }
        }
        day
    }

    /// How many working days come after `from` and up to `until`; none where `until` is not later.
    pub fn between(&self, from: Date, until: Date) -> u16 {
        let mut day = from;
        let mut count = 0_u16;
        while day < until {
            day = day.saturating_add(1.day());
            count = count.saturating_add(u16::from(self.is_working_day(day)));
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn holidays() -> BankHolidays {
        BankHolidays::new([date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)])
    }

    #[test]
    fn five_working_days_over_christmas_pass_by_weekends_and_bank_holidays() {
        assert_eq!(holidays().add(date(2026, 12, 23), 5), date(2027, 1, 4));
    }

    #[test]
    fn a_request_sent_at_the_weekend_starts_counting_on_monday() {
        assert_eq!(holidays().add(date(2026, 11, 28), 1), date(2026, 11, 30));
    }

    #[test]
    fn days_that_are_late_are_counted_as_days_that_are_promised() {
        assert_eq!(holidays().between(date(2026, 12, 23), date(2027, 1, 4)), 5);
        assert_eq!(holidays().between(date(2026, 11, 27), date(2026, 11, 29)), 0, "a weekend");
        assert_eq!(holidays().between(date(2026, 11, 30), date(2026, 11, 27)), 0);
    }

    proptest::proptest! {
        #[test]
        fn the_promised_day_is_always_a_working_day_and_never_early(offset in 0i32..3_000, days in 1u16..60) {
            let from = date(2026, 1, 1).saturating_add(offset.days());
            let due = holidays().add(from, days);
            proptest::prop_assert!(holidays().is_working_day(due));
            proptest::prop_assert!((due - from).get_days() >= i32::from(days));
        }
    }
}
