//! Words a person typed: one line or many.
//!
//! Text is kept as typed, whatever it says: HTML, formulas and emoji are only ever text.
//! What is taken out is invisible: control characters, and the marks that can make text read in a false order.
//! Length is counted in characters after line ends are made alike, by the same function in browser and server,
//! so a text the page says fits is never refused.

use serde::{Deserialize, Serialize};

use super::problem::ProblemKind;

/// The most characters a long answer may have.
pub const FREE_TEXT_LIMIT: u32 = 4_000;
/// The most characters a short answer may have.
pub const LINE_LIMIT: u32 = 200;

/// The most characters an offer's description may have.
pub const DESCRIPTION_LIMIT: u32 = 10_000;

/// The number of characters in `text` as the server will count them.
pub fn length(text: &str) -> u32 {
    u32::try_from(clean(text).chars().count()).unwrap_or(u32::MAX)
}

/// `text` with one kind of line end, no invisible controls and no blank space around it.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() == Some(&'\n') {
                    characters.next();
                }
                out.push('\n');
            }
            '\n' | '\t' => out.push(character),
            _ if is_invisible(character) => {}
            _ => out.push(character),
        }
    }
    out.trim().to_owned()
}

/// Controls, and the embedding, override and isolate marks that can reverse how text reads.
/// The plain left-to-right and right-to-left marks stay: ordinary Arabic and Urdu need them.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Declares a text newtype with its own limit.
macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $limit:expr, $one_line:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads what was typed; empty is [`ProblemKind::Missing`].
            pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
                let mut text = clean(raw);
                if $one_line {
                    text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                }
                if text.is_empty() {
                    return Err(ProblemKind::Missing);
                }
                if length(&text) > $limit {
                    return Err(ProblemKind::TooLong { limit: $limit });
                }
                Ok(Self(text))
            }

            /// Reads what was typed; empty means there is no answer.
            pub fn parse_optional(raw: &str) -> Result<Option<Self>, ProblemKind> {
                match Self::parse(raw) {
                    Ok(text) => Ok(Some(text)),
                    Err(ProblemKind::Missing) => Ok(None),
                    Err(kind) => Err(kind),
                }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(raw: String) -> Result<Self, Self::Error> {
                Self::parse(&raw).map_err(|_| concat!("not a valid ", stringify!($name)))
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

text_type! {
    /// A long answer in the family's own words: 1 to [`FREE_TEXT_LIMIT`] characters.
    FreeText, FREE_TEXT_LIMIT, false
}
text_type! {
    /// A short answer on one line: 1 to [`LINE_LIMIT`] characters.
    Line, LINE_LIMIT, true
}
text_type! {
    /// What somebody else wrote about their own offer: 1 to [`DESCRIPTION_LIMIT`] characters. Markup in it is only text.
    Description, DESCRIPTION_LIMIT, false
}
text_type! {
    /// A name to use for a person: 1 to 100 characters, any script, never checked for "realness".
    PersonName, 100, true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_typed_even_when_it_looks_like_markup_or_a_formula() {
        for typed in ["<script>alert(1)</script>", "=1+1", "👨‍👩‍👧 ok", "مرحبا", "a & b"] {
            assert_eq!(FreeText::parse(typed).unwrap().as_str(), typed);
        }
    }

    #[test]
    fn line_ends_count_once_however_they_arrive() {
        assert_eq!(length("a\r\nb"), 3);
        assert_eq!(length("a\rb"), 3);
        assert_eq!(length("a\nb"), 3);
    }

    #[test]
    fn the_longest_text_fits_and_one_more_does_not() {
        assert!(FreeText::parse(&"😀".repeat(4_000)).is_ok());
        assert_eq!(FreeText::parse(&"a".repeat(4_001)), Err(ProblemKind::TooLong { limit: 4_000 }));
    }

    #[test]
    fn invisible_controls_and_reversing_marks_are_taken_out() {
        assert_eq!(Line::parse("a\u{0}b\u{202E}c\u{7f}").unwrap().as_str(), "abc");
        assert_eq!(Line::parse("\u{200F}سلام").unwrap().as_str(), "\u{200F}سلام");
        assert_eq!(Line::parse("\u{202E}\u{0}"), Err(ProblemKind::Missing));
    }

    #[test]
    fn a_line_cannot_hold_a_line_break() {
        assert_eq!(Line::parse("To: x\r\nBcc: y").unwrap().as_str(), "To: x Bcc: y");
    }

    proptest::proptest! {
        #[test]
        fn reading_any_text_twice_gives_the_same(raw in "\\PC*|.*") {
            if let Ok(once) = FreeText::parse(&raw) {
                proptest::prop_assert_eq!(FreeText::parse(once.as_str()).unwrap(), once);
            }
        }
    }
}
