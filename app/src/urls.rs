//! Every address of the portal as a value; no page or server function writes a path by hand.
//!
//! Addresses carry no personal data and no ids: what a page shows comes from the visit alone (invariant 4).

use crate::domain::{journey::Step, place::PlaceId};

/// The first page.
pub const START: &str = "/";
/// Staying safe while using the portal.
pub const SAFETY: &str = "/safety";
/// What we do with what you tell us.
pub const PRIVACY: &str = "/privacy";
/// Phone numbers of every place.
pub const NUMBERS: &str = "/numbers";
/// What "no" means, and when people may share anyway.
pub const IF_NO: &str = "/if-you-say-no";
/// Phone first: somebody is in danger.
pub const PHONE_FIRST: &str = "/ask/phone-first";
/// Ways on for a young person, or for somebody helping a family.
pub const OTHER_WAYS: &str = "/ask/other-ways";
/// None of our places, or not sure.
pub const ELSEWHERE: &str = "/ask/elsewhere";
/// Which part of the place: asked only when it changes where the request goes.
pub const AREA: &str = "/ask/area";
/// Help was not agreed to; nothing was sent.
pub const NOT_AGREED: &str = "/ask/not-agreed";
/// The saved draft's return code.
pub const SAVED: &str = "/ask/saved";
/// The confirmation.
pub const SENT: &str = "/ask/sent";
/// Trying out the return code.
pub const PRACTISE: &str = "/ask/practise";
/// A note with the six words and nothing else.
pub const NOTE: &str = "/note";
/// Help near a family, to search.
pub const NEAR: &str = "/near";
/// The family's own list of it.
pub const PINNED: &str = "/near/pinned";
/// The same list without names.
pub const PINNED_BARE: &str = "/near/pinned?names=no";
/// The visit has ended.
pub const ENDED: &str = "/ended";
/// Coming back with six words.
pub const BACK: &str = "/back";
/// What is happening with a request.
pub const STATUS: &str = "/status";
/// Taking a request back.
pub const WITHDRAW: &str = "/status/stop";
/// What words mean: the list and its search (`q`).
pub const WORDS: &str = "/words";
/// What does this letter mean? Its form posts to the same address.
pub const LETTER: &str = "/letter";
/// How pages look.
pub const DISPLAY: &str = "/display";
/// The same page, after saving, for who came from nowhere in particular.
pub const DISPLAY_SAVED: &str = "/display?saved=yes";
/// The hub team's list.
pub const DESK: &str = "/desk";

/// Every page a family can open, apart from the steps, which [`step`] names.
pub const FAMILY_PAGES: [&str; 18] = [
    START,
    SAFETY,
    PRIVACY,
    NUMBERS,
    IF_NO,
    ENDED,
    PHONE_FIRST,
    OTHER_WAYS,
    ELSEWHERE,
    NOT_AGREED,
    SAVED,
    SENT,
    PRACTISE,
    NOTE,
    BACK,
    STATUS,
    WITHDRAW,
    DISPLAY,
];

/// Server functions: where forms post to.
pub mod post {
    /// Begin a new draft.
    pub const BEGIN: &str = "/do/begin";
    /// Answer one step.
    pub const ANSWER: &str = "/do/answer";
    /// Save the draft and get a return code.
    pub const SAVE: &str = "/do/save";
    /// Send the request.
    pub const SEND: &str = "/do/send";
    /// Try out the return code.
    pub const PRACTISE: &str = "/do/practise";
    /// Leave at once.
    pub const EXIT: &str = "/do/exit";
    /// Finish calmly.
    pub const FINISH: &str = "/do/finish";
    /// Stay: the visit goes on.
    pub const STAY: &str = "/do/stay";
    /// Come back with six words.
    pub const COME_BACK: &str = "/do/come-back";
    /// Ask the hub what is happening.
    pub const CHASE: &str = "/do/chase";
    /// Add to a sent request.
    pub const ADD: &str = "/do/add";
    /// Take a request back.
    pub const WITHDRAW: &str = "/do/withdraw";
    /// Put an offer on the list, or take it off.
    pub const PIN: &str = "/do/pin";
    /// Keep how a person likes pages to look.
    pub const DISPLAY: &str = "/do/display";
    /// Open the desk with the one-time link.
    pub const DESK_OPEN: &str = "/do/desk-open";
    /// The hub says: we have it, or: a person has read it.
    pub const DESK_NEWS: &str = "/do/desk-news";
}

/// The page that `text` names, if it is one of ours that a person may be sent back to after changing how it looks.
///
/// Anything else is no page: an address with a host, with dots or with a query of its own never passes.
pub fn way_back(text: &str) -> Option<&str> {
    let is_page = text != DISPLAY && (FAMILY_PAGES.contains(&text) || [AREA, NEAR, WORDS, LETTER].contains(&text));
    let is_step = || Step::ALL.iter().any(|each| text == step(*each) || text == change(*each));
    let is_one_of_many = || MANY.iter().any(|start| text.strip_prefix(start).is_some_and(is_id));
    (is_page || is_step() || is_one_of_many()).then_some(text)
}

/// What comes before the id of one of many public things.
const MANY: [&str; 4] = ["/place/", "/near/", "/words/", "/words/sheet/"];

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The page where looks are changed, with the way back to `page` when that is one of ours.
pub fn display(page: &str) -> String {
    way_back(page).map_or_else(|| DISPLAY.to_owned(), |page| format!("{DISPLAY}?from={}", page.replace('?', "%3F")))
}

/// How help works in a place.
pub fn place(id: &PlaceId) -> String {
    format!("/place/{}", id.as_str())
}

/// The page of a step.
pub fn step(step: Step) -> String {
    format!("/ask/{}", step.slug())
}

/// The page of a step, opened from the check page to change one answer.
pub fn change(step: Step) -> String {
    format!("/ask/{}?change=yes", step.slug())
}

/// A term's own page.
pub fn word(id: &str) -> String {
    format!("{WORDS}/{id}")
}

/// A place's sheet of words, to print.
pub fn word_sheet(place: &crate::domain::place::PlaceId) -> String {
    format!("{WORDS}/sheet/{}", place.as_str())
}

/// The search, with what to look for; made by the search form's own reader.
pub fn near(query: &str) -> String {
    format!("{NEAR}?{query}")
}

/// One offer: public, and its id says nothing.
pub fn offer(id: crate::domain::offer::OfferId) -> String {
    format!("{NEAR}/{id}")
}

/// One request at the desk.
pub fn desk_case(reference: &crate::domain::reference::Reference) -> String {
    format!("/desk/case/{}", reference.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_to_pages_of_ours_alone() {
        for page in
            ["/", "/safety", "/ask/name", "/ask/name?change=yes", "/ask/sent", "/place/york", "/near/pinned", "/words"]
        {
            assert_eq!(way_back(page), Some(page));
        }
        for other in [
            "",
            "/display",
            "/desk",
            "/desk/case/YRK-1",
            "//example.org",
            "/\\example.org",
            "https://example.org/",
            "javascript:alert(1)",
            "/ask/nothing",
            "/ask/name?change=no",
            "/place/",
            "/place/../desk",
            "/place/york?x=y",
            "/near//example.org",
            "/safety\r\nset-cookie: a=b",
            " /safety",
            "/do/exit",
        ] {
            assert_eq!(way_back(other), None, "{other}");
        }
    }

    #[test]
    fn the_link_to_looks_carries_a_page_and_nothing_else() {
        assert_eq!(display("/ask/name?change=yes"), "/display?from=/ask/name%3Fchange=yes");
        assert_eq!(display("/near?q=my+secret"), "/display");
    }
}
