//! A short label to say on the phone, such as `YRK-7K3M-9Q2D`. It opens nothing.
//!
//! Letters and figures that look or sound alike are left out.

use serde::{Deserialize, Serialize};

/// The characters of a reference: no vowels, no `0 1 8`, nothing read as something else.
pub const ALPHABET: &[u8; 24] = b"CDFGHJKLMNPQRTVWXY234679";

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// Builds one from a place's three letters and eight picks, each below the length of [`ALPHABET`].
    pub fn new(prefix: &str, picks: [u8; 8]) -> Self {
        let mut text = prefix.to_owned();
        for (index, pick) in picks.into_iter().enumerate() {
            if index % 4 == 0 {
                text.push('-');
            }
            let letter = ALPHABET.get(usize::from(pick) % ALPHABET.len()).copied().unwrap_or(b'2');
            text.push(char::from(letter));
        }
        Self(text)
    }

    /// Reads a stored reference back, or one sent by a hub. It is only ever looked up.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_in_two_groups_of_four() {
        assert_eq!(Reference::new("YRK", [0, 1, 2, 3, 4, 5, 6, 7]).as_str(), "YRK-CDFG-HJKL");
    }
}
