//! Three short questions: is anyone in danger now, who is the help for, what may we call you.

use leptos::prelude::AnyView;

use super::{Onward, Shown};
use crate::{
    domain::{
        answers::{Answers, WhoFor},
        choices::YesNo,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::PersonName,
    },
    ui::fields::{self, Choice, Field},
    urls, words,
};

pub(super) fn read_danger(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let danger =
        YesNo::from_slug(form.get("danger")).ok_or_else(|| vec![Problem::new("danger", ProblemKind::Missing)])?;
    answers.danger = Some(danger);
    Ok(if danger.is_yes() { Onward::Aside(urls::PHONE_FIRST) } else { Onward::Next })
}

pub(super) fn fill_danger(answers: &Answers) -> RawForm {
    RawForm::default().with("danger", answers.danger.map_or("", YesNo::slug))
}

pub(super) fn view_danger(shown: &Shown) -> AnyView {
    let w = words::current();
    fields::yes_no(&shown.state, &Field::new("danger", w.ask.who.danger).hint(w.ask.who.danger_hint).heading())
}

pub(super) fn read_who(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let who = WhoFor::from_slug(form.get("who")).ok_or_else(|| vec![Problem::new("who", ProblemKind::Missing)])?;
    answers.who = Some(who);
    Ok(if who == WhoFor::HelpingAFamily { Onward::Aside(urls::HELPING) } else { Onward::Next })
}

pub(super) fn fill_who(answers: &Answers) -> RawForm {
    RawForm::default().with("who", answers.who.map_or("", WhoFor::slug))
}

pub(super) fn view_who(shown: &Shown) -> AnyView {
    let w = words::current();
    let choices = vec![
        Choice::new(WhoFor::MyFamily.slug(), w.ask.who.my_family).hint(w.ask.who.my_family_hint),
        Choice::new(WhoFor::Me.slug(), w.ask.who.me).hint(w.ask.who.me_hint),
        Choice::new(WhoFor::HelpingAFamily.slug(), w.ask.who.helping).hint(w.ask.who.helping_hint),
    ];
    fields::radios(&shown.state, &Field::new("who", w.ask.who.who).heading(), choices)
}

pub(super) fn read_name(form: &RawForm, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let name = PersonName::parse(form.get("name")).map_err(|kind| vec![Problem::new("name", kind)])?;
    answers.name = Some(name);
    Ok(Onward::Next)
}

pub(super) fn fill_name(answers: &Answers) -> RawForm {
    RawForm::default().with("name", answers.name.as_ref().map_or("", PersonName::as_str))
}

pub(super) fn view_name(shown: &Shown) -> AnyView {
    let w = words::current();
    let field = Field::new("name", w.ask.who.name).hint(w.ask.who.name_hint).heading();
    fields::text_input(&shown.state, &field)
}
