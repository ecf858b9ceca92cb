//! Whether a safe word is one that other sites have lost: whoever guesses tries those first.
//!
//! The list is part of this program, so that no word ever leaves for another site to be looked up there; it stays on the
//! server, because a browser would load it for nothing. Where it comes from stands in `breached-licences.txt`. It refuses a
//! word for what it is, and knows nothing of whose it is.

use std::sync::LazyLock;

use app::domain::lock::SafeWord;

/// In order of bytes, in small letters and without blanks.
static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("breached.txt").lines().collect());

/// Whether the word stands on the list, however it was cased and spaced.
pub(super) fn is_breached(word: &SafeWord) -> bool {
    let typed: String = word.canonical().split_whitespace().collect();
    LIST.binary_search(&typed.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use app::domain::lock::SHORTEST_WORD;

    use super::*;

    fn is_known(typed: &str) -> bool {
        is_breached(&SafeWord::parse(typed).unwrap())
    }

    #[test]
    fn a_word_that_other_sites_lost_is_known_however_it_is_cased_and_spaced() {
        for lost in
            ["trustno1", "TrustNo1", " trust no 1 ", "Liverpool", "ILOVEYOU2", "sunshine", "1q2w3e4r", "chelsea1"]
        {
            assert!(is_known(lost), "{lost}");
        }
        for own in ["Purple Kettle 9", "our dog likes chips", "🦆🦆🐸🐸🦆🐸", "trustno1 and the kettle"] {
            assert!(!is_known(own), "{own}");
        }
    }

    #[test]
    fn the_list_is_sorted_unique_and_long_and_every_word_of_it_is_found() {
        assert!(LIST.len() > 40_000, "{}", LIST.len());
        assert!(LIST.windows(2).all(|pair| pair[0] < pair[1]));
        for word in LIST.iter() {
            assert!(word.chars().count() >= SHORTEST_WORD && *word == word.to_lowercase(), "{word}");
            // A word that is refused before the list is asked is refused all the same.
            assert!(SafeWord::parse(word).map_or(true, |word| is_breached(&word)), "{word}");
        }
    }
}
