//! Words that services use, each with a meaning a nine-year-old can read.
//!
//! A [`Term`] is one idea with every name it goes by; [`Glossary`] is all of them, checked. `matcher` finds terms in any
//! text, `pack` is the short form a browser loads. Nothing here reads a file: what is in a term comes from
//! `app/glossary`, and a fault there is told with the term's id.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use self::matcher::{Form, Matcher};

pub mod matcher;
pub mod pack;
#[cfg(feature = "ssr")]
pub mod search;

/// One idea and everything we say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Short name, part of the page's address.
    pub id: String,
    /// The name it is listed under.
    pub name: String,
    /// Other names and short forms, looked for in text.
    #[serde(default)]
    pub also: Vec<String>,
    /// Other shapes a name takes in a sentence, in languages that bend their words: looked for in text and never listed.
    #[serde(default)]
    pub bent: Vec<String>,
    /// Other names that are too common to look for in text; only the search knows them.
    #[serde(default)]
    pub heard: Vec<String>,
    /// The name is an everyday word too, so it is not looked for in text.
    #[serde(default)]
    pub common: bool,
    /// Every name is a proper name and only found as written.
    #[serde(default)]
    pub proper: bool,
    /// It is a meeting.
    #[serde(default)]
    pub meeting: bool,
    /// What it means.
    pub means: String,
    /// What it means, said to a young person.
    pub young: String,
    /// A sentence that uses it.
    pub example: String,
    /// What a place calls it, by the place's short name.
    #[serde(default)]
    pub places: BTreeMap<String, String>,
    /// Where it was found: short names from the list of sources.
    pub sources: Vec<String>,
    /// Ids of terms that help to understand it.
    #[serde(default)]
    pub related: Vec<String>,
}

impl Term {
    /// Every name that is looked for in text.
    pub fn forms(&self) -> impl Iterator<Item = Form<'_>> {
        let name = (!self.common).then_some(self.name.as_str());
        let texts = name.into_iter().chain(self.also.iter().chain(&self.bent).map(String::as_str));
        texts.map(|text| Form { text, is_exact: pack::is_exact(text, self.proper) })
    }

    /// Every name a person may search for.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let places = self.places.values();
        let all = std::iter::once(&self.name).chain(&self.also).chain(&self.bent).chain(&self.heard).chain(places);
        all.map(String::as_str)
    }
}

/// Every term, in order of name, with what finds them.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    sources: BTreeMap<String, String>,
    matcher: Matcher,
    checked_by: Option<String>,
}

impl Glossary {
    /// Joins terms and sources, or says everything that is wrong with them, such as sentences of more than `most` words.
    pub fn new(mut terms: Vec<Term>, sources: BTreeMap<String, String>, most: usize) -> Result<Self, Vec<String>> {
        terms.sort_by_key(|term| term.name.to_lowercase());
        let faults = faults(&terms, &sources, most);
        if !faults.is_empty() {
            return Err(faults);
        }
        let matcher = Matcher::new(terms.iter().enumerate().flat_map(|(at, term)| term.forms().map(move |f| (at, f))));
        Ok(Self { terms, sources, matcher, checked_by: None })
    }

    /// The same, read through by this native speaker.
    #[must_use]
    pub fn checked_by(mut self, name: String) -> Self {
        self.checked_by = Some(name);
        self
    }

    /// Whether a native speaker has read every sentence. The English is our own and needs none.
    pub const fn is_checked(&self) -> bool {
        self.checked_by.is_some()
    }

    /// Every term, by name.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The term at this place in [`Self::terms`], as the matcher counts.
    pub fn at(&self, index: usize) -> Option<&Term> {
        self.terms.get(index)
    }

    /// The title of a source.
    pub fn source(&self, id: &str) -> Option<&str> {
        self.sources.get(id).map(String::as_str)
    }

    /// Every source: short name and title.
    pub const fn sources(&self) -> &BTreeMap<String, String> {
        &self.sources
    }

    /// What finds terms in text.
    pub const fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

/// The most words an English sentence may have.
pub const LONGEST_SENTENCE: usize = 20;
/// The same in other languages, some of which write in three words what English says in one.
pub const LONGEST_TRANSLATED_SENTENCE: usize = 26;

fn faults(terms: &[Term], sources: &BTreeMap<String, String>, most: usize) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let mut names = BTreeMap::new();
    for term in terms {
        if !ids.insert(&term.id) {
            faults.push(format!("{}: two terms have this id", term.id));
        }
        for name in std::iter::once(&term.name).chain(&term.also).chain(&term.bent).chain(&term.heard) {
            if let Some(other) = names.insert(matcher::key(name), &term.id) {
                faults.push(format!("{}: \"{name}\" is already a name of {other}", term.id));
            }
        }
        faults.extend(term_faults(term, sources, most).into_iter().map(|fault| format!("{}: {fault}", term.id)));
    }
    let unknown = terms.iter().flat_map(|term| term.related.iter().map(move |id| (term, id)));
    faults.extend(
        unknown.filter(|(_, id)| !ids.contains(id)).map(|(term, id)| format!("{}: no term is called {id}", term.id)),
    );
    faults
}

fn term_faults(term: &Term, sources: &BTreeMap<String, String>, most: usize) -> Vec<String> {
    let mut faults = Vec::new();
    let is_slug = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !is_slug(&term.id) || term.id == "sheet" {
        faults.push("the id must be small letters, digits and dashes".to_owned());
    }
    for (field, text) in [("means", &term.means), ("young", &term.young), ("example", &term.example)] {
        for sentence in text.split(['.', '?', '!', ':', '۔', '؟']) {
            let count = sentence.split_whitespace().count();
            if count > most {
                faults.push(format!("{field}: a sentence has {count} words, more than {most}"));
            }
        }
        if !text.trim_end().ends_with(['.', '?', '!', '۔', '؟']) {
            faults.push(format!("{field}: end it like a sentence"));
        }
    }
    let texts: Vec<&str> = term.names().chain([term.means.as_str(), &term.young, &term.example]).collect();
    if texts.iter().any(|text| text.trim().is_empty() || *text != text.trim()) {
        faults.push("a text is empty, or has blank space around it".to_owned());
    }
    if texts.iter().any(|text| text.contains(pack::RESERVED)) {
        faults.push("tabs, line ends and bars cannot be in a text".to_owned());
    }
    if term.forms().any(|form| !matcher::is_findable(form.text)) {
        faults.push("a name holds signs that text is never searched for; move it to `heard`".to_owned());
    }
    if term.sources.is_empty() {
        faults.push("say where it was found".to_owned());
    }
    faults.extend(term.sources.iter().filter(|id| !sources.contains_key(*id)).map(|id| format!("no source is {id}")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &str, name: &str) -> Term {
        Term {
            id: id.to_owned(),
            name: name.to_owned(),
            means: "It helps.".to_owned(),
            young: "It helps.".to_owned(),
            example: "It helped.".to_owned(),
            sources: vec!["paper".to_owned()],
            ..Term::default()
        }
    }

    fn told(terms: Vec<Term>) -> String {
        let sources = BTreeMap::from([("paper".to_owned(), "A paper".to_owned())]);
        Glossary::new(terms, sources, LONGEST_SENTENCE).map_or_else(|faults| faults.join("\n"), |_| String::new())
    }

    #[test]
    fn good_terms_are_taken() {
        assert_eq!(told(vec![term("a", "One"), term("b", "Two")]), "");
    }

    #[test]
    fn every_kind_of_fault_is_told_with_the_terms_id() {
        let broken = |change: fn(&mut Term)| {
            let mut one = term("one", "One");
            change(&mut one);
            told(vec![one, term("two", "Two")])
        };
        assert!(broken(|t| t.id = "two".into()).contains("two terms"));
        assert!(broken(|t| t.id = "sheet".into()).contains("sheet: the id"));
        assert!(broken(|t| t.also.push("TWO".into())).contains("already a name"));
        assert!(broken(|t| t.means = String::new()).contains("empty"));
        assert!(broken(|t| t.young = "No end".into()).contains("end it like a sentence"));
        assert!(broken(|t| t.example = format!("{}.", "so ".repeat(21).trim())).contains("21 words"));
        assert!(broken(|t| t.means = "a\tb.".into()).contains("tabs"));
        assert!(broken(|t| t.also.push("a|b".into())).contains("bars"));
        assert!(broken(|t| t.also.push("1:1".into())).contains("never searched"));
        assert!(broken(|t| t.sources = vec!["rumour".into()]).contains("no source is rumour"));
        assert!(broken(|t| t.sources.clear()).contains("where it was found"));
        assert!(broken(|t| t.related.push("three".into())).contains("no term is called three"));
    }
}
