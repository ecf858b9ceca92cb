//! From hostile text to a file that is as the format says, or to the reason why not.
//!
//! The signature is looked at before what the file says, so that a changed file is told from one that never fitted.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{
    Check, Content, Deed, FORMAT, MOST_BYTES, MOST_ENTRIES, MOST_PEOPLE, Refusal, Signature, StoryFile, Written,
    canonical,
};
use crate::domain::{
    ids::PersonId,
    story::{self, Part, Section},
};

/// How far the clock of another portal may be ahead of ours.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);

/// A story file whose signature nobody has checked.
#[derive(Debug)]
pub struct Unchecked {
    value: Value,
    signed: Vec<u8>,
    signature: Option<Signature>,
}

/// Reads a text as far as it can be read without believing it.
pub fn read(text: &str) -> Result<Unchecked, Refusal> {
    // Some editors put a mark at the start of a text.
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.is_empty() {
        return Err(Refusal::Missing);
    }
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooBig);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| Refusal::NotAStory)?;
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(format) if format.starts_with("story-") => return Err(Refusal::OtherVersion),
        _ => return Err(Refusal::NotAStory),
    }
    let signature = value.get("signature").cloned().and_then(|signature| serde_json::from_value(signature).ok());
    let mut unsigned = value.clone();
    if let Some(fields) = unsigned.as_object_mut() {
        fields.remove("signature");
    }
    let signed = canonical::bytes(&unsigned).ok_or(Refusal::Unreadable)?;
    Ok(Unchecked { value, signed, signature })
}

impl Unchecked {
    /// What its signature must prove, if it has one.
    pub fn signature(&self) -> Option<(&[u8], &Signature)> {
        self.signature.as_ref().map(|signature| (self.signed.as_slice(), signature))
    }

    /// The file, after `check` was made of [`Self::signature`]; a file without one is broken.
    pub fn open(self, check: &Check, now: Timestamp) -> Result<StoryFile, Refusal> {
        if *check == Check::Broken || self.signature.is_none() {
            return Err(Refusal::Changed);
        }
        let file: StoryFile = serde_json::from_value(self.value).map_err(|_| Refusal::Unreadable)?;
        let latest = now.saturating_add(AHEAD).unwrap_or(Timestamp::MAX);
        let fits = file.exported_at <= latest && entries_fit(&file.story.entries, latest);
        if fits { Ok(file) } else { Err(Refusal::Unreadable) }
    }
}

fn entries_fit(entries: &[Written], latest: Timestamp) -> bool {
    let mut seen = BTreeSet::new();
    let mut notes = BTreeSet::new();
    entries.len() <= MOST_ENTRIES
        && people(entries).len() <= MOST_PEOPLE * 4
        && entries.iter().all(|entry| {
            let fits =
                entry.at <= latest && part_exists(entry) && deed_fits(entry, &notes) && seen.insert(entry.number);
            if matches!(entry.deed, Deed::Note { .. }) {
                notes.insert(entry.number);
            }
            fits
        })
}

/// Every person a file speaks of, each once.
fn people(entries: &[Written]) -> BTreeSet<u32> {
    let mut people = BTreeSet::new();
    for entry in entries {
        people.extend(entry.person);
        if let Deed::Version { content: Content::People(named) } = &entry.deed {
            people.extend(named.iter().map(|person| person.number));
        }
    }
    people
}

/// Whether the section may be about whom it says; who exactly does not matter.
fn part_exists(entry: &Written) -> bool {
    let about = entry.person.map_or(story::About::Family, |_| story::About::Person(PersonId::new(uuid::Uuid::nil())));
    Part::new(entry.section, about).is_some()
}

fn deed_fits(entry: &Written, notes: &BTreeSet<u32>) -> bool {
    match &entry.deed {
        Deed::Version { content: Content::People(people) } => {
            let numbers: BTreeSet<u32> = people.iter().map(|person| person.number).collect();
            entry.section == Section::People && people.len() <= MOST_PEOPLE && numbers.len() == people.len()
        }
        Deed::Version { content: Content::Helpers(_) } => entry.section == Section::Helpers,
        Deed::Answer { note, .. } => notes.contains(note),
        Deed::Version { .. } | Deed::Note { .. } => true,
    }
}
