//! What is happening with a sent request: how far it has come, by when to hear, and what the family can do.
//!
//! It shows status and never the story, because six words are all it takes to get here (threat T5).
//! It shows true states only: nothing is called confirmed before the hub has said so.

use leptos::prelude::*;

use crate::{
    domain::{
        delivery::Delivery,
        ids::RequestId,
        message::{Asks, Envelope, Message},
        nameless,
        place::Place,
        problem::{Problem, ProblemKind},
        question::SentKind,
        raw_form::RawForm,
        text::{FREE_TEXT_LIMIT, FreeText},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Portal, RequestStatus, Visit, VisitNotice, day_in_england},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::{advice as advice_text, young},
};

use super::{
    advice,
    ask::{
        self,
        service::{Standing, standing},
    },
    codes, notices, plan, story,
};

/// A visit with its request and place.
pub(super) struct Looked {
    pub(super) visit: Visit,
    pub(super) status: RequestStatus,
    pub(super) place: std::sync::Arc<Place>,
}

/// What this visit has sent or opened, if it is its own.
pub(super) async fn look(asked: &Asked) -> Result<Option<Looked>, Fault> {
    let Standing::Asked(visit, id) = standing(asked).await? else {
        return Ok(None);
    };
    // Whatever led here: no member ever sees what another one sent (rule C10).
    let is_own = |status: &RequestStatus| visit.data.member.is_none_or(|member| member == status.member);
    let Some(status) = asked.portal.store.request_status(id).await?.filter(is_own) else {
        return Ok(None);
    };
    let place = asked.portal.places.get_in(&status.place, words::current().language).cloned();
    let place = place.ok_or_else(|| Fault::bare("a request's place is no longer in the data"))?;
    Ok(Some(Looked { visit, status, place }))
}

/// The day by which the family, and who helped it, should hear.
pub fn outcome_by(portal: &Portal, sent_at: jiff::Timestamp, place: &Place) -> jiff::civil::Date {
    portal.holidays.add(day_in_england(sent_at), place.clocks.outcome_working_days)
}

/// Whether that day has passed, and nobody has asked today.
pub fn may_ask(portal: &Portal, (by, asked_at): (jiff::civil::Date, Option<jiff::Timestamp>)) -> bool {
    let today = day_in_england(portal.clock.now());
    today > by && asked_at.is_none_or(|at| day_in_england(at) != today)
}

/// The day by which the family should hear.
pub(super) fn hear_by(portal: &Portal, status: &RequestStatus, place: &Place) -> jiff::civil::Date {
    outcome_by(portal, status.sent_at, place)
}

/// The day by which the hub should have said that it has the request.
fn told_by(portal: &Portal, status: &RequestStatus, place: &Place) -> jiff::civil::Date {
    portal.holidays.add(day_in_england(status.sent_at), place.clocks.acknowledge_working_days)
}

/// Whether the hub's clock has run out in silence (rule C15): a person has been told, and the family reads the truth.
fn is_late(portal: &Portal, status: &RequestStatus, place: &Place) -> bool {
    let today = day_in_england(portal.clock.now());
    status.escalated && status.confirmed_at.is_none() && today > told_by(portal, status, place)
}

/// The confirmation: reference, return code, what happens next by when.
#[component]
pub fn SentPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Some(looked) = look(&asked).await? else {
            return Err(crate::page::ended());
        };
        if looked.status.kind == SentKind::Question {
            return advice::status::sent_page(&asked, &looked).await;
        }
        let Looked { visit, status, place } = looked;
        let code = match &visit.data.fresh_code {
            Some(code) => view! {
                {codes::six_words(code)}
                <p class="govuk-body"><a class="govuk-button" href=urls::PRACTISE>{w.code.practise}</a></p>
            }
            .into_any(),
            None => view! { <p class="govuk-body">{w.code.gone}</p> }.into_any(),
        };
        let is_own = ask::is_own(&asked, &visit, status.id).await?;
        let story = if is_own { None } else { story::again::offer(&asked, &visit).await? };
        let messages = notices::link(&asked, &status).await?;
        let content = view! {
            {visit.data.practised.then(|| layout::notice(w.code.practise_right))}
            <div class="govuk-panel govuk-panel--confirmation">
                <h1 class="govuk-panel__title">{w.sent.title}</h1>
                <div class="govuk-panel__body">
                    {w.sent.reference} <br/> <strong dir="ltr">{status.reference.as_str().to_owned()}</strong>
                </div>
            </div>
            {code}
            {is_own.then(own_next)}
            <h2 class="govuk-heading-m">{w.sent.next_title}</h2>
            {what_next(&asked.portal, &status, &place)}
            {messages}
            <p class="govuk-body"><a class="govuk-link" href=urls::STATUS>{w.code.to_status}</a></p>
            {story}
            {after(is_own)}
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{w.sent.finish}</button>
            </form>
        };
        Ok(layout::page(&asked, Frame::private(w.common.neutral_title, Some(place)), content))
    })
}

/// What a young person reads first: whom we asked to wait, and what happens next.
fn own_next() -> AnyView {
    view! { <p class="govuk-body" lang="en" dir="ltr">{young::ASKED_FIRST}</p> {ask::next_cards()} }.into_any()
}

/// Below a request: the way to a story; for a young person what they may ask, and whom they can talk to.
fn after(is_own: bool) -> AnyView {
    let w = words::current();
    if is_own {
        let rights =
            view! { <p class="govuk-body"><a class="govuk-link" href=urls::RIGHTS>{w.privacy.rights_link}</a></p> };
        return view! { {rights} {ask::talk_lines()} }.into_any();
    }
    view! { <p class="govuk-body"><a class="govuk-link" href=urls::ACCESS>{w.code.lock_link}</a></p> }.into_any()
}

fn what_next(portal: &Portal, status: &RequestStatus, place: &Place) -> AnyView {
    let w = words::current();
    let hub = place.hub(&status.hub).map(|hub| hub.name.clone()).unwrap_or_default();
    let lines = (w.what_next)(&hub, &(w.day)(told_by(portal, status, place)), &(w.day)(hear_by(portal, status, place)));
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! { <ol class="govuk-list govuk-list--number">{lines}</ol> }.into_any()
}

/// The status page.
#[component]
pub fn StatusPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Some(looked) = look(&asked).await? else {
            return Err(crate::page::ended());
        };
        if looked.status.kind == SentKind::Question {
            return advice::status::status_page(&asked, &looked).await;
        }
        let state = add_state(&looked.visit);
        let frame = Frame::private(w.common.neutral_title, Some(looked.place.clone())).problems(state.has_problems());
        let Looked { visit, status, place } = &looked;
        let is_own = ask::is_own(&asked, visit, status.id).await?;
        let story = if is_own { None } else { story::link(&asked, visit).await? };
        let plan = plan::link(&asked, visit).await?;
        let messages = notices::part(&asked, status).await?;
        let hub = place.hub(&status.hub).map(|hub| layout::phone(&hub.contact).into_any());
        let said = match visit.data.notice {
            Some(VisitNotice::AlreadySent) => Some(w.status.already),
            Some(VisitNotice::AdditionSent) => Some(w.status.added),
            Some(VisitNotice::ChaseSent) => Some(w.status.chased),
            _ => None,
        };
        let body = if status.withdrawn_at.is_some() {
            view! {
                <h2 class="govuk-heading-m">{w.status.stopped}</h2>
                <p class="govuk-body">{w.status.stopped_text}</p>
            }
            .into_any()
        } else {
            view! {
                {is_own.then(own_next)}
                {timeline(status)}
                {what_next(&asked.portal, status, place)}
                {is_late(&asked.portal, status, place).then(|| layout::notice(w.status.late))}
                <p class="govuk-body">{hub}</p>
                {chase_part(&asked.portal, status, place)}
                {add_part(&state)}
                {messages}
                <p class="govuk-body"><a class="govuk-link" href=urls::WITHDRAW>{w.status.stop_link}</a></p>
            }
            .into_any()
        };
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{w.status.title}</h1>
            <p class="govuk-body">{w.sent.reference} ": " <strong dir="ltr">{status.reference.as_str().to_owned()}</strong></p>
            {plan}
            {body}
            <p class="govuk-body"><a class="govuk-link" href=urls::NEAR>{w.start.near_link}</a></p>
            {story}
            <p class="govuk-hint">{w.status.no_story}</p>
            {after(is_own)}
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{w.status.finish}</button>
            </form>
        };
        Ok(layout::page(&asked, frame, content))
    })
}

/// Five states, told by words and not by colour alone.
pub(super) fn timeline(status: &RequestStatus) -> AnyView {
    let w = words::current();
    let at = |delivery: Delivery| match delivery {
        Delivery::Saved | Delivery::Sending => Some(status.sent_at),
        Delivery::HandedOver => status.handed_over_at,
        Delivery::Confirmed => status.confirmed_at,
        Delivery::Seen => status.seen_at,
    };
    let lines: Vec<_> = Delivery::ALL
        .iter()
        .map(|delivery| {
            let (name, what) = (w.delivery)(*delivery);
            let is_done = *delivery <= status.delivery;
            let class = match (is_done, *delivery == status.delivery) {
                (_, true) => "app-timeline__item app-timeline__item--current",
                (true, false) => "app-timeline__item app-timeline__item--done",
                (false, false) => "app-timeline__item app-timeline__item--todo",
            };
            let when = if is_done {
                at(*delivery).map(|at| (w.day)(day_in_england(at))).unwrap_or_default()
            } else {
                w.status.todo.to_owned()
            };
            view! {
                <li class=class aria-current=(*delivery == status.delivery).then_some("step")>
                    <strong>{name}</strong> " " <span class="app-timeline__when">{when}</span>
                    {is_done.then(|| view! { <p class="govuk-body-s">{what}</p> })}
                </li>
            }
        })
        .collect();
    view! { <ol class="app-timeline">{lines}</ol> }.into_any()
}

/// Whether the place's clock has run out, so that the family may chase: once each working day is enough.
fn may_chase(portal: &Portal, status: &RequestStatus, place: &Place) -> bool {
    may_ask(portal, (hear_by(portal, status, place), status.chased_at)) && status.withdrawn_at.is_none()
}

pub(super) fn chase_part(portal: &Portal, status: &RequestStatus, place: &Place) -> Option<AnyView> {
    let w = words::current();
    may_chase(portal, status, place).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w.status.chase_title}</h2>
            <form method="post" autocomplete="off" action=urls::post::CHASE>
                <button type="submit" class="govuk-button">{w.status.chase}</button>
            </form>
        }
        .into_any()
    })
}

/// The "add something" field, with what was typed before and could not be sent.
fn add_state(visit: &Visit) -> FormState {
    let kind = match visit.data.notice {
        Some(VisitNotice::AdditionMissing) => Some(ProblemKind::Missing),
        Some(VisitNotice::AdditionTooLong) => Some(ProblemKind::TooLong { limit: FREE_TEXT_LIMIT }),
        _ => None,
    };
    FormState {
        form: RawForm::default().with("addition", visit.data.kept_text.clone().unwrap_or_default()),
        problems: kind.map(|kind| Problem::new("addition", kind)).into_iter().collect(),
    }
}

fn add_part(state: &FormState) -> AnyView {
    let w = words::current();
    view! {
        <h2 class="govuk-heading-m">{w.status.add_title}</h2>
        <form method="post" autocomplete="off" action=urls::post::ADD novalidate>
            {fields::text_area(state, &Field::new("addition", w.status.add_label), 5)}
            {fields::submit(w.status.add)}
        </form>
    }
    .into_any()
}

/// Asks before taking a request back: what stops, and what cannot be undone (rule C5).
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Some(looked) = look(&asked).await? else {
            return Err(crate::page::ended());
        };
        let lines = advice::status::lines(&asked, &looked).await?;
        let Looked { visit, place, status } = looked;
        let (title, lead) = match status.kind {
            SentKind::Request => (w.withdraw.title, &w.withdraw.text[..]),
            SentKind::Question => (advice_text::STOP_TITLE, &advice_text::STOP[..]),
        };
        let check = (status.kind == SentKind::Request).then_some(w.withdraw.check);
        let is_own = ask::is_own(&asked, &visit, status.id).await?;
        let hub = place.hub(&status.hub).map(|hub| hub.name.clone()).unwrap_or_default();
        let texts: Vec<_> = lead.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{title}</h1>
            {texts}
            {check.map(|check| view! { <p class="govuk-body">{check(&hub)}</p> })}
            <form method="post" autocomplete="off" action=urls::post::WITHDRAW>
                <div class="govuk-button-group">
                    <button type="submit" class="govuk-button govuk-button--secondary">{w.withdraw.yes}</button>
                    <a class="govuk-button govuk-button--secondary" href=urls::STATUS>{w.withdraw.no}</a>
                </div>
            </form>
            {is_own.then(ask::talk_lines)}
            {lines}
        };
        Ok::<_, Stop>(layout::page(
            &asked,
            Frame::private(w.common.neutral_title, Some(place)).back(urls::STATUS),
            content,
        ))
    })
}

/// The envelope of a later message about a request.
fn envelope(portal: &Portal, status: &RequestStatus) -> Envelope {
    Envelope {
        id: portal.ids.uuid(),
        reference: status.reference.clone(),
        place: status.place.clone(),
        hub: status.hub.clone(),
        sent_at: portal.clock.now(),
    }
}

async fn follow_up(asked: &Asked, id: RequestId, message: &Message) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let is_taken = portal.store.follow_up(id, message, portal.clock.now()).await?;
    portal.outbox.wake();
    Ok(is_taken)
}

/// Asks the hub what is happening, once the place's clock has run out.
pub async fn chase(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(Looked { mut visit, status, place }) = look(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    if may_chase(&asked.portal, &status, &place) {
        let message = Message::chase(envelope(&asked.portal, &status), Asks::Family);
        follow_up(&asked, status.id, &message).await?;
        visit.data.notice = Some(VisitNotice::ChaseSent);
        visits::put(&asked, &visit).await?;
    }
    Ok(Next::page(urls::STATUS))
}

/// Adds the family's later words to its request.
pub async fn add(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Looked { mut visit, status, .. }) = look(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let typed = form.get("addition");
    let may_name = |words: &FreeText| {
        status.kind == SentKind::Question && form.get("sure") != "yes" && !nameless::found(words.as_str()).is_empty()
    };
    visit.data.advice.is_named = false;
    match FreeText::parse(typed) {
        // Rule C18: they look once more, and then decide.
        Ok(words) if may_name(&words) => {
            visit.data.kept_text = Some(typed.to_owned());
            visit.data.advice.is_named = true;
            visit.data.notice = None;
        }
        Ok(words) => {
            // A second tap brings the same words again: they are sent once.
            if visit.data.notice == Some(VisitNotice::AdditionSent)
                && visit.data.last_addition.as_deref() == Some(words.as_str())
            {
                return Ok(Next::page(urls::STATUS));
            }
            visit.data.last_addition = Some(words.as_str().to_owned());
            let message = Message::addition(envelope(&asked.portal, &status), words);
            follow_up(&asked, status.id, &message).await?;
            visit.data.kept_text = None;
            visit.data.notice = Some(VisitNotice::AdditionSent);
        }
        Err(kind) => {
            visit.data.kept_text = Some(typed.to_owned());
            visit.data.notice = Some(match kind {
                ProblemKind::TooLong { .. } => VisitNotice::AdditionTooLong,
                _ => VisitNotice::AdditionMissing,
            });
        }
    }
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::STATUS))
}

/// Takes a request back. No reason is asked.
pub async fn withdraw(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(Looked { status, .. }) = look(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let message = Message::withdrawal(envelope(&asked.portal, &status));
    follow_up(&asked, status.id, &message).await?;
    Ok(Next::page(urls::STATUS))
}
