//! The text of "Our story". What a child reads is shorter still.

use jiff::civil::Date;

use crate::domain::story::{Home, Section};

/// Link on the first page.
pub const START_LINK: &str = "Tell your story once";
/// Before that link.
pub const START: &str = "You can also write your story first and use it again each time you ask.";
/// Link on other pages.
pub const LINK: &str = "Open our story";
/// Heading.
pub const TITLE: &str = "Our story";
/// What it is.
pub const LEAD: &str = "You write it once. It is yours. You can change it at any time.";
/// After a change.
pub const SAVED: &str = "We have kept what you wrote.";
/// A part that says nothing.
pub const NOTHING: &str = "Nothing yet.";
/// Link, when a part says nothing.
pub const WRITE: &str = "Write this part";
/// Link, when a part says something.
pub const CHANGE: &str = "Change this part";
/// Before links to write about one person.
pub const ONE: &str = "Write about one person:";
/// Heading over the links below a story.
pub const MORE: &str = "What you can do with your story";
/// Link.
pub const TO_PERMISSIONS: &str = "Who may see what";
/// Link.
pub const TO_SEEN: &str = "Who has seen what";
/// Link.
pub const TO_CARRY: &str = "Take your story with you";
/// Link.
pub const TO_ACCESS: &str = "How you get back in";
/// Link.
pub const TO_RIGHTS: &str = "Get a copy, put it right or delete it";
/// Link.
pub const TO_CHANGES: &str = "See what changed";
/// Link.
pub const TO_ASK: &str = "Ask for help";
/// Link under a note.
pub const ANSWER: &str = "Answer this note";
/// Link back.
pub const BACK: &str = "Back to our story";

/// Heading of the page that begins a story.
pub const BEGIN_TITLE: &str = "Tell your story once";
/// What it is for.
pub const BEGIN_LEAD: &str =
    "You write down what people need to know about your family. Then you do not have to tell it again and again.";
/// What happens with it.
pub const BEGIN_TEXT: [&str; 4] = [
    "We do not send your story to anyone when you write it. You choose who may see each part.",
    "When you ask for help, we fill in what you told us here. You check it first. If you change it there, we keep that here too.",
    "We keep your story for one year after you last open it. Then we delete it.",
    "To come back you need two things: six words that we give you now, and one more thing that you choose.",
];
/// Link to the law.
pub const LAW: &str = "When people may share things anyway";
/// Link to the second thing.
pub const SECOND: &str = "Choose your second thing";
/// Button.
pub const BEGIN: &str = "Begin our story";
/// Link for those who have one.
pub const HAVE_ONE: &str = "I have a story already";
/// Heading of the page with the six words.
pub const WORDS_TITLE: &str = "Keep these six words safe";
/// What they are for.
pub const WORDS_TEXT: &str = "With these words and your second thing you can open your story again, on any phone.";
/// Link.
pub const GO_ON: &str = "Go to our story";
/// Heading over what was typed too late.
pub const LATE_TITLE: &str = "This is what you typed";
/// What happened.
pub const LATE: &str =
    "Your time on this page ended before we could keep it. Copy it, open your story and put it in again.";

/// Over the list of people.
pub const PEOPLE_LEAD: &str = "Say who is in your family. They can be big or small, or a baby not yet born.";
/// Nobody yet.
pub const NOBODY: &str = "You have told us of nobody yet.";
/// Link.
pub const ADD_ADULT: &str = "Add a grown-up";
/// Link.
pub const ADD_CHILD: &str = "Add a child or a baby on the way";
/// Heading.
pub const CHANGE_PERSON: &str = "Change what it says";
/// Label.
pub const ADULT_NAME: &str = "A name to use for this person";
/// Hint.
pub const ADULT_NAME_HINT: &str = "A first name is fine. You can use yours too.";
/// Legend.
pub const HOME: &str = "Where do they live?";
/// Hint.
pub const HOME_HINT: &str = "You can leave this blank.";
/// Button.
pub const KEEP: &str = "Keep this";
/// Link.
pub const CHANGE_LINK: &str = "Change";
/// Button.
pub const REMOVE: &str = "Take out";
/// What taking out does.
pub const REMOVE_HINT: &str = "If you take a person out, the parts about them are made empty too. You can still read them under “see what changed”.";
/// A baby.
pub const BABY: &str = "The baby on the way";
/// Somebody who is no longer in the story.
pub const SOMEBODY: &str = "someone";

/// Under the box of a part.
pub const EMPTY_HINT: &str =
    "To take this part out, make the box empty. What you wrote before stays under “see what changed”.";
/// Button.
pub const SAVE: &str = "Keep this part";

/// Heading of the list of children on the way to their own pages.
pub const VOICE_CHOOSE: &str = "Whose words are these?";
/// Under it.
pub const VOICE_CHOOSE_HINT: &str = "Choose a child. Then hand over the phone, or write down what your child says.";
/// Nobody to choose.
pub const VOICE_NOBODY: &str = "First say who is in your family. Then each child has a page here.";
/// What a child reads.
pub const VOICE: [&str; 4] = [
    "This page is for you.",
    "What do you like? What makes you sad or mad? What do you want to change?",
    "You can write a lot or a bit. You can ask someone to write it for you.",
    "Your family can read this. They may show it to people who help you.",
];
/// What a child reads who is scared.
pub const VOICE_SCARED: &str = "Are you scared or hurt? You can call Childline. It costs nothing. They will listen.";
/// The number.
pub const CHILDLINE: &str = "0800 1111";
/// Label.
pub const VOICE_LABEL: &str = "My words";
/// Button.
pub const VOICE_SAVE: &str = "Keep my words";

/// Heading of the walls.
pub const WALL_TITLE: &str = "Keep this part from someone in your family";
/// What it does.
pub const WALL_TEXT: &str =
    "They will not see this part, and nothing shows them that it is there. They can still write words of their own.";
/// Button.
pub const WALL: &str = "Keep it from";
/// Button.
pub const NO_WALL: &str = "Show it again to";

/// Heading.
pub const CHANGES_TITLE: &str = "What changed";
/// What it is.
pub const CHANGES_LEAD: &str = "Here is all that was written, the newest first. Nothing is lost.";
/// Before the words of a version.
pub const NOW: &str = "It says:";
/// Before the words that stood there before.
pub const BEFORE: &str = "Before that it said:";
/// A part was made empty.
pub const EMPTIED: &str = "This part was made empty.";
/// The family says so of a note.
pub const AGREES: &str = "You said: that is right.";
/// The family says so of a note.
pub const DISAGREES: &str = "You said: that is not right.";
/// A wall.
pub const WALLED: &str = "You keep this part from someone in your family.";
/// No wall.
pub const UNWALLED: &str = "You show this part again to someone in your family.";

/// Heading on the page of a sent request.
pub const KEEP_TITLE: &str = "Keep what you wrote as your story";
/// What it does.
pub const KEEP_TEXT: &str = "Next time you do not have to write it again. It stays here for one year after you last open it. We do not send it to anyone.";
/// Button.
pub const KEEP_BUTTON: &str = "Keep what I wrote";
/// After a send that told the story something.
pub const KEPT: &str = "What was new is in your story now.";

/// A part's heading on the story's page.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::People => "Who is in our family",
        Section::Well => "What is going well",
        Section::Worries => "What worries us",
        Section::Needs => "What needs to happen",
        Section::Daily => "A usual day",
        Section::Tried => "What we have tried",
        Section::Strengths => "What helps us",
        Section::Helpers => "Who helps us and whom we trust",
        Section::Voice => "Our children’s own words",
        Section::Working => "How to work well with us",
    }
}

/// What a part asks.
pub fn prompt(section: Section, of: Option<&str>) -> String {
    let (all, one) = match section {
        Section::People => ("Who is in your family?", "Who is"),
        Section::Well => ("What is going well?", "What is going well for"),
        Section::Worries => ("What are you worried about?", "What are you worried about for"),
        Section::Needs => ("What needs to happen?", "What needs to happen for"),
        Section::Daily => ("What is a usual day like?", "What is a usual day like for"),
        Section::Tried => ("What have you tried?", "What have you tried for"),
        Section::Strengths => ("What helps you?", "What helps"),
        Section::Helpers => ("Who helps you, and whom do you trust?", "Who helps"),
        Section::Voice => ("What do your children say?", "This is the page of"),
        Section::Working => {
            ("What should people know to work well with you?", "What should people know to work well with")
        }
    };
    match (of, section) {
        (None, _) => all.to_owned(),
        (Some(name), Section::Voice) => format!("{one} {name}"),
        (Some(name), _) => format!("{one} {name}?"),
    }
}

/// A part's hint.
pub const fn hint(section: Section) -> &'static str {
    match section {
        Section::People | Section::Helpers | Section::Voice => "",
        Section::Well => "Like: we eat together, school is going well, we have good friends near us.",
        Section::Worries => "Say it in your own words. You do not have to say it all.",
        Section::Needs => "Like: help in the mornings, a bed for each child, time to talk to someone.",
        Section::Daily => "Like: how the day starts, school or work, meals, bedtime, nights.",
        Section::Tried => "Say what you have tried. Did it help or not?",
        Section::Strengths => "Like: people, places, things you do, faith, what you are good at.",
        Section::Working => "Like: call after ten, no surprise visits, say things one at a time.",
    }
}

/// Where somebody lives.
pub const fn home(home: Home) -> &'static str {
    match home {
        Home::WithUs => "With us",
        Home::Sometimes => "With us some of the time",
        Home::Elsewhere => "Somewhere else",
    }
}

/// Another member, whose name is not for this one to see; who reads it is the first.
pub fn other_member(number: usize) -> String {
    format!("grown-up {number}")
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrote<'a> {
    /// Who reads it.
    You,
    /// Another member of the family.
    Other,
    /// A child, with this name if the story still tells it.
    Child(&'a str),
    /// Somebody outside, with the name they gave.
    Outside(&'a str),
}

/// Who wrote it, when, and in which place's portal.
pub fn written(who: &Wrote<'_>, day: Date, place: Option<&str>) -> String {
    let who = match who {
        Wrote::You => "You wrote this",
        Wrote::Other => "Another grown-up in your family wrote this",
        Wrote::Child(name) | Wrote::Outside(name) => &format!("{name} wrote this"),
    };
    let day = (super::current().day)(day);
    place.map_or_else(|| format!("{who} on {day}."), |place| format!("{who} on {day}, in {place}."))
}

/// Over a note.
pub fn note(name: &str, day: Date) -> String {
    format!("Note from {name}, {}", (super::current().day)(day))
}
