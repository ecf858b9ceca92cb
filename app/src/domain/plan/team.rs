//! Everybody who helps, few as they should be, with one main contact.

use serde::{Deserialize, Serialize};

use super::key::PlanKey;
use crate::domain::text::Line;

/// The most people in a team.
pub const MOST_TEAM: usize = 40;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct TeamPerson {
    /// What finds them again.
    pub key: PlanKey,
    /// Their name.
    pub name: Line,
    /// What they do.
    pub role: Line,
    /// Where they work.
    pub organisation: Line,
    /// How the family reaches them.
    #[serde(default)]
    pub contact: Option<Line>,
    /// What they will do with the family, said before they first come.
    #[serde(default)]
    pub explained: Option<Line>,
}

/// One version of the team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Team {
    /// Its number, from 1. The highest stands.
    #[cfg_attr(feature = "ssr", schemars(range(min = 1)))]
    pub version: u32,
    /// Everybody.
    pub people: Vec<TeamPerson>,
    /// The one the family rings first; always one of them.
    pub main_contact: PlanKey,
}

impl Team {
    /// Whether it is whole: somebody is there, each once, and the main contact is one of them.
    pub fn is_whole(&self) -> bool {
        let keys: std::collections::BTreeSet<_> = self.people.iter().map(|person| &person.key).collect();
        self.version > 0
            && (1..=MOST_TEAM).contains(&self.people.len())
            && keys.len() == self.people.len()
            && keys.contains(&self.main_contact)
    }

    /// Somebody of it.
    pub fn person(&self, key: &PlanKey) -> Option<&TeamPerson> {
        self.people.iter().find(|person| person.key == *key)
    }
}
