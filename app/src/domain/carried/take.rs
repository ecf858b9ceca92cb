//! From a file into a story: numbers become fresh ids, what is there already is not added again, and nothing is lost.
//!
//! The same file twice adds nothing: an entry is there when its part, what it does, its place and its time are. People
//! are the same when something said of them is there already, or anything ever said about who they are is the same.

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{By, Content, Deed, Person, StoryFile, Told, Written};
use crate::domain::{
    ids::{EntryId, MemberId, PersonId},
    place::PlaceId,
    story::{self, About, Author, Entry, Part, Section, Story},
    text::Line,
};

/// What people are called whom the file does not name.
#[derive(Clone, Debug)]
pub struct Names {
    /// A member of the family other than the one who saved the file.
    pub other_member: Line,
    /// A child, with such a member.
    pub child: Line,
}

/// Into which story, and as whom, a file is taken.
#[derive(Clone, Debug)]
pub struct Taken<'a> {
    /// The story as `member` may see it.
    pub into: &'a Story,
    /// Who brings the file: member number 1 of the file from now on.
    pub member: MemberId,
    /// The place whose pages are used.
    pub place: Option<PlaceId>,
    /// When.
    pub at: Timestamp,
    /// What to call others.
    pub names: &'a Names,
}

/// The entries that the file adds, oldest first.
pub fn take(file: &StoryFile, taken: &Taken<'_>, fresh: &mut dyn FnMut() -> Uuid) -> Vec<Entry> {
    let people = same_people(&file.story, taken.into, fresh);
    let mut taking = Taking { taken, people, entries: BTreeMap::new(), fresh };
    let mut added: Vec<Entry> = file.story.entries.iter().filter_map(|written| taking.entry(written)).collect();
    let joined = taking.joined_people(&added);
    added.extend(joined);
    added
}

/// Which person of the story each number of the file is.
fn same_people(told: &Told, into: &Story, fresh: &mut dyn FnMut() -> Uuid) -> BTreeMap<u32, PersonId> {
    let mut said: BTreeMap<u32, Vec<&Person>> = BTreeMap::new();
    for written in &told.entries {
        for number in written.person.into_iter().chain(child_of(&written.by)) {
            said.entry(number).or_default();
        }
        if let Deed::Version { content: Content::People(people) } = &written.deed {
            for person in people {
                said.entry(person.number).or_default().push(person);
            }
        }
    }
    let mut known = by_their_entries(told, into);
    for (number, said) in said {
        if known.contains_key(&number) {
            continue;
        }
        let mut same = into.people_ever().filter(|person| said.iter().any(|one| one.who == person.who));
        let same = same.find(|person| !known.values().any(|id| *id == person.id)).map(|person| person.id);
        known.insert(number, same.unwrap_or_else(|| PersonId::new(fresh())));
    }
    known
}

/// People whom an entry that is there already is about: somebody need not be on any list to be known again.
fn by_their_entries(told: &Told, into: &Story) -> BTreeMap<u32, PersonId> {
    let mut known: BTreeMap<u32, PersonId> = BTreeMap::new();
    for written in &told.entries {
        let Some(number) = written.person.filter(|number| !known.contains_key(number)) else { continue };
        let taken: Vec<PersonId> = known.values().copied().collect();
        let same = into.entries().iter().find_map(|entry| match entry.part.about() {
            About::Person(person) if is_same(written, entry) && !taken.contains(&person) => Some(person),
            _ => None,
        });
        known.extend(same.map(|person| (number, person)));
    }
    known
}

/// Whether `entry` is what was written, as far as it can be told without knowing the people.
fn is_same(written: &Written, entry: &Entry) -> bool {
    let says_the_same = match (&written.deed, &entry.deed) {
        (Deed::Version { content }, story::Deed::Version { content: there }) => match (content, there) {
            (Content::Words(words), story::Content::Words(there)) => words == there,
            (Content::Nothing, story::Content::Nothing) => true,
            _ => false,
        },
        (Deed::Note { words }, story::Deed::Note { words: there }) => words == there,
        _ => false,
    };
    says_the_same && written.section == entry.part.section() && written.at == entry.at && written.place == entry.place
}

const fn child_of(by: &By) -> Option<u32> {
    match by {
        By::Child { person, .. } => Some(*person),
        By::Member { .. } | By::Other { .. } => None,
    }
}

struct Taking<'a> {
    taken: &'a Taken<'a>,
    people: BTreeMap<u32, PersonId>,
    /// Which entry of the story each number of the file is.
    entries: BTreeMap<u32, EntryId>,
    fresh: &'a mut dyn FnMut() -> Uuid,
}

impl Taking<'_> {
    /// The entry, unless the story has it.
    fn entry(&mut self, written: &Written) -> Option<Entry> {
        let about = match written.person {
            Some(number) => About::Person(*self.people.get(&number)?),
            None => About::Family,
        };
        let part = Part::new(written.section, about)?;
        let deed = self.deed(&written.deed)?;
        let (place, at) = (written.place.clone(), written.at);
        let is_there =
            |entry: &&Entry| entry.part == part && entry.deed == deed && entry.place == place && entry.at == at;
        if let Some(there) = self.taken.into.entries().iter().find(is_there) {
            self.entries.insert(written.number, there.id);
            return None;
        }
        let id = EntryId::new((self.fresh)());
        self.entries.insert(written.number, id);
        Some(Entry { id, part, deed, by: self.author(&written.by), place, at })
    }

    fn deed(&self, deed: &Deed) -> Option<story::Deed> {
        Some(match deed {
            Deed::Version { content } => story::Deed::Version { content: self.content(content)? },
            Deed::Note { words } => story::Deed::Note { words: words.clone() },
            Deed::Answer { note, agrees, words } => {
                story::Deed::Answer { note: *self.entries.get(note)?, agrees: *agrees, words: words.clone() }
            }
        })
    }

    fn content(&self, content: &Content) -> Option<story::Content> {
        Some(match content {
            Content::Words(words) => story::Content::Words(words.clone()),
            Content::Helpers(helpers) => story::Content::Helpers(helpers.clone()),
            Content::Nothing => story::Content::Nothing,
            Content::People(people) => {
                let person = |person: &Person| {
                    let id = *self.people.get(&person.number)?;
                    Some(story::Person { id, who: person.who.clone(), home: person.home })
                };
                story::Content::People(people.iter().map(person).collect::<Option<_>>()?)
            }
        })
    }

    fn author(&self, by: &By) -> Author {
        let Taken { member, names, .. } = *self.taken;
        match by {
            By::Member { member: 1 } => Author::Member { member },
            By::Member { .. } => Author::Brought { name: names.other_member.clone() },
            By::Child { person, with: 1 } => match self.people.get(person) {
                Some(person) => Author::Child { person: *person, with: member },
                None => Author::Brought { name: names.child.clone() },
            },
            By::Child { .. } => Author::Brought { name: names.child.clone() },
            By::Other { name } => Author::Brought { name: name.clone() },
        }
    }

    /// Who is in the family once the file is in: everybody who was, and everybody the file adds. `None` when what the
    /// file says last is just that, or says nothing new.
    fn joined_people(&mut self, added: &[Entry]) -> Option<Entry> {
        let part = Part::new(Section::People, About::Family)?;
        let added = Story::new(added.to_vec());
        added.latest(part)?;
        let before = self.taken.into.people();
        let new = added.people().iter().filter(|person| !before.iter().any(|known| known.id == person.id));
        let joined: Vec<story::Person> = before.iter().chain(new).cloned().collect();
        if joined == added.people() {
            return None;
        }
        let deed = story::Deed::Version { content: story::Content::People(joined) };
        let by = Author::Member { member: self.taken.member };
        let (place, at) = (self.taken.place.clone(), self.taken.at);
        Some(Entry { id: EntryId::new((self.fresh)()), part, deed, by, place, at })
    }
}
