//! Who helps: faces, roles and how many, with one main contact. A face is two letters in a ring, never a photo.

use leptos::prelude::*;

use super::{Here, lead};
use crate::{
    domain::plan::{Team, TeamPerson},
    features::access::link,
    page::{Stop, loaded},
    ui::fields,
    urls,
    words::plan::{self as plan_text, people as text},
};

/// The team, and who leads it.
#[component]
pub fn TeamPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let state = lead::state(&here);
        let people = here.plan.team.as_ref().map(|(team, _)| people(team));
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {people.unwrap_or_else(|| view! { <p>{text::NONE}</p> }.into_any())}
            {lead::view(&here, &state)}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content.into_any()))
    })
}

fn people(team: &Team) -> AnyView {
    let first = team.people.iter().filter(|person| person.key == team.main_contact);
    let others = team.people.iter().filter(|person| person.key != team.main_contact);
    let lines: Vec<_> = first.chain(others).map(|person| one(person, person.key == team.main_contact)).collect();
    view! { <p>{text::count(team.people.len())}</p> <ul class="govuk-list">{lines}</ul> }.into_any()
}

fn one(person: &TeamPerson, is_first: bool) -> AnyView {
    let role = format!("{}, {}", person.role.as_str(), person.organisation.as_str());
    view! {
        <li class="app-list__item">
            {face(person.name.as_str())}
            <h2 class="govuk-heading-s" dir="auto">{person.name.as_str().to_owned()}</h2>
            <p dir="auto">{role}</p>
            {is_first.then(|| view! { <p><strong class="govuk-tag">{text::FIRST}</strong></p> })}
            {person.explained.as_ref().map(|will| view! { <p dir="auto">{text::WILL} " " {will.as_str().to_owned()}</p> })}
            {person.contact.as_ref().map(|contact| view! { <p>{text::REACH} " " {reach(contact.as_str())}</p> })}
        </li>
    }
    .into_any()
}

/// Two letters in a ring. It says nothing that the name beside it does not, so it is not read out.
fn face(name: &str) -> AnyView {
    let letters: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    view! {
        <svg aria-hidden="true" width="48" height="48" viewBox="0 0 48 48">
            <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="2"/>
            <text x="24" y="30" text-anchor="middle" font-size="17" fill="currentColor">{letters.to_uppercase()}</text>
        </svg>
    }
    .into_any()
}

/// How somebody is reached; a number that a phone can ring, where it is one.
fn reach(contact: &str) -> AnyView {
    let digits: String = contact.chars().filter(|each| !each.is_whitespace()).collect();
    let is_number = digits.len() >= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let shown = contact.to_owned();
    if is_number {
        view! { <a class="govuk-link app-phone" dir="ltr" href=format!("tel:{digits}")>{shown}</a> }.into_any()
    } else {
        view! { <span class="app-break" dir="auto">{shown}</span> }.into_any()
    }
}

/// The one to ring first, with who leads.
pub(super) fn first_contact(here: &Here) -> AnyView {
    let person = here.plan.team.as_ref().and_then(|(team, _)| team.person(&team.main_contact));
    let person = person.map(|person| {
        let who = format!("{}, {}, {}", person.name.as_str(), person.role.as_str(), person.organisation.as_str());
        view! {
            <h2 class="govuk-heading-m">{text::CONTACT}</h2>
            <p dir="auto"><b>{person.contact.as_ref().map(|contact| reach(contact.as_str()))}</b> " " {who}</p>
        }
    });
    let lead = here.plan.lead.as_ref().map(|lead| {
        view! { <h2 class="govuk-heading-m">{text::LEAD}</h2> <p dir="auto">{text::lead(&lead.offer, lead.state())}</p> }
    });
    view! { {person} {lead} }.into_any()
}
