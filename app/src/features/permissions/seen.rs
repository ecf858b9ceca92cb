//! One part as its recipient would see it: a name, the family's newest words, and what others wrote beside them.
//!
//! The preview and the record of what was shown are made from the same lines, so that neither can say other than the
//! other. A name of a person who is not in the story that is shown is left out.

use leptos::prelude::*;

use crate::{
    domain::{
        child::Child,
        choices::YesNo,
        helpers::Helpers,
        story::{About, Author, Content, Deed, Entry, Part, Person, Story, Who},
    },
    ports::day_in_england,
    words::{self, permissions as text},
};

/// A part to look at.
pub(super) struct Seen {
    pub(super) name: String,
    pub(super) lines: Vec<String>,
}

impl Seen {
    /// `None` when the part says nothing.
    pub(super) fn of(story: &Story, part: Part) -> Option<Self> {
        let mut lines = content(story.says(part)?);
        for (note, answer) in story.notes(part) {
            lines.extend(beside(note, answer));
        }
        Some(Self { name: name(story, part), lines })
    }

    pub(super) fn view(&self) -> AnyView {
        let lines: Vec<_> =
            self.lines.iter().cloned().map(|line| view! { <p class="app-as-typed" dir="auto">{line}</p> }).collect();
        view! { <h3 class="govuk-heading-s">{self.name.clone()}</h3> {lines} }.into_any()
    }
}

/// What a part is called.
pub(super) fn name(story: &Story, part: Part) -> String {
    let section = text::section(part.section());
    match part.about() {
        About::Family => section.to_owned(),
        About::Person(id) => text::about(section, &story.person(id).map_or_else(|| text::SOMEONE.to_owned(), called)),
    }
}

/// The name of whom a part is about; "someone" for the family and for who is not named.
pub(super) fn person_name(story: &Story, about: About) -> String {
    let person = match about {
        About::Family => None,
        About::Person(id) => story.person(id),
    };
    person.map_or_else(|| text::SOMEONE.to_owned(), called)
}

fn called(person: &Person) -> String {
    match &person.who {
        Who::Adult(name) | Who::Child(Child::Born { name, .. }) => name.as_str().to_owned(),
        Who::Child(Child::Expected { .. }) => text::BABY.to_owned(),
    }
}

fn content(content: &Content) -> Vec<String> {
    match content {
        Content::Words(words) => vec![words.as_str().to_owned()],
        Content::People(people) => people.iter().map(person).collect(),
        Content::Helpers(helpers) => helping(helpers),
        Content::Nothing => Vec::new(),
    }
}

fn person(person: &Person) -> String {
    let w = words::current();
    let about = match &person.who {
        Who::Adult(_) => Some(text::ADULT.to_owned()),
        Who::Child(Child::Born { age, .. }) => Some(text::child((w.age)(*age))),
        Who::Child(Child::Expected { due }) => due.map(|due| text::due(&(w.day)(due))),
    };
    let home = person.home.map(|home| text::home(home).to_owned());
    [Some(called(person)), about, home].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn helping(helpers: &Helpers) -> Vec<String> {
    let w = words::current();
    let yes_no = |answer: bool| if answer { w.common.yes } else { w.common.no };
    let line = |label: &str, value: &str| format!("{label}: {value}");
    let trusted = helpers.trusted().map(|who| line(text::TRUSTED, who));
    let may_talk = trusted.is_some().then(|| line(text::MAY_TALK, yes_no(helpers.may_talk())));
    [
        helpers.already().map(|who| line(text::HELPS_NOW, who)),
        trusted,
        may_talk,
        helpers.had_plan().map(|had| line(text::HAD_PLAN, yes_no(YesNo::is_yes(had)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What somebody wrote beside a part, and what the family says to it.
fn beside(note: &Entry, answer: Option<&Entry>) -> Vec<String> {
    let w = words::current();
    let Deed::Note { words } = &note.deed else { return Vec::new() };
    let who = match &note.by {
        Author::Recipient { name, .. } => name.as_str(),
        Author::Member { .. } | Author::Child { .. } => text::SOMEONE,
    };
    let said = text::wrote(who, &(w.day)(day_in_england(note.at)));
    let mut lines = vec![format!("{said}: {}", words.as_str())];
    if let Some(Deed::Answer { agrees, words, .. }) = answer.map(|answer| &answer.deed) {
        let more = words.as_ref().map(|words| format!(" {}", words.as_str())).unwrap_or_default();
        lines.push(text::agrees(*agrees).to_owned() + &more);
    }
    lines
}
