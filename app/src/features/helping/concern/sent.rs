//! Reading a concern again, sending it once, and what came of it. Beside them, the page that says 999 first.

use jiff::Timestamp;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    domain::{
        actor::StaffActor,
        concern::{Concern, ConcernDraft},
        message::{Envelope, Message},
        raw_form::RawForm,
        reference::Reference,
    },
    features::{
        access::{link, paragraphs},
        ask::service::reference,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{ConcernLine, ConcernState, ConcernStatus, Fault},
    ui::{fields, layout, summary::summary_list},
    urls,
    words::concern as text,
};

use super::{InWriting, at_hand, frame, holder, line_at_hand, numbers_of, require, require_written, rows};

/// Reading it all again, with the button that sends it.
pub(super) fn check(writing: &InWriting) -> AnyView {
    let written = &writing.draft.written;
    view! {
        {summary_list(rows::all(&written.call, &written.answers, true))}
        <form method="post" autocomplete="off" action=urls::post::CONCERN_SEND novalidate>
            {fields::submit(text::SEND)}
        </form>
    }
    .into_any()
}

/// Sends the concern at hand. A second press leads to what the first one did.
pub async fn send(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(InWriting { staff, draft }) = at_hand(&asked).await? else {
        let is_staff = super::staff(&asked).await?.is_some();
        return Ok(Next::page(if is_staff { urls::HELPING_CONCERN_SENT } else { urls::HELPING }));
    };
    let Some(who) = StaffActor::before(&staff.visit.data.screen()) else {
        return Ok(Next::page(urls::HELPING));
    };
    let concern = match Concern::new(&who, &draft) {
        Ok(concern) => concern,
        Err(step) => return Ok(Next::page(urls::concern_step(step))),
    };
    // What was typed last and refused would be lost: it is put right first.
    if let Some(step) = draft.written.rejected.keys().next() {
        return Ok(Next::page(urls::concern_step(*step)));
    }
    let portal = &asked.portal;
    let Some(place) = portal.places.get(&draft.place) else {
        return Err(Fault::bare("a concern is about a place that is not there"));
    };
    let now = portal.clock.now();
    // No request has a reference of this shape, so on the phone nobody takes one for the other.
    let reference = reference(portal, &format!("{}-C", place.reference_prefix));
    let message = message(concern, &draft, (portal.ids.uuid(), reference), now);
    let holder = holder(portal, &staff.helper);
    if portal.store.send_concern(holder, &draft, (&message, now)).await? {
        portal.outbox.wake();
    }
    Ok(Next::page(urls::HELPING_CONCERN_SENT))
}

fn message(concern: Concern, draft: &ConcernDraft, (id, reference): (Uuid, Reference), sent_at: Timestamp) -> Message {
    let envelope = Envelope { id, reference, place: draft.place.clone(), hub: draft.hub.clone(), sent_at };
    Message::concern(envelope, concern)
}

/// It was sent: its number, and its clock.
#[component]
pub fn ConcernSentPage() -> impl IntoView {
    loaded(|asked| async move {
        let staff = require(&asked).await?;
        let elsewhere = || Stop::Go(urls::HELPING_CONCERN.to_owned());
        let line = line_at_hand(&asked, &staff).await?.ok_or_else(elsewhere)?;
        let ConcernState::Sent(status) = &line.state else { return Err(elsewhere()) };
        let place = asked.portal.places.get(&line.place).cloned();
        let number = place.as_deref().map(numbers_of);
        let content = view! {
            <h1 class="govuk-heading-l">{text::SENT_TITLE}</h1>
            <p class="govuk-body">{text::NUMBER} ": " <strong id="concern-number" translate="no">{status.reference.as_str().to_owned()}</strong></p>
            {progress(&line, status)}
            {paragraphs(&text::SENT)}
            {number}
            {link(urls::HELPING_MINE, text::TO_MINE)}
        };
        Ok(layout::page(&asked, frame(place, urls::HELPING_MINE), content))
    })
}

/// How far it is, and how its clock stood.
pub(super) fn progress(line: &ConcernLine, status: &ConcernStatus) -> AnyView {
    let alarm =
        status.needs_a_person.then(|| view! { <p class="govuk-body"><strong>{text::NOT_CONFIRMED}</strong></p> });
    view! {
        <p class="govuk-body">{text::delivery(status.delivery)} "."</p>
        <p class="govuk-body" id="clock">{text::sent_in_time(status.sent_at, line.clock.due_at)}</p>
        {alarm}
    }
    .into_any()
}

/// Somebody is in danger right now: 999 first (rule C12). What was typed is kept.
#[component]
pub fn ConcernNowPage() -> impl IntoView {
    loaded(|asked| async move {
        let (writing, place) = require_written(&asked).await?;
        let next = urls::concern_step(writing.draft.written.answers.first_unanswered());
        let content = view! {
            <h1 class="govuk-heading-l">{text::NOW_TITLE}</h1>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            {paragraphs(&text::NOW)}
            {place.as_deref().map(numbers_of)}
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=next>{text::GO_ON}</a></p>
        };
        let back = urls::concern_step(crate::domain::concern::ConcernStep::Fear);
        Ok(layout::page(&asked, frame(place, &back), content))
    })
}
