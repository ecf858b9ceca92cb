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
};

pub(super) fn read(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.contact = Some(SafeContact::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let state = &shown.state;
    let ways = ContactWay::ALL.iter().map(|way| Choice::new(way.slug(), (w.way)(*way))).collect();
    view! {
        {fields::checkboxes(state, &Field::new("way", w.ask.contact.title).hint(w.ask.contact.hint).heading(), ways)}
        <h2 class="govuk-heading-m">{w.ask.contact.details}</h2>
        <p class="govuk-body">{w.ask.contact.details_hint}</p>
        {fields::text_input(state, &Field::new("phone", w.ask.contact.phone).inputmode("tel").width("govuk-input--width-20"))}
        {fields::text_input(state, &Field::new("email", w.ask.contact.email).inputmode("email"))}
        {fields::text_input(state, &Field::new("address", w.ask.contact.address))}
        {fields::text_input(state, &Field::new("through", w.ask.contact.through).hint(w.ask.contact.through_hint))}
        {fields::yes_no(state, &Field::new("voicemail", w.ask.contact.voicemail).hint(w.ask.contact.blank_is_no))}
        {fields::yes_no(state, &Field::new("say-who", w.ask.contact.say_who).hint(w.ask.contact.blank_is_no))}
        {fields::text_input(state, &Field::new("times", w.ask.contact.times).hint(w.ask.contact.times_hint))}
    }
    .into_any()
}
