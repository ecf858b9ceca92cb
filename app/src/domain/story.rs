//! A family's story, told once: parts, each about the whole family or one person, each with its versions.
//!
//! Nothing is ever changed or taken out here: a new version, a note or an answer is one more [`Entry`], with who wrote
//! it, where and when, so that anybody who may see a part can see how it came to be (rule C17). What a professional
//! adds stands beside the family's words, never over them. A wall hides a part from another member of the family, and
//! leaves no trace there (rules C10, C11). Ways to reach a member are never part of a story.

mod telling;
mod walls;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    child::Child,
    helpers::Helpers,
    ids::{DoorId, EntryId, MemberId, PersonId},
    place::PlaceId,
    text::{FreeText, Line, PersonName},
};

choices! {
    /// What a part is about. The short name is used in addresses, storage and carried files.
    pub enum Section {
        /// Who is in the family.
        People = "people",
        /// What is going well.
        Well = "well",
        /// What is worrying us.
        Worries = "worries",
        /// What needs to happen.
        Needs = "needs",
        /// What a usual day is like.
        Daily = "daily",
        /// What has been tried.
        Tried = "tried",
        /// What helps us.
        Strengths = "strengths",
        /// Who helps us, and whom we trust.
        Helpers = "helpers",
        /// A child's own words.
        Voice = "voice",
        /// What you need to know to work with us.
        Working = "working",
    }
}

impl Section {
    /// Whether a part of this section may be about one person. A child's own words always are.
    pub const fn may_be_about_one(self) -> bool {
        !matches!(self, Self::People | Self::Helpers)
    }

    /// Whether a part of this section may be about the whole family.
    pub const fn may_be_about_all(self) -> bool {
        !matches!(self, Self::Voice)
    }
}

/// Whom a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is", content = "id")]
pub enum About {
    /// The whole family.
    Family,
    /// One person of it.
    Person(PersonId),
}

/// One part of a story: what it is about, and whom. Only pairs that make sense exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Section, About)", into = "(Section, About)")]
pub struct Part {
    section: Section,
    about: About,
}

impl Part {
    /// A part. `None` for a pair that makes no sense, such as "who is in the family" about one child.
    pub const fn new(section: Section, about: About) -> Option<Self> {
        let fits = match about {
            About::Family => section.may_be_about_all(),
            About::Person(_) => section.may_be_about_one(),
        };
        if fits { Some(Self { section, about }) } else { None }
    }

    /// Who is in the family.
    pub const PEOPLE: Self = Self { section: Section::People, about: About::Family };
    /// Who helps, and whom the family trusts.
    pub const HELPERS: Self = Self { section: Section::Helpers, about: About::Family };

    /// What it is about.
    pub const fn section(self) -> Section {
        self.section
    }

    /// Whom it is about.
    pub const fn about(self) -> About {
        self.about
    }
}

impl TryFrom<(Section, About)> for Part {
    type Error = &'static str;

    fn try_from((section, about): (Section, About)) -> Result<Self, Self::Error> {
        Self::new(section, about).ok_or("no such part")
    }
}

impl From<Part> for (Section, About) {
    fn from(part: Part) -> Self {
        (part.section, part.about)
    }
}

choices! {
    /// Where a person of the family lives.
    pub enum Home {
        /// With us.
        WithUs = "with-us",
        /// Some of the time.
        Sometimes = "sometimes",
        /// Somewhere else.
        Elsewhere = "elsewhere",
    }
}

/// The most people one story can name; more are told of in words.
pub const MOST_PEOPLE: u32 = 40;

/// Somebody the story tells of, grown up or not, born or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who it is, for as long as the story lives.
    pub id: PersonId,
    /// Grown up, or a child.
    pub who: Who,
    /// Where they live, if the family said.
    pub home: Option<Home>,
}

impl Person {
    /// The name to use, unless it is a baby on the way.
    pub fn name(&self) -> Option<&str> {
        match &self.who {
            Who::Adult(name) | Who::Child(Child::Born { name, .. }) => Some(name.as_str()),
            Who::Child(Child::Expected { .. }) => None,
        }
    }

    /// Whether it is a child who can say something.
    pub const fn is_born_child(&self) -> bool {
        matches!(self.who, Who::Child(Child::Born { .. }))
    }
}

/// Grown up, or a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A grown-up.
    Adult(PersonName),
    /// A child, born or on the way.
    Child(Child),
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Words.
    Words(FreeText),
    /// Who is in the family; for [`Section::People`].
    People(Vec<Person>),
    /// Who helps; for [`Section::Helpers`].
    Helpers(Helpers),
    /// Taken out: the part says nothing now.
    Nothing,
}

/// Who wrote an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Author {
    /// A member of the family.
    Member {
        /// Which.
        member: MemberId,
    },
    /// A child, on the page made for that, opened by a member.
    Child {
        /// Which child.
        person: PersonId,
        /// Who opened the page.
        with: MemberId,
    },
    /// A recipient, through a door that lets them add.
    Recipient {
        /// The door.
        door: DoorId,
        /// The name they gave.
        name: Line,
    },
}

impl Author {
    /// The member who wrote it, or opened the page for the child who did; `None` for a recipient.
    pub const fn member(&self) -> Option<MemberId> {
        match self {
            Self::Member { member } | Self::Child { with: member, .. } => Some(*member),
            Self::Recipient { .. } => None,
        }
    }
}

/// What an entry does to its part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does")]
pub enum Deed {
    /// Says anew what the part says. Only the family does this.
    Version {
        /// What it says now.
        content: Content,
    },
    /// Stands beside the part.
    Note {
        /// The words.
        words: FreeText,
    },
    /// The family answers a note, such as "that is not right".
    Answer {
        /// Which note.
        note: EntryId,
        /// Whether the family says that it is right.
        agrees: bool,
        /// More, if the family wants.
        words: Option<FreeText>,
    },
    /// Hides the part from another member of the family.
    Wall {
        /// From whom.
        from: MemberId,
    },
    /// Takes such a wall down.
    NoWall {
        /// From whom.
        from: MemberId,
    },
}

/// One thing that was written. Never changed, only followed by another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The part.
    pub part: Part,
    /// What it does.
    pub deed: Deed,
    /// Who wrote it.
    pub by: Author,
    /// In which place's portal, if one was chosen.
    pub place: Option<PlaceId>,
    /// When.
    pub at: Timestamp,
}

/// A whole story, in the order it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    entries: Vec<Entry>,
}

impl Story {
    /// The story that these entries tell, oldest first.
    pub const fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Only the parts for which `allows` says yes. Nothing tells that there were others.
    #[must_use]
    pub fn only(&self, allows: impl Fn(Part) -> bool) -> Self {
        let open = |entry: &&Entry| {
            let is_wall = matches!(entry.deed, Deed::Wall { .. } | Deed::NoWall { .. });
            !is_wall && allows(entry.part)
        };
        Self { entries: self.entries.iter().filter(open).cloned().collect() }
    }

    /// Every entry, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether nothing was ever written.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every part that says something now, in the order of [`Section`], the whole family first.
    pub fn parts(&self) -> Vec<Part> {
        let written: BTreeSet<Part> = self.entries.iter().map(|entry| entry.part).collect();
        written.into_iter().filter(|part| self.says(*part).is_some()).collect()
    }

    /// Whether a version with this content would say anything new.
    pub fn would_change(&self, part: Part, content: &Content) -> bool {
        match content {
            Content::Nothing => self.says(part).is_some(),
            said => self.says(part) != Some(said),
        }
    }

    /// The newest version of a part, unless it was taken out.
    pub fn latest(&self, part: Part) -> Option<(&Entry, &Content)> {
        let newest = self.entries.iter().rev().filter(|entry| entry.part == part);
        let newest = newest.filter_map(|entry| match &entry.deed {
            Deed::Version { content } => Some((entry, content)),
            _ => None,
        });
        newest.take(1).find(|(_, content)| **content != Content::Nothing)
    }

    /// What a part says now.
    pub fn says(&self, part: Part) -> Option<&Content> {
        self.latest(part).map(|(_, content)| content)
    }

    /// The words a part says now.
    pub fn words(&self, part: Part) -> Option<&FreeText> {
        match self.says(part) {
            Some(Content::Words(words)) => Some(words),
            _ => None,
        }
    }

    /// Everything written to a part, oldest first.
    pub fn history(&self, part: Part) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.part == part)
    }

    /// The notes beside a part, oldest first, each with the family's newest answer.
    pub fn notes(&self, part: Part) -> Vec<(&Entry, Option<&Entry>)> {
        let answer = |note: EntryId| {
            let is_answer = |entry: &&Entry| matches!(&entry.deed, Deed::Answer { note: to, .. } if *to == note);
            self.entries.iter().rev().find(is_answer)
        };
        let notes = self.history(part).filter(|entry| matches!(entry.deed, Deed::Note { .. }));
        notes.map(|entry| (entry, answer(entry.id))).collect()
    }

    /// Who is in the family now.
    pub fn people(&self) -> &[Person] {
        match self.says(Part::PEOPLE) {
            Some(Content::People(people)) => people,
            _ => &[],
        }
    }

    /// A person of the family, as the story tells now.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people().iter().find(|person| person.id == id)
    }

    /// Who helps the family now.
    pub fn helpers(&self) -> Option<&Helpers> {
        match self.says(Part::HELPERS) {
            Some(Content::Helpers(helpers)) => Some(helpers),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn member(number: u128) -> MemberId {
        MemberId::new(Uuid::from_u128(number))
    }

    fn entry(number: u128, part: Part, deed: Deed) -> Entry {
        let by = Author::Member { member: member(1) };
        let id = EntryId::new(Uuid::from_u128(number));
        Entry { id, part, deed, by, place: None, at: Timestamp::UNIX_EPOCH }
    }

    fn version(words: &str) -> Deed {
        Deed::Version { content: Content::Words(FreeText::parse(words).unwrap()) }
    }

    fn well() -> Part {
        Part::new(Section::Well, About::Family).unwrap()
    }

    #[test]
    fn the_newest_version_counts_and_the_older_ones_stay() {
        let story = Story::new(vec![entry(1, well(), version("One")), entry(2, well(), version("Two"))]);
        assert_eq!(story.words(well()).unwrap().as_str(), "Two");
        assert_eq!(story.history(well()).count(), 2);
    }

    #[test]
    fn a_part_taken_out_says_nothing_and_does_not_fall_back_to_what_it_said_before() {
        let out = Deed::Version { content: Content::Nothing };
        let story = Story::new(vec![entry(1, well(), version("One")), entry(2, well(), out)]);
        assert_eq!(story.says(well()), None);
        assert_eq!(story.parts(), []);
    }

    #[test]
    fn a_note_never_becomes_what_the_part_says() {
        let note = entry(2, well(), Deed::Note { words: FreeText::parse("Other").unwrap() });
        let story = Story::new(vec![entry(1, well(), version("One")), note]);
        assert_eq!(story.words(well()).unwrap().as_str(), "One");
        assert_eq!(story.notes(well()).len(), 1);
    }

    #[test]
    fn parts_that_make_no_sense_do_not_exist() {
        let child = About::Person(PersonId::new(Uuid::nil()));
        assert_eq!(Part::new(Section::People, child), None);
        assert_eq!(Part::new(Section::Voice, About::Family), None);
        assert!(
            serde_json::from_str::<Part>(r#"["people",{"is":"person","id":"00000000-0000-0000-0000-000000000000"}]"#)
                .is_err()
        );
        let part = Part::new(Section::Voice, child).unwrap();
        assert_eq!(serde_json::from_str::<Part>(&serde_json::to_string(&part).unwrap()).unwrap(), part);
    }
}
