//! What a letter says that a family may want to know at once: words to explain, meetings, dates, phone numbers.
//!
//! [`read`] runs on a family's own phone and, where there are no scripts, on the server; it keeps nothing and needs
//! nothing but the letter and the glossary's names. It understands no sentence and gives no advice: it only points.

use self::{dates::Day, phones::Phone};
use super::{glossary::matcher::Matcher, tokens::tokens};

pub mod dates;
pub mod phones;

/// The most lines of each list; a letter holds few, and a page with thousands helps nobody.
pub const MOST: usize = 60;

/// What was found, each once and in the order of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Terms, by their number in the glossary.
    pub terms: Vec<usize>,
    /// Days.
    pub days: Vec<Day>,
    /// Phone numbers.
    pub phones: Vec<Phone>,
}

/// Reads a letter.
pub fn read(letter: &str, matcher: &Matcher) -> Reading {
    let words = tokens(letter);
    let mut reading = Reading::default();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let used = if let Some((day, used)) = dates::first(letter, rest) {
            keep(&mut reading.days, day);
            used
        } else if let Some((phone, used)) = phones::first(letter, rest) {
            keep(&mut reading.phones, phone);
            used
        } else {
            1
        };
        rest = rest.get(used..).unwrap_or_default();
    }
    for found in matcher.find_in(letter, &words) {
        keep(&mut reading.terms, found.term);
    }
    reading
}

/// Adds what is not there yet, up to [`MOST`].
fn keep<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.len() < MOST && !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::glossary::matcher::Form, *};

    fn matcher() -> Matcher {
        let form = |text| Form { text, is_exact: text == "TAF" };
        Matcher::new([(0, form("TAF")), (1, form("early help"))].into_iter())
    }

    #[test]
    fn each_thing_is_told_once_in_the_order_of_the_letter() {
        let letter = "Early help: the TAF is on 3 March 2027 (03/03/27). TAF! Ring 01904 551550 or 01904 551 550.";
        let reading = read(letter, &matcher());
        assert_eq!(reading.terms, [1, 0]);
        assert_eq!(reading.days.iter().map(Day::words).collect::<Vec<_>>(), ["3 March 2027"]);
        assert_eq!(reading.phones.iter().map(|phone| phone.digits.as_str()).collect::<Vec<_>>(), ["01904551550"]);
    }

    #[test]
    fn a_letter_with_thousands_of_days_gives_a_list_a_person_can_read() {
        let letter: String = (1..=28).flat_map(|d| (1..=12).map(move |m| format!("{d}/{m}/2027 "))).collect();
        assert_eq!(read(&letter, &matcher()).days.len(), MOST);
    }

    #[test]
    fn a_megabyte_of_the_worst_letter_is_read_in_a_blink_even_unoptimised() {
        for piece in ["01904 ", "0 ", "1 March ", "1/", "+44 (0)", "Monday ", "early help 1/2/2027 0800 1111 call 999 "]
        {
            let letter = piece.repeat(1_000_000 / piece.len());
            #[expect(clippy::disallowed_methods, reason = "how long reading takes is what this test is about")]
            let start = std::time::Instant::now();
            let reading = read(&letter, &matcher());
            assert!(start.elapsed().as_secs() < 10, "{piece:?} took {:?}", start.elapsed());
            assert!(reading.days.len() + reading.phones.len() < 9);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_letter_can_be_read(letter in "\\PC*|(?s).*|([0-9]{1,6}|[ /.+()-]|March|May|st|rd|call){0,30}") {
            let reading = read(&letter, &matcher());
            for day in reading.days {
                proptest::prop_assert!((1..=31).contains(&day.day) && (1..=12).contains(&day.month));
            }
            for phone in reading.phones {
                proptest::prop_assert!((3..=11).contains(&phone.digits.len()));
            }
        }
    }
}
