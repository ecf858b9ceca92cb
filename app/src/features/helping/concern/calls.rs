//! A writer's calls on the list of what they began: when, which team, how the clock stands. Not a word of what they are about.

use leptos::prelude::*;

use crate::{
    domain::raw_form::RawForm,
    features::access::link,
    form_post::Next,
    page::Asked,
    ports::{ConcernLine, ConcernState, Fault, Helper},
    ui::layout,
    urls, visits,
    words::concern as text,
};

use super::{Staff, clock, holder, sent, staff};

/// The calls, and the way to write down another.
pub async fn list(asked: &Asked, helper: &Helper) -> Result<AnyView, Fault> {
    let portal = &asked.portal;
    let lines = portal.store.concerns_of(holder(portal, helper), portal.clock.now()).await?;
    let items: Vec<_> = lines.iter().map(|line| item(asked, line)).collect();
    let list = (!items.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{text::CALLS_TITLE}</h2>
            <ul class="govuk-list app-list" id="calls">{items}</ul>
        }
    });
    Ok(view! { {list} {link(urls::HELPING_CONCERN, text::TO_CALLS)} }.into_any())
}

fn item(asked: &Asked, line: &ConcernLine) -> AnyView {
    let place = asked.portal.places.get(&line.place);
    let name = place.map_or_else(|| line.place.as_str().to_owned(), |place| place.name.clone());
    let what = text::line(&name, line.rang_at);
    let number = || place.and_then(|place| place.front_door().map(|hub| layout::phone(&hub.contact).into_any()));
    let says = match &line.state {
        ConcernState::Writing => view! { {clock(asked, line.clock)} {open(line, &what)} }.into_any(),
        ConcernState::Closed => view! { <p class="govuk-body">{text::CLOSED} " " {number()}</p> }.into_any(),
        ConcernState::Sent(status) => view! {
            <p class="govuk-body" translate="no">{status.reference.as_str().to_owned()}</p>
            {sent::progress(line, status)}
        }
        .into_any(),
    };
    view! { <li class="app-list__item"><div><strong>{what}</strong> {says}</div></li> }.into_any()
}

fn open(line: &ConcernLine, what: &str) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=urls::post::CONCERN_OPEN>
            <input type="hidden" name="concern" value=line.id.uuid().to_string()/>
            <button type="submit" class="govuk-button govuk-button--secondary">
                {text::GO_ON} <span class="govuk-visually-hidden">": " {what.to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// Takes one of the writer's own in hand again.
pub async fn take_up(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { mut visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let portal = &asked.portal;
    let (holder, now) = (holder(portal, &helper), portal.clock.now());
    let lines = portal.store.concerns_of(holder, now).await?;
    let Some(line) = lines.into_iter().find(|line| line.id.uuid().to_string() == form.get("concern")) else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    visit.data.helping.concern = Some(line.id);
    visits::put(&asked, &visit).await?;
    let draft = portal.store.concern(holder, line.id, now).await?;
    Ok(Next::page(match (draft, line.state) {
        (Some(draft), _) => urls::concern_step(draft.written.answers.first_unanswered()),
        (None, ConcernState::Sent(_)) => urls::HELPING_CONCERN_SENT.to_owned(),
        (None, _) => urls::HELPING_MINE.to_owned(),
    }))
}
