//! Who receives requests, for which part of a place, and how to reach them.

use serde::{Deserialize, Serialize};

use super::{HubId, LocalityId};

/// A council team that receives requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// Short name.
    pub id: HubId,
    /// The name on its door, such as `York MASH`.
    pub name: String,
    /// What it is, in words a nine-year-old can read.
    pub what: String,
    /// How to ring it.
    pub contact: Contact,
    /// When it is open, in words.
    pub hours: String,
}

/// A part of a place with a hub of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locality {
    /// Short name.
    pub id: LocalityId,
    /// What people who live there call it, such as `West Hull`.
    pub name: String,
    /// Its hub; one of the place's hubs.
    pub hub: HubId,
    /// Areas or sectors that lie in it. Empty where no paper says so: the family then chooses.
    #[serde(default)]
    pub postcodes: Vec<String>,
}

/// How to reach somebody, and whether a person has checked it lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Whose it is.
    pub label: String,
    /// The number as people write it; `None` where the place's papers give none, and pages then say so.
    pub phone: Option<String>,
    /// An e-mail address for things that are not private. Never shown until checked.
    pub open_email: Option<String>,
    /// An e-mail address for private things, kept apart. Never shown to families.
    pub secure_email: Option<String>,
    /// Whether a person has confirmed it; pages say "check this number" until then.
    pub verified: bool,
    /// The month of the paper, or of the check once a person confirmed it: `2018-05`.
    pub as_of: String,
    /// Where it came from.
    pub source: String,
}
