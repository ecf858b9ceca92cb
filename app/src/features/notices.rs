//! Messages that say that something is new: what they look like, and one press to stop them or start them again.
//!
//! It stands on the status of a request, which six words open, so it never shows the address (threat T5). Whoever chose no
//! way that we can send by reads nothing of it. Each press is a whole choice: nothing is set beforehand, none can be missed.

use leptos::prelude::*;

use crate::{
    domain::{
        lock::Carrier,
        neutral::{NEWS, NEWS_SUBJECT},
        notice::{Hours, NoticeState},
        raw_form::RawForm,
    },
    form_post::Next,
    page::Asked,
    ports::{Fault, NoticeChoice, NoticeDeed, RequestStatus},
    urls,
    words::notices as text,
};

use super::status;

/// Where it stands.
const HERE: &str = "/status#messages";

/// What was chosen about a request, where we can send by that way at all.
async fn choice(asked: &Asked, status: &RequestStatus) -> Result<Option<NoticeChoice>, Fault> {
    let choice = asked.portal.store.notice_choice(status.id).await?;
    Ok(choice.filter(|choice| asked.portal.mailer.carries_news(choice.carrier)))
}

/// The way to it, for whoever gets messages.
pub async fn link(asked: &Asked, status: &RequestStatus) -> Result<Option<AnyView>, Fault> {
    let is_on = choice(asked, status).await?.is_some_and(|choice| choice.state == NoticeState::On);
    Ok(is_on.then(|| {
        view! { <p class="govuk-body" lang="en" dir="ltr"><a class="govuk-link" href=HERE>{text::LINK}</a></p> }
            .into_any()
    }))
}

/// The part of the status page.
pub async fn part(asked: &Asked, status: &RequestStatus) -> Result<Option<AnyView>, Fault> {
    let Some(NoticeChoice { carrier, state, hours }) = choice(asked, status).await? else { return Ok(None) };
    let (says, button) = match state {
        NoticeState::On => (text::what(carrier), press("stop", text::STOP)),
        NoticeState::NotYet => (text::what_if(carrier), press("start", text::START)),
        NoticeState::Stopped => (text::STOPPED, press("start", text::START_AGAIN)),
        NoticeState::Bounced => (text::BOUNCED, press("start", text::START_AGAIN)),
    };
    let times = (state == NoticeState::On).then(|| times(hours));
    Ok(Some(
        view! {
            <div lang="en" dir="ltr">
                <h2 class="govuk-heading-m" id="messages">{text::TITLE}</h2>
                <p class="govuk-body">{says}</p>
                <p class="govuk-body">{text::LOOKS}</p>
                {looks(carrier)}
                <p class="govuk-body">{text::CAREFUL}</p>
                <form method="post" autocomplete="off" action=urls::post::MESSAGES>{button} {times}</form>
            </div>
        }
        .into_any(),
    ))
}

/// The whole message, as it arrives.
fn looks(carrier: Carrier) -> AnyView {
    let subject = (carrier == Carrier::Email).then(|| view! { <strong>{NEWS_SUBJECT}</strong> <br/> });
    view! { <div class="govuk-inset-text"><p class="govuk-body">{subject} {NEWS}</p></div> }.into_any()
}

fn press(value: &'static str, says: &'static str) -> AnyView {
    view! {
        <button type="submit" class="govuk-button govuk-button--secondary" name="messages" value=value>{says}</button>
    }
    .into_any()
}

fn times(hours: Option<Hours>) -> AnyView {
    let says = hours.map_or_else(|| text::NO_TIME_YET.to_owned(), text::come);
    let others = Hours::ALL.iter().filter(|other| Some(**other) != hours);
    let buttons: Vec<_> = others.map(|other| press(other.slug(), text::hours(*other))).collect();
    view! {
        <p class="govuk-body">{says}</p>
        <h3 class="govuk-heading-s">{text::WHEN}</h3>
        <div class="govuk-button-group">{buttons}</div>
    }
    .into_any()
}

/// Stops them, starts them, or sets when they come.
pub async fn choose(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(looked) = status::look(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let deed = match form.get("messages") {
        "stop" => Some(NoticeDeed::Stop),
        "start" => Some(NoticeDeed::Start),
        hours => Hours::from_slug(hours).map(NoticeDeed::In),
    };
    if let Some(deed) = deed {
        asked.portal.store.choose_notices(looked.status.id, deed, asked.portal.clock.now()).await?;
    }
    Ok(Next::page(HERE))
}
