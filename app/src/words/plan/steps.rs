//! What is read and said of steps, of agreeing, and of words from the team.

use crate::domain::plan::{Agrees, StepSays, StepState};

/// How a step stands.
pub const fn state(state: StepState) -> &'static str {
    match state {
        StepState::NotStarted => "Not started",
        StepState::Going => "Going",
        StepState::Stuck => "Stuck",
        StepState::Done => "Done",
        StepState::NotNeeded => "No longer needed",
    }
}

/// Whose step it is.
pub fn who(name: &str) -> String {
    format!("Who: {name}.")
}
/// Of a step that somebody of the family added.
pub const ADDED_BY_YOU: &str = "you added this";
/// The same of somebody else.
pub const ADDED: &str = "somebody in your family added this";
/// Of a person who is no longer in the team.
pub const SOMEBODY: &str = "the team";
/// Button.
pub const TICK: &str = "This is done";
/// Link.
pub const SAY: &str = "Say how it goes";

/// Heading.
pub const TITLE: &str = "How does this step go?";
/// Heading for adding.
pub const ADD_TITLE: &str = "Add a step of your own";
/// What it means.
pub const ADD_LEAD: &str = "What will you or your family do? The team sees it too.";
/// Label.
pub const ADD_WHAT: &str = "What will you do?";
/// Label.
pub const ADD_BY: &str = "By when? You can leave this blank.";
/// Hint.
pub const ADD_BY_HINT: &str = "Like 27 3 2027.";
/// Button.
pub const ADD: &str = "Add this step";
/// Label.
pub const SAYS: &str = "What do you want to say?";
/// Label.
pub const WORDS: &str = "Tell us more. You can leave this blank.";
/// The same where something is not right.
pub const WORDS_HINT: &str = "If something is not right: what should it say?";
/// Button.
pub const SEND: &str = "Send";
/// Not theirs to tick.
pub const NOT_YOURS: &str =
    "Somebody in the team does this. You can say if it is stuck, did not happen, or is not right.";
/// What a family can say.
pub const fn says(says: StepSays) -> &'static str {
    match says {
        StepSays::Done => "It is done",
        StepSays::NotDone => "It is not done after all",
        StepSays::Stuck => "We are stuck",
        StepSays::DidNotHappen => "This did not happen",
        StepSays::NotRight => "What it says is not right",
    }
}
/// Who said something of it.
pub fn said(by_you: bool, says: &str, day: &str) -> String {
    let who = if by_you { "You" } else { "Somebody in your family" };
    format!("{who} said on {day}: {says}.")
}
/// A step whose number leads nowhere.
pub const GONE: &str = "That step is not there any more.";

/// Heading.
pub const AGREE_TITLE: &str = "Do you agree with the plan?";
/// What it means.
pub const AGREE_LEAD: [&str; 3] = [
    "Each person says this for themselves. Nobody else in your family sees your words. The team sees them.",
    "You can say no. Nobody will hold it against you. The team will talk with you about it.",
    "You can change your answer at any time.",
];
/// The question.
pub const AGREE: &str = "What do you say?";
/// Label.
pub const AGREE_WHY: &str = "Why? You can leave this blank.";
/// Button.
pub const AGREE_SEND: &str = "Send my answer";
/// Where there is no plan.
pub const AGREE_NONE: &str = "There is no plan yet to agree with.";
/// Once it has ended.
pub const AGREE_ENDED: &str = "The help has ended, so you do not need to say if you agree.";
/// The answers.
pub const fn agrees(agrees: Agrees) -> &'static str {
    match agrees {
        Agrees::Agree => "I agree",
        Agrees::NotAgree => "I do not agree",
        Agrees::CouldNotAnswer => "I can not answer that now",
    }
}
/// What was answered.
pub fn answered(says: &str, day: &str) -> String {
    format!("You said on {day}: {says}.")
}

/// Heading.
pub const TALK_TITLE: &str = "Words from the team";
/// None.
pub const TALK_NONE: &str = "The team has not written to you here yet.";
/// Label.
pub const REPLY: &str = "Your answer";
/// Button.
pub const REPLY_SEND: &str = "Send my answer";
/// Who wrote.
pub fn wrote(who: &str, day: &str) -> String {
    format!("{who} wrote on {day}:")
}
/// What they answered.
pub fn you_wrote(day: &str) -> String {
    format!("You answered on {day}:")
}
