//! The last look at a question, with what may tell who somebody is; and sending it, once.
//!
//! "Change it" and "send it as it is" weigh the same. The question goes into a vault of its own, with six words of its own.

use leptos::prelude::*;

use crate::{
    domain::{
        ids::{MemberId, SubmissionId},
        nameless,
        place::Place,
        question::{Question, Submitted},
        raw_form::RawForm,
    },
    features::ask::service::send_off,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Ready, SendOff, Visit, VisitData},
    ui::{
        layout::{self, Frame},
        summary::{Row, summary_list},
    },
    urls, visits, words,
    words::advice as text,
};

use super::{Asking, asking, lines_for, pointing, require};

/// The question as it will be sent.
#[component]
pub fn CheckPage() -> impl IntoView {
    loaded(|asked| async move {
        let Asking { visit, asker } = require(&asked).await?;
        let Some(Ready { id, question, .. }) = visit.data.advice.ready.as_ref() else {
            return Err(Stop::Go(urls::ADVICE_ASK.to_owned()));
        };
        let place = asked.portal.places.get(&question.place).cloned();
        let found = nameless::found(question.words.as_str());
        let hub = place.as_ref().and_then(|place| place.hub(&question.hub)).map(|hub| text::goes_to(&hub.name));
        let content = view! {
            <h1 class="govuk-heading-l">{text::CHECK_TITLE}</h1>
            {pointing::found(&found)}
            {summary_list(rows(question, place.as_deref(), text::who(asker)))}
            <p class="govuk-body">{hub}</p>
            {buttons(*id, found.is_empty())}
            {lines_for(asker)}
        };
        let frame = Frame::private(words::current().common.neutral_title, place).back(urls::ADVICE_ASK);
        Ok(layout::page(&asked, frame, content))
    })
}

fn buttons(id: SubmissionId, is_nameless: bool) -> AnyView {
    let send = if is_nameless { text::SEND } else { text::SEND_AS_IT_IS };
    view! {
        <form method="post" autocomplete="off" action=urls::post::ADVICE_SEND>
            <input type="hidden" name="submission" value=id.uuid().to_string()/>
            <div class="govuk-button-group">
                <a class="govuk-button govuk-button--secondary" href=urls::ADVICE_ASK>{text::CHANGE}</a>
                <button type="submit" class="govuk-button govuk-button--secondary">{send}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A question as a list, with `who` asks in words.
pub(super) fn rows(question: &Question, place: Option<&Place>, who: &str) -> Vec<Row> {
    let w = words::current();
    let part = question.locality.as_ref().and_then(|id| place?.locality(id)).map(|part| part.name.as_str());
    let name = place.map(|place| part.map_or_else(|| place.name.clone(), |part| text::part(&place.name, Some(part))));
    let danger = if question.danger { w.common.yes } else { w.common.no };
    let row = |key: &str, value: String| Row { key: key.to_owned(), value: vec![value], change: None };
    vec![
        row(text::ROW_WHO, who.to_owned()),
        row(text::ROW_PLACE, name.unwrap_or_default()),
        row(text::ROW_DANGER, danger.to_owned()),
        row(text::ROW_WORDS, question.words.as_str().to_owned()),
    ]
}

/// Sends the question: once, whatever the person does with buttons, tabs and refresh.
pub async fn send(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Asking { visit, .. }) = asking(&asked).await? else {
        // A second tap finds the visit at its question already.
        let is_sent = visits::current(&asked).await?.is_some_and(|visit| visit.data.request.is_some());
        return Ok(Next::page(if is_sent { urls::SENT } else { urls::ENDED }));
    };
    let Some(ready) = visit.data.advice.ready.clone() else {
        return Ok(Next::page(urls::ADVICE_ASK));
    };
    // The id was printed in the form: an old page of another question cannot send this one.
    if form.get("submission") != ready.id.uuid().to_string() {
        return Ok(Next::page(urls::ADVICE_CHECK));
    }
    asked.portal.store.send(&sending(&asked, &visit, ready).await?).await?;
    asked.portal.outbox.wake();
    Ok(Next::page(urls::SENT))
}

/// What is kept: a family of its own that nothing else belongs to.
async fn sending(asked: &Asked, visit: &Visit, Ready { id, family, question }: Ready) -> Result<SendOff, Fault> {
    let portal = &asked.portal;
    let prefix = portal.places.get(&question.place).map(|place| place.reference_prefix.clone()).unwrap_or_default();
    let submitted = Submitted::Question(id, question);
    let base = send_off(portal, visit.key, (family, MemberId::first_of(family)), (submitted, &prefix)).await?;
    Ok(SendOff { visit_data: VisitData { sent_here: true, ..base.visit_data }, ..base })
}
