//! What a young person reads on their own page of a plan.

/// Before their own words.
pub const OWN_WORDS: &str = "In your words";
/// Where there are none.
pub const NO_WORDS: &str = "Nobody has written the plan in your words yet. You can ask for that.";
/// Heading.
pub const MINE: &str = "What you do";
/// Nothing.
pub const NOTHING_MINE: &str = "You do not have to do anything right now.";
/// Heading.
pub const OURS: &str = "What your family does";
/// Heading.
pub const THEIRS: &str = "What other people do for you";
/// Heading.
pub const IF_NOT: &str = "If it does not work";
