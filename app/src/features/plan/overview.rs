//! The whole plan on one page: what the team said, where we are, who does what by when, and the ways on.
//!
//! What is new is told until the person says that they have read it: looking alone changes nothing, and a page that a child
//! opened by chance must not hide what is new from who waits for it.

use leptos::prelude::*;

use super::{
    Here, changed, day, day_of, journey, promises, saying,
    stepping::{self, Item},
    team, typed,
};
use crate::{
    domain::{plan::Wanted, raw_form::RawForm},
    features::notices,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, day_in_england},
    urls, visits, words,
    words::plan::{self as text, steps},
};

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let looked_at = asked.portal.store.looked_at(here.status.id, &here.seat).await?;
        let title = if here.is_young() { text::TITLE_YOUNG } else { text::TITLE };
        let body = if here.events.is_empty() {
            view! { <p>{text::NOTHING}</p> }.into_any()
        } else {
            view! { {news(&here, looked_at)} {waits(&here)} {parts(&asked, &here)} }.into_any()
        };
        // Whoever has a seat of their own gets no messages.
        let messages = match here.visit.data.seat {
            None => notices::link(&asked, &here.status).await?,
            Some(_) => None,
        };
        let content = view! {
            <h1 class="govuk-heading-l">{title}</h1>
            {body}
            {messages}
            {ways_on(&here)}
        };
        Ok::<_, Stop>(here.show(&asked, (None, false), content.into_any()))
    })
}

fn parts(asked: &Asked, here: &Here) -> AnyView {
    view! {
        {outcome(here)}
        {journey::view(here)}
        {team::first_contact(here)}
        {steps_part(asked, here)}
        {endings(here)}
        {promises::view(asked, here)}
        {offers(here)}
    }
    .into_any()
}

/// What is new, and the button that says it was read.
fn news(here: &Here, looked_at: Option<jiff::Timestamp>) -> AnyView {
    let says = match looked_at.map(|at| changed::since(here, at)) {
        None => view! { <p>{text::FIRST_LOOK}</p> }.into_any(),
        Some(new) if new.is_empty() => return view! { <p>{text::NOTHING_NEW}</p> }.into_any(),
        Some(new) => {
            let lines: Vec<_> =
                new.into_iter().map(|(line, to)| view! { <li><a class="govuk-link" href=to>{line}</a></li> }).collect();
            view! { <h2 class="govuk-heading-m">{text::NEW}</h2> <ul class="govuk-list">{lines}</ul> }.into_any()
        }
    };
    view! {
        {says}
        <form method="post" autocomplete="off" action=urls::post::PLAN_READ>
            <button type="submit" class="govuk-button govuk-button--secondary">{text::READ}</button>
        </form>
    }
    .into_any()
}

/// Notes that everything was read.
pub async fn read(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let mut here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    asked.portal.store.look(here.status.id, &here.seat, asked.portal.clock.now()).await?;
    here.visit.data.plan.notice = None;
    visits::put(&asked, &here.visit).await?;
    Ok(Next::page(urls::PLAN))
}

/// What waits for an answer of who sits here.
fn waits(here: &Here) -> AnyView {
    let asks = here.plan.words.iter().any(|said| said.asks && said.replies.is_empty());
    let lead = super::lead::waits(here);
    // Once it has ended, there is nothing to agree to any more.
    let agree = here.plan.text.is_some() && here.agreement().is_none() && here.plan.ended_on().is_none();
    let lines = [
        asks.then_some((urls::PLAN_WORDS, text::ASKS_YOU)),
        lead.then_some((urls::PLAN_TEAM, words::plan::people::LEAD_ASK)),
        agree.then_some((urls::PLAN_AGREE, text::NOT_AGREED_YET)),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .flatten()
        .map(|(to, line)| view! { <li><a class="govuk-link" href=to>{line}</a></li> })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="govuk-inset-text"><ul class="govuk-list">{lines}</ul></div> }.into_any()
}

fn outcome(here: &Here) -> Option<AnyView> {
    let (outcome, stamp) = here.plan.outcome.as_ref()?;
    Some(
        view! {
            <h2 class="govuk-heading-m" id="outcome">{text::OUTCOME}</h2>
            <p><strong>{text::outcome(outcome.is)}</strong> " " {day_of(stamp.at)}</p>
            {typed(outcome.words.as_str())}
        }
        .into_any(),
    )
}

/// What is wanted, each with its steps. One form holds every tick: its button says which.
fn steps_part(asked: &Asked, here: &Here) -> AnyView {
    let today = day_in_england(asked.portal.clock.now());
    let groups: Vec<_> = stepping::by_wanted(here)
        .into_iter()
        .map(|(wanted, items)| {
            let lines: Vec<_> = items.iter().map(|item| step(here, item, today)).collect();
            view! { {goal(wanted)} <ul class="govuk-list">{lines}</ul> }
        })
        .collect();
    if groups.is_empty() {
        return ().into_any();
    }
    let written = changed::versions(here).first().map(|version| saying_who(version.stamp));
    view! {
        <h2 class="govuk-heading-m" id="wanted">{text::WANTED}</h2>
        {written.map(|written| view! { <p>{written}</p> })}
        <form method="post" autocomplete="off" action=urls::post::PLAN_TICK>{groups}</form>
    }
    .into_any()
}

/// When something was written, and by whom if they gave a name.
pub(super) fn saying_who(stamp: &crate::domain::plan::Stamp) -> String {
    text::written_by(&day_of(stamp.at), saying::name_of(&stamp.by))
}

pub(super) fn goal(wanted: Option<&Wanted>) -> AnyView {
    let Some(wanted) = wanted else {
        return view! { <h3 class="govuk-heading-s">{text::OTHER_STEPS}</h3> }.into_any();
    };
    let whose = wanted.for_whom.as_ref().map(|name| view! { <p>{text::part_of(name.as_str())}</p> });
    let known = wanted
        .how_we_know
        .as_ref()
        .map(|known| view! { <p dir="auto">{text::HOW_WE_KNOW} " " {known.as_str().to_owned()}</p> });
    view! { <h3 class="govuk-heading-s app-as-typed" dir="auto">{wanted.words.as_str().to_owned()}</h3> {whose} {known} }
        .into_any()
}

pub(super) fn step(here: &Here, item: &Item<'_>, today: jiff::civil::Date) -> AnyView {
    view! { <li class="app-list__item">{step_lines(item, today)} {acts(here, item)}</li> }.into_any()
}

/// What can be done about a step: a tick for the family's own, and more on its page.
pub(super) fn acts(here: &Here, item: &Item<'_>) -> AnyView {
    let what = || view! { <span class="govuk-visually-hidden">": " {item.what.to_owned()}</span> };
    let tick = (item.is_ours && !item.is_over()).then(|| {
        view! {
            <button type="submit" class="govuk-button govuk-button--secondary" name="step" value=here.mark(item.key.as_str())>
                {steps::TICK} {what()}
            </button>
            " "
        }
    });
    view! { <p>{tick} <a class="govuk-link" href=urls::plan_step(item.number)>{steps::SAY} {what()}</a></p> }.into_any()
}

/// What a step says, without what can be done about it.
pub(super) fn step_lines(item: &Item<'_>, today: jiff::civil::Date) -> AnyView {
    let by = item.by.map(|by| if item.is_late(today) { text::late(&day(by)) } else { text::by(&day(by)) });
    let progress = item.progress.map(|words| view! { <br/> {words.to_owned()} });
    view! {
        <p dir="auto">
            <b>{item.what.to_owned()}</b> <br/>
            {steps::who(item.who)} " " {by} " " <b>{steps::state(item.state)}</b> {progress}
        </p>
    }
    .into_any()
}

pub(super) fn endings(here: &Here) -> AnyView {
    let Some((plan, _)) = &here.plan.text else { return ().into_any() };
    view! {
        <h2 class="govuk-heading-m">{text::PLAN_B}</h2>
        {typed(plan.plan_b.as_str())}
        <h2 class="govuk-heading-m">{text::ENDING}</h2>
        {typed(plan.ending.as_str())}
        <h2 class="govuk-heading-m">{text::REVIEW}</h2>
        <p>{day(plan.next_review)}</p>
    }
    .into_any()
}

fn offers(here: &Here) -> AnyView {
    let offers = here.plan.text.iter().flat_map(|(plan, _)| &plan.offers);
    let lines: Vec<_> = offers
        .map(|offer| view! { <li dir="auto">{offer.what.as_str().to_owned()} ". " {text::offer(offer.came, &day(offer.on))}</li> })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <h2 class="govuk-heading-m">{text::OFFERS}</h2> <ul class="govuk-list">{lines}</ul> }.into_any()
}

fn ways_on(here: &Here) -> AnyView {
    let status = here.visit.data.seat.is_none().then_some((urls::STATUS, text::TO_STATUS));
    let links = [
        (urls::PLAN_AGREE, text::TO_AGREE),
        (urls::PLAN_STEPS, text::TO_ADD),
        (urls::PLAN_WORDS, text::TO_WORDS),
        (urls::PLAN_TEAM, text::TO_TEAM),
        (urls::PLAN_MEETINGS, text::TO_MEETINGS),
        (urls::PLAN_PROGRESS, text::TO_PROGRESS),
        (urls::PLAN_HISTORY, text::TO_HISTORY),
        (urls::PLAN_CHILD, text::TO_CHILD),
        (urls::PLAN_PRINT, text::TO_PRINT),
    ];
    let links: Vec<_> = links
        .into_iter()
        .filter(|_| !here.events.is_empty())
        .chain(status)
        .map(|(to, line)| view! { <li><a class="govuk-link" href=to>{line}</a></li> })
        .collect();
    view! {
        <h2 class="govuk-heading-m">{text::MORE}</h2>
        <ul class="govuk-list">{links}</ul>
        {finish()}
    }
    .into_any()
}

/// The calm way out.
pub(super) fn finish() -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=urls::post::FINISH>
            <button type="submit" class="govuk-button govuk-button--secondary">{words::current().status.finish}</button>
        </form>
    }
    .into_any()
}
