//! One form about a plan: written, then looked at, word for word as it goes to the family, with its reading age and the words of
//! it that are hard, then sent or changed.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    forms::{self, Around},
    frame,
    hand::{self, AtPlan},
    shown::{self, Names},
};
use crate::{
    domain::{language::Language, plan::What, reading_age::reading_age},
    page::{Stop, loaded},
    ports::{DeskPlanNotice, PlanForm, Writing},
    ui::{
        fields::{self, FormState},
        layout,
    },
    urls, words,
    words::desk_plan as text,
};

/// Writing, and the look at it.
#[component]
pub fn FormPage() -> impl IntoView {
    let params = use_params_map()
        .with_untracked(|params| (params.get("reference").unwrap_or_default(), params.get("form").unwrap_or_default()));
    loaded(|asked| async move {
        let form = PlanForm::from_slug(&params.1).ok_or(Stop::NotFound)?;
        let at = hand::require(&asked, &params.0).await?;
        if !forms::makes_sense(&at, form) || at.request.status.withdrawn_at.is_some() {
            return Err(Stop::Go(urls::desk_plan(at.reference())));
        }
        let kept = at.visit.data.desk_plan.writing(at.reference(), form).cloned();
        let writing = kept.unwrap_or_else(|| forms::begin(&asked, &at, (form, None)));
        let state = FormState { form: writing.fields.clone(), problems: writing.problems.clone() };
        let around = Around::new(&asked, &at, &writing);
        let looked = writing.looked.and_then(|looked| Some((looked, forms::read(&around, form, &state.form).ok()?)));
        let body = match looked {
            Some((looked, what)) => look(&around, (&writing, looked), what),
            None if forms::is_too_big(&at, form) => view! { <p class="govuk-body">{text::TOO_BIG}</p> }.into_any(),
            None => write(&around, &writing, &state),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {notice(&at)}
            <h1 class="govuk-heading-l">{text::form(form)}</h1>
            {clash(&at, &writing)}
            {body}
        };
        let frame = frame(&at, text::form(form)).back(urls::desk_plan(at.reference()));
        Ok(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

/// A word about what was done last.
pub fn notice(at: &AtPlan) -> Option<AnyView> {
    let says = match at.visit.data.desk_plan.notice? {
        DeskPlanNotice::Sent => text::SENT,
        DeskPlanNotice::Clash => text::CLASH,
        DeskPlanNotice::Closed => text::CLOSED,
        DeskPlanNotice::NoSeat => text::NO_SEAT,
        DeskPlanNotice::SeatClosed => text::SEAT_CLOSED,
    };
    Some(layout::notice(says).into_any())
}

/// Somebody wrote another version since this one was begun: what they wrote, beside what stands here.
fn clash(at: &AtPlan, writing: &Writing) -> Option<AnyView> {
    let standing = forms::standing(at, writing);
    (standing > writing.base).then(|| {
        let what = match writing.form {
            PlanForm::Team => at.plan.team.as_ref().map(|(team, _)| What::Team(team.clone())),
            PlanForm::Text => at.plan.text.as_ref().map(|(text, _)| What::Plan(Box::new(text.clone()))),
            _ => {
                let held = at.plan.meetings.iter().find(|held| held.meeting.key == writing.key);
                held.map(|held| What::Meeting(held.meeting.clone()))
            }
        };
        let names = Names { team: at.plan.team.as_ref().map(|(team, _)| team), tells_eyes: true };
        view! {
            <div class="govuk-inset-text" id="clash">
                <p class="govuk-body">{text::meanwhile(standing)}</p>
                {what.map(|what| shown::what(&what, &names))}
            </div>
            <form method="post" autocomplete="off" action=urls::post::DESK_PLAN_SEND>
                {which(writing)}
                <button type="submit" name="do" value="mine" class="govuk-button govuk-button--secondary">{text::KEEP_MINE}</button>
                <button type="submit" name="do" value="theirs" class="govuk-button govuk-button--secondary">{text::TAKE_THEIRS}</button>
            </form>
        }
        .into_any()
    })
}

/// Which form of which plan, for the server to find.
fn which(writing: &Writing) -> AnyView {
    view! {
        <input type="hidden" name="reference" value=writing.reference.as_str().to_owned()/>
        <input type="hidden" name="form" value=writing.form.slug()/>
    }
    .into_any()
}

fn write(around: &Around<'_>, writing: &Writing, state: &FormState) -> AnyView {
    let has_rows = !forms::rows(writing.form).is_empty();
    // The first button of a form is the one that Enter presses: never one that takes something out.
    let first = has_rows.then(|| view! { <button type="submit" name="do" value="look" class="govuk-button govuk-button--secondary">{text::LOOK}</button> });
    let base = writing.base.to_string();
    view! {
        <form method="post" autocomplete="off" action=urls::post::DESK_PLAN_WRITE novalidate>
            {which(writing)}
            <input type="hidden" name="key" value=writing.key.as_str().to_owned()/>
            <input type="hidden" name="base" value=base/>
            {first}
            {forms::fields(around, writing.form, state)}
            <button type="submit" name="do" value="look" class="govuk-button">{text::LOOK}</button>
        </form>
    }
    .into_any()
}

/// What they will see, and the two buttons of one size.
fn look(around: &Around<'_>, (writing, looked): (&Writing, uuid::Uuid), what: What) -> AnyView {
    let at = around.at;
    let seen = forms::as_seen(&forms::said(around, looked, what), at);
    let team = at.plan.team.as_ref().map(|(team, _)| team);
    let names = Names { team, tells_eyes: false };
    let views: Vec<_> = seen.iter().map(|what| shown::what(what, &names)).collect();
    let nothing = seen.is_empty().then(|| view! { <p class="govuk-body">{text::NOTHING_SEEN}</p> });
    view! {
        <h2 class="govuk-heading-m">{text::WILL_SEE}</h2>
        <div class="govuk-inset-text" id="preview">{views} {nothing}</div>
        {reading(&seen)}
        <form method="post" autocomplete="off" action=urls::post::DESK_PLAN_SEND>
            {which(writing)}
            <input type="hidden" name="looked" value=looked.to_string()/>
            <div class="govuk-button-group">
                <button type="submit" name="do" value="change" class="govuk-button govuk-button--secondary">{text::CHANGE}</button>
                <button type="submit" name="do" value="send" class="govuk-button govuk-button--secondary">{text::SEND}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The reading age of what they read, and the words of it that the glossary knows to be hard.
fn reading(seen: &[What]) -> Option<AnyView> {
    let all = seen.iter().flat_map(shown::texts).collect::<Vec<_>>().join("\n");
    let age = reading_age(&all)?;
    let glossary = words::glossary::glossary_of(Language::English);
    let mut hard: Vec<String> = Vec::new();
    for found in glossary.matcher().find(&all) {
        let Some(term) = glossary.at(found.term) else { continue };
        let said = all.get(found.start..found.end).unwrap_or_default();
        let line = format!("{said}: {}", term.means);
        if !hard.contains(&line) {
            hard.push(line);
        }
    }
    let lines: Vec<_> = hard.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect();
    let list = (!lines.is_empty()).then(|| {
        view! { <p class="govuk-body">{text::HARD}</p> <ul class="govuk-list govuk-list--bullet" id="hard-words">{lines}</ul> }
    });
    Some(view! { <p class="govuk-body" id="reading-age">{text::age(age)}</p> {list} }.into_any())
}

/// The page of one form.
pub fn address(at: &AtPlan, form: PlanForm) -> String {
    urls::desk_plan_form(at.reference(), form.slug())
}
