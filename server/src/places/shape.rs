//! Which keys a place has and what each may hold, as one table that is walked.
//!
//! It finds keys that nobody knows, keys that are missing, and values that are empty or of the wrong kind. What
//! values mean together is for `rules`.

use toml::{Table, Value};

use app::domain::{
    contact::{Email, Phone},
    place::{Ages, Goes, PlaceId},
    story::Section,
};

use super::Faults;

/// How "the papers give none" is written, so that a forgotten value is still a fault.
const NONE: &str = "none";

/// What a key holds.
enum Kind {
    /// Text that is not empty.
    Text,
    /// A phone number, or "none".
    Phone,
    /// An e-mail address, or "none".
    Email,
    /// Whom a service is for.
    Ages,
    /// Where a request for a service goes.
    Goes,
    /// A month, as `2018-05`.
    Month,
    /// An age in years.
    Years,
    /// Weeks.
    Weeks,
    /// Hours.
    Hours,
    /// 1 to 40 small letters, digits and dashes.
    Slug,
    /// Yes or no.
    Flag,
    /// Working days.
    Days,
    /// A list of texts, at least one.
    Texts,
    /// A list of sections of a story, at least one.
    Sections,
    /// A list of texts, or "none".
    TextsOrNone,
    /// A table.
    One(&'static [Key]),
    /// A table, or "none".
    OneOrNone(&'static [Key]),
    /// A list of tables, at least one.
    Many(&'static [Key]),
    /// A list of tables, or "none".
    ManyOrNone(&'static [Key]),
}

type Key = (&'static str, Kind);

/// The most working days any clock may run.
const MOST_DAYS: i64 = 60;

const CONTACT: &[Key] = &[
    ("label", Kind::Text),
    ("phone", Kind::Phone),
    ("open_email", Kind::Email),
    ("secure_email", Kind::Email),
    ("verified", Kind::Flag),
    ("as_of", Kind::Month),
    ("source", Kind::Text),
];

const HUB: &[Key] = &[
    ("id", Kind::Slug),
    ("name", Kind::Text),
    ("what", Kind::Text),
    ("contact", Kind::One(CONTACT)),
    ("hours", Kind::Text),
];

const LOCALITY: &[Key] =
    &[("id", Kind::Slug), ("name", Kind::Text), ("hub", Kind::Slug), ("postcodes", Kind::TextsOrNone)];

const SERVICE: &[Key] = &[
    ("id", Kind::Slug),
    ("name", Kind::Text),
    ("official", Kind::Text),
    ("what", Kind::Text),
    ("words", Kind::Texts),
    ("ages", Kind::Ages),
    ("goes", Kind::Goes),
    ("soon", Kind::Flag),
    ("young", Kind::OneOrNone(FOR_YOUNG)),
];

const ORGANISATION: &[Key] =
    &[("id", Kind::Slug), ("name", Kind::Text), ("purpose", Kind::Text), ("young", Kind::OneOrNone(FOR_YOUNG))];

/// The same in words for a young person who asks for themselves.
const FOR_YOUNG: &[Key] = &[("name", Kind::Text), ("what", Kind::Text)];

const CLOCKS: &[Key] = &[
    ("acknowledge_working_days", Kind::Days),
    ("outcome_working_days", Kind::Days),
    ("assessment_working_days", Kind::Days),
    ("copy_working_days", Kind::Days),
    ("review_weeks", Kind::Weeks),
    ("follow_up_hours", Kind::Hours),
    (
        "sources",
        Kind::One(&[
            ("acknowledge", Kind::Text),
            ("outcome", Kind::Text),
            ("assessment", Kind::Text),
            ("copy", Kind::Text),
            ("review", Kind::Text),
            ("follow_up", Kind::Text),
        ]),
    ),
];

const AGES: &[Key] = &[
    ("own_decision_from", Kind::Years),
    ("parent_view_review_at", Kind::Years),
    ("parent_view_ends_at", Kind::Years),
    ("help_until", Kind::Years),
    ("help_until_special_needs", Kind::Years),
    ("source", Kind::Text),
];

const CONSENT: &[Key] = &[
    ("version", Kind::Text),
    ("help", Kind::Texts),
    ("if_no", Kind::Texts),
    ("share", Kind::Texts),
    ("law", Kind::Texts),
];

const ASSESSMENT: &[Key] = &[
    ("name", Kind::Text),
    ("also", Kind::TextsOrNone),
    ("what", Kind::Texts),
    ("parts", Kind::Texts),
    ("tools", Kind::TextsOrNone),
    ("maps", Kind::Many(&[("heading", Kind::Text), ("from", Kind::Sections)])),
];

const GUIDE: &[Key] = &[
    ("front_door", Kind::Texts),
    ("teams", Kind::Texts),
    ("people", Kind::Texts),
    ("better_or_harder", Kind::Texts),
    ("while_you_wait", Kind::Texts),
    ("standards", Kind::Texts),
    ("measures", Kind::Texts),
];

const PLACE: &[Key] = &[
    ("id", Kind::Slug),
    ("name", Kind::Text),
    ("council", Kind::Text),
    ("brand", Kind::Text),
    ("reference_prefix", Kind::Text),
    ("postcodes", Kind::Texts),
    ("front_door", Kind::Slug),
    ("advice_without_names", Kind::Flag),
    ("hubs", Kind::Many(HUB)),
    ("localities", Kind::ManyOrNone(LOCALITY)),
    ("services", Kind::Many(SERVICE)),
    ("organisations", Kind::Many(ORGANISATION)),
    ("clocks", Kind::One(CLOCKS)),
    ("ages", Kind::One(AGES)),
    ("consent", Kind::One(CONSENT)),
    ("assessment", Kind::One(ASSESSMENT)),
    ("lead", Kind::One(&[("name", Kind::Text), ("also", Kind::TextsOrNone), ("what", Kind::Texts)])),
    ("meetings", Kind::Many(&[("short", Kind::Text), ("name", Kind::Text), ("what", Kind::Text)])),
    ("levels", Kind::ManyOrNone(&[("name", Kind::Text), ("what", Kind::Text)])),
    ("guide", Kind::One(GUIDE)),
    ("for_young", Kind::Texts),
    ("out_of_hours", Kind::One(CONTACT)),
];

/// Walks the whole place.
pub(super) fn check(faults: &mut Faults<'_>) {
    let source = faults.source;
    walk(PLACE, &source.table, "", faults);
}

/// A checked place's tables, without every value that says the papers give none.
pub(super) fn without_none(table: &Table) -> Table {
    given(PLACE, table)
}

fn given(keys: &[Key], table: &Table) -> Table {
    let value = |(name, value): (&String, &Value)| {
        let kind = keys.iter().find(|(known, _)| known == name).map(|(_, kind)| kind);
        let kept = match (kind, value) {
            (Some(kind), Value::String(text)) if kind.may_be_none() && text == NONE => return None,
            (Some(Kind::One(keys) | Kind::OneOrNone(keys)), Value::Table(table)) => Value::Table(given(keys, table)),
            (Some(Kind::Many(keys) | Kind::ManyOrNone(keys)), Value::Array(entries)) => {
                let entry = |entry: &Value| entry.as_table().map(|table| Value::Table(given(keys, table)));
                Value::Array(entries.iter().filter_map(entry).collect())
            }
            _ => value.clone(),
        };
        Some((name.clone(), kept))
    };
    table.iter().filter_map(value).collect()
}

impl Kind {
    const fn may_be_none(&self) -> bool {
        matches!(self, Self::Phone | Self::Email | Self::TextsOrNone | Self::OneOrNone(_) | Self::ManyOrNone(_))
    }

    /// What a number may be, and how to say so.
    const fn range(&self) -> Option<(i64, i64, &'static str)> {
        match self {
            Self::Days => Some((1, MOST_DAYS, "working days")),
            Self::Weeks => Some((1, 52, "weeks")),
            Self::Hours => Some((1, 168, "hours")),
            Self::Years => Some((1, 25, "years of age")),
            _ => None,
        }
    }
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
    if let Some((least, most, of)) = kind.range() {
        if !value.as_integer().is_some_and(|number| (least..=most).contains(&number)) {
            faults.add(key, format!("is not a number of {of}"), format!("Write a whole number from {least} to {most}"));
        }
        return;
    }
    match (kind, value) {
        (_, Value::String(text)) if kind.may_be_none() && text == NONE => {}
        (Kind::Flag, Value::Boolean(_)) => {}
        (Kind::Texts | Kind::TextsOrNone, Value::Array(texts)) if !texts.is_empty() => {
            for (index, text) in texts.iter().enumerate() {
                check_value(&Kind::Text, text, &format!("{key}[{index}]"), faults);
            }
        }
        (Kind::Sections, Value::Array(sections)) if !sections.is_empty() => check_sections(sections, key, faults),
        (Kind::One(keys) | Kind::OneOrNone(keys), Value::Table(table)) => walk(keys, table, key, faults),
        (Kind::Many(keys) | Kind::ManyOrNone(keys), Value::Array(tables)) if !tables.is_empty() => {
            for (index, entry) in tables.iter().enumerate() {
                let at = format!("{key}[{index}]");
                match entry {
                    Value::Table(table) => walk(keys, table, &at, faults),
                    _ => faults.add(&at, "is not a table", format!("Write [[{key}]] above it")),
                }
            }
        }
        (Kind::TextsOrNone | Kind::ManyOrNone(_), _) => {
            faults.add(key, "is not a list", format!("Write a list, or \"{NONE}\" where no paper gives any"));
        }
        (Kind::Texts | Kind::Sections | Kind::Many(_), Value::Array(_)) => {
            faults.add(key, "is empty", "Add at least one");
        }
        (Kind::Flag | Kind::One(_) | Kind::OneOrNone(_) | Kind::Texts | Kind::Sections | Kind::Many(_), _)
        | (_, Value::Array(_) | Value::Table(_)) => {
            faults.add(key, "is of the wrong kind", "Compare it with york");
        }
        (_, Value::String(text)) => check_text(kind, text, key, faults),
        _ => faults.add(key, "is of the wrong kind", "Compare it with york"),
    }
}

fn check_sections(sections: &[Value], key: &str, faults: &mut Faults<'_>) {
    for (index, section) in sections.iter().enumerate() {
        if section.as_str().and_then(Section::from_slug).is_none() {
            let known: Vec<&str> = Section::ALL.iter().map(|section| section.slug()).collect();
            let mend = format!("Known are {}", known.join(", "));
            faults.add(&format!("{key}[{index}]"), "is not a section of a story", mend);
        }
    }
}

fn check_text(kind: &Kind, text: &str, key: &str, faults: &mut Faults<'_>) {
    if text.trim().is_empty() {
        faults.add(key, "is empty", "Write the words");
        return;
    }
    let (fits, what, mend) = match kind {
        Kind::Slug => (
            PlaceId::parse(text).is_some(),
            "is not a short name",
            "Use 1 to 40 small letters, digits and dashes".to_owned(),
        ),
        Kind::Phone => (
            Phone::parse(text).is_ok(),
            "is not a phone number",
            format!("Write the digits with blanks, or \"{NONE}\" where no paper gives a number"),
        ),
        Kind::Email => (
            Email::parse(text).is_ok(),
            "is not an e-mail address",
            format!("Write it as name@example.org, or \"{NONE}\" where no paper gives one"),
        ),
        Kind::Ages => (
            Ages::parse(text).is_some(),
            "does not say whom it is for",
            "Write any, unborn, adults, or years as 0-11".to_owned(),
        ),
        Kind::Goes => (
            Goes::from_slug(text).is_some(),
            "does not say where it goes",
            "Write front-door, or locality where the papers say that it goes straight to a locality hub".to_owned(),
        ),
        Kind::Month => {
            (is_month(text), "is not a month", "Write the month of the paper or the check, as 2018-05".to_owned())
        }
        _ => return,
    };
    if !fits {
        faults.add(key, what, mend);
    }
}

/// `2018-05`.
fn is_month(text: &str) -> bool {
    let whole = format!("{text}-01");
    text.len() == 7 && whole.parse::<jiff::civil::Date>().is_ok()
}
