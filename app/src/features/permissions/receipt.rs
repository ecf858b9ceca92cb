//! Every answer a member gave, with the exact words and the day: a plain page to print and keep.

use leptos::prelude::*;

use super::{Own, frame, last_day, seen};
use crate::{
    domain::{
        consent::How,
        permission::{Answer, Permission},
        sharing::Said,
        story::Section,
    },
    features::inside,
    page::{Stop, loaded},
    ui::{
        layout,
        summary::{Row, summary_list},
    },
    urls,
    words::permissions as text,
};

/// The page.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let own = Own::read(&asked, &inside).await?;
        let records: Vec<_> = own.permissions.records().iter().map(|record| record_view(&own, record)).collect();
        let empty = records.is_empty().then(|| view! { <p class="govuk-body">{text::RECEIPT_EMPTY}</p> });
        let content = view! {
            <h1 class="govuk-heading-l">{text::RECEIPT_TITLE}</h1>
            <p class="govuk-body">{text::RECEIPT_LEAD}</p>
            {empty}
            {records}
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked, &inside).await?.back(urls::PERMISSIONS), content))
    })
}

fn said(record: &Permission) -> String {
    match record.answer {
        Answer::Given { until } => text::receipt_said(Said::Yes, &text::ends(until.map(last_day))),
        Answer::Refused => text::receipt_said(Said::No, ""),
        Answer::NotNow { ask_on } => text::receipt_said(Said::NotNow, &text::asks_again(ask_on)),
        Answer::Withdrawn => text::RECEIPT_STOPPED.to_owned(),
    }
}

fn basis(record: &Permission) -> Option<String> {
    let judged = record
        .capacity
        .as_ref()
        .map(|capacity| text::judged(capacity.judged_by.as_str(), capacity.role.as_str(), capacity.on));
    judged.or_else(|| (record.part.section() == Section::Voice).then(|| text::PARENT_DECIDES.to_owned()))
}

fn record_view(own: &Own, record: &Permission) -> AnyView {
    let how = match record.how {
        How::OwnDevice => text::RECEIPT_OWN_DEVICE,
        How::SchoolHelped => text::RECEIPT_HELPED,
        How::SpokenWitnessed => text::RECEIPT_SPOKEN,
    };
    let rows = [
        (text::RECEIPT_WHEN, Some(record.at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())),
        (text::RECEIPT_WHO, Some(record.recipient.name.as_str().to_owned())),
        (text::RECEIPT_PART, Some(seen::name(&own.story, record.part))),
        (text::RECEIPT_SAID, Some(said(record))),
        (text::RECEIPT_BASIS, basis(record)),
        (text::RECEIPT_HOW, Some(how.to_owned())),
        (text::RECEIPT_VERSION, Some(record.notice.version.clone())),
        (text::RECEIPT_WORDS, Some(record.notice.words.clone())),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| Row { key: key.to_owned(), value: vec![value], change: None }));
    summary_list(rows.collect())
}
