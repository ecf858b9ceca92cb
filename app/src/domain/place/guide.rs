//! How help works in a place, in words: what families read before they ask, and what later pages call things.
//!
//! Licensed tools are named and never copied. Levels are explained and never assigned (invariant 7).

use serde::{Deserialize, Serialize};

use crate::domain::story::Section;

/// The assessment that families are offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Its name here, such as `Family Early Help Assessment (FEHA)`.
    pub name: String,
    /// Other names for it in the place's papers.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it is, one paragraph an entry.
    pub what: Vec<String>,
    /// The names of its parts, in order.
    pub parts: Vec<String>,
    /// Tools the place likes to use with it: names alone, for what is in them belongs to others.
    #[serde(default)]
    pub tools: Vec<String>,
    /// Where each section of a family's story goes in it, in the order of the paper. Every section has one heading.
    pub maps: Vec<Heading>,
}

/// A heading of the assessment, in the paper's own words, and what goes under it. Hub workers read it, so it is English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The heading.
    pub heading: String,
    /// The sections of a story under it, in order.
    pub from: Vec<Section>,
}

/// The person who joins everything up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// What this person is called here.
    pub name: String,
    /// Other names in the place's papers.
    #[serde(default)]
    pub also: Vec<String>,
    /// What this person does and how one is chosen, one paragraph an entry.
    pub what: Vec<String>,
}

/// A kind of meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// What people call it, such as `TAF`.
    pub short: String,
    /// Its whole name.
    pub name: String,
    /// What happens there.
    pub what: String,
}

/// A level of help, as the place explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its name here.
    pub name: String,
    /// What it means.
    pub what: String,
}

/// How things work here, one paragraph an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// What the front door does with a request.
    pub front_door: Vec<String>,
    /// Teams and the parts of the place they work in.
    pub teams: Vec<String>,
    /// Who may work with a family.
    pub people: Vec<String>,
    /// What happens when things get better, or harder.
    pub better_or_harder: Vec<String>,
    /// What a family can do meanwhile. It names no time, for nobody knows it.
    pub while_you_wait: Vec<String>,
    /// What a family can count on.
    pub standards: Vec<String>,
    /// What the place counts, without names.
    pub measures: Vec<String>,
}
