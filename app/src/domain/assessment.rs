//! The parts of a story that go along with a request, in the shape of the place's own assessment (Hull: "assessment
//! follows the family").
//!
//! An [`Assessment`] is made by [`Assessment::new`] alone, from what one member may see and said yes to. A part without
//! a yes is not in it, and nothing in it tells that there was more: a heading with nothing to say is left out.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    place::{Assessment as Paper, PlaceId},
    story::{Author, Content, Deed, Entry, Part, Section, Story},
    text::FreeText,
};

/// What goes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// What the place calls its assessment.
    name: String,
    /// Its headings, in the order of the paper; those with nothing under them are left out.
    headings: Vec<Filled>,
}

/// One heading with what the family said under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Filled {
    /// The heading, in the paper's own words.
    pub heading: String,
    /// The parts under it; never empty.
    pub parts: Vec<Told>,
}

/// One part of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Told {
    /// What it is about.
    pub section: Section,
    /// Whom it is about, in words; `null` for the whole family.
    pub about: Option<String>,
    /// What it says now, then the notes beside it and what the family answered to them, oldest first.
    pub said: Vec<Said>,
}

/// One thing that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Said {
    /// What kind of thing it is.
    pub is: Kind,
    /// The words, one paragraph an entry.
    pub words: Vec<FreeText>,
    /// Who wrote it, in words.
    pub by: String,
    /// In which place's portal, if one was chosen: an earlier assessment may come from another place.
    pub place: Option<PlaceId>,
    /// When, in UTC.
    #[cfg_attr(feature = "ssr", schemars(with = "String"))]
    pub at: Timestamp,
}

choices! {
    /// What kind of thing was said.
    pub enum Kind {
        /// What the family says.
        Words = "words",
        /// A note that somebody else wrote beside it.
        Note = "note",
        /// The family says that a note is right.
        Agrees = "agrees",
        /// The family says that a note is not right.
        Disagrees = "disagrees",
    }
}

/// How things are said in words, for whoever reads them.
pub trait Voice {
    /// What a part says, one paragraph an entry.
    fn content(&self, content: &Content) -> Vec<FreeText>;
    /// Whom a part is about; `None` for the whole family.
    fn about(&self, part: Part) -> Option<String>;
    /// Who wrote something.
    fn author(&self, author: &Author) -> String;
}

impl Assessment {
    /// The parts of `story` that `goes` says yes to, under the headings of the place's `paper`; `None` when there are
    /// none. `story` must be what the member who said yes may see.
    pub fn new(paper: &Paper, story: &Story, goes: impl Fn(Part) -> bool, voice: &impl Voice) -> Option<Self> {
        let story = story.only(goes);
        let parts = story.parts();
        let under = |section: &Section| {
            let of_section = parts.iter().filter(|part| part.section() == *section);
            of_section.map(|part| told(&story, *part, voice)).collect::<Vec<_>>()
        };
        let headings = paper.maps.iter().map(|heading| Filled {
            heading: heading.heading.clone(),
            parts: heading.from.iter().flat_map(under).collect(),
        });
        let headings: Vec<Filled> = headings.filter(|heading| !heading.parts.is_empty()).collect();
        (!headings.is_empty()).then(|| Self { name: paper.name.clone(), headings })
    }

    /// What the place calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its headings.
    pub fn headings(&self) -> &[Filled] {
        &self.headings
    }
}

/// What a part says now, with the notes beside it.
pub fn told(story: &Story, part: Part, voice: &impl Voice) -> Told {
    let latest = story.latest(part).map(|(entry, content)| said(entry, Kind::Words, voice.content(content), voice));
    let notes = story.notes(part).into_iter().flat_map(|(note, answer)| [Some(note), answer]).flatten();
    let notes = notes.filter_map(|entry| match &entry.deed {
        Deed::Note { words } => Some(said(entry, Kind::Note, vec![words.clone()], voice)),
        Deed::Answer { agrees, words, .. } => {
            let kind = if *agrees { Kind::Agrees } else { Kind::Disagrees };
            Some(said(entry, kind, words.iter().cloned().collect(), voice))
        }
        _ => None,
    });
    Told { section: part.section(), about: voice.about(part), said: latest.into_iter().chain(notes).collect() }
}

fn said(entry: &Entry, is: Kind, words: Vec<FreeText>, voice: &impl Voice) -> Said {
    Said { is, words, by: voice.author(&entry.by), place: entry.place.clone(), at: entry.at }
}

#[cfg(test)]
mod tests;
