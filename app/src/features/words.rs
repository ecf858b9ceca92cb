//! What words mean: the list with its search, a page a term, and a sheet a place to print.
//!
//! Anybody can read them; they belong to no visit and keep nothing, not even what was searched for.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::{
        glossary::Term,
        language::Language,
        place::{Place, PlaceId},
    },
    page::{Asked, Stop, loaded},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, words,
    words::glossary::{glossary, glossary_of},
};

fn link(term: &Term) -> AnyView {
    view! { <a class="govuk-link" href=urls::word(&term.id)>{term.name.clone()}</a> }.into_any()
}

/// The list, with what was searched for on top.
#[component]
pub fn WordsPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let typed = asked.query().get("q").to_owned();
        let list = |terms: Vec<&Term>| {
            let terms: Vec<_> = terms.into_iter().map(|term| view! { <li>{link(term)}</li> }).collect();
            view! { <ul class="govuk-list app-word-list">{terms}</ul> }
        };
        let ours = glossary_of(w.language);
        let all = list(ours.terms().iter().collect());
        let more = (w.language != Language::English).then(|| {
            let rest = list(glossary().terms().iter().filter(|term| ours.term(&term.id).is_none()).collect());
            view! { <p class="govuk-body">{w.common.english_only}</p> <div lang="en" dir="ltr">{rest}</div> }
        });
        let sheets: Vec<_> = asked
            .portal
            .places
            .all()
            .map(|place| {
                let name = (w.glossary.sheet_title)(&place.name);
                view! { <li><a class="govuk-link" href=urls::word_sheet(&place.id)>{name}</a></li> }
            })
            .collect();
        let state = FormState::default();
        let state = FormState { form: state.form.with("q", typed.chars().take(100).collect::<String>()), ..state };
        let content = view! {
            <h1 class="govuk-heading-l">{w.glossary.title}</h1>
            <p class="govuk-body">{w.glossary.lead}</p>
            <form method="get" autocomplete="off" action=urls::WORDS role="search" aria-label=w.glossary.search_nav>
                {fields::text_input(&state, &Field::new("q", w.glossary.search_label).hint(w.glossary.search_hint))}
                {fields::submit(w.glossary.search)}
            </form>
            {(!typed.trim().is_empty()).then(|| found(&typed))}
            <p class="govuk-body"><a class="govuk-link" href=urls::LETTER>{w.glossary.letter_link}</a></p>
            <h2 class="govuk-heading-m">{w.glossary.sheets_title}</h2>
            <ul class="govuk-list">{sheets}</ul>
            <h2 class="govuk-heading-m">{w.glossary.all_title}</h2>
            {all}
            {more}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.glossary.title), content))
    })
}

fn found(typed: &str) -> AnyView {
    let w = words::current();
    let found = glossary_of(w.language).search(typed);
    if found.is_empty() {
        return layout::notice(w.glossary.not_found);
    }
    let count = (w.glossary.count)(found.len());
    let lines: Vec<_> =
        found.into_iter().map(|term| view! { <dt>{link(term)}</dt> <dd>{term.means.clone()}</dd> }).collect();
    view! {
        <h2 class="govuk-heading-m">{w.glossary.found_title}</h2>
        <p class="govuk-body" role="status">{count}</p>
        <dl class="app-meanings">{lines}</dl>
    }
    .into_any()
}

/// A term's own page.
#[component]
pub fn WordPage() -> impl IntoView {
    let w = words::current();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    loaded(move |asked| async move {
        let term = glossary_of(w.language).term(&id).ok_or(Stop::NotFound)?;
        // The title stays the list's: a term's name in a browser's history may say too much (threat T1).
        let frame = Frame::open(w.glossary.title).back(urls::WORDS);
        Ok(layout::page(&asked, frame, word(&asked, term)))
    })
}

fn word(asked: &Asked, term: &Term) -> AnyView {
    let w = words::current();
    let also: Vec<_> = term.also.iter().chain(&term.heard).map(String::as_str).collect();
    let places: Vec<_> = asked
        .portal
        .places
        .all()
        .filter_map(|place| Some((w.glossary.in_place)(&place.name, term.places.get(place.id.as_str())?)))
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let related: Vec<_> = term.related.iter().filter_map(|id| glossary_of(w.language).term(id)).collect();
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
        {part(w.glossary.young_title, text(&term.young))}
        {part(w.glossary.example_title, text(&term.example))}
        {(!also.is_empty()).then(|| part(w.glossary.also_title, text(&also.join(", "))))}
        {(!places.is_empty()).then(|| part(w.glossary.places_title, view! { <ul class="govuk-list">{places}</ul> }.into_any()))}
        {has_related.then(|| part(w.glossary.related_title, view! { <ul class="govuk-list">{related}</ul> }.into_any()))}
        {part(w.glossary.source_title, text(&sources.join("; ")))}
        <p class="govuk-body"><a class="govuk-link" href=urls::WORDS>{w.glossary.to_list}</a></p>
    }
    .into_any()
}

/// A place's sheet, for a wall or a hand.
#[component]
pub fn SheetPage() -> impl IntoView {
    let w = words::current();
    let id = use_params_map().with_untracked(|params| params.get("place").unwrap_or_default());
    loaded(move |asked| async move {
        let id = PlaceId::parse(&id).ok_or(Stop::NotFound)?;
        let place = asked.portal.places.get(&id).cloned().ok_or(Stop::NotFound)?;
        let others: Vec<_> = asked.portal.places.all().filter(|other| other.id != place.id).collect();
        let is_elsewhere = |source: &String| others.iter().any(|other| source.starts_with(other.id.as_str()));
        let terms = glossary().terms().iter().filter(|term| !term.sources.iter().all(is_elsewhere));
        let lines: Vec<_> = terms.map(|term| line(term, &place)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{(w.glossary.sheet_title)(&place.name)}</h1>
            <dl class="app-meanings app-meanings--sheet">{lines}</dl>
        };
        let frame = Frame { place: Some(place), ..Frame::open(w.glossary.title).back(urls::WORDS) };
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
