//! What words mean: the list with its search, a page a term, and a sheet a place to print.
//!
//! Anybody can read them; they belong to no visit and keep nothing, not even what was searched for.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::{
        glossary::Term,
        place::{Place, PlaceId},
    },
    page::{Asked, Stop, loaded},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls,
    words::glossary::{self as words, glossary},
};

fn link(term: &Term) -> AnyView {
    view! { <a class="govuk-link" href=urls::word(&term.id)>{term.name.clone()}</a> }.into_any()
}

/// The list, with what was searched for on top.
#[component]
pub fn WordsPage() -> impl IntoView {
    loaded(|asked| async move {
        let typed = asked.query().get("q").to_owned();
        let all: Vec<_> = glossary().terms().iter().map(|term| view! { <li>{link(term)}</li> }).collect();
        let sheets: Vec<_> = asked
            .portal
            .places
            .all()
            .map(|place| {
                let name = words::sheet_title(&place.name);
                view! { <li><a class="govuk-link" href=urls::word_sheet(&place.id)>{name}</a></li> }
            })
            .collect();
        let state = FormState::default();
        let state = FormState { form: state.form.with("q", typed.chars().take(100).collect::<String>()), ..state };
        let content = view! {
            <h1 class="govuk-heading-l">{words::TITLE}</h1>
            <p class="govuk-body">{words::LEAD}</p>
            <form method="get" action=urls::WORDS role="search" aria-label=words::SEARCH_NAV>
                {fields::text_input(&state, &Field::new("q", words::SEARCH_LABEL).hint(words::SEARCH_HINT))}
                {fields::submit(words::SEARCH)}
            </form>
            {(!typed.trim().is_empty()).then(|| found(&typed))}
            <p class="govuk-body"><a class="govuk-link" href=urls::LETTER>{words::LETTER_LINK}</a></p>
            <h2 class="govuk-heading-m">{words::SHEETS_TITLE}</h2>
            <ul class="govuk-list">{sheets}</ul>
            <h2 class="govuk-heading-m">{words::ALL_TITLE}</h2>
            <ul class="govuk-list app-word-list">{all}</ul>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(words::TITLE), content))
    })
}

fn found(typed: &str) -> AnyView {
    let found = glossary().search(typed);
    if found.is_empty() {
        return layout::notice(words::NOT_FOUND);
    }
    let count = words::count(found.len());
    let lines: Vec<_> =
        found.into_iter().map(|term| view! { <dt>{link(term)}</dt> <dd>{term.means.clone()}</dd> }).collect();
    view! {
        <h2 class="govuk-heading-m">{words::FOUND_TITLE}</h2>
        <p class="govuk-body" role="status">{count}</p>
        <dl class="app-meanings">{lines}</dl>
    }
    .into_any()
}

/// A term's own page.
#[component]
pub fn WordPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    loaded(move |asked| async move {
        let term = glossary().term(&id).ok_or(Stop::NotFound)?;
        // The title stays the list's: a term's name in a browser's history may say too much (threat T1).
        let frame = Frame::open(words::TITLE).back(urls::WORDS);
        Ok(layout::page(&asked, frame, word(&asked, term)))
    })
}

fn word(asked: &Asked, term: &Term) -> AnyView {
    let also: Vec<_> = term.also.iter().chain(&term.heard).map(String::as_str).collect();
    let places: Vec<_> = asked
        .portal
        .places
        .all()
        .filter_map(|place| Some(words::in_place(&place.name, term.places.get(place.id.as_str())?)))
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let related: Vec<_> = term.related.iter().filter_map(|id| glossary().term(id)).collect();
    let sources: Vec<_> = term.sources.iter().filter_map(|id| glossary().source(id)).collect();
    let part = |title: &'static str, content: AnyView| {
        view! { <h2 class="govuk-heading-s">{title}</h2> {content} }
    };
    let text = |text: &str| view! { <p class="govuk-body">{text.to_owned()}</p> }.into_any();
    let has_related = !related.is_empty();
    let related: Vec<_> = related.into_iter().map(|term| view! { <li>{link(term)}</li> }).collect();
    view! {
        <h1 class="govuk-heading-l">{term.name.clone()}</h1>
        <p class="govuk-body-l">{term.means.clone()}</p>
        {part(words::YOUNG_TITLE, text(&term.young))}
        {part(words::EXAMPLE_TITLE, text(&term.example))}
        {(!also.is_empty()).then(|| part(words::ALSO_TITLE, text(&also.join(", "))))}
        {(!places.is_empty()).then(|| part(words::PLACES_TITLE, view! { <ul class="govuk-list">{places}</ul> }.into_any()))}
        {has_related.then(|| part(words::RELATED_TITLE, view! { <ul class="govuk-list">{related}</ul> }.into_any()))}
        {part(words::SOURCE_TITLE, text(&sources.join("; ")))}
        <p class="govuk-body"><a class="govuk-link" href=urls::WORDS>{words::TO_LIST}</a></p>
    }
    .into_any()
}

/// A place's sheet, for a wall or a hand.
#[component]
pub fn SheetPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("place").unwrap_or_default());
    loaded(move |asked| async move {
        let id = PlaceId::parse(&id).ok_or(Stop::NotFound)?;
        let place = asked.portal.places.get(&id).cloned().ok_or(Stop::NotFound)?;
        let others: Vec<_> = asked.portal.places.all().filter(|other| other.id != place.id).collect();
        let is_elsewhere = |source: &String| others.iter().any(|other| source.starts_with(other.id.as_str()));
        let terms = glossary().terms().iter().filter(|term| !term.sources.iter().all(is_elsewhere));
        let lines: Vec<_> = terms.map(|term| line(term, &place)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{words::sheet_title(&place.name)}</h1>
            <dl class="app-meanings app-meanings--sheet">{lines}</dl>
        };
        let frame = Frame { place: Some(place), ..Frame::open(words::TITLE).back(urls::WORDS) };
        Ok(layout::page(&asked, frame, content))
    })
}

/// One term on a sheet: the place's own word first.
fn line(term: &Term, place: &Place) -> AnyView {
    let own = term.places.get(place.id.as_str()).filter(|own| !own.eq_ignore_ascii_case(&term.name));
    let short = term.also.iter().find(|name| crate::domain::glossary::pack::is_exact(name, false));
    let short = short.filter(|short| Some(*short) != own);
    let more: Vec<_> = own.map(|_| &term.name).into_iter().chain(short).map(String::as_str).collect();
    let name = own.unwrap_or(&term.name).clone();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    view! { <dt>{name} {more}</dt> <dd>{term.means.clone()}</dd> }.into_any()
}
