//! UK phone numbers as people write them, with blanks, brackets, hyphens or +44, and the few short numbers.
//!
//! A number counts by its shape alone: nobody is rung up to try it. Short numbers such as 111 count only after a word
//! like "call", because a house can have the number 111.

use crate::domain::tokens::{Gap, Token};

/// A phone number.
#[derive(Clone, Debug, Eq)]
pub struct Phone {
    /// As the letter writes it, on one line.
    pub written: String,
    /// Its digits from the first 0, as a phone rings them.
    pub digits: String,
}

impl PartialEq for Phone {
    /// The same number, however it is written.
    fn eq(&self, other: &Self) -> bool {
        self.digits == other.digits
    }
}

/// Short numbers that a letter may name, as digits.
const SHORT: [&str; 5] = ["999", "112", "111", "101", "116123"];
/// A number in full that is shorter than the others: Childline.
const CHILDLINE: &str = "08001111";
/// Words that come before a short number.
const BEFORE: [&str; 7] = ["call", "ring", "dial", "phone", "on", "nhs", "number"];

/// The number that the words begin with, and how many words it takes.
pub fn first(text: &str, words: &[Token]) -> Option<(Phone, usize)> {
    let begin = words.first()?;
    if begin.is_number(text) {
        return long(text, words);
    }
    let after = words.get(1..)?;
    let is_next = after.first().is_some_and(|token| token.gap == Gap::Space && token.is_number(text));
    let is_before = || BEFORE.iter().any(|word| begin.core(text).eq_ignore_ascii_case(word));
    (is_next && is_before()).then_some(())?;
    let (phone, used) = run(text, after, &|digits| SHORT.contains(&digits).then(|| digits.to_owned()))?;
    Some((phone, used + 1))
}

fn long(text: &str, words: &[Token]) -> Option<(Phone, usize)> {
    let has_plus = words.first()?.start.checked_sub(1).is_some_and(|at| text.as_bytes().get(at) == Some(&b'+'));
    run(text, words, &|digits| in_full(digits, has_plus))
}

/// The shortest run of digit groups that is a number, if it ends there.
fn run(text: &str, words: &[Token], number: &dyn Fn(&str) -> Option<String>) -> Option<(Phone, usize)> {
    let start = words.first()?.start;
    let mut digits = String::new();
    for (index, token) in words.iter().enumerate() {
        let is_joined = index == 0 || matches!(token.gap, Gap::Space | Gap::Hyphen | Gap::Loose);
        // The longest is 0044 (0) and ten digits more.
        if !is_joined || !token.is_number(text) || digits.len() + token.end - token.start > 15 {
            return None;
        }
        digits.push_str(token.core(text));
        if let Some(digits) = number(&digits) {
            let written = text.get(start..token.end).unwrap_or_default();
            let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
            return Some((Phone { written, digits }, index + 1));
        }
    }
    None
}

/// The digits from the first 0 when the groups so far are a whole number.
fn in_full(digits: &str, has_plus: bool) -> Option<String> {
    let abroad = if has_plus { digits.strip_prefix("44") } else { digits.strip_prefix("0044") };
    let rest = match abroad {
        Some(rest) => rest.strip_prefix('0').unwrap_or(rest),
        None if has_plus => return None,
        None => digits.strip_prefix('0')?,
    };
    let is_shape =
        matches!(rest.len(), 9 | 10) && matches!(rest.as_bytes().first(), Some(b'1'..=b'3' | b'5' | b'7'..=b'9'));
    (is_shape || (abroad.is_none() && digits == CHILDLINE)).then(|| ["0", rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tokens::tokens;

    fn phones(text: &str) -> Vec<(String, String)> {
        let (tokens, mut at, mut found) = (tokens(text), 0, Vec::new());
        while at < tokens.len() {
            let (phone, used) = first(text, &tokens[at..]).map_or((None, 1), |(phone, used)| (Some(phone), used));
            found.extend(phone.map(|phone| (phone.written, phone.digits)));
            at += used;
        }
        found
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, written, digits) in [
            ("Tel: 01904 551550.", "01904 551550", "01904551550"),
            ("(01904) 551 550", "01904) 551 550", "01904551550"),
            ("07700 900 123", "07700 900 123", "07700900123"),
            ("07700900123", "07700900123", "07700900123"),
            ("020-7946-0958", "020-7946-0958", "02079460958"),
            ("+44 1904 551550", "44 1904 551550", "01904551550"),
            ("+44 (0)1904 551550", "44 (0)1904 551550", "01904551550"),
            ("0044 7700 900123", "0044 7700 900123", "07700900123"),
            ("01482\n448879", "01482 448879", "01482448879"),
            ("Childline 0800 1111", "0800 1111", "08001111"),
            ("0808 2000 247", "0808 2000 247", "08082000247"),
            ("call 999", "999", "999"),
            ("Ring 116 123 now", "116 123", "116123"),
            ("NHS 111", "111", "111"),
        ] {
            assert_eq!(phones(text), [(written.to_owned(), digits.to_owned())], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_phone_numbers() {
        for text in [
            "111 High Street",
            "999",
            "NHS no 943 476 5919",
            "012345678901234567",
            "0000 000000",
            "reference 123456",
            "01904",
            "+33 1 23 45 67 89",
            "YO1 7HH",
            "3/3/2027",
            "call 24",
            "01904/551550",
            "on 12 111",
        ] {
            assert_eq!(phones(text), Vec::new(), "{text}");
        }
    }
}
