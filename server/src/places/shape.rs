//! Which keys a place has and what each may hold, as one table that is walked.
//!
//! It finds keys that nobody knows, keys that are missing, and values that are empty or of the wrong kind. What
//! values mean together is for `rules`.

use toml::{Table, Value};

use super::{Faults, NO_PHONE};

/// What a key holds.
enum Kind {
    /// Text that is not empty.
    Text,
    /// A phone number, or "none".
    Phone,
    /// 1 to 40 small letters, digits and dashes.
    Slug,
    /// Yes or no.
    Flag,
    /// Working days.
    Days,
    /// A list of texts, at least one.
    Texts,
    /// A table.
    One(&'static [Key]),
    /// A list of tables, at least one.
    Many(&'static [Key]),
}

type Key = (&'static str, Kind);

/// The most working days any clock may run.
const MOST_DAYS: i64 = 60;

const CONTACT: &[Key] =
    &[("label", Kind::Text), ("phone", Kind::Phone), ("verified", Kind::Flag), ("source", Kind::Text)];

const PLACE: &[Key] = &[
    ("id", Kind::Slug),
    ("name", Kind::Text),
    ("council", Kind::Text),
    ("brand", Kind::Text),
    ("reference_prefix", Kind::Text),
    ("assessment", Kind::Text),
    ("lead_name", Kind::Text),
    ("postcodes", Kind::Texts),
    ("front_door", Kind::Slug),
    (
        "hubs",
        Kind::Many(&[
            ("id", Kind::Slug),
            ("name", Kind::Text),
            ("what", Kind::Text),
            ("contact", Kind::One(CONTACT)),
            ("hours", Kind::Text),
        ]),
    ),
    ("services", Kind::Many(&[("id", Kind::Slug), ("name", Kind::Text), ("what", Kind::Text)])),
    ("organisations", Kind::Many(&[("id", Kind::Slug), ("name", Kind::Text), ("purpose", Kind::Text)])),
    ("clocks", Kind::One(&[("acknowledge_working_days", Kind::Days), ("outcome_working_days", Kind::Days)])),
    (
        "consent",
        Kind::One(&[
            ("version", Kind::Text),
            ("help", Kind::Texts),
            ("if_no", Kind::Texts),
            ("share", Kind::Texts),
            ("law", Kind::Texts),
        ]),
    ),
    ("out_of_hours", Kind::One(CONTACT)),
];

/// Walks the whole place.
pub(super) fn check(faults: &mut Faults<'_>) {
    let source = faults.source;
    walk(PLACE, &source.table, "", faults);
}

fn walk(keys: &[Key], table: &Table, path: &str, faults: &mut Faults<'_>) {
    let full = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for name in table.keys().filter(|name| keys.iter().all(|(known, _)| known != name)) {
        let known: Vec<&str> = keys.iter().map(|(known, _)| *known).collect();
        faults.add(&full(name), "is not a key", format!("Known here are {}", known.join(", ")));
    }
    for (name, kind) in keys {
        match table.get(*name) {
            None => faults.add(&full(name), "is missing", "Add it; york shows how"),
            Some(value) => check_value(kind, value, &full(name), faults),
        }
    }
}

fn check_value(kind: &Kind, value: &Value, key: &str, faults: &mut Faults<'_>) {
    match (kind, value) {
        (Kind::Text | Kind::Phone | Kind::Slug, Value::String(text)) => check_text(kind, text, key, faults),
        (Kind::Flag, Value::Boolean(_)) => {}
        (Kind::Days, Value::Integer(days)) if (1..=MOST_DAYS).contains(days) => {}
        (Kind::Days, _) => {
            faults.add(key, "is not a number of working days", format!("Write a whole number from 1 to {MOST_DAYS}"));
        }
        (Kind::Texts, Value::Array(texts)) if !texts.is_empty() => {
            for (index, text) in texts.iter().enumerate() {
                check_value(&Kind::Text, text, &format!("{key}[{index}]"), faults);
            }
        }
        (Kind::One(keys), Value::Table(table)) => walk(keys, table, key, faults),
        (Kind::Many(keys), Value::Array(tables)) if !tables.is_empty() => {
            for (index, entry) in tables.iter().enumerate() {
                let at = format!("{key}[{index}]");
                match entry {
                    Value::Table(table) => walk(keys, table, &at, faults),
                    _ => faults.add(&at, "is not a table", format!("Write [[{key}]] above it")),
                }
            }
        }
        (Kind::Texts | Kind::Many(_), Value::Array(_)) => faults.add(key, "is empty", "Add at least one"),
        _ => faults.add(key, "is of the wrong kind", "Compare it with york"),
    }
}

fn check_text(kind: &Kind, text: &str, key: &str, faults: &mut Faults<'_>) {
    if text.trim().is_empty() {
        faults.add(key, "is empty", "Write the words");
        return;
    }
    match kind {
        Kind::Slug if app::domain::place::PlaceId::parse(text).is_none() => {
            faults.add(key, "is not a short name", "Use 1 to 40 small letters, digits and dashes");
        }
        Kind::Phone if text != NO_PHONE && app::domain::contact::Phone::parse(text).is_err() => {
            let mend = format!("Write the digits with blanks, or \"{NO_PHONE}\" where no paper gives a number");
            faults.add(key, "is not a phone number", mend);
        }
        _ => {}
    }
}
