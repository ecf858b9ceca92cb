//! What is said of a plan, as whoever reads it sees it: the same sentences in the look before it is sent, on the desk's own
//! page and on paper. Typed words stand exactly as typed.

use leptos::prelude::*;

use super::day;
use crate::{
    domain::{
        plan::{
            LeadOffer, Meeting, Outcome, Owner, PlanText, SeenBy, Stage, Step, StepState, Team, TeamPerson, Wanted,
            What,
        },
        text::Line,
    },
    ui::summary::{Row, summary_list},
    words::desk_plan as text,
};

/// How whoever reads it is told of seats and of the team.
pub struct Names<'a> {
    /// The team that stands.
    pub team: Option<&'a Team>,
    /// Whether whoever reads it is one of those who help, and is told for whose eyes each part is.
    pub tells_eyes: bool,
}

fn row(key: &str, value: impl Into<String>) -> Row {
    Row { key: key.to_owned(), value: vec![value.into()], change: None }
}

fn maybe(key: &str, value: Option<String>) -> Option<Row> {
    value.map(|value| row(key, value))
}

/// One thing that is said.
pub fn what(what: &What, names: &Names<'_>) -> AnyView {
    match what {
        What::Outcome(it) => outcome(it),
        What::Stage(it) => stage(it),
        What::Plan(it) => plan(it, names, &|step| step.state),
        What::Team(it) => team(it),
        What::LeadOffered(it) => offer(it),
        What::LeadAnswered { party, agrees, words, .. } => {
            let said = words.as_ref().map(|words| typed(words.as_str()));
            view! { <p class="govuk-body">{text::answered(*party, *agrees)}</p> {said} }.into_any()
        }
        What::Meeting(it) => meeting(it),
        What::Words { words, asks } => {
            let asks = asks.then(|| view! { <p class="govuk-body">{text::THEY_CAN_ANSWER}</p> });
            view! { {typed(words.as_str())} {asks} }.into_any()
        }
        // Nothing else is ever written at a desk.
        _ => ().into_any(),
    }
}

/// Words as they were typed.
pub fn typed(words: &str) -> AnyView {
    view! { <p class="app-as-typed" dir="auto">{words.to_owned()}</p> }.into_any()
}

/// The hub's answer.
pub fn outcome(it: &Outcome) -> AnyView {
    view! { <p class="govuk-body"><strong>{text::outcome(it.is)}</strong></p> {typed(it.words.as_str())} }.into_any()
}

/// A part of the way.
pub fn stage(it: &Stage) -> AnyView {
    let up = it.step_up.map(|up| view! { <p class="govuk-body">{text::step_up(up)}</p> });
    let said = it.words.as_ref().map(|words| typed(words.as_str()));
    view! { <p class="govuk-body"><strong>{text::stage(it.stage)}</strong> ", " {day(it.on)}</p> {up} {said} }
        .into_any()
}

/// Somebody is asked to lead.
pub fn offer(it: &LeadOffer) -> AnyView {
    let rows = [
        row(text::NAME, it.name.as_str()),
        row(text::ROLE, it.role.as_str()),
        row(text::ORGANISATION, it.organisation.as_str()),
    ];
    let contact = maybe(text::CONTACT, it.contact.as_ref().map(|it| it.as_str().to_owned()));
    let safety = it.for_safety.then(|| view! { <p class="govuk-body">{text::FOR_SAFETY}</p> });
    view! { <p class="govuk-body">{text::ASKED_TO_LEAD}</p> {summary_list(rows.into_iter().chain(contact).collect())} {safety} }.into_any()
}

/// The team.
pub fn team(it: &Team) -> AnyView {
    let person = |person: &TeamPerson| {
        let is_main = person.key == it.main_contact;
        let rows = [
            row(text::NAME, person.name.as_str()),
            row(text::ROLE, person.role.as_str()),
            row(text::ORGANISATION, person.organisation.as_str()),
        ];
        let more = [
            maybe(text::CONTACT, person.contact.as_ref().map(|it| it.as_str().to_owned())),
            maybe(text::EXPLAINED, person.explained.as_ref().map(|it| it.as_str().to_owned())),
            is_main.then(|| row(text::MAIN_CONTACT, text::RING_FIRST)),
        ];
        summary_list(rows.into_iter().chain(more.into_iter().flatten()).collect())
    };
    let people: Vec<_> = it.people.iter().map(person).collect();
    view! { <p class="govuk-body">{text::team_of(it.people.len())}</p> {people} }.into_any()
}

/// A meeting.
pub fn meeting(it: &Meeting) -> AnyView {
    let names = |lines: &[Line]| {
        let names: Vec<_> = lines.iter().map(|line| line.as_str().to_owned()).collect();
        (!names.is_empty()).then_some(names)
    };
    let list =
        |key: &str, value: Option<Vec<String>>| value.map(|value| Row { key: key.to_owned(), value, change: None });
    let when = format!("{}, {:02}:{:02}", day(it.starts.date()), it.starts.hour(), it.starts.minute());
    let rows = [
        Some(row(text::MEETING_KIND, text::meeting(it.kind))),
        Some(row(text::MEETING_STATE, text::meeting_state(it.state))),
        Some(row(text::MEETING_WHEN, when)),
        maybe(text::MEETING_PLACE, it.place.as_ref().map(|it| it.as_str().to_owned())),
        maybe(text::MEETING_CHAIR, it.chair.as_ref().map(|it| it.as_str().to_owned())),
        list(text::MEETING_INVITED, names(&it.invited)),
        list(text::MEETING_PRESENT, names(&it.present)),
        maybe(text::MEETING_RECORD, it.record.as_ref().map(|it| it.as_str().to_owned())),
        maybe(text::MEETING_NEXT, it.next.map(day)),
    ];
    summary_list(rows.into_iter().flatten().collect())
}

/// One version of the plan; `state` says how each step is.
pub fn plan(it: &PlanText, names: &Names<'_>, state: &dyn Fn(&Step) -> StepState) -> AnyView {
    let wanted: Vec<_> = it.wanted.iter().map(|it| wanted(it, names)).collect();
    let steps: Vec<_> = it.steps.iter().map(|it| step(it, names, state(it))).collect();
    let rows = [
        Some(row(text::PLAN_B, it.plan_b.as_str())),
        Some(row(text::ENDING, it.ending.as_str())),
        Some(row(text::REVIEW_ON, day(it.next_review))),
        maybe(text::CHILD_WORDS, it.child_words.as_ref().map(|it| it.as_str().to_owned())),
    ];
    let tried = it.offers.iter().map(|it| row(it.what.as_str(), format!("{}, {}", text::tried(it.came), day(it.on))));
    let tried: Vec<_> = tried.collect();
    view! {
        <h3 class="govuk-heading-s">{text::WANTED_TITLE}</h3>
        {wanted}
        <h3 class="govuk-heading-s">{text::STEPS_TITLE}</h3>
        {steps}
        {summary_list(rows.into_iter().flatten().collect())}
        {(!tried.is_empty()).then(|| view! { <h3 class="govuk-heading-s">{text::OFFERS_TITLE}</h3> {summary_list(tried)} })}
    }
    .into_any()
}

fn eyes(seen_by: &SeenBy, names: &Names<'_>) -> Option<Row> {
    let says = match seen_by {
        SeenBy::Everyone => return None,
        SeenBy::Only(_) => text::EYES_SOME,
        SeenBy::Team => text::EYES_TEAM,
    };
    names.tells_eyes.then(|| row(text::EYES, says))
}

fn wanted(it: &Wanted, names: &Names<'_>) -> AnyView {
    let rows = [
        Some(row(text::WANT, it.words.as_str())),
        Some(row(text::FOR_WHOM, it.for_whom.as_ref().map_or(text::WHOLE_FAMILY, Line::as_str))),
        maybe(text::KNOW, it.how_we_know.as_ref().map(|it| it.as_str().to_owned())),
        eyes(&it.seen_by, names),
    ];
    summary_list(rows.into_iter().flatten().collect())
}

/// Who does a step.
pub fn owner(it: &Owner, names: &Names<'_>) -> String {
    match it {
        Owner::Family { name, .. } => name.as_str().to_owned(),
        Owner::Team { person } => {
            let person = names.team.and_then(|team| team.person(person));
            person.map_or_else(|| text::SOMEBODY.to_owned(), |person| person.name.as_str().to_owned())
        }
    }
}

fn step(it: &Step, names: &Names<'_>, state: StepState) -> AnyView {
    let rows = [
        Some(row(text::STEP_WHAT, it.what.as_str())),
        Some(row(text::OWNER, owner(&it.owner, names))),
        maybe(text::STEP_BY, it.by.map(day)),
        Some(row(text::STEP_STATE, text::step_state(state))),
        maybe(text::PROGRESS, it.progress.as_ref().map(|it| it.as_str().to_owned())),
        eyes(&it.seen_by, names),
    ];
    summary_list(rows.into_iter().flatten().collect())
}

/// Every text of it that somebody typed for the family to read.
pub fn texts(what: &What) -> Vec<String> {
    match what {
        What::Outcome(it) => vec![it.words.as_str().to_owned()],
        What::Stage(it) => it.words.iter().map(|it| it.as_str().to_owned()).collect(),
        What::Words { words, .. } => vec![words.as_str().to_owned()],
        What::LeadAnswered { words, .. } => words.iter().map(|it| it.as_str().to_owned()).collect(),
        What::Meeting(it) => it.record.iter().map(|it| it.as_str().to_owned()).collect(),
        What::Team(it) => it.people.iter().filter_map(|it| Some(it.explained.as_ref()?.as_str().to_owned())).collect(),
        What::Plan(it) => {
            let steps = it.steps.iter().flat_map(|step| {
                [Some(step.what.as_str().to_owned()), step.progress.as_ref().map(|it| it.as_str().to_owned())]
            });
            let wanted = it.wanted.iter().flat_map(|it| {
                [Some(it.words.as_str().to_owned()), it.how_we_know.as_ref().map(|it| it.as_str().to_owned())]
            });
            let rest = [it.plan_b.as_str().to_owned(), it.ending.as_str().to_owned()];
            wanted.chain(steps).flatten().chain(rest).collect()
        }
        _ => Vec::new(),
    }
}
