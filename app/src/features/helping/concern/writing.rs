//! The pages of a concern: a form each, kept under a version, so that two tabs lose nothing of each other.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::{
        answers::Rejected,
        choices::YesNo,
        concern::{
            Along, AlongBecause, Attached, ChildKnown, ConcernAnswers, ConcernStep, Condition, FamilyTold, Fear,
            LawfulBasis, Risk, Seen, Sharing, WhyNotTold, Written,
        },
        problem::Problem,
        raw_form::RawForm,
        text::{FreeText, length},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls,
    words::concern as text,
};

use super::{at_hand, clock, frame, holder, require_written, rows, sent, staff};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// A page of a concern.
#[component]
pub fn ConcernStepPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("step").unwrap_or_default());
    loaded(move |asked| async move {
        let (writing, place) = require_written(&asked).await?;
        let step = ConcernStep::from_slug(&slug).ok_or(Stop::NotFound)?;
        let written = &writing.draft.written;
        let first = written.answers.first_unanswered();
        if step > first {
            return Err(Stop::Go(urls::concern_step(first)));
        }
        let state = state(written, step);
        let back = step.previous().map_or_else(|| urls::HELPING_MINE.to_owned(), urls::concern_step);
        let form = match step {
            ConcernStep::Check => sent::check(&writing),
            _ => form(step, &state, &written.answers),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {layout::progress(step.number(), ConcernStep::ALL.len())}
            {clock(&asked, writing.draft.clock)}
            <h1 class="govuk-heading-l">{text::title(step)}</h1>
            <p class="govuk-body">{text::lead(step)}</p>
            {form}
            <p class="govuk-hint">{text::NOT_SHOWN}</p>
        };
        Ok(layout::page(&asked, frame(place, &back).problems(state.has_problems()), content))
    })
}

/// What was typed before: refused, or kept.
fn state(written: &Written, step: ConcernStep) -> FormState {
    match written.rejected.get(&step) {
        Some(Rejected { form, problems }) => FormState { form: form.clone(), problems: problems.clone() },
        None => FormState { form: rows::fill(step, &written.answers), problems: Vec::new() },
    }
}

fn form(step: ConcernStep, state: &FormState, answers: &ConcernAnswers) -> AnyView {
    let inner = match step {
        ConcernStep::Child => child(state),
        ConcernStep::Seen => seen(state),
        ConcernStep::Fear => fear(state),
        ConcernStep::Reason => reason(state),
        ConcernStep::Family => family(state),
        ConcernStep::Assessment => assessment(state, answers),
        ConcernStep::Check => ().into_any(),
    };
    view! {
        <form method="post" autocomplete="off" action=urls::post::CONCERN_ANSWER novalidate>
            <input type="hidden" name="step" value=step.slug()/>
            {inner}
            {fields::submit(text::NEXT)}
        </form>
    }
    .into_any()
}

fn child(state: &FormState) -> AnyView {
    view! {
        {fields::text_input(state, &Field::new("of-child", text::CHILD).hint(text::CHILD_HINT))}
        {fields::text_input(state, &Field::new("child-born", text::BORN))}
        {fields::text_area(state, &Field::new("child-address", text::ADDRESS), 3)}
        {fields::text_input(state, &Field::new("child-school", text::SCHOOL))}
    }
    .into_any()
}

fn seen(state: &FormState) -> AnyView {
    view! {
        {fields::text_area(state, &Field::new("seen", text::SEEN), 8)}
        {fields::text_input(state, &Field::new("seen-when", text::SEEN_WHEN))}
        {fields::text_area(state, &Field::new("child-said", text::CHILD_SAID).hint(text::CHILD_SAID_HINT), 5)}
    }
    .into_any()
}

fn fear(state: &FormState) -> AnyView {
    view! {
        {fields::text_area(state, &Field::new("fear", text::FEAR), 6)}
        {fields::yes_no(state, &Field::new("danger-now", text::DANGER_NOW).hint(text::DANGER_HINT))}
    }
    .into_any()
}

fn reason(state: &FormState) -> AnyView {
    let explained =
        |(slug, (label, hint)): (&'static str, (&'static str, &'static str))| Choice::new(slug, label).hint(hint);
    let bases = LawfulBasis::ALL.iter().map(|basis| explained((basis.slug(), text::basis(*basis)))).collect();
    let conditions = Condition::ALL.iter().map(|it| explained((it.slug(), text::condition(*it)))).collect();
    let decider = Field::new("decider", text::DECIDER).hint(text::DECIDER_HINT);
    let role = Field::new("decider-role", text::DECIDER_ROLE).hint(text::DECIDER_ROLE_HINT);
    view! {
        {fields::text_area(state, &Field::new("reason", text::REASON), 4)}
        {fields::radios(state, &Field::new("basis", text::BASIS), bases)}
        {fields::radios(state, &Field::new("condition", text::CONDITION).hint(text::CONDITION_HINT), conditions)}
        {fields::text_input(state, &decider)}
        {fields::text_input(state, &role)}
    }
    .into_any()
}

fn family(state: &FormState) -> AnyView {
    let risks: Vec<_> = Risk::ALL.iter().map(|risk| (risk.slug(), text::risk(*risk))).collect();
    let whys = WhyNotTold::ALL.iter().map(|why| Choice::new(why.slug(), text::why_not(*why))).collect();
    view! {
        {fields::side_by_side(state, &Field::new("risk", text::RISK), &risks)}
        {fields::yes_no(state, &Field::new("told", text::TOLD))}
        {fields::text_input(state, &Field::new("told-when", text::TOLD_WHEN))}
        {fields::text_area(state, &Field::new("told-said", text::TOLD_SAID), 3)}
        {fields::checkboxes(state, &Field::new("why-not", text::WHY_NOT), whys)}
        {fields::text_area(state, &Field::new("why-words", text::WHY_WORDS), 3)}
    }
    .into_any()
}

fn assessment(state: &FormState, answers: &ConcernAnswers) -> AnyView {
    let because = AlongBecause::ALL.iter().map(|why| Choice::new(why.slug(), text::because(*why))).collect();
    let kept = kept_pages(answers);
    let pages: Vec<_> = kept
        .iter()
        .enumerate()
        .map(|(index, page)| {
            let number = index + 1;
            Choice::new(number.to_string(), text::page_of(number, length(page.as_str())))
        })
        .collect();
    let added = (!pages.is_empty()).then(|| fields::checkboxes(state, &Field::new("drop", text::DROP), pages));
    view! {
        {fields::yes_no(state, &Field::new("along", text::ALONG))}
        {fields::text_input(state, &Field::new("assessment-name", text::ASSESSMENT_NAME))}
        {fields::radios(state, &Field::new("along-why", text::ALONG_WHY), because)}
        {added}
        {fields::text_area(state, &Field::new("page", text::PAGE).hint(text::PAGE_HINT), 8)}
        <button type="submit" name="more" value="yes" class="govuk-button govuk-button--secondary">{text::MORE}</button>
    }
    .into_any()
}

fn kept_pages(answers: &ConcernAnswers) -> &[FreeText] {
    match &answers.along {
        Some(Along::Yes(Attached { pages, .. })) => pages,
        _ => &[],
    }
}

/// Reads a page's form into the answers.
fn read(step: ConcernStep, form: &RawForm, answers: &mut ConcernAnswers) -> Result<(), Vec<Problem>> {
    match step {
        ConcernStep::Child => answers.child = Some(ChildKnown::parse(form)?),
        ConcernStep::Seen => answers.seen = Some(Seen::parse(form)?),
        ConcernStep::Fear => answers.fear = Some(Fear::parse(form)?),
        ConcernStep::Reason => answers.sharing = Some(Sharing::parse(form)?),
        ConcernStep::Family => answers.family = Some(FamilyTold::parse(form)?),
        ConcernStep::Assessment => answers.along = Some(Along::parse(form, kept_pages(answers))?),
        ConcernStep::Check => {}
    }
    Ok(())
}

/// Takes one page.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if staff(&asked).await?.is_none() {
        return Ok(Next::page(urls::HELPING));
    }
    let Some(step) = ConcernStep::from_slug(form.get("step")).filter(|step| *step != ConcernStep::Check) else {
        return Ok(Next::page(urls::HELPING_CONCERN));
    };
    let portal = &asked.portal;
    for _ in 0..TRIES {
        // Another tab may have sent or changed it since.
        let Some(mut writing) = at_hand(&asked).await? else {
            return Ok(Next::page(urls::HELPING_MINE));
        };
        let written = &mut writing.draft.written;
        let taken = read(step, &form, &mut written.answers);
        let is_taken = taken.is_ok();
        match taken {
            Ok(()) => written.rejected.remove(&step),
            Err(problems) => written.rejected.insert(step, Rejected { form: form.only(&FIELDS), problems }),
        };
        let to = if is_taken { leads(step, &form, &written.answers) } else { urls::concern_step(step) };
        let holder = holder(portal, &writing.staff.helper);
        if portal.store.save_concern(holder, &writing.draft, portal.clock.now()).await? {
            return Ok(Next::page(to));
        }
    }
    Err(Fault::bare("a concern was changed from too many tabs at once"))
}

/// Every field of a page.
const FIELDS: [&str; 24] = [
    "of-child",
    "child-born",
    "child-address",
    "child-school",
    "seen",
    "seen-when",
    "child-said",
    "fear",
    "danger-now",
    "reason",
    "basis",
    "condition",
    "decider",
    "decider-role",
    "risk",
    "told",
    "told-when",
    "told-said",
    "why-words",
    "along",
    "assessment-name",
    "along-why",
    "page",
    "why-not",
];

fn leads(step: ConcernStep, form: &RawForm, answers: &ConcernAnswers) -> String {
    if step == ConcernStep::Assessment && form.get("more") == "yes" {
        return urls::concern_step(step);
    }
    let is_danger = answers.fear.as_ref().is_some_and(|fear| fear.danger_now == YesNo::Yes);
    if step == ConcernStep::Fear && is_danger {
        return urls::HELPING_CONCERN_NOW.to_owned();
    }
    urls::concern_step(step.next().unwrap_or(ConcernStep::Check))
}
