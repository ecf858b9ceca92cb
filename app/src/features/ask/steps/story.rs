//! What is going well, and what is worrying you: strengths first, in the family's own words.

use leptos::prelude::AnyView;

use super::{Onward, Shown};
use crate::{
    domain::{answers::Answers, journey::Path, problem::Problem, raw_form::RawForm, text::FreeText},
    ui::fields::{self, Field},
    words,
    words::young as text,
};

fn read(form: &RawForm, field: &str, answer: &mut Option<FreeText>) -> Result<Onward, Vec<Problem>> {
    *answer = FreeText::parse_optional(form.get(field)).map_err(|kind| vec![Problem::new(field, kind)])?;
    Ok(Onward::Next)
}

fn fill(field: &str, answer: Option<&FreeText>) -> RawForm {
    RawForm::default().with(field, answer.map_or("", FreeText::as_str))
}

pub(super) fn read_going_well(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    read(form, "going-well", &mut answers.going_well)
}

pub(super) fn fill_going_well(answers: &Answers) -> RawForm {
    fill("going-well", answers.going_well.as_ref())
}

pub(super) fn view_going_well(shown: &Shown) -> AnyView {
    let w = words::current();
    let field = Field::new("going-well", w.ask.story.going_well).hint(w.ask.story.going_well_hint).heading();
    fields::text_area(&shown.state, &field, 8)
}

pub(super) fn read_worries(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    read(form, "worries", &mut answers.worries)
}

pub(super) fn fill_worries(answers: &Answers) -> RawForm {
    fill("worries", answers.worries.as_ref())
}

pub(super) fn view_worries(shown: &Shown) -> AnyView {
    let w = words::current();
    let (title, hint) = match shown.path() {
        Path::MyFamily => (w.ask.story.worries, w.ask.story.worries_hint),
        Path::YoungPerson => text::going_on(shown.draft.answers.own_age),
    };
    let field = Field::new("worries", title).hint(hint).heading();
    fields::text_area(&shown.state, &field, 10)
}
