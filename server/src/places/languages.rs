//! What a place says in other languages: `<place>/languages/<code>.toml`, one file a language.
//!
//! A file is whole or refused: it names every hub, service and organisation of the place and as many paragraphs of consent
//! as the English, and it says which version of the consent words it translates, so that a changed promise can never be
//! shown in an old translation (rule C6). A place without a file is shown in English and says so.

use std::{collections::BTreeMap, fs, path::Path};

use app::domain::{language::Language, place::Place};
use serde::Deserialize;

use super::PlaceFault;

/// "Nobody has checked this", written out so that a forgotten value is still a fault.
const NOBODY: &str = "none";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Translation {
    checked_by: String,
    of_version: String,
    out_of_hours: String,
    consent: Consent,
    hubs: BTreeMap<String, Hub>,
    localities: BTreeMap<String, Named>,
    services: BTreeMap<String, Service>,
    organisations: BTreeMap<String, Organisation>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Consent {
    help: Vec<String>,
    if_no: Vec<String>,
    share: Vec<String>,
    law: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Hub {
    name: String,
    what: String,
    hours: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Named {
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Service {
    name: String,
    what: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Organisation {
    name: String,
    purpose: String,
}

/// The place once more for each of its other languages; what is wrong with a file is told and the file is left out.
pub(super) fn load(place: &Place, folder: &Path, found: &mut Vec<PlaceFault>) -> Vec<Place> {
    let Ok(entries) = fs::read_dir(folder.join("languages")) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut places = Vec::new();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut faults = Faults { file: format!("{}/languages/{name}", place.id.as_str()), found: Vec::new() };
        let language = name.strip_suffix(".toml").and_then(Language::from_slug).filter(|it| *it != Language::English);
        let text = fs::read_to_string(&path);
        match (language, text.map(|text| toml::from_str::<Translation>(&text))) {
            (Some(language), Ok(Ok(said))) => {
                let translated = said.put_into(place, language, &mut faults);
                if faults.found.is_empty() {
                    places.push(translated);
                }
            }
            (None, _) => {
                faults.add("(file)", "is no language the portal speaks", "Name it pl, ro, ur or ar with .toml");
            }
            (_, Ok(Err(error))) => faults.add("(file)", error.message(), "Mend the TOML, or take the key out"),
            (_, Err(_)) => faults.add("(file)", "cannot be read as text", "Save it as UTF-8"),
        }
        found.append(&mut faults.found);
    }
    places
}

struct Faults {
    file: String,
    found: Vec<PlaceFault>,
}

impl Faults {
    fn add(&mut self, key: &str, what: &str, mend: &str) {
        let (file, key, what, mend) = (self.file.clone(), key.to_owned(), what.to_owned(), mend.to_owned());
        self.found.push(PlaceFault { file, key, what, mend });
    }

    /// Puts `said` in the place of `text`.
    fn put(&mut self, key: &str, said: String, text: &mut String) {
        if said.trim().is_empty() {
            self.add(key, "is missing or empty", "Translate it");
        } else {
            *text = said;
        }
    }

    fn put_all(&mut self, key: &str, said: Vec<String>, texts: &mut Vec<String>) {
        if said.len() != texts.len() || said.iter().any(|text| text.trim().is_empty()) {
            self.add(key, &format!("must have {} paragraphs, as in English", texts.len()), "Translate each paragraph");
        } else {
            *texts = said;
        }
    }

    /// What is left was for something that the place does not have.
    fn nothing_left<T>(&mut self, table: &str, rest: &BTreeMap<String, T>) {
        for id in rest.keys() {
            self.add(&format!("{table}.{id}"), "is not in the place's own files", "Take it out, or mend its name");
        }
    }
}

impl Translation {
    fn put_into(mut self, english: &Place, language: Language, faults: &mut Faults) -> Place {
        let mut place = Place { language, ..english.clone() };
        match self.checked_by.trim() {
            "" => faults.add("checked_by", "is missing", "Write who checked every sentence, or \"none\""),
            NOBODY => {}
            name => place.checked_by = Some(name.to_owned()),
        }
        if self.of_version != english.consent.version {
            let what = format!("must be \"{}\", the version of the English consent words", english.consent.version);
            faults.add("of_version", &what, "Translate what changed, then write the new version");
        }
        faults.put("out_of_hours", self.out_of_hours, &mut place.out_of_hours.label);
        let (said, words) = (self.consent, &mut place.consent);
        faults.put_all("consent.help", said.help, &mut words.help);
        faults.put_all("consent.if_no", said.if_no, &mut words.if_no);
        faults.put_all("consent.share", said.share, &mut words.share);
        faults.put_all("consent.law", said.law, &mut words.law);
        for hub in &mut place.hubs {
            let (id, said) = (hub.id.as_str(), self.hubs.remove(hub.id.as_str()).unwrap_or_default());
            faults.put(&format!("hubs.{id}.name"), said.name, &mut hub.name);
            faults.put(&format!("hubs.{id}.what"), said.what, &mut hub.what);
            faults.put(&format!("hubs.{id}.hours"), said.hours, &mut hub.hours);
        }
        for locality in &mut place.localities {
            let (id, said) = (locality.id.as_str(), self.localities.remove(locality.id.as_str()).unwrap_or_default());
            faults.put(&format!("localities.{id}.name"), said.name, &mut locality.name);
        }
        for service in &mut place.services {
            let (id, said) = (service.id.as_str(), self.services.remove(service.id.as_str()).unwrap_or_default());
            faults.put(&format!("services.{id}.name"), said.name, &mut service.name);
            faults.put(&format!("services.{id}.what"), said.what, &mut service.what);
        }
        for each in &mut place.organisations {
            let (id, said) = (each.id.as_str(), self.organisations.remove(each.id.as_str()).unwrap_or_default());
            faults.put(&format!("organisations.{id}.name"), said.name, &mut each.name);
            faults.put(&format!("organisations.{id}.purpose"), said.purpose, &mut each.purpose);
        }
        faults.nothing_left("hubs", &self.hubs);
        faults.nothing_left("localities", &self.localities);
        faults.nothing_left("services", &self.services);
        faults.nothing_left("organisations", &self.organisations);
        place
    }
}

#[cfg(test)]
mod tests;
