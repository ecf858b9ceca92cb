//! What leaves in an e-mail or a text: words that say nothing of who we are or what it is for (threat T2).
//!
//! A message on a locked screen may be read by anybody. So there is one text, made from six figures and nothing else: no
//! name, no place, no link, no service can get into it, because no way leads there.

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

/// The subject of every e-mail.
pub const SUBJECT: &str = "Your code";

/// What a device shows in its own list of passkeys, for whose they are and what they are for.
pub const PASSKEY_NAME: &str = "My notes";

/// A text that says nothing but six figures.
#[derive(Clone, PartialEq, Eq)]
pub struct NeutralText(String);

impl NeutralText {
    /// The text for a code. It stays within one text message of 160 plain characters.
    pub fn of(code: &OnceCode) -> Self {
        Self(format!("{} is your code. It works for 10 minutes. Did not ask for it? Then do nothing.", code.figures()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
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
    fn a_banned_word_is_found_in_any_case() {
        assert_eq!(banned_word("noreply@FamilyHelp.example"), Some("help"));
    }
}
