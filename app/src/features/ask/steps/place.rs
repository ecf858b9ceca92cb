//! Where you live: a postcode, or an area chosen from the list. Postcodes cross borders, so the list wins.

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        answers::Answers,
        place::PlaceId,
        postcode::Postcode,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field},
    urls,
    words::pages::ask::place as words,
};

/// The form value for "none of these, or not sure".
const ELSEWHERE: &str = "elsewhere";

pub(super) fn read(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let chosen = form.get("place");
    if chosen == ELSEWHERE {
        return Ok(Onward::Aside(urls::ELSEWHERE));
    }
    let postcode = match Postcode::parse(form.get("postcode")) {
        Ok(postcode) => Some(postcode),
        Err(ProblemKind::Missing) => None,
        Err(kind) => return Err(vec![Problem::new("postcode", kind)]),
    };
    let by_list = PlaceId::parse(chosen).filter(|id| setting.places.get(id).is_some());
    let by_postcode = postcode
        .as_ref()
        .and_then(|postcode| setting.places.all().find(|place| place.serves(postcode)))
        .map(|place| place.id.clone());
    let place = match (by_list, by_postcode, &postcode) {
        (Some(place), _, _) | (None, Some(place), _) => place,
        (None, None, Some(_)) => return Err(vec![Problem::new("postcode", ProblemKind::PostcodeElsewhere)]),
        (None, None, None) => return Err(vec![Problem::new("postcode", ProblemKind::Missing)]),
    };
    if answers.place.as_ref().is_some_and(|old| *old != place) {
        // Services, organisations and consent words are the old place's: they cannot stand for the new one.
        answers.help = None;
        answers.agree = None;
        answers.shares = None;
        answers.notices = None;
    }
    answers.place = Some(place);
    answers.postcode = postcode;
    Ok(Onward::Next)
}

pub(super) fn fill(answers: &Answers) -> RawForm {
    RawForm::default()
        .with("postcode", answers.postcode.as_ref().map_or("", Postcode::as_str))
        .with("place", answers.place.as_ref().map_or("", PlaceId::as_str))
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let places = shown.setting.places.all();
    let mut choices: Vec<Choice> = places.map(|place| Choice::new(place.id.as_str(), place.name.clone())).collect();
    choices.push(Choice::new(ELSEWHERE, words::ELSEWHERE));
    let postcode = Field::new("postcode", words::POSTCODE)
        .hint(words::POSTCODE_HINT)
        .autocomplete("postal-code")
        .width("govuk-input--width-10");
    let place = Field::new("place", words::AREA).hint(words::AREA_HINT);
    view! {
        <h1 class="govuk-heading-l">{words::TITLE}</h1>
        {fields::text_input(&shown.state, &postcode)}
        {fields::radios(&shown.state, &place, choices)}
    }
    .into_any()
}
