//! One plan as whoever works on it reads it: what the family said first, the newest on top; then where it stands, what is
//! late, and everything that can be written.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    day, forms, frame,
    hand::{self, AtPlan},
    page,
    shown::{self, Names},
};
use crate::{
    domain::plan::{By, Late, Lead, LeadState, Party, PlanEvent, PlanKey, StageKind, What},
    features::status::outcome_by,
    page::{Asked, Stop, loaded},
    ports::{PlanForm, day_in_england},
    ui::{
        layout,
        summary::{Row, summary_list},
    },
    urls, words,
    words::desk_plan as text,
};

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        let at = hand::require(&asked, &reference).await?;
        let is_open = at.request.status.withdrawn_at.is_none();
        let own = at.request.is_own.then(|| {
            view! { <div class="govuk-inset-text" id="own-request"><strong>{words::desk::OWN}</strong> <br/> {words::desk::OWN_FIRST}</div> }
        });
        let closed = (!is_open).then(|| view! { <p class="govuk-body">{words::desk::WITHDRAWN}</p> });
        let content = view! {
            {page::notice(&at)}
            <h1 class="govuk-heading-l">{text::plan_of(at.reference().as_str())}</h1>
            {own}
            {closed}
            {said(&at)}
            {late(&asked, &at)}
            {journey(&at)}
            {stands(&at)}
            {meetings(&at, is_open)}
            {is_open.then(|| ways(&at))}
        };
        let back = if at.hand.is_lead() { urls::HELPING_PLAN.to_owned() } else { urls::desk_case(at.reference()) };
        Ok::<_, Stop>(layout::page(&asked, frame(&at, text::PLAN).back(back), content))
    })
}

/// What the family said, the newest first; what came after the hub's last word is new.
fn said(at: &AtPlan) -> AnyView {
    let heard = at.events.iter().filter(|event| event.seat().is_none()).map(|event| event.at).max();
    let mut events: Vec<_> = at.events.iter().filter(|event| event.seat().is_some()).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    let lines: Vec<_> = events
        .into_iter()
        .map(|event| {
            let is_new = heard.is_none_or(|heard| event.at > heard);
            let new = is_new.then(|| view! { <strong class="govuk-tag">{text::NEW}</strong> " " });
            view! { <li class="app-list__item"><div>{new} {one_said(at, event)}</div></li> }
        })
        .collect();
    let list = if lines.is_empty() {
        view! { <p class="govuk-body">{text::SAID_NOTHING}</p> }.into_any()
    } else {
        view! { <ul class="govuk-list app-list" id="said">{lines}</ul> }.into_any()
    };
    view! { <h2 class="govuk-heading-m">{text::SAID_TITLE}</h2> {list} }.into_any()
}

fn one_said(at: &AtPlan, event: &PlanEvent) -> AnyView {
    let who = match &event.by {
        By::Seat { seat } => at.sitter(seat),
        By::Hub { .. } | By::Practitioner { .. } => String::new(),
    };
    let when = day(day_in_england(event.at));
    let (says, about, typed) = in_words(at, &event.what);
    let typed = typed.map(|words| shown::typed(&words));
    let about = about.map(|about| view! { ": " <span class="app-as-typed" dir="auto">{about}</span> });
    view! { <p class="govuk-body"><span dir="auto">{who}</span> ", " {when} ": " {says} {about}</p> {typed} }.into_any()
}

/// What somebody of the family said: in our words, what it is about, and in theirs.
fn in_words(at: &AtPlan, what: &What) -> (String, Option<String>, Option<String>) {
    let step = |key: &PlanKey| {
        let written = at.plan.text.iter().flat_map(|(text, _)| &text.steps).find(|step| step.key == *key);
        let added = at.plan.added.iter().find(|step| step.step == *key);
        written.map(|it| &it.what).or(added.map(|it| &it.what)).map(|it| it.as_str().to_owned())
    };
    let typed = |words: &Option<crate::domain::text::FreeText>| words.as_ref().map(|it| it.as_str().to_owned());
    match what {
        What::Marked { step: key, says, words } => (text::mark(*says).to_owned(), step(key), typed(words)),
        What::Answered { version, agrees, words } => (text::agrees(*agrees, *version), None, typed(words)),
        What::Replied { to, words } => {
            let asked = at.plan.words.iter().find(|said| said.stamp.id == *to).map(|it| it.words.as_str().to_owned());
            (text::REPLIED.to_owned(), asked, Some(words.as_str().to_owned()))
        }
        What::MeetingViews { words, .. } => (text::VIEWS.to_owned(), None, Some(words.as_str().to_owned())),
        What::LeadAnswered { party, agrees, words, .. } => {
            (text::answered(*party, *agrees).to_owned(), None, typed(words))
        }
        What::LeadChangeAsked { words } => (text::CHANGE_ASKED.to_owned(), None, typed(words)),
        What::StepAdded { what, by, .. } => (text::added(by.map(day).as_deref()), Some(what.as_str().to_owned()), None),
        What::Chased { step: key } => (text::CHASED.to_owned(), key.as_ref().and_then(step), None),
        What::ScaleMade(scale) => (text::SCALE_MADE.to_owned(), Some(scale.about.as_str().to_owned()), None),
        What::Scaled { scale, value, words } => {
            let about = at.plan.scales.iter().find(|it| it.scale.key == *scale);
            (text::scaled(*value), about.map(|it| it.scale.about.as_str().to_owned()), typed(words))
        }
        // Nothing else is said by a family.
        _ => (String::new(), None, None),
    }
}

/// What is late: the hub's answer, the look back, steps.
fn late(asked: &Asked, at: &AtPlan) -> AnyView {
    let status = &at.request.status;
    let today = day_in_england(asked.portal.clock.now());
    let due = asked.portal.places.get(&status.place).map(|place| outcome_by(&asked.portal, status.sent_at, place));
    let answer = due.filter(|due| at.plan.outcome.is_none() && *due < today).map(|due| text::late_answer(&day(due)));
    let waits = due.filter(|due| at.plan.outcome.is_none() && *due >= today).map(|due| text::answer_by(&day(due)));
    let others = at.plan.late(today).into_iter().map(|(on, late)| match late {
        Late::Review => text::late_review(&day(on)),
        Late::Step(step) => text::late_step(&day(on), step.what.as_str()),
    });
    let lines: Vec<_> = answer.into_iter().chain(others).map(|line| view! { <li dir="auto">{line}</li> }).collect();
    let list = (!lines.is_empty()).then(|| {
        view! { <h2 class="govuk-heading-m">{text::LATE_TITLE}</h2> <ul class="govuk-list govuk-list--bullet" id="late">{lines}</ul> }
    });
    let waits = waits.map(|waits| view! { <p class="govuk-body" id="answer-by">{waits}</p> });
    view! { {list} {waits} }.into_any()
}

/// The way, with where they are.
fn journey(at: &AtPlan) -> AnyView {
    let now = at.plan.now();
    let line = |kind: &StageKind| {
        let reached = at.plan.stages.iter().rev().find(|(stage, _)| stage.stage == *kind);
        let on = reached.map(|(stage, _)| format!(", {}", day(stage.on)));
        let here = (now == Some(*kind)).then(|| view! { " " <strong class="govuk-tag">{text::HERE}</strong> });
        let is_for_some = matches!(kind, StageKind::StepUp | StageKind::StepDown | StageKind::Ended);
        (on.is_some() || !is_for_some).then(|| view! { <li>{text::stage(*kind)} {on} {here}</li> })
    };
    let lines: Vec<_> = StageKind::ALL.iter().filter_map(line).collect();
    view! { <h2 class="govuk-heading-m">{text::JOURNEY}</h2> <ol class="govuk-list govuk-list--number" id="journey">{lines}</ol> }
        .into_any()
}

/// What stands: answer, lead, team, plan, words.
pub fn stands(at: &AtPlan) -> AnyView {
    let plan = &at.plan;
    let names = Names { team: plan.team.as_ref().map(|(team, _)| team), tells_eyes: true };
    let outcome = plan.outcome.as_ref().map(|(it, _)| part(text::OUTCOME, shown::outcome(it)));
    let lead = plan.lead.as_ref().map(|it| part(text::LEAD, lead(it)));
    let team = plan.team.as_ref().map(|(it, _)| part(text::TEAM, shown::team(it)));
    let standing = plan
        .text
        .as_ref()
        .map(|(it, _)| part(&text::version(it.version), shown::plan(it, &names, &|step| plan.state_of(step))));
    let words: Vec<_> = plan.words.iter().map(|it| shown::typed(it.words.as_str())).collect();
    let words = (!words.is_empty()).then(|| part(text::WORDS_SENT, words.into_any()));
    view! { {outcome} {lead} {team} {standing} {words} }.into_any()
}

fn part(title: &str, content: AnyView) -> AnyView {
    view! { <h2 class="govuk-heading-m">{title.to_owned()}</h2> {content} }.into_any()
}

/// Who is asked to lead, and whose yes is missing: nobody leads before three of them (rule C16).
fn lead(lead: &Lead) -> AnyView {
    let answers = Party::ALL.iter().map(|party| {
        let says = match lead.answer(*party) {
            None => text::NOT_YET.to_owned(),
            Some(it) => format!("{}, {}", text::yes_or_no(it.agrees), day(day_in_england(it.at))),
        };
        Row { key: text::party(*party).to_owned(), value: vec![says], change: None }
    });
    let change = lead.change_asked_at.map(|_| view! { <p class="govuk-body">{text::CHANGE_ASKED}</p> });
    let state = match lead.state() {
        LeadState::Offered => text::LEAD_OFFERED,
        LeadState::Leads => text::LEAD_LEADS,
        LeadState::Declined => text::LEAD_DECLINED,
    };
    view! {
        <p class="govuk-body" id="lead-state"><strong>{state}</strong></p>
        {change}
        {shown::offer(&lead.offer)}
        {summary_list(answers.collect())}
    }
    .into_any()
}

/// Every meeting, with what the family wants said there, and a way to write what came of it.
fn meetings(at: &AtPlan, is_open: bool) -> Option<AnyView> {
    let one = |held: &crate::domain::plan::HeldMeeting| {
        let views: Vec<_> = held.views.iter().map(|(words, _)| shown::typed(words.as_str())).collect();
        let views = (!views.is_empty()).then(|| view! { <p class="govuk-body">{text::VIEWS}</p> {views} });
        let change = is_open.then(|| begin(at, (PlanForm::Meeting, Some(&held.meeting.key)), text::MEETING_CHANGE));
        view! { {shown::meeting(&held.meeting)} {views} {change} }
    };
    let all: Vec<_> = at.plan.meetings.iter().map(one).collect();
    (!all.is_empty()).then(|| part(text::MEETINGS, all.into_any()))
}

/// A button that begins a form anew.
fn begin(at: &AtPlan, (form, about): (PlanForm, Option<&PlanKey>), label: &'static str) -> AnyView {
    let about = about.map(|key| view! { <input type="hidden" name="about" value=key.as_str().to_owned()/> });
    view! {
        <form method="post" autocomplete="off" action=urls::post::DESK_PLAN_BEGIN>
            <input type="hidden" name="reference" value=at.reference().as_str().to_owned()/>
            <input type="hidden" name="form" value=form.slug()/>
            {about}
            <button type="submit" class="govuk-button govuk-button--secondary">{label}</button>
        </form>
    }
    .into_any()
}

/// Everything that can be written.
fn ways(at: &AtPlan) -> AnyView {
    let forms = PlanForm::ALL.iter().filter(|form| forms::makes_sense(at, **form));
    let links: Vec<_> = forms
        .map(|form| view! { <li><a class="govuk-link" href=page::address(at, *form)>{text::form(*form)}</a></li> })
        .collect();
    let seats = (!at.hand.is_lead()).then(|| {
        view! { <li><a class="govuk-link" href=urls::desk_plan_form(at.reference(), "seats")>{text::SEATS}</a></li> }
    });
    view! {
        <h2 class="govuk-heading-m">{text::WRITE}</h2>
        <ul class="govuk-list">
            {links}
            {seats}
            <li><a class="govuk-link" href=urls::desk_plan_form(at.reference(), "print")>{text::PRINT}</a></li>
        </ul>
        {at.plan.text.is_some().then(|| begin(at, (PlanForm::Text, None), text::NEXT_VERSION))}
    }
    .into_any()
}
