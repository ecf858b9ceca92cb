//! The glossary's terms as they are written in `app/glossary`, read once, and what its pages say around them.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::domain::glossary::{Glossary, Term};

/// Every file of `app/glossary`.
const FILES: [&str; 9] = [
    include_str!("../../glossary/assessments.toml"),
    include_str!("../../glossary/help.toml"),
    include_str!("../../glossary/meetings.toml"),
    include_str!("../../glossary/people.toml"),
    include_str!("../../glossary/rights.toml"),
    include_str!("../../glossary/safety.toml"),
    include_str!("../../glossary/sources.toml"),
    include_str!("../../glossary/teams.toml"),
    include_str!("../../glossary/young.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
    #[serde(default)]
    sources: BTreeMap<String, String>,
}

/// The glossary. Its files are part of the program, and a test refuses a program whose files have a fault.
pub fn glossary() -> &'static Glossary {
    static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| load().unwrap_or_default());
    &GLOSSARY
}

/// Reads every file, or says everything that is wrong with them.
pub fn load() -> Result<Glossary, Vec<String>> {
    let (mut terms, mut sources) = (Vec::new(), BTreeMap::new());
    for text in FILES {
        let file: File = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        terms.extend(file.term);
        sources.extend(file.sources);
    }
    Glossary::new(terms, sources)
}

/// Heading and title of the list.
pub const TITLE: &str = "What words mean";
/// Under the heading.
pub const LEAD: &str = "Councils, schools and nurses use words that can be hard to follow. Here is what they mean.";
/// The search box.
pub const SEARCH_LABEL: &str = "Look for a word";
/// Under the search box's label.
pub const SEARCH_HINT: &str = "Spelling does not matter. For example, TAF or assessment.";
/// The search button.
pub const SEARCH: &str = "Search";
/// The search's landmark.
pub const SEARCH_NAV: &str = "Words";
/// Over what was found.
pub const FOUND_TITLE: &str = "Words we found";
/// Nothing was found.
pub const NOT_FOUND: &str = "We do not have that word. Try a part of it, or look through the list.";
/// Over the list.
pub const ALL_TITLE: &str = "All words, A to Z";
/// Over the links to the sheets.
pub const SHEETS_TITLE: &str = "A sheet to print";
/// A sheet's link.
pub const SHEET_FOR: &str = "Words people use in ";
/// Link to the letter reader.
pub const LETTER_LINK: &str = "What does my letter mean?";
/// Over the young person's words.
pub const YOUNG_TITLE: &str = "If you are a young person";
/// Over the other names.
pub const ALSO_TITLE: &str = "Other names for it";
/// Over the example.
pub const EXAMPLE_TITLE: &str = "How people use it";
/// Over what places say.
pub const PLACES_TITLE: &str = "What they say near you";
/// Over related terms.
pub const RELATED_TITLE: &str = "Words that go with it";
/// Over the sources.
pub const SOURCE_TITLE: &str = "Where we found it";
/// Back to the list.
pub const TO_LIST: &str = "See all words";
/// The button in a popup.
pub const CLOSE: &str = "Close";

/// What a place calls it.
pub fn in_place(place: &str, word: &str) -> String {
    format!("In {place} they say “{word}”.")
}

/// How many were found.
pub fn count(count: usize) -> String {
    if count == 1 { "We found 1 word.".to_owned() } else { format!("We found {count} words.") }
}

/// A sheet's heading.
pub fn sheet_title(place: &str) -> String {
    format!("{SHEET_FOR}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::glossary::pack;

    fn whole() -> Glossary {
        load().unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
    }

    #[test]
    fn the_glossary_has_every_term_and_no_fault() {
        assert!(whole().terms().len() >= 88, "{}", whole().terms().len());
    }

    #[test]
    fn every_name_that_is_looked_for_leads_to_its_own_term() {
        let glossary = whole();
        for term in glossary.terms() {
            for form in term.forms() {
                let found = glossary.matcher().find(form.text);
                let ids: Vec<_> = found.iter().filter_map(|f| glossary.at(f.term)).map(|t| t.id.as_str()).collect();
                assert_eq!(ids, [term.id.as_str()], "{}", form.text);
                assert_eq!((found[0].start, found[0].end), (0, form.text.len()), "{}", form.text);
            }
        }
    }

    #[test]
    fn what_a_place_says_is_explained_too() {
        let whole = whole();
        for term in whole.terms() {
            for word in term.places.values() {
                assert!(!whole.matcher().find(word).is_empty() || word == &term.name, "{}: {word}", term.id);
            }
        }
    }

    #[test]
    fn everyday_sentences_are_left_alone() {
        let whole = whole();
        let text = "Please pass me the smart fast car at the front door. We had contact, some action and a star. \
                    He may send it, and I will evolve. The due date of the bill is near. Keep on track!";
        let found: Vec<_> = whole.matcher().find(text).iter().map(|f| &text[f.start..f.end]).collect();
        assert_eq!(found, Vec::<&str>::new());
    }

    #[test]
    fn the_packed_glossary_reads_back_whole() {
        let mut packed = String::new();
        for term in whole().terms() {
            let line = pack::Line { id: &term.id, name: &term.name, means: &term.means, meeting: term.meeting };
            pack::write(&mut packed, line, term.forms().map(|form| (form.text, form.is_exact)));
        }
        let back: Vec<_> = pack::read(&packed).map(|(line, forms)| (line, forms.collect::<Vec<_>>())).collect();
        assert_eq!(back.len(), whole().terms().len());
        for (term, (line, forms)) in whole().terms().iter().zip(back) {
            assert_eq!(
                (line.id, line.name, line.means, line.meeting),
                (&*term.id, &*term.name, &*term.means, term.meeting)
            );
            assert_eq!(forms, term.forms().map(|form| (form.text, form.is_exact)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_search_forgives_spelling() {
        let glossary = whole();
        for (typed, id) in [
            ("taf", "team-around-the-family"),
            ("lead profesional", "lead-practitioner"),
            ("asessment", "early-help-assessment"),
            ("camhs", "camhs"),
            ("cahms", "camhs"),
            ("geneogram", "genogram"),
            ("what is a MASH", "mash"),
            ("ehcp", "ehc-plan"),
            ("plan b", "contingency-plan"),
            ("childrens center", "childrens-centre"),
            ("carer", "young-carer"),
            ("saftey plan", "safety-planning"),
        ] {
            let found: Vec<_> = glossary.search(typed).iter().map(|term| term.id.as_str()).collect();
            assert!(found.contains(&id), "{typed}: {found:?}");
        }
        for nothing in ["", "   ", "zzzzqqqq", "\u{0}", "<script>", "مرحبا"] {
            assert!(glossary.search(nothing).is_empty(), "{nothing}");
        }
        assert!(glossary.search(&"family ".repeat(100_000)).len() <= 12);
    }
}
