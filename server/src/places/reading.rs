//! Whether a text can be read by a tired person, and whether it promises what nobody can keep (rule C1).

/// The most words a sentence may have in text that families read.
const MOST_WORDS: usize = 25;

/// Promises that the law does not let anybody keep.
const PROMISES: &[&str] = &[
    "only with your consent",
    "only with your agreement",
    "only with your permission",
    "only share with your",
    "only ever share",
    "only if you agree",
    "only if you say yes",
    "only when you say yes",
    "nothing is shared without",
    "nothing will be shared without",
    "nothing is passed on without",
    "not be shared without",
    "not shared without",
    "not share anything without",
    "never be shared",
    "never share",
    "never tell anyone",
    "completely confidential",
    "totally confidential",
    "untraceable",
];

/// Words that blame a family, or have it scored (rule C14, invariant 7).
const BLAME: &[&str] = &[
    "non-engag",
    "not engaging",
    "refuse to",
    "refuses to",
    "failed to",
    "failure to",
    "hard to reach",
    "your level",
    "which level are you",
    "your score",
    "troubled famil",
    "bad parent",
];

/// The number of words of the first sentence that has too many.
pub(super) fn too_long(text: &str) -> Option<usize> {
    text.split_inclusive(['.', '!', '?', ';', '\n'])
        .map(|sentence| sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count())
        .find(|words| *words > MOST_WORDS)
}

/// The first promise in `text` that nobody can keep.
pub(super) fn too_much_promised(text: &str) -> Option<&'static str> {
    first_of(PROMISES, text)
}

/// The first words in `text` that blame a family or have it scored.
pub(super) fn blame(text: &str) -> Option<&'static str> {
    first_of(BLAME, text)
}

fn first_of(list: &[&'static str], text: &str) -> Option<&'static str> {
    let plain = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    list.iter().find(|words| plain.contains(**words)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_five_words_fit_and_twenty_six_do_not() {
        let words = |count: usize| format!("{}.", vec!["word"; count].join(" "));
        assert_eq!(too_long(&words(25)), None);
        assert_eq!(too_long(&format!("Short. {}", words(26))), Some(26));
    }

    #[test]
    fn a_promise_is_found_across_line_ends_and_capitals() {
        assert_eq!(too_much_promised("Nothing is\nshared  without a yes."), Some("nothing is shared without"));
        assert_eq!(too_much_promised("We may share to keep a child safe."), None);
    }
}
