//! Words from the team, and what who sits here answers. What somebody else of the family answered is not theirs to read.

use leptos::prelude::*;

use super::{Here, day_of, saying, typed};
use crate::{
    domain::{
        plan::{Said, What},
        problem::Problem,
        raw_form::RawForm,
        text::FreeText,
    },
    features::access::{self, link},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::fields::{self, Field, FormState},
    urls,
    words::plan::{self as plan_text, steps as text},
};

/// Everything the team wrote, the newest first.
#[component]
pub fn WordsPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let fields: Vec<_> = here.plan.words.iter().map(|said| field_of(&here, said)).collect();
        let names: Vec<_> = fields.iter().map(String::as_str).collect();
        let state = access::refused(&here.visit, &names);
        let lines: Vec<_> =
            here.plan.words.iter().zip(&fields).rev().map(|(said, field)| one(&here, said, (&state, field))).collect();
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TALK_TITLE}</h1>
            {lines.is_empty().then(|| view! { <p>{text::TALK_NONE}</p> })}
            {lines}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content.into_any()))
    })
}

/// The name of the field that answers these words.
fn field_of(here: &Here, said: &Said) -> String {
    format!("reply-{}", here.mark(&said.stamp.id))
}

fn one(here: &Here, said: &Said, (state, field): (&FormState, &str)) -> AnyView {
    let replies: Vec<_> = said
        .replies
        .iter()
        .map(|(words, stamp)| view! { <p class="govuk-hint">{text::you_wrote(&day_of(stamp.at))}</p> {typed(words.as_str())} })
        .collect();
    view! {
        <section>
            <p class="govuk-hint" dir="auto">{text::wrote(saying::name_of(&said.stamp.by), &day_of(said.stamp.at))}</p>
            <div class="govuk-inset-text">{typed(said.words.as_str())}</div>
            {replies}
            <form method="post" autocomplete="off" action=urls::post::PLAN_REPLY novalidate>
                <input type="hidden" name="to" value=here.mark(&said.stamp.id)/>
                {fields::text_area(state, &Field::new(field, text::REPLY), 3)}
                {fields::submit(text::REPLY_SEND)}
            </form>
        </section>
    }
    .into_any()
}

/// Answers words.
pub async fn reply(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let said = here.plan.words.iter().find(|said| here.mark(&said.stamp.id) == form.get("to"));
    let Some((to, field)) = said.map(|said| (said.stamp.id.clone(), field_of(&here, said))) else {
        return saying::not_there(&asked, here, urls::PLAN_WORDS).await;
    };
    match FreeText::parse(form.get(&field)) {
        Ok(words) => saying::say_and_go(&asked, here, What::Replied { to, words }, urls::PLAN_WORDS).await,
        Err(kind) => {
            let problems = vec![Problem::new(field.as_str(), kind)];
            saying::refuse(&asked, here, (form.only(&[&field]), problems), urls::PLAN_WORDS).await
        }
    }
}
