//! Who leads: somebody is asked, three parties answer, and only three times yes makes a lead (rule C16).
//!
//! An adult answers for the family, a young person for themselves; a young person who asked for themselves is both. How a
//! child was asked, and what they understood, is for a named person to say, never for this page (rule C8).

use leptos::prelude::*;

use super::{Here, day_of, saying};
use crate::{
    domain::{
        choices::YesNo,
        plan::{Lead, LeadState, Party, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    features::access,
    form_post::Next,
    page::Asked,
    ports::{Fault, PlanNotice},
    ui::fields::{self, Field, FormState},
    urls,
    words::plan::people as text,
};

const FIELDS: [&str; 3] = ["lead-agrees", "lead-why", "change-why"];

/// What was typed here and refused.
pub(super) fn state(here: &Here) -> FormState {
    access::refused(&here.visit, &FIELDS)
}

/// Whether somebody was asked to lead, and whoever sits here has not answered.
pub(super) fn waits(here: &Here) -> bool {
    here.plan.lead.as_ref().is_some_and(|lead| {
        lead.state() == LeadState::Offered && here.sitting.parties().iter().any(|party| lead.answer(*party).is_none())
    })
}

/// Who leads or is asked to, and what can be said about it.
pub(super) fn view(here: &Here, state: &FormState) -> AnyView {
    let body = match &here.plan.lead {
        None => view! { <p>{text::LEAD_NONE}</p> }.into_any(),
        Some(lead) => view! { {shown(lead)} {question(here, lead, state)} {change(lead, state)} }.into_any(),
    };
    view! {
        <h2 class="govuk-heading-m">{text::LEAD}</h2>
        <p>{text::LEAD_WHAT}</p>
        {body}
    }
    .into_any()
}

/// Who, and what each of the three said.
pub(super) fn shown(lead: &Lead) -> AnyView {
    let answers: Vec<_> = Party::ALL
        .iter()
        .map(|party| {
            let answer = lead.answer(*party);
            let day = answer.map(|answer| day_of(answer.at)).unwrap_or_default();
            view! { <li>{text::party(*party)} " " {text::answer(answer.map(|answer| answer.agrees), &day)}</li> }
        })
        .collect();
    let contact = lead.offer.contact.as_ref().filter(|_| lead.state() == LeadState::Leads);
    view! {
        <p dir="auto"><b>{text::lead(&lead.offer, lead.state())}</b></p>
        {lead.offer.for_safety.then(|| view! { <p>{text::FOR_SAFETY}</p> })}
        {contact.map(|contact| view! { <p dir="auto">{text::REACH} " " {contact.as_str().to_owned()}</p> })}
        <ul class="govuk-list govuk-list--bullet">{answers}</ul>
    }
    .into_any()
}

fn question(here: &Here, lead: &Lead, state: &FormState) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=urls::post::PLAN_LEAD novalidate>
            <input type="hidden" name="offer" value=here.mark(lead.offer.key.as_str())/>
            {fields::yes_no(state, &Field::new("lead-agrees", text::LEAD_ASK))}
            {fields::text_area(state, &Field::new("lead-why", text::WHY), 3)}
            {fields::submit(text::LEAD_SEND)}
        </form>
    }
    .into_any()
}

fn change(lead: &Lead, state: &FormState) -> AnyView {
    let asked = lead.change_asked_at.map(|at| view! { <p>{text::change_asked(&day_of(at))}</p> });
    view! {
        <h2 class="govuk-heading-m">{text::CHANGE}</h2>
        <p>{text::CHANGE_LEAD}</p>
        {asked}
        <form method="post" autocomplete="off" action=urls::post::PLAN_LEAD_CHANGE novalidate>
            {fields::text_area(state, &Field::new("change-why", text::WHY), 3)}
            <button type="submit" class="govuk-button govuk-button--secondary">{text::CHANGE_SEND}</button>
        </form>
    }
    .into_any()
}

/// Answers for the parties that who sits here is.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let offer = here.plan.lead.as_ref().map(|lead| lead.offer.key.clone());
    let Some(offer) = offer.filter(|offer| here.mark(offer.as_str()) == form.get("offer")) else {
        return saying::not_there(&asked, here, urls::PLAN_TEAM).await;
    };
    let (agrees, words) =
        match (YesNo::from_slug(form.get("lead-agrees")), FreeText::parse_optional(form.get("lead-why"))) {
            (Some(agrees), Ok(words)) => (agrees.is_yes(), words),
            (agrees, words) => {
                let mut problems = Vec::new();
                problems.extend(agrees.is_none().then(|| Problem::new("lead-agrees", ProblemKind::Missing)));
                problems.extend(words.err().map(|kind| Problem::new("lead-why", kind)));
                return saying::refuse(&asked, here, (form.only(&FIELDS), problems), urls::PLAN_TEAM).await;
            }
        };
    let mut is_kept = true;
    for party in here.sitting.parties() {
        let what = What::LeadAnswered { offer: offer.clone(), party: *party, agrees, words: words.clone() };
        is_kept &= saying::say(&asked, &here, what).await?;
    }
    saying::go(&asked, here, if is_kept { PlanNotice::Kept } else { PlanNotice::NotKept }, urls::PLAN_TEAM).await
}

/// Asks for another lead.
pub async fn ask_change(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    if here.plan.lead.is_none() {
        return saying::not_there(&asked, here, urls::PLAN_TEAM).await;
    }
    match FreeText::parse_optional(form.get("change-why")) {
        Ok(words) => saying::say_and_go(&asked, here, What::LeadChangeAsked { words }, urls::PLAN_TEAM).await,
        Err(kind) => {
            let problems = vec![Problem::new("change-why", kind)];
            saying::refuse(&asked, here, (form.only(&FIELDS), problems), urls::PLAN_TEAM).await
        }
    }
}
