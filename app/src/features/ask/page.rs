//! One page for every step: it loads the draft, frames the step's own fields, and offers to save.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    service::{Standing, overview, place_of, setting, standing},
    steps::{self, Shown},
};
use crate::{
    domain::journey::{PAGES, Step},
    features::carry,
    page::{Asked, Stop, loaded},
    ports::VisitNotice,
    ui::{
        fields::{self, FormState},
        layout::{self, Frame},
    },
    urls, words,
};

/// The page of a step.
#[component]
pub fn StepPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("step").unwrap_or_default());
    loaded(move |asked| async move {
        let step = Step::from_slug(&slug).ok_or(Stop::NotFound)?;
        let (visit, draft) = match standing(&asked).await? {
            Standing::Drafting(visit, draft) => (visit, draft),
            Standing::Asked(..) => return Err(Stop::Go(urls::STATUS.to_owned())),
            Standing::Nothing => return Err(crate::page::ended()),
        };
        if !step.is_reachable(&draft.answers) {
            return Err(Stop::Go(urls::step(Step::first_unanswered(&draft.answers))));
        }
        let place = place_of(&asked.portal, &draft.answers);
        crate::ui::explained::in_place(place.as_ref());
        let state = match draft.rejected.get(&step) {
            Some(rejected) => FormState { form: rejected.form.clone(), problems: rejected.problems.clone() },
            None => FormState { form: steps::fill(step, &draft.answers), problems: Vec::new() },
        };
        let started_again = visit.data.notice == Some(VisitNotice::StartedAgain);
        let along = if step == Step::Check { carry::along::is_going(&asked, &draft.answers).await? } else { None };
        let shown = Shown { state, setting: setting(&asked.portal, &draft.answers), draft: *draft, along };
        Ok(frame(&asked, step, &shown, started_again, place))
    })
}

fn frame(
    asked: &Asked,
    step: Step,
    shown: &Shown,
    started_again: bool,
    place: Option<std::sync::Arc<crate::domain::place::Place>>,
) -> AnyView {
    let w = words::current();
    let is_change = asked.is_change();
    let title = (w.page_of)(step.number(), PAGES);
    let back = match (is_change, step.previous()) {
        (true, _) => overview(&shown.draft.answers),
        (false, Some(previous)) => urls::step(previous),
        (false, None) => urls::START.to_owned(),
    };
    let content = view! {
        {fields::error_summary(&shown.state)}
        {started_again.then(|| layout::notice(w.ask.started_again))}
        {layout::progress(step.number(), PAGES)}
        {if step == Step::Check { steps::check(shown) } else { form(step, shown, is_change) }}
    };
    let frame = Frame {
        question: (step != Step::Check).then_some(layout::QUESTION_FORM),
        ..Frame::private(title, place).back(back).problems(shown.state.has_problems())
    };
    layout::page(asked, frame, content)
}

fn form(step: Step, shown: &Shown, is_change: bool) -> AnyView {
    let w = words::current();
    view! {
        <form method="post" autocomplete="off" action=urls::post::ANSWER id=layout::QUESTION_FORM novalidate>
            <input type="hidden" name="step" value=step.slug()/>
            {is_change.then(|| view! { <input type="hidden" name="change" value="yes"/> })}
            {steps::view(step, shown)}
            <div class="govuk-button-group">
                {fields::submit(w.common.proceed)}
                <button type="submit" class="govuk-button govuk-button--secondary" formaction=urls::post::SAVE>
                    {w.ask.save}
                </button>
            </div>
        </form>
        <p class="govuk-hint">{w.ask.idle}</p>
    }
    .into_any()
}
