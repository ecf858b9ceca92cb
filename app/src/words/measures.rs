//! Text about counts that name nobody. It is for hub teams and those who look after their work.

/// Title and link.
pub const TITLE: &str = "Counts without names";
/// What it is.
pub const LEAD: &str = "The last 12 months. Fewer than 10 is never shown, and everything else is rounded to 5. Where one count would be told by the others, one more is hidden.";
/// A count that is not shown.
pub const HIDDEN: &str = "hidden";
/// Instead of a table in which every count is hidden.
pub const ALL_HIDDEN: &str = "Too few to show in any month, and in all 12.";
/// Column.
pub const MONTH: &str = "Month";
/// Row.
pub const TOTAL: &str = "All 12 months";
/// Link.
pub const FILE: &str = "The same as a table file (CSV)";
/// Nobody's.
pub const NOTHING: &str = "Counts are for people who work for a whole place.";
/// The columns, in order.
pub const COLUMNS: [&str; 6] = [
    "Requests sent",
    "Asked again within a year",
    "Families heard in time",
    "Families heard late, or not yet",
    "Plans led by another organisation",
    "Team meetings held (TAF and TAYP)",
];

/// What a picture shows.
pub fn picture(column: &str, place: &str) -> String {
    format!("{column}, {place}: one bar a month. The numbers are in the table.")
}

/// What heard in time means in a place.
pub fn in_time(days: u16) -> String {
    format!("“In time” means within {days} working days of the request.")
}
