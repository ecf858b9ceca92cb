//! How it is safe to reach you. The form is long because each way needs its own detail; all of it shows without scripts.

use leptos::prelude::*;

use super::{Onward, Shown};
use crate::{
    domain::{
        answers::Answers,
        contact::{ContactWay, SafeContact},
        journey::Path,
        problem::Problem,
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field},
    words,
    words::young as text,
};

pub(super) fn read(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.contact = Some(SafeContact::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let state = &shown.state;
    let is_young = shown.path() == Path::YoungPerson;
    // A letter lies where a family can find it: a young person is not offered one.
    let ways = ContactWay::ALL.iter().filter(|way| !(is_young && **way == ContactWay::Letter));
    let ways = ways.map(|way| Choice::new(way.slug(), (w.way)(*way))).collect();
    let times_hint = if is_young { text::TIMES_HINT } else { w.ask.contact.times_hint };
    view! {
        {fields::checkboxes(state, &Field::new("way", w.ask.contact.title).hint(w.ask.contact.hint).heading(), ways)}
        <h2 class="govuk-heading-m">{w.ask.contact.details}</h2>
        <p class="govuk-body">{w.ask.contact.details_hint}</p>
        {fields::text_input(state, &Field::new("phone", w.ask.contact.phone).inputmode("tel").width("govuk-input--width-20"))}
        {fields::text_input(state, &Field::new("email", w.ask.contact.email).inputmode("email"))}
        {(!is_young).then(|| fields::text_input(state, &Field::new("address", w.ask.contact.address)))}
        {fields::text_input(state, &Field::new("through", w.ask.contact.through).hint(w.ask.contact.through_hint))}
        {fields::yes_no(state, &Field::new("voicemail", w.ask.contact.voicemail).hint(w.ask.contact.blank_is_no))}
        {fields::yes_no(state, &Field::new("say-who", w.ask.contact.say_who).hint(w.ask.contact.blank_is_no))}
        {fields::text_input(state, &Field::new("times", w.ask.contact.times).hint(times_hint))}
        {is_young.then(|| view! { <p class="govuk-body">{text::CONTACT_NOTE}</p> })}
    }
    .into_any()
}
