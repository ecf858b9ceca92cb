//! Text for the hub team. It is for workers, so the field's own terms may stand here.

use crate::domain::{desk_person::DeskRole, message::PermissionSays, story::Section};

/// Title.
pub const OPEN_TITLE: &str = "Open the hub team's list";
/// Text.
pub const OPEN_TEXT: &str = "The code works once. Use it only on a work computer.";
/// Label.
pub const OPEN_CODE: &str = "The starting code";
/// Hint.
pub const OPEN_CODE_HINT: &str = "The link fills it in. If it is empty, copy what stands behind the # of the link.";
/// Button.
pub const OPEN: &str = "Open the list";
/// Title.
pub const TITLE: &str = "Requests";
/// Nothing yet.
pub const EMPTY: &str = "No requests yet.";
/// Tasks.
pub const TASKS: &str = "Needs a person";
/// Tag.
pub const URGENT: &str = "Urgent";
/// State.
pub const WITHDRAWN: &str = "Taken back by the family";
/// Button.
pub const CONFIRM: &str = "We have it";
/// Button.
pub const SEEN: &str = "I have read it";
/// Button.
pub const FINISH: &str = "Finish";
/// Heading.
pub const REQUEST: &str = "Request";
/// Heading.
const ADDITION: &str = "The family added something";
/// Row.
pub const ADDED: &str = "Added";
/// Heading.
const CHASE: &str = "The family asks what is happening";
/// Heading.
pub const HELPER_CHASE: &str = "Who helped the family asks what is happening";
/// Heading.
const WITHDRAWAL: &str = "The family took its request back";
/// Row.
pub const SPOKEN: &str = "Consent was not given by the family itself";
/// Row.
pub const CHECK: &str = "Before you close anything";
/// What is asked of the hub (threat T4): somebody else may have held the phone.
pub const CHECK_FIRST: &str = "A person checks with the family, in a way the family said is safe.";
/// Heading of a young person's own request.
pub const OWN: &str = "A young person’s own request";
/// First of all, above whatever else came about it.
pub const OWN_FIRST: &str = "Do not contact the family before you have spoken to this young person. Reach them only in the ways they chose. What they said about telling a parent comes first below.";
/// Headings of what a young person sends later: what they add, ask and take back.
pub const OWN_LATER: [&str; 3] = [
    "The young person added something",
    "The young person asks what is happening",
    "The young person took the request back",
];
/// The same headings for a family.
pub const LATER: [&str; 3] = [ADDITION, CHASE, WITHDRAWAL];
/// Before a request is closed that was taken back (threat T4).
pub const OWN_CHECK_FIRST: &str =
    "A person checks with the young person, in a way they said is safe. Not with the family.";
/// Heading.
pub const PERMISSION: &str = "The family changed who may see its story";
/// Row.
pub const RECIPIENT: &str = "Who";

/// Row: what changed.
pub const fn permission(says: PermissionSays) -> &'static str {
    match says {
        PermissionSays::Given => "May see now",
        PermissionSays::Withdrawn => "May no longer see",
    }
}

/// A part of a story, by what it is about.
pub const fn part(section: Section) -> &'static str {
    match section {
        Section::People => "Who is in the family",
        Section::Well => "What is going well",
        Section::Worries => "What is worrying them",
        Section::Needs => "What needs to happen",
        Section::Daily => "A usual day",
        Section::Tried => "What has been tried",
        Section::Strengths => "What helps them",
        Section::Helpers => "Who helps, and whom they trust",
        Section::Voice => "A child's own words",
        Section::Working => "How to work with them",
    }
}

/// Row: the language the family read the portal in.
pub const LANGUAGE: &str = "They used this website in";

/// A task's kind in words.
pub fn task(kind: &str) -> &'static str {
    match kind {
        "chased" => "Somebody asks what is happening",
        "correction" => "The family asks to have something put right",
        "erasure" => "The family asks to have everything erased: a person must look first",
        "not-confirmed" => "No one has confirmed",
        "many-opened" => "Somebody opened unusually many families’ requests in a day. Look whether that is right",
        "outcome-late" => "The family should have heard by now",
        "not-me" => "A parent says: this was not me. Ring them in a safe way",
        _ => "Look at this",
    }
}

/// Contacts that no person has confirmed.
pub const UNCHECKED: &str = "Some phone numbers and e-mail addresses come from old papers, and nobody has checked them. Families see “check this number”.";
/// Their list.
pub const UNCHECKED_LIST: &str = "Contacts to check";

/// Over the list: how many wait, and how many are late.
pub fn counts(open: usize, late: usize) -> String {
    format!("{open} open, {late} overdue")
}

/// What is due first.
pub fn acknowledge_by(day: &str) -> String {
    format!("Say “we have it” by {day}")
}

/// What is due then.
pub fn outcome_by(day: &str) -> String {
    format!("The family should hear by {day}")
}

/// How late it is.
pub fn overdue(days: u16) -> String {
    if days == 1 { "overdue by 1 working day".to_owned() } else { format!("overdue by {days} working days") }
}

/// Heading of what has nothing due.
pub const NOTHING_DUE: &str = "Answered, or taken back";
/// The links that narrow the list.
pub const HUBS: &str = "Hubs";
/// Link.
pub const ALL_HUBS: &str = "All hubs";
/// The links between pages.
pub const PAGES: &str = "Pages of the list";
/// Link.
pub const BEFORE: &str = "Page before";
/// Link.
pub const AFTER: &str = "Next page";

/// Who a task is for.
pub fn is_for(names: &str) -> String {
    format!("For {names}")
}

/// Who is on it.
pub fn taken_by(name: &str) -> String {
    format!("{name} is on it")
}

/// Somebody whose name is no longer kept.
pub const SOMEBODY: &str = "Somebody who left";
/// Button.
pub const TAKE: &str = "I am on it";
/// Button.
pub const DONE: &str = "Done";
/// Button.
pub const IS_RIGHT: &str = "It is right: they may go on today";

/// What somebody does at the desk.
pub const fn role(role: DeskRole) -> &'static str {
    match role {
        DeskRole::Manager => "Leads the team: adds people, approves organisations, works with requests",
        DeskRole::Worker => "Opens requests and works with them",
        DeskRole::Reader => "Sees the list and how far each is, and opens nothing",
    }
}

/// What the starting link shows.
pub fn here_by_link(places: &str) -> String {
    if places.is_empty() {
        return "You came by the starting link. Every place has somebody who leads its team now, so this link shows nothing.".to_owned();
    }
    format!(
        "You came by the starting link. It shows only places where nobody leads the team yet: {places}. As soon as somebody who leads a place has come in, this link shows nothing of it. What you open is kept in the record as opened by the starting link."
    )
}

/// To somebody whose role opens nothing.
pub const NOT_OPENED: &str = "Your role sees how far it is and opens nothing.";
/// Heading.
pub const MANY_TITLE: &str = "Somebody who leads the team looks first";

/// Why a request does not open now.
pub fn many_why(most: u32) -> String {
    format!(
        "You have opened the requests of {most} families since this time yesterday. That is more than usual, so we do not open one more by ourselves. This is no blame: it keeps families safe if somebody else ever uses your way in."
    )
}

/// Whom to ask.
pub const MANY_ASK: &str =
    "We have told those who lead the team. Ask one of them: they can say that it is right, and you go on at once.";
/// What goes on.
pub const MANY_URGENT: &str =
    "What you opened before still opens. If this one is urgent, ask a colleague to open it now.";
