//! The real places load; every way of breaking them that we could think of does not.

use std::path::PathBuf;

use super::*;

fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("places")
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let sources = folders(&dir(), &mut found).iter().map(|folder| read(folder, &mut found)).collect();
    assert_eq!(found, []);
    sources
}

fn source(place: &str) -> Source {
    sources().into_iter().find(|source| source.folder == place).unwrap()
}

/// The faults of `place` after `change`, with the other places as they are.
fn broken(place: &str, change: impl Fn(&mut Table)) -> Vec<PlaceFault> {
    let mut all = sources();
    change(&mut all.iter_mut().find(|source| source.folder == place).unwrap().table);
    check(&all, Vec::new()).err().map(|PlaceFaults(found)| found).unwrap_or_default()
}

/// Where a value is: keys and list positions from the top.
type Path_ = Vec<Part>;

#[derive(Clone, Debug)]
enum Part {
    Key(String),
    At(usize),
}

fn every_key(value: &Value, path: &Path_, into: &mut Vec<Path_>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let path: Path_ = path.iter().cloned().chain([Part::Key(key.clone())]).collect();
                into.push(path.clone());
                every_key(value, &path, into);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let path = path.iter().cloned().chain([Part::At(index)]).collect();
                every_key(value, &path, into);
            }
        }
        _ => {}
    }
}

/// The table that holds the last key of `path`.
fn parent<'a>(table: &'a mut Table, path: &[Part]) -> (&'a mut Table, String) {
    let (Some(Part::Key(last)), way) = (path.last(), &path[..path.len() - 1]) else { panic!("ends in a key") };
    let mut here: Option<&mut Value> = None;
    let mut top = Some(table);
    for part in way {
        here = match (part, here) {
            (Part::Key(key), None) => top.take().unwrap().get_mut(key),
            (Part::Key(key), Some(value)) => value.get_mut(key.as_str()),
            (Part::At(index), Some(value)) => value.get_mut(*index),
            (Part::At(_), None) => panic!("starts with a key"),
        };
    }
    let table = here.map_or_else(|| top.unwrap(), |value| value.as_table_mut().unwrap());
    (table, last.clone())
}

fn emptied(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::String("  ".to_owned()),
        Value::Array(_) => Value::Array(Vec::new()),
        Value::Table(_) => Value::Table(Table::new()),
        Value::Boolean(_) => Value::String("yes".to_owned()),
        _ => Value::Integer(0),
    }
}

#[test]
fn every_place_in_the_folder_loads() {
    let places = load(&dir()).unwrap();
    let names: Vec<&str> = places.all().map(|place| place.id.as_str()).collect();
    assert_eq!(names, ["hull", "rotherham", "thurrock", "york"]);
}

#[test]
fn a_place_with_any_key_removed_renamed_or_emptied_does_not_load() {
    let mut tried = 0;
    for place in ["hull", "york"] {
        let mut paths = Vec::new();
        every_key(&Value::Table(source(place).table), &Vec::new(), &mut paths);
        for path in paths {
            let removed = broken(place, |table| {
                let (table, key) = parent(table, &path);
                table.remove(&key).unwrap();
            });
            let renamed = broken(place, |table| {
                let (table, key) = parent(table, &path);
                let value = table.remove(&key).unwrap();
                table.insert(format!("{key}x"), value);
            });
            let emptied = broken(place, |table| {
                let (table, key) = parent(table, &path);
                let value = table.get_mut(&key).unwrap();
                *value = emptied(value);
            });
            for (way, faults) in [("removed", removed), ("renamed", renamed), ("emptied", emptied)] {
                assert!(!faults.is_empty(), "{place}: {path:?} {way}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 200, "{tried}");
}

fn set(table: &mut Table, key: &str, value: impl Into<Value>) {
    table.insert(key.to_owned(), value.into());
}

fn entry<'a>(table: &'a mut Table, list: &str, index: usize) -> &'a mut Table {
    table.get_mut(list).unwrap().get_mut(index).unwrap().as_table_mut().unwrap()
}

#[test]
fn a_category_is_no_organisation() {
    for name in
        ["agencies", "Partners", "Our partner agencies", "professionals", "Services", "Health services", "Schools"]
    {
        let faults = broken("york", |table| set(entry(table, "organisations", 0), "name", name));
        assert_eq!(faults.len(), 1, "{name}");
        assert!(faults[0].what.contains("C3"), "{name}");
    }
}

#[test]
fn consent_words_that_promise_too_much_do_not_load() {
    for promise in ["Nothing is shared without your yes.", "We share only with your consent.", "We never share it."] {
        let faults = broken("hull", |table| {
            let consent = table.get_mut("consent").unwrap().as_table_mut().unwrap();
            set(consent, "share", Value::Array(vec![promise.into()]));
        });
        assert_eq!(faults.len(), 1, "{promise}");
        assert!(faults[0].what.contains("C1"), "{promise}");
    }
}

#[test]
fn two_places_cannot_claim_one_postcode_or_one_prefix() {
    for area in ["HU1", "HU1 2"] {
        let faults = broken("york", |table| {
            table.get_mut("postcodes").unwrap().as_array_mut().unwrap().push(area.into());
        });
        assert_eq!(faults.len(), 1, "{area}");
    }
    assert_eq!(broken("york", |table| set(table, "reference_prefix", "HUL")).len(), 1);
}

#[test]
fn values_of_the_right_kind_but_wrong_meaning_do_not_load() {
    let wrong: &[fn(&mut Table)] = &[
        |table| set(table, "front_door", "nowhere"),
        |table| set(table, "reference_prefix", "yrk"),
        |table| set(table, "reference_prefix", "YORK"),
        |table| set(table, "id", "elsewhere"),
        |table| set(table, "postcodes", Value::Array(vec!["YORK".into()])),
        |table| set(table, "postcodes", Value::Array(vec!["yo1".into()])),
        |table| set(table, "postcodes", Value::Array(vec!["YO1".into(), "YO1".into()])),
        |table| set(table.get_mut("clocks").unwrap().as_table_mut().unwrap(), "outcome_working_days", 61),
        |table| set(table.get_mut("clocks").unwrap().as_table_mut().unwrap(), "acknowledge_working_days", 30),
        |table| set(table.get_mut("out_of_hours").unwrap().as_table_mut().unwrap(), "phone", "ring us"),
        |table| set(entry(table, "services", 0), "what", vec!["word"; 26].join(" ")),
        |table| {
            let first = entry(table, "services", 0).clone();
            table.get_mut("services").unwrap().as_array_mut().unwrap().push(Value::Table(first));
        },
    ];
    for (index, change) in wrong.iter().enumerate() {
        assert!(!broken("york", change).is_empty(), "number {index}");
    }
}

#[test]
fn all_faults_are_told_at_once_with_their_file() {
    let faults = broken("york", |table| {
        table.remove("name");
        set(table, "brand", "");
        set(table, "extra", 1);
    });
    let keys: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.file.as_str(), fault.key.as_str())).collect();
    assert!(keys.contains(&("york/place.toml", "name")));
    assert!(keys.contains(&("york/place.toml", "brand")));
    assert_eq!(faults.len(), 3);
}

#[test]
fn no_unchecked_phone_number_is_passed_off_as_checked() {
    for place in load(&dir()).unwrap().all() {
        for contact in place.hubs.iter().map(|hub| &hub.contact).chain([&place.out_of_hours]) {
            assert!(!contact.verified, "{}", place.id.as_str());
            assert!(contact.source.contains("20"), "{} names paper and year", place.id.as_str());
        }
    }
}
