//! What is read about how far things have come.

/// Heading.
pub const TITLE: &str = "How far things have come";
/// What it is.
pub const LEAD: &str =
    "Make a line from 0 to 10 in your own words. Then say now and then where you are on it. The team sees it too.";
/// Heading.
pub const MAKE: &str = "Make your own line";
/// Label.
pub const ABOUT: &str = "What is it about?";
/// Hint.
pub const ABOUT_HINT: &str = "Like: our mornings.";
/// Label.
pub const LOW: &str = "What does 0 mean?";
/// Label.
pub const HIGH: &str = "What does 10 mean?";
/// Button.
pub const MAKE_SEND: &str = "Make this line";
/// Label.
pub const WHERE: &str = "Where are you today? A number from 0 to 10.";
/// Label.
pub const WHY: &str = "Why? You can leave this blank.";
/// Button.
pub const SEND: &str = "Keep this number";
/// The ends of a line.
pub fn ends(low: &str, high: &str) -> String {
    format!("0 is: {low}. 10 is: {high}.")
}
/// What a picture shows, for who can not see it.
pub fn picture(count: usize, last: u16, most: u16) -> String {
    format!("A line with {count} points. The last one is {last} of {most}. The table below says the same.")
}
/// Table heads.
pub const DAY: &str = "Day";
/// Table heads.
pub const VALUE: &str = "Number";
/// Table heads.
pub const NOTE: &str = "Your words";
/// Table heads.
pub const BY: &str = "Who";
/// Heading.
pub const TOOLS: &str = "What workers have measured";
/// A number out of the most.
pub fn of(score: u16, most: u16) -> String {
    format!("{score} of {most}")
}
/// Nothing yet.
pub const NOTHING: &str = "No number yet.";
