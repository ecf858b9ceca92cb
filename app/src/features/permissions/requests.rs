//! What this member answered when they asked for help, and what hubs were told about sharing since.
//!
//! Consent to help stays apart from permission to share: a request is taken back on its own page (rule C1).

use leptos::prelude::*;

use crate::{
    domain::{consent::Purpose, ids::RequestId, message::PermissionSays, permission::Recipient, place::Place},
    page::Asked,
    ports::{ConsentAnswer, SentConsent, day_in_england},
    ui::summary::{Row, summary_list},
    urls,
    words::{self, permissions as text},
};

/// Every request with its answers; nothing where none was sent.
pub(super) fn list(asked: &Asked, sent: &[SentConsent], open: Option<RequestId>) -> Option<AnyView> {
    let each: Vec<_> = sent.iter().map(|sent| request(asked, sent, open)).collect();
    (!each.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{text::REQUESTS}</h2>
            <p class="govuk-body">{text::REQUESTS_TEXT}</p>
            {each}
        }
        .into_any()
    })
}

fn request(asked: &Asked, sent: &SentConsent, open: Option<RequestId>) -> AnyView {
    let place = asked.portal.places.get(&sent.status.place);
    let rows = sent.answers.iter().map(|answer| row(place.map(AsRef::as_ref), answer)).collect();
    let change = match (sent.status.withdrawn_at, open == Some(sent.status.id)) {
        (Some(_), _) => ().into_any(),
        (None, true) => {
            view! { <p class="govuk-body"><a class="govuk-link" href=urls::WITHDRAW>{text::STOP_HELP}</a></p> }
                .into_any()
        }
        (None, false) => view! { <p class="govuk-body">{text::STOP_HELP_CODE}</p> }.into_any(),
    };
    view! {
        <h3 class="govuk-heading-s"><span dir="ltr">{sent.status.reference.as_str().to_owned()}</span></h3>
        {summary_list(rows)}
        {change}
    }
    .into_any()
}

fn row(place: Option<&Place>, answer: &ConsentAnswer) -> Row {
    let w = words::current();
    let key = match &answer.purpose {
        Purpose::Help => text::HELP.to_owned(),
        Purpose::Share { organisation, item } => {
            let named = place.and_then(|place| place.organisation(organisation));
            let name = named.map_or_else(|| organisation.as_str().to_owned(), |named| named.name.clone());
            format!("{name}: {}", (w.item)(*item))
        }
    };
    let said = format!("{} {}.", text::decision(answer.decision), (w.day)(day_in_england(answer.at)));
    Row { key, value: vec![said], change: None }
}

/// What hubs were told about one recipient, and when.
pub(super) fn told(asked: &Asked, sent: &[SentConsent], recipient: &Recipient) -> AnyView {
    let w = words::current();
    let lines: Vec<_> = sent
        .iter()
        .flat_map(|sent| sent.told.iter().map(move |told| (sent, told)))
        .filter(|(_, told)| told.news.recipient == recipient.name)
        .map(|(sent, told)| {
            let place = asked.portal.places.get(&sent.status.place);
            let hub = place.and_then(|place| place.hub(&sent.status.hub)).map(|hub| hub.name.clone());
            let parts: Vec<&str> = told.news.items.iter().map(|section| text::section(*section)).collect();
            let day = (w.day)(day_in_england(told.taken_at.unwrap_or(told.news.at)));
            let may_see = told.news.says == PermissionSays::Given;
            text::told(&hub.unwrap_or_default(), may_see, &parts.join("; "), &day, told.taken_at.is_some())
        })
        .map(|line| view! { <li>{line}</li> })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::TOLD}</span></summary>
            <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{lines}</ul></div>
        </details>
    }
    .into_any()
}
