//! England's bank holidays, built into the server so that a promise never depends on another site.
//!
//! The days are in `bank_holidays.json`, 2024 to 2030. A list that cannot be read stops the server:
//! a wrong "you should hear by" would be worse.

use app::{domain::working_days::BankHolidays, ports::Fault};
use jiff::civil::Date;
use serde::Deserialize;

const LIST: &str = include_str!("../bank_holidays.json");

#[derive(Deserialize)]
struct Day {
    date: Date,
}

/// The built-in list.
pub fn england() -> Result<BankHolidays, Fault> {
    let days: Vec<Day> =
        serde_json::from_str(LIST).map_err(|error| Fault::new("reading the list of bank holidays", error))?;
    Ok(BankHolidays::new(days.into_iter().map(|day| day.date)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn well_known_days_are_no_working_days() {
        let holidays = england().unwrap();
        for day in [
            date(2024, 3, 29),
            date(2025, 4, 21),
            date(2026, 5, 4),
            date(2026, 12, 28),
            date(2027, 12, 27),
            date(2027, 12, 28),
            date(2028, 1, 3),
            date(2030, 12, 26),
        ] {
            assert!(!holidays.is_working_day(day), "{day}");
        }
    }

    #[test]
    fn days_that_are_holidays_elsewhere_in_the_kingdom_are_worked_in_england() {
        let holidays = england().unwrap();
        for day in [date(2026, 3, 17), date(2026, 11, 30), date(2026, 1, 2), date(2026, 8, 3)] {
            assert!(holidays.is_working_day(day), "{day}");
        }
    }

    #[test]
    fn each_year_has_at_least_eight_and_the_list_reaches_the_end_of_2030() {
        let days: Vec<Day> = serde_json::from_str(LIST).unwrap();
        for year in 2024..=2030 {
            assert!(days.iter().filter(|day| day.date.year() == year).count() >= 8, "{year}");
        }
        assert_eq!(england().unwrap().known_until(), Some(date(2030, 12, 26)));
    }
}
