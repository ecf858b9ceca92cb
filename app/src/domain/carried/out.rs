//! From a story to a file: ids become numbers, and walls stay behind.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{About, By, Content, Deed, FORMAT, Person, StoryFile, Told, Written, canonical};
use crate::domain::{
    ids::{EntryId, MemberId, PersonId},
    place::PlaceId,
    story::{self, Author, Story},
};

impl StoryFile {
    /// The file of `story`, which must be what `me` may see. It is not signed yet.
    pub fn new(story: &Story, me: MemberId, (place, at): (Option<PlaceId>, Timestamp), mine: Option<About>) -> Self {
        let story = Numbers::new(me).told(story);
        Self { format: FORMAT.to_owned(), exported_at: at, place, story, mine, signature: None }
    }

    /// The bytes to sign.
    pub fn to_sign(&self) -> Option<Vec<u8>> {
        let unsigned = Self { signature: None, ..self.clone() };
        canonical::bytes(&serde_json::to_value(unsigned).ok()?)
    }

    /// The file's text.
    pub fn text(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// Numbers as they are given out.
struct Numbers {
    members: BTreeMap<MemberId, u32>,
    people: BTreeMap<PersonId, u32>,
    entries: BTreeMap<EntryId, u32>,
}

/// The number of `key`; a new one gets the next.
fn number<K: Ord>(of: &mut BTreeMap<K, u32>, key: K) -> u32 {
    let next = u32::try_from(of.len()).unwrap_or(u32::MAX).saturating_add(1);
    *of.entry(key).or_insert(next)
}

impl Numbers {
    fn new(me: MemberId) -> Self {
        Self { members: BTreeMap::from([(me, 1)]), people: BTreeMap::new(), entries: BTreeMap::new() }
    }

    fn told(mut self, story: &Story) -> Told {
        let entries = story.entries().iter().filter_map(|entry| self.written(entry)).collect();
        Told { entries }
    }

    fn written(&mut self, entry: &story::Entry) -> Option<Written> {
        let person = match entry.part.about() {
            story::About::Family => None,
            story::About::Person(id) => Some(number(&mut self.people, id)),
        };
        let deed = self.deed(&entry.deed)?;
        Some(Written {
            number: number(&mut self.entries, entry.id),
            section: entry.part.section(),
            person,
            deed,
            by: self.by(&entry.by),
            place: entry.place.clone(),
            at: entry.at,
        })
    }

    /// `None` for a wall, and for an answer to a note that is not in the story.
    fn deed(&mut self, deed: &story::Deed) -> Option<Deed> {
        match deed {
            story::Deed::Version { content } => Some(Deed::Version { content: self.content(content) }),
            story::Deed::Note { words } => Some(Deed::Note { words: words.clone() }),
            story::Deed::Answer { note, agrees, words } => {
                let note = *self.entries.get(note)?;
                Some(Deed::Answer { note, agrees: *agrees, words: words.clone() })
            }
            story::Deed::Wall { .. } | story::Deed::NoWall { .. } => None,
        }
    }

    fn content(&mut self, content: &story::Content) -> Content {
        match content {
            story::Content::Words(words) => Content::Words(words.clone()),
            story::Content::Helpers(helpers) => Content::Helpers(helpers.clone()),
            story::Content::Nothing => Content::Nothing,
            story::Content::People(people) => {
                let mut person = |person: &story::Person| Person {
                    number: number(&mut self.people, person.id),
                    who: person.who.clone(),
                    home: person.home,
                };
                Content::People(people.iter().map(&mut person).collect())
            }
        }
    }

    fn by(&mut self, author: &Author) -> By {
        match author {
            Author::Member { member } => By::Member { member: number(&mut self.members, *member) },
            Author::Child { person, with } => {
                By::Child { person: number(&mut self.people, *person), with: number(&mut self.members, *with) }
            }
            Author::Recipient { name, .. } | Author::Brought { name } => By::Other { name: name.clone() },
        }
    }
}
