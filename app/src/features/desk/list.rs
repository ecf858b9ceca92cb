//! The list: what came in, what needs a person, and contacts that nobody has checked.

use leptos::prelude::*;

use super::{concerns, desk_frame, require_desk, state_words};
use crate::{
    domain::question::SentKind,
    features::advice::answering,
    page::{Asked, loaded},
    ports::{DeskLine, day_in_england},
    ui::layout,
    urls, words,
    words::{advice as advice_text, desk as text},
};

/// How many requests the list shows.
const MOST: u32 = 200;

/// The list.
#[component]
pub fn DeskPage() -> impl IntoView {
    loaded(|asked| async move {
        require_desk(&asked).await?;
        let store = &asked.portal.store;
        let rows: Vec<_> = store.desk_list(MOST).await?.iter().map(|line| desk_row(&asked, line)).collect();
        let tasks = store.tasks().await?;
        let tasks: Vec<_> = tasks
            .into_iter()
            .map(|task| view! { <li>{text::task(&task.kind)} ": " <a class="govuk-link" href=urls::desk_case(&task.reference)>{task.reference.as_str().to_owned()}</a></li> })
            .collect();
        let has_tasks = !tasks.is_empty();
        let concerns = concerns::way(&asked).await?;
        let list = if rows.is_empty() {
            view! { <p class="govuk-body">{text::EMPTY}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list app-desk-list">{rows}</ul> }.into_any()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {concerns}
            {unchecked(&asked)}
            {has_tasks.then(|| view! { <h2 class="govuk-heading-m">{text::TASKS}</h2> <ul class="govuk-list govuk-list--bullet">{tasks}</ul> })}
            {list}
            <p class="govuk-body"><a class="govuk-link" href=urls::DESK_ORGANISATIONS>{words::organisations::DESK_TITLE}</a></p>
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::FINISH}</button>
            </form>
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE), content))
    })
}

/// Contacts that no person has confirmed, so that somebody does.
fn unchecked(asked: &Asked) -> Option<AnyView> {
    let contacts = asked.portal.places.all().flat_map(|place| {
        let unchecked = place.contacts().filter(|contact| !contact.verified);
        unchecked.map(|contact| format!("{}: {} ({})", place.name, contact.label, contact.as_of)).collect::<Vec<_>>()
    });
    let lines: Vec<_> = contacts.map(|line| view! { <li>{line}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text">{text::UNCHECKED}</div>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::UNCHECKED_LIST}</span></summary>
                <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{lines}</ul></div>
            </details>
        }
        .into_any()
    })
}

fn desk_row(asked: &Asked, line: &DeskLine) -> AnyView {
    let w = words::current();
    let status = &line.status;
    let question = (status.kind == SentKind::Question).then(|| {
        let waits = status.seen_at.is_none() && status.withdrawn_at.is_none();
        let by = waits.then(|| answering::answer_by(asked, status)).flatten().map(|by| format!(", {by}"));
        view! { <strong class="govuk-tag">{advice_text::DESK_TAG}</strong> {by} " " }
    });
    view! {
        <li class="app-list__item">
            <a class="govuk-link" href=urls::desk_case(&status.reference)>{status.reference.as_str().to_owned()}</a>
            " " {status.urgent.then(|| view! { <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> })}
            " " {question} {(w.day)(day_in_england(status.sent_at))} ", " {state_words(status)}
        </li>
    }
    .into_any()
}
