//! The text of share codes, of what a recipient sees, and of "who has seen what".
//!
//! A recipient reads the same plain words as a family: they are about the family, and it can see this page too.

use jiff::Timestamp;

use crate::{
    domain::{
        door::{Lasting, Mode},
        story::{Home, Section},
    },
    ports::clock_in_england,
};

/// Heading.
pub const TITLE: &str = "Share codes";
/// What it is.
pub const LEAD: &str = "A share code is six words and a square to scan. It lets one person or team see what you said yes to. You can close it at any time.";
/// Nobody may see anything yet.
pub const NOBODY: &str = "You have not said yes to anyone yet. First choose who may see which part.";
/// The way to choose.
pub const TO_PERMISSIONS: &str = "Choose who may see what";
/// Over the form.
pub const NEW_TITLE: &str = "Make a code";
/// Question.
pub const FOR_WHOM: &str = "Who is the code for?";
/// Question.
pub const MODE: &str = "What may they do?";
/// Question.
pub const LASTING: &str = "When does the code end?";
/// Button.
pub const MAKE: &str = "Make a code";
/// Over the list.
pub const OPEN_TITLE: &str = "Codes that work now";
/// An empty list.
pub const NO_OPEN: &str = "No code works now.";
/// Over the other list.
pub const DONE_TITLE: &str = "Codes that do not work any more";
/// Button.
pub const CLOSE: &str = "Close now";
/// After it.
pub const CLOSED: &str = "The code is closed. It opens nothing now.";
/// Link.
pub const TO_SEEN: &str = "See who has seen what";
/// Link.
pub const TO_WORDS: &str = "See the words of your new code";

/// Whom the words are for, before the place to type them.
pub const GIVE: &str =
    "Give these words to them and to no one else. Who has the words can see what you said yes to for them.";
/// The words are shown for a while only.
pub const KEEP: &str = "We show the words until you leave. You can print this page now.";
/// Over the words.
pub const SIX: &str = "Six words";
/// Before the address.
pub const TYPE_AT: &str = "Type the words at";
/// Over the square.
pub const SQUARE: &str = "Or scan this square with a phone.";
/// What the square is, for who cannot see it.
pub const SQUARE_ALT: &str = "A square to scan. It opens the page for these six words.";
/// Button.
pub const HIDE: &str = "Hide the words";
/// No words are shown any more.
pub const GONE: &str = "There are no words to show now. We show the words of a code for a short time. You can close a code and make a new one.";
/// Link.
pub const BACK_TO_DOORS: &str = "See your share codes";

/// Heading of the recipient's way in.
pub const OPEN_PAGE: &str = "See what a family shares with you";
/// What it is.
pub const OPEN_LEAD: &str = "A family gave you six words or a square to scan. The family chose what you may see.";
/// Label.
pub const VISITOR: &str = "Your name and where you work";
/// Hint.
pub const VISITOR_HINT: &str = "The family can see what you type here.";
/// What pressing the button does.
pub const OPEN_TELLS: &str = "When you press the button, we tell the family that you were here and what you saw.";
/// Button.
pub const OPEN: &str = "Open";
/// The words open nothing.
pub const NOT_OPEN: &str = "These words do not open anything now. Check the words, or ask the family.";
/// Too many tries.
pub const SLOW: &str = "There were many tries from here. Wait a little, then try again.";
/// A note came too late.
pub const TOO_LATE: &str = "Your page was closed, so we did not add your note. You can copy it from here. Then open the page again and add it.";
/// Over words that could not be kept.
pub const WROTE: &str = "What you wrote";

/// Link to the same as the place's own paper.
pub const PAPER_LINK: &str = "See it on the form you use, to print and fill in";
/// At the top of the paper.
pub const PAPER_LEAD: [&str; 3] = [
    "The parts that you may see are filled in. The rest is blank. Fill it in with them, and let them read it all.",
    "Keep what you print safe. If they stop you here, your page still has it.",
    "You can write more on the back. Ask them if you got it right. Give them a copy to keep.",
];
/// Link.
pub const PAPER_BACK: &str = "Go back";

/// Heading of the recipient's page.
pub const STORY: &str = "What this family shares with you";
/// Over the rules for the recipient.
pub const DUTIES_TITLE: &str = "How to use this";
/// What a recipient must do with it.
pub const DUTIES: [&str; 5] = [
    "Use this only to help this family.",
    "Pass on only what someone needs to know.",
    "Keep the family’s own words as they are.",
    "The family can see that you were here. It can change what it shares at any time.",
    "If a child is in danger, act on it now. Call 999, or call the local team.",
];
/// Nothing to see.
pub const NOTHING: &str = "There is nothing here now";
/// What to do then.
pub const NOTHING_TEXT: &str =
    "A family can change what it shares at any time. If you need to know more, ask the family.";
/// Over notes.
pub const NOTES: &str = "Notes beside this";
/// Label.
pub const NOTE: &str = "Your note";
/// Hint.
pub const NOTE_HINT: &str =
    "It stands beside the family’s words. The family sees it, with your name. You cannot change it later.";
/// Button.
pub const ADD: &str = "Add my note";
/// After it.
pub const NOTE_KEPT: &str = "Your note is there now. The family can see it.";
/// It could not be kept.
pub const NOTE_NOT_KEPT: &str = "We did not add your note. You may not write beside that part now.";
/// Too many notes.
pub const NOTES_SLOW: &str = "That was a lot of notes. We did not add the last one. Wait a little, then try again.";
/// Button.
pub const FINISH: &str = "Finish and close";

/// Heading.
pub const SEEN: &str = "Who has seen what";
/// What it is.
pub const SEEN_LEAD: &str = "Here you see who used a share code of yours, and when. The names are as they typed them. You see as well when the council team opened what you sent.";
/// Nobody came.
pub const SEEN_NOBODY: &str = "No one has used a share code of yours yet.";
/// Over the days on which the hub team opened what was sent.
pub const TEAM: &str = "The council team";

/// One such day.
pub fn team_opened(reference: &str, day: &str) -> String {
    format!("The team opened what you sent ({reference}) on {day}.")
}

/// Over the list by part.
pub const BY_PART: &str = "Each part";
/// Over the list by opening.
pub const BY_TIME: &str = "Each time";
/// Over notes.
pub const SEEN_NOTES: &str = "Notes they wrote";
/// The way to stop.
pub const STOP: &str = "If you do not like what you see here, you can close the code.";
/// Label.
pub const ANSWER_WORDS: &str = "Do you want to say more?";
/// Hint.
pub const ANSWER_HINT: &str = "You can leave this blank. They see your answer when they come again.";
/// Button.
pub const RIGHT: &str = "That is right";
/// Button.
pub const NOT_RIGHT: &str = "That is not right";
/// After it.
pub const ANSWER_KEPT: &str = "Your answer is there now.";
/// Over the family's answer, on its own page.
pub const YOU_SAY: &str = "You say";
/// Over the family's answer, on the recipient's page.
pub const FAMILY_SAYS: &str = "The family says";
/// To answer anew.
pub const ANSWER_AGAIN: &str = "Change my answer";

/// An author.
pub const THE_FAMILY: &str = "the family";
/// An author.
pub const A_CHILD: &str = "a child";
/// A baby on the way.
pub const BABY: &str = "A baby on the way";
/// A grown-up.
pub const GROWN_UP: &str = "grown-up";
/// How old, before a band of ages.
pub const AGE: &str = "age";
/// Before who helps now.
pub const ALREADY: &str = "Who helps now";
/// Before the trusted person.
pub const TRUSTED: &str = "Who we trust";
/// The trusted person may be talked to.
pub const MAY_TALK: &str = "You may talk to them about us.";
/// The trusted person may not.
pub const MAY_NOT_TALK: &str = "Please do not talk to them about us.";
/// A plan before.
pub const HAD_PLAN: &str = "We had a social worker or a plan before.";
/// No plan before.
pub const HAD_NO_PLAN: &str = "We had no social worker or plan before.";

/// What a part is about.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::People => "Who is in the family",
        Section::Well => "What is going well",
        Section::Worries => "What worries us",
        Section::Needs => "What needs to happen",
        Section::Daily => "What a day is like",
        Section::Tried => "What we have tried",
        Section::Strengths => "What helps us",
        Section::Helpers => "Who helps us",
        Section::Voice => "A child’s own words",
        Section::Working => "How to work with us",
    }
}

/// A person whose name is not shared.
pub fn someone(number: Option<usize>) -> String {
    number.map_or_else(|| "one person in the family".to_owned(), |number| format!("person {number} in the family"))
}

/// Where somebody lives.
pub const fn home(home: Home) -> &'static str {
    match home {
        Home::WithUs => "lives with us",
        Home::Sometimes => "lives with us some of the time",
        Home::Elsewhere => "lives somewhere else",
    }
}

/// A choice on the form, with a line about it.
pub const fn mode(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Read => ("Read", ""),
        Mode::AddTo => ("Read, and add notes", "A note stands beside your words. It never takes their place."),
    }
}

/// The same in a sentence.
pub const fn may(mode: Mode) -> &'static str {
    match mode {
        Mode::Read => "They may read.",
        Mode::AddTo => "They may read and add notes.",
    }
}

/// A choice on the form.
pub const fn lasting(lasting: Lasting) -> &'static str {
    match lasting {
        Lasting::Day => "After 1 day",
        Lasting::Week => "After 1 week",
        Lasting::Month => "After 1 month",
    }
}

/// What a recipient may see now, as titles.
pub fn they_see(titles: &[String]) -> String {
    format!("They can see: {}.", titles.join("; "))
}

/// For whom a code is.
pub fn for_whom(name: &str) -> String {
    format!("A code for {name}")
}

/// When a code ends.
pub fn ends(at: Timestamp) -> String {
    format!("It ends on {}.", when(at))
}

/// When a code ended by itself.
pub fn ended(at: Timestamp) -> String {
    format!("It ended on {}.", when(at))
}

/// When a code was closed.
pub fn closed(at: Timestamp) -> String {
    format!("You closed it on {}.", when(at))
}

/// The button beside one code, for who hears it without its surroundings.
pub fn close_hidden(name: &str) -> String {
    format!(": the code for {name}")
}

/// For whom the recipient's page is.
pub fn shared_with(recipient: &str, name: &str) -> String {
    format!("This is for {recipient}. You said you are: {name}.")
}

/// Who wrote something, and when.
pub fn written(author: &str, at: Timestamp) -> String {
    format!("From {author}, {}", when(at))
}

/// A recipient as an author.
pub fn through_a_share(name: &str) -> String {
    format!("{name}, through a share")
}

/// The summary that opens the form for a note.
pub fn add_beside(title: &str) -> String {
    format!("Write a note beside: {title}")
}

/// One opening: the name that was given, for whom the code was made, and when.
pub fn opening(name: &str, recipient: &str, at: Timestamp) -> String {
    format!("{name} (code for {recipient}), {}", when(at))
}

/// Day and time in England.
pub fn when(at: Timestamp) -> String {
    let clock = clock_in_england(at);
    format!("{} at {}:{:02}", (super::current().day)(clock.date()), clock.hour(), clock.minute())
}
