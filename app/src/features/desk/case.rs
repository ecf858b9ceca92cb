//! One request as the hub team reads it: the family's words as they were typed, what came later, and taking the hub's word.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{AtDesk, desk_frame, may_do, plan, require, state_words, tasks};
use crate::{
    domain::{
        delivery::Delivery,
        desk_person::{Act, DeskRole, MOST_OPENED},
        helper::Known,
        language::Language,
        message::{Asks, Body, Chase, Message, PermissionNews, RequestBody},
        question::SentKind,
        raw_form::RawForm,
        reference::Reference,
    },
    features::{advice::answering, ask, carry},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{DeskCase, Fault, HubNews, Opened, RequestStatus, day_in_england},
    ui::{
        layout,
        summary::{Row, summary_list},
    },
    urls, words,
    words::{advice as advice_text, desk as text},
};

/// One request.
#[component]
pub fn DeskCasePage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        let at = require(&asked).await?;
        let reference = Reference::from_text(reference);
        let store = &asked.portal.store;
        let status = store.desk_status(&at.work, &reference).await?.ok_or(Stop::NotFound)?;
        if !at.may_open(&status) {
            return Ok(only_how_it_stands(&asked, &status));
        }
        let case = match store.open_case(&at.work, &reference, asked.portal.clock.now()).await? {
            Opened::Case(case) => *case,
            Opened::TooMany => return Ok(too_many(&asked, &at).await?),
            Opened::NotThere => return Err(Stop::NotFound),
        };
        let is_own = case.messages.iter().any(Message::is_own_request);
        let later = later_words(&case, is_own);
        let messages: Vec<_> = case.messages.iter().map(|message| message_view(&asked, message, later)).collect();
        let answers = answering::part(&asked, &at.visit, &case).await?;
        let content = view! {
            <h1 class="govuk-heading-l">{reference.as_str().to_owned()}</h1>
            {is_own.then(|| view! { <div class="govuk-inset-text" id="own-request"><strong>{text::OWN}</strong> <br/> {text::OWN_FIRST}</div> })}
            <p class="govuk-body">{state_words(&case.status)} {case.status.urgent.then(|| view! { " " <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> })}</p>
            {news_buttons(&case)}
            {plan::way(&case)}
            {messages}
            {answers}
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE).back(urls::DESK), content))
    })
}

/// What somebody sees whose role opens nothing: how it stands, and what is due.
fn only_how_it_stands(asked: &Asked, status: &RequestStatus) -> AnyView {
    let urgent = status.urgent.then(|| view! { " " <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> });
    let content = view! {
        <h1 class="govuk-heading-l">{status.reference.as_str().to_owned()}</h1>
        <p class="govuk-body">{(words::current().day)(day_in_england(status.sent_at))} ", " {state_words(status)} {urgent}</p>
        <p class="govuk-body">{text::NOT_OPENED}</p>
    };
    layout::page(asked, desk_frame(text::TITLE).back(urls::DESK), content)
}

/// Why it does not open now, and whom to ask.
async fn too_many(asked: &Asked, at: &AtDesk) -> Result<AnyView, Fault> {
    let people = tasks::people(asked, at).await?;
    let leads = people.iter().filter(|person| person.role == DeskRole::Manager && person.cut_at.is_none());
    let leads = leads.filter(|person| Some(person.id) != at.work.by.person());
    let names: Vec<_> = leads
        .map(|person| view! { <li class="app-as-typed" dir="auto">{person.holder.name.as_str().to_owned()}</li> })
        .collect();
    let content = view! {
        <h1 class="govuk-heading-l">{text::MANY_TITLE}</h1>
        <p class="govuk-body" id="many-opened">{text::many_why(MOST_OPENED)}</p>
        <p class="govuk-body">{text::MANY_ASK}</p>
        <ul class="govuk-list govuk-list--bullet">{names}</ul>
        <p class="govuk-body">{text::MANY_URGENT}</p>
    };
    Ok(layout::page(asked, desk_frame(text::MANY_TITLE).back(urls::DESK), content))
}

fn news_buttons(case: &DeskCase) -> AnyView {
    let button = |delivery: Delivery, label: &'static str| {
        (case.status.delivery < delivery && case.status.withdrawn_at.is_none()).then(|| {
            view! {
                <button type="submit" name="delivery" value=delivery.slug() class="govuk-button">{label}</button>
            }
        })
    };
    // With nothing left to say there is no form.
    if case.status.delivery == Delivery::Seen || case.status.withdrawn_at.is_some() {
        return ().into_any();
    }
    view! {
        <form method="post" autocomplete="off" action=urls::post::DESK_NEWS>
            <input type="hidden" name="reference" value=case.status.reference.as_str().to_owned()/>
            <div class="govuk-button-group">{button(Delivery::Confirmed, text::CONFIRM)} {button(Delivery::Seen, text::SEEN)}</div>
        </form>
    }
    .into_any()
}

/// Headings of what came later, and what is asked before a case is closed that was taken back.
type Later = ([&'static str; 3], Option<&'static str>);

fn later_words(case: &DeskCase, is_own: bool) -> Later {
    match (case.status.kind, is_own) {
        (SentKind::Question, _) => (advice_text::DESK_LATER, None),
        (SentKind::Request, true) => (text::OWN_LATER, Some(text::OWN_CHECK_FIRST)),
        (SentKind::Request, false) => (text::LATER, Some(text::CHECK_FIRST)),
    }
}

fn message_view(asked: &Asked, message: &Message, ([addition, chase, withdrawal], check): Later) -> AnyView {
    let w = words::current();
    let when = (w.day)(day_in_england(message.sent_at()));
    let check = check.map(|check| plain_row(text::CHECK, vec![check.to_owned()]));
    let (title, rows) = match message.body() {
        Body::Request(content) => (text::REQUEST, request_rows(asked, content)),
        Body::Question(question) => (advice_text::DESK_HEADING, answering::desk_rows(asked, question)),
        Body::Addition { words } => (addition, vec![plain_row(text::ADDED, vec![words.as_str().to_owned()])]),
        Body::Chase(Chase { by: Asks::Family }) => (chase, Vec::new()),
        Body::Chase(Chase { by: Asks::Helper }) => (text::HELPER_CHASE, Vec::new()),
        Body::Withdrawal => (withdrawal, check.into_iter().collect()),
        Body::Permission(news) => (text::PERMISSION, permission_rows(news)),
        // What is said of a plan stands on the plan's own page. A concern has pages of its own, and is never kept with a
        // request.
        Body::Plan(_) | Body::Concern(_) => return ().into_any(),
    };
    view! {
        <h2 class="govuk-heading-m">{title} ", " {when}</h2>
        {(!rows.is_empty()).then(|| summary_list(rows))}
    }
    .into_any()
}

/// Who may see what, without a word of it.
fn permission_rows(news: &PermissionNews) -> Vec<Row> {
    let parts = news.items.iter().map(|section| text::part(*section).to_owned()).collect();
    vec![
        plain_row(text::RECIPIENT, vec![news.recipient.as_str().to_owned()]),
        plain_row(text::permission(news.says), parts),
    ]
}

fn plain_row(key: &str, value: Vec<String>) -> Row {
    Row { key: key.to_owned(), value, change: None }
}

/// The request as the family checked it, in the same words as typed; first, the language it was asked in;
/// last, what went along of its story, under the headings of the place's own assessment.
fn request_rows(asked: &Asked, content: &RequestBody) -> Vec<Row> {
    let Some(place) = asked.portal.places.get(&content.request.place) else {
        return Vec::new();
    };
    let language = Language::from_slug(&content.request.language).filter(|it| *it != Language::English);
    let used = language.map(|language| plain_row(text::LANGUAGE, vec![language.name().to_owned()]));
    let story = content.story.as_ref();
    let story = story.map(|story| carry::assessment_rows(&asked.portal, story)).unwrap_or_default();
    let heard = content.consent.witness.as_ref().map(|who| {
        let heard = words::helping::witness(who.name.as_str(), who.organisation.as_str());
        plain_row(text::SPOKEN, vec![heard])
    });
    let rows = match content.request.own_request() {
        Some(own) => ask::own_rows(content, own, place),
        None => ask::request_rows(content, place),
    };
    let known = content.request.helped_by.as_ref().map(|who| {
        let known = match who.known {
            Known::Approved => words::organisations::DESK_KNOWN,
            Known::Domain => words::organisations::DESK_NOT_KNOWN,
        };
        plain_row(words::organisations::DESK_ROW, vec![known.to_owned()])
    });
    used.into_iter().chain(heard).chain(known).chain(rows).chain(story).collect()
}

/// Takes the hub's word from its own list.
pub async fn news(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Work).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let reference = Reference::from_text(form.get("reference"));
    let (Some(delivery), Some(status)) =
        (Delivery::from_slug(form.get("delivery")), portal.store.desk_status(&at.work, &reference).await?)
    else {
        return Ok(Next::page(urls::DESK));
    };
    if matches!(delivery, Delivery::Confirmed | Delivery::Seen) {
        let news = HubNews {
            event: portal.ids.uuid().to_string(),
            place: status.place,
            hub: status.hub,
            reference: reference.clone(),
            delivery,
            answer: None,
            at: now,
        };
        portal.store.take_desk_news(&at.work, &news, now).await?;
    }
    Ok(Next::page(urls::desk_case(&reference)))
}
