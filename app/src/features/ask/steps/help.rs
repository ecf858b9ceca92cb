//! What would help: the place's own services in a parent's words. "I am not sure" is a full answer.

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        answers::Answers,
        journey::Path,
        place::{HelpWanted, Service},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        routing::Reason,
        text::Line,
    },
    ui::{
        fields::{self, Choice, Field},
        layout,
    },
    urls, words,
    words::young as text,
};

/// The form value for "I am not sure".
const NOT_SURE: &str = "not-sure";

pub(super) fn read(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let path = answers.path();
    let services = setting.place.iter().flat_map(|place| place.services_on(path));
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
    let path = shown.path();
    let choice = |service: &Service| {
        let (name, what) = service.words_on(path);
        Choice::new(service.id.as_str(), name).hint(what)
    };
    let places = shown.setting.place.iter();
    let mut choices: Vec<Choice> = places.flat_map(|place| place.services_on(path)).map(choice).collect();
    let (title, hint, not_sure_hint) = match path {
        Path::MyFamily => (w.ask.help.title, w.ask.help.hint, w.ask.help.not_sure_hint),
        Path::YoungPerson => (text::HELP, text::HELP_HINT, text::NOT_SURE_HINT),
    };
    choices.push(Choice::new(NOT_SURE, w.ask.help.not_sure).hint(not_sure_hint));
    let about = shown.setting.place.as_ref().filter(|_| path == Path::YoungPerson);
    view! {
        <p class="govuk-body">{w.start.near_first} " " <a class="govuk-link" href=urls::NEAR>{w.start.near_link}</a></p>
        {fields::checkboxes(&shown.state, &Field::new("help", title).hint(hint).heading(), choices)}
        {fields::text_input(&shown.state, &Field::new("other-help", w.ask.help.other))}
        {about.map(|place| layout::paragraphs(&place.for_young))}
    }
    .into_any()
}
