//! The text of advice without names: what it is and is not, the question, the answer, and what a hub worker reads of both.
//!
//! It promises no time, and never that nobody will find out: who is told of danger may have to act (rule C1). A young
//! person's own words are in [`super::young`].

use crate::domain::{nameless::Sort, question::Asker};

/// Heading.
pub const TITLE: &str = "Ask for advice and give no names";
/// Under it.
pub const LEAD: &str =
    "You can ask a team at your council what could help. You do not say who you are, or who it is about.";
/// Heading.
pub const WHAT_TITLE: &str = "How it works";
/// What it is.
pub const WHAT: [&str; 4] = [
    "You write a question. You leave out names, addresses and phone numbers.",
    "A person in the team reads it and writes an answer.",
    "You get six words. With them you come back here, read the answer, and ask again if you like.",
    "Later you can turn it into a request for help. That is up to you.",
];
/// Heading.
pub const NOT_TITLE: &str = "What it is not";
/// What it is not.
pub const NOT: [&str; 3] = [
    "It is not a request for help. No one can come to you, because no one knows who you are.",
    "We do not know how soon they answer. If you worry about a child now, ring the team.",
    "If what you write shows that someone may be badly hurt, the team may have to act. They do that to keep people safe.",
];
/// Danger.
pub const DANGER_FIRST: &str = "Is someone in danger right now? Ring";
/// Something else is open in this browser.
pub const OPEN_HERE: &str = "You have something else open in this browser. If you go on, it closes here, so that nothing ties your question to it. If you need it again, save it first, or write down its six words.";
/// Heading.
pub const WHO_TITLE: &str = "Who is asking?";

/// Who asks, as a button.
pub const fn who(asker: Asker) -> &'static str {
    match asker {
        Asker::Helper => "I help a family, at a school or in my work",
        Asker::Parent => "I am a parent or carer",
        Asker::YoungPerson => "I am a young person",
    }
}

/// Heading over the places.
pub const WHERE_TITLE: &str = "Where you can ask here";
/// Heading over the rest.
pub const RING_TITLE: &str = "Where you can ring";
/// Over their numbers.
pub const RING: &str = "These councils have not said yet that they answer questions here. You can ring them, and you can ask on the phone without names too.";
/// Nowhere.
pub const NOWHERE: &str = "No council here answers questions on this website yet. You can ring them.";

/// Heading of the question.
pub const ASK_TITLE: &str = "Your question";
/// Legend.
pub const PLACE: &str = "Where is it about?";
/// Hint.
pub const PLACE_HINT: &str = "We ask so that the right team gets it. Do not write a postcode.";
/// One part of a place, or none.
pub fn part(place: &str, part: Option<&str>) -> String {
    part.map_or_else(|| format!("{place}, I am not sure which part"), |part| format!("{place}: {part}"))
}
/// Choice.
pub const ELSEWHERE: &str = "Somewhere else";
/// Legend.
pub const DANGER: &str = "Is someone in danger right now?";
/// Label.
pub const QUESTION: &str = "What do you want to ask?";
/// Hint.
pub const QUESTION_HINT: &str =
    "Leave out names, phone numbers, e-mail addresses and postcodes. Write “a boy in Year 4” or “my daughter”.";
/// Button.
pub const GO_ON: &str = "Go on";

/// Over what was found, on the phone and on the server.
pub const FOUND: &str = "This may tell who someone is. You can change it, or leave it as it is.";
/// While typing.
pub const FOUND_HERE: &str = "Your phone looks for this itself. It sends nothing while you type.";

/// What was found, in words.
pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "It looks like a name",
        Sort::Phone => "It looks like a phone number, or some other long number",
        Sort::Email => "It looks like an e-mail address",
        Sort::Postcode => "It looks like a postcode",
    }
}

/// Heading of the last look.
pub const CHECK_TITLE: &str = "Look at your question once more";
/// Row.
pub const ROW_WHO: &str = "Who asks";
/// Row.
pub const ROW_PLACE: &str = "Where it is about";
/// Row.
pub const ROW_DANGER: &str = "Someone in danger now";
/// Row.
pub const ROW_WORDS: &str = "Your question";
/// Who reads it.
pub fn goes_to(hub: &str) -> String {
    format!("It goes to {hub}.")
}
/// Button and link.
pub const CHANGE: &str = "Change it";
/// Button.
pub const SEND_AS_IT_IS: &str = "Send it as it is";
/// Button, after it was changed.
pub const CHANGED: &str = "I have changed it";
/// Button.
pub const SEND: &str = "Send my question";

/// Heading.
pub const DANGER_TITLE: &str = "Please ring first";
/// Somebody is in danger.
pub const DANGER_TEXT: [&str; 2] = [
    "A question here may be read too late. If someone is in danger now, ring 999.",
    "You can also ring the team. You do not have to say who you are.",
];
/// What was typed is kept.
pub const DANGER_KEPT: &str =
    "We have kept what you wrote. If you still send it, we ask the team to read it before the others.";
/// Button.
pub const DANGER_ON: &str = "Go on with my question";

/// Panel.
pub const SENT_TITLE: &str = "We have your question";
/// What comes next.
pub fn next(hub: &str, day: &str) -> [String; 3] {
    [
        format!("Your question goes to {hub}."),
        "A person there reads it and writes an answer.".to_owned(),
        format!(
            "Come back with your six words to read it. No answer by {day}? Then you can ask us here what is going on."
        ),
    ]
}
/// Label of one's own words, for the visit that sent them.
pub const YOU_ASKED: &str = "What you asked";

/// Heading.
pub const STATUS_TITLE: &str = "Your question";
/// Heading of the answers.
pub const ANSWERS: &str = "What the team wrote";
/// Nothing yet.
pub const NO_ANSWER: &str = "There is no answer yet.";
/// An answer's day.
pub fn answered_on(day: &str) -> String {
    format!("On {day}")
}
/// How long.
pub const ANSWERS_KEPT: &str =
    "We keep an answer for 30 days. Your own words do not show here, so that no one can read them with your six words.";
/// Heading.
pub const AGAIN_TITLE: &str = "Ask again";
/// Label.
pub const AGAIN: &str = "What else do you want to ask?";
/// Button.
pub const AGAIN_SEND: &str = "Send it";
/// It is on its way.
pub const AGAIN_SENT: &str = "We sent it to the team.";
/// Heading.
pub const TURN_TITLE: &str = "Do you want help now?";
/// What turning does.
pub const TURN: &str = "You can turn your question into a request for help. You then say who you are. Nothing of your question is joined to it unless you leave your words in. Keep your six words: you still need them to read the answer.";

/// What happens with the words.
pub const fn turn_words(asker: Asker, is_known: bool) -> &'static str {
    match (asker, is_known) {
        (Asker::Helper, _) => "You start with a blank page. Together with the family you write what you want to ask.",
        (_, true) => "We put your words in for you. You can change them or take them out.",
        (_, false) => {
            "You start with a blank page. Your six words do not show what you asked, so we can not put it in for you."
        }
    }
}

/// Button.
pub const fn turn_button(asker: Asker) -> &'static str {
    match asker {
        Asker::Helper => "Help a family to ask",
        Asker::Parent | Asker::YoungPerson => "Ask for help",
    }
}

/// Link.
pub const STOP_LINK: &str = "Take my question back";
/// Heading.
pub const STOP_TITLE: &str = "Do you want to take your question back?";
/// What it does.
pub const STOP: [&str; 2] = [
    "We tell the team that you do not need an answer any more. You do not have to say why.",
    "If someone there has read it, they can not forget it. It does not say who you are.",
];
/// It is done.
pub const STOPPED: &str = "You took your question back. The team will not write here.";

/// From the first page.
pub const LINK: &str = "Ask for advice first, without a name";
/// Before that link.
pub const LINK_BEFORE: &str = "Not sure if you want help?";
/// From the start of a helper.
pub const LINK_HELPER: &str = "Ask an adviser here, without names";

/// At the desk: tag in the list.
pub const DESK_TAG: &str = "Question, no names";
/// At the desk.
pub const DESK_HEADING: &str = "Question that names nobody";
/// What a worker must know.
pub const DESK_NOTE: &str = "Do not try to find out who asked. Six words open your answer, so write no names in it.";
/// At the desk: by when.
pub fn desk_by(day: &str) -> String {
    format!("answer by {day}")
}
/// What came later: again, a chase, taken back.
pub const DESK_LATER: [&str; 3] = ["They ask again", "They ask what is happening", "They took the question back"];
/// Who asks, for the desk.
pub const fn desk_who(asker: Asker) -> &'static str {
    match asker {
        Asker::Helper => "Someone who helps a family",
        Asker::Parent => "A parent or carer",
        Asker::YoungPerson => "A young person",
    }
}
/// Heading.
pub const DESK_ANSWERS: &str = "Answered";
/// Heading and label.
pub const DESK_WRITE: &str = "Write an answer";
/// Hint.
pub const DESK_WRITE_HINT: &str = "Short words, short sentences. No names, no phone number of a person, no address.";
/// Button.
pub const DESK_LOOK: &str = "See what they will see";
/// Heading.
pub const DESK_PREVIEW: &str = "This is what they will see";
/// Button.
pub const DESK_SEND: &str = "Send this answer";
