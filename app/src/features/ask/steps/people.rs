//! Who already helps and whom you trust; and what you need from us to take part.

use leptos::prelude::*;

use super::{Onward, Shown};
use crate::{
    domain::{
        answers::Answers,
        helpers::Helpers,
        needs::{Ease, Needs},
        problem::Problem,
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field},
    words,
    words::pages::ask::people as text,
};

pub(super) fn read_helpers(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.helpers = Some(Helpers::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_helpers(shown: &Shown) -> AnyView {
    let state = &shown.state;
    view! {
        <h1 class="govuk-heading-l">{text::TITLE}</h1>
        {fields::text_area(state, &Field::new("already", text::ALREADY).hint(text::ALREADY_HINT), 4)}
        {fields::text_input(state, &Field::new("trusted", text::TRUSTED).hint(text::TRUSTED_HINT))}
        {fields::yes_no(state, &Field::new("may-talk", text::MAY_TALK).hint(text::BLANK_IS_NO))}
        {fields::yes_no(state, &Field::new("had-plan", text::HAD_PLAN).hint(text::HAD_PLAN_HINT))}
    }
    .into_any()
}

pub(super) fn read_needs(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.needs = Some(Needs::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_needs(shown: &Shown) -> AnyView {
    let state = &shown.state;
    let choices = Ease::ALL.iter().map(|ease| Choice::new(ease.slug(), words::ease(*ease))).collect();
    view! {
        {fields::checkboxes(state, &Field::new("ease", text::NEEDS_TITLE).hint(text::NEEDS_HINT).heading(), choices)}
        {fields::text_input(state, &Field::new("language", text::LANGUAGE).hint(text::LANGUAGE_HINT))}
        {fields::text_area(state, &Field::new("other-needs", text::OTHER_NEEDS), 3)}
    }
    .into_any()
}
