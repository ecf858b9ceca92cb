//! The first page for whoever helps a family, and the sheet to print. Both are open: they ask nothing and keep nothing.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::place::{Place, PlaceId},
    features::access::{link, paragraphs},
    page::{Asked, Stop, loaded},
    ui::layout::{self, Frame},
    urls, visits,
    words::{advice, concern as concern_text, helping as text, toolkit},
};

/// What this is, both ways, and whom to ask.
#[component]
pub fn HelpingPage() -> impl IntoView {
    loaded(|asked| async move {
        let is_known = visits::current(&asked).await?.is_some_and(|visit| visit.data.helping.helper.is_some());
        let (href, button) =
            if is_known { (urls::HELPING_MINE, text::TO_MINE) } else { (urls::HELPING_WHO, text::START) };
        let concern = if is_known { urls::HELPING_CONCERN } else { urls::HELPING_WHO };
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {paragraphs(&text::LEAD)}
            <p class="govuk-body"><strong>{text::HARM}</strong></p>
            {link(concern, concern_text::TO_CONCERN)}
            <h2 class="govuk-heading-m">{text::WAYS_TITLE}</h2>
            {bullets(&text::WAYS)}
            <h2 class="govuk-heading-m">{text::KEPT_TITLE}</h2>
            {bullets(&text::KEPT)}
            <p class="govuk-body"><a class="govuk-button" href=href>{button}</a></p>
            <h2 class="govuk-heading-m">{text::ADVISER_TITLE}</h2>
            <p class="govuk-body">{text::ADVISER}</p>
            {link(urls::ADVICE, advice::LINK_HELPER)}
            {numbers(&asked)}
            {link(urls::HELPING_SHEET, text::TO_SHEET)}
            {sheets(&asked)}
            {link(urls::START, text::TO_FAMILY)}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(text::TITLE).back(urls::START), content))
    })
}

fn bullets(lines: &[&'static str]) -> AnyView {
    let lines: Vec<_> = lines.iter().map(|line| view! { <li>{*line}</li> }).collect();
    view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any()
}

/// The front door of every place: an adviser there can be asked without a name (rule C18).
pub(super) fn numbers(asked: &Asked) -> AnyView {
    let places = asked.portal.places.all().filter_map(|place| Some((place.name.clone(), place.front_door()?.clone())));
    let lines: Vec<_> = places
        .map(|(name, hub)| view! { <li><strong>{name}</strong> ". " {layout::phone(&hub.contact)}</li> })
        .collect();
    view! { <ul class="govuk-list">{lines}</ul> }.into_any()
}

/// A sheet for each place, with its own words and numbers.
fn sheets(asked: &Asked) -> AnyView {
    let sheet = |place: &Place| {
        let (to, name) = (urls::helping_sheet(&place.id), place.name.clone());
        view! { <li><a class="govuk-link" href=to>{name}</a></li> }
    };
    let lines: Vec<_> = asked.portal.places.all().map(|place| sheet(place)).collect();
    view! { <p class="govuk-body">{toolkit::SHEETS} ":"</p> <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
        .into_any()
}

/// What a place reads out before anybody decides, and whom to call there.
fn of_place(place: &Place) -> AnyView {
    let number = place.front_door().map(|hub| layout::phone(&hub.contact).into_any());
    view! {
        <h2 class="govuk-heading-m">{toolkit::SAY_HERE}</h2>
        {layout::paragraphs(&place.consent.help)}
        {layout::paragraphs(&place.consent.if_no)}
        <h2 class="govuk-heading-m">{toolkit::CALL_HERE}</h2>
        <p class="govuk-body">{number} " " {layout::phone(&place.out_of_hours)}</p>
    }
    .into_any()
}

/// A sheet for the talk with a family: three questions of Signs of Safety, and what to say before anybody decides.
#[component]
pub fn SheetPage() -> impl IntoView {
    let named = use_params_map().with_untracked(|params| params.get("place"));
    loaded(|asked| async move {
        let place = match named {
            None => None,
            Some(named) => {
                let place = PlaceId::parse(&named).and_then(|id| asked.portal.places.get(&id).cloned());
                Some(place.ok_or(Stop::NotFound)?)
            }
        };
        crate::ui::explained::in_place(place.as_ref());
        let parts: Vec<_> = text::SHEET
            .iter()
            .map(|(question, prompts)| {
                view! {
                    <h2 class="govuk-heading-m">{*question}</h2>
                    <p class="govuk-body">{*prompts}</p>
                    <hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible"/>
                    <hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible"/>
                }
            })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{text::SHEET_TITLE}</h1>
            {place.as_ref().map(|place| view! { <p class="govuk-body"><strong>{place.name.clone()}</strong></p> })}
            <p class="govuk-body">{text::SHEET_LEAD}</p>
            {parts}
            {bullets(&text::SHEET_SAY)}
            <p class="govuk-body">{text::SHEET_FORM}</p>
            {link(urls::SHARED, text::SHEET_TO_SHARED)}
            {place.as_deref().map(of_place)}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(text::SHEET_TITLE).back(urls::HELPING), content))
    })
}
