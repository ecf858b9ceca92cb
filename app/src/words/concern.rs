//! The text for a professional who fears that a child is being badly hurt, or may be: call first, then write it down.
//!
//! Plain and exact, with no blame. It never says how serious something is: who writes decides to share, the team decides
//! what happens. What stands on the list of what a helper began says nothing of what it is about, for a parent may read it
//! over a shoulder (rule C11).

use jiff::Timestamp;

use crate::{
    domain::{
        concern::{AlongBecause, ConcernStep, Condition, LawfulBasis, Reached, Risk, WhyNotTold},
        delivery::Delivery,
        problem::ProblemKind,
    },
    ports::clock_in_england,
};

/// Link on the first page for helpers.
pub const TO_CONCERN: &str = "You have called the team? Write it down here";
/// Link on the list, which says nothing of what it is about.
pub const TO_CALLS: &str = "Write down a call to the team";
/// Over the calls on the list.
pub const CALLS_TITLE: &str = "Calls you made";

/// Heading.
pub const TITLE: &str = "Call first";
/// What to do.
pub const LEAD: [&str; 3] = [
    "Do you fear that a child is being badly hurt, or may be? Call the team now. Do it yourself: you know what you saw.",
    "A form does not stand in for the call. Nor does an assessment.",
    "You do not need the family’s yes to call or to write. If they said no to help before, you can still do both.",
];
/// Over the numbers.
pub const NUMBERS_TITLE: &str = "Who to call";
/// Before a number for nights and weekends.
pub const OUT_OF_HOURS: &str = "When it is closed:";
/// How long the place gives, beside its number.
pub fn within(hours: u16) -> String {
    format!("Write it down within {hours} hours of the call.")
}

/// Over what to say.
pub const SAY_TITLE: &str = "What to say";
/// What to say.
pub const SAY: [&str; 5] = [
    "Who you are and where you work.",
    "What you saw or heard, and when. Use the child’s own words.",
    "Where the child is now, and who is with them.",
    "What you think may happen next.",
    "Ask what they will do. Write down who you spoke to.",
];
/// Over the form.
pub const RANG_TITLE: &str = "After the call";
/// What it starts.
pub const RANG_LEAD: [&str; 2] = [
    "Tell us about the call. Then write down what you saw. Your time to send it runs from the call.",
    "The family does not see any of this here. You decide to share; the team decides what happens.",
];
/// Question.
pub const PLACE: &str = "Which team did you call?";
/// Question.
pub const REACHED: &str = "Did you get through?";
/// Choice.
pub const SPOKE: &str = "I called and spoke to someone";
/// Choice.
pub const NO_ANSWER: &str = "I could not get through";
/// Its hint.
pub const NO_ANSWER_HINT: &str = "Call again, or call 999. Write it down all the same.";
/// Label.
pub const SPOKE_WITH: &str = "Who did you speak to?";
/// Hint.
pub const SPOKE_WITH_HINT: &str = "A name, or what they do. Leave it blank if you could not get through.";
/// Label.
pub const DAY: &str = "What day did you call?";
/// Hint.
pub const DAY_HINT: &str = "Like 27 3 2026.";
/// Label.
pub const TIME: &str = "What time did you call?";
/// Hint.
pub const TIME_HINT: &str = "Like 9:05 or 14:30.";
/// Button.
pub const BEGIN: &str = "Write it down";

/// Over the pages.
pub const NOT_SHOWN: &str = "The family does not see this. It does not rest on their yes.";
/// Button.
pub const NEXT: &str = "Keep this and go on";

/// A page's heading.
pub const fn title(step: ConcernStep) -> &'static str {
    match step {
        ConcernStep::Child => "Who is the child?",
        ConcernStep::Seen => "What did you see or hear?",
        ConcernStep::Fear => "What may happen?",
        ConcernStep::Reason => "Why do you share this?",
        ConcernStep::Family => "Was the family told?",
        ConcernStep::Assessment => "Is there an assessment?",
        ConcernStep::Check => "Read it all, then send it",
    }
}

/// A line under it.
pub const fn lead(step: ConcernStep) -> &'static str {
    match step {
        ConcernStep::Child => "Write what you know. You do not have to find out more first.",
        ConcernStep::Seen => "Keep apart what you saw and what you think.",
        ConcernStep::Fear => "Say what you are afraid of, in your own words. The team looks at how serious it is.",
        ConcernStep::Reason => {
            "The law lets you share to keep a child safe. Say which reason you used. Ask your safeguarding lead if you are not sure."
        }
        ConcernStep::Family => "Tell the family first if that is safe. If it is not safe, do not.",
        ConcernStep::Assessment => "If one exists, the team needs it. Type or paste it here. You can not add files.",
        ConcernStep::Check => "It goes to the team as urgent. You can not change it after that.",
    }
}

/// Label.
pub const CHILD: &str = "The child’s name";
/// Hint.
pub const CHILD_HINT: &str = "If there is more than one child, write each name.";
/// Label.
pub const BORN: &str = "Date of birth or age";
/// Label.
pub const ADDRESS: &str = "Where does the child live? (if you know)";
/// Label.
pub const SCHOOL: &str = "School or nursery (if you know)";
/// Label.
pub const SEEN: &str = "What you saw or heard";
/// Label.
pub const SEEN_WHEN: &str = "When was it?";
/// Label.
pub const CHILD_SAID: &str = "The child’s own words (if they said something)";
/// Hint.
pub const CHILD_SAID_HINT: &str = "Word for word. Do not ask the child again so that you can write it here.";
/// Label.
pub const FEAR: &str = "What may happen";
/// Question.
pub const DANGER_NOW: &str = "Is someone in danger right now?";
/// Hint.
pub const DANGER_HINT: &str = "If yes, call 999 before you go on.";
/// Label.
pub const REASON: &str = "Your reason, in your own words";
/// Question.
pub const BASIS: &str = "Which reason in law do you use?";
/// Question.
pub const CONDITION: &str = "Is there something very private in it?";
/// Hint.
pub const CONDITION_HINT: &str = "Such as health, race, faith or sex life. The law asks for one more reason for these.";
/// Label.
pub const DECIDER: &str = "Who decided to share it?";
/// Hint.
pub const DECIDER_HINT: &str = "A person’s name. It can be you.";
/// Label.
pub const DECIDER_ROLE: &str = "What do they do?";
/// Hint.
pub const DECIDER_ROLE_HINT: &str = "Like head teacher or safeguarding lead.";
/// Question.
pub const RISK: &str = "Could telling the family put a child in more danger?";
/// Question.
pub const TOLD: &str = "Was the family told that you share this?";
/// Label.
pub const TOLD_WHEN: &str = "If yes: when?";
/// Label.
pub const TOLD_SAID: &str = "If yes: what did they say? (you can leave this blank)";
/// Question.
pub const WHY_NOT: &str = "If no: why not?";
/// Label.
pub const WHY_WORDS: &str = "If no: more about why (you can leave this blank)";
/// Question.
pub const ALONG: &str = "Do you want to send an assessment along?";
/// Label.
pub const ASSESSMENT_NAME: &str = "If yes: what is it called, and from when is it?";
/// Question.
pub const ALONG_WHY: &str = "If yes: why may it go along?";
/// Label.
pub const PAGE: &str = "If yes: its words";
/// Hint.
pub const PAGE_HINT: &str = "Up to 4,000 characters on each page, and up to 6 pages.";
/// Button.
pub const MORE: &str = "Keep this page and add one more";
/// Question.
pub const DROP: &str = "Pages you have added. Choose those to take out.";
/// Row: the call.
pub const CALL: &str = "The call";
/// Row.
pub const BY: &str = "Who has the concern";
/// Row: nothing goes along.
pub const NO_ASSESSMENT: &str = "No assessment goes along";
/// Button.
pub const SEND: &str = "Send it to the team";

/// Heading.
pub const NOW_TITLE: &str = "Call 999 now";
/// Text.
pub const NOW: [&str; 2] = [
    "You said that someone is in danger right now. Call 999. Then tell the team.",
    "What you wrote here is kept. You can go on after the call.",
];
/// Button.
pub const GO_ON: &str = "Go on writing";

/// Heading.
pub const SENT_TITLE: &str = "It is on its way to the team";
/// What to do.
pub const SENT: [&str; 3] = [
    "Write this number down. Say it when you call the team.",
    "The family does not see this here. If the family should be told, talk about it with the team first.",
    "If the child is in danger before you hear from them, call 999.",
];
/// Before the reference.
pub const NUMBER: &str = "Number of your concern";
/// Nobody has confirmed it.
pub const NOT_CONFIRMED: &str = "No one in the team has said yet that they have it. Call them and say the number.";
/// Link.
pub const TO_MINE: &str = "Back to what you began";

/// The law's reason in words.
pub const fn basis(basis: LawfulBasis) -> (&'static str, &'static str) {
    match basis {
        LawfulBasis::PublicTask => (
            "Public task",
            "It is part of the work that the law gives to you. Most schools, nurses and councils use this.",
        ),
        LawfulBasis::LegalObligation => (
            "Legal duty",
            "A law says that you must share it. One is section 4 of the Children’s Wellbeing and Schools Act.",
        ),
        LawfulBasis::VitalInterests => ("Vital interests", "Someone could die or be badly hurt."),
        LawfulBasis::RecognisedInterest => (
            "Recognised legitimate interest",
            "You keep a child safe, and that is not a public task for you. Most charities use this.",
        ),
    }
}

/// The law's reason for very private facts, in words.
pub const fn condition(condition: Condition) -> (&'static str, &'static str) {
    match condition {
        Condition::Safeguarding => (
            "Yes: safeguarding, to keep a child safe",
            "The law says so (Data Protection Act 2018, schedule 1, paragraph 18).",
        ),
        Condition::VitalInterests => ("Yes: to save a life", "The person can not say yes, and it is about their life."),
        Condition::Care => {
            ("Yes: for health or social care", "People who must keep secrets in their work care for them.")
        }
        Condition::NoneShared => ("No", "There are no such facts in it."),
    }
}

/// Whether telling is a risk.
pub const fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Yes => "Yes",
        Risk::No => "No",
        Risk::NotSure => "I am not sure",
    }
}

/// Why the family was not told.
pub const fn why_not(why: WhyNotTold) -> &'static str {
    match why {
        WhyNotTold::MoreDanger => "It could put the child in more danger",
        WhyNotTold::OthersInDanger => "It could put someone else in danger",
        WhyNotTold::Hidden => "Someone could be made to keep quiet, or things could be hidden",
        WhyNotTold::NoTime => "There was no time",
        WhyNotTold::NotReached => "I could not reach them",
        WhyNotTold::Other => "Something else. Say it below",
    }
}

/// Why an assessment may go along.
pub const fn because(why: AlongBecause) -> &'static str {
    match why {
        AlongBecause::SameReason => "The same reason in law covers it",
        AlongBecause::FamilyAgreed => "The family agreed that it may be shared with the team",
    }
}

/// An instant, as a clock in England shows it.
pub fn instant(at: Timestamp) -> String {
    clock_in_england(at).strftime("%-d %B at %H:%M").to_string()
}

/// The call in words.
pub fn call(at: Timestamp, reached: &Reached) -> String {
    match reached {
        Reached::Spoke { with } => format!("{}, spoke to {}", instant(at), with.as_str()),
        Reached::NoAnswer => format!("{}, could not get through", instant(at)),
    }
}

/// The clock while it runs.
pub fn send_by(due: Timestamp) -> String {
    format!("Send this by {}.", instant(due))
}

/// The clock when it has run out.
pub fn overdue(due: Timestamp, closes: Timestamp) -> String {
    format!(
        "The time to send this ended on {}. Call the team again now. You can still send it until {}. Then we delete it.",
        instant(due),
        instant(closes)
    )
}

/// When it was sent, held against its clock.
pub fn sent_in_time(at: Timestamp, due: Timestamp) -> String {
    let held = if at <= due { "in time" } else { "after the time to send it" };
    format!("You sent it on {}, {held}. The time ended on {}.", instant(at), instant(due))
}

/// For the desk: when it was sent, held against its clock.
pub fn arrived(at: Timestamp, due: Timestamp) -> String {
    let held = if at <= due { "in time" } else { "late" };
    format!("{}. It was sent on {}, {held}.", instant(due), instant(at))
}

/// A call on the list.
pub fn line(place: &str, at: Timestamp) -> String {
    format!("Call to the team in {place} on {}", instant(at))
}

/// On the list: it was closed.
pub const CLOSED: &str = "You did not send it, so it is deleted. Call the team again.";

/// How far a sent one is.
pub const fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Saved | Delivery::Sending => "Sent. It is on its way",
        Delivery::HandedOver => "Sent. It is in the team’s system",
        Delivery::Confirmed => "The team says: we have it",
        Delivery::Seen => "A person in the team has read it",
    }
}

/// The number of a page of an assessment, and how long it is.
pub fn page_of(number: usize, characters: u32) -> String {
    format!("Page {number}: {characters} characters")
}

/// What is wrong with a field; empty where the common words say it.
pub fn problem(field: &str, kind: ProblemKind) -> &'static str {
    match (field, kind) {
        ("child-place", _) => "Choose the team you called",
        ("reached", _) => "Call first. Then choose if you got through",
        ("spoke-with", ProblemKind::Missing) => "Type who you spoke to",
        ("rang-day", ProblemKind::DateOutOfRange) => "Type a day and time in the last 7 days that is not still to come",
        ("rang-day", _) => "Type the day you called, like 27 3 2026",
        ("rang-time", _) => "Type the time you called, like 14:30",
        ("of-child", ProblemKind::Missing) => "Type the child’s name, or “not known”",
        ("child-born", ProblemKind::Missing) => "Type a date of birth or an age, or “not known”",
        ("seen", ProblemKind::Missing) => "Type what you saw or heard",
        ("seen-when", ProblemKind::Missing) => "Type when it was",
        ("fear", ProblemKind::Missing) => "Type what may happen",
        ("danger-now", _) => "Choose yes if someone is in danger now, or no if not",
        ("reason", ProblemKind::Missing) => "Type your reason",
        ("basis", _) => "Choose a reason in law",
        ("condition", _) => "Say if there is something very private in it",
        ("decider", ProblemKind::Missing) => "Type who chose to share it",
        ("decider-role", ProblemKind::Missing) => "Type what they do",
        ("risk", _) => "Choose if telling could put a child in more danger",
        ("told", _) => "Choose yes if the family was told, or no if not",
        ("told-when", ProblemKind::Missing) => "Type when the family was told",
        ("why-not", _) => "Choose at least one reason why the family was not told",
        ("why-words", ProblemKind::Missing) => "Say what the other reason is",
        ("along", _) => "Choose yes or no",
        ("assessment-name", ProblemKind::Missing) => "Type what the assessment is called",
        ("along-why", _) => "Choose why it may go along",
        ("page", ProblemKind::Missing) => "Type or paste the words of the assessment",
        ("page", ProblemKind::TooMany { .. }) => "There is room for 6 pages. Take one out first",
        _ => "",
    }
}

/// For the desk: title of the list.
pub const DESK_TITLE: &str = "Concerns about a child";
/// For the desk: nothing yet.
pub const DESK_EMPTY: &str = "No concerns yet.";
/// For the desk: whose these are.
pub const DESK_LEAD: &str = "Written by professionals after a call. They are apart from families’ requests.";
/// For the desk: on one concern.
pub const DESK_NOT_SHOWN: &str = "Not shown to the family. Telling the family is a decision that you record elsewhere.";
/// For the desk: no hub has confirmed.
pub const DESK_ALARM: &str = "No one has confirmed: needs a person now";
/// For the desk: the words are gone.
pub const DESK_GONE: &str = "The words were deleted 30 days after it was confirmed.";
/// For the desk: row.
pub const DESK_DUE: &str = "To be written by";
/// For the desk: link to the list.
pub fn desk_link(waiting: usize) -> String {
    format!("{DESK_TITLE}: {waiting} to read")
}
