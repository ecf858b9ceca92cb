//! A story as a file: what a family takes along when it moves, and what another portal reads and checks.
//!
//! The file is JSON in a published shape. It holds no id of our storage: entries, people and members are numbered
//! within it, and the member who saved it is number 1. Everything but `signature` is signed, as the canonical bytes that
//! `canonical` describes. A file from outside is hostile until read: whatever is wrong with it is a [`Refusal`], never
//! a fault, and permissions, doors and walls are in no file.

mod canonical;
mod out;
mod reading;
mod take;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    reading::{Unchecked, read},
    take::{Names, Taken, take},
};
use super::{
    contact::SafeContact,
    helpers::Helpers,
    needs::Needs,
    place::PlaceId,
    postcode::Postcode,
    story::{Home, Section, Who},
    text::{FreeText, Line, PersonName},
};

/// The version of the format, in the schema's address and in every file.
pub const FORMAT: &str = "story-1";
/// The most bytes a file may have.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The most entries a file may have.
pub const MOST_ENTRIES: usize = 2_000;
/// The most people one version may name; all versions together may name four times as many.
pub const MOST_PEOPLE: usize = 60;

/// A story as a file. `signature` is made over everything else: the file's JSON without it, with the keys of each object
/// in the order of their bytes, without blanks between tokens, with every number a whole number, and with `"`, `\` and
/// the control characters as the only escaped ones in texts (RFC 8785 for such JSON), in UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryFile {
    /// The version of this format.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// When the file was made, in UTC.
    #[schemars(with = "String")]
    pub exported_at: Timestamp,
    /// The place whose pages the family used then, if one was chosen.
    pub place: Option<PlaceId>,
    /// The story.
    pub story: Told,
    /// What the member who saved the file told about themselves, if they wanted it in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<About>,
    /// Proof that nobody changed the file since.
    #[schemars(required)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// The story: everything that the member who saved the file may see, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Every entry, oldest first. A later version of a part follows an earlier one and never removes it.
    pub entries: Vec<Written>,
}

/// One thing that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Its number in this file.
    pub number: u32,
    /// What the part is about.
    pub section: Section,
    /// The person it is about, by number; `null` for the whole family.
    pub person: Option<u32>,
    /// What was done.
    pub deed: Deed,
    /// Who wrote it.
    pub by: By,
    /// In which place's portal, if one was chosen.
    pub place: Option<PlaceId>,
    /// When, in UTC.
    #[schemars(with = "String")]
    pub at: Timestamp,
}

/// What was done to a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", tag = "does", deny_unknown_fields)]
pub enum Deed {
    /// Says anew what the part says.
    Version {
        /// What it says.
        content: Content,
    },
    /// Stands beside the part.
    Note {
        /// The words.
        words: FreeText,
    },
    /// The family answers a note.
    Answer {
        /// The note's number.
        note: u32,
        /// Whether the family says that it is right.
        agrees: bool,
        /// More, if the family wrote more.
        words: Option<FreeText>,
    },
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Words.
    Words(FreeText),
    /// Who is in the family; for the section `people`.
    People(Vec<Person>),
    /// Who helps; for the section `helpers`.
    Helpers(Helpers),
    /// Taken out: the part says nothing now.
    Nothing,
}

/// Somebody the story tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The person's number in this file.
    pub number: u32,
    /// Grown up, or a child.
    pub who: Who,
    /// Where they live, if the family said.
    pub home: Option<Home>,
}

/// Who wrote something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", tag = "is", deny_unknown_fields)]
pub enum By {
    /// A member of the family; number 1 is the one who saved this file.
    Member {
        /// The member's number in this file.
        member: u32,
    },
    /// A child, on the page made for that.
    Child {
        /// The child's number among the people of this file.
        person: u32,
        /// The member who opened the page.
        with: u32,
    },
    /// Somebody else, in words.
    Other {
        /// Who.
        name: Line,
    },
}

/// What a member told about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The name to use.
    pub name: Option<PersonName>,
    /// The postcode.
    pub postcode: Option<Postcode>,
    /// How it is safe to reach them.
    pub contact: Option<SafeContact>,
    /// What they need to take part.
    pub needs: Option<Needs>,
}

/// An Ed25519 signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The portal that says it signed: its address. It proves nothing; the key does.
    pub by: String,
    /// Its public key: 32 bytes in base64.
    pub key: String,
    /// The signature: 64 bytes in base64.
    pub value: String,
}

/// What a signature proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// This portal signed it, and nobody changed it since.
    Ours,
    /// A portal we know signed it, and nobody changed it since.
    Known(Line),
    /// Somebody we do not know signed it: whether it is what a family once saved cannot be told.
    Unknown,
    /// It was changed after it was signed, or never was.
    Broken,
}

/// Why a file is not taken. The person can do something about each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There is nothing in it.
    Missing,
    /// It has more than [`MOST_BYTES`].
    TooBig,
    /// It is not a story file at all.
    NotAStory,
    /// It is a story file of a version we do not know.
    OtherVersion,
    /// Something in it is not as the format says.
    Unreadable,
    /// It was changed after it was saved.
    Changed,
}

#[cfg(test)]
mod tests;
