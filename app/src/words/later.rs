//! What "not now" means, and when to ask again. It says that nobody holds it against a family, and promises nothing.

use crate::domain::later::AskAgain;

/// Link on the page after a no to help, where the page is in English.
pub const TITLE: &str = "Not now";
/// What it means.
pub const LEAD: [&str; 3] = [
    "You do not have to choose today. We send nothing to anyone.",
    "No one marks it against you. You can still get the help that all families can get, like your school, your doctor or a family hub.",
    "We keep your answers for 28 days. You get six words, so that you can go on when you like.",
];
/// Legend.
pub const WHEN: &str = "When is a good time to think about it again?";
/// Hint.
pub const WHEN_HINT: &str = "We do not write or ring. When you come back with your six words, we show you this day.";
/// Legend: may they ask again.
pub fn may_ask(name: &str) -> String {
    format!("May {name} ask you again then?")
}
/// Hint of it.
pub const MAY_ASK_HINT: &str =
    "If you say yes, we tell them the day, and no more. If you say no, they only see that you have it.";
/// Button.
pub const KEEP: &str = "Keep my answers for me";

/// A choice.
pub const fn when(again: AskAgain) -> &'static str {
    match again {
        AskAgain::OneWeek => "In 1 week",
        AskAgain::TwoWeeks => "In 2 weeks",
        AskAgain::ThreeWeeks => "In 3 weeks",
        AskAgain::NoDay => "I do not want to name a day",
    }
}

/// On the page of saved answers: the day that was chosen.
pub fn chosen(day: &str) -> String {
    format!("You said: not now. You want to think about it again on {day}.")
}

/// For whoever helped.
pub fn you_may_ask(day: &str) -> String {
    format!("The family said: not now. You may ask them again from {day}.")
}
