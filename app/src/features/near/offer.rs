//! One offer, with everything its provider says and how to reach it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{frame, idle_minutes, list_link, mark, phone, pins, way_on};
use crate::{
    domain::{
        contact::Email,
        offer::{Cost, KeptOffer, MOST_PINS, Offer, OfferId, WebLink},
        text::{Description, Line},
    },
    features::ask::service::standing,
    page::{Stop, loaded},
    ui::layout,
    urls, visits,
    words::near as text,
};

/// The page of one offer.
#[component]
pub fn OfferPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    loaded(move |asked| async move {
        let id = OfferId::parse(&id).ok_or(Stop::NotFound)?;
        let kept = asked.portal.store.offer(id).await?.ok_or(Stop::NotFound)?;
        let standing = standing(&asked).await?;
        let visit = visits::current(&asked).await?;
        let pins = pins::of(&standing, visit.as_ref());
        let (is_pinned, is_full) = (pins.contains(&id), pins.len() >= MOST_PINS);
        let content = view! {
            <h1 class="govuk-heading-l">{kept.offer.name.as_str().to_owned()}</h1>
            <div class="govuk-inset-text">{mark(&kept)}</div>
            <dl class="govuk-summary-list">{rows(&kept)}</dl>
            {pin_part(id, is_pinned, is_full)}
            <p class="govuk-hint">{text::how_long(idle_minutes(&asked))}</p>
            {way_on(&standing)}
        };
        let place = asked.portal.places.get(&kept.place).cloned();
        let back = urls::near(&format!("place={}", kept.place.as_str()));
        Ok(layout::page(&asked, frame(text::TAB, place, visit.as_ref()).back(back), content))
    })
}

fn pin_part(id: OfferId, is_pinned: bool, is_full: bool) -> AnyView {
    if is_full && !is_pinned {
        return view! { <p class="govuk-body">{text::LIST_FULL}</p> {list_link()} }.into_any();
    }
    let (put, label) = if is_pinned { ("no", text::UNPIN) } else { ("yes", text::PIN) };
    view! {
        {is_pinned.then(|| view! { <p class="govuk-body">{text::PINNED}</p> {list_link()} })}
        <form method="post" autocomplete="off" action=urls::post::PIN>
            <input type="hidden" name="put" value=put/>
            <button type="submit" class="govuk-button govuk-button--secondary" name="offer" value=id.to_string()>{label}</button>
        </form>
    }
    .into_any()
}

fn rows(kept: &KeptOffer) -> Vec<AnyView> {
    let offer = &kept.offer;
    let lines = |key: &'static str, lines: Vec<String>| (!lines.is_empty()).then(|| row(key, paragraphs(lines)));
    let words = |key: &'static str, words: Option<&Description>| {
        lines(key, words.map(|w| w.as_str().to_owned()).into_iter().collect())
    };
    let areas: Vec<String> = offer.areas.iter().map(|area| area.as_str().to_owned()).collect();
    let reach = offer.phone.is_none() && offer.email.is_none() && offer.web.is_none();
    [
        words(text::WHAT, offer.what.as_ref()),
        words(text::WHO_FOR, offer.who_for.as_ref()),
        lines(text::AGES, text::ages(offer.ages).into_iter().collect()),
        lines(text::COST, cost(offer)),
        lines(text::WHEN, times(offer)),
        lines(text::WHERE, spots(offer)),
        lines(text::AREA, areas),
        phone(kept).map(|phone| row(text::PHONE, phone)),
        offer.email.as_ref().map(|email| row(text::EMAIL, email_link(email))),
        offer.web.as_ref().map(|link| row(text::WEB, web_link(link))),
        lines(text::PROVIDER, offer.provider.iter().map(|who| who.as_str().to_owned()).collect()),
        (reach && kept.source.is_sample).then(|| row(text::PHONE, paragraphs(vec![text::NO_CONTACT.to_owned()]))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn row(key: &'static str, value: AnyView) -> AnyView {
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
        </div>
    }
    .into_any()
}

fn paragraphs(lines: Vec<String>) -> AnyView {
    lines.into_iter().map(|line| view! { <p class="app-as-typed">{line}</p> }).collect::<Vec<_>>().into_any()
}

fn cost(offer: &Offer) -> Vec<String> {
    let known = match (offer.cost, &offer.cost_words) {
        (Cost::Free, _) => Some(text::FREE),
        (Cost::Paid, None) => Some(text::PAID),
        (Cost::NotKnown, None) => Some(text::COST_NOT_KNOWN),
        (Cost::Paid | Cost::NotKnown, Some(_)) => None,
    };
    let words = offer.cost_words.as_ref().map(|words| words.as_str().to_owned());
    known.map(str::to_owned).into_iter().chain(words).collect()
}

/// Opening times, line by line.
pub(super) fn times(offer: &Offer) -> Vec<String> {
    let lines = offer.when.iter().flat_map(|opening| {
        let words = opening.words.as_ref().map(|words| words.as_str().to_owned());
        std::iter::once(text::opening(opening)).chain(words)
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// Where it is, line by line.
pub(super) fn spots(offer: &Offer) -> Vec<String> {
    let line = |spot: &crate::domain::offer::Spot| {
        let postcode = spot.postcode.as_ref().map(|postcode| format!(", {}", postcode.as_str()));
        Line::as_str(&spot.address).to_owned() + &postcode.unwrap_or_default()
    };
    offer.spots.iter().map(line).collect()
}

fn email_link(email: &Email) -> AnyView {
    // A question mark would begin a ready-made message.
    let address = email.as_str().to_owned();
    let is_plain = address.bytes().all(|b| b.is_ascii_alphanumeric() || b"@.-_+".contains(&b));
    if is_plain {
        let href = format!("mailto:{address}");
        view! { <a class="govuk-link" href=href>{address}</a> }.into_any()
    } else {
        view! { {address} }.into_any()
    }
}

fn web_link(link: &WebLink) -> AnyView {
    let (href, url) = (link.as_str().to_owned(), link.as_str().to_owned());
    view! {
        <a class="govuk-link" href=href rel="noopener noreferrer external">{url}</a>
        <p class="govuk-hint">{text::WEB_HINT}</p>
    }
    .into_any()
}
