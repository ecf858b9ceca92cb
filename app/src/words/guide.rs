//! What the page of a place says around the place's own data. In English only for now.

/// Where a request goes.
pub const FRONT_DOOR: &str = "Where your request goes";
/// Over the hubs near a family.
pub const NEAR: &str = "Hubs near you";
/// When to hear.
pub const WHEN: &str = "When you should hear";
/// When to hear.
pub const CHASE: &str = "If you do not hear by then, come back here and press a button to ask.";
/// Standards.
pub const STANDARDS: &str = "What you can count on";
/// What there is.
pub const SERVICES: &str = "What you can ask for";
/// Before the words a parent may say.
pub const SAY: &str = "You might say:";
/// Before the name of the place's papers.
pub const OFFICIAL: &str = "People who work here call it:";
/// After help that goes to the hub near the family.
pub const STRAIGHT: &str = "With your yes, this can go straight to the hub near you.";
/// Who comes.
pub const PEOPLE: &str = "Who may work with you";
/// Before other names.
pub const ALSO: &str = "Some people call this:";
/// Its parts.
pub const PARTS: &str = "It has these parts:";
/// Tools.
pub const TOOLS: &str = "Workers here like to use a tool for this. It is called:";
/// Meetings.
pub const MEETINGS: &str = "What meetings are called";
/// Levels.
pub const LEVELS: &str = "Words for how much help there is";
/// Levels are explained, never assigned.
pub const LEVELS_NOTE: &str =
    "People who work here use these words. You do not have to choose one. This website does not choose one for you.";
/// Up and down.
pub const CHANGE: &str = "When things get better or harder";
/// Meanwhile.
pub const WAIT: &str = "What you can do now";
/// Ages.
pub const AGES: &str = "How old do you have to be?";
/// No lower limit (rule C7).
pub const NO_YOUNGEST: &str = "No one is too young to ask for help.";
/// Measures.
pub const MEASURES: &str = "What is counted here, with no names";
/// When closed.
pub const CLOSED: &str = "When they are closed";
/// On with the draft.
pub const GO_ON: &str = "Go back to your answers";
/// To the first page.
pub const ASK: &str = "Ask for help";

/// Title and heading, and the link to the page.
pub fn title(place: &str) -> String {
    format!("Help in {place}: how it works")
}

/// Who runs it.
pub fn lead(brand: &str, council: &str) -> String {
    format!("{brand} is run by {council} with schools, health and others.")
}

/// How long, in working days.
pub fn days(acknowledge: u16, outcome: u16) -> [String; 2] {
    [
        format!("The team should tell us that they have your request within {}.", working_days(acknowledge)),
        format!("You should hear what comes next within {}.", working_days(outcome)),
    ]
}

fn working_days(days: u16) -> String {
    format!("{days} working {}", if days == 1 { "day" } else { "days" })
}

/// From what age, and until when.
pub fn ages(alone: u16, until: u16, special: u16) -> [String; 2] {
    [
        format!("From {alone} on, young people choose for themselves."),
        format!("Help for a family can go on until a child is {until}. With special needs, until {special}."),
    ]
}
