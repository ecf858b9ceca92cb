//! The pages of a young person beside the questions: where it begins, phone lines, and what happens next.
//!
//! What nobody can promise is said before anything is typed. Phone lines stand on every page; a young child finds them
//! first, and is never turned away (rule C7).

use leptos::prelude::*;

use super::service::{Standing, place_of, standing};
use crate::{
    domain::{
        answers::Answers,
        journey::{Path, Step},
        own_request::OwnAge,
    },
    page::{Stop, loaded},
    ui::{
        fields,
        layout::{self, Frame},
    },
    urls, words,
    words::young as text,
};

/// Where a young person begins.
#[component]
pub fn OwnStart() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let part = |title: &'static str, lines: &[&'static str]| {
            view! { <h2 class="govuk-heading-m">{title}</h2> {paragraphs(lines)} }
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body-l">{text::LEAD}</p>
            {part(text::WHO_TITLE, &text::WHO)}
            {part(text::LIMITS_TITLE, &text::LIMITS)}
            {part(text::NEED_TITLE, &text::NEED)}
            <form method="post" autocomplete="off" action=urls::post::OWN_BEGIN>{fields::submit(text::BEGIN)}</form>
            <p class="govuk-body"><a class="govuk-link" href=urls::ADVICE>{text::ADVICE_LINK}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{w.start.back_link}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::SAFETY>{w.start.safety_link}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::START>{text::FOR_FAMILY}</a></p>
            {talk_lines()}
            {next_cards()}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.common.neutral_title), content))
    })
}

/// Phone lines first, for a young child; then on with the questions.
#[component]
pub fn OwnTalk() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let path = draft.answers.path();
        if path != Path::YoungPerson {
            return Err(Stop::Go(urls::question(path, draft.answers.first_unanswered())));
        }
        let go_on = urls::question(path, path.onward(Step::You, &draft.answers));
        let content = view! {
            <h1 class="govuk-heading-l">{text::TALK_TITLE}</h1>
            <p class="govuk-body-l">{text::TALK}</p>
            {lines(text::LINES_TITLE_CHILD)}
            {paragraphs(&text::TALK_MORE)}
            <p class="govuk-body"><a class="govuk-button" href=go_on>{text::TALK_ON}</a></p>
        };
        let place = place_of(&asked.portal, &draft.answers);
        let frame = Frame::private(w.common.neutral_title, place).back(urls::question(path, Step::You));
        Ok(layout::page(&asked, frame, content))
    })
}

fn paragraphs(lines: &[&'static str]) -> AnyView {
    lines.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect::<Vec<_>>().into_any()
}

/// Whom a young person can talk to at once.
pub fn talk_lines() -> AnyView {
    lines(text::LINES_TITLE)
}

/// The lines on a page beside the questions, if the answers are a young person's own.
pub(super) fn lines_for(answers: &Answers) -> Option<AnyView> {
    (answers.path() == Path::YoungPerson).then(talk_lines)
}

/// The lines above a question for a young child, and below it for everybody else.
pub(super) fn lines_at(answers: &Answers, is_top: bool) -> Option<AnyView> {
    match (answers.own_age, is_top) {
        (Some(OwnAge::TenOrUnder), true) => Some(lines(text::LINES_TITLE_CHILD)),
        (Some(OwnAge::TenOrUnder), false) | (_, true) => None,
        (_, false) => Some(talk_lines()),
    }
}

/// They are said in English on any page: that is how the lines answer.
fn lines(title: &'static str) -> AnyView {
    let lines: Vec<_> = text::LINES
        .iter()
        .map(|(who, href, number, what)| {
            view! { <li>{*who} ": " <a class="govuk-link app-phone" href=*href>{*number}</a> ". " {*what}</li> }
        })
        .collect();
    view! {
        <section class="govuk-inset-text" lang="en" dir="ltr">
            <h2 class="govuk-heading-s">{title}</h2>
            <ul class="govuk-list">{lines}</ul>
        </section>
    }
    .into_any()
}

/// What happens next, as three cards.
pub fn next_cards() -> AnyView {
    let cards: Vec<_> = text::NEXT
        .iter()
        .zip(PICTURES)
        .map(|((title, what), picture)| {
            view! {
                <li class="app-card">
                    <svg class="app-card__picture" viewBox="0 0 24 24" width="48" height="48" aria-hidden="true" focusable="false">
                        <path d=picture/>
                    </svg>
                    <h3 class="govuk-heading-s">{*title}</h3>
                    <p class="govuk-body">{*what}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section lang="en" dir="ltr">
            <h2 class="govuk-heading-m">{text::NEXT_TITLE}</h2>
            <ol class="govuk-list app-cards">{cards}</ol>
        </section>
    }
    .into_any()
}

/// A letter, an open eye, two who talk: outlines drawn for this page.
const PICTURES: [&str; 3] = [
    "M2 5h20v14H2zM2 5l10 8 10-8",
    "M2 12c3-5 6.500-7 10-7s7 2 10 7c-3 5-6.500 7-10 7S5 17 2 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
    "M2 4h13v9H8l-4 3v-3H2zM17 8h5v9h-2v3l-4-3h-6v-2",
];
