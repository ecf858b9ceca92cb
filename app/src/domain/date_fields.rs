//! Days and times as forms take them: three fields for a day, one for a time. It knows no bounds; whoever asks does.

use jiff::civil::{Date, Time};

use super::{problem::ProblemKind, raw_form::RawForm};

/// The day in the fields `<field>-day`, `-month` and `-year`; none when all three are blank.
pub fn day(form: &RawForm, field: &str) -> Result<Option<Date>, ProblemKind> {
    let [day, month, year] = ["day", "month", "year"].map(|part| form.get(&format!("{field}-{part}")).trim());
    if [day, month, year].iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    let whole = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    whole().map(Some).ok_or(ProblemKind::NotADate)
}

/// Reads `14:30`, `14.30` and `9:05`.
pub fn time(raw: &str) -> Result<Time, ProblemKind> {
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

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time as at};

    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> RawForm {
        RawForm::default().with("on-day", day).with("on-month", month).with("on-year", year)
    }

    #[test]
    fn a_day_is_whole_or_blank_or_none() {
        assert_eq!(day(&typed(" 1", "2 ", "2027"), "on"), Ok(Some(date(2027, 2, 1))));
        assert_eq!(day(&typed("", " ", ""), "on"), Ok(None));
        for (day_of, month, year) in [("30", "2", "2027"), ("1", "", "2027"), ("a", "1", "2027"), ("300", "1", "2027")]
        {
            assert_eq!(day(&typed(day_of, month, year), "on"), Err(ProblemKind::NotADate));
        }
    }

    #[test]
    fn a_time_has_an_hour_and_two_figures_of_minutes() {
        for typed in ["9:05", "09.05", " 9:05 "] {
            assert_eq!(time(typed), Ok(at(9, 5, 0, 0)));
        }
        for typed in ["9", "9:5", "24:00", "9:60", "+9:05", "9:+5", "noon"] {
            assert_eq!(time(typed), Err(ProblemKind::NotADate), "{typed}");
        }
        assert_eq!(time(" "), Err(ProblemKind::Missing));
    }
}
