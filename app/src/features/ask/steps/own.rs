//! What only a young person is asked: a name and about how old, may a parent be told, and where to meet.

use leptos::prelude::*;

use super::{Onward, Shown};
use crate::{
    domain::{
        answers::Answers,
        own_request::{BringSomeone, MayTell, MeetWhere, Meeting, OwnAge, Telling},
        problem::Problem,
        raw_form::RawForm,
        text::PersonName,
    },
    ui::fields::{self, Choice, Field},
    urls,
    words::young as text,
};

pub(super) fn read_you(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let name = PersonName::parse(form.get("name")).map_err(|kind| vec![Problem::new("name", kind)])?;
    answers.name = Some(name);
    answers.own_age = OwnAge::from_slug(form.get("age"));
    Ok(if answers.own_age == Some(OwnAge::TenOrUnder) { Onward::Aside(urls::OWN_TALK) } else { Onward::Next })
}

pub(super) fn fill_you(answers: &Answers) -> RawForm {
    RawForm::default()
        .with("name", answers.name.as_ref().map_or("", PersonName::as_str))
        .with("age", answers.own_age.map_or("", OwnAge::slug))
}

pub(super) fn view_you(shown: &Shown) -> AnyView {
    let ages = OwnAge::ALL.iter().map(|age| Choice::new(age.slug(), text::age(*age))).collect();
    view! {
        <h1 class="govuk-heading-l">{text::YOU}</h1>
        {fields::text_input(&shown.state, &Field::new("name", text::NAME).hint(text::NAME_HINT))}
        {fields::radios(&shown.state, &Field::new("age", text::AGE).hint(text::AGE_HINT), ages)}
    }
    .into_any()
}

pub(super) fn read_telling(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.telling = Some(Telling::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_telling(shown: &Shown) -> AnyView {
    let state = &shown.state;
    let choice = |choice: &MayTell| {
        let (name, then) = text::may_tell(*choice);
        Choice::new(choice.slug(), name).hint(then)
    };
    let choices = MayTell::ALL.iter().map(choice).collect();
    view! {
        {fields::radios(state, &Field::new("may-tell", text::TELL).hint(text::TELL_HINT).heading(), choices)}
        {fields::text_input(state, &Field::new("may-know", text::MAY_KNOW).hint(text::MAY_KNOW_HINT))}
        {fields::text_input(state, &Field::new("must-not-know", text::MUST_NOT).hint(text::MUST_NOT_HINT))}
    }
    .into_any()
}

pub(super) fn read_meeting(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    answers.meeting = Some(Meeting::parse(form)?);
    Ok(Onward::Next)
}

pub(super) fn view_meeting(shown: &Shown) -> AnyView {
    let state = &shown.state;
    let places = MeetWhere::ALL.iter().map(|place| Choice::new(place.slug(), text::meet_where(*place))).collect();
    let bring = BringSomeone::ALL.iter().map(|bring| (bring.slug(), text::bring(*bring))).collect::<Vec<_>>();
    view! {
        <h1 class="govuk-heading-l">{text::MEET}</h1>
        <p class="govuk-body">{text::MEET_LEAD}</p>
        {fields::checkboxes(state, &Field::new("meet", text::MEET_WHERE), places)}
        {fields::text_input(state, &Field::new("meet-else", text::MEET_ELSE))}
        {fields::side_by_side(state, &Field::new("bring", text::BRING), &bring)}
        {fields::text_input(state, &Field::new("bring-who", text::BRING_WHO).hint(text::BRING_WHO_HINT))}
        {fields::yes_no(state, &Field::new("talk-first", text::TALK_FIRST).hint(text::TALK_FIRST_HINT))}
    }
    .into_any()
}
