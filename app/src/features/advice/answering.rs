//! The hub worker's side of a question: what was asked, what was answered, and writing an answer.
//!
//! An answer is looked at as they will see it before it goes, with whatever in it looks like a name. It goes once, by the
//! same way as an answer from a hub's own system.

use leptos::prelude::*;

use crate::{
    domain::{
        delivery::Delivery,
        desk_person::Act,
        nameless,
        problem::Problem,
        question::{Question, SentKind},
        raw_form::RawForm,
        reference::Reference,
        text::FreeText,
    },
    features::desk::{self, AtDesk},
    form_post::Next,
    page::Asked,
    ports::{Answer, Answering, AtWork, DeskCase, Fault, HubNews, RequestStatus, Visit, day_in_england},
    ui::{
        fields::{self, Field, FormState},
        summary::Row,
    },
    urls, visits, words,
    words::advice as text,
};

use super::{check, pointing};

/// The question as the desk reads it.
pub fn desk_rows(asked: &Asked, question: &Question) -> Vec<Row> {
    let place = asked.portal.places.get(&question.place);
    check::rows(question, place.map(AsRef::as_ref), text::desk_who(question.asker))
}

/// What was answered, and the form for the next answer; nothing for a request.
pub async fn part(asked: &Asked, visit: &Visit, case: &DeskCase) -> Result<Option<AnyView>, Fault> {
    if case.status.kind != SentKind::Question {
        return Ok(None);
    }
    let answers = asked.portal.store.answers(case.status.id, case.status.member).await?;
    let answers: Vec<_> = answers.iter().map(answered).collect();
    let writing = visit.data.advice.answering.as_ref().filter(|it| it.reference == case.status.reference);
    let form = case.status.withdrawn_at.is_none().then(|| match writing {
        Some(answering) if answering.looked.is_some() => preview(answering),
        writing => write(&case.status.reference, writing),
    });
    Ok(Some(
        view! {
            <div class="govuk-inset-text" id="question">{text::DESK_NOTE}</div>
            {(!answers.is_empty()).then(|| view! { <h2 class="govuk-heading-m">{text::DESK_ANSWERS}</h2> {answers} })}
            {form}
        }
        .into_any(),
    ))
}

fn answered(answer: &Answer) -> AnyView {
    let day = (words::current().day)(day_in_england(answer.at));
    view! { <p class="govuk-body-s">{text::answered_on(&day)}</p> <p class="app-as-typed" dir="auto">{answer.words.as_str().to_owned()}</p> }
        .into_any()
}

fn write(reference: &Reference, writing: Option<&Answering>) -> AnyView {
    let typed = writing.map(|writing| writing.typed.clone()).unwrap_or_default();
    let problem = writing.and_then(|writing| writing.problem);
    let state = FormState {
        form: RawForm::default().with("answer", typed),
        problems: problem.map(|kind| Problem::new("answer", kind)).into_iter().collect(),
    };
    view! {
        {fields::error_summary(&state)}
        <form method="post" autocomplete="off" action=urls::post::DESK_ANSWER novalidate>
            <input type="hidden" name="reference" value=reference.as_str().to_owned()/>
            {fields::text_area(&state, &Field::new("answer", text::DESK_WRITE).hint(text::DESK_WRITE_HINT), 8)}
            {pointing::while_typing("answer")}
            <button type="submit" name="do" value="look" class="govuk-button">{text::DESK_LOOK}</button>
        </form>
    }
    .into_any()
}

fn preview(answering: &Answering) -> AnyView {
    let event = answering.looked.map(|event| event.to_string());
    view! {
        <h2 class="govuk-heading-m">{text::DESK_PREVIEW}</h2>
        {pointing::found(&nameless::found(&answering.typed))}
        <div class="govuk-inset-text" id="preview"><p class="app-as-typed" dir="auto">{answering.typed.clone()}</p></div>
        <form method="post" autocomplete="off" action=urls::post::DESK_ANSWER>
            <input type="hidden" name="reference" value=answering.reference.as_str().to_owned()/>
            <input type="hidden" name="looked" value=event/>
            <div class="govuk-button-group">
                <button type="submit" name="do" value="change" class="govuk-button govuk-button--secondary">{text::CHANGE}</button>
                <button type="submit" name="do" value="send" class="govuk-button govuk-button--secondary">{text::DESK_SEND}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Looks at an answer, changes it, or sends it.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(AtDesk { mut visit, work, .. }) = desk::may_do(&asked, Act::Work).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let portal = &asked.portal;
    let reference = Reference::from_text(form.get("reference"));
    let status = portal.store.desk_status(&work, &reference).await?;
    let is_open = |status: &RequestStatus| status.kind == SentKind::Question && status.withdrawn_at.is_none();
    let Some(status) = status.filter(is_open) else {
        return Ok(Next::page(urls::DESK));
    };
    let writing = visit.data.advice.answering.take().filter(|it| it.reference == reference);
    visit.data.advice.answering = match (form.get("do"), writing) {
        ("send" | "change", None) => None,
        ("send", Some(writing)) if is_looked(&writing, &form) => {
            send(&asked, (&work, &status), &writing).await?;
            None
        }
        ("send", Some(writing)) => Some(writing),
        ("change", Some(writing)) => Some(Answering { looked: None, ..writing }),
        _ => Some(read(&asked, reference.clone(), form.get("answer"))),
    };
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::desk_case(&reference)))
}

/// Whether what is to be sent is what was looked at.
fn is_looked(writing: &Answering, form: &RawForm) -> bool {
    writing.looked.is_some_and(|event| event.to_string() == form.get("looked"))
}

fn read(asked: &Asked, reference: Reference, typed: &str) -> Answering {
    let problem = FreeText::parse(typed).err();
    let looked = problem.is_none().then(|| asked.portal.ids.uuid());
    Answering { reference, typed: typed.to_owned(), problem, looked }
}

async fn send(asked: &Asked, (work, status): (&AtWork, &RequestStatus), writing: &Answering) -> Result<(), Fault> {
    let (Ok(words), Some(event)) = (FreeText::parse(&writing.typed), writing.looked) else { return Ok(()) };
    let now = asked.portal.clock.now();
    let news = HubNews {
        event: event.to_string(),
        place: status.place.clone(),
        hub: status.hub.clone(),
        reference: writing.reference.clone(),
        delivery: Delivery::Seen,
        answer: Some(words),
        at: now,
    };
    asked.portal.store.take_desk_news(work, &news, now).await?;
    Ok(())
}
