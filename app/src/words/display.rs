//! The page where a person chooses how pages look.

/// The foot link, and the page's title.
pub const TITLE: &str = "Change how this looks";
/// What the page is for.
pub const LEAD: &str = "You can make these pages easier to read. You can change this back at any time.";
/// The size of letters.
pub const SIZE: &str = "How big should the words be?";
/// A size.
pub const USUAL: &str = "Normal";
/// A size.
pub const BIGGER: &str = "Bigger";
/// A size.
pub const BIGGEST: &str = "Biggest";
/// What can be on or off.
pub const ALSO: &str = "What else would help?";
/// Strong colours.
pub const STRONG: &str = "Strong colours";
/// Strong colours.
pub const STRONG_HINT: &str = "White and yellow words on black, with thick lines.";
/// More space.
pub const SPACED: &str = "More space";
/// More space.
pub const SPACED_HINT: &str = "More room around lines, words and letters.";
/// The button.
pub const SAVE: &str = "Save";
/// After saving.
pub const SAVED: &str = "Saved. This is how all pages look now.";
/// What is kept.
pub const KEPT: &str = "We keep this in a cookie in your browser. It says how pages look and nothing else. It is gone when you press “Exit this page”, when you finish, or when you close your browser.";
/// When it does not work.
pub const BLOCKED: &str = "If nothing changes when you save, your browser may be set to block cookies.";
