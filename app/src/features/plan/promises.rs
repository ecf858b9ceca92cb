//! The clock: every promise with its day, and the truth once that day has passed (rule C15).
//!
//! Days are working days of England, counted by the place's own clocks. Nothing is promised that nobody promised: an
//! assessment only once help starts, a review only where the plan names its day. Once something is late, one press asks the
//! team; once a day is enough.

use jiff::civil::Date;
use leptos::prelude::*;

use super::{Here, day, day_of, journey, saying, stepping};
use crate::{
    domain::{
        plan::{OutcomeIs, StageKind, What},
        raw_form::RawForm,
    },
    form_post::Next,
    page::Asked,
    ports::{Fault, PlanNotice, Portal, day_in_england},
    urls,
    words::plan as text,
};

/// One promise.
struct Promise {
    what: &'static str,
    by: Date,
    done: Option<Date>,
}

impl Promise {
    fn is_late(&self, today: Date) -> bool {
        self.done.is_none() && self.by < today
    }
}

fn promises(portal: &Portal, here: &Here) -> Vec<Promise> {
    if here.plan.ended_on().is_some() {
        return Vec::new();
    }
    let (clocks, sent_on) = (&here.place.clocks, day_in_england(here.status.sent_at));
    let outcome = here.plan.outcome.as_ref().map(|(outcome, stamp)| (outcome.is, day_in_england(stamp.at)));
    let answered_on = outcome.map(|(_, on)| on);
    let heard_on = here.status.confirmed_at.or(here.status.seen_at).map(day_in_england).or(answered_on);
    let in_days = |from, days| portal.holidays.add(from, days);
    let mut found = vec![
        Promise { what: text::PROMISE_HEARD, by: in_days(sent_on, clocks.acknowledge_working_days), done: heard_on },
        Promise { what: text::PROMISE_OUTCOME, by: in_days(sent_on, clocks.outcome_working_days), done: answered_on },
    ];
    let began = journey::reached_on(here, StageKind::Assessment);
    let helped_on = outcome.filter(|(is, _)| *is == OutcomeIs::HelpStarts).map(|(_, on)| on);
    if let Some(from) = began.or(helped_on) {
        let done = journey::reached_on(here, StageKind::AssessmentDone);
        let assessment = in_days(from, clocks.assessment_working_days);
        found.push(Promise { what: text::PROMISE_ASSESSMENT, by: assessment, done });
        found.push(Promise { what: text::PROMISE_COPY, by: in_days(from, clocks.copy_working_days), done });
    }
    if let Some((plan, _)) = &here.plan.text {
        found.push(Promise { what: text::PROMISE_REVIEW, by: plan.next_review, done: None });
    }
    found
}

/// Whether the day of a promise or of a step has passed.
fn is_late(portal: &Portal, here: &Here) -> bool {
    let today = day_in_england(portal.clock.now());
    promises(portal, here).iter().any(|promise| promise.is_late(today))
        || here.plan.ended_on().is_none() && stepping::items(here).iter().any(|item| item.is_late(today))
}

fn asked_today(portal: &Portal, here: &Here) -> bool {
    let today = day_in_england(portal.clock.now());
    here.plan.chased_at.is_some_and(|at| day_in_england(at) == today)
}

/// The clock as it reads.
pub(super) fn view(asked: &Asked, here: &Here) -> AnyView {
    let portal = &asked.portal;
    let today = day_in_england(portal.clock.now());
    let lines = promises(portal, here).into_iter().map(|promise| {
        let when = match promise.done {
            Some(on) => text::kept_on(&day(on)),
            None if promise.is_late(today) => text::late(&day(promise.by)),
            None => text::by(&day(promise.by)),
        };
        view! { <li>{promise.what} ". " <strong>{when}</strong></li> }
    });
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let late = is_late(portal, here).then(|| {
        let ask = (!asked_today(portal, here)).then(|| {
            view! {
                <form method="post" autocomplete="off" action=urls::post::PLAN_CHASE>
                    <button type="submit" class="govuk-button">{text::ASK}</button>
                </form>
            }
        });
        let said = here.plan.chased_at.map(|at| view! { <p>{text::asked_on(&day_of(at))}</p> });
        view! { <p>{text::LATE}</p> {said} {ask} }
    });
    view! {
        <h2 class="govuk-heading-m">{text::CLOCK}</h2>
        <ul class="govuk-list">{lines}</ul>
        {late}
    }
    .into_any()
}

/// Asks the team what is happening, once a day and only where something is late.
pub async fn chase(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    if !is_late(&asked.portal, &here) || asked_today(&asked.portal, &here) {
        return Ok(Next::page(urls::PLAN));
    }
    // Another day's asking is another one, so it is never taken for the last.
    let is_kept = saying::say_again(&asked, &here, What::Chased { step: None }).await?;
    let notice = if is_kept { PlanNotice::Asked } else { PlanNotice::NotKept };
    saying::go(&asked, here, notice, urls::PLAN).await
}
