//! The text of "Who may see what". What stands on the preview is kept word for word with each answer (rule C4): when its
//! meaning changes, `SHARING_VERSION` changes with it, and every yes under older words is asked again (rule C6).
//!
//! Never "only with your consent": the law has exceptions, and the preview says when (rule C1). "Yes" and "no" weigh the
//! same, and nobody is blamed for a "no".

use jiff::civil::Date;

use crate::domain::{
    consent::Decision,
    sharing::{AskIn, Decides, HowLong, Said},
    story::{Home, Section},
};

/// Heading.
pub const TITLE: &str = "Who may see what";
/// What it is.
pub const LEAD: &str = "Here is each yes and each no that you gave about your story. You can change them at any time. You do not have to say why.";
/// Nothing yet.
pub const EMPTY: &str = "You have not shared any part of your story yet.";
/// Nothing to share.
pub const NO_STORY: &str = "Your story has no words yet. Write something first. Then you can choose who may see it.";
/// Link.
pub const TO_STORY: &str = "Go to your story";
/// Link.
pub const NEW: &str = "Share with someone";
/// Link.
pub const DOORS_LINK: &str = "Give a code to someone who may see a part";
/// Link.
pub const RECEIPT_LINK: &str = "See all your answers on one page, to print or keep";
/// Link.
pub const SEEN_LINK: &str = "See who has opened your story";
/// Link.
pub const NOT_ME_LINK: &str = "This was not me";
/// Said of what was just recorded.
pub const KEPT: &str = "We kept your answers.";
/// Over what is asked again.
pub const DUE: &str = "Please look at these again";
/// Button.
pub const STOP: &str = "Stop sharing";
/// Button.
pub const AGAIN: &str = "Share again";
/// Button, for what was never shared.
pub const SHARE: &str = "Share this";
/// Heading.
pub const STOPS_TITLE: &str = "What happens when you stop";
/// What stops, and what cannot be undone (rule C5).
pub const STOPS: [&str; 3] = [
    "When you press “Stop sharing”, we stop at once. The next time they look, that part is not there.",
    "We can not take back what they have read by then, or what they wrote down or printed.",
    "If your request is with a team, we tell that team too. We do not send them your words.",
];
/// Heading.
pub const REQUESTS: &str = "Your requests";
/// What these are.
pub const REQUESTS_TEXT: &str =
    "When you asked for help, you said yes to help. You also said who may see parts of what you sent.";
/// Label.
pub const HELP: &str = "Help";
/// Link.
pub const STOP_HELP: &str = "Take this request back";
/// Way to a request that is not open in this visit.
pub const STOP_HELP_CODE: &str = "To change this, come back with the six words of that request.";
/// Heading.
pub const TOLD: &str = "Who we told";

/// Heading.
pub const WHO_TITLE: &str = "Who would you like to share with?";
/// Rule C3, kindly.
pub const WHO_LEAD: &str = "Choose one person or one team. You can do this again for others.";
/// Legend.
pub const WHO_TEAM: &str = "A team or service";
/// Choice.
pub const WHO_OTHER: &str = "Someone else";
/// Hint.
pub const WHO_OTHER_HINT: &str = "Type the name below.";
/// Label.
pub const WHO_NAME: &str = "The name of someone else";
/// Hint.
pub const WHO_NAME_HINT: &str = "Like “Mrs Lee, class teacher” or “Hill School”.";
/// Button.
pub const GO_ON: &str = "Continue";

/// Under the parts' heading.
pub const CHOOSE_LEAD: &str = "Answer for each part, if you like. Leave one blank and nothing changes for it.";
/// Under the parts' heading.
pub const CHOOSE_NEXT: &str = "Next, we show you what they would see. Nothing is shared before you say yes there.";
/// Legend.
pub const HOW_LONG: &str = "How long may they see it?";
/// Hint.
pub const HOW_LONG_HINT: &str =
    "You can still stop at any time. If you leave this blank, it goes on until you stop it.";
/// Legend.
pub const ASK_IN: &str = "If you chose “Not now”: when shall we ask again?";
/// Hint.
pub const ASK_IN_HINT: &str = "We ask on this page. We do not send you a message about it.";
/// Label.
pub const JUDGED_BY: &str = "Name of the person who says so";
/// Label.
pub const JUDGED_ROLE: &str = "Their job";
/// Hint.
pub const JUDGED_ROLE_HINT: &str = "Like: school nurse.";
/// Legend.
pub const JUDGED_ON: &str = "Which day did they say so?";
/// Hint: it is theirs to judge, not the portal's (rule C8).
pub const DECIDES_HINT: &str = "A young person of 16 or 17 can most often decide. For a younger child, someone who knows them well, like a nurse, can say that they can. We write down who said so.";

/// Over parts that stay closed.
pub const SAID_NO: &str = "You say no to";
/// Over parts that are asked again.
pub const SAID_NOT_NOW: &str = "You say not now to";
/// Nothing would be seen.
pub const SEES_NOTHING: &str = "No part that you chose here.";
/// Said beside the words.
pub const MEANS: [&str; 5] = [
    "They do not get these words from us. They can see them when you give them a code.",
    "They can also see who wrote each part, and when.",
    "If you change these words later, they can see the new words. They can also see what others write next to them.",
    "You can stop this at any time with one press. You do not have to say why.",
    "We can not take back what they have read by then, or what they wrote down or printed.",
];
/// When the law lets people share anyway (rule C1).
pub const LAW: [&str; 3] = [
    "Sometimes the law lets people share without your yes. This can be to keep a child or an adult safe from serious harm, or when a court says so.",
    "We tell you first when it is safe to do so. We may not if telling you could put someone in more danger.",
    "They should share what is needed, and no more.",
];
/// Heading over the law.
pub const LAW_TITLE: &str = "When people may share without your yes";
/// Heading over the buttons.
pub const SURE: &str = "Is this what you want?";
/// Under it.
pub const SURE_TEXT: &str = "If you press “No”, we keep none of these answers.";
/// Link.
pub const CHANGE: &str = "Change what I chose";

/// Heading.
pub const RECEIPT_TITLE: &str = "Your answers";
/// What it is.
pub const RECEIPT_LEAD: &str =
    "This is each answer you gave, oldest first, with the words you were shown. You can print it or keep it.";
/// Label.
pub const RECEIPT_WHEN: &str = "When";
/// Label.
pub const RECEIPT_WHO: &str = "Who would see it";
/// Label.
pub const RECEIPT_PART: &str = "Which part";
/// Label.
pub const RECEIPT_SAID: &str = "What you said";
/// Label.
pub const RECEIPT_BASIS: &str = "Who decided";
/// Label.
pub const RECEIPT_HOW: &str = "How";
/// The one way there is.
pub const RECEIPT_OWN_DEVICE: &str = "You pressed the button yourself.";
/// Over words that somebody else had written.
pub const RECEIPT_HELPED: &str = "You pressed the button yourself. Somebody helped you to write.";
/// Not pressed at all.
pub const RECEIPT_SPOKEN: &str = "You said it aloud, and somebody wrote it down.";
/// Label.
pub const RECEIPT_WORDS: &str = "The words you were shown";
/// Label.
pub const RECEIPT_VERSION: &str = "Which version of the words";

/// Heading.
pub const NOT_ME_TITLE: &str = "Did someone else do this?";
/// What it does.
pub const NOT_ME: [&str; 3] = [
    "If you did not give these answers, we can stop all sharing of yours at once. We close each code you gave, too.",
    "What someone has read by now can not be taken back.",
    "If you have sent a request, we ask that team to look at this. They should check with you in a way that is safe.",
];
/// Button.
pub const NOT_ME_YES: &str = "Yes, stop it all";
/// Button of the same size.
pub const NOT_ME_NO: &str = "No, keep it";
/// Heading afterwards.
pub const NOT_ME_DONE: &str = "We stopped all your sharing";
/// What happened.
pub const NOT_ME_DONE_TEXT: &str =
    "No one can open any part of your story with a code you gave. You can share again when you like.";
/// A task waits for a person.
pub const NOT_ME_TASK: &str = "We asked the team that has your request to look at this.";
/// Over the number.
pub const NOT_ME_CALL: &str = "To talk to someone, call";
/// No number is known.
pub const NOT_ME_NUMBERS: &str = "Find the number of your local team";
/// After it.
pub const NOT_ME_WORDS: &str =
    "If someone else may know your six words, tell the team. Do that on a phone that no one else looks at.";
/// Words that a withdrawal by "this was not me" rests on.
pub const NOT_ME_NOTICE: &str = "This was not me. Stop all my sharing.";

/// The link back.
pub const BACK: &str = "Back to who may see what";

/// A part, by what it is about.
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

/// A part about one person.
pub fn about(section_name: &str, person: &str) -> String {
    format!("{section_name}: {person}")
}

/// A person whose name is not told.
pub const SOMEONE: &str = "one person in the family";
/// A child on the way.
pub const BABY: &str = "a baby who is not born yet";
/// Said of a grown-up.
pub const ADULT: &str = "an adult";
/// Said of a child, before the years.
pub fn child(age: &str) -> String {
    format!("a child, {age}")
}

/// A baby's day.
pub fn due(day: &str) -> String {
    format!("due on {day}")
}

/// Where somebody lives.
pub const fn home(home: Home) -> &'static str {
    match home {
        Home::WithUs => "lives with us",
        Home::Sometimes => "lives with us some of the time",
        Home::Elsewhere => "lives somewhere else",
    }
}

/// Who helps.
pub const HELPS_NOW: &str = "Who helps now";
/// Who is trusted.
pub const TRUSTED: &str = "Someone we trust";
/// Whether the team may talk to them.
pub const MAY_TALK: &str = "The team may talk to them";
/// Before.
pub const HAD_PLAN: &str = "We had a social worker or a family plan before";

/// Words somebody wrote beside a part.
pub fn wrote(who: &str, day: &str) -> String {
    format!("{who} wrote next to this on {day}")
}

/// The family's answer to it.
pub const fn agrees(yes: bool) -> &'static str {
    if yes { "We say: that is right." } else { "We say: that is not right." }
}

/// The choices for one part.
pub const fn said(said: Said) -> &'static str {
    match said {
        Said::Yes => "Yes",
        Said::No => "No",
        Said::NotNow => "Not now",
    }
}

/// How long.
pub const fn how_long(how_long: HowLong) -> &'static str {
    match how_long {
        HowLong::UntilStopped => "Until I stop it",
        HowLong::Month => "For 1 month",
        HowLong::HalfYear => "For 6 months",
    }
}

/// When to ask again.
pub const fn ask_in(ask_in: AskIn) -> &'static str {
    match ask_in {
        AskIn::Week => "In 1 week",
        AskIn::Month => "In 1 month",
    }
}

/// Legend.
pub fn decides_title(child: &str) -> String {
    format!("Who decides about the words of {child}?")
}

/// Who decides.
pub fn decides(decides: Decides, child: &str) -> String {
    match decides {
        Decides::Parent => "I decide, as the parent or carer".to_owned(),
        Decides::Child => format!("{child} decides. Someone who knows about this said that they can"),
    }
}

/// Heading.
pub fn choose_title(name: &str) -> String {
    format!("What may {name} see?")
}

/// Heading.
pub fn preview_title(name: &str) -> String {
    format!("This is what {name} will see")
}

/// Parts that are open already.
pub fn also_sees(name: &str) -> String {
    format!("You said yes before, so {name} can see this too")
}

/// When a yes ends.
pub fn ends(last_day: Option<Date>) -> String {
    last_day.map_or_else(
        || "It goes on until you stop it.".to_owned(),
        |day| format!("It ends by itself after {}.", (super::current().day)(day)),
    )
}

/// When we ask again.
pub fn asks_again(on: Date) -> String {
    format!("We ask you again on {}.", (super::current().day)(on))
}

/// Which hub is told (no surprises, rule C23).
pub fn tells(hub: &str, name: &str) -> String {
    format!("We tell {hub} which parts {name} may see. We do not send them your words.")
}

/// On what basis a child's words are shared.
pub fn judged(by: &str, role: &str, on: Date) -> String {
    format!("The child decides. {by}, {role}, said so on {}.", (super::current().day)(on))
}

/// On what basis, otherwise.
pub const PARENT_DECIDES: &str = "The parent or carer decides.";

/// Button: choose anew for somebody.
pub fn choose_again(name: &str) -> String {
    format!("Choose again for {name}")
}

/// After a part was stopped.
pub fn stopped(name: &str, part: &str) -> String {
    format!("We stopped sharing “{part}” with {name}.")
}

/// How an answer stands, with its day.
pub mod state {
    use super::{super::current, Date};

    fn on(before: &str, date: Date) -> String {
        format!("{before} {}.", (current().day)(date))
    }

    /// Yes.
    pub fn yes(since: Date, last_day: Option<Date>) -> String {
        let end = last_day.map(|day| on(" It ends after", day)).unwrap_or_default();
        on("Yes, since", since) + &end
    }

    /// The end has come.
    pub fn ended(last_day: Date) -> String {
        on("This ended after", last_day)
    }

    /// The words changed.
    pub fn lapsed(said: Date) -> String {
        on("You said yes on", said) + " The words on our page have changed, so we stopped. Please look again."
    }

    /// No.
    pub fn no(said: Date) -> String {
        on("No. You said so on", said)
    }

    /// Not now.
    pub fn not_now(ask_on: Date) -> String {
        on("Not now. We ask you again on", ask_on)
    }

    /// Not now, and the day has come.
    pub fn due(ask_on: Date) -> String {
        on("You said not now. We said that we would ask again on", ask_on)
    }

    /// Taken back.
    pub fn stopped(on_day: Date) -> String {
        on("You stopped this on", on_day)
    }
}

/// What a member said to a question of a request.
pub const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Given => "You said yes on",
        Decision::Refused => "You said no on",
        Decision::NotAnswered => "You gave no answer, so it is no. That was on",
        Decision::Withdrawn => "You took this back on",
        Decision::Spoken => "You said yes aloud, and somebody wrote it down, on",
    }
}

/// A line of whom we told.
pub fn told(hub: &str, may_see: bool, parts: &str, day: &str, is_there: bool) -> String {
    let what = if may_see { "they may see" } else { "they may no longer see" };
    if is_there {
        format!("On {day} we told {hub} that {what}: {parts}.")
    } else {
        format!("We are telling {hub} that {what}: {parts}.")
    }
}

/// What a withdrawal rests on: the button that was pressed, and what stood beside it.
pub fn stop_notice(part: &str, name: &str) -> String {
    let mut lines = vec![format!("{STOP}: {part}, {name}")];
    lines.extend(STOPS.iter().map(|line| (*line).to_owned()));
    lines.join("\n")
}

/// A line of the receipt: what was said.
pub fn receipt_said(said: Said, end: &str) -> String {
    format!("{}. {end}", self::said(said)).trim_end().to_owned()
}

/// A line of the receipt.
pub const RECEIPT_STOPPED: &str = "Stop.";
/// Nothing yet.
pub const RECEIPT_EMPTY: &str = "You have not given an answer yet.";
