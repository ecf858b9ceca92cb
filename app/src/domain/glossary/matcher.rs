//! Finds terms in any text: whole words only, the longest name first, never inside another word or an address.
//!
//! A name matches in any case, with a hyphen or blank space between its words, and with a plural or possessive "s" on
//! any of them; a name in capitals such as PASS matches only in capitals, so that "pass the salt" stays as it is. Each
//! word of the text is looked up once by a small hash, so a text costs time in step with its length, whatever it says.

use crate::domain::tokens::{Gap, Token, tokens};

/// A name to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form<'a> {
    /// The name.
    pub text: &'a str,
    /// It is only found as written.
    pub is_exact: bool,
}

/// Where a term stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Which term: the number it was given to [`Matcher::new`] with.
    pub term: usize,
}

#[derive(Debug)]
struct Name {
    hash: u32,
    words: Vec<String>,
    has_comma: bool,
    is_exact: bool,
    term: usize,
}

/// Every name, ready to be looked up.
#[derive(Debug, Default)]
pub struct Matcher {
    // By hash of the first word; for one hash the longest first.
    names: Vec<Name>,
}

impl Matcher {
    /// Takes names, each with the number of its term.
    pub fn new<'a>(forms: impl Iterator<Item = (usize, Form<'a>)>) -> Self {
        let mut names: Vec<Name> = Vec::with_capacity(512);
        // Each goes straight to its place: for a few hundred names that is quick, and a phone loads no sorting.
        for name in forms.filter_map(|(term, form)| Name::new(term, form)) {
            let is_before = |other: &Name| {
                other.hash < name.hash || (other.hash == name.hash && other.words.len() >= name.words.len())
            };
            names.insert(names.partition_point(is_before), name);
        }
        Self { names }
    }

    /// Every term of `text`, in order; none overlaps another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        self.find_in(text, &tokens(text))
    }

    /// The same, for a text that is cut into words already.
    pub fn find_in(&self, text: &str, tokens: &[Token]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut rest = tokens;
        while let Some(first) = rest.first() {
            let used = match self.first_name(text, rest) {
                Some(name) => {
                    let used = name.words.len();
                    let end = rest.get(used - 1).map_or(first.end, |last| last.end);
                    found.push(Found { start: first.start, end, term: name.term });
                    used
                }
                None => 1,
            };
            rest = rest.get(used..).unwrap_or_default();
        }
        found
    }

    /// The longest name that the words begin with.
    fn first_name(&self, text: &str, words: &[Token]) -> Option<&Name> {
        let first = words.first()?.core(text);
        let by_stem = |stem: &str| {
            let hash = hash(stem);
            let start = self.names.partition_point(|name| name.hash < hash);
            let same = self.names.get(start..).unwrap_or_default().iter().take_while(move |name| name.hash == hash);
            same.into_iter().find(|name| name.begins(text, words))
        };
        stems(first).filter_map(by_stem).max_by_key(|name| name.words.len())
    }
}

impl Name {
    fn new(term: usize, form: Form<'_>) -> Option<Self> {
        let words: Vec<String> = tokens(form.text).iter().map(|token| token.core(form.text).to_owned()).collect();
        Some(Self {
            hash: hash(words.first()?),
            words,
            has_comma: form.text.contains(','),
            is_exact: form.is_exact,
            term,
        })
    }

    fn begins(&self, text: &str, words: &[Token]) -> bool {
        words.len() >= self.words.len()
            && self.words.iter().zip(words).enumerate().all(|(number, (word, token))| {
                let is_joined = match token.gap {
                    Gap::Space | Gap::Hyphen => true,
                    Gap::Comma => self.has_comma,
                    _ => false,
                };
                (number == 0 || is_joined) && self.is_word(word, token.core(text))
            })
    }

    fn is_word(&self, word: &str, seen: &str) -> bool {
        if self.is_exact {
            seen.strip_suffix('s').is_some_and(|stem| stem == word) || seen == word
        } else {
            stems(seen).any(|stem| stem.eq_ignore_ascii_case(word))
        }
    }
}

/// A word as it is, and without an "s" or "es" at its end.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let without = |end: usize, letter: u8| {
        let is_there = word.as_bytes().get(end).is_some_and(|byte| byte.eq_ignore_ascii_case(&letter));
        is_there.then(|| word.get(..end)).flatten().filter(|stem| !stem.is_empty())
    };
    let short = word.len().checked_sub(1).and_then(|end| without(end, b's'));
    let shorter = short.and_then(|_| word.len().checked_sub(2)).and_then(|end| without(end, b'e'));
    std::iter::once(word).chain(short).chain(shorter)
}

/// FNV-1a over the small letters.
fn hash(word: &str) -> u32 {
    word.bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// A name without what does not tell names apart: case, blank space, hyphens, possessives. Names in capitals stay.
pub fn key(name: &str) -> String {
    let words: Vec<String> = tokens(name).iter().map(|token| token.core(name).to_ascii_lowercase()).collect();
    words.join(" ")
}

/// Whether a name could ever be found: words with nothing but blank space, hyphens or commas between them.
pub fn is_findable(name: &str) -> bool {
    let words = tokens(name);
    let joined = |token: &Token| matches!(token.gap, Gap::Space | Gap::Hyphen | Gap::Comma);
    !words.is_empty() && words.iter().skip(1).all(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::glossary::pack::is_exact;

    const NAMES: [&str; 12] = [
        "early help",
        "early help assessment",
        "TAF",
        "PASS",
        "CIN",
        "children's centre",
        "NEET",
        "team around the family",
        "My Star",
        "family",
        "step down",
        "Education, Health and Care plan",
    ];

    fn matcher() -> Matcher {
        let form = |text: &'static str| Form { text, is_exact: is_exact(text, text == "My Star") };
        Matcher::new(NAMES.into_iter().enumerate().map(|(at, text)| (at, form(text))))
    }

    fn found(text: &str) -> Vec<(String, &'static str)> {
        let found = matcher().find(text);
        found.iter().map(|f| (text[f.start..f.end].to_owned(), NAMES[f.term])).collect()
    }

    fn only(text: &str) -> String {
        found(text).into_iter().map(|(seen, _)| seen).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(
            found("an Early Help Assessment and early help."),
            [("Early Help Assessment".to_owned(), "early help assessment"), ("early help".to_owned(), "early help"),]
        );
    }

    #[test]
    fn capitals_are_found_in_capitals_alone() {
        assert_eq!(only("pass the salt, Pass, taf, Neet"), "");
        assert_eq!(only("PASS runs TAFs; the TAF's notes, (NEET)"), "PASS | TAFs | TAF's | NEET");
    }

    #[test]
    fn proper_names_are_found_as_written_alone() {
        assert_eq!(only("My Star, my star, MY STAR"), "My Star");
    }

    #[test]
    fn plurals_possessives_hyphens_and_line_ends_do_not_hide_a_name() {
        assert_eq!(only("step-down\nstep  downs\nStep\ndown's"), "step-down | step  downs | Step\ndown's");
        assert_eq!(only("Childrens Centres, children’s centre"), "Childrens Centres | children’s centre");
        assert_eq!(only("teams around the family"), "teams around the family");
        assert_eq!(only("education, health and care plans"), "education, health and care plans");
        assert_eq!(only("Education Health and Care plan"), "Education Health and Care plan");
    }

    #[test]
    fn nothing_is_found_across_sentences_or_paragraphs() {
        assert_eq!(only("step. Down. step, down\n\nstep\n\ndown"), "");
    }

    #[test]
    fn nothing_is_found_inside_other_words_or_addresses() {
        assert_eq!(only("STAFF TAFX xTAF TAF_1 éTAF TAFé familyname MASHTAF 好TAF"), "");
        assert_eq!(only("https://x.uk/TAF TAF@york.gov.uk www.taf.uk/family early.help@x.uk"), "");
        assert_eq!(only("<b title=\"TAF\">TAF</b>"), "TAF | TAF");
    }

    #[test]
    fn a_megabyte_of_the_worst_text_is_read_in_a_blink_even_unoptimised() {
        let matcher = matcher();
        for piece in ["early help ", "team around the ", "family-", " ", "x", "'", "TAF.a", "early\u{200f} ", "é’s"]
        {
            let text = piece.repeat(1_000_000 / piece.len());
            #[expect(clippy::disallowed_methods, reason = "how long reading takes is what this test is about")]
            let start = std::time::Instant::now();
            let found = matcher.find(&text);
            assert!(start.elapsed().as_secs() < 10, "{piece:?} took {:?}", start.elapsed());
            assert!(found.len() <= text.len());
        }
    }

    proptest::proptest! {
        #[test]
        fn found_terms_never_overlap_lie_on_letter_borders_and_the_text_stays_whole(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "early help", "TAF", "TAFs", "PASS", " ", "-", "\n", "’s", "family", "é", "مرحبا", "\u{0}", "@", "x",
                    "://", ".", "\u{202e}", "children’s", "centre", "👨‍👩‍👧", "<i>", "step", "down",
                ]), 0..40),
            free in "\\PC{0,20}",
        ) {
            let text = parts.concat() + &free;
            let (mut last, mut again) = (0, String::new());
            for found in matcher().find(&text) {
                proptest::prop_assert!(last <= found.start && found.start < found.end && found.term < NAMES.len());
                again.push_str(text.get(last..found.start).unwrap());
                again.push_str(text.get(found.start..found.end).unwrap());
                last = found.end;
            }
            again.push_str(&text[last..]);
            proptest::prop_assert_eq!(again, text);
        }

        #[test]
        fn a_name_on_its_own_is_always_found_whole(at in 0..NAMES.len(), before in "[ (\"]{0,3}", after in "[ ).,!?]{0,3}") {
            let text = format!("{before}{}{after}", NAMES[at]);
            let found = matcher().find(&text);
            proptest::prop_assert_eq!(found.len(), 1);
            proptest::prop_assert_eq!(found[0].term, at);
        }
    }
}
