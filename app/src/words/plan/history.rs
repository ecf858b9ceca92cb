//! What is read about earlier plans.

/// Heading.
pub const TITLE: &str = "Earlier plans";
/// Nothing before.
pub const NOTHING: &str = "There is no earlier plan.";
/// The first version.
pub const FIRST: &str = "This was the first plan.";
/// Heading over leads.
pub const LEADS: &str = "Who was asked to lead before";
/// A goal came.
pub fn goal_added(words: &str) -> String {
    format!("New: {words}")
}
/// A goal went.
pub fn goal_gone(words: &str) -> String {
    format!("No longer there: {words}")
}
/// A step came.
pub fn step_added(what: &str) -> String {
    format!("New step: {what}")
}
/// A step went.
pub fn step_gone(what: &str) -> String {
    format!("Step taken out: {what}")
}
/// A step changed.
pub fn step_changed(what: &str, state: &str) -> String {
    format!("Step changed: {what} ({state})")
}
/// Plan B.
pub const PLAN_B: &str = "Plan B was changed.";
/// Ending.
pub const ENDING: &str = "How it looks when we no longer need help was changed.";
/// Other.
pub const OTHER: &str = "The list of help that was offered, or the young person's words, changed.";
/// Review.
pub fn review(day: &str) -> String {
    format!("The day to look again is now {day}.")
}
