//! The hub's answer to a request, in words the family reads.

use leptos::prelude::*;

use crate::{
    domain::{
        plan::{Outcome, OutcomeIs, What},
        problem::Problem,
        raw_form::RawForm,
    },
    features::desk::plan::reading::Reader,
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn fields(state: &FormState) -> AnyView {
    let choices = OutcomeIs::ALL.iter().map(|it| Choice::new(it.slug(), text::outcome(*it))).collect();
    view! {
        {fields::radios(state, &Field::new("plan-is", text::OUTCOME_IS), choices)}
        {fields::text_area(state, &Field::new("plan-words", text::OUTCOME_WORDS).hint(text::WORDS_HINT), 8)}
    }
    .into_any()
}

pub(super) fn read(form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let is = reader.choice("plan-is", OutcomeIs::from_slug);
    let words = reader.words("plan-words");
    reader.done(is.zip(words).map(|(is, words)| What::Outcome(Outcome { is, words })))
}
