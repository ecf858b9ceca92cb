//! The search: a place, words and a few more choices in an ordinary form, and what was found under it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    frame, list_link,
    looking::{EACH_PAGE, Looking, outward},
    mark, phone, pins, way_on,
};
use crate::{
    domain::{
        age_band::AgeBand,
        offer::KeptOffer,
        place::Place,
        postcode::Postcode,
        problem::{Problem, ProblemKind},
        text::Description,
    },
    features::ask::service::{Standing, place_of_visit, standing},
    page::{Asked, Stop, loaded},
    ports::FoundOffers,
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits, words,
    words::near as text,
};

/// The most characters of a description on the list.
const GLIMPSE: usize = 240;

/// The page with the search and what it found.
#[component]
pub fn NearPage() -> impl IntoView {
    loaded(|asked| async move {
        let standing = standing(&asked).await?;
        let visit = visits::current(&asked).await?;
        let query = asked.query();
        let own_place = place_of_visit(&asked).await?;
        let looking = Looking::read(&query, &asked.portal.places, own_place.as_ref().map(|place| place.id.clone()));
        let looking = looking.map(|looking| nearer(looking, &standing, query.all("near").next().is_some()));
        let place = looking.as_ref().and_then(|looking| asked.portal.places.get(&looking.place)).cloned();
        // The form was sent without a place, which only this page can know: nobody has chosen one yet.
        let is_unplaced = looking.is_none() && query.all("q").next().is_some();
        let state = FormState {
            form: looking.as_ref().map_or_else(|| query.clone(), Looking::to_form),
            problems: if is_unplaced { vec![Problem::new("place", ProblemKind::Missing)] } else { Vec::new() },
        };
        let results = match (&looking, &place) {
            (Some(looking), Some(place)) => {
                Some(results(looking, place, &asked.portal.store.find_offers(&looking.query()).await?))
            }
            _ => None,
        };
        let has_list = !pins::of(&standing, visit.as_ref()).is_empty();
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body">{text::LEAD}</p>
            {has_list.then(list_link)}
            {form(&asked, &state, looking.as_ref(), place.as_deref())}
            {results}
            {way_on(&standing)}
        };
        let frame = frame(text::TAB, place.or(own_place), visit.as_ref()).problems(is_unplaced);
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// Puts what is close to the family's own home first, unless the form says otherwise.
fn nearer(mut looking: Looking, standing: &Standing, is_chosen: bool) -> Looking {
    if let (Standing::Drafting(_, draft), false) = (standing, is_chosen) {
        looking.near = draft.answers.postcode.as_ref().map(Postcode::outward).and_then(outward);
    }
    looking
}

fn form(asked: &Asked, state: &FormState, looking: Option<&Looking>, place: Option<&Place>) -> AnyView {
    let w = words::current();
    let place = if let Some(place) = place {
        view! {
            <input type="hidden" name="place" value=place.id.as_str().to_owned()/>
            <p class="govuk-body">
                {text::IN} " " {place.name.clone()} ". "
                <a class="govuk-link" href=urls::near("place=")>{text::OTHER_PLACE}</a>
            </p>
        }
        .into_any()
    } else {
        let choices = asked.portal.places.all().map(|place| Choice::new(place.id.as_str(), place.name.clone()));
        fields::radios(state, &Field::new("place", text::PLACE), choices.collect())
    };
    let ages = std::iter::once(Choice::new("", text::ANY_AGE))
        .chain(AgeBand::ALL.iter().map(|age| Choice::new(age.slug(), (w.age)(*age))));
    let near = Field::new("near", text::POSTCODE).hint(text::POSTCODE_HINT).width("govuk-input--width-4");
    let free = Field::new("free", text::COST);
    view! {
        <form method="get" autocomplete="off" action=urls::NEAR novalidate>
            {place}
            {fields::text_input(state, &Field::new("q", text::WORDS).hint(text::WORDS_HINT))}
            <details class="govuk-details" open=looking.is_some_and(Looking::has_more)>
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::MORE}</span></summary>
                <div class="govuk-details__text">
                    {fields::radios(state, &Field::new("age", text::AGE), ages.collect())}
                    {fields::text_input(state, &near)}
                    {fields::checkboxes(state, &free, vec![Choice::new("yes", text::FREE_ONLY)])}
                </div>
            </details>
            {fields::submit(text::SEARCH)}
        </form>
    }
    .into_any()
}

fn results(looking: &Looking, place: &Arc<Place>, found: &FoundOffers) -> AnyView {
    if found.total == 0 {
        let is_open = looking.typed.is_empty() && looking.age.is_none() && !looking.free_only;
        let said = if is_open { text::NOTHING_YET } else { text::NOTHING };
        return view! { <h2 class="govuk-heading-m">{text::found(0, &place.name)}</h2> <p class="govuk-body">{said}</p> }
            .into_any();
    }
    let lines: Vec<_> = found.offers.iter().map(line).collect();
    view! {
        <h2 class="govuk-heading-m">{text::found(found.total, &place.name)}</h2>
        <ul class="govuk-list">{lines}</ul>
        {paging(looking, found.total)}
    }
    .into_any()
}

fn line(kept: &KeptOffer) -> AnyView {
    let offer = &kept.offer;
    let who = offer.who_for.as_ref().map(glimpse).or_else(|| text::ages(offer.ages));
    view! {
        <li>
            <h3 class="govuk-heading-s"><a class="govuk-link" href=urls::offer(offer.id)>{offer.name.as_str().to_owned()}</a></h3>
            {offer.what.as_ref().map(|what| view! { <p class="govuk-body">{glimpse(what)}</p> })}
            {who.map(|who| view! { <p class="govuk-body">{text::WHO_FOR} ": " {who}</p> })}
            {phone(kept).map(|phone| view! { <p class="govuk-body">{text::PHONE} ": " {phone}</p> })}
            <p class="govuk-hint">{mark(kept)}</p>
            <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible"/>
        </li>
    }
    .into_any()
}

/// The beginning of a long text, cut between words.
fn glimpse(words: &Description) -> String {
    let words = words.as_str();
    match words.char_indices().nth(GLIMPSE) {
        None => words.to_owned(),
        Some((end, _)) => {
            let start = words.get(..end).unwrap_or_default();
            let cut = start.rfind(char::is_whitespace).and_then(|blank| start.get(..blank)).unwrap_or(start);
            format!("{cut} …")
        }
    }
}

fn paging(looking: &Looking, total: u32) -> Option<AnyView> {
    let pages = total.div_ceil(EACH_PAGE);
    (pages > 1).then(|| {
        let page = looking.page.min(pages.saturating_add(1));
        let link = |to: u32, label: &'static str| {
            let href = urls::near(&looking.address(to));
            view! { <a class="govuk-link" href=href>{label}</a> " " }
        };
        view! {
            <nav aria-label=text::PAGES>
                <p class="govuk-body">
                    {text::page_of(page, pages)} " " {(page > 1).then(|| link(page - 1, text::BEFORE))}
                    {(page < pages).then(|| link(page + 1, text::NEXT))}
                </p>
            </nav>
        }
        .into_any()
    })
}
