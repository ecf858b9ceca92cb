//! Days as people in the UK write them: 3 March 2027, Monday 3rd of March, March 3rd, 03/03/27, 3.3.2027, 2027-03-03.
//!
//! Only real days count. What could as well be something else (a sum, a fraction, a sort code, "5 may come") is left
//! out: a day that was missed is still in the letter, a day that was made up misleads.

use crate::domain::tokens::{Gap, Token};

/// A day of the calendar; the year is not always said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Day of the month, from 1.
    pub day: u16,
    /// Month, from 1.
    pub month: u16,
    /// Year, where the letter says it.
    pub year: Option<u16>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The day in words, such as "3 March 2027".
    pub fn words(&self) -> String {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or_default();
        let day = self.day.to_string();
        match self.year {
            Some(year) => [&day, month, &year.to_string()].join(" "),
            None => [&day, month].join(" "),
        }
    }

    fn real(day: u16, month: u16, year: Option<u16>) -> Option<Self> {
        let leap =
            year.is_none_or(|year| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)));
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=last).contains(&day).then_some(Self { day, month, year })
    }
}

/// The day that the words begin with, and how many words it takes.
pub fn first(text: &str, words: &[Token]) -> Option<(Day, usize)> {
    let word = |at: usize| words.get(at).map(|token| token.core(text));
    let gap = |at: usize| words.get(at).map_or(Gap::Other, |token| token.gap);
    if starts_with_digit(word(0)) {
        return numbers(&word, &gap).or_else(|| day_first(&word, &gap));
    }
    // Nearly every word of a letter is none of these; this look is what it costs.
    if starts_with_digit(word(1)) { month_first(&word, &gap) } else { None }
}

/// 03/03/27, 3.3.2027, 3-3-2027, 2027-03-03.
fn numbers<'a>(word: &impl Fn(usize) -> Option<&'a str>, gap: &impl Fn(usize) -> Gap) -> Option<(Day, usize)> {
    let sign = gap(1);
    // A longer chain of numbers, or one that something is glued to, is no day.
    let is_sign = |gap: Gap| matches!(gap, Gap::Slash | Gap::Dot | Gap::Hyphen);
    if !is_sign(sign) || gap(2) != sign || is_sign(gap(0)) || (is_sign(gap(3)) && starts_with_digit(word(3))) {
        return None;
    }
    let (first, second, third) = (word(0)?, word(1)?, word(2)?);
    let month = number(second, 2)?;
    if first.len() == 4 && sign == Gap::Hyphen {
        return Some((Day::real(number(third, 2)?, month, Some(four_digits(first)?))?, 3));
    }
    let year = match third.len() {
        4 => four_digits(third)?,
        2 if sign != Gap::Hyphen => 2000 + number(third, 2)?,
        _ => return None,
    };
    Some((Day::real(number(first, 2)?, month, Some(year))?, 3))
}

/// 3 March 2027, 3rd of March, 3-Mar-27.
fn day_first<'a>(word: &impl Fn(usize) -> Option<&'a str>, gap: &impl Fn(usize) -> Gap) -> Option<(Day, usize)> {
    let (day, is_ordinal) = ordinal(word(0)?)?;
    let of = usize::from(word(1).is_some_and(|word| word.eq_ignore_ascii_case("of")));
    let at = 1 + of;
    if !matches!(gap(1), Gap::Space | Gap::Hyphen | Gap::Comma) || (of == 1 && gap(at) != Gap::Space) {
        return None;
    }
    let name = word(at)?;
    let month = month(name)?;
    let year = match gap(at + 1) {
        Gap::Space | Gap::Comma | Gap::Hyphen => word(at + 1).and_then(four_digits),
        _ => None,
    };
    let short = if gap(at) == Gap::Hyphen && gap(at + 1) == Gap::Hyphen { word(at + 1) } else { None };
    let short = short.filter(|word| word.len() == 2).and_then(|word| number(word, 2));
    let year = year.or(short.map(|year| 2000 + year));
    let is_sure = is_ordinal || year.is_some() || !is_everyday_word(name);
    let used = at + 1 + usize::from(year.is_some());
    is_sure.then_some(())?;
    Some((Day::real(day, month, year)?, used))
}

/// March 3rd, March 3, 2027.
fn month_first<'a>(word: &impl Fn(usize) -> Option<&'a str>, gap: &impl Fn(usize) -> Gap) -> Option<(Day, usize)> {
    let month = month(word(0)?)?;
    if gap(1) != Gap::Space {
        return None;
    }
    let (day, is_ordinal) = ordinal(word(1)?)?;
    let year = if matches!(gap(2), Gap::Space | Gap::Comma) { word(2).and_then(four_digits) } else { None };
    (is_ordinal || year.is_some()).then_some(())?;
    Some((Day::real(day, month, year)?, 2 + usize::from(year.is_some())))
}

fn starts_with_digit(word: Option<&str>) -> bool {
    word.and_then(|word| word.as_bytes().first()).is_some_and(u8::is_ascii_digit)
}

/// A number of one to `most` digits.
fn number(word: &str, most: usize) -> Option<u16> {
    let fits = (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| word.bytes().fold(0, |number, byte| number * 10 + u16::from(byte - b'0')))
}

/// A year from 1900 to 2099.
fn four_digits(word: &str) -> Option<u16> {
    number(word, 4).filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

/// 3 or 3rd; true for the second.
fn ordinal(word: &str) -> Option<(u16, bool)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, ending) = word.split_at_checked(digits)?;
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    (ending.is_empty() || is_ordinal).then_some((number(digits, 2)?, is_ordinal))
}

/// The month of a whole name, or of its first three letters (and "Sept").
fn month(word: &str) -> Option<u16> {
    let is = |name: &str| {
        word.eq_ignore_ascii_case(name)
            || name.get(..3).is_some_and(|short| word.eq_ignore_ascii_case(short))
            || (word.len() == 4
                && name.get(..4).is_some_and(|short| short == "Sept" && word.eq_ignore_ascii_case(short)))
    };
    MONTHS.iter().position(|name| is(name)).and_then(|at| u16::try_from(at + 1).ok())
}

/// "may" and "march" in small letters are mostly no months.
fn is_everyday_word(name: &str) -> bool {
    name == "may" || name == "march"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tokens::tokens;

    fn days(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        (0..tokens.len()).filter_map(|at| first(text, &tokens[at..])).map(|(day, _)| day.words()).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, day) in [
            ("on 3 March 2027 at 10", "3 March 2027"),
            ("Monday 3rd March", "3 March"),
            ("Monday, 3rd of March, 2027", "3 March 2027"),
            ("the 21ST OF SEPT 2026.", "21 September 2026"),
            ("by 3 march 2027", "3 March 2027"),
            ("by 3rd march", "3 March"),
            ("1 May", "1 May"),
            ("March 3rd", "3 March"),
            ("December 24, 2026", "24 December 2026"),
            ("03/03/27", "3 March 2027"),
            ("(3/3/2027)", "3 March 2027"),
            ("3.12.2027.", "3 December 2027"),
            ("03.12.27", "3 December 2027"),
            ("3-12-2027", "3 December 2027"),
            ("3-Mar-27", "3 March 2027"),
            ("2027-03-03", "3 March 2027"),
            ("29 February 2028", "29 February 2028"),
            ("29 Feb", "29 February"),
            ("3\u{a0}March", "3 March"),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
    }

    #[test]
    fn what_could_be_something_else_is_no_day() {
        for text in [
            "5 may come",
            "2 march on",
            "24/7",
            "1/2",
            "20-45-67",
            "11-02-03",
            "31 April",
            "29/02/2027",
            "30.02.27",
            "32/01/27",
            "01/13/27",
            "1/2/3/27",
            "192.168.10.10",
            "March 2027",
            "May 20 people",
            "3 Mayors",
            "0 March",
            "3. March",
            "003 March",
            "March",
            "12:03/04",
            "1/2/123",
        ] {
            assert_eq!(days(text), Vec::<String>::new(), "{text}");
        }
    }
}
