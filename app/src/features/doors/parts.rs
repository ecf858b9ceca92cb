//! How a part of a story reads to somebody who was let see it: its title, its words, who wrote them and when.
//!
//! Only what is in the story handed in is ever named: a person whose name is not shared is "one person". No id shows.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{
        child::Child,
        choices::YesNo,
        helpers::Helpers,
        ids::PersonId,
        story::{About, Author, Content, Deed, Entry, Part, Person, Story, Who},
    },
    ui::explained,
    words,
    words::doors as text,
};

/// Titles of parts, by what one story tells of its people.
pub(super) struct Titles {
    people: Vec<Person>,
    unnamed: Vec<PersonId>,
}

impl Titles {
    /// Titles as a reader of `story` may know them.
    pub(super) fn of(story: &Story) -> Self {
        let people = story.people().to_vec();
        let about: BTreeSet<PersonId> = story.parts().into_iter().filter_map(whom).collect();
        let unnamed = about.into_iter().filter(|id| !people.iter().any(|person| person.id == *id)).collect();
        Self { people, unnamed }
    }

    /// The title of one part.
    pub(super) fn of_part(&self, part: Part) -> String {
        let title = text::section(part.section());
        whom(part).map_or_else(|| title.to_owned(), |id| format!("{title}: {}", self.name(id)))
    }

    fn name(&self, id: PersonId) -> String {
        match self.people.iter().find(|person| person.id == id).map(|person| &person.who) {
            Some(Who::Adult(name) | Who::Child(Child::Born { name, .. })) => name.as_str().to_owned(),
            Some(Who::Child(Child::Expected { .. })) => text::BABY.to_owned(),
            None if self.unnamed.len() < 2 => text::someone(None),
            None => text::someone(self.unnamed.iter().position(|unnamed| *unnamed == id).map(|at| at + 1)),
        }
    }
}

fn whom(part: Part) -> Option<PersonId> {
    match part.about() {
        About::Family => None,
        About::Person(id) => Some(id),
    }
}

/// Who wrote an entry, in words.
pub(super) fn author(by: &Author) -> String {
    match by {
        Author::Member { .. } => text::THE_FAMILY.to_owned(),
        Author::Child { .. } => text::A_CHILD.to_owned(),
        Author::Recipient { name, .. } => text::through_a_share(name.as_str()),
    }
}

/// Who wrote an entry, and when.
pub(super) fn written(entry: &Entry) -> AnyView {
    view! { <p class="govuk-hint">{text::written(&author(&entry.by), entry.at)}</p> }.into_any()
}

/// What a part says now.
pub(super) fn content(content: &Content) -> AnyView {
    match content {
        Content::Words(words) => as_typed(words.as_str()),
        Content::People(people) => {
            let lines: Vec<_> = people.iter().map(|person| view! { <li dir="auto">{line(person)}</li> }).collect();
            view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
        }
        Content::Helpers(them) => helpers(them),
        Content::Nothing => ().into_any(),
    }
}

fn as_typed(words: &str) -> AnyView {
    view! { <p class="govuk-body app-as-typed" dir="auto">{words.to_owned()}</p> }.into_any()
}

fn line(person: &Person) -> String {
    let w = words::current();
    let who = match &person.who {
        Who::Adult(name) => format!("{}, {}", name.as_str(), text::GROWN_UP),
        Who::Child(Child::Born { name, age }) => format!("{}, {} {}", name.as_str(), text::AGE, (w.age)(*age)),
        Who::Child(Child::Expected { due: None }) => text::BABY.to_owned(),
        Who::Child(Child::Expected { due: Some(due) }) => format!("{}, {}", text::BABY, (w.day)(*due)),
    };
    let home = person.home.map(|home| format!(", {}", text::home(home)));
    who + &home.unwrap_or_default()
}

fn helpers(helpers: &Helpers) -> AnyView {
    let may_talk = if helpers.may_talk() { text::MAY_TALK } else { text::MAY_NOT_TALK };
    let had_plan = helpers.had_plan().map(|had| match had {
        YesNo::Yes => text::HAD_PLAN,
        YesNo::No => text::HAD_NO_PLAN,
    });
    let named = |title: &'static str, words: &str| {
        view! { <h3 class="govuk-heading-s">{title}</h3> {as_typed(words)} }
    };
    view! {
        {helpers.already().map(|words| named(text::ALREADY, words))}
        {helpers.trusted().map(|words| view! {
            {named(text::TRUSTED, words)} <p class="govuk-body">{may_talk}</p>
        })}
        {had_plan.map(|says| view! { <p class="govuk-body">{says}</p> })}
    }
    .into_any()
}

/// A note's words. Workers write them, so their words are explained where they stand.
pub(super) fn note(entry: &Entry) -> AnyView {
    let Deed::Note { words } = &entry.deed else {
        return ().into_any();
    };
    let words = match entry.by {
        Author::Recipient { .. } => explained(words.as_str()),
        _ => words.as_str().to_owned().into_any(),
    };
    view! { <p class="govuk-body app-as-typed" dir="auto">{words}</p> {written(entry)} }.into_any()
}

/// The family's answer to a note; `says` names it.
pub(super) fn answer(entry: &Entry, says: &'static str) -> AnyView {
    let Deed::Answer { agrees, words, .. } = &entry.deed else {
        return ().into_any();
    };
    let answer = if *agrees { text::RIGHT } else { text::NOT_RIGHT };
    view! {
        <p class="govuk-body"><strong>{says} ": " {answer} "."</strong></p>
        {words.as_ref().map(|words| as_typed(words.as_str()))}
        {written(entry)}
    }
    .into_any()
}
