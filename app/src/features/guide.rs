//! How help works in one place: front door, what to count on, who leads, what meetings and levels are called.
//!
//! Families read it before they ask; it needs no visit. Everything special to the place is its data. It explains levels
//! and gives nobody one (invariant 7), and it names no waiting time.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::ask::service::{Standing, standing};
use crate::{
    domain::place::{Assessment, Goes, Lead, Level, Meeting, Place, PlaceId, Service},
    page::{Stop, loaded},
    ui::layout::{self, Frame, paragraphs},
    urls, words,
    words::guide as text,
};

/// The page of a place.
#[component]
pub fn PlacePage() -> impl IntoView {
    let w = words::current();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    loaded(move |asked| async move {
        let place = PlaceId::parse(&id).and_then(|id| asked.portal.places.get(&id).cloned()).ok_or(Stop::NotFound)?;
        let (href, on) = match standing(&asked).await? {
            Standing::Drafting(_, draft) => {
                (urls::question(draft.answers.path(), draft.answers.first_unanswered()), text::GO_ON)
            }
            Standing::Asked(..) | Standing::Nothing => (urls::START.to_owned(), text::ASK),
        };
        let title = (w.start.how_it_works)(&place.name);
        let content = view! {
            <h1 class="govuk-heading-l">{title.clone()}</h1>
            <p class="govuk-body-l">{text::lead(&place.brand, &place.council)}</p>
            {front_door(&place)}
            {services(&place.services)}
            {people(&place)}
            {words_used(&place)}
            {later(&place)}
            <p class="govuk-body"><a class="govuk-link" href=urls::IF_NO>{w.if_no.title}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=href>{on}</a></p>
        };
        Ok(layout::page(&asked, Frame { place: Some(Arc::clone(&place)), ..Frame::open(title) }, content))
    })
}

fn heading(text: impl Into<String>) -> AnyView {
    view! { <h2 class="govuk-heading-m">{text.into()}</h2> }.into_any()
}

fn bullets(texts: &[String]) -> AnyView {
    let items: Vec<_> = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
    view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}

fn front_door(place: &Place) -> AnyView {
    let hub = place.front_door().map(|hub| {
        view! {
            <p class="govuk-body"><strong>{hub.name.clone()}</strong> ". " {hub.what.clone()}</p>
            <p class="govuk-body">{layout::phone(&hub.contact)}</p>
        }
    });
    let near: Vec<_> = place
        .localities
        .iter()
        .filter_map(|locality| place.hub(&locality.hub).map(|hub| (locality, hub)))
        .map(|(locality, hub)| view! { <li>{locality.name.clone()} ": " {layout::phone(&hub.contact)}</li> })
        .collect();
    let days = text::days(place.clocks.acknowledge_working_days, place.clocks.outcome_working_days);
    view! {
        {heading(text::FRONT_DOOR)}
        {hub}
        {paragraphs(&place.guide.front_door)}
        {(!near.is_empty()).then(|| view! {
            <h3 class="govuk-heading-s">{text::NEAR}</h3>
            <ul class="govuk-list govuk-list--bullet">{near}</ul>
        })}
        {paragraphs(&place.guide.teams)}
        {heading(text::WHEN)}
        {paragraphs(&days)}
        <p class="govuk-body">{text::CHASE}</p>
        {heading(text::STANDARDS)}
        {bullets(&place.guide.standards)}
    }
    .into_any()
}

fn services(services: &[Service]) -> AnyView {
    let services: Vec<_> = services.iter().map(service).collect();
    view! { {heading(text::SERVICES)} {services} }.into_any()
}

fn service(service: &Service) -> AnyView {
    let w = words::current();
    let said = service.words.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(" ");
    let straight = (service.goes == Goes::Locality).then_some(text::STRAIGHT);
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{service.name.clone()}</span></summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{service.what.clone()} " " {(w.ages)(service.ages)}</p>
                <p class="govuk-body">{text::SAY} " " {said}</p>
                {straight.map(|text| view! { <p class="govuk-body">{text}</p> })}
                <p class="govuk-hint">{text::OFFICIAL} " " {service.official.clone()}</p>
            </div>
        </details>
    }
    .into_any()
}

fn also(names: &[String]) -> Option<AnyView> {
    (!names.is_empty()).then(|| view! { <p class="govuk-body">{text::ALSO} " " {names.join(", ")} "."</p> }.into_any())
}

fn people(place: &Place) -> AnyView {
    let (Lead { name, also: names, what }, assessment) = (&place.lead, &place.assessment);
    view! {
        {heading(text::PEOPLE)}
        {paragraphs(&place.guide.people)}
        <h3 class="govuk-heading-s">{capital(name)}</h3>
        {paragraphs(what)}
        {also(names)}
        {assessment_part(assessment)}
    }
    .into_any()
}

fn assessment_part(assessment: &Assessment) -> AnyView {
    let tools = (!assessment.tools.is_empty())
        .then(|| view! { <p class="govuk-body">{text::TOOLS} " " {assessment.tools.join(", ")} "."</p> });
    view! {
        <h3 class="govuk-heading-s">{capital(&assessment.name)}</h3>
        {paragraphs(&assessment.what)}
        <p class="govuk-body">{text::PARTS}</p>
        {bullets(&assessment.parts)}
        {tools}
        {also(&assessment.also)}
    }
    .into_any()
}

fn words_used(place: &Place) -> AnyView {
    let meetings: Vec<_> = place.meetings.iter().map(meeting).collect();
    let levels: Vec<_> = place.levels.iter().map(level).collect();
    view! {
        {heading(text::MEETINGS)}
        <ul class="govuk-list govuk-list--bullet">{meetings}</ul>
        {(!levels.is_empty()).then(|| view! {
            {heading(text::LEVELS)}
            <p class="govuk-body">{text::LEVELS_NOTE}</p>
            <ul class="govuk-list govuk-list--bullet">{levels}</ul>
        })}
    }
    .into_any()
}

fn meeting(meeting: &Meeting) -> AnyView {
    let name = if meeting.short == meeting.name {
        meeting.name.clone()
    } else {
        format!("{} ({})", meeting.short, meeting.name)
    };
    view! { <li><strong>{name}</strong> ". " {meeting.what.clone()}</li> }.into_any()
}

fn level(level: &Level) -> AnyView {
    view! { <li><strong>{level.name.clone()}</strong> ". " {level.what.clone()}</li> }.into_any()
}

fn later(place: &Place) -> AnyView {
    let ages = &place.ages;
    view! {
        {heading(text::CHANGE)}
        {paragraphs(&place.guide.better_or_harder)}
        {heading(text::WAIT)}
        {paragraphs(&place.guide.while_you_wait)}
        {heading(text::AGES)}
        <p class="govuk-body">{text::NO_YOUNGEST}</p>
        {paragraphs(&text::ages(ages.own_decision_from, ages.help_until, ages.help_until_special_needs))}
        {heading(text::CLOSED)}
        <p class="govuk-body">{layout::phone(&place.out_of_hours)}</p>
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::MEASURES}</span></summary>
            <div class="govuk-details__text">{bullets(&place.guide.measures)}</div>
        </details>
    }
    .into_any()
}

/// With a capital first letter, as a heading has.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
