//! The family's say in steps: ticking its own, saying how any goes, and adding one.
//!
//! A step of the team's is never ticked here, whatever a form says. What is not right goes to a person.

use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    Here, day_of, overview, saying,
    stepping::{self, Item},
    typed,
};
use crate::{
    domain::{
        date_fields,
        plan::{By, PlanKey, StepSays, StepState, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::access::{self, link},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, day_in_england},
    ui::fields::{self, Choice, Field, FormState},
    urls,
    words::plan::{self as plan_text, steps as text},
};

/// The fields of saying how a step goes, and of adding one.
const SAYS: [&str; 2] = ["says", "says-words"];
const ADDS: [&str; 2] = ["step-what", "step-by-day"];

/// One step by its number; without one, adding a step.
#[component]
pub fn StepsPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let number = asked.query().get("of").to_owned();
        let items = stepping::items(&here);
        let item = number.parse().ok().and_then(|number: usize| items.into_iter().find(|item| item.number == number));
        let (state, content) = match item {
            Some(item) => one(&asked, &here, &item),
            None if here.plan.text.is_none() => (
                FormState::default(),
                view! {
                    <h1 class="govuk-heading-l">{text::ADD_TITLE}</h1>
                    <p>{plan_text::NOTHING}</p>
                }
                .into_any(),
            ),
            None => adding(&here, !number.is_empty()),
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content))
    })
}

/// What a family can say of a step.
fn can_say(item: &Item<'_>) -> Vec<StepSays> {
    let may = |says: &StepSays| match says {
        StepSays::Done => item.is_ours && !item.is_over(),
        StepSays::NotDone => item.is_ours && item.state == StepState::Done,
        StepSays::Stuck | StepSays::DidNotHappen => !item.is_over(),
        StepSays::NotRight => true,
    };
    StepSays::ALL.iter().copied().filter(may).collect()
}

fn one(asked: &Asked, here: &Here, item: &Item<'_>) -> (FormState, AnyView) {
    let state = access::refused(&here.visit, &SAYS);
    let choices = can_say(item).into_iter().map(|says| Choice::new(says.slug(), text::says(says))).collect();
    let words = Field::new("says-words", text::WORDS).hint(text::WORDS_HINT);
    let content = view! {
        {fields::error_summary(&state)}
        <h1 class="govuk-heading-l">{text::TITLE}</h1>
        {overview::step_lines(item, day_in_england(asked.portal.clock.now()))}
        {said(here, item.key)}
        {(!item.is_ours).then(|| view! { <p>{text::NOT_YOURS}</p> })}
        <form method="post" autocomplete="off" action=urls::post::PLAN_MARK novalidate>
            <input type="hidden" name="step" value=here.mark(item.key.as_str())/>
            {fields::radios(&state, &Field::new("says", text::SAYS), choices)}
            {fields::text_area(&state, &words, 4)}
            {fields::submit(text::SEND)}
        </form>
    };
    (state, content.into_any())
}

/// What the family said of a step, so far as this seat may know.
fn said(here: &Here, step: &PlanKey) -> Vec<AnyView> {
    let marks = here.plan.marks.iter().filter(|mark| mark.step == *step);
    let line = |mark: &crate::domain::plan::Mark| {
        let is_mine = matches!(&mark.stamp.by, By::Seat { seat } if *seat == here.seat);
        let words = mark.words.as_ref().map(|words| typed(words.as_str()));
        view! { <p>{text::said(is_mine, text::says(mark.says), &day_of(mark.stamp.at))}</p> {words} }.into_any()
    };
    marks.map(line).collect()
}

fn adding(here: &Here, is_gone: bool) -> (FormState, AnyView) {
    let state = access::refused(&here.visit, &ADDS);
    let content = view! {
        {fields::error_summary(&state)}
        {is_gone.then(|| view! { <p>{text::GONE}</p> })}
        <h1 class="govuk-heading-l">{text::ADD_TITLE}</h1>
        <p>{text::ADD_LEAD}</p>
        <form method="post" autocomplete="off" action=urls::post::PLAN_ADD novalidate>
            {fields::text_input(&state, &Field::new("step-what", text::ADD_WHAT))}
            {fields::date_input(&state, &Field::new("step-by", text::ADD_BY).hint(text::ADD_BY_HINT))}
            {fields::submit(text::ADD)}
        </form>
        {link(urls::PLAN, plan_text::TO_PLAN)}
    };
    (state, content.into_any())
}

/// Ticks one of the family's own steps.
pub async fn tick(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let step = stepping::named(&here, form.get("step")).filter(|item| item.is_ours).map(|item| item.key.clone());
    let Some(step) = step else {
        let page = here.home();
        return saying::not_there(&asked, here, page).await;
    };
    Box::pin(saying::say_at_home(&asked, here, What::Marked { step, says: StepSays::Done, words: None })).await
}

/// Says how a step goes.
pub async fn mark(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let Some(item) = stepping::named(&here, form.get("step")) else {
        let page = here.home();
        return saying::not_there(&asked, here, page).await;
    };
    let (step, page) = (item.key.clone(), urls::plan_step(item.number));
    let says = StepSays::from_slug(form.get("says"));
    let words = FreeText::parse_optional(form.get("says-words"));
    // A second tap of what was just said is let through, though the step stands otherwise by now.
    let last = here.plan.mark(&step).filter(|mark| mark.stamp.by == By::Seat { seat: here.seat.clone() });
    let is_last = last.is_some_and(|mark| Some(mark.says) == says);
    let may = says.filter(|says| is_last || can_say(&item).contains(says));
    match (may, words) {
        (Some(says), Ok(words)) => {
            Box::pin(saying::say_at_home(&asked, here, What::Marked { step, says, words })).await
        }
        (may, words) => {
            let kind = if says.is_none() { ProblemKind::Missing } else { ProblemKind::NotAChoice };
            let mut problems = Vec::new();
            problems.extend(may.is_none().then(|| Problem::new("says", kind)));
            problems.extend(words.err().map(|kind| Problem::new("says-words", kind)));
            saying::refuse(&asked, here, (form.only(&SAYS), problems), &page).await
        }
    }
}

/// The day that was typed: none, one that can be, or what is wrong with it.
fn day_typed(form: &RawForm) -> Result<Option<Date>, ProblemKind> {
    match date_fields::day(form, "step-by")? {
        Some(date) if !(2000..=2100).contains(&date.year()) => Err(ProblemKind::NotADate),
        date => Ok(date),
    }
}

/// Adds a step of the family's own.
pub async fn add(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    match (Line::parse(form.get("step-what")), day_typed(&form)) {
        (Ok(what), Ok(by)) => {
            let step = saying::new_key(&here, &format!("step {} {by:?}", what.as_str()))?;
            Box::pin(saying::say_at_home(&asked, here, What::StepAdded { step, what, by })).await
        }
        (what, by) => {
            let mut problems = Vec::new();
            problems.extend(what.err().map(|kind| Problem::new("step-what", kind)));
            problems.extend(by.err().map(|kind| Problem::new("step-by-day", kind)));
            let typed = form.only(&["step-what", "step-by-day", "step-by-month", "step-by-year"]);
            saying::refuse(&asked, here, (typed, problems), urls::PLAN_STEPS).await
        }
    }
}
