//! How old somebody must be to read a text with ease, as the Flesch-Kincaid formula guesses it from words and sentences.
//!
//! It is a hint for whoever writes, and decides nothing: a short sentence can still be hard.

/// The age at which the first school year begins.
const FIRST_YEAR: f64 = 5.0;

/// The reading age of a text in whole years, at least 5; `None` without a word.
pub fn reading_age(text: &str) -> Option<u8> {
    let words: Vec<&str> = words(text).collect();
    let (count, sentences) = (number(words.len()), number(sentences(text)));
    let syllables = number(words.iter().map(|word| syllables(word)).sum());
    if words.is_empty() {
        return None;
    }
    let grade = 0.39 * (count / sentences) + 11.8 * (syllables / count) - 15.59;
    let age = (grade + FIRST_YEAR).max(FIRST_YEAR);
    (5..=99).find(|years| f64::from(*years) + 0.5 > age).or(Some(99))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_letter = |character: char| character.is_alphabetic() || matches!(character, '\'' | '’');
    text.split(move |character| !is_letter(character)).filter(|word| word.chars().any(char::is_alphabetic))
}

/// Sentences end with a mark or with a line.
fn sentences(text: &str) -> usize {
    let parts = text.split(['.', '!', '?', '\n']);
    parts.filter(|part| part.chars().any(char::is_alphabetic)).count().max(1)
}

/// Groups of vowels, without a silent "e" at the end; at least one.
fn syllables(word: &str) -> usize {
    let is_vowel = |character: char| matches!(character, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let word = word.to_lowercase();
    let (mut groups, mut before) = (0, false);
    for character in word.chars() {
        let now = is_vowel(character);
        groups += usize::from(now && !before);
        before = now;
    }
    let is_silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(is_silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_for_the_young() {
        assert_eq!(reading_age("We will help. Ring us on Monday."), Some(5));
        assert!(reading_age("We read what you wrote. Sam from the team will call you this week.").unwrap() <= 8);
    }

    #[test]
    fn long_words_in_one_long_sentence_are_for_grown_ups() {
        let hard = "Following multi-agency consideration of your referral, practitioners will undertake a comprehensive \
                    assessment in order to determine appropriate intervention";
        assert!(reading_age(hard).unwrap() > 16);
    }

    #[test]
    fn nothing_to_read_has_no_age_and_lines_end_sentences() {
        assert_eq!(reading_age(""), None);
        assert_eq!(reading_age("123 … !!!"), None);
        assert_eq!(reading_age("We come\nYou say"), reading_age("We come. You say."));
        assert!(reading_age(&"reconsideration ".repeat(4_000)).is_some_and(|age| age == 99));
    }

    #[test]
    fn a_silent_ending_is_no_syllable() {
        for (word, count) in [("make", 1), ("table", 2), ("the", 1), ("hm", 1), ("family", 3), ("people", 2)] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
