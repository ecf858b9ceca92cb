//! How a story reads: people, helpers and words as lines, and who wrote what.
//!
//! Nothing here decides what may be seen: it is handed a story that was cut to the member before.

use leptos::prelude::*;

use super::Here;
use crate::{
    domain::{
        ids::PersonId,
        story::{About, Author, Content, Entry, Part, Person, Who},
    },
    features::ask::{child_in_words, helper_lines},
    page::Asked,
    ports::day_in_england,
    words::story as text,
};

/// A person in one line.
pub(super) fn person(person: &Person) -> String {
    let who = match &person.who {
        Who::Adult(name) => name.as_str().to_owned(),
        Who::Child(child) => child_in_words(child),
    };
    person.home.map_or_else(|| who.clone(), |home| format!("{who}. {}", text::home(home)))
}

/// What to call a person.
pub(super) fn name(person: &Person) -> String {
    person.name().unwrap_or(text::BABY).to_owned()
}

/// What to call the person with this id, as the story tells now.
pub(super) fn name_of(here: &Here, id: PersonId) -> String {
    here.story.person(id).map_or_else(|| text::SOMEBODY.to_owned(), name)
}

/// A part's heading.
pub(super) fn heading(here: &Here, part: Part) -> String {
    let section = text::section(part.section());
    match part.about() {
        About::Family => section.to_owned(),
        About::Person(id) => format!("{section}: {}", name_of(here, id)),
    }
}

/// What a version says, as lines.
fn lines(content: &Content) -> Vec<String> {
    match content {
        Content::Words(words) => vec![words.as_str().to_owned()],
        Content::People(people) => people.iter().map(person).collect(),
        Content::Helpers(helpers) => helper_lines(helpers),
        Content::Nothing => Vec::new(),
    }
}

/// What a version says.
pub(super) fn content(content: &Content) -> AnyView {
    lines(content).iter().map(|line| typed(line)).collect::<Vec<_>>().into_any()
}

/// Words a person typed, as they are.
pub(super) fn typed(words: &str) -> AnyView {
    view! { <p class="govuk-body app-as-typed" dir="auto">{words.to_owned()}</p> }.into_any()
}

/// Who wrote an entry, when and where.
pub(super) fn written(asked: &Asked, here: &Here, entry: &Entry) -> String {
    let child;
    let who = match &entry.by {
        Author::Member { member } if *member == here.inside.member => text::Wrote::You,
        Author::Member { .. } => text::Wrote::Other,
        Author::Child { person, .. } => {
            child = name_of(here, *person);
            text::Wrote::Child(&child)
        }
        Author::Recipient { name, .. } => text::Wrote::Outside(name.as_str()),
    };
    let place = entry.place.as_ref().and_then(|place| asked.portal.places.get(place));
    text::written(&who, day_in_england(entry.at), place.map(|place| place.name.as_str()))
}
