//! What a family can ask for, and whom it can let see its request.

use serde::{Deserialize, Serialize};

use super::{Ages, OrganisationId, ServiceId};
use crate::domain::{journey::Path, text::Line};

choices! {
    /// Where a request for a service goes.
    pub enum Goes {
        /// Straight to the hub of the family's locality, with consent.
        Locality = "locality",
        /// Through the place's front door.
        FrontDoor = "front-door",
    }
}

/// What a young person is told about help, in words for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForYoung {
    /// What a young person would call it.
    pub name: String,
    /// One or two sentences: what it does, or why it would be told.
    pub what: String,
}

/// Help a family can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Short name.
    pub id: ServiceId,
    /// What a parent would call it.
    pub name: String,
    /// What the place's own papers call it.
    pub official: String,
    /// One or two sentences on what it does.
    pub what: String,
    /// What a parent may say who needs it.
    pub words: Vec<String>,
    /// Whom it is for.
    pub ages: Ages,
    /// Where a request for it goes.
    pub goes: Goes,
    /// Whether it is help for a family that may soon break up: the hub is told to read such a request first.
    pub soon: bool,
    /// The same for a young person who asks for themselves; none where it is help for parents.
    #[serde(default)]
    pub young: Option<ForYoung>,
}

/// A named organisation a family can let see parts of its request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Short name.
    pub id: OrganisationId,
    /// Its own name, never a category such as "agencies".
    pub name: String,
    /// Why it would be told, in one sentence: the purpose the family agrees to.
    pub purpose: String,
    /// The same for a young person who asks for themselves; none where it is not asked about on that path.
    #[serde(default)]
    pub young: Option<ForYoung>,
}

/// What a family asked for: from the place's list, or in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct HelpWanted {
    /// Services ticked from the place's list.
    pub services: Vec<ServiceId>,
    /// "I am not sure": a full answer.
    pub not_sure: bool,
    /// Help in the family's own words.
    pub other: Option<Line>,
}

impl Service {
    /// Its name and what it does, in the words of a path.
    pub fn words_on(&self, path: Path) -> (&str, &str) {
        words_on(path, self.young.as_ref()).unwrap_or((&self.name, &self.what))
    }
}

impl Organisation {
    /// Its name and why it would be told, in the words of a path.
    pub fn words_on(&self, path: Path) -> (&str, &str) {
        words_on(path, self.young.as_ref()).unwrap_or((&self.name, &self.purpose))
    }
}

fn words_on(path: Path, young: Option<&ForYoung>) -> Option<(&str, &str)> {
    young.filter(|_| path == Path::YoungPerson).map(|young| (young.name.as_str(), young.what.as_str()))
}
