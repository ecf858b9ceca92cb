//! Every yes and every no of one member, by recipient and part, each with one press to change it.

use leptos::prelude::*;

use super::{Own, frame, mine_items, requests, seen};
use crate::{
    domain::{
        ids::PermissionId,
        permission::{Answer, Permission},
    },
    features::inside,
    page::{Stop, loaded},
    ui::layout,
    urls,
    words::permissions as text,
};

/// The page.
#[component]
pub fn MinePage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let own = Own::read(&asked, &inside).await?;
        let sent = asked.portal.store.sent_by(inside.family, inside.member).await?;
        let recipients = own.permissions.recipients();
        let each: Vec<_> = recipients
            .into_iter()
            .map(|recipient| mine_items::of(&own, recipient, requests::told(&asked, &sent, recipient)))
            .collect();
        let is_empty = each.is_empty();
        let content = view! {
            {said(&own, inside.visit.data.sharing.last)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body">{text::LEAD}</p>
            {is_empty.then(|| view! { <p class="govuk-body">{text::EMPTY}</p> })}
            {due(&own)}
            {each}
            {ways_on(&own)}
            {(!is_empty).then(stops)}
            {requests::list(&asked, &sent, inside.visit.data.request)}
            <p class="govuk-body"><a class="govuk-link" href=urls::NOT_ME>{text::NOT_ME_LINK}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked, &inside).await?, content))
    })
}

/// What the last press did.
fn said(own: &Own, last: Option<PermissionId>) -> Option<AnyView> {
    let record = own.permissions.records().iter().find(|record| Some(record.id) == last)?;
    let said = if record.answer == Answer::Withdrawn {
        text::stopped(record.recipient.name.as_str(), &seen::name(&own.story, record.part))
    } else {
        text::KEPT.to_owned()
    };
    Some(view! { <div class="govuk-inset-text" role="status" dir="auto">{said}</div> }.into_any())
}

/// What is asked again.
fn due(own: &Own) -> Option<AnyView> {
    let today = own.today();
    let current = own.permissions.current();
    let line = |record: &&Permission| {
        let line = format!("{}, {}", seen::name(&own.story, record.part), record.recipient.name.as_str());
        view! { <li dir="auto">{line}</li> }
    };
    let lines: Vec<_> = current.iter().filter(|record| mine_items::is_due(own, record, today)).map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text">
                <h2 class="govuk-heading-s">{text::DUE}</h2>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

fn ways_on(own: &Own) -> AnyView {
    let link = |href: &'static str, label: &'static str| {
        view! { <p class="govuk-body"><a class="govuk-link" href=href>{label}</a></p> }
    };
    let more = if own.story.parts().is_empty() {
        view! { <p class="govuk-body">{text::NO_STORY}</p> {link(urls::STORY, text::TO_STORY)} }.into_any()
    } else {
        view! { <p class="govuk-body"><a class="govuk-button" href=urls::SHARE_NEW>{text::NEW}</a></p> }.into_any()
    };
    view! { {more} {link(urls::SEEN, text::SEEN_LINK)} {link(urls::SHARE_RECEIPT, text::RECEIPT_LINK)} }.into_any()
}

fn stops() -> AnyView {
    let lines: Vec<_> = text::STOPS.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect();
    view! { <h2 class="govuk-heading-m">{text::STOPS_TITLE}</h2> {lines} }.into_any()
}
