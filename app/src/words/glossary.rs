//! The glossary's terms as they are written in `app/glossary`, read once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde::Deserialize;

use crate::domain::{
    glossary::{Glossary, LONGEST_SENTENCE, LONGEST_TRANSLATED_SENTENCE, Term, matcher},
    language::Language,
};

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

/// The words that letters use most, in the other languages.
const TRANSLATIONS: [(Language, &str); 4] = [
    (Language::Arabic, include_str!("../../glossary/languages/ar.toml")),
    (Language::Polish, include_str!("../../glossary/languages/pl.toml")),
    (Language::Romanian, include_str!("../../glossary/languages/ro.toml")),
    (Language::Urdu, include_str!("../../glossary/languages/ur.toml")),
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

/// The glossary in `language`. Beside English it has the words that letters use most; its names in text are those of
/// both languages, because letters come in English whatever the family speaks.
pub fn glossary_of(language: Language) -> &'static Glossary {
    static OTHERS: LazyLock<BTreeMap<Language, Glossary>> = LazyLock::new(|| {
        let read = |(language, text): &(Language, &str)| Some((*language, translated(text).ok()?));
        TRANSLATIONS.iter().filter_map(read).collect()
    });
    OTHERS.get(&language).unwrap_or_else(|| glossary())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslatedFile {
    /// The native speaker who checked every sentence, or "none".
    checked_by: String,
    terms: BTreeMap<String, Translated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translated {
    name: String,
    also: Vec<String>,
    means: String,
    young: String,
    example: String,
}

/// The terms of one language, joined with what the English says of the same terms.
pub fn translated(text: &str) -> Result<Glossary, Vec<String>> {
    let file: TranslatedFile = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
    let ids: Vec<String> = file.terms.keys().cloned().collect();
    let mut terms = Vec::new();
    for (id, said) in file.terms {
        let english = glossary().term(&id).ok_or_else(|| vec![format!("{id}: no English term has this id")])?;
        let mut seen = BTreeSet::from([matcher::key(&said.name)]);
        let mut fresh = |name: &String| seen.insert(matcher::key(name));
        let also = std::iter::once(&english.name).chain(&english.also).filter(|name| fresh(name)).cloned().collect();
        let (bent, heard) =
            said.also.into_iter().filter(|name| fresh(name)).partition(|name| matcher::is_findable(name));
        let related = english.related.iter().filter(|id| ids.contains(id)).cloned().collect();
        let Translated { name, means, young, example, .. } = said;
        terms.push(Term {
            common: !matcher::is_findable(&name),
            name,
            also,
            bent,
            heard,
            means,
            young,
            example,
            related,
            ..english.clone()
        });
    }
    let glossary = Glossary::new(terms, glossary().sources().clone(), LONGEST_TRANSLATED_SENTENCE)?;
    Ok(if file.checked_by == "none" { glossary } else { glossary.checked_by(file.checked_by) })
}

/// Reads every file, or says everything that is wrong with them.
pub fn load() -> Result<Glossary, Vec<String>> {
    let (mut terms, mut sources) = (Vec::new(), BTreeMap::new());
    for text in FILES {
        let file: File = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        terms.extend(file.term);
        sources.extend(file.sources);
    }
    Glossary::new(terms, sources, LONGEST_SENTENCE)
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
    fn every_translation_is_whole_and_finds_its_own_names_and_the_english_ones() {
        for (language, text) in TRANSLATIONS {
            let glossary = translated(text).unwrap_or_else(|faults| panic!("{language:?}: {}", faults.join("\n")));
            assert!(glossary.terms().len() >= 40, "{language:?}: {}", glossary.terms().len());
            let checked = translated(&text.replacen("checked_by = \"none\"", "checked_by = \"A. Reader\"", 1));
            assert!(!glossary.is_checked() && checked.is_ok_and(|it| it.is_checked()), "{language:?}");
            let english = whole();
            for term in glossary.terms() {
                for form in term.forms() {
                    let found = glossary.matcher().find(form.text);
                    let ids: Vec<_> = found.iter().filter_map(|f| glossary.at(f.term)).map(|t| t.id.as_str()).collect();
                    assert_eq!(ids, [term.id.as_str()], "{language:?}: {}", form.text);
                }
                let in_english = &english.term(&term.id).unwrap().name;
                let found = glossary.search(in_english);
                assert!(found.iter().any(|it| it.id == term.id), "{language:?}: {in_english}");
                assert_ne!(term.means, english.term(&term.id).unwrap().means, "{language:?}: {}", term.id);
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
