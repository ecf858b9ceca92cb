//! The second thing that opens a story: six words open the status of a request and no more (threat T5).
//!
//! Each member chooses their own: a safe word, or a code that is sent to an address kept for nothing else. None of it
//! is ever shown again or printed, and no other member of the family learns which one was chosen (rule C10).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    contact::{Email, Mobile},
    problem::ProblemKind,
    text::clean,
};

/// The fewest characters of a safe word.
pub const SHORTEST_WORD: usize = 6;
/// The most characters of a safe word.
pub const LONGEST_WORD: usize = 60;
/// How many figures a code that is sent has.
const FIGURES: usize = 6;
/// Codes are below this.
pub const CODES: u32 = 1_000_000;

/// Words that a person who guesses would try first.
const EASY: [&str; 18] = [
    "123123",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "123456",
    "654321",
    "abc123",
    "abcdef",
    "iloveyou",
    "letmein",
    "passw0rd",
    "password",
    "password1",
    "qwerty",
    "safe word",
    "safeword",
    "qwertyuiop",
];

choices! {
    /// How a code can be sent.
    pub enum Carrier {
        /// By e-mail.
        Email = "email",
        /// As a text message.
        Text = "text",
    }
}

/// A safe word: capitals and blanks do not matter.
#[derive(Clone, PartialEq, Eq)]
pub struct SafeWord(String);

impl SafeWord {
    /// Reads what was typed: [`SHORTEST_WORD`] to [`LONGEST_WORD`] characters, and none of the first guesses.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let word = clean(raw).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let length = word.chars().count();
        if length == 0 {
            return Err(ProblemKind::Missing);
        }
        let is_one_letter = word.chars().all(|each| word.starts_with(each));
        if !(SHORTEST_WORD..=LONGEST_WORD).contains(&length) || is_one_letter || EASY.contains(&word.as_str()) {
            return Err(ProblemKind::NotACode);
        }
        Ok(Self(word))
    }

    /// The one form that is hashed.
    pub fn canonical(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SafeWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SafeWord(hidden)")
    }
}

/// A code of six figures that is sent once and opens once.
#[derive(Clone, PartialEq, Eq)]
pub struct OnceCode(String);

impl OnceCode {
    /// The code that this number makes.
    pub fn new(number: u32) -> Self {
        Self(format!("{:06}", number % CODES))
    }

    /// Reads six figures with any blanks or dashes between them.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let typed: String = clean(raw).chars().filter(|each| !each.is_whitespace() && *each != '-').collect();
        match typed.len() {
            0 => Err(ProblemKind::Missing),
            FIGURES if typed.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Self(typed)),
            _ => Err(ProblemKind::NotACode),
        }
    }

    /// The figures.
    pub fn figures(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OnceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnceCode(hidden)")
    }
}

/// What a member chose to open their story with, beside six words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Lock {
    /// A safe word, kept as a slow hash alone.
    Word {
        /// What a typed word is held against.
        verifier: String,
    },
    /// A code by e-mail. The address is used for codes and nothing else.
    Email {
        /// Where codes go.
        to: Email,
    },
    /// A code by text. The number is used for codes and nothing else.
    Text {
        /// Where codes go.
        to: Mobile,
    },
}

impl Lock {
    /// How codes are sent, if they are.
    pub const fn carrier(&self) -> Option<Carrier> {
        match self {
            Self::Word { .. } => None,
            Self::Email { .. } => Some(Carrier::Email),
            Self::Text { .. } => Some(Carrier::Text),
        }
    }

    /// The verifier of a safe word, if that is what it is.
    pub fn verifier(&self) -> Option<&str> {
        match self {
            Self::Word { verifier } => Some(verifier),
            Self::Email { .. } | Self::Text { .. } => None,
        }
    }

    /// Where codes go, as text; empty for a safe word.
    pub fn address(&self) -> &str {
        match self {
            Self::Word { .. } => "",
            Self::Email { to } => to.as_str(),
            Self::Text { to } => to.as_str(),
        }
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lock({}, hidden)", self.carrier().map_or("word", Carrier::slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_safe_word_is_the_same_however_it_is_cased_and_spaced() {
        let word = SafeWord::parse(" Blue  Kettle\u{202E} 7 ").unwrap();
        assert_eq!(word.canonical(), "blue kettle 7");
        assert_eq!(SafeWord::parse("blue kettle 7"), Ok(word));
        assert!(SafeWord::parse("🦆🦆🐸🐸🦆🐸").is_ok());
    }

    #[test]
    fn short_long_and_easy_words_are_refused() {
        assert_eq!(SafeWord::parse(" \u{0} "), Err(ProblemKind::Missing));
        for bad in ["short", "aaaaaaaaa", "Password", "SAFE WORD", &"long ".repeat(13)] {
            assert_eq!(SafeWord::parse(bad), Err(ProblemKind::NotACode), "{bad}");
        }
        assert!(SafeWord::parse("abcde1").is_ok() && SafeWord::parse(&"ab".repeat(30)).is_ok());
    }

    #[test]
    fn six_figures_are_read_with_blanks_and_nothing_else_is() {
        assert_eq!(OnceCode::parse(" 012 345\n").unwrap(), OnceCode::new(12_345));
        assert_eq!(OnceCode::parse("012-345").unwrap().figures(), "012345");
        assert_eq!(OnceCode::parse(""), Err(ProblemKind::Missing));
        for bad in ["12345", "1234567", "12345x", "١٢٣٤٥٦", "<b>"] {
            assert_eq!(OnceCode::parse(bad), Err(ProblemKind::NotACode), "{bad}");
        }
    }

    #[test]
    fn nothing_of_a_second_thing_prints_itself() {
        let lock = Lock::Email { to: Email::parse("canary@example.org").unwrap() };
        let said = format!("{lock:?} {:?} {:?}", SafeWord::parse("canary word").unwrap(), OnceCode::new(123_456));
        assert!(!said.contains("canary") && !said.contains("123456"), "{said}");
    }
}
