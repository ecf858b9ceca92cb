//! What is read about who helps, who leads, and when everybody meets.

use crate::domain::plan::{LeadOffer, LeadState, MeetingKind, MeetingState, Party};

/// Heading.
pub const CONTACT: &str = "Who to ring first";
/// Heading.
pub const TITLE: &str = "Who helps you";
/// Nobody yet.
pub const NONE: &str = "There is no team yet.";
/// How many.
pub fn count(people: usize) -> String {
    match people {
        1 => "One person helps you.".to_owned(),
        some => format!("{some} people help you. Is that too many? You can say so."),
    }
}
/// Before what somebody will do.
pub const WILL: &str = "What they will do with you:";
/// Beside the main contact.
pub const FIRST: &str = "Ring this person first";
/// How to reach them.
pub const REACH: &str = "Call or write:";

/// Heading.
pub const LEAD: &str = "Who leads";
/// What it is.
pub const LEAD_WHAT: &str = "One person keeps the plan together and talks with everyone. They lead only when they, the child and the family have each said yes.";
/// Nobody was asked.
pub const LEAD_NONE: &str = "Nobody leads yet.";
/// How an offer stands.
pub fn lead(offer: &LeadOffer, state: LeadState) -> String {
    let who = format!("{}, {}, {}", offer.name.as_str(), offer.role.as_str(), offer.organisation.as_str());
    match state {
        LeadState::Leads => format!("{who}, leads."),
        LeadState::Offered => format!("{who}, was asked to lead. It is not settled yet."),
        LeadState::Declined => format!("{who}, was asked to lead. It will be somebody else."),
    }
}
/// Where safety leads.
pub const FOR_SAFETY: &str = "This is a social worker, as the team is looking at a child's safety.";
/// Whose answer.
pub const fn party(party: Party) -> &'static str {
    match party {
        Party::Practitioner => "The person who was asked",
        Party::Child => "The child or young person",
        Party::Family => "The family",
    }
}
/// An answer.
pub fn answer(agrees: Option<bool>, day: &str) -> String {
    match agrees {
        None => "has not said yet".to_owned(),
        Some(true) => format!("said yes on {day}"),
        Some(false) => format!("declined on {day}"),
    }
}
/// The question.
pub const LEAD_ASK: &str = "Should this person lead?";
/// Label.
pub const WHY: &str = "Why? You can leave this blank.";
/// Button.
pub const LEAD_SEND: &str = "Send my answer";
/// Heading.
pub const CHANGE: &str = "Ask for somebody else";
/// What it means.
pub const CHANGE_LEAD: &str = "You can ask for another person to lead at any time. You do not have to say why.";
/// Button.
pub const CHANGE_SEND: &str = "Ask for another lead";
/// It was asked.
pub fn change_asked(day: &str) -> String {
    format!("You asked for another lead on {day}.")
}

/// Heading.
pub const MEETINGS: &str = "When you meet";
/// None.
pub const MEETINGS_NONE: &str = "No meeting is planned.";
/// What kind.
pub const fn meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Taf => "Team meeting with your family",
        MeetingKind::Tayp => "Team meeting with the young person",
        MeetingKind::Review => "We look at the plan together",
        MeetingKind::Eham => "Workers meet to see what is stuck",
        MeetingKind::Other => "Meeting",
    }
}
/// How it stands.
pub const fn meeting_state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "It is planned.",
        MeetingState::Held => "It has been.",
        MeetingState::Cancelled => "It is called off.",
    }
}
/// When.
pub fn at(day: &str, hour: i8, minute: i8) -> String {
    format!("{day} at {hour}:{minute:02}")
}
/// Where.
pub const WHERE: &str = "Where:";
/// Who leads it.
pub const CHAIR: &str = "Who leads it:";
/// Who is asked.
pub const INVITED: &str = "Who is asked to come:";
/// Who came.
pub const PRESENT: &str = "Who came:";
/// The record.
pub const RECORD: &str = "What was said and decided:";
/// The next.
pub const NEXT: &str = "Next:";
/// Link.
pub const FILE: &str = "Put the next one in my calendar";
/// Hint.
pub const FILE_HINT: &str = "The file says “Appointment” and the time. It does not say what it is or where.";
/// Label.
pub const VIEWS: &str = "What do you want said there? You can say it even if you do not come.";
/// Button.
pub const VIEWS_SEND: &str = "Send my words";
/// What they said.
pub fn views_on(day: &str) -> String {
    format!("You wrote on {day}:")
}
/// What a calendar shows.
pub const APPOINTMENT: &str = "Appointment";
