//! One page for every step: it loads the draft, frames the step's own fields, and offers to save.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    own_pages,
    service::{PATH_FIELD, Standing, overview, place_of, setting, standing},
    steps::{self, Shown},
};
use crate::{
    domain::{
        answers::Answers,
        journey::{Path, Step},
    },
    features::carry,
    page::{Asked, Stop, loaded},
    ports::VisitNotice,
    ui::{
        fields::{self, FormState},
        layout::{self, Frame},
    },
    urls, words,
};

/// The page of a step, for a family.
#[component]
pub fn StepPage() -> impl IntoView {
    question(Path::MyFamily)
}

/// The page of a step, for a young person.
#[component]
pub fn OwnStepPage() -> impl IntoView {
    question(Path::YoungPerson)
}

fn question(path: Path) -> AnyView {
    let slug = use_params_map().with_untracked(|params| params.get("step").unwrap_or_default());
    loaded(move |asked| async move {
        let step = Step::from_slug(&slug).filter(|step| path.has(*step)).ok_or(Stop::NotFound)?;
        let (visit, draft) = match standing(&asked).await? {
            Standing::Drafting(visit, draft) => (visit, draft),
            Standing::Asked(..) => return Err(Stop::Go(urls::STATUS.to_owned())),
            Standing::Nothing => return Err(crate::page::ended()),
        };
        require(&draft.answers, path, step)?;
        let place = place_of(&asked.portal, &draft.answers);
        crate::ui::explained::in_place(place.as_ref());
        let state = match draft.rejected.get(&step) {
            Some(rejected) => FormState { form: rejected.form.clone(), problems: rejected.problems.clone() },
            None => FormState { form: steps::fill(step, &draft.answers), problems: Vec::new() },
        };
        let started_again = visit.data.notice == Some(VisitNotice::StartedAgain);
        let has_story = path == Path::MyFamily && step == Step::Check;
        let along = if has_story { carry::along::is_going(&asked, &draft.answers).await? } else { None };
        let shown = Shown { state, setting: setting(&asked.portal, &draft.answers), draft: *draft, along };
        Ok(frame(&asked, (path, step), &shown, started_again))
    })
}

/// Whether `step` shows to who is on its path and has answered all before it; else where to go instead.
fn require(answers: &Answers, path: Path, step: Step) -> Result<(), Stop> {
    let own = answers.path();
    // A young person may still say that it is for the family after all.
    let is_choosing = step == Step::Who && Step::Danger.is_answered(answers);
    if is_choosing || (own == path && path.is_reachable(step, answers)) {
        return Ok(());
    }
    Err(Stop::Go(urls::question(own, answers.first_unanswered())))
}

fn frame(asked: &Asked, (path, step): (Path, Step), shown: &Shown, started_again: bool) -> AnyView {
    let w = words::current();
    let is_change = asked.is_change();
    let number = path.number(step);
    let title = number.map_or_else(|| w.common.neutral_title.to_owned(), |number| (w.page_of)(number, path.pages()));
    let back = match (is_change, path.previous(step)) {
        (true, _) => overview(&shown.draft.answers),
        (false, Some(previous)) => urls::question(path, previous),
        (false, None) => beginning(path).to_owned(),
    };
    // Phone lines stand on every page of a young person; first of all for a young child.
    let lines = |is_top: bool| (path == Path::YoungPerson).then(|| own_pages::lines_at(&shown.draft.answers, is_top));
    let content = view! {
        {fields::error_summary(&shown.state)}
        {started_again.then(|| layout::notice(w.ask.started_again))}
        {number.map(|number| layout::progress(number, path.pages()))}
        {lines(true)}
        {if step == Step::Check { steps::check(shown) } else { form((path, step), shown, is_change) }}
        {lines(false)}
    };
    let frame = Frame {
        question: (step != Step::Check).then_some(layout::QUESTION_FORM),
        ..Frame::private(title, shown.setting.place.clone()).back(back).problems(shown.state.has_problems())
    };
    layout::page(asked, frame, content)
}

/// The page a path begins on.
const fn beginning(path: Path) -> &'static str {
    match path {
        Path::MyFamily => urls::START,
        Path::YoungPerson => urls::OWN,
    }
}

fn form((path, step): (Path, Step), shown: &Shown, is_change: bool) -> AnyView {
    let w = words::current();
    view! {
        <form method="post" autocomplete="off" action=urls::post::ANSWER id=layout::QUESTION_FORM novalidate>
            <input type="hidden" name="step" value=step.slug()/>
            {(path == Path::YoungPerson).then(|| view! { <input type="hidden" name=PATH_FIELD value=path.slug()/> })}
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
