//! What leaves in an e-mail or a text: words that say nothing of who we are or what it is for (threat T2).
//!
//! A message on a locked screen may be read by anybody. So there are two texts: one made from six figures and nothing else,
//! and one that is the same for everybody. No name, no place, no link, no service can get in, because no way leads there.

use super::lock::OnceCode;

/// Words that may not stand in what leaves, nor in the sender's address: each would say what it is about.
pub const BANNED: [&str; 32] = [
    "child",
    "help",
    "abuse",
    "council",
    "hub",
    "family",
    "families",
    "story",
    "support",
    "social",
    "portal",
    "safe",
    "school",
    "parent",
    "worker",
    "care",
    "consent",
    "early",
    "young",
    "violence",
    "refuge",
    "danger",
    "plan",
    "request",
    "share",
    "http",
    "www",
    "://",
    "york",
    "hull",
    "rotherham",
    "thurrock",
];

/// The subject of an e-mail with a code.
pub const SUBJECT: &str = "Your code";

/// What a device shows in its own list of passkeys, for whose they are and what they are for.
pub const PASSKEY_NAME: &str = "My notes";

/// The subject of an e-mail that says that something is new.
pub const NEWS_SUBJECT: &str = "Something new to read";

/// All that a notice says, to everybody alike. It fits into one line of an e-mail, so it arrives as it stands here.
pub const NEWS: &str = "There is something new for you to read. Look when it suits you.";

/// A text that says nothing but six figures, or nothing but that something is new.
#[derive(Clone, PartialEq, Eq)]
pub struct NeutralText {
    subject: &'static str,
    text: String,
}

impl NeutralText {
    /// The text for a code. It stays within one text message of 160 plain characters.
    pub fn of(code: &OnceCode) -> Self {
        let text =
            format!("{} is your code. It works for 10 minutes. Did not ask for it? Then do nothing.", code.figures());
        Self { subject: SUBJECT, text }
    }

    /// That there is something new: nothing that anybody said or is called can get into it.
    pub fn news() -> Self {
        Self { subject: NEWS_SUBJECT, text: NEWS.to_owned() }
    }

    /// Whether it says that something is new.
    pub fn is_news(&self) -> bool {
        self.subject == NEWS_SUBJECT
    }

    /// What stands above it in an e-mail.
    pub const fn subject(&self) -> &'static str {
        self.subject
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Debug for NeutralText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NeutralText(hidden)")
    }
}

/// The first banned word in `text`, in any case.
pub fn banned_word(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    BANNED.into_iter().find(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_texts_hold_no_banned_word_and_fit_into_one_message() {
        for number in 0..10_000 {
            let code = OnceCode::new(number * 99);
            let text = NeutralText::of(&code);
            assert_eq!(banned_word(text.as_str()), None);
            assert!(text.as_str().starts_with(code.figures()) && text.as_str().is_ascii());
            assert!(text.as_str().len() <= 160);
        }
        assert_eq!((banned_word(SUBJECT), banned_word(PASSKEY_NAME)), (None, None));
    }

    #[test]
    fn what_says_that_something_is_new_holds_no_banned_word_no_figure_and_fits_into_one_message() {
        let text = NeutralText::news();
        assert_eq!((banned_word(text.as_str()), banned_word(text.subject())), (None, None));
        assert!(text.as_str().is_ascii() && text.as_str().len() <= 76);
        assert!(!text.as_str().contains(|c: char| c.is_ascii_digit() || c == '@' || c == '/'));
    }

    #[test]
    fn a_banned_word_is_found_in_any_case() {
        assert_eq!(banned_word("noreply@FamilyHelp.example"), Some("help"));
    }
}
