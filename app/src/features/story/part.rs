//! One part: what it says now, in a form that changes it; and a child's own page.
//!
//! The address names a section and the number of a person, never who that is. The form names the person by id, so that a
//! list that changed meanwhile cannot put words under another person's name. An emptied form takes the part out.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use super::{Here, key_of, overview::notes, people, shown, walls, writing};
use crate::{
    domain::{
        answers::Rejected,
        helpers::Helpers,
        ids::PersonId,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        story::{About, Author, Content, Part, Section},
        text::FreeText,
    },
    features::ask::helper_fields,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Field, FormState},
        layout,
    },
    urls,
    words::story as text,
};

/// The field that holds a part's words.
const WORDS: &str = "words";

/// The page of one section, or of one person in it.
#[component]
pub fn PartPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("section").unwrap_or_default());
    loaded(move |asked| async move {
        let section = Section::from_slug(&slug).ok_or(Stop::NotFound)?;
        let here = Here::on_page(&asked).await?;
        let of = asked.query().all("of").next().map(str::to_owned);
        let person = match &of {
            Some(number) => Some(here.person(number).ok_or(Stop::NotFound)?),
            None => None,
        };
        if section == Section::People {
            return Ok(people::page(&asked, &here, person));
        }
        if section == Section::Voice && person.is_none() {
            return Ok(choose_child(&asked, &here));
        }
        let about = person.map_or(About::Family, |person| About::Person(person.id));
        let part = Part::new(section, about).filter(|_| section != Section::Voice || is_child(&here, about));
        Ok(page(&asked, &here, part.ok_or(Stop::NotFound)?))
    })
}

fn is_child(here: &Here, about: About) -> bool {
    match about {
        About::Family => false,
        About::Person(id) => here.story.person(id).is_some_and(crate::domain::story::Person::is_born_child),
    }
}

/// Whose page to open: each child has one.
fn choose_child(asked: &Asked, here: &Here) -> AnyView {
    let children = here.story.people().iter().enumerate().filter(|(_, person)| person.is_born_child());
    let links: Vec<_> = children
        .map(|(index, person)| {
            let url = urls::story(Section::Voice, Some(index + 1));
            view! { <li><a class="govuk-link" href=url>{shown::name(person)}</a></li> }
        })
        .collect();
    let list = if links.is_empty() {
        let url = urls::story(Section::People, None);
        let label = text::section(Section::People);
        view! {
            <p class="govuk-body">{text::VOICE_NOBODY}</p>
            <p class="govuk-body"><a class="govuk-link" href=url>{label}</a></p>
        }
        .into_any()
    } else {
        view! { <p class="govuk-body">{text::VOICE_CHOOSE_HINT}</p> <ul class="govuk-list">{links}</ul> }.into_any()
    };
    let content = view! { <h1 class="govuk-heading-l">{text::VOICE_CHOOSE}</h1> {list} };
    layout::page(asked, here.frame().back(urls::STORY), content)
}

fn page(asked: &Asked, here: &Here, part: Part) -> AnyView {
    let state = match here.refused(&key_of(part)) {
        Some(Rejected { form, problems }) => FormState { form: form.clone(), problems: problems.clone() },
        None => FormState { form: filled(here, part), problems: Vec::new() },
    };
    let latest = here.story.latest(part);
    let person = match part.about() {
        About::Family => None,
        About::Person(id) => Some(id.uuid().to_string()),
    };
    let save = if part.section() == Section::Voice { text::VOICE_SAVE } else { text::SAVE };
    let content = view! {
        {fields::error_summary(&state)}
        <form method="post" autocomplete="off" action=urls::post::STORY_WRITE novalidate>
            <input type="hidden" name="section" value=part.section().slug()/>
            <input type="hidden" name="person" value=person/>
            {questions(here, part, &state)}
            {fields::submit(save)}
        </form>
        {(latest.is_some() && part.section() != Section::Voice).then(|| view! { <p class="govuk-hint">{text::EMPTY_HINT}</p> })}
        {latest.map(|(entry, _)| view! { <p class="govuk-hint">{shown::written(asked, here, entry)}</p> })}
        {notes(here, part)}
        {people_links(here, part)}
        {walls::control(here, part)}
        <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::BACK}</a></p>
    };
    layout::page(asked, here.frame().back(urls::STORY).problems(state.has_problems()), content)
}

/// What the part says now, as form fields.
fn filled(here: &Here, part: Part) -> RawForm {
    match here.story.says(part) {
        Some(Content::Words(words)) => RawForm::default().with(WORDS, words.as_str()),
        Some(Content::Helpers(helpers)) => helpers.to_form(),
        _ => RawForm::default(),
    }
}

fn questions(here: &Here, part: Part, state: &FormState) -> AnyView {
    let section = part.section();
    let name = match part.about() {
        About::Family => None,
        About::Person(id) => Some(shown::name_of(here, id)),
    };
    let prompt = text::prompt(section, name.as_deref());
    match section {
        Section::Helpers => view! { <h1 class="govuk-heading-l">{prompt}</h1> {helper_fields(state)} }.into_any(),
        Section::Voice => {
            let texts: Vec<_> = text::VOICE.iter().map(|line| view! { <p class="govuk-body-l">{*line}</p> }).collect();
            let call = format!("tel:{}", text::CHILDLINE.replace(' ', ""));
            view! {
                <h1 class="govuk-heading-l">{prompt}</h1>
                {texts}
                {fields::text_area(state, &Field::new(WORDS, text::VOICE_LABEL), 10)}
                <p class="govuk-body">
                    {text::VOICE_SCARED} " " <a class="govuk-link app-phone" href=call>{text::CHILDLINE}</a>
                </p>
            }
            .into_any()
        }
        _ => fields::text_area(state, &Field::new(WORDS, prompt).hint(text::hint(section)).heading(), 10),
    }
}

/// From the part about all, to the same about each person.
fn people_links(here: &Here, part: Part) -> Option<AnyView> {
    let is_for_all = part.about() == About::Family && part.section().may_be_about_one();
    let links: Vec<_> = here
        .story
        .people()
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let url = urls::story(part.section(), Some(index + 1));
            view! { <li><a class="govuk-link" href=url>{shown::name(person)}</a></li> }
        })
        .collect();
    (is_for_all && !links.is_empty())
        .then(|| view! { <p class="govuk-body">{text::ONE}</p> <ul class="govuk-list">{links}</ul> }.into_any())
}

/// The part that a form names; `None` when there is no such part.
pub(super) fn part_of(form: &RawForm) -> Option<Part> {
    let section = Section::from_slug(form.get("section"))?;
    let about = match form.get("person") {
        "" => About::Family,
        id => About::Person(PersonId::new(Uuid::parse_str(id).ok()?)),
    };
    Part::new(section, about).filter(|part| *part != Part::PEOPLE)
}

/// What a person typed on a form of the story, to be shown as it is.
pub(super) fn typed(form: &RawForm) -> Vec<String> {
    let fields = [WORDS, "already", "trusted", "adult-name", "child-name"];
    fields.iter().map(|field| form.get(field).trim().to_owned()).filter(|typed| !typed.is_empty()).collect()
}

/// What a form says about its part.
fn read(part: Part, form: &RawForm) -> Result<Content, Vec<Problem>> {
    if part == Part::HELPERS {
        let helpers = Helpers::parse(form)?;
        return Ok(if helpers == Helpers::default() { Content::Nothing } else { Content::Helpers(helpers) });
    }
    match FreeText::parse(form.get(WORDS)) {
        Ok(words) => Ok(Content::Words(words)),
        Err(ProblemKind::Missing) => Ok(Content::Nothing),
        Err(kind) => Err(vec![Problem::new(WORDS, kind)]),
    }
}

/// Writes a part anew.
pub async fn write(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(part) = part_of(&form) else {
        return Ok(Next::page(urls::STORY));
    };
    let mut here = match Here::for_form(&asked, &key_of(part), &form).await? {
        Ok(here) => here,
        Err(next) => return Ok(next),
    };
    let is_there = match part.about() {
        About::Person(_) if part.section() == Section::Voice => is_child(&here, part.about()),
        About::Person(id) => here.story.person(id).is_some(),
        About::Family => true,
    };
    if !is_there {
        // Somebody took the person out meanwhile: what was typed waits, should they come back.
        let typed = Rejected { form: form.clone(), problems: Vec::new() };
        here.keep_refused(&asked, &key_of(part), typed).await?;
        return Ok(Next::page(urls::story(Section::People, None)));
    }
    let content = match read(part, &form) {
        Ok(content) => content,
        Err(problems) => {
            here.keep_refused(&asked, &key_of(part), Rejected { form: form.clone(), problems }).await?;
            return Ok(Next::page(here.page_of(part).unwrap_or_else(|| urls::STORY.to_owned())));
        }
    };
    let with = here.inside.member;
    let by = match (part.section(), part.about()) {
        (Section::Voice, About::Person(person)) => Author::Child { person, with },
        _ => Author::Member { member: with },
    };
    writing::write(&asked, &here, &by, |story| writing::version(story, part, content.clone()).into_iter().collect())
        .await?;
    here.settle(&asked, &key_of(part)).await?;
    Ok(Next::page(urls::STORY_SAVED))
}
