//! The hub team's list of professionals' concerns, apart from the list of requests: only for hubs without a system of
//! their own. Opening one is kept in the audit. Nothing here leads to a family, and nothing of a family's leads here.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{AtDesk, desk_frame, may_do, require, require_to};
use crate::{
    domain::{
        delivery::Delivery,
        desk_person::Act,
        message::{Body, Message},
        raw_form::RawForm,
        reference::Reference,
    },
    features::helping::concern::rows,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{ConcernStatus, DeskHubs, Fault, HubNews},
    ui::{
        layout,
        summary::{Row, summary_list},
    },
    urls, words,
    words::{concern as text, desk as desk_text, helping as helping_text},
};

/// The hubs that work at this desk, as far as they see.
fn hubs(asked: &Asked, at: &AtDesk) -> DeskHubs {
    let portal = &asked.portal;
    let all = portal.places.all().flat_map(|place| place.hubs.iter().map(|hub| (place.id.clone(), hub.id.clone())));
    all.filter(|(place, hub)| portal.desks.is_at_desk(place, hub) && at.work.reach.covers(place, hub)).collect()
}

/// The way to the list, with how many wait for a person.
pub(super) async fn way(asked: &Asked, at: &AtDesk) -> Result<AnyView, Fault> {
    let all = asked.portal.store.desk_concerns(&hubs(asked, at)).await?;
    let waiting = all.iter().filter(|status| status.delivery < Delivery::Seen).count();
    let words = text::desk_link(waiting);
    Ok(view! { <p class="govuk-body"><a class="govuk-link" href=urls::DESK_CONCERNS>{words}</a></p> }.into_any())
}

/// The list.
#[component]
pub fn DeskConcernsPage() -> impl IntoView {
    loaded(|asked| async move {
        let at = require(&asked).await?;
        let lines: Vec<_> = asked.portal.store.desk_concerns(&hubs(&asked, &at)).await?.iter().map(line).collect();
        let list = if lines.is_empty() {
            view! { <p class="govuk-body">{text::DESK_EMPTY}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list app-desk-list">{lines}</ul> }.into_any()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::DESK_TITLE}</h1>
            <p class="govuk-body">{text::DESK_LEAD}</p>
            {list}
        };
        Ok(layout::page(&asked, desk_frame(text::DESK_TITLE).back(urls::DESK), content))
    })
}

fn line(status: &ConcernStatus) -> AnyView {
    let alarm = status.needs_a_person.then(|| view! { " " <strong>{text::DESK_ALARM}</strong> });
    view! {
        <li class="app-list__item">
            <a class="govuk-link" href=urls::desk_concern(&status.reference)>{status.reference.as_str().to_owned()}</a>
            " " <strong class="govuk-tag govuk-tag--red">{desk_text::URGENT}</strong>
            " " {text::instant(status.sent_at)} ", " {(words::current().delivery)(status.delivery).0} {alarm}
        </li>
    }
    .into_any()
}

/// One concern.
#[component]
pub fn DeskConcernPage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        let at = require_to(&asked, Act::Open).await?;
        let (reference, portal) = (Reference::from_text(reference), &asked.portal);
        let opened =
            portal.store.open_concern((at.work.by, &hubs(&asked, &at)), &reference, portal.clock.now()).await?;
        let opened = opened.ok_or(Stop::NotFound)?;
        let says = match &opened.message {
            Some(message) => summary_list(said(message)),
            None => view! { <p class="govuk-body">{text::DESK_GONE}</p> }.into_any(),
        };
        let content = view! {
            <h1 class="govuk-heading-l">{reference.as_str().to_owned()}</h1>
            <div class="govuk-inset-text" id="not-shown"><strong>{text::DESK_NOT_SHOWN}</strong></div>
            <p class="govuk-body">{(words::current().delivery)(opened.status.delivery).0}</p>
            {buttons(&opened.status)}
            {says}
        };
        Ok(layout::page(&asked, desk_frame(text::DESK_TITLE).back(urls::DESK_CONCERNS), content))
    })
}

/// Who wrote it, by when, and what it says, in the same words as its writer read again.
fn said(message: &Message) -> Vec<Row> {
    let Body::Concern(concern) = message.body() else { return Vec::new() };
    let by = concern.by();
    let who = helping_text::wrote_from(by.wrote_from.as_str());
    let who = vec![format!("{}, {}, {}", by.name.as_str(), by.role.as_str(), by.organisation.as_str()), who];
    let plain = |key: &str, value: Vec<String>| Row { key: key.to_owned(), value, change: None };
    let times = vec![text::arrived(message.sent_at(), concern.due_at())];
    let first = [plain(text::BY, who), plain(text::DESK_DUE, times)];
    first.into_iter().chain(rows::all(concern.call(), &concern.answers(), false)).collect()
}

fn buttons(status: &ConcernStatus) -> AnyView {
    if status.delivery == Delivery::Seen {
        return ().into_any();
    }
    let button = |delivery: Delivery, label: &'static str| {
        (status.delivery < delivery).then(|| {
            view! { <button type="submit" name="delivery" value=delivery.slug() class="govuk-button">{label}</button> }
        })
    };
    view! {
        <form method="post" autocomplete="off" action=urls::post::DESK_CONCERN>
            <input type="hidden" name="reference" value=status.reference.as_str().to_owned()/>
            <div class="govuk-button-group">{button(Delivery::Confirmed, desk_text::CONFIRM)} {button(Delivery::Seen, desk_text::SEEN)}</div>
        </form>
    }
    .into_any()
}

/// Takes the hub's word from its own list.
pub async fn news(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Work).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let portal = &asked.portal;
    let reference = Reference::from_text(form.get("reference"));
    let status = portal.store.desk_concerns(&hubs(&asked, &at)).await?;
    let status = status.into_iter().find(|status| status.reference == reference);
    let (Some(delivery @ (Delivery::Confirmed | Delivery::Seen)), Some(status)) =
        (Delivery::from_slug(form.get("delivery")), status)
    else {
        return Ok(Next::page(urls::DESK_CONCERNS));
    };
    let now = portal.clock.now();
    let event = portal.ids.uuid().to_string();
    let news = HubNews { event, place: status.place, hub: status.hub, reference, delivery, answer: None, at: now };
    portal.store.take_desk_news(&at.work, &news, now).await?;
    Ok(Next::page(urls::desk_concern(&news.reference)))
}
