//! Text for the hub team. It is for workers, so the field's own terms may stand here.

use crate::domain::{message::PermissionSays, story::Section};

/// Title.
pub const OPEN_TITLE: &str = "Open the hub team's list";
/// Text.
pub const OPEN_TEXT: &str = "This link works once. Open it only on a work computer.";
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
        "not-me" => "A parent says: this was not me. Ring them in a safe way",
        _ => "Look at this",
    }
}

/// Contacts that no person has confirmed.
pub const UNCHECKED: &str = "Some phone numbers and e-mail addresses come from old papers, and nobody has checked them. Families see “check this number”.";
/// Their list.
pub const UNCHECKED_LIST: &str = "Contacts to check";
