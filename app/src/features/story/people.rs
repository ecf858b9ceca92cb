//! Who is in the family: a list that grows by one person at a time, big or small, born or on the way.
//!
//! A form carries the id its person will have, made with the form, so that a second tap adds nobody twice. Each change is
//! made to the list as it stands when the form arrives, so two tabs add to it and neither takes from the other.

use leptos::prelude::*;
use uuid::Uuid;

use super::{Here, overview::notes, shown, walls, writing};
use crate::{
    domain::{
        answers::Rejected,
        child::{Child, ChildKind},
        ids::PersonId,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        story::{About, Author, Content, Deed, Home, MOST_PEOPLE, Part, Person, Section, Story, Who},
        text::PersonName,
    },
    features::ask::child_fields,
    form_post::Next,
    page::Asked,
    ports::{Fault, day_in_england},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls,
    words::story as text,
};

/// The field that holds a grown-up's name.
const ADULT_NAME: &str = "adult-name";
/// The field that says where somebody lives.
const HOME: &str = "home";
/// The value of `who`, and of `add` in the address, for a grown-up.
const ADULT: &str = "adult";
/// The same for a child.
const CHILD: &str = "child";

/// The list, or the form for one person.
pub(super) fn page(asked: &Asked, here: &Here, person: Option<&Person>) -> AnyView {
    let who = asked.query().get("add").to_owned();
    match (person, who.as_str()) {
        (Some(person), _) => one(asked, here, Editing::Known(person)),
        (None, ADULT) => one(asked, here, Editing::New(ADULT)),
        (None, CHILD) => one(asked, here, Editing::New(CHILD)),
        _ => list(asked, here),
    }
}

fn list(asked: &Asked, here: &Here) -> AnyView {
    let people = here.story.people();
    let lines: Vec<_> = people.iter().enumerate().map(|(index, person)| line(index + 1, person)).collect();
    let is_empty = lines.is_empty();
    let latest = here.story.latest(Part::PEOPLE).map(|(entry, _)| shown::written(asked, here, entry));
    let content = view! {
        <h1 class="govuk-heading-l">{text::section(Section::People)}</h1>
        <p class="govuk-body">{text::PEOPLE_LEAD}</p>
        {is_empty.then(|| view! { <p class="govuk-body">{text::NOBODY}</p> })}
        {(!is_empty).then(|| view! { <ul class="govuk-list app-list">{lines}</ul> <p class="govuk-hint">{text::REMOVE_HINT}</p> })}
        {latest.map(|written| view! { <p class="govuk-hint">{written}</p> })}
        <p class="govuk-body"><a class="govuk-link" href=urls::STORY_ADD_ADULT>{text::ADD_ADULT}</a></p>
        <p class="govuk-body"><a class="govuk-link" href=urls::STORY_ADD_CHILD>{text::ADD_CHILD}</a></p>
        {notes(here, Part::PEOPLE)}
        {walls::control(here, Part::PEOPLE)}
        <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::BACK}</a></p>
    };
    layout::page(asked, here.frame().back(urls::STORY), content)
}

fn line(number: usize, person: &Person) -> AnyView {
    let (name, url) = (shown::name(person), urls::story(Section::People, Some(number)));
    view! {
        <li class="app-list__item">
            <span class="app-as-typed" dir="auto">{shown::person(person)}</span>
            <a class="govuk-link" href=url>{text::CHANGE_LINK} <span class="govuk-visually-hidden">" " {name.clone()}</span></a>
            <form method="post" autocomplete="off" action=urls::post::STORY_REMOVE>
                <button type="submit" name="person" value=person.id.uuid().to_string()
                    class="govuk-button govuk-button--secondary app-list__remove">
                    {text::REMOVE} <span class="govuk-visually-hidden">" " {name}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// Whom a form is about.
enum Editing<'a> {
    /// Somebody on the list.
    Known(&'a Person),
    /// Somebody new, a grown-up or a child.
    New(&'static str),
}

fn one(asked: &Asked, here: &Here, editing: Editing) -> AnyView {
    let (who, key, form) = match editing {
        Editing::Known(person) => (kind(person), known_key(person.id), filled(person)),
        Editing::New(who) => {
            (who, new_key(who), RawForm::default().with("person", asked.portal.ids.uuid().to_string()))
        }
    };
    let state = match here.refused(&key) {
        Some(Rejected { form, problems }) => FormState { form: form.clone(), problems: problems.clone() },
        None => FormState { form, problems: Vec::new() },
    };
    let title = match (&editing, who) {
        (Editing::Known(_), _) => text::CHANGE_PERSON,
        (Editing::New(_), ADULT) => text::ADD_ADULT,
        (Editing::New(_), _) => text::ADD_CHILD,
    };
    let questions = if who == ADULT {
        fields::text_input(&state, &Field::new(ADULT_NAME, text::ADULT_NAME).hint(text::ADULT_NAME_HINT))
    } else {
        child_fields(&state)
    };
    let homes = Home::ALL.iter().map(|home| Choice::new(home.slug(), text::home(*home))).collect();
    let back = urls::story(Section::People, None);
    let content = view! {
        {fields::error_summary(&state)}
        <h1 class="govuk-heading-l">{title}</h1>
        <form method="post" autocomplete="off" action=urls::post::STORY_PERSON novalidate>
            <input type="hidden" name="who" value=who/>
            <input type="hidden" name="person" value=state.value("person")/>
            {questions}
            {fields::radios(&state, &Field::new(HOME, text::HOME).hint(text::HOME_HINT), homes)}
            {fields::submit(text::KEEP)}
        </form>
    };
    layout::page(asked, here.frame().back(back).problems(state.has_problems()), content)
}

const fn kind(person: &Person) -> &'static str {
    match person.who {
        Who::Adult(_) => ADULT,
        Who::Child(_) => CHILD,
    }
}

fn known_key(id: PersonId) -> String {
    format!("people {}", id.uuid())
}

fn new_key(who: &str) -> String {
    format!("people new {who}")
}

/// A person as form fields.
fn filled(person: &Person) -> RawForm {
    let form =
        RawForm::default().with("person", person.id.uuid().to_string()).with(HOME, person.home.map_or("", Home::slug));
    match &person.who {
        Who::Adult(name) => form.with(ADULT_NAME, name.as_str()),
        Who::Child(Child::Born { name, age }) => form
            .with("child-kind", ChildKind::Born.slug())
            .with("child-name", name.as_str())
            .with("child-age", age.slug()),
        Who::Child(Child::Expected { due }) => {
            let form = form.with("child-kind", ChildKind::Expected.slug());
            match due {
                None => form,
                Some(due) => form
                    .with("due-day", due.day().to_string())
                    .with("due-month", due.month().to_string())
                    .with("due-year", due.year().to_string()),
            }
        }
    }
}

fn read(form: &RawForm, id: PersonId, today: jiff::civil::Date) -> Result<Person, Vec<Problem>> {
    let who = if form.get("who") == ADULT {
        let name = PersonName::parse(form.get(ADULT_NAME));
        Who::Adult(name.map_err(|kind| vec![Problem::new(ADULT_NAME, kind)])?)
    } else {
        Who::Child(Child::parse(form, today)?)
    };
    Ok(Person { id, who, home: Home::from_slug(form.get(HOME)) })
}

/// Adds a person, or changes what is told of one.
pub async fn put_person(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let id = Uuid::parse_str(form.get("person")).unwrap_or_else(|_| asked.portal.ids.uuid());
    let id = PersonId::new(id);
    let new = if form.get("who") == ADULT { ADULT } else { CHILD };
    let mut here = match Here::for_form(&asked, &new_key(new), &form).await? {
        Ok(here) => here,
        Err(next) => return Ok(next),
    };
    let number = here.number(id);
    let key = if number.is_some() { known_key(id) } else { new_key(new) };
    let is_full = number.is_none() && here.story.people().len() >= usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX);
    let read = read(&form, id, day_in_england(asked.portal.clock.now())).and_then(|person| {
        let field = if new == ADULT { ADULT_NAME } else { "child-kind" };
        let full = || vec![Problem::new(field, ProblemKind::TooMany { limit: MOST_PEOPLE })];
        if is_full { Err(full()) } else { Ok(person) }
    });
    let person = match read {
        Ok(person) => person,
        Err(problems) => {
            here.keep_refused(&asked, &key, Rejected { form, problems }).await?;
            let add = if new == ADULT { urls::STORY_ADD_ADULT } else { urls::STORY_ADD_CHILD };
            let url = number.map_or_else(|| add.to_owned(), |number| urls::story(Section::People, Some(number)));
            return Ok(Next::page(url));
        }
    };
    let by = Author::Member { member: here.inside.member };
    writing::write(&asked, &here, &by, |story| {
        let people = with(story.people(), &person);
        writing::version(story, Part::PEOPLE, Content::People(people)).into_iter().collect()
    })
    .await?;
    here.settle(&asked, &key).await?;
    Ok(Next::page(urls::story(Section::People, None)))
}

/// The list with this person on it, as told now.
fn with(people: &[Person], person: &Person) -> Vec<Person> {
    let mut people = people.to_vec();
    match people.iter_mut().find(|known| known.id == person.id) {
        Some(known) => *known = person.clone(),
        None => people.push(person.clone()),
    }
    people
}

/// Takes a person out, with the parts about them.
pub async fn remove_person(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::for_form(&asked, "people", &RawForm::default()).await? {
        Ok(here) => here,
        Err(next) => return Ok(next),
    };
    if let Ok(id) = Uuid::parse_str(form.get("person")).map(PersonId::new) {
        let by = Author::Member { member: here.inside.member };
        writing::write(&asked, &here, &by, |story| without(story, id)).await?;
    }
    Ok(Next::page(urls::story(Section::People, None)))
}

fn without(story: &Story, id: PersonId) -> Vec<(Part, Deed)> {
    if story.person(id).is_none() {
        return Vec::new();
    }
    let left: Vec<Person> = story.people().iter().filter(|person| person.id != id).cloned().collect();
    let left = if left.is_empty() { Content::Nothing } else { Content::People(left) };
    let about = story.parts().into_iter().filter(|part| part.about() == About::Person(id));
    let emptied = about.filter_map(|part| writing::version(story, part, Content::Nothing));
    writing::version(story, Part::PEOPLE, left).into_iter().chain(emptied).collect()
}
