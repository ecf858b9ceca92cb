//! The text for working with a plan at the desk. It is for workers, so the field's own terms may stand here; what a family
//! reads of it too ([`outcome`], [`stage`], [`step_state`] and so on) is in short words.

use jiff::civil::Time;

/// What the family reads of an answer and of the way is said here as there.
pub use super::plan::{outcome, stage, step_up};

use crate::{
    domain::{
        plan::{Agrees, MeetingKind, MeetingState, Party, StepSays, StepState, Tried},
        problem::ProblemKind,
    },
    ports::{PlanForm, SeatKind},
};

/// Link.
pub const TO_PLAN: &str = "The plan";
/// Title.
pub const PLAN: &str = "Plan";
/// Heading.
pub fn plan_of(reference: &str) -> String {
    format!("Plan {reference}")
}
/// Heading of what the family said.
pub const SAID_TITLE: &str = "What the family said";
/// Nothing yet.
pub const SAID_NOTHING: &str = "Nothing yet.";
/// Tag.
pub const NEW: &str = "New";
/// Whoever sent the request.
pub const SENDER: &str = "Who sent the request";
/// Heading.
pub const LATE_TITLE: &str = "Late";
/// The hub's answer is late.
pub fn late_answer(day: &str) -> String {
    format!("The answer to the request was due on {day}")
}
/// It is not due yet.
pub fn answer_by(day: &str) -> String {
    format!("The family should hear by {day}.")
}
/// The review is late.
pub fn late_review(day: &str) -> String {
    format!("The review was due on {day}")
}
/// A step is late.
pub fn late_step(day: &str, what: &str) -> String {
    format!("A step was due on {day}: {what}")
}
/// The same without what it is.
pub fn a_late_step(day: &str) -> String {
    format!("A step was due on {day}")
}
/// Heading.
pub const JOURNEY: &str = "Where they are";
/// Tag.
pub const HERE: &str = "Here now";
/// Heading.
pub const OUTCOME: &str = "The answer to the request";
/// Heading.
pub const LEAD: &str = "Lead practitioner";
/// Heading.
pub const TEAM: &str = "Team";
/// Heading.
pub const WORDS_SENT: &str = "Words to the family";
/// Heading.
pub const MEETINGS: &str = "Meetings";
/// Heading.
pub const WRITE: &str = "Write";
/// Link.
pub const PRINT: &str = "The plan on paper";
/// Text.
pub const PRINT_LEAD: &str =
    "For the team. Parts that are not for everyone say so. Do not leave it where the family may find it.";
/// Button.
pub const NEXT_VERSION: &str = "Write the next version from this one";
/// Heading.
pub fn version(version: u32) -> String {
    format!("The plan, version {version}")
}

/// A form, as a link and as its heading.
pub const fn form(form: PlanForm) -> &'static str {
    match form {
        PlanForm::Outcome => "Answer the request",
        PlanForm::Words => "Write to the family",
        PlanForm::Stage => "Note a stage, a step down or a step up",
        PlanForm::Lead => "Ask somebody to lead",
        PlanForm::Answer => "Note an answer about the lead",
        PlanForm::Team => "The team",
        PlanForm::Text => "Write the plan",
        PlanForm::Meeting => "A meeting",
    }
}

/// Heading of the look before it is sent.
pub const WILL_SEE: &str = "What they will see";
/// Nothing of it.
pub const NOTHING_SEEN: &str = "Nothing. None of it is for who sent the request.";
/// Reading age.
pub fn age(age: u8) -> String {
    if age > 9 {
        format!("Reading age: about {age}. Aim for 9: shorter words, shorter sentences.")
    } else {
        format!("Reading age: about {age}.")
    }
}
/// Hard words follow.
pub const HARD: &str = "These words may be hard. The family’s page explains them; plainer words are better.";
/// Button.
pub const LOOK: &str = "See what they will see";
/// Button.
pub const CHANGE: &str = "Change it";
/// Button.
pub const SEND: &str = "Send it";
/// Notice.
pub const SENT: &str = "It is sent.";
/// Notice.
pub const CLASH: &str = "It is not sent: somebody wrote another version meanwhile. Nothing you typed is lost.";
/// Notice.
pub const CLOSED: &str = "It is not sent: the family took its request back.";
/// Two versions.
pub fn meanwhile(version: u32) -> String {
    format!("Somebody wrote version {version} since you began. This is what it says now:")
}
/// Button.
pub const KEEP_MINE: &str = "Keep mine, as the version after it";
/// Button.
pub const TAKE_THEIRS: &str = "Begin again from theirs";
/// More parts than the page holds.
pub const TOO_BIG: &str = "This plan has more parts than this page can hold. Change it in the system it came from.";
/// Button on a row.
pub const DROP: &str = "Take out";
/// Hint.
pub const WORDS_HINT: &str = "Short words, short sentences, “you”. No blame.";
/// Hint.
pub const DAY_HINT: &str = "Such as 27 3 2027.";
/// Hint.
pub const MAYBE_DAY_HINT: &str = "Such as 27 3 2027. Leave it blank if there is none.";
/// Hint.
pub const TIME_HINT: &str = "Such as 14:30.";
/// Hint.
pub const ONE_A_LINE: &str = "One name on each line.";

/// Legend.
pub const OUTCOME_IS: &str = "What happens?";
/// Label.
pub const OUTCOME_WORDS: &str = "Why, and what happens next";

/// Label.
pub const WORDS_LABEL: &str = "Your words";
/// Legend.
pub const ASKS: &str = "Do you hope for an answer?";
/// Under a question.
pub const THEY_CAN_ANSWER: &str = "You can answer here.";

/// Legend.
pub const STAGE_WHICH: &str = "What was reached?";
/// Legend.
pub const STAGE_ON: &str = "When?";
/// Label.
pub const STAGE_WORDS: &str = "What the family reads about it (if you want to say more)";
/// Heading.
pub const DOWN_TITLE: &str = "For a step down";
/// Legend.
pub const DOWN_HOW: &str = "How does help go on?";
/// Choice.
pub const DOWN_LEAD: &str = "Somebody else leads, with the plan as it stands";
/// Choice.
pub const DOWN_EHAM: &str = "Without a lead: an Early Help Action Meeting looked at it";
/// Label.
pub const DOWN_NEXT: &str = "Who leads from now on, and how to reach them";
/// Label.
pub const DOWN_WORRIES: &str = "What to do if worries grow";
/// Legend.
pub const DOWN_CONSENT: &str = "Without a lead: did the family say yes to this?";
/// Heading.
pub const UP_TITLE: &str = "For a step up";
/// Legend.
pub const UP_WHICH: &str = "What came of talking with a social worker?";
/// What the family reads.
pub fn next_lead(who: &str) -> String {
    format!("From now on this person leads: {who}")
}
/// The same.
pub const BY_EHAM: &str = "A meeting of workers looked at it, and you said yes.";
/// The same.
pub fn if_worries(what: &str) -> String {
    format!("If worries grow: {what}")
}

/// Label.
pub const NAME: &str = "Name";
/// Label.
pub const ROLE: &str = "What they do";
/// Hint.
pub const ROLE_HINT: &str = "Such as “school nurse”.";
/// Label.
pub const ORGANISATION: &str = "Where they work";
/// Label.
pub const CONTACT: &str = "How to reach them";
/// Hint.
pub const CONTACT_HINT: &str = "A phone number or e-mail address the family may use. Leave it blank if there is none.";
/// Legend.
pub const LEAD_PARTNER: &str = "Do they work for another organisation than the council?";
/// Legend.
pub const LEAD_SAFETY: &str = "Does a social worker lead because a child’s safety is looked at?";
/// Label.
pub const LEAD_EMAIL: &str = "Their work e-mail address";
/// Hint.
pub const LEAD_EMAIL_HINT: &str =
    "With it they can answer here themselves, once they have an account. Without it you note their answer.";
/// Label.
pub const LEAD_NOTE: &str = "What you write for them";
/// Hint.
pub const LEAD_NOTE_HINT: &str =
    "They read it before their yes: leave out the family’s name and whatever tells who it is.";
/// What the family reads.
pub const ASKED_TO_LEAD: &str =
    "We ask this person to keep the plan together. They do so once they, you and your child say yes.";
/// The same.
pub const FOR_SAFETY: &str = "A social worker leads, because a child’s safety is looked at.";
/// State.
pub const LEAD_OFFERED: &str = "Nobody leads yet: somebody has to answer";
/// State.
pub const LEAD_LEADS: &str = "Leads: all three said yes";
/// State.
pub const LEAD_DECLINED: &str = "Nobody leads: somebody said no. Ask somebody else";
/// Not answered.
pub const NOT_YET: &str = "Not answered yet";
/// Yes or no.
pub const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "Yes" } else { "No" }
}
/// Who is asked.
pub fn offered_to(name: &str, role: &str) -> String {
    format!("Asked to lead: {name}, {role}")
}
/// Legend.
pub const ANSWER_WHO: &str = "Who answered?";
/// Legend.
pub const ANSWER_AGREES: &str = "Did they say yes?";
/// Label.
pub const ANSWER_BY: &str = "For a child: who asked them. For the family: who said it";
/// Hint.
pub const ANSWER_BY_HINT: &str = "A name and what they do.";
/// Label.
pub const ANSWER_HOW: &str = "What they said. For a child: how they were asked, and what they understood";
/// Hint.
pub const ANSWER_HOW_HINT: &str = "How a child was asked is for the team alone. Their yes or no is for everyone.";
/// Written with a child's answer.
pub fn child_asked_by(who: &str) -> String {
    format!("Asked by: {who}")
}
/// Written with another's.
pub fn said_by(who: &str) -> String {
    format!("Said aloud by: {who}")
}
/// One of three parties.
pub const fn party(party: Party) -> &'static str {
    match party {
        Party::Practitioner => "The practitioner",
        Party::Child => "The child or young person",
        Party::Family => "The family",
    }
}
/// An answer.
pub const fn answered(party: Party, agrees: bool) -> &'static str {
    match (party, agrees) {
        (Party::Practitioner, true) => "The person we asked to lead said yes",
        (Party::Practitioner, false) => "The person we asked to lead said no",
        (Party::Child, true) => "The child or young person said yes to who leads",
        (Party::Child, false) => "The child or young person said no to who leads",
        (Party::Family, true) => "The family said yes to who leads",
        (Party::Family, false) => "The family said no to who leads",
    }
}

/// Heading of a row.
pub const PERSON: &str = "Person";
/// Button.
pub const ADD_PERSON: &str = "Add another person";
/// A person without a name yet.
pub fn person_at(number: usize) -> String {
    format!("Person {number}")
}
/// Label.
pub const EXPLAINED: &str = "What they will do";
/// Hint.
pub const EXPLAINED_HINT: &str = "The family reads it before they first come. Leave it blank if you do not know yet.";
/// Legend.
pub const MAIN: &str = "Main contact";
/// Hint.
pub const MAIN_HINT: &str = "The one the family rings first. Exactly one.";
/// Row.
pub const MAIN_CONTACT: &str = "Main contact";
/// Its value.
pub const RING_FIRST: &str = "Ring this person first";
/// How many.
pub fn team_of(count: usize) -> String {
    if count == 1 { "One person helps.".to_owned() } else { format!("{count} people help.") }
}

/// Heading of a row.
pub const WANTED: &str = "What is to be different";
/// Button.
pub const ADD_WANTED: &str = "Add another thing to be different";
/// Without words yet.
pub fn wanted_at(number: usize) -> String {
    format!("{WANTED} {number}")
}
/// Heading.
pub const WANTED_TITLE: &str = "What is to be different";
/// Label.
pub const WANT: &str = "In the family’s own words";
/// Hint.
pub const WANT_HINT: &str = "As they say it, not as a form would.";
/// Label.
pub const FOR_WHOM: &str = "For whom";
/// Hint.
pub const FOR_WHOM_HINT: &str = "A name. Leave it blank for the whole family.";
/// Value.
pub const WHOLE_FAMILY: &str = "The whole family";
/// Label.
pub const KNOW: &str = "How we will know";
/// Legend.
pub const EYES: &str = "For whose eyes?";
/// Hint.
pub const EYES_HINT: &str = "Whoever may not see it is not told that there is anything.";
/// Choice.
pub const EYES_ALL: &str = "Everyone at the plan";
/// Choice.
pub const EYES_TEAM: &str = "The team alone, not for family view";
/// Choice.
pub const EYES_SAME: &str = "The same people as before";
/// Value.
pub const EYES_SOME: &str = "Some of the family, and the team";
/// Choice.
pub fn eyes_of(name: &str) -> String {
    format!("{name}, and the team")
}
/// Heading of a row.
pub const STEP: &str = "Step";
/// Button.
pub const ADD_STEP: &str = "Add another step";
/// Heading.
pub const STEPS_TITLE: &str = "Steps";
/// Label.
pub const STEP_WHAT: &str = "What will be done";
/// Legend.
pub const OWNER: &str = "Who does it";
/// Choice.
pub const OWNER_FAMILY: &str = "Somebody else of the family, or all of them";
/// Label.
pub const OWNER_NAME: &str = "Name, for somebody of the family";
/// Hint.
pub const OWNER_NAME_HINT: &str = "As the plan calls them, such as “Mum” or “All of us”.";
/// Somebody who is no longer in the team.
pub const SOMEBODY: &str = "Somebody of the team";
/// Legend.
pub const STEP_BY: &str = "By when";
/// Legend.
pub const STEP_STATE: &str = "How it stands";
/// How a step stands, as the family reads it.
pub const fn step_state(state: StepState) -> &'static str {
    match state {
        StepState::NotStarted => "Not started",
        StepState::Going => "Going",
        StepState::Stuck => "Stuck",
        StepState::Done => "Done",
        StepState::NotNeeded => "No longer needed",
    }
}
/// Label.
pub const PROGRESS: &str = "What came of it so far";
/// Hint.
pub const PROGRESS_HINT: &str = "And who says so.";
/// Legend.
pub const TOWARD: &str = "What it is for";
/// Choice.
pub const TOWARD_NONE: &str = "The plan as a whole";
/// Heading of a row.
pub const OFFER: &str = "Help that was offered before";
/// Button.
pub const ADD_OFFER: &str = "Add help that was offered before";
/// Heading.
pub const OFFERS_TITLE: &str = "Help that was offered before";
/// Label.
pub const OFFER_WHAT: &str = "What was offered";
/// Legend.
pub const OFFER_ON: &str = "When it was offered";
/// Legend.
pub const OFFER_CAME: &str = "What came of it";
/// What came of it, as the family reads it: a no counts against nobody (rule C14).
pub const fn tried(tried: Tried) -> &'static str {
    match tried {
        Tried::Helped => "It helped",
        Tried::HelpedABit => "It helped a bit",
        Tried::DidNotHelp => "It did not help",
        Tried::Declined => "Declined",
    }
}
/// Label.
pub const PLAN_B: &str = "Plan B";
/// Hint.
pub const PLAN_B_HINT: &str = "What we do if it does not work, or things get worse.";
/// Label.
pub const ENDING: &str = "What ending well looks like";
/// Hint.
pub const ENDING_HINT: &str = "How all of us will know that help can end.";
/// Legend.
pub const REVIEW_ON: &str = "We look at it again on";
/// Label.
pub const CHILD_WORDS: &str = "The plan in the young person’s own words";
/// Hint.
pub const CHILD_WORDS_HINT: &str = "If they made it their own. Leave it blank if not.";

/// Legend.
pub const MEETING_KIND: &str = "What kind of meeting";
/// Legend.
pub const MEETING_STATE: &str = "How the meeting stands";
/// Legend.
pub const MEETING_DAY: &str = "The day";
/// Label.
pub const MEETING_TIME: &str = "The time";
/// Row.
pub const MEETING_WHEN: &str = "When";
/// Label.
pub const MEETING_PLACE: &str = "Where";
/// Label.
pub const MEETING_CHAIR: &str = "Who leads the meeting";
/// Label.
pub const MEETING_INVITED: &str = "Who is asked to come";
/// Label.
pub const MEETING_PRESENT: &str = "Who came (once it was held)";
/// Label.
pub const MEETING_RECORD: &str = "What was said and decided (once it was held)";
/// Legend.
pub const MEETING_NEXT: &str = "The next meeting";
/// Button.
pub const MEETING_CHANGE: &str = "Change this meeting, or note that it was held";
/// A kind of meeting, as the family reads it.
pub const fn meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Taf => "Team around the family (TAF)",
        MeetingKind::Tayp => "Team around the young person (TAYP)",
        MeetingKind::Review => "A look at the plan again",
        MeetingKind::Eham => "Early Help Action Meeting (EHAM): workers look at what is stuck",
        MeetingKind::Other => "Another meeting",
    }
}
/// How it stands.
pub const fn meeting_state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "Planned",
        MeetingState::Held => "Held",
        MeetingState::Cancelled => "Will not happen",
    }
}
/// Title.
pub const MEETINGS_TITLE: &str = "Meetings to come";
/// Nothing.
pub const MEETINGS_NONE: &str = "No meeting is planned.";
/// A meeting in the list.
pub fn to_come(kind: &str, day: &str, time: Time) -> String {
    format!("{kind}, {day}, {:02}:{:02}", time.hour(), time.minute())
}
/// Title.
pub const DRIFT_TITLE: &str = "Drift and delay";
/// Text.
pub const DRIFT_LEAD: &str =
    "Reviews and steps whose day has passed, the oldest first. Open the plan to see what it is.";
/// Nothing.
pub const DRIFT_NONE: &str = "Nothing is late.";

/// What somebody of the family says of a step.
pub const fn mark(says: StepSays) -> &'static str {
    match says {
        StepSays::Done => "says it is done",
        StepSays::NotDone => "says it is not done after all",
        StepSays::Stuck => "is stuck",
        StepSays::DidNotHappen => "says this did not happen",
        StepSays::NotRight => "says this is not right",
    }
}
/// An answer to a version.
pub fn agrees(agrees: Agrees, version: u32) -> String {
    let says = match agrees {
        Agrees::Agree => "agrees with",
        Agrees::NotAgree => "does not agree with",
        Agrees::CouldNotAnswer => "could not say whether they agree with",
    };
    format!("{says} version {version}")
}
/// Something was answered.
pub const REPLIED: &str = "answers";
/// Views for a meeting.
pub const VIEWS: &str = "wants this said at a meeting";
/// Another lead.
pub const CHANGE_ASKED: &str = "The family asks for somebody else to lead";
/// A step of their own.
pub fn added(by: Option<&str>) -> String {
    by.map_or_else(|| "added a step".to_owned(), |by| format!("added a step by {by}"))
}
/// A chase.
pub const CHASED: &str = "asks what is happening";
/// A scale.
pub const SCALE_MADE: &str = "made a scale";
/// Where they are on it.
pub fn scaled(value: u8) -> String {
    format!("is at {value} of 10")
}

/// Title.
pub const SEATS: &str = "Who of the family has words of their own";
/// Text.
pub const SEATS_LEAD: &str = "Somebody of the family can read the plan and answer for themselves, with six words. Who sent the request needs none: they open it from their own page.";
/// Why there is no adult.
pub const NO_ADULTS: &str = "This is a young person’s own request. No adult of the family can get a seat here: telling a parent is for a person to decide and note.";
/// Notice.
pub const NO_SEAT: &str = "No seat was made. At a young person’s own request no adult can have one, and none is made after a request was taken back.";
/// Notice.
pub const SEAT_CLOSED: &str = "The seat is closed. Its words open nothing any more.";
/// Nothing.
pub const SEATS_NONE: &str = "Nobody yet.";
/// Heading.
pub const SEAT_NEW: &str = "Add somebody";
/// Label.
pub const SEAT_NAME: &str = "A name to use";
/// Legend.
pub const SEAT_KIND: &str = "Who is it?";
/// Button.
pub const SEAT_MAKE: &str = "Make six words for them";
/// Who sits there.
pub const fn seat_kind(kind: SeatKind) -> &'static str {
    match kind {
        SeatKind::Adult => "An adult",
        SeatKind::YoungPerson => "A child or young person",
    }
}
/// State.
pub const SEAT_WAITS: &str = "Has not used the words yet.";
/// State.
pub const SEAT_OPENED: &str = "Has used the words.";
/// State.
pub const SEAT_IS_CLOSED: &str = "Closed.";
/// Button.
pub const SEAT_RENEW: &str = "Make new words";
/// Button.
pub const SEAT_CLOSE: &str = "Close this seat";
/// Before a name.
pub const WORDS_FOR: &str = "Six words for";
/// Before an address.
pub const TYPE_AT: &str = "Type them at";
/// Text.
pub const WORDS_ONCE: &str =
    "Print this or write it down, and hand it over yourself. We cannot show these words again.";
/// Button.
pub const WORDS_HIDE: &str = "Put the words away";

/// Link and title.
pub const YOU_ARE_ASKED: &str = "You are asked to lead for a family";
/// Link and title.
pub const YOU_LEAD: &str = "Plans you lead";
/// What it means.
pub const LEAD_MEANS: [&str; 2] = [
    "Who leads keeps the plan together and is the one the family rings first. You lead once you, the family and the child have each said yes.",
    "Before that you do not learn who the family is. You can say no, and need not say why.",
];
/// Nothing.
pub const ASKED_NONE: &str = "Nobody asks you now.";
/// When.
pub fn asked_on(day: &str) -> String {
    format!("Asked on {day}. You would lead as:")
}
/// Legend.
pub const WILL_YOU: &str = "Will you lead?";
/// Label.
pub const WHY: &str = "Anything to say about it";
/// Hint.
pub const WHY_HINT: &str = "The hub and the family read it. Leave it blank if there is nothing.";
/// Button.
pub const SAY_SO: &str = "Send your answer";
/// State.
pub const LEAD_WAITS: &str = "you said yes. It waits for the family and the child.";
/// Nothing.
pub const LEAD_NONE: &str = "You lead no plan now.";

/// What is wrong with a field of these forms; nothing for what needs no words of its own.
pub const fn problem(field: &str, kind: ProblemKind) -> &'static str {
    match (field.as_bytes(), kind) {
        (b"plan-down", ProblemKind::NotAChoice) => "There is no plan to go on with. Write the plan first",
        (b"plan-consent", ProblemKind::NotAChoice) => "Without the family’s yes, somebody must lead",
        (b"plan-main", ProblemKind::Missing) => "Choose one main contact of the team",
        (b"plan-b", ProblemKind::Missing) => "Every plan needs a Plan B",
        (b"plan-review-day", ProblemKind::DateOutOfRange) => "Type a day that is still to come",
        (b"plan-wanted", ProblemKind::Missing) => "Add at least one thing that is to be different",
        (b"plan-steps", ProblemKind::Missing) => "Add at least one step",
        (b"plan-time", ProblemKind::NotADate) => "Type a time, like 14:30",
        (b"plan-by" | b"plan-next-day", ProblemKind::NotADate) => "Type a real date, like 27 3 2027, or leave it blank",
        (b"plan-record", ProblemKind::Missing) => "Type what was said and decided",
        (b"plan-seat-kind", ProblemKind::Missing) => "Choose who it is",
        (b"plan-on-day" | b"plan-starts-day" | b"plan-offer-on", ProblemKind::DateOutOfRange) => {
            "Type a day up to today, or one that is near"
        }
        (_, ProblemKind::NotADate) => "Type a real date, like 27 3 2027",
        _ => "",
    }
}
