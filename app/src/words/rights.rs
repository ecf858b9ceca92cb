//! The text of what a family may ask about what is kept: see it, put it right, have it erased, complain.
//!
//! It promises nothing that the portal cannot do: what a hub holds is the hub's to change.

use crate::domain::text::{FREE_TEXT_LIMIT, FreeText};

/// Heading.
pub const TITLE: &str = "What you can ask us";
/// What it is.
pub const LEAD: &str = "You told this website about your family. What you told is yours. You can ask for these things when you like. You do not have to say why.";
/// Heading.
pub const COPY_TITLE: &str = "Get a copy";
/// Text.
pub const COPY: &str = "You can take along all that you told this website.";
/// Link.
pub const COPY_LINK: &str = "Get my copy";
/// Link.
pub const SEEN_LINK: &str = "See who has looked at it";
/// Heading, here and on its own page; also the link.
pub const CORRECT_TITLE: &str = "Put something right";
/// Text.
pub const CORRECT: &str = "Is something wrong that we keep, or that your local team has? Tell us what.";
/// Heading, here and on its own page; also the link.
pub const ERASE_TITLE: &str = "Have it erased";
/// Text.
pub const ERASE: &str = "You can have all of it erased. First read what goes and what stays.";
/// Heading.
pub const COMPLAIN_TITLE: &str = "Complain";
/// Text.
pub const COMPLAIN: [&str; 3] = [
    "Are you not happy with how we treat what you told us? You can tell your council. Ring its number at the top of this page.",
    "You can also tell the ICO. It is not part of the council. It checks that people’s facts are kept well.",
    "You can write to the ICO: Wycliffe House, Water Lane, Wilmslow, SK9 5AF.",
];
/// Before the number.
pub const ICO: &str = "Ring the ICO:";
/// The number.
pub const ICO_PHONE: &str = "0303 123 1113";

/// Text of the page that asks for a correction.
pub const CORRECT_TEXT: [&str; 2] = [
    "You can change your story yourself, on the page of your story.",
    "Your local team has what you sent to them. Say here what is wrong, and what is right. We send your words to them. A person will look at them.",
];
/// Label.
pub const CORRECT_LABEL: &str = "What is wrong, and what is right?";
/// Button.
pub const CORRECT_SEND: &str = "Send this";
/// No request that a hub could put right.
pub const CORRECT_NONE: [&str; 2] = [
    "You can change your story yourself, on the page of your story.",
    "No local team has a request from you now. If a team has something wrong about you, ring them.",
];
/// Link.
pub const STORY_LINK: &str = "Go to my story";
/// Said after sending.
pub const CORRECT_SENT: &str = "We are sending your words to your local team. A person will look at them.";

/// Heading.
pub const GOES_TITLE: &str = "This goes";
/// What goes.
pub const GOES: [&str; 5] = [
    "your story, and all you wrote in it before",
    "answers that you have not sent",
    "your name, and how to reach you",
    "what you wrote in your requests, on this website",
    "your six words, and each code you gave to someone: they open nothing after this",
];
/// Heading.
pub const STAYS_TITLE: &str = "This stays";
/// What stays, and why.
pub const STAYS: [&str; 3] = [
    "The number of your request, and its days. It says that you asked, but not who you are.",
    "Each yes and no you gave, and when. It is proof of what you said. No one can read a name in it.",
    "A list of what was done on this website, and when. It has no names. It shows if someone did what they should not.",
];
/// Heading.
pub const TEAM_TITLE: &str = "What your local team has";
/// What the hub has is the hub's.
pub const TEAM: [&str; 2] = [
    "What you sent to your local team is with them. We cannot erase it there. We tell them that you asked. They must look at it and tell you what they will do.",
    "If your request has not left yet, we stop it. If it is on its way, we ask for it back.",
];
/// Before the question.
pub const NO_WAY_BACK: [&str; 2] = [
    "We cannot undo this. If you want a copy, get it first.",
    "At times a person must look first: when a court needs it, or when more than one adult uses the story. Then we tell you, and nothing is erased yet.",
];
/// Legend.
pub const ERASE_QUESTION: &str = "Do you want us to erase it now?";
/// Button.
pub const ERASE_GO: &str = "Go on";
/// A person must look, and was told.
pub const ERASE_WAITS: &str = "A person must look first. We have told them. Nothing is erased yet.";
/// A person must look, and nobody could be told.
pub const ERASE_RING: &str = "A person must look first. Nothing is erased yet. Ring your local team and ask for it.";
/// Heading.
pub const ERASED_TITLE: &str = "It is erased";
/// Text.
pub const ERASED: [&str; 2] = [
    "What this website kept about your family is gone. Your six words open nothing now.",
    "You can still ask for help. You begin anew then.",
];
/// Link.
pub const ERASED_LINK: &str = "Go to the first page";

/// Stands before what is to be put right, so that the hub knows what the words are. It may come from a young person who
/// asked alone: it names no family.
const FOR_HUB: &str = "Who sent this request asks to have something put right: ";

/// The most characters a family may use to say what to put right.
pub fn correction_limit() -> u32 {
    let before = u32::try_from(FOR_HUB.chars().count()).unwrap_or(FREE_TEXT_LIMIT);
    FREE_TEXT_LIMIT.saturating_sub(before)
}

/// What the hub reads; `None` for words that are too long.
pub fn correction_for_hub(words: &FreeText) -> Option<FreeText> {
    FreeText::parse(&format!("{FOR_HUB}{}", words.as_str())).ok()
}

/// What a hub is told when a family had the portal erase what it kept; `None` only if these words were made too long.
pub fn erased_for_hub() -> Option<FreeText> {
    FreeText::parse(
        "Who sent this request has asked us to erase what this website keeps about them, and we have done so. They ask \
         you to look at what you hold about this request, and to tell them what you will do. They can no longer see it \
         on the website. We did not take the request back: they may still want help. If it is a young person’s own \
         request, do not contact the family before you have spoken to them.",
    )
    .ok()
}
