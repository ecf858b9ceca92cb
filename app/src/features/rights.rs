//! What a family may ask about what is kept of it: a copy, a correction, erasure, and whom to complain to.
//!
//! Only a member inside the story gets here. What a hub holds is the hub's: it is told, and a person there answers.
//! Erasure is done at once, or not at all where a person must look first; which of the two reasons for that it was
//! is not told, because one of them is another adult.

use std::sync::Arc;

use leptos::prelude::*;

use super::inside::{self, Inside, Way};
use crate::{
    domain::{
        message::{Envelope, Message},
        place::Place,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Erasure, Fault, RequestStatus, Visit, VisitNotice},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::rights as text,
};

/// The newest request of this member that a hub may still be told something about. Another adult's is none of it.
async fn open_request(asked: &Asked, inside: &Inside) -> Result<Option<RequestStatus>, Fault> {
    let requests = asked.portal.store.requests_of(inside.member).await?;
    Ok(requests.into_iter().find(|request| request.withdrawn_at.is_none()))
}

fn frame(asked: &Asked, request: Option<&RequestStatus>) -> Frame {
    let w = words::current();
    let place: Option<Arc<Place>> = request.and_then(|request| asked.portal.places.get(&request.place).cloned());
    Frame::private(w.common.neutral_title, place)
}

fn paragraphs(texts: &[&'static str]) -> AnyView {
    texts.iter().map(|text| view! { <p class="govuk-body">{*text}</p> }).collect::<Vec<_>>().into_any()
}

fn list(texts: &[&'static str]) -> AnyView {
    let items: Vec<_> = texts.iter().map(|text| view! { <li>{*text}</li> }).collect();
    view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}

fn link(url: &'static str, text: &'static str) -> AnyView {
    view! { <p class="govuk-body"><a class="govuk-link" href=url>{text}</a></p> }.into_any()
}

/// Everything a family may ask, on one page.
#[component]
pub fn RightsPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let request = open_request(&asked, &inside).await?;
        let said = match inside.visit.data.notice {
            Some(VisitNotice::CorrectionSent) => Some(text::CORRECT_SENT),
            Some(VisitNotice::ErasureWaits) => Some(text::ERASE_WAITS),
            Some(VisitNotice::ErasureRing) => Some(text::ERASE_RING),
            _ => None,
        };
        let content = view! {
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body-l">{text::LEAD}</p>
            <h2 class="govuk-heading-m">{text::COPY_TITLE}</h2>
            <p class="govuk-body">{text::COPY}</p>
            {link(urls::CARRY, text::COPY_LINK)}
            {link(urls::SEEN, text::SEEN_LINK)}
            <h2 class="govuk-heading-m">{text::CORRECT_TITLE}</h2>
            <p class="govuk-body">{text::CORRECT}</p>
            {link(urls::RIGHTS_CORRECT, text::CORRECT_TITLE)}
            <h2 class="govuk-heading-m">{text::ERASE_TITLE}</h2>
            <p class="govuk-body">{text::ERASE}</p>
            {link(urls::RIGHTS_ERASE, text::ERASE_TITLE)}
            {complain()}
        };
        Ok(layout::page(&asked, frame(&asked, request.as_ref()), content))
    })
}

/// Whom to complain to: in words, so that nobody has to leave the page for another site.
fn complain() -> AnyView {
    let href = format!("tel:{}", text::ICO_PHONE.replace(' ', ""));
    view! {
        <h2 class="govuk-heading-m">{text::COMPLAIN_TITLE}</h2>
        {paragraphs(&text::COMPLAIN)}
        <p class="govuk-body">{text::ICO} " " <a class="govuk-link app-phone" dir="ltr" href=href>{text::ICO_PHONE}</a></p>
    }
    .into_any()
}

/// Asks what to put right.
#[component]
pub fn CorrectPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let request = open_request(&asked, &inside).await?;
        let state = correct_state(&inside.visit);
        let body = if request.is_some() {
            view! {
                {paragraphs(&text::CORRECT_TEXT)}
                {link(urls::STORY, text::STORY_LINK)}
                <form method="post" autocomplete="off" action=urls::post::CORRECT novalidate>
                    {fields::text_area(&state, &Field::new("correction", text::CORRECT_LABEL), 6)}
                    {fields::submit(text::CORRECT_SEND)}
                </form>
            }
            .into_any()
        } else {
            view! {
                {paragraphs(&text::CORRECT_NONE)}
                {link(urls::STORY, text::STORY_LINK)}
                {link(urls::NUMBERS, words::current().common.numbers_link)}
            }
            .into_any()
        };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::CORRECT_TITLE}</h1>
            {body}
        };
        let frame = frame(&asked, request.as_ref()).back(urls::RIGHTS).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

fn correct_state(visit: &Visit) -> FormState {
    let kind = match visit.data.notice {
        Some(VisitNotice::CorrectionMissing) => Some(ProblemKind::Missing),
        Some(VisitNotice::CorrectionTooLong) => Some(ProblemKind::TooLong { limit: text::correction_limit() }),
        _ => None,
    };
    FormState {
        form: RawForm::default().with("correction", visit.data.kept_correction.clone().unwrap_or_default()),
        problems: kind.map(|kind| Problem::new("correction", kind)).into_iter().collect(),
    }
}

/// Asks before erasing: what goes, what stays and why, what is not ours to erase.
#[component]
pub fn ErasePage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let request = open_request(&asked, &inside).await?;
        let missing = inside.visit.data.notice == Some(VisitNotice::ErasureMissing);
        let problems = missing.then(|| Problem::new("erase", ProblemKind::Missing)).into_iter().collect();
        let state = FormState { form: RawForm::default(), problems };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::ERASE_TITLE}</h1>
            <h2 class="govuk-heading-m">{text::GOES_TITLE}</h2>
            {list(&text::GOES)}
            <h2 class="govuk-heading-m">{text::STAYS_TITLE}</h2>
            {list(&text::STAYS)}
            <h2 class="govuk-heading-m">{text::TEAM_TITLE}</h2>
            {paragraphs(&text::TEAM)}
            {paragraphs(&text::NO_WAY_BACK)}
            {link(urls::CARRY, text::COPY_LINK)}
            <form method="post" autocomplete="off" action=urls::post::ERASE novalidate>
                {fields::yes_no(&state, &Field::new("erase", text::ERASE_QUESTION))}
                {fields::submit(text::ERASE_GO)}
            </form>
        };
        let frame = frame(&asked, request.as_ref()).back(urls::RIGHTS).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

/// Where an erasure leads. It knows nobody, so anybody may see it.
#[component]
pub fn ErasedPage() -> impl IntoView {
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{text::ERASED_TITLE}</h1>
            {paragraphs(&text::ERASED)}
            {link(urls::START, text::ERASED_LINK)}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(words::current().common.neutral_title), content))
    })
}

/// Where a form leads that was posted by somebody who is not inside.
const fn elsewhere(way: &Way) -> &'static str {
    match way {
        Way::Locked => urls::ACCESS_OPEN,
        Way::Inside(_) | Way::Nobody => urls::ENDED,
    }
}

/// Sends what is to be put right to the hub, and calls a person.
pub async fn correct(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside = match inside::way_in(&asked).await? {
        Way::Inside(inside) => *inside,
        way => return Ok(Next::page(elsewhere(&way))),
    };
    let Some(request) = open_request(&asked, &inside).await? else {
        return Ok(Next::page(urls::RIGHTS_CORRECT));
    };
    let mut visit = inside.visit;
    let typed = form.get("correction");
    let next = match FreeText::parse(typed).map(|words| text::correction_for_hub(&words)) {
        Ok(Some(words)) => {
            send_once(&asked, &mut visit, (&request, words)).await?;
            urls::RIGHTS
        }
        refused => {
            visit.data.kept_correction = Some(typed.to_owned());
            visit.data.notice = Some(match refused {
                Ok(_) | Err(ProblemKind::TooLong { .. }) => VisitNotice::CorrectionTooLong,
                Err(_) => VisitNotice::CorrectionMissing,
            });
            urls::RIGHTS_CORRECT
        }
    };
    visits::put(&asked, &visit).await?;
    Ok(Next::page(next))
}

/// A second tap brings the same words again: they are sent once.
async fn send_once(
    asked: &Asked,
    visit: &mut Visit,
    (request, words): (&RequestStatus, FreeText),
) -> Result<(), Fault> {
    let portal = &asked.portal;
    let was_sent = visit.data.notice == Some(VisitNotice::CorrectionSent)
        && visit.data.last_addition.as_deref() == Some(words.as_str());
    if was_sent {
        return Ok(());
    }
    visit.data.last_addition = Some(words.as_str().to_owned());
    let envelope = Envelope {
        id: portal.ids.uuid(),
        reference: request.reference.clone(),
        place: request.place.clone(),
        hub: request.hub.clone(),
        sent_at: portal.clock.now(),
    };
    portal.store.ask_correction(request.id, &Message::addition(envelope, words), portal.clock.now()).await?;
    portal.outbox.wake();
    visit.data.kept_correction = None;
    visit.data.notice = Some(VisitNotice::CorrectionSent);
    Ok(())
}

/// Erases everything that is kept of the family, after a yes.
pub async fn erase(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, family, .. } = match inside::way_in(&asked).await? {
        Way::Inside(inside) => *inside,
        way => return Ok(Next::page(elsewhere(&way))),
    };
    let (notice, next) = match form.get("erase") {
        "yes" => match asked.portal.store.erase_family(family, asked.portal.clock.now()).await? {
            Erasure::Done => {
                asked.portal.outbox.wake();
                visits::end(&asked).await?;
                return Ok(Next::page(urls::RIGHTS_ERASED));
            }
            Erasure::ForAPerson { task: true } => (Some(VisitNotice::ErasureWaits), urls::RIGHTS),
            Erasure::ForAPerson { task: false } => (Some(VisitNotice::ErasureRing), urls::RIGHTS),
        },
        "no" => (None, urls::RIGHTS),
        _ => (Some(VisitNotice::ErasureMissing), urls::RIGHTS_ERASE),
    };
    visit.data.notice = notice;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(next))
}
