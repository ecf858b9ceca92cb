//! What would help: the place's own services in a parent's words. "I am not sure" is a full answer.

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        answers::Answers,
        place::HelpWanted,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        routing::Reason,
        text::Line,
    },
    ui::fields::{self, Choice, Field},
    urls, words,
};

/// The form value for "I am not sure".
const NOT_SURE: &str = "not-sure";

pub(super) fn read(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let services = setting.place.iter().flat_map(|place| &place.services);
    let services: Vec<_> =
        services.filter(|service| form.has("help", service.id.as_str())).map(|service| service.id.clone()).collect();
    let not_sure = form.has("help", NOT_SURE);
    let other = Line::parse_optional(form.get("other-help")).map_err(|kind| vec![Problem::new("other-help", kind)])?;
    if services.is_empty() && !not_sure && other.is_none() {
        return Err(vec![Problem::new("help", ProblemKind::Missing)]);
    }
    answers.help = Some(HelpWanted { services, not_sure, other });
    // Only a request that could go straight to the hub near the family needs to know where that is.
    let route = setting.place.as_deref().and_then(|place| answers.route_in(place));
    let must_ask = route.is_some_and(|route| route.reason == Reason::LocalityUnknown) && answers.locality.is_none();
    Ok(if must_ask { Onward::Aside(urls::AREA) } else { Onward::Next })
}

pub(super) fn fill(answers: &Answers) -> RawForm {
    let Some(help) = &answers.help else {
        return RawForm::default();
    };
    let mut form = RawForm::default().with("other-help", help.other.as_ref().map_or("", Line::as_str));
    for service in &help.services {
        form = form.with("help", service.as_str());
    }
    if help.not_sure { form.with("help", NOT_SURE) } else { form }
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let services = shown.setting.place.iter().flat_map(|place| &place.services);
    let mut choices: Vec<Choice> = services
        .map(|service| Choice::new(service.id.as_str(), service.name.clone()).hint(service.what.clone()))
        .collect();
    choices.push(Choice::new(NOT_SURE, w.ask.help.not_sure).hint(w.ask.help.not_sure_hint));
    view! {
        <p class="govuk-body">{w.start.near_first} " " <a class="govuk-link" href=urls::NEAR>{w.start.near_link}</a></p>
        {fields::checkboxes(&shown.state, &Field::new("help", w.ask.help.title).hint(w.ask.help.hint).heading(), choices)}
        {fields::text_input(&shown.state, &Field::new("other-help", w.ask.help.other))}
    }
    .into_any()
}
