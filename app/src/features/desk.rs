//! The hub team's list, for a hub without a system of its own: what came in, what is urgent, "we have it", "I have read it".
//!
//! It opens with a one-time link that is printed when the server starts. Opening a request is kept in the audit.
//! The words are for workers; the family's words stand exactly as typed.

pub mod concerns;

pub use self::concerns::{DeskConcernPage, DeskConcernsPage};
pub mod organisations;

pub use self::organisations::OrganisationsPage;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::{
        delivery::Delivery,
        helper::Known,
        language::Language,
        message::{Asks, Body, Chase, Message, PermissionNews},
        question::SentKind,
        raw_form::RawForm,
        reference::Reference,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{DeskCase, DeskLine, Fault, HubNews, RequestStatus, VisitData, day_in_england},
    ui::{
        layout::{self, Frame},
        summary::{Row, summary_list},
    },
    urls, visits, words,
    words::{advice as advice_text, desk as text},
};

use super::advice::answering;

/// How many requests the list shows.
const MOST: u32 = 200;

/// Lets a page show to hub workers alone.
pub(super) async fn require_desk(asked: &Asked) -> Result<(), Stop> {
    match visits::current(asked).await? {
        Some(visit) if visit.data.desk => Ok(()),
        _ => Err(Stop::NotFound),
    }
}

/// Where the one-time link leads: a button, because looking at a page never changes anything.
#[component]
pub fn DeskOpenPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|params| params.get("token").unwrap_or_default());
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{text::OPEN_TITLE}</h1>
            <p class="govuk-body">{text::OPEN_TEXT}</p>
            <form method="post" autocomplete="off" action=urls::post::DESK_OPEN>
                <input type="hidden" name="token" value=token/>
                <button type="submit" class="govuk-button">{text::OPEN}</button>
            </form>
        };
        Ok::<_, Stop>(layout::page(&asked, desk_frame(text::OPEN_TITLE), content))
    })
}

fn desk_frame(title: &str) -> Frame {
    Frame { has_exit: false, ..Frame::open(title) }
}

/// Opens the desk; the link is used up.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if !asked.portal.desk_link.open(form.get("token")) {
        return Ok(Next::page(urls::ENDED));
    }
    visits::begin(&asked, VisitData { desk: true, ..VisitData::default() }).await?;
    Ok(Next::page(urls::DESK))
}

/// The list.
#[component]
pub fn DeskPage() -> impl IntoView {
    loaded(|asked| async move {
        require_desk(&asked).await?;
        let store = &asked.portal.store;
        let rows: Vec<_> = store.desk_list(MOST).await?.iter().map(|line| desk_row(&asked, line)).collect();
        let tasks = store.tasks().await?;
        let tasks: Vec<_> = tasks
            .into_iter()
            .map(|task| view! { <li>{text::task(&task.kind)} ": " <a class="govuk-link" href=urls::desk_case(&task.reference)>{task.reference.as_str().to_owned()}</a></li> })
            .collect();
        let has_tasks = !tasks.is_empty();
        let concerns = concerns::way(&asked).await?;
        let list = if rows.is_empty() {
            view! { <p class="govuk-body">{text::EMPTY}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list app-desk-list">{rows}</ul> }.into_any()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {concerns}
            {unchecked(&asked)}
            {has_tasks.then(|| view! { <h2 class="govuk-heading-m">{text::TASKS}</h2> <ul class="govuk-list govuk-list--bullet">{tasks}</ul> })}
            {list}
            <p class="govuk-body"><a class="govuk-link" href=urls::DESK_ORGANISATIONS>{words::organisations::DESK_TITLE}</a></p>
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::FINISH}</button>
            </form>
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE), content))
    })
}

/// Contacts that no person has confirmed, so that somebody does.
fn unchecked(asked: &Asked) -> Option<AnyView> {
    let contacts = asked.portal.places.all().flat_map(|place| {
        let unchecked = place.contacts().filter(|contact| !contact.verified);
        unchecked.map(|contact| format!("{}: {} ({})", place.name, contact.label, contact.as_of)).collect::<Vec<_>>()
    });
    let lines: Vec<_> = contacts.map(|line| view! { <li>{line}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text">{text::UNCHECKED}</div>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::UNCHECKED_LIST}</span></summary>
                <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{lines}</ul></div>
            </details>
        }
        .into_any()
    })
}

fn state_words(status: &RequestStatus) -> &'static str {
    let w = words::current();
    if status.withdrawn_at.is_some() { text::WITHDRAWN } else { (w.delivery)(status.delivery).0 }
}

fn desk_row(asked: &Asked, line: &DeskLine) -> AnyView {
    let w = words::current();
    let status = &line.status;
    let question = (status.kind == SentKind::Question).then(|| {
        let waits = status.seen_at.is_none() && status.withdrawn_at.is_none();
        let by = waits.then(|| answering::answer_by(asked, status)).flatten().map(|by| format!(", {by}"));
        view! { <strong class="govuk-tag">{advice_text::DESK_TAG}</strong> {by} " " }
    });
    view! {
        <li class="app-list__item">
            <a class="govuk-link" href=urls::desk_case(&status.reference)>{status.reference.as_str().to_owned()}</a>
            " " {status.urgent.then(|| view! { <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> })}
            " " {question} {(w.day)(day_in_england(status.sent_at))} ", " {state_words(status)}
        </li>
    }
    .into_any()
}

/// One request.
#[component]
pub fn DeskCasePage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        require_desk(&asked).await?;
        let reference = Reference::from_text(reference);
        let case = asked.portal.store.desk_case(&reference, asked.portal.clock.now()).await?.ok_or(Stop::NotFound)?;
        let is_own = case.messages.iter().any(Message::is_own_request);
        let later = later_words(&case, is_own);
        let messages: Vec<_> = case.messages.iter().map(|message| message_view(&asked, message, later)).collect();
        let visit = visits::current(&asked).await?.ok_or(Stop::NotFound)?;
        let answers = answering::part(&asked, &visit, &case).await?;
        let content = view! {
            <h1 class="govuk-heading-l">{reference.as_str().to_owned()}</h1>
            {is_own.then(|| view! { <div class="govuk-inset-text" id="own-request"><strong>{text::OWN}</strong> <br/> {text::OWN_FIRST}</div> })}
            <p class="govuk-body">{state_words(&case.status)} {case.status.urgent.then(|| view! { " " <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> })}</p>
            {news_buttons(&case)}
            {messages}
            {answers}
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE).back(urls::DESK), content))
    })
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
        // What is said of a plan stands on the plan's own page.
        Body::Plan(_) => return ().into_any(),
        // A concern has pages of its own; none is ever kept with a request.
        Body::Concern(_) => return ().into_any(),
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
fn request_rows(asked: &Asked, content: &crate::domain::message::RequestBody) -> Vec<Row> {
    let Some(place) = asked.portal.places.get(&content.request.place) else {
        return Vec::new();
    };
    let language = Language::from_slug(&content.request.language).filter(|it| *it != Language::English);
    let used = language.map(|language| plain_row(text::LANGUAGE, vec![language.name().to_owned()]));
    let story = content.story.as_ref();
    let story = story.map(|story| super::carry::assessment_rows(&asked.portal, story)).unwrap_or_default();
    let heard = content.consent.witness.as_ref().map(|who| {
        let heard = words::helping::witness(who.name.as_str(), who.organisation.as_str());
        plain_row(text::SPOKEN, vec![heard])
    });
    let rows = match content.request.own_request() {
        Some(own) => super::ask::own_rows(content, own, place),
        None => super::ask::request_rows(content, place),
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
    if require_desk(&asked).await.is_err() {
        return Ok(Next::page(urls::ENDED));
    }
    let portal = &asked.portal;
    let now = portal.clock.now();
    let reference = Reference::from_text(form.get("reference"));
    let (Some(delivery), Some(case)) =
        (Delivery::from_slug(form.get("delivery")), portal.store.desk_case(&reference, now).await?)
    else {
        return Ok(Next::page(urls::DESK));
    };
    if matches!(delivery, Delivery::Confirmed | Delivery::Seen) {
        let news = HubNews {
            event: portal.ids.uuid().to_string(),
            place: case.status.place,
            hub: case.status.hub,
            reference: reference.clone(),
            delivery,
            answer: None,
            at: now,
        };
        portal.store.take_news(&news, now).await?;
    }
    Ok(Next::page(urls::desk_case(&reference)))
}
