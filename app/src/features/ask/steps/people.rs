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
    ui::fields::{self, Choice, Field, FormState},
    words,
};

pub(super) fn read_helpers(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.helpers = Some(Helpers::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_helpers(shown: &Shown) -> AnyView {
    let w = words::current();
    view! { <h1 class="govuk-heading-l">{w.ask.people.title}</h1> {helper_fields(&shown.state)} }.into_any()
}

/// The fields for who helps and whom the family trusts.
pub fn helper_fields(state: &FormState) -> AnyView {
    let w = words::current();
    view! {
        {fields::text_area(state, &Field::new("already", w.ask.people.already).hint(w.ask.people.already_hint), 4)}
        {fields::text_input(state, &Field::new("trusted", w.ask.people.trusted).hint(w.ask.people.trusted_hint))}
        {fields::yes_no(state, &Field::new("may-talk", w.ask.people.may_talk).hint(w.ask.people.blank_is_no))}
        {fields::yes_no(state, &Field::new("had-plan", w.ask.people.had_plan).hint(w.ask.people.had_plan_hint))}
    }
    .into_any()
}

pub(super) fn read_needs(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.needs = Some(Needs::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_needs(shown: &Shown) -> AnyView {
    let w = words::current();
    let state = &shown.state;
    let choices = Ease::ALL.iter().map(|ease| Choice::new(ease.slug(), (w.ease)(*ease))).collect();
    view! {
        {fields::checkboxes(state, &Field::new("ease", w.ask.people.needs_title).hint(w.ask.people.needs_hint).heading(), choices)}
        {fields::text_input(state, &Field::new("language", w.ask.people.language).hint(w.ask.people.language_hint))}
        {fields::text_area(state, &Field::new("other-needs", w.ask.people.other_needs), 3)}
    }
    .into_any()
}
