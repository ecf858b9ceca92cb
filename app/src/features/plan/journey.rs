//! Where the family is on its way: what was, where it is now, and what may come next, all in words.

use jiff::civil::Date;
use leptos::prelude::*;

use super::{Here, day, day_of, typed};
use crate::{
    domain::plan::{Stage, StageKind},
    words::plan as text,
};

/// The way that most requests take; stepping down or up is on it only once it was so.
const USUAL: [StageKind; 6] = [
    StageKind::Heard,
    StageKind::Assessment,
    StageKind::AssessmentDone,
    StageKind::Team,
    StageKind::Plan,
    StageKind::Review,
];

/// The way.
pub(super) fn view(here: &Here) -> AnyView {
    let stages = &here.plan.stages;
    let now = here.plan.now();
    let last = stages.len().checked_sub(1);
    let reached: Vec<_> =
        stages.iter().enumerate().map(|(index, (stage, _))| reached(stage, Some(index) == last)).collect();
    let is_reached = |kind: StageKind| stages.iter().any(|(stage, _)| stage.stage == kind);
    let is_over = now.is_some_and(|now| now > StageKind::Review);
    let to_come: Vec<_> = USUAL
        .into_iter()
        .filter(|kind| !is_over && !is_reached(*kind) && now.is_none_or(|now| *kind > now))
        .map(|kind| {
            view! {
                <li class="app-timeline__item app-timeline__item--todo">
                    {text::stage(kind)} <span class="app-timeline__note">{text::TO_COME}</span>
                </li>
            }
        })
        .collect();
    let asked_on = day_of(here.status.sent_at);
    let first = if stages.is_empty() { "app-timeline__item--current" } else { "app-timeline__item--done" };
    view! {
        <h2 class="govuk-heading-m" id="way">{text::WAY}</h2>
        <ol class="app-timeline">
            <li class=format!("app-timeline__item {first}") aria-current=stages.is_empty().then_some("step")>
                {text::REQUEST} <span class="app-timeline__note">{asked_on}</span>
            </li>
            {reached}
            {to_come}
        </ol>
        <p>{text::next(now)}</p>
    }
    .into_any()
}

fn reached(stage: &Stage, is_now: bool) -> AnyView {
    let class = if is_now {
        "app-timeline__item app-timeline__item--current"
    } else {
        "app-timeline__item app-timeline__item--done"
    };
    let came = stage.step_up.map(|came| view! { <span class="app-timeline__note">{text::step_up(came)}</span> });
    view! {
        <li class=class aria-current=is_now.then_some("step")>
            {text::stage(stage.stage)} <span class="app-timeline__note">{day(stage.on)}</span>
            {came}
            {stage.words.as_ref().map(|words| typed(words.as_str()))}
        </li>
    }
    .into_any()
}

/// The day a part of the way was first reached.
pub(super) fn reached_on(here: &Here, kind: StageKind) -> Option<Date> {
    here.plan.stages.iter().find(|(stage, _)| stage.stage == kind).map(|(stage, _)| stage.on)
}
