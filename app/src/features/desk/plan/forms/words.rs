//! Words to the family, or a question.

use leptos::prelude::*;

use crate::{
    domain::{plan::What, problem::Problem, raw_form::RawForm},
    features::desk::plan::reading::Reader,
    ui::fields::{self, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn fields(state: &FormState) -> AnyView {
    view! {
        {fields::text_area(state, &Field::new("plan-words", text::WORDS_LABEL).hint(text::WORDS_HINT), 8)}
        {fields::yes_no(state, &Field::new("plan-asks", text::ASKS))}
    }
    .into_any()
}

pub(super) fn read(form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let words = reader.words("plan-words");
    let asks = reader.yes("plan-asks");
    reader.done(words.zip(asks).map(|(words, asks)| What::Words { words, asks }))
}
