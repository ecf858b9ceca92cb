//! What a young person reads who lets a grown-up read a draft, and what that grown-up reads.
//!
//! It says before anything is made that every answer will be seen, and to the grown-up that it is not theirs to send or to
//! pass on. It never says that they must keep a secret: somebody may be in danger.

/// Link on the page before sending.
pub const TO_LET: &str = "Let a grown-up you trust read it first";
/// Heading.
pub const TITLE: &str = "Let someone you trust read it";
/// What it means.
pub const LEAD: [&str; 3] = [
    "You can let a grown-up read what you wrote before you send it. Like your nan, a coach or a teacher.",
    "They see all your answers. They can not change them, and they can not send them. Only you can.",
    "You do not have to do this. You can just send it.",
];
/// Label.
pub const NAME: &str = "Who will read it?";
/// Hint.
pub const NAME_HINT: &str = "Just for you, so that you know who it was. Like “Nan”.";
/// Button.
pub const MAKE: &str = "Make six words for them";
/// Under the button, where somebody can read it already.
pub const MAKE_NEW: &str = "If you make new words, the old ones stop, and so does whoever used them.";
/// Above the six words.
pub const WORDS_GIVE: &str = "Give these six words to the grown-up you trust.";
/// Before the address.
pub const WORDS_AT: &str = "They type them at";
/// Under it.
pub const WORDS_ONCE: &str = "The words work once, for one day. They are not your own six words. Do not mix them up.";
/// Button.
pub const WORDS_DONE: &str = "I have passed them on";
/// Heading, where somebody may read it.
pub const NOW_TITLE: &str = "Who can read it now";
/// Button.
pub const STOP: &str = "Stop them reading it";
/// Link.
pub const BACK: &str = "Go back to my answers";

/// Who may read it, and whether they have looked.
pub fn who(name: &str, opened: bool) -> String {
    if opened { format!("{name}. They have opened it.") } else { format!("{name}. They have not opened it yet.") }
}

/// Heading for the grown-up.
pub const READ_TITLE: &str = "A young person wants you to read this";
/// What the grown-up is told first.
pub const READ_LEAD: [&str; 4] = [
    "They wrote it, and they chose you. It has not been sent. They will send it, or not, as they choose.",
    "You can not change it here. Talk to them about it, and listen. It is hard to ask for help.",
    "Please do not tell others what it says. That means their family, too. It is different if someone is in danger.",
    "If someone is in danger now, ring 999. If you work with children, do what your workplace tells you to do to keep a child safe.",
];
/// Heading above the answers.
pub const READ_ANSWERS: &str = "What they wrote";
/// When there is nothing to read any more.
pub const READ_GONE: &str = "You can not read it any more. It was sent, it was stopped, or the day is over.";
/// Button.
pub const READ_DONE: &str = "I have read it";

/// On what somebody else wrote: it is a young person's own.
pub const MINE_TITLE: &str = "Is this about you, and are you a young person?";
/// What happens then.
pub const MINE: &str = "You can go on with it as your own. You get a new copy that only you can see. The one who wrote it is told that it is closed, and no more.";
/// Button.
pub const MINE_BUTTON: &str = "Go on with it as my own";
