//! What advice without names is and is not, and who asks. The page is open: it asks nothing and keeps nothing.
//!
//! Saying who asks ends whatever this browser had open: a question is tied to nothing.

use leptos::prelude::*;

use crate::{
    domain::{question::Asker, raw_form::RawForm},
    features::access::paragraphs,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtAdvice, Fault, VisitData},
    ui::layout::{self, Frame},
    urls, visits, words,
    words::advice as text,
};

use super::places;

/// What it is, what it is not, where, and who asks.
#[component]
pub fn AdvicePage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let is_open = visit.is_some_and(|visit| has_something(&visit.data));
        let names: Vec<_> = places(&asked).map(|place| view! { <li>{place.name.clone()}</li> }).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body-l">{text::LEAD}</p>
            <p class="govuk-body"><strong>{text::DANGER_FIRST}</strong> " " <a class="govuk-link app-phone" href="tel:999">"999"</a></p>
            <h2 class="govuk-heading-m">{text::WHAT_TITLE}</h2>
            {bullets(&text::WHAT)}
            <h2 class="govuk-heading-m">{text::NOT_TITLE}</h2>
            {paragraphs(&text::NOT)}
            {(!names.is_empty()).then(|| view! {
                <h2 class="govuk-heading-m">{text::WHERE_TITLE}</h2>
                <ul class="govuk-list govuk-list--bullet">{names}</ul>
                {is_open.then(|| layout::notice(text::OPEN_HERE))}
                {who_form()}
            })}
            {numbers(&asked)}
        };
        let frame = Frame::open(words::current().common.neutral_title).back(urls::START);
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// Whether something is open in this visit that closes when a question begins.
const fn has_something(data: &VisitData) -> bool {
    data.family.is_some()
        || data.draft.is_some()
        || data.door.is_some()
        || data.helping.helper.is_some()
        || data.desk.seat.is_some()
}

fn bullets(lines: &[&'static str]) -> AnyView {
    let lines: Vec<_> = lines.iter().map(|line| view! { <li>{*line}</li> }).collect();
    view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
}

/// Three choices, equal in size.
fn who_form() -> AnyView {
    let buttons: Vec<_> = Asker::ALL
        .iter()
        .map(|asker| {
            view! {
                <p class="govuk-body">
                    <button type="submit" name="who" value=asker.slug() class="govuk-button govuk-button--secondary">{text::who(*asker)}</button>
                </p>
            }
        })
        .collect();
    view! {
        <h2 class="govuk-heading-m">{text::WHO_TITLE}</h2>
        <form method="post" autocomplete="off" action=urls::post::ADVICE_WHO>{buttons}</form>
    }
    .into_any()
}

/// Whom to ring: everywhere, and first where no question is answered here.
fn numbers(asked: &Asked) -> AnyView {
    let line = |place: &crate::domain::place::Place| {
        let name = place.name.clone();
        place.front_door().map(|hub| view! { <li><strong>{name}</strong> ". " {layout::phone(&hub.contact)}</li> })
    };
    let all: Vec<_> = asked.portal.places.all().filter_map(|place| line(place)).collect();
    let why = if places(asked).next().is_some() { text::RING } else { text::NOWHERE };
    let has_others = asked.portal.places.all().any(|place| !place.advice_without_names);
    view! {
        <h2 class="govuk-heading-m">{text::RING_TITLE}</h2>
        <ul class="govuk-list">{all}</ul>
        {has_others.then(|| view! { <p class="govuk-body">{why}</p> })}
    }
    .into_any()
}

/// Takes who asks, in a visit of its own.
pub async fn who(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(who) = Asker::from_slug(form.get("who")) else {
        return Ok(Next::page(urls::ADVICE));
    };
    begin(&asked, who).await?;
    Ok(Next::page(urls::ADVICE_ASK))
}

/// Begins apart from all that was open here.
pub(super) async fn begin(asked: &Asked, who: Asker) -> Result<crate::ports::Visit, Fault> {
    let advice = AtAdvice { asker: Some(who), ..AtAdvice::default() };
    visits::begin(asked, VisitData { advice, ..VisitData::default() }).await
}
