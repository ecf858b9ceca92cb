//! A question that was sent: what the hub wrote, how far it is, asking again.
//!
//! Six words are all it takes to get here, so it shows the answers, in which nobody is named, and no word of who asked. Their
//! own words show in the visit that sent them alone (threat T5).

use leptos::prelude::*;

use crate::{
    domain::{
        nameless,
        problem::{Problem, ProblemKind},
        question::{Asker, Question, SentKind},
        raw_form::RawForm,
        text::FREE_TEXT_LIMIT,
    },
    features::{
        codes,
        status::{Looked, chase_part, hear_by, timeline},
    },
    page::{Asked, Stop},
    ports::{Answer, Fault, VisitNotice, day_in_england},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, words,
    words::advice as text,
};

use super::{lines_for, pointing, turning};

/// What may be shown of a question here: who asks, and its words if this visit sent it.
pub(super) struct Known {
    pub(super) asker: Option<Asker>,
    pub(super) words: Option<Question>,
}

pub(super) async fn known(asked: &Asked, looked: &Looked) -> Result<Known, Fault> {
    let question = asked.portal.store.question(looked.status.id, looked.status.member).await?;
    let who = question.as_ref().map(|question| question.asker);
    Ok(Known { asker: who, words: question.filter(|_| looked.visit.data.sent_here) })
}

/// Phone lines, where a young person asks.
pub(in crate::features) async fn lines(asked: &Asked, looked: &Looked) -> Result<Option<AnyView>, Fault> {
    if looked.status.kind != SentKind::Question {
        return Ok(None);
    }
    Ok(known(asked, looked).await?.asker.and_then(lines_for))
}

/// The confirmation: reference, six words, what comes next.
pub(in crate::features) async fn sent_page(asked: &Asked, looked: &Looked) -> Result<AnyView, Stop> {
    let w = words::current();
    let Known { asker, words } = known(asked, looked).await?;
    let data = &looked.visit.data;
    let code = data.fresh_code.as_ref().map_or_else(
        || view! { <p class="govuk-body">{w.code.gone}</p> }.into_any(),
        |code| {
            view! {
                {codes::six_words(code)}
                <p class="govuk-body"><a class="govuk-button" href=urls::PRACTISE>{w.code.practise}</a></p>
            }
            .into_any()
        },
    );
    let hub = looked.place.hub(&looked.status.hub).map(|hub| hub.name.clone()).unwrap_or_default();
    let by = (w.day)(hear_by(&asked.portal, &looked.status, &looked.place));
    let next: Vec<_> = text::next(&hub, &by).into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let content = view! {
        {data.practised.then(|| layout::notice(w.code.practise_right))}
        <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title" lang="en" dir="ltr">{text::SENT_TITLE}</h1>
            <div class="govuk-panel__body">
                {w.sent.reference} <br/> <strong dir="ltr">{looked.status.reference.as_str().to_owned()}</strong>
            </div>
        </div>
        {code}
        <h2 class="govuk-heading-m">{w.sent.next_title}</h2>
        <ol class="govuk-list govuk-list--number" lang="en" dir="ltr">{next}</ol>
        {words.map(|question| own_words(&question))}
        <p class="govuk-body"><a class="govuk-link" href=urls::STATUS>{w.code.to_status}</a></p>
        {foot(asker)}
    };
    Ok(layout::page(asked, Frame::private(w.common.neutral_title, Some(looked.place.clone())), content))
}

/// What the person typed, for the visit in which they typed it.
fn own_words(question: &Question) -> AnyView {
    let words = question.words.as_str().to_owned();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text" lang="en" dir="ltr">{text::YOU_ASKED}</span></summary>
            <div class="govuk-details__text"><p class="app-as-typed" dir="auto">{words}</p></div>
        </details>
    }
    .into_any()
}

fn foot(asker: Option<Asker>) -> AnyView {
    let w = words::current();
    view! {
        {asker.and_then(lines_for)}
        <form method="post" autocomplete="off" action=urls::post::FINISH>
            <button type="submit" class="govuk-button govuk-button--secondary">{w.status.finish}</button>
        </form>
    }
    .into_any()
}

/// The status of a question.
pub(in crate::features) async fn status_page(asked: &Asked, looked: &Looked) -> Result<AnyView, Stop> {
    let w = words::current();
    let known = known(asked, looked).await?;
    let answers = asked.portal.store.answers(looked.status.id, looked.status.member).await?;
    let state = again_state(looked);
    let said = match looked.visit.data.notice {
        Some(VisitNotice::AdditionSent) => Some(text::AGAIN_SENT),
        Some(VisitNotice::ChaseSent) => Some(w.status.chased),
        _ => None,
    };
    let is_stopped = looked.status.withdrawn_at.is_some();
    let rest = if is_stopped {
        view! { <p class="govuk-body">{text::STOPPED}</p> }.into_any()
    } else {
        let hub = looked.place.hub(&looked.status.hub).map(|hub| layout::phone(&hub.contact).into_any());
        view! {
            {answers_part(&answers)}
            {timeline(&looked.status)}
            <p class="govuk-body">{hub}</p>
            {chase_part(&asked.portal, &looked.status, &looked.place)}
            {known.words.as_ref().map(own_words)}
            {again_part(looked, &state)}
            {turning::part(&known)}
            <p class="govuk-body"><a class="govuk-link" href=urls::WITHDRAW>{text::STOP_LINK}</a></p>
        }
        .into_any()
    };
    let content = view! {
        {fields::error_summary(&state)}
        {said.map(layout::notice)}
        <div lang="en" dir="ltr">
            <h1 class="govuk-heading-l">{text::STATUS_TITLE}</h1>
            <p class="govuk-body">{w.sent.reference} ": " <strong>{looked.status.reference.as_str().to_owned()}</strong></p>
            {rest}
        </div>
        {foot(known.asker)}
    };
    let frame = Frame::private(w.common.neutral_title, Some(looked.place.clone()));
    Ok(layout::page(asked, frame.problems(state.has_problems()), content))
}

fn answers_part(answers: &[Answer]) -> AnyView {
    let w = words::current();
    let none = answers.is_empty().then(|| view! { <p class="govuk-body">{text::NO_ANSWER}</p> });
    let each = |answer: &Answer| {
        view! {
            <div class="govuk-inset-text">
                <p class="govuk-body-s">{text::answered_on(&(w.day)(day_in_england(answer.at)))}</p>
                <p class="app-as-typed" dir="auto">{answer.words.as_str().to_owned()}</p>
            </div>
        }
    };
    let all: Vec<_> = answers.iter().map(each).collect();
    view! {
        <h2 class="govuk-heading-m">{text::ANSWERS}</h2>
        <div id="answers">{none}{all}</div>
        <p class="govuk-hint">{text::ANSWERS_KEPT}</p>
    }
    .into_any()
}

/// What was typed to ask again and has not been sent.
fn again_state(looked: &Looked) -> FormState {
    let data = &looked.visit.data;
    let kind = match data.notice {
        Some(VisitNotice::AdditionMissing) => Some(ProblemKind::Missing),
        Some(VisitNotice::AdditionTooLong) => Some(ProblemKind::TooLong { limit: FREE_TEXT_LIMIT }),
        _ => None,
    };
    FormState {
        form: RawForm::default().with("addition", data.kept_text.clone().unwrap_or_default()),
        problems: kind.map(|kind| Problem::new("addition", kind)).into_iter().collect(),
    }
}

/// Asking again. What may tell who somebody is is pointed at once it was posted, and sent if they say so.
fn again_part(looked: &Looked, state: &FormState) -> AnyView {
    let typed = state.value("addition");
    let found = if looked.visit.data.advice.is_named { nameless::found(&typed) } else { Vec::new() };
    let class = if found.is_empty() { "govuk-button" } else { "govuk-button govuk-button--secondary" };
    let as_it_is = (!found.is_empty()).then(|| {
        view! { <button type="submit" name="sure" value="yes" class="govuk-button govuk-button--secondary">{text::SEND_AS_IT_IS}</button> }
    });
    let send = if found.is_empty() { text::AGAIN_SEND } else { text::CHANGED };
    view! {
        <h2 class="govuk-heading-m">{text::AGAIN_TITLE}</h2>
        {pointing::found(&found)}
        <form method="post" autocomplete="off" action=urls::post::ADD novalidate>
            {fields::text_area(state, &Field::new("addition", text::AGAIN).hint(text::QUESTION_HINT), 5)}
            {pointing::while_typing("addition")}
            <div class="govuk-button-group">
                <button type="submit" class=class>{send}</button>
                {as_it_is}
            </div>
        </form>
    }
    .into_any()
}
