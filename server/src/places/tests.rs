//! The real places load; every way of breaking them that we could think of does not.

use std::{path::PathBuf, sync::LazyLock};

use toml::Value;

use super::*;

fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("places")
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut found = Vec::new();
    let sources = folders(&dir(), &mut found).iter().map(|folder| read(folder, &mut found)).collect();
    assert_eq!(found, []);
    sources
});

fn source(place: &str) -> Source {
    SOURCES.iter().find(|source| source.folder == place).cloned().unwrap()
}

/// The faults of `place` after `change`, with the other places as they are.
fn broken(place: &str, change: impl Fn(&mut Table)) -> Vec<PlaceFault> {
    let mut all = SOURCES.clone();
    change(&mut all.iter_mut().find(|source| source.folder == place).unwrap().table);
    let mut found = Vec::new();
    check(&all, &mut found);
    found
}

/// The faults of `place` alone after `change`.
fn broken_alone(place: &str, change: impl Fn(&mut Table)) -> Vec<PlaceFault> {
    let mut source = source(place);
    change(&mut source.table);
    let mut found = Vec::new();
    check(&[source], &mut found);
    found
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
    for place in ["hull", "rotherham", "thurrock", "york"] {
        let mut paths = Vec::new();
        every_key(&Value::Table(source(place).table), &Vec::new(), &mut paths);
        for path in paths {
            let removed = broken_alone(place, |table| {
                let (table, key) = parent(table, &path);
                table.remove(&key).unwrap();
            });
            let renamed = broken_alone(place, |table| {
                let (table, key) = parent(table, &path);
                let value = table.remove(&key).unwrap();
                table.insert(format!("{key}x"), value);
            });
            let emptied = broken_alone(place, |table| {
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
    assert!(tried >= 2_000, "{tried}");
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
        |table| set(entry(table, "services", 0), "ages", "11-5"),
        |table| set(entry(table, "services", 0), "ages", "teenagers"),
        |table| set(entry(table, "services", 0), "goes", "somewhere"),
        |table| set(entry(table, "services", 0), "goes", "locality"),
        |table| set(entry(table, "services", 0), "soon", "yes"),
        |table| set(entry(table, "services", 0), "words", "none"),
        |table| set(table, "meetings", "none"),
        |table| set(table, "name", 7),
        |table| set(table.get_mut("out_of_hours").unwrap().as_table_mut().unwrap(), "open_email", "write to us"),
        |table| set(table.get_mut("out_of_hours").unwrap().as_table_mut().unwrap(), "as_of", "May 2018"),
        |table| set(table.get_mut("out_of_hours").unwrap().as_table_mut().unwrap(), "as_of", "2018-13"),
        |table| set(table.get_mut("clocks").unwrap().as_table_mut().unwrap(), "follow_up_hours", 169),
        |table| set(table.get_mut("clocks").unwrap().as_table_mut().unwrap(), "review_weeks", "six"),
        |table| set(table.get_mut("ages").unwrap().as_table_mut().unwrap(), "parent_view_ends_at", 10),
        |table| set(table.get_mut("ages").unwrap().as_table_mut().unwrap(), "help_until_special_needs", 17),
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
fn a_locality_has_a_hub_and_postcodes_of_its_place_and_of_no_other_locality() {
    assert_eq!(broken("hull", |_| {}), []);
    let wrong: &[fn(&mut Table)] = &[
        |table| set(entry(table, "localities", 0), "hub", "nowhere"),
        |table| set(entry(table, "localities", 0), "id", "east"),
        |table| set(entry(table, "localities", 0), "postcodes", Value::Array(vec!["YO1".into()])),
        |table| {
            set(entry(table, "localities", 0), "postcodes", Value::Array(vec!["HU1".into()]));
            set(entry(table, "localities", 1), "postcodes", Value::Array(vec!["HU1 2".into()]));
        },
    ];
    for (index, change) in wrong.iter().enumerate() {
        assert_eq!(broken("hull", change).len(), 1, "number {index}");
    }
    let right = broken("hull", |table| {
        set(entry(table, "localities", 0), "postcodes", Value::Array(vec!["HU3".into(), "HU4 6".into()]));
    });
    assert_eq!(right, []);
}

#[test]
fn help_that_goes_straight_to_a_locality_needs_one() {
    let faults = broken("hull", |table| set(table, "localities", "none"));
    assert_eq!(faults.len(), 12, "{faults:?}");
    assert!(faults.iter().all(|fault| fault.key.contains("].goes") && fault.file == "hull/services.toml"));
}

#[test]
fn a_text_that_blames_a_family_or_has_it_scored_does_not_load() {
    for text in
        ["Families who refuse to take part.", "They are not engaging.", "Which level are you?", "Your score is 3."]
    {
        let faults = broken("york", |table| {
            set(table.get_mut("guide").unwrap().as_table_mut().unwrap(), "people", Value::Array(vec![text.into()]));
        });
        assert_eq!(faults.len(), 1, "{text}");
        assert!(faults[0].what.contains("C14"), "{text}");
    }
}

#[test]
fn a_licensed_tool_is_named_and_never_copied() {
    let faults = broken("hull", |table| {
        let tools = Value::Array(vec!["My Star".into(), "Score how safe you feel from one to ten".into()]);
        set(table.get_mut("assessment").unwrap().as_table_mut().unwrap(), "tools", tools);
    });
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].key, "assessment.tools[1]");
}

#[test]
fn every_section_of_a_story_has_exactly_one_heading() {
    let maps = |table: &mut Table, change: &dyn Fn(&mut Vec<Value>)| {
        let assessment = table.get_mut("assessment").unwrap().as_table_mut().unwrap();
        change(assessment.get_mut("maps").unwrap().as_array_mut().unwrap());
    };
    let sections = |heading: &mut Value, change: &dyn Fn(&mut Vec<Value>)| {
        change(heading.get_mut("from").unwrap().as_array_mut().unwrap());
    };
    for place in ["hull", "rotherham", "thurrock", "york"] {
        let unknown =
            broken(place, |table| maps(table, &|maps| sections(&mut maps[0], &|from| from.push("wants".into()))));
        assert_eq!(unknown.len(), 1, "{unknown:?}");
        assert!(unknown[0].key.starts_with("assessment.maps[0].from[") && unknown[0].mend.contains("worries"));
        let missing = broken(place, |table| maps(table, &|maps| sections(&mut maps[1], &|from| drop(from.remove(0)))));
        assert!(missing.iter().any(|fault| fault.key.starts_with("assessment.maps")), "{missing:?}");
        let twice = broken(place, |table| {
            maps(table, &|maps| {
                let first = maps[0].get("from").unwrap().get(0).unwrap().clone();
                sections(&mut maps[1], &|from| from.push(first.clone()));
            });
        });
        assert_eq!(twice.len(), 1, "{twice:?}");
        assert!(twice[0].what.contains("twice"));
        let same = broken(place, |table| {
            maps(table, &|maps| {
                let name = maps[0].get("heading").unwrap().clone();
                maps[1].as_table_mut().unwrap().insert("heading".to_owned(), name);
            });
        });
        assert_eq!(same.len(), 1, "{same:?}");
    }
}

#[test]
fn every_fault_says_where_it_is_and_how_to_mend_it() {
    let faults = broken("york", |table| {
        let keys: Vec<String> = table.keys().cloned().collect();
        for key in keys {
            set(table, &key, 7.5);
        }
    });
    assert!(faults.len() >= 20, "{}", faults.len());
    for fault in faults {
        assert!(fault.file.starts_with("york/") && !fault.what.is_empty() && fault.mend.len() > 10, "{fault:?}");
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
        for contact in place.contacts() {
            assert!(!contact.verified, "{}", place.id.as_str());
            assert!(contact.as_of.starts_with("20"), "{}", place.id.as_str());
            assert!(contact.source.contains("20"), "{} names paper and year", place.id.as_str());
        }
    }
}
