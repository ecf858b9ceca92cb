//! Text for the hub team. It is for workers, so the field's own terms may stand here.

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
pub const ADDITION: &str = "The family added something";
/// Row.
pub const ADDED: &str = "Added";
/// Heading.
pub const CHASE: &str = "The family asks what is happening";
/// Heading.
pub const WITHDRAWAL: &str = "The family took its request back";

/// Row: the language the family read the portal in.
pub const LANGUAGE: &str = "They used this website in";

/// A task's kind in words.
pub fn task(kind: &str) -> &'static str {
    match kind {
        "chased" => "The family asks what is happening",
        "correction" => "The family asks to have something put right",
        "erasure" => "The family asks to have everything erased: a person must look first",
        "not-confirmed" => "No one has confirmed",
        _ => "Look at this",
    }
}

/// Contacts that no person has confirmed.
pub const UNCHECKED: &str = "Some phone numbers and e-mail addresses come from old papers, and nobody has checked them. Families see “check this number”.";
/// Their list.
pub const UNCHECKED_LIST: &str = "Contacts to check";
