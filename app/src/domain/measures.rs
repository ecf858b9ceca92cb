//! Counts that name nobody: what of them may be shown, so that no small group can be found in a table (rule C26).
//!
//! Fewer than [`FEWEST`] is never shown, nor nought; where one count of a column would be hidden alone, the next smallest is
//! hidden too, because the total would tell it; everything else is rounded to [`ROUND_TO`]. Cuts are fixed: a month, a place.

use jiff::civil::Date;

/// Fewer than this are not shown.
pub const FEWEST: u32 = 10;
/// What is shown is rounded to this.
pub const ROUND_TO: u32 = 5;
/// The months that are shown.
pub const MONTHS: usize = 12;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// About so many.
    About(u32),
    /// So few that it is not shown, or hidden because another would be told by it.
    Hidden,
}

/// One column: a count a month, oldest first, and all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// By month.
    pub months: Vec<Cell>,
    /// Together.
    pub total: Cell,
}

const fn rounded(count: u32) -> Cell {
    Cell::About(count.saturating_add(ROUND_TO / 2) / ROUND_TO * ROUND_TO)
}

impl Column {
    /// What may be shown of these counts.
    pub fn of(counts: &[u32]) -> Self {
        let is_small = |count: u32| count < FEWEST;
        let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count)).collect();
        let is_alone = hidden.iter().filter(|it| **it).count() == 1;
        if is_alone {
            let shown = counts.iter().enumerate().filter(|(at, _)| hidden.get(*at) == Some(&false));
            if let Some(slot) = shown.min_by_key(|(_, count)| **count).and_then(|(at, _)| hidden.get_mut(at)) {
                *slot = true;
            }
        }
        let sum: u32 = counts.iter().fold(0, |sum, count| sum.saturating_add(*count));
        let told_by_total = hidden.iter().filter(|it| **it).count() == 1;
        let cell = |(count, hidden): (&u32, &bool)| if *hidden { Cell::Hidden } else { rounded(*count) };
        Self {
            total: if is_small(sum) || told_by_total { Cell::Hidden } else { rounded(sum) },
            months: counts.iter().zip(&hidden).map(cell).collect(),
        }
    }
}

/// The first days of the [`MONTHS`] months that end with `today`'s, oldest first.
pub fn months(today: Date) -> Vec<Date> {
    let mut month = today.first_of_month();
    let mut all = Vec::with_capacity(MONTHS);
    for _ in 0..MONTHS {
        all.push(month);
        month = month.yesterday().map_or(month, Date::first_of_month);
    }
    all.reverse();
    all
}

/// How many of `days` lie in each of `months`.
pub fn by_month(months: &[Date], days: impl IntoIterator<Item = Date>) -> Vec<u32> {
    let mut counts = vec![0_u32; months.len()];
    for day in days {
        let month = months.iter().position(|month| *month == day.first_of_month());
        if let Some(count) = month.and_then(|at| counts.get_mut(at)) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

/// A text as one field of a table file that no spreadsheet takes for a formula.
pub fn csv_field(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fewer_than_ten_are_never_shown_and_never_told_by_the_total() {
        let column = Column::of(&[12, 3, 30, 47]);
        assert_eq!(column.months, [Cell::Hidden, Cell::Hidden, Cell::About(30), Cell::About(45)]);
        assert_eq!(column.total, Cell::About(90));
        assert_eq!(Column::of(&[0, 2, 3]).total, Cell::Hidden);
        assert_eq!(Column::of(&[9]).months, [Cell::Hidden]);
        assert_eq!(Column::of(&[10, 11]).months, [Cell::About(10), Cell::About(10)]);
    }

    #[test]
    fn a_month_is_found_over_the_turn_of_a_year() {
        let months = months(date(2027, 2, 28));
        assert_eq!(
            (months.len(), months.first(), months.last()),
            (12, Some(&date(2026, 3, 1)), Some(&date(2027, 2, 1)))
        );
        let counts = by_month(&months, [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 31), date(2020, 1, 1)]);
        assert_eq!((counts.get(9), counts.get(10), counts.iter().sum::<u32>()), (Some(&1), Some(&2), 3));
    }

    #[test]
    fn a_field_is_never_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@x", "\tx"] {
            assert!(csv_field(formula).starts_with("\"'"), "{formula}");
        }
        assert_eq!(csv_field("a \"b\""), "\"a \"\"b\"\"\"");
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_counts_no_small_one_shows_and_none_is_hidden_alone(counts in proptest::collection::vec(0_u32..60, 1..13)) {
            let column = Column::of(&counts);
            let hidden = column.months.iter().filter(|cell| **cell == Cell::Hidden).count();
            for (count, cell) in counts.iter().zip(&column.months) {
                proptest::prop_assert!(*count >= FEWEST || *cell == Cell::Hidden);
            }
            proptest::prop_assert!(hidden != 1 || column.total == Cell::Hidden);
        }
    }
}
