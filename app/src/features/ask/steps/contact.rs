//! How it is safe to reach you. The form is long because each way needs its own detail; all of it shows without scripts.

use leptos::prelude::*;

use super::{Onward, Shown};
use crate::{
    domain::{
        answers::Answers,
        contact::{ContactWay, SafeContact},
        problem::Problem,
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field},
    words,
    words::pages::ask::contact as text,
};

pub(super) fn read(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.contact = Some(SafeContact::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let state = &shown.state;
    let ways = ContactWay::ALL.iter().map(|way| Choice::new(way.slug(), words::way(*way))).collect();
    view! {
        {fields::checkboxes(state, &Field::new("way", text::TITLE).hint(text::HINT).heading(), ways)}
        <h2 class="govuk-heading-m">{text::DETAILS}</h2>
        <p class="govuk-body">{text::DETAILS_HINT}</p>
        {fields::text_input(state, &Field::new("phone", text::PHONE).autocomplete("tel").inputmode("tel").width("govuk-input--width-20"))}
        {fields::text_input(state, &Field::new("email", text::EMAIL).autocomplete("email").inputmode("email"))}
        {fields::text_input(state, &Field::new("address", text::ADDRESS).autocomplete("address-line1"))}
        {fields::text_input(state, &Field::new("through", text::THROUGH).hint(text::THROUGH_HINT))}
        {fields::yes_no(state, &Field::new("voicemail", text::VOICEMAIL).hint(text::BLANK_IS_NO))}
        {fields::yes_no(state, &Field::new("say-who", text::SAY_WHO).hint(text::BLANK_IS_NO))}
        {fields::text_input(state, &Field::new("times", text::TIMES).hint(text::TIMES_HINT))}
    }
    .into_any()
}
