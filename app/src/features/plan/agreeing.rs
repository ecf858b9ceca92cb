//! Agreeing with the plan, not agreeing, or not being able to say: each person for themselves.
//!
//! An answer is about the version that was read. Where the plan was written again meanwhile it is not kept, and the new one
//! is shown. Nobody else of the family sees it.

use leptos::prelude::*;

use super::{Here, day_of, saying, typed};
use crate::{
    domain::{
        plan::{Agrees, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    features::access::{self, link, paragraphs},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, PlanNotice},
    ui::fields::{self, Choice, Field, FormState},
    urls,
    words::plan::{self as plan_text, steps as text},
};

const FIELDS: [&str; 2] = ["agrees", "agrees-why"];

/// The question, and what was answered.
#[component]
pub fn AgreePage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let state = access::refused(&here.visit, &FIELDS);
        let body = match here.fingerprint()? {
            None => view! { <p>{text::AGREE_NONE}</p> }.into_any(),
            Some(_) if here.plan.ended_on().is_some() => {
                view! { {answered(&here)} <p>{text::AGREE_ENDED}</p> }.into_any()
            }
            Some(version) => question(&here, &state, version),
        };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::AGREE_TITLE}</h1>
            {body}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content.into_any()))
    })
}

/// What they answered about the version that stands.
fn answered(here: &Here) -> Option<AnyView> {
    here.agreement().map(|it| {
        let words = it.words.as_ref().map(|words| typed(words.as_str()));
        view! { <p>{text::answered(text::agrees(it.agrees), &day_of(it.stamp.at))}</p> {words} }.into_any()
    })
}

fn question(here: &Here, state: &FormState, version: String) -> AnyView {
    let choices = Agrees::ALL.iter().map(|agrees| Choice::new(agrees.slug(), text::agrees(*agrees))).collect();
    view! {
        {paragraphs(&text::AGREE_LEAD)}
        {answered(here)}
        <form method="post" autocomplete="off" action=urls::post::PLAN_AGREE novalidate>
            <input type="hidden" name="read" value=version/>
            {fields::radios(state, &Field::new("agrees", text::AGREE), choices)}
            {fields::text_area(state, &Field::new("agrees-why", text::AGREE_WHY), 4)}
            {fields::submit(text::AGREE_SEND)}
        </form>
    }
    .into_any()
}

/// Keeps the answer about the version that was read.
pub async fn agree(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let Some(version) = here.plan.text.as_ref().map(|(text, _)| text.version) else {
        return saying::not_there(&asked, here, urls::PLAN_AGREE).await;
    };
    if here.fingerprint()?.as_deref() != Some(form.get("read")) {
        return saying::go(&asked, here, PlanNotice::WrittenAgain, urls::PLAN).await;
    }
    match (Agrees::from_slug(form.get("agrees")), FreeText::parse_optional(form.get("agrees-why"))) {
        (Some(agrees), Ok(words)) => {
            saying::say_and_go(&asked, here, What::Answered { version, agrees, words }, urls::PLAN_AGREE).await
        }
        (agrees, words) => {
            let mut problems = Vec::new();
            problems.extend(agrees.is_none().then(|| Problem::new("agrees", ProblemKind::Missing)));
            problems.extend(words.err().map(|kind| Problem::new("agrees-why", kind)));
            saying::refuse(&asked, here, (form.only(&FIELDS), problems), urls::PLAN_AGREE).await
        }
    }
}
