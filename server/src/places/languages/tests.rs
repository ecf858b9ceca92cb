//! Translations of a real place, whole and with every key taken out, emptied or invented in turn.

use toml::{Table, Value};

use super::*;
use crate::places;

const PLACES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/places");

fn hull() -> Place {
    let all = places::load(Path::new(PLACES)).unwrap_or_else(|faults| panic!("{faults}"));
    all.all().find(|place| place.id.as_str() == "hull").unwrap().as_ref().clone()
}

fn romanian() -> Table {
    fs::read_to_string(Path::new(PLACES).join("hull/languages/ro.toml")).unwrap().parse().unwrap()
}

/// What is told of Hull with this file as its Romanian.
fn told(place: &Place, table: &Table) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("languages")).unwrap();
    fs::write(folder.path().join("languages/ro.toml"), table.to_string()).unwrap();
    let mut found = Vec::new();
    let loaded = load(place, folder.path(), &mut found);
    assert_eq!(loaded.len(), usize::from(found.is_empty()), "a faulty file is left out, a good one is not");
    found.iter().map(|fault| format!("{} {}", fault.key, fault.what)).collect::<Vec<_>>().join("\n")
}

/// Every way to a text or list below `value`.
fn paths(value: &Value, path: &[String], all: &mut Vec<Vec<String>>) {
    if let Value::Table(fields) = value {
        for (key, inner) in fields {
            paths(inner, &[path, std::slice::from_ref(key)].concat(), all);
        }
    } else {
        all.push(path.to_vec());
    }
}

fn at<'a>(table: &'a mut Table, path: &[String]) -> &'a mut Table {
    path.iter().fold(table, |table, key| table.get_mut(key).and_then(Value::as_table_mut).unwrap())
}

#[test]
fn a_whole_translation_is_taken_and_changes_words_alone() {
    let english = hull();
    let folder = Path::new(PLACES).join("hull");
    let romanian = load(&english, &folder, &mut Vec::new());
    let romanian = romanian.iter().find(|place| place.language == Language::Romanian).unwrap();
    assert_ne!(romanian.consent.help, english.consent.help);
    assert_eq!(romanian.consent.help.len(), english.consent.help.len());
    assert_eq!(
        (&romanian.consent.version, romanian.clocks.clone()),
        (&english.consent.version, english.clocks.clone())
    );
    let routes = |place: &Place| place.services.iter().map(|it| (it.id.clone(), it.goes)).collect::<Vec<_>>();
    assert_eq!(routes(romanian), routes(&english));
    let phones = |place: &Place| place.hubs.iter().map(|hub| hub.contact.phone.clone()).collect::<Vec<_>>();
    assert_eq!(phones(romanian), phones(&english));
}

#[test]
fn every_key_of_a_translation_is_missed_when_it_is_gone_or_empty() {
    let (place, whole) = (hull(), romanian());
    assert_eq!(told(&place, &whole), "");
    let mut all = Vec::new();
    paths(&Value::Table(whole.clone()), &[], &mut all);
    assert!(all.len() > 40, "{}", all.len());
    for path in all {
        let (last, above) = path.split_last().unwrap();
        let mut without = whole.clone();
        at(&mut without, above).remove(last);
        assert!(told(&place, &without).contains(&path.join(".")), "{path:?} can be left out");
        let mut empty = whole.clone();
        let blank = match &whole_value(&whole, &path) {
            Value::Array(_) => Value::Array(Vec::new()),
            _ => Value::String(" ".to_owned()),
        };
        at(&mut empty, above).insert(last.clone(), blank);
        assert!(told(&place, &empty).contains(&path.join(".")), "{path:?} can be empty");
    }
}

fn whole_value(table: &Table, path: &[String]) -> Value {
    path.iter().fold(Value::Table(table.clone()), |value, key| value.get(key).cloned().unwrap())
}

#[test]
fn an_old_translation_an_unknown_key_and_an_unknown_language_are_refused() {
    let (place, whole) = (hull(), romanian());
    let mut old = whole.clone();
    old.insert("of_version".to_owned(), "hull-1".into());
    assert!(told(&place, &old).contains("of_version must be \"hull-2\""));
    let mut odd = whole.clone();
    at(&mut odd, &["services".to_owned()]).insert("moon".to_owned(), Value::Table(Table::new()));
    assert!(told(&place, &odd).contains("services.moon is not in the place's own files"));
    let mut unknown = whole.clone();
    unknown.insert("colour".to_owned(), "red".into());
    assert!(told(&place, &unknown).contains("unknown field `colour`"));

    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("languages")).unwrap();
    for (name, text) in [("xx.toml", "a = 1"), ("en.toml", "a = 1"), ("pl.toml", "not toml ["), ("notes.md", "x")] {
        fs::write(folder.path().join("languages").join(name), text).unwrap();
    }
    let mut found = Vec::new();
    assert!(load(&place, folder.path(), &mut found).is_empty());
    let files: Vec<_> = found.iter().map(|fault| fault.file.as_str()).collect();
    let expected = ["en.toml", "notes.md", "pl.toml", "xx.toml"].map(|name| format!("hull/languages/{name}"));
    assert_eq!(files, expected);
}

#[test]
fn a_reviewers_name_is_kept() {
    let mut whole = romanian();
    whole.insert("checked_by".to_owned(), "Ana Popescu".into());
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("languages")).unwrap();
    fs::write(folder.path().join("languages/ro.toml"), whole.to_string()).unwrap();
    let loaded = load(&hull(), folder.path(), &mut Vec::new());
    assert_eq!(loaded.first().and_then(|place| place.checked_by.as_deref()), Some("Ana Popescu"));
}
