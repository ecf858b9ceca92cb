//! Loads the places this portal serves from their folders, and refuses to start on any that is not right.
//!
//! A place is `<dir>/<place>/*.toml`; its files' tables merge. Its words in other languages are in `languages`. [`load`] tells every fault of every place at once with
//! file, key and how to mend it. It checks words as well as shape: consent text that promises too much, "agencies"
//! offered as if a family knew who they are, and sentences too long to read. It never guesses what was meant.

mod languages;
mod reading;
mod rules;
mod shape;
mod texts;

use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

use app::{domain::place::Place, ports::Places};
use toml::Table;

/// One thing in a place's files that must be mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceFault {
    /// The file, below the places folder.
    pub file: String,
    /// The key, such as `hubs[0].contact.phone`.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Every fault in every place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct PlaceFaults(pub Vec<PlaceFault>);

impl fmt::Display for PlaceFaults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the places need mending before the portal can start:")?;
        for PlaceFault { file, key, what, mend } in &self.0 {
            write!(out, "\n  {file}: {key} {what}. {mend}")?;
        }
        Ok(())
    }
}

/// One place's merged files, and which file each part came from.
#[derive(Clone, Debug, Default)]
struct Source {
    folder: String,
    table: Table,
    files: BTreeMap<String, String>,
}

/// Gathers faults of one place.
struct Faults<'a> {
    source: &'a Source,
    found: &'a mut Vec<PlaceFault>,
}

impl Faults<'_> {
    fn add(&mut self, key: &str, what: impl Into<String>, mend: impl Into<String>) {
        let first = key.split(['.', '[']).next().unwrap_or_default();
        let file = self.source.files.get(first).unwrap_or(&self.source.folder).clone();
        self.found.push(PlaceFault { file, key: key.to_owned(), what: what.into(), mend: mend.into() });
    }
}

/// Every place below `dir`, checked.
pub fn load(dir: &Path) -> Result<Places, PlaceFaults> {
    let mut found = Vec::new();
    let folders = folders(dir, &mut found);
    let sources: Vec<Source> = folders.iter().map(|folder| read(folder, &mut found)).collect();
    if sources.is_empty() && found.is_empty() {
        found.push(fault(dir, "(folder)", "holds no place", "Add a folder for each place"));
    }
    let places = check(&sources, &mut found);
    let translated: Vec<Place> =
        places.iter().flat_map(|place| languages::load(place, &dir.join(place.id.as_str()), &mut found)).collect();
    if found.is_empty() { Ok(Places::new(places.into_iter().chain(translated))) } else { Err(PlaceFaults(found)) }
}

/// Checks merged files and turns those that are right into places.
fn check(sources: &[Source], found: &mut Vec<PlaceFault>) -> Vec<Place> {
    let mut places = Vec::new();
    for source in sources {
        let before = found.len();
        shape::check(&mut Faults { source, found });
        if found.len() > before {
            continue;
        }
        match shape::without_none(&source.table).try_into::<Place>() {
            Ok(place) => {
                rules::check(&place, &mut Faults { source, found });
                places.push(place);
            }
            Err(error) => Faults { source, found }.add("(place)", error.message(), "Compare it with york"),
        }
    }
    rules::between(&places, found);
    places
}

fn folders(dir: &Path, found: &mut Vec<PlaceFault>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else {
        found.push(fault(dir, "(folder)", "cannot be read", "Check places_dir and who may read it"));
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn read(folder: &Path, found: &mut Vec<PlaceFault>) -> Source {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut source = Source { folder: name(folder), ..Source::default() };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    for path in files {
        let file = format!("{}/{}", source.folder, name(&path));
        let table = fs::read_to_string(&path).ok().map(|text| text.parse::<Table>());
        match table {
            Some(Ok(table)) => source.merge(&file, table, found),
            Some(Err(error)) => found.push(fault(&path, "(file)", error.message(), "Mend the TOML")),
            None => found.push(fault(&path, "(file)", "cannot be read as text", "Save it as UTF-8")),
        }
    }
    source
}

impl Source {
    fn merge(&mut self, file: &str, table: Table, found: &mut Vec<PlaceFault>) {
        for (key, value) in table {
            if let Some(other) = self.files.get(&key) {
                let mend = format!("Keep it in one of {other} and {file}");
                found.push(PlaceFault { file: file.to_owned(), key, what: "is there twice".to_owned(), mend });
                continue;
            }
            self.files.insert(key.clone(), file.to_owned());
            self.table.insert(key, value);
        }
    }
}

fn fault(path: &Path, key: &str, what: impl Into<String>, mend: &str) -> PlaceFault {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    PlaceFault { file, key: key.to_owned(), what: what.into(), mend: mend.to_owned() }
}

#[cfg(test)]
mod tests;
