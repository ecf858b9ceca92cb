//! Words to look for, and the text they are looked for in, made alike.
//!
//! Both sides become the same plain words: small letters, no punctuation. What a person types is only ever a list of
//! such words, so nothing in it can act as a pattern or a query. Which offers come first is for storage to count;
//! these rules never guess what somebody needs.

/// The most words of a search that count.
pub const MOST_WORDS: usize = 8;
/// The most characters of one word that count.
const LONGEST_WORD: usize = 40;

/// Words that nearly every sentence has; looking for them finds everything.
const SMALL_WORDS: &[&str] = &[
    "a",
    "about",
    "all",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "can",
    "cant",
    "do",
    "does",
    "dont",
    "for",
    "from",
    "get",
    "has",
    "have",
    "he",
    "her",
    "him",
    "his",
    "i",
    "if",
    "im",
    "in",
    "is",
    "it",
    "its",
    "just",
    "like",
    "look",
    "me",
    "my",
    "near",
    "need",
    "not",
    "of",
    "on",
    "or",
    "our",
    "out",
    "she",
    "so",
    "some",
    "something",
    "someone",
    "that",
    "the",
    "their",
    "them",
    "they",
    "this",
    "to",
    "up",
    "us",
    "want",
    "was",
    "we",
    "what",
    "when",
    "where",
    "who",
    "will",
    "with",
    "wont",
    "would",
    "you",
    "your",
    "help",
];

/// What a person looks for: at most [`MOST_WORDS`] beginnings of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords(Vec<String>);

impl SearchWords {
    /// Reads anything; text without a word to look for reads as none.
    pub fn parse(raw: &str) -> Self {
        let mut found: Vec<String> = Vec::new();
        for word in words(raw).filter(|word| !SMALL_WORDS.contains(&word.as_str())) {
            let start = beginning(&word).to_owned();
            if !found.contains(&start) {
                found.push(start);
            }
            if found.len() == MOST_WORDS {
                break;
            }
        }
        Self(found)
    }

    /// The beginnings of words to look for.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

/// `text` as it is searched: each word with one blank before it, so that a word's beginning can be found.
pub fn searchable<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for word in texts.into_iter().flat_map(words) {
        out.push(' ');
        out.push_str(&word);
    }
    out
}

/// The words of `text` in small letters. An apostrophe joins ("children's" reads as "childrens").
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_apart = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}');
    text.split(is_apart)
        .map(|word| {
            let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).map(plain);
            letters.take(LONGEST_WORD).collect::<String>()
        })
        .filter(|word| !word.is_empty())
}

/// The letter without its mark, for the marks that names here often have.
const fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// The part of a word that its other forms share: "groups" finds "group", "parenting" finds "parent".
fn beginning(word: &str) -> &str {
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix('s'));
    stem.filter(|stem| stem.chars().count() >= 4).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Vec<String> {
        SearchWords::parse(raw).as_slice().to_vec()
    }

    #[test]
    fn what_is_typed_becomes_plain_words() {
        assert_eq!(read("  Parenting GROUPS, please! "), ["parent", "group", "please"]);
        assert_eq!(read("children’s centre's"), ["children", "centre"]);
        assert_eq!(read("I need help with my son and a bus"), ["son", "bus"]);
        assert_eq!(read("Łódź"), ["lodz"]);
        assert_eq!(read("the of to"), Vec::<String>::new());
        assert_eq!(read("مجموعة"), ["مجموعة"]);
    }

    #[test]
    fn signs_that_steer_a_query_are_gone() {
        assert_eq!(read(r#"drop* OR "x" NEAR/2 -y %_ '; --"#), ["drop", "x", "2", "y"]);
    }

    #[test]
    fn a_form_of_a_word_finds_the_others() {
        let text = searchable(["A group for parents.", "Children's play"]);
        for typed in ["groups", "parenting", "childrens", "PLAY"] {
            assert!(text.contains(&format!(" {}", read(typed)[0])), "{typed} in {text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_becomes_few_plain_words(raw in "\\PC*|.*") {
            let words = read(&raw);
            proptest::prop_assert!(words.len() <= MOST_WORDS);
            for word in words {
                proptest::prop_assert!(word.chars().all(char::is_alphanumeric) && !word.is_empty());
                proptest::prop_assert!(word.chars().count() <= LONGEST_WORD);
            }
        }
    }
}
