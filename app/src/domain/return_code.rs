//! Six plain words that open a family's page again: 77 bits, no e-mail, no phone.
//!
//! Words come from the EFF large word list (CC BY 3.0 US); see `words/return_words.txt`.
//! A code is never stored or printed by `Debug`; only its look-up key and its verifier are kept.

use std::{fmt, sync::LazyLock};

use super::{neutral::banned_word, problem::ProblemKind};

/// How many words a code has.
pub const WORDS: usize = 6;

static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../words/return_words.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The words that a code is drawn from: none of them says what it is for, because they stand on a note that somebody at home
/// may find. A code that was drawn before these were left out still opens.
static DRAWN: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| LIST.iter().copied().filter(|word| banned_word(word).is_none()).collect());

/// How many words there are to draw from.
pub fn list_length() -> u32 {
    u32::try_from(DRAWN.len()).unwrap_or(u32::MAX)
}

/// A valid code: six words from the list, in order.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnCode([&'static str; WORDS]);

impl ReturnCode {
    /// Builds a code from six picks, each below [`list_length`].
    pub fn new(picks: [u32; WORDS]) -> Self {
        Self(picks.map(|pick| {
            let index = usize::try_from(pick).unwrap_or_default() % DRAWN.len();
            DRAWN.get(index).copied().unwrap_or_default()
        }))
    }

    /// Reads six words in any case, with any blanks, commas, full stops or dashes between them.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        // Four words of the list have a dash in them; dashes between words are read as blanks,
        // so those four words are left out of the list.
        let typed: Vec<String> = raw
            .split(|c: char| !c.is_alphabetic())
            .filter(|part| !part.is_empty())
            .take(WORDS + 1)
            .map(str::to_lowercase)
            .collect();
        if typed.is_empty() && !raw.chars().any(char::is_alphanumeric) {
            return Err(ProblemKind::Missing);
        }
        if typed.len() != WORDS {
            return Err(ProblemKind::NotACode);
        }
        let mut words = [""; WORDS];
        for (slot, word) in words.iter_mut().zip(&typed) {
            let index = LIST.binary_search(&word.as_str()).map_err(|_| ProblemKind::NotACode)?;
            *slot = LIST.get(index).copied().unwrap_or_default();
        }
        Ok(Self(words))
    }

    /// The words, to show them to the person they belong to.
    pub const fn words(&self) -> &[&'static str; WORDS] {
        &self.0
    }

    /// The one form that is hashed.
    pub fn canonical(&self) -> String {
        self.0.join("-")
    }
}

impl fmt::Debug for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReturnCode(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_unique_and_long_enough_for_77_bits() {
        assert!(LIST.is_sorted());
        assert!(LIST.windows(2).all(|pair| pair.first() != pair.last()));
        assert!(f64::from(list_length()).log2() * 6.0 > 77.0);
    }

    #[test]
    fn no_word_that_can_be_drawn_says_what_a_note_is_for_and_one_drawn_earlier_still_opens() {
        for pick in 0..list_length() {
            let code = ReturnCode::new([pick; WORDS]);
            assert_eq!(banned_word(code.words()[0]), None);
        }
        assert!(ReturnCode::parse("helping childhood family consent unsafe preschool").is_ok());
    }

    #[test]
    fn a_code_is_read_however_it_is_spaced_and_cased() {
        let code = ReturnCode::new([0, 1, 2, 3, 4, 7_000]);
        for raw in [code.words().join(" "), code.words().join("-").to_uppercase(), code.words().join(",\r\n ")] {
            assert_eq!(ReturnCode::parse(&raw), Ok(code.clone()));
        }
    }

    #[test]
    fn anything_but_six_known_words_is_not_a_code() {
        for raw in ["abacus", "zzz zzz zzz zzz zzz zzz", &"abacus ".repeat(7), "<script>", "=1+1"] {
            assert_eq!(ReturnCode::parse(raw), Err(ProblemKind::NotACode), "{raw}");
        }
        assert_eq!(ReturnCode::parse(" - "), Err(ProblemKind::Missing));
    }

    #[test]
    fn a_code_does_not_print_itself() {
        assert_eq!(format!("{:?}", ReturnCode::new([1; 6])), "ReturnCode(hidden)");
    }
}
