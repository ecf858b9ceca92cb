//! What is no reading matter of ours: names of places, hubs, organisations and days, references, addresses, what the
//! walk typed, and terms that are explained in place.
//!
//! Each is put in `[[double brackets]]`: the score counts it as a word and leaves its syllables out.

use app::{ports::Places, words::glossary::glossary};

/// What the walk types; it shows again on "check your answers".
pub(crate) const TYPED: [&str; 12] = [
    "Ama",
    "Kofi",
    "Bedtimes are calm",
    "Mornings are hard",
    "A bed for Kofi",
    "School breakfast club",
    "Mrs Lee, teacher",
    "Twi",
    "07700 900123",
    "before 3",
    "ama@example.org",
    "1 High Street",
];

const DAYS: [&str; 19] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May 2",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Names outside the portal that pages must give as they are.
const ELSEWHERE: [&str; 8] = [
    "National Domestic Abuse Helpline",
    "Refuge",
    "Childline",
    "Samaritans",
    "Women’s Aid",
    "Information Commissioner’s Office",
    "SHOUT",
    "British Sign Language",
];

/// Every name, longest first.
pub(crate) struct Names(Vec<String>);

impl Names {
    /// The names of `places`, and all others.
    pub(crate) fn of(places: &Places, offers: &[String]) -> Self {
        let fixed = [&TYPED[..], &DAYS, &ELSEWHERE].concat();
        let mut names: Vec<String> = fixed.into_iter().map(str::to_owned).collect();
        names.extend(include_str!("terms.txt").lines().filter(|line| !line.starts_with('#')).map(str::to_owned));
        names.extend(offers.iter().cloned());
        for term in glossary().terms() {
            for name in term.names().filter(|name| !term.common || *name != term.name) {
                names.extend([
                    name.to_owned(),
                    name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect(),
                ]);
            }
        }
        names.extend(glossary().sources().values().cloned());
        for place in places.all() {
            names.extend([place.name.clone(), place.council.clone()]);
            for hub in &place.hubs {
                names.extend([hub.name.clone(), hub.contact.label.clone()]);
            }
            let of_guide = place.meetings.iter().flat_map(|it| [it.name.clone(), it.short.clone()]);
            names.extend(of_guide.chain(place.levels.iter().map(|it| it.name.clone())));
            names.extend(place.assessment.tools.iter().chain(&place.assessment.also).cloned());
            names.extend([place.assessment.name.clone(), place.lead.name.clone(), place.brand.clone()]);
            names.extend(place.lead.also.iter().chain(place.services.iter().map(|it| &it.official)).cloned());
            // Only what is a name: "the school your child goes to" is our own sentence.
            let organisations = place.organisations.iter().map(|each| each.name.clone());
            names.extend(organisations.filter(|name| !name.starts_with("The ")));
        }
        names.retain(|name| !name.trim().is_empty());
        names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        names.dedup();
        Self(names)
    }

    /// The text with every name in brackets, once.
    pub(crate) fn mark(&self, text: &str) -> String {
        let mut marked = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let at_word = marked.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            let found = self.0.iter().find(|name| at_word && starts_with_word(rest, name));
            let name = found.map(String::as_str).or_else(|| at_word.then(|| address_or_reference(rest)).flatten());
            if let Some(name) = name {
                marked.extend(["[[", name, "]]"]);
                rest = rest.get(name.len()..).unwrap_or_default();
            } else {
                marked.push(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
        }
        marked
    }
}

/// A name ends where its word ends; a plural or a possessive of it is the name still.
fn starts_with_word(text: &str, name: &str) -> bool {
    let Some(after) = text.strip_prefix(name) else {
        return false;
    };
    !after.strip_prefix('s').unwrap_or(after).starts_with(char::is_alphanumeric)
}

/// A web or e-mail address, a postcode half or a reference: a word with a dot, slash or at inside, or capitals with digits.
fn address_or_reference(text: &str) -> Option<&str> {
    let word = text.split(|c: char| c.is_whitespace() || "“”(),;:?!".contains(c)).next()?.trim_end_matches('.');
    let has = |wanted: fn(char) -> bool| word.chars().any(wanted);
    let is_address = has(|c| "./@".contains(c)) && has(char::is_alphabetic);
    let is_code = has(char::is_numeric) && has(char::is_uppercase) && !has(char::is_lowercase);
    let is_reference = word.len() > 4 && word.contains('-') && has(char::is_uppercase) && !has(char::is_lowercase);
    (is_address || is_code || is_reference).then_some(word)
}

#[test]
fn names_are_marked_whole_and_words_that_only_contain_one_are_not() {
    let names = Names(vec!["York MASH".into(), "York".into(), "Ama".into()]);
    assert_eq!(names.mark("Call York MASH in York."), "Call [[York MASH]] in [[York]].");
    assert_eq!(names.mark("Amazing Yorkshire"), "Amazing Yorkshire");
    assert_eq!(names.mark("See gov.uk/find, say YRK-7K2M."), "See [[gov.uk/find]], say [[YRK-7K2M]].");
}
