//! The children: a list that grows by one child at a time, born or on the way.

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        age_band::AgeBand,
        answers::Answers,
        child::{self, Child, ChildKind, MOST_CHILDREN},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field, FormState},
    words,
};

pub(super) fn read(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    if let Ok(index) = form.get("remove").parse::<usize>() {
        if index < answers.children.len() {
            answers.children.remove(index);
        }
        return Ok(Onward::Stay);
    }
    let wants_more = form.get("more") == "yes";
    if child::is_blank(form) {
        // "Add another" on an empty form just asks for the form; going on needs one child at least.
        return match (answers.children.is_empty(), wants_more) {
            (true, _) => Err(vec![Problem::new("child-kind", ProblemKind::Missing)]),
            (false, true) => Ok(Onward::Stay),
            (false, false) => Ok(Onward::Next),
        };
    }
    let child = Child::parse(form, setting.today)?;
    let most = usize::try_from(MOST_CHILDREN).unwrap_or(usize::MAX);
    if answers.children.len() >= most {
        return Err(vec![Problem::new("child-kind", ProblemKind::TooMany { limit: MOST_CHILDREN })]);
    }
    answers.children.push(child);
    Ok(if wants_more { Onward::Stay } else { Onward::Next })
}

/// A child in one line.
pub fn in_words(child: &Child) -> String {
    let w = words::current();
    match child {
        Child::Born { name, age } => format!("{}, {}", name.as_str(), (w.age)(*age)),
        Child::Expected { due: Some(due) } => format!("{}, {}", w.ask.children.baby, (w.day)(*due)),
        Child::Expected { due: None } => w.ask.children.baby_no_date.to_owned(),
    }
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let state = &shown.state;
    let has_children = !shown.draft.answers.children.is_empty();
    view! {
        // The Enter key presses a form's first button: without this one it would remove a child.
        <button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">{w.common.proceed}</button>
        <h1 class="govuk-heading-l">{w.ask.children.title}</h1>
        <p class="govuk-body">{w.ask.children.lead}</p>
        {list(&shown.draft.answers.children)}
        <h2 class="govuk-heading-m">{if has_children { w.ask.children.add_another_title } else { w.ask.children.add_title }}</h2>
        {child_fields(state)}
        <button type="submit" name="more" value="yes" class="govuk-button govuk-button--secondary">{w.ask.children.more}</button>
    }
    .into_any()
}

/// The fields for one child, born or on the way.
pub fn child_fields(state: &FormState) -> AnyView {
    let w = words::current();
    let kinds = vec![
        Choice::new(ChildKind::Born.slug(), w.ask.children.born),
        Choice::new(ChildKind::Expected.slug(), w.ask.children.expected),
    ];
    let ages = AgeBand::ALL.iter().map(|age| Choice::new(age.slug(), (w.age)(*age))).collect();
    view! {
        {fields::radios(state, &Field::new("child-kind", w.ask.children.kind), kinds)}
        {fields::text_input(state, &Field::new("child-name", w.ask.children.name).hint(w.ask.children.name_hint))}
        {fields::radios(state, &Field::new("child-age", w.ask.children.age), ages)}
        {fields::date_input(state, &Field::new("due", w.ask.children.due).hint(w.ask.children.due_hint))}
    }
    .into_any()
}

fn list(children: &[Child]) -> Option<AnyView> {
    let w = words::current();
    let lines: Vec<_> = children
        .iter()
        .enumerate()
        .map(|(index, child)| {
            let child = in_words(child);
            view! {
                <li class="app-list__item">
                    <span class="app-as-typed" dir="auto">{child.clone()}</span>
                    <button type="submit" name="remove" value=index.to_string() class="govuk-button govuk-button--secondary app-list__remove">
                        {w.ask.children.remove}
                        <span class="govuk-visually-hidden">" " {child}</span>
                    </button>
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{w.ask.children.so_far}</h2>
            <ul class="govuk-list app-list">{lines}</ul>
        }
        .into_any()
    })
}
