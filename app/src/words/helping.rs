//! The text for somebody who helps a family to ask, and for the family that reads what they wrote.
//!
//! The helper's pages are about the family, and it can read them over their shoulder: the same plain words, and no blame.

use jiff::Timestamp;

use crate::{
    domain::{delivery::Delivery, helper::HelperStep, journey::Step},
    ports::{HelpedState, clock_in_england},
};

/// Heading.
pub const TITLE: &str = "You are helping a family";
/// What it is.
pub const LEAD: [&str; 3] = [
    "You may work at a school, be a nurse, or work for a charity. You can write down what a family tells you, and then hand it to them.",
    "The family reads every word. They can change it or take words out. They say yes or no. You can not say yes for them.",
    "We send nothing to the council team before the family has said yes.",
];
/// Over the two ways.
pub const WAYS_TITLE: &str = "Two ways to hand it over";
/// The two ways.
pub const WAYS: [&str; 2] = [
    "Together, on this screen. You turn the screen to the parent. You can not go back to what you wrote.",
    "On the parent’s own phone. You give them six words or a square to scan. They can finish it alone, at home.",
];
/// Over what is kept.
pub const KEPT_TITLE: &str = "What we keep";
/// What is kept.
pub const KEPT: [&str; 4] = [
    "What you write closes 24 hours after you begin. If the family has not kept it or sent it by then, we delete it.",
    "This computer keeps nothing. After you hand it over you only see how far it is.",
    "The family and the council team see your name, where you work and what you do there.",
    "Of your e-mail address they see only what comes after the @.",
];
/// Over the numbers.
pub const ADVISER_TITLE: &str = "Ask for advice first";
/// What an adviser can do.
pub const ADVISER: &str = "You can call the team and ask what to do. You do not have to say the family’s name.";
/// Somebody may be badly hurt.
pub const HARM: &str =
    "Is a child being badly hurt, or might they be? Do not wait and do not write here. Call the team or 999 now.";
/// Link.
pub const TO_SHEET: &str = "A sheet to print for your talk with the family";
/// Button.
pub const START: &str = "Start with your work e-mail";
/// Button.
pub const TO_MINE: &str = "See what you began";
/// Link.
pub const TO_FAMILY: &str = "I want help for my own family";

/// Heading.
pub const WHO_TITLE: &str = "Who are you?";
/// Why we ask.
pub const WHO_WHY: &str = "The family sees this before they say yes or no.";
/// Label.
pub const NAME: &str = "Your name";
/// Label.
pub const ORGANISATION: &str = "Where do you work?";
/// Hint.
pub const ORGANISATION_HINT: &str = "Like Hill Primary School.";
/// Label.
pub const ROLE: &str = "What do you do there?";
/// Hint.
pub const ROLE_HINT: &str = "Like class teacher or school nurse.";
/// Label.
pub const EMAIL: &str = "Your work e-mail";
/// Hint.
pub const EMAIL_HINT: &str = "We send a code of six numbers to it. The family sees only the part after the @.";
/// Button.
pub const SEND: &str = "Send me a code";
/// There is nothing to send with.
pub const NO_MAILER: &str = "We can not send codes by e-mail here yet, so you can not write for a family here.";
/// What to do then.
pub const NO_MAILER_INSTEAD: &str =
    "You can sit with the family while they ask here for themselves. Or call the team near you.";

/// Heading.
pub const CODE_TITLE: &str = "Type the code from your e-mail";
/// A code was asked for.
pub const CODE_ASKED: &str = "We are sending a code if we can. It can take a minute. It works for 10 minutes.";
/// Label.
pub const CODE: &str = "The six numbers";
/// Button.
pub const CODE_BUTTON: &str = "Go on";
/// Button.
pub const CODE_AGAIN: &str = "Send another code";
/// Link.
pub const CODE_OTHER: &str = "Use another e-mail address";
/// Too many tries.
pub const SLOW_DOWN: &str = "There were many tries just now. Wait 15 minutes and ask for a new code.";

/// Heading.
pub const KEEP_TITLE: &str = "Your six words to come back";
/// What they are for.
pub const KEEP: [&str; 2] = [
    "Write these words down now, and keep them where only you look. When you come back, we ask for them and for a new code from your e-mail.",
    "So someone who can read your e-mail still sees nothing that you began.",
];
/// What they are for beside an app.
pub const KEEP_BESIDE_APP: [&str; 2] = [
    "Write these words down now, and keep them where only you look.",
    "If you lose the phone with your app, the team takes your account away. Then these words let you come back to what you began.",
];
/// Heading.
pub const AGAIN_TITLE: &str = "Now type your six words";
/// Which they are.
pub const AGAIN: [&str; 1] = ["You began something here before. The page with your list showed you six words to keep."];
/// Too many tries.
pub const WORDS_SLOW: &str = "There were many tries just now. Wait 15 minutes and try again.";
/// Heading.
pub const WITHOUT_TITLE: &str = "You do not have the words";
/// What then.
pub const WITHOUT: [&str; 2] = [
    "No one can look them up. You can go on without them. Then you do not see what you began before. You can begin again, and you can write down a worry about a child at once.",
    "What you gave to a family stays with that family. To hear how it is, call the team.",
];
/// Button.
pub const WITHOUT_BUTTON: &str = "Go on without the words";

/// Heading.
pub const MINE_TITLE: &str = "What you began";
/// What it shows.
pub const MINE_LEAD: &str = "You see how far each one is. You do not see what the family says.";
/// The list is empty.
pub const MINE_NONE: &str = "You have not begun any yet.";
/// Over the form.
pub const BEGIN_TITLE: &str = "Write for a family";
/// Label.
pub const LABEL: &str = "What do you want to call it?";
/// Hint.
pub const LABEL_HINT: &str = "Only you see this. Use a word or a number, and not the family’s name.";
/// Button.
pub const BEGIN: &str = "Begin";
/// Button.
pub const GO_ON: &str = "Go on writing";
/// Button.
pub const HAND_AGAIN: &str = "Hand it over again";
/// It is out of a helper's hands.
pub const OUT_OF_HANDS: &str = "You can not change this any more. It is with the family, or it is closed.";
/// Button.
pub const FINISH: &str = "Finish, and leave nothing on this screen";
/// The clock has run out.
pub const LATE: &str = "That day has passed. You can call the team and say who you are.";
/// Button.
pub const ASK_HUB: &str = "Ask the team what is happening";
/// It was pressed.
pub const HUB_ASKED: &str = "We are asking the team now. They read that you ask, and not that the family asks.";

/// Over each step.
pub const IN_THEIR_NAME: &str = "You write in the family’s name. “You” on this page means the family.";
/// Link.
pub const TO_READY: &str = "Stop here and hand it to the family";
/// Button.
pub const NEXT: &str = "Keep this and go on";

/// A short piece of guidance beside a step.
pub const fn guidance(step: HelperStep) -> &'static str {
    match step.step() {
        Step::Where => "Ask where the children sleep most nights.",
        Step::Danger => "Ask when no one else can hear.",
        Step::Name => "Ask what they like to be called.",
        Step::Children => "Ask about every child at home, and a baby on the way.",
        Step::GoingWell => "Start here. Ask what makes a good day.",
        Step::Worries => "Use the family’s own words. Read them out. Ask: did I get that right?",
        Step::Help => "Let the family choose. It is fine not to be sure.",
        Step::Helpers => "Ask whom they trust. It does not have to be you.",
        Step::Needs => "Ask about reading, language, time and getting there.",
        Step::Contact => "Ask which way is safe. Ask who else sees the phone or the post.",
        // What only the family, or a young person alone, can say.
        Step::Who | Step::You | Step::Telling | Step::Meeting | Step::Agree | Step::Share | Step::Check => "",
    }
}

/// Heading.
pub const DANGER_TITLE: &str = "Call now";
/// Text.
pub const DANGER: [&str; 2] = [
    "If someone is in danger now, call 999. Then call the team.",
    "Tell the team what you saw and heard. You can go on here later. It is kept for the rest of the 24 hours.",
];
/// Button.
pub const DANGER_GO_ON: &str = "Go on writing";

/// Heading.
pub const READY_TITLE: &str = "Hand it to the family";
/// What happens then.
pub const READY_LEAD: &str =
    "After this you can not change it or see it. The family reads it, and can change or take out any part.";
/// Some steps are blank.
pub const READY_OPEN: &str = "Some questions are still blank. The family can answer them.";
/// Over one way.
pub const HERE_TITLE: &str = "Together, on this screen";
/// What to do.
pub const HERE: &str = "The parent sits where you sit now. Press, and let them read alone.";
/// Button.
pub const TURN: &str = "Turn the screen to the parent";
/// Over the other way.
pub const PHONE_TITLE: &str = "On the parent’s own phone";
/// What to do.
pub const PHONE: &str = "You get six words and a square to scan. They open it once, until it closes.";
/// Button.
pub const MAKE_WORDS: &str = "Make the words";
/// Link.
pub const TO_SPOKEN: &str = "The parent can not press a button";
/// Link.
pub const TO_WRITING: &str = "Go back and write more";
/// Link.
pub const BACK_TO_MINE: &str = "Back to what you began";

/// Heading.
pub const WORDS_TITLE: &str = "Six words for the parent";
/// What to do.
pub const WORDS_GIVE: &str = "Give these to the parent and to no one else. They open it once.";
/// Before the address.
pub const WORDS_AT: &str = "They type the words at";
/// Over the square.
pub const WORDS_SQUARE: &str = "Or they scan this square.";
/// What the square is, for who cannot see it.
pub const WORDS_SQUARE_ALT: &str = "A square to scan. It opens the page for these six words.";
/// They are shown once.
pub const WORDS_GONE: &str =
    "We show the words once. You can make new words until the parent has opened it. The old words then stop working.";
/// Button.
pub const WORDS_DONE: &str = "I have passed them on";

/// Heading.
pub const SPOKEN_TITLE: &str = "A yes said aloud";
/// When it is for.
pub const SPOKEN_LEAD: [&str; 3] = [
    "Use this only if the parent can not read or press a button, even with help.",
    "Read the words below to the parent. Read what you wrote, too. Then ask: do you want this help?",
    "We write that you heard the yes. The council team reads that this is weaker than a yes that the parent gave. Nobody else may see any part.",
];
/// Over the words.
pub const SPOKEN_READ: &str = "Read this aloud";
/// Question.
pub const SPOKEN_ASK: &str = "Did the parent say yes to you, aloud?";
/// Hint.
pub const SPOKEN_HINT: &str = "If they said no, we send nothing and delete what you wrote.";
/// What pressing does.
pub const SPOKEN_THEN: &str =
    "After a yes the screen shows six words. They are for the parent. Write them down and give them to the parent.";
/// Button.
pub const SPOKEN_BUTTON: &str = "Write this down";
/// Something is still blank.
pub const SPOKEN_BLANK: &str = "First answer every question that can not be blank.";

/// Heading.
pub const SHEET_TITLE: &str = "A talk with the family";
/// What it is.
pub const SHEET_LEAD: &str = "Print this page. Sit side by side. Let the family hold the pen.";
/// The three parts of the sheet.
pub const SHEET: [(&str, &str); 5] = [
    ("What is going well?", "What makes a good day? Who helps? What do you like to do together?"),
    ("What are you worried about?", "When is it hardest? What have you tried? What do the children say?"),
    ("What needs to happen?", "What would be better in a month? What is the first small thing?"),
    ("Who should be there?", "Whom do you trust? Who should not know?"),
    ("How can someone reach you?", "Which way is safe? What time? Who else sees it?"),
];
/// Before they decide.
pub const SHEET_SAY: [&str; 3] = [
    "Say: You can say yes, no, or not now. No is fine, and no one marks it against you.",
    "Say: You choose who may see which part. Sometimes the law lets people share to keep a child safe. They should tell you first if it is safe.",
    "Say: You can change every word I write. I can not send it for you.",
];

/// Where a form of the place comes from that is filled in already.
pub const SHEET_FORM: &str = "Do you fill in your place’s own form next? The family can tell their story here and give you a share code. Then you see that form, with the parts they let you see filled in.";
/// Link.
pub const SHEET_TO_SHARED: &str = "I have a share code";

/// Heading of the family's way in.
pub const OPEN_TITLE: &str = "Read what was written for you";
/// What it is.
pub const OPEN_LEAD: &str = "Somebody gave you six words or a square to scan. They open a page once.";
/// Button.
pub const OPEN: &str = "Open it";
/// The words open nothing.
pub const NOT_OPEN: &str =
    "These words open nothing now. They work once, and only for a short time. Check the words, or ask for new ones.";
/// Many tries.
pub const SLOW: &str = "There were many tries just now. Wait a little and try again.";

/// Heading.
pub const READ_TITLE: &str = "This was written for you";
/// Nothing was sent.
pub const NOTHING_SENT: &str = "We have sent nothing to anyone.";
/// What can be done.
pub const READ_LEAD: &str =
    "Read every part. You can change it, or take it out. The person who wrote it does not see what you do.";
/// It is kept for a while.
pub const READ_ONCE: &str =
    "The words you typed do not open this again. To come back later, press “Not now, keep it for me”.";
/// Over the answers.
pub const READ_ANSWERS: &str = "What it says";
/// A part without an answer.
pub const BLANK: &str = "Nothing here";
/// Link.
pub const CHANGE: &str = "Change this";
/// Button.
pub const STRIKE: &str = "Take this out";
/// It was struck out.
pub const STRUCK: &str = "You took it out.";
/// Over the three ways on.
pub const DECIDE_TITLE: &str = "What do you want to do?";
/// Button.
pub const GO_ON_YES: &str = "Go on, and decide";
/// Button.
pub const NOT_NOW: &str = "Not now, keep it for me";
/// Button.
pub const NO_THANKS: &str = "No thank you, delete it";
/// What each does.
pub const DECIDE: [&str; 3] = [
    "Go on: we ask if you want help and who may see which part. You can still say no.",
    "Not now: we keep it for 28 days. You get six words of your own.",
    "No thank you: we delete it. The person who wrote it only sees that it is closed. No one marks it against you.",
];
/// Heading.
pub const CLOSED_TITLE: &str = "It is deleted";
/// Text.
pub const CLOSED: [&str; 2] = [
    "We sent nothing. The person who wrote it only sees that it is closed.",
    "You can ask for help here at any time, in your own words.",
];
/// Link.
pub const CLOSED_START: &str = "Go to the first page";

/// How far a draft is.
pub fn state(state: &HelpedState, day: &str) -> String {
    match state {
        HelpedState::Writing => "You are writing it".to_owned(),
        HelpedState::Waiting | HelpedState::WithFamily => "It waits for the family".to_owned(),
        HelpedState::Closed => "Closed".to_owned(),
        HelpedState::Sent(sent) => match sent.delivery {
            Delivery::Saved | Delivery::Sending => format!("The family sent it on {day}"),
            Delivery::HandedOver => format!("The family sent it on {day}. It is in the team’s system"),
            Delivery::Confirmed => format!("The family sent it on {day}. The team has it"),
            Delivery::Seen => format!("The family sent it on {day}. A person in the team has read it"),
        },
    }
}

/// When a helper asked last.
pub fn asked_on(day: &str) -> String {
    format!("You asked the team on {day}. You can ask once a day.")
}

/// By when a helper should hear.
pub fn hear_by(day: &str) -> String {
    format!("The team should tell you what happens by {day}.")
}

/// Who wrote it.
pub fn wrote(name: &str, role: &str, organisation: &str) -> String {
    format!("{name} wrote this with you or for you. {name} works at {organisation} as {role}.")
}

/// Where they wrote from.
pub fn wrote_from(domain: &str) -> String {
    format!("They showed us that they can read e-mail at @{domain}.")
}

/// An instant, as a clock in England shows it.
fn instant(at: Timestamp) -> String {
    clock_in_england(at).strftime("%-d %B at %H:%M").to_string()
}

/// When it was begun, and when it closes.
pub fn times(begun: Option<Timestamp>, until: Timestamp) -> String {
    let closes = format!("It closes on {} if you do not keep it or send it.", instant(until));
    begun.map_or_else(|| closes.clone(), |begun| format!("It was begun on {}. {closes}", instant(begun)))
}

/// When it closes, for who writes.
pub fn closes(until: Timestamp) -> String {
    format!("This closes on {}.", instant(until))
}

/// What the hub team reads of a yes that was said aloud.
pub fn witness(name: &str, organisation: &str) -> String {
    format!(
        "{name}, {organisation}, heard a yes said aloud. This is weaker than a yes that the family gave. Ask the family again."
    )
}
