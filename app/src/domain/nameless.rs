//! What in a text looks as if it told who somebody is: names, numbers to ring, e-mail addresses, postcodes (rule C18).
//!
//! One pure function, [`found`], for the server and for the phone: nothing is sent anywhere to be looked at. It only points,
//! and the person decides; it can not know every name, and a word that is none may look like one. It keeps to Latin capitals
//! and to what stands beside a word ("Mr", "called", "is"), so it says nothing of other scripts. It looks at bytes and plain
//! rules instead of Unicode's tables, because it travels to the phone.

mod ordinary;

use self::ordinary::{BEFORE_NAMES, NOT_NAMES, TELLS, TITLES, is_in, is_ordinary};
use super::{
    postcode,
    tokens::{Gap, Token, tokens},
};

choices! {
    /// What it looks like.
    pub enum Sort {
        /// Somebody's name.
        Name = "name",
        /// A phone number, or another long number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A postcode.
        Postcode = "postcode",
    }
}

/// Something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// What it looks like.
    pub sort: Sort,
    /// As it stands in the text.
    pub written: &'a str,
}

/// The fewest digits of a phone number that begins as one does, and of any other number that counts as one.
const DIGITS: (usize, usize) = (7, 9);

/// Everything in `text` that looks as if it told who somebody is, each once, in the order of [`Sort::ALL`].
pub fn found(text: &str) -> Vec<Found<'_>> {
    let words = tokens(text);
    let mut all = Vec::new();
    names(text, &words, &mut all);
    numbers(text, &words, &mut all);
    emails(text, &mut all);
    postcodes(text, &words, &mut all);
    all
}

/// Notes something, once.
fn note<'a>(all: &mut Vec<Found<'a>>, sort: Sort, written: Option<&'a str>) {
    if let Some(written) = written
        && !all.iter().any(|each| each.sort == sort && each.written == written)
    {
        all.push(Found { sort, written });
    }
}

/// Something on both sides of an `@`.
fn emails<'a>(text: &'a str, all: &mut Vec<Found<'a>>) {
    for chunk in text.split(|c: char| c.is_ascii_whitespace()) {
        let is_part = |part: &str| part.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if chunk.split_once('@').is_some_and(|(before, after)| is_part(before) && is_part(after)) {
            note(all, Sort::Email, Some(chunk.trim_matches(|c: char| c.is_ascii_punctuation())));
        }
    }
}

/// The word at `index`, without a possessive "'s"; empty beyond the ends.
fn word<'a>(text: &'a str, words: &[Token], index: usize) -> &'a str {
    words.get(index).map(|word| word.core(text)).unwrap_or_default()
}

/// Whether a word begins a sentence or a line, where everything has a capital.
fn begins(text: &str, words: &[Token], index: usize) -> bool {
    let (Some(before), Some(word)) = (words.get(index.wrapping_sub(1)), words.get(index)) else { return true };
    let between = text.get(before.end..word.start).unwrap_or_default();
    between.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r'))
}

/// Runs of words that look like a name.
fn names<'a>(text: &'a str, words: &[Token], all: &mut Vec<Found<'a>>) {
    let mut index = 0;
    while let Some(first) = words.get(index) {
        let mut end = None;
        while let Some(word) = words.get(index) {
            let goes_on = end.is_none() || (is_close(word) && !begins(text, words, index));
            if !goes_on || !is_name(text, words, index) {
                break;
            }
            end = Some(word.core);
            index += 1;
        }
        match end {
            Some(end) => note(all, Sort::Name, text.get(first.start..end)),
            None => index += 1,
        }
    }
}

/// Whether nothing but blank space or a hyphen stands before a word.
const fn is_close(word: &Token) -> bool {
    matches!(word.gap, Gap::Space | Gap::Hyphen)
}

fn is_name(text: &str, words: &[Token], index: usize) -> bool {
    let this = word(text, words, index);
    let before = |back: usize| word(text, words, index.wrapping_sub(back));
    let is_first = begins(text, words, index);
    // "mr smith", "called tom", "my name is tom": whatever the capitals.
    let is_next =
        !is_first && this.len() > 1 && !is_in(NOT_NAMES, this) && !this.bytes().all(|byte| byte.is_ascii_digit());
    let is_called = is_in(BEFORE_NAMES, before(1)) || (is_in("is was", before(1)) && is_in("name", before(2)));
    if is_next && (is_in(TITLES, before(1)) || (is_called && !is_ordinary(this))) {
        return true;
    }
    // At the beginning of a sentence everything has a capital: only what is done or had by somebody tells a name.
    is_proper(this) && !is_in(TITLES, this) && (!is_first || tells(text, words, index))
}

/// A capital, then at least one small letter, and no ordinary word: `ADHD` and `GP` are no names.
fn is_proper(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| is_cased(first, true))
        && letters.any(|c| is_cased(c, false))
        && !is_ordinary(word)
}

/// Whether a Latin letter is a capital, or is a small one. Beyond Latin-1 they take turns.
fn is_cased(c: char, is_capital: bool) -> bool {
    match c {
        'A'..='Z' | 'À'..='Þ' => is_capital,
        'a'..='z' | 'ß'..='ÿ' => !is_capital,
        // Here the capitals have the odd numbers.
        'Ĺ'..='ň' | 'Ź'..='ž' => (u32::from(c) % 2 == 1) == is_capital,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => u32::from(c).is_multiple_of(2) == is_capital,
        _ => false,
    }
}

/// Whether what follows a word at the beginning of a sentence says that it is somebody: what they do or have, or a second name.
fn tells(text: &str, words: &[Token], index: usize) -> bool {
    let has_owner = words.get(index).is_some_and(|word| word.core < word.end);
    let is_followed = words.get(index + 1).is_some_and(is_close) && !begins(text, words, index + 1);
    let next = word(text, words, index + 1);
    has_owner || (is_followed && (is_in(TELLS, next) || is_proper(next)))
}

/// Runs of digits as people write phone numbers.
fn numbers<'a>(text: &'a str, words: &[Token], all: &mut Vec<Found<'a>>) {
    let mut index = 0;
    while let Some(first) = words.get(index) {
        let (mut count, mut end) = (0, first.start);
        while let Some(word) = words.get(index) {
            let is_joined = count == 0 || matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Loose | Gap::Dot);
            if !is_joined || !word.is_number(text) {
                break;
            }
            count += word.end - word.start;
            end = word.end;
            index += 1;
        }
        let run = text.get(first.start..end).unwrap_or_default();
        let fewest = if run.starts_with('0') { DIGITS.0 } else { DIGITS.1 };
        if count >= fewest {
            note(all, Sort::Phone, Some(run));
        }
        index += usize::from(count == 0);
    }
}

/// Whole postcodes, in one word or in two.
fn postcodes<'a>(text: &'a str, words: &[Token], all: &mut Vec<Found<'a>>) {
    for (index, first) in words.iter().enumerate() {
        let one = text.get(first.start..first.end).unwrap_or_default();
        let (outward, inward) = one.as_bytes().split_at(one.len().saturating_sub(3));
        if postcode::is_shape(outward, inward) {
            note(all, Sort::Postcode, Some(one));
        }
        let second = words.get(index + 1).filter(|second| is_close(second));
        let inward = second.and_then(|second| text.get(second.start..second.end)).unwrap_or_default();
        if postcode::is_shape(one.as_bytes(), inward.as_bytes()) {
            note(all, Sort::Postcode, second.and_then(|second| text.get(first.start..second.end)));
        }
    }
}

#[cfg(test)]
mod tests;
