//! Two lists across plans, by place: meetings to come, and what drifts. They name requests by their label alone; what a plan
//! says is opened one at a time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use leptos::prelude::*;

use super::day;
use crate::{
    domain::{
        desk_person::Act,
        place::PlaceId,
        plan::{Late, Meeting, MeetingState, Plan},
        reference::Reference,
    },
    features::desk::{desk_frame, place_name, require_to},
    page::{Asked, Stop, loaded},
    ports::{clock_in_england, day_in_england},
    ui::layout,
    urls,
    words::desk_plan as text,
};

/// How many plans are looked at.
const MOST: u32 = 500;

/// Every plan that somebody at the desk may open, with its place and label.
async fn plans(asked: &Asked) -> Result<Vec<(PlaceId, Reference, Plan)>, Stop> {
    let at = require_to(asked, Act::Open).await?;
    let store = &asked.portal.store;
    let mut plans = Vec::new();
    for line in store.plan_lines(&at.work, MOST).await? {
        if at.may_open(&line.status) {
            let plan = Plan::of(store.plan_events(line.status.id).await?);
            plans.push((line.status.place, line.status.reference, plan));
        }
    }
    Ok(plans)
}

/// A line under its place.
type Lines<T> = BTreeMap<PlaceId, Vec<(T, Reference, String)>>;

fn list<T: Ord>(asked: &Asked, mut lines: Lines<T>, none: &'static str) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="govuk-body">{none}</p> }.into_any();
    }
    for lines in lines.values_mut() {
        lines.sort_by(|a, b| a.0.cmp(&b.0));
    }
    let one = |(_, reference, says): (T, Reference, String)| {
        let href = urls::desk_plan(&reference);
        view! { <li><a class="govuk-link" href=href>{reference.as_str().to_owned()}</a> ": " {says}</li> }
    };
    lines
        .into_iter()
        .map(|(place, lines)| {
            let lines: Vec<_> = lines.into_iter().map(one).collect();
            view! { <h2 class="govuk-heading-m">{place_name(asked, &place)}</h2> <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
        })
        .collect::<Vec<_>>()
        .into_any()
}

/// Meetings to come.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    loaded(|asked| async move {
        let now = clock_in_england(asked.portal.clock.now());
        let mut lines: Lines<jiff::civil::DateTime> = BTreeMap::new();
        for (place, reference, plan) in plans(&asked).await? {
            let to_come = |it: &&Meeting| it.state == MeetingState::Planned && it.starts.date() >= now.date();
            for meeting in plan.meetings.iter().map(|held| &held.meeting).filter(to_come) {
                let says =
                    text::to_come(text::meeting(meeting.kind), &day(meeting.starts.date()), meeting.starts.time());
                lines.entry(place.clone()).or_default().push((meeting.starts, reference.clone(), says));
            }
        }
        let content = view! {
            <h1 class="govuk-heading-l">{text::MEETINGS_TITLE}</h1>
            {list(&asked, lines, text::MEETINGS_NONE)}
        };
        Ok::<_, Stop>(layout::page(&asked, desk_frame(text::MEETINGS_TITLE).back(urls::DESK), content))
    })
}

/// What drifts: looks back that were not held and steps whose day has passed, oldest first.
#[component]
pub fn DriftPage() -> impl IntoView {
    loaded(|asked| async move {
        let today = day_in_england(asked.portal.clock.now());
        let mut lines: Lines<Date> = BTreeMap::new();
        for (place, reference, plan) in plans(&asked).await? {
            for (on, late) in plan.late(today) {
                let says = match late {
                    Late::Review => text::late_review(&day(on)),
                    // What the step is, is read on the plan's own page, and that is noted.
                    Late::Step(_) => text::a_late_step(&day(on)),
                };
                lines.entry(place.clone()).or_default().push((on, reference.clone(), says));
            }
        }
        let content = view! {
            <h1 class="govuk-heading-l">{text::DRIFT_TITLE}</h1>
            <p class="govuk-body">{text::DRIFT_LEAD}</p>
            {list(&asked, lines, text::DRIFT_NONE)}
        };
        Ok::<_, Stop>(layout::page(&asked, desk_frame(text::DRIFT_TITLE).back(urls::DESK), content))
    })
}
