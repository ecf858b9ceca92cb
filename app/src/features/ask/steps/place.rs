//! Where you live: a postcode, or an area chosen from the list. Postcodes cross borders, so the list wins.
//!
//! Which part of the place is asked only where it changes where the request goes, and "I am not sure" is a full answer.

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        answers::{Answers, LocalityAnswer},
        place::{LocalityId, Place, PlaceId},
        postcode::Postcode,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    ui::fields::{self, Choice, Field, FormState},
    urls, words,
};

/// The form value for "none of these, or not sure".
const ELSEWHERE: &str = "elsewhere";
/// The form value for "I am not sure" which part.
const NOT_SURE: &str = "not-sure";
/// The form field that says that a part must be chosen, or "I am not sure".
const MUST_SAY: &str = "must-say-locality";

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
    let postcode = postcode.filter(|typed| !is_old(typed, by_list.as_ref(), setting, answers));
    let place = match (by_list, by_postcode, &postcode) {
        (Some(place), _, _) | (None, Some(place), _) => place,
        (None, None, Some(_)) => return Err(vec![Problem::new("postcode", ProblemKind::PostcodeElsewhere)]),
        (None, None, None) => return Err(vec![Problem::new("postcode", ProblemKind::Missing)]),
    };
    let moved = answers.place.as_ref().is_some_and(|old| *old != place);
    let locality = match setting.places.get(&place) {
        Some(place) if !moved => read_locality(form, place, postcode.as_ref(), answers)?,
        _ => None,
    };
    if moved {
        // Services, organisations and consent words are the old place's: they cannot stand for the new one.
        answers.help = None;
        answers.agree = None;
        answers.shares = None;
        answers.notices = None;
    }
    answers.place = Some(place);
    answers.postcode = postcode;
    answers.locality = locality;
    Ok(Onward::Next)
}

/// Whether a postcode was filled in from a family's story and lies elsewhere than where the family says it lives now.
fn is_old(postcode: &Postcode, chosen: Option<&PlaceId>, setting: &Setting, answers: &Answers) -> bool {
    let is_filled_in = answers.place.is_none() && answers.postcode.as_ref() == Some(postcode);
    let is_elsewhere = |place: &PlaceId| setting.places.get(place).is_some_and(|place| !place.serves(postcode));
    is_filled_in && chosen.is_some_and(is_elsewhere)
}

/// The part of `place` that was chosen, or else the one chosen before; none where the postcode says it.
fn read_locality(
    form: &RawForm,
    place: &Place,
    postcode: Option<&Postcode>,
    answers: &Answers,
) -> Result<Option<LocalityAnswer>, Vec<Problem>> {
    if !place.must_ask_locality(postcode) {
        return Ok(None);
    }
    let chosen = match form.get("locality") {
        NOT_SURE => Some(LocalityAnswer::NotSure),
        slug => LocalityId::parse(slug).filter(|id| place.locality(id).is_some()).map(LocalityAnswer::Is),
    };
    if chosen.is_none() && form.get(MUST_SAY) == "yes" {
        return Err(vec![Problem::new("locality", ProblemKind::Missing)]);
    }
    Ok(chosen.or_else(|| answers.locality.clone()))
}

pub(super) fn fill(answers: &Answers) -> RawForm {
    RawForm::default()
        .with("postcode", answers.postcode.as_ref().map_or("", Postcode::as_str))
        .with("place", answers.place.as_ref().map_or("", PlaceId::as_str))
        .with(
            "locality",
            match &answers.locality {
                Some(LocalityAnswer::Is(id)) => id.as_str(),
                Some(LocalityAnswer::NotSure) => NOT_SURE,
                None => "",
            },
        )
}

pub(super) fn view(shown: &Shown) -> AnyView {
    let w = words::current();
    let places = shown.setting.places.all();
    let mut choices: Vec<Choice> = places.map(|place| Choice::new(place.id.as_str(), place.name.clone())).collect();
    choices.push(Choice::new(ELSEWHERE, w.ask.place.elsewhere));
    let postcode =
        Field::new("postcode", w.ask.place.postcode).hint(w.ask.place.postcode_hint).width("govuk-input--width-10");
    let place = Field::new("place", w.ask.place.area).hint(w.ask.place.area_hint);
    let answers = &shown.draft.answers;
    let here = shown.setting.place.as_ref().filter(|place| place.must_ask_locality(answers.postcode.as_ref()));
    let part = here.map(|place| {
        let field = Field::new("locality", (w.ask.place.locality)(&place.name)).hint(w.ask.place.locality_hint);
        localities(&shown.state, field, place)
    });
    view! {
        <h1 class="govuk-heading-l">{w.ask.place.title}</h1>
        {fields::text_input(&shown.state, &postcode)}
        {fields::radios(&shown.state, &place, choices)}
        {part}
    }
    .into_any()
}

fn localities(state: &FormState, field: Field, place: &Place) -> AnyView {
    let w = words::current();
    let parts = place.localities.iter();
    let mut choices: Vec<Choice> = parts.map(|part| Choice::new(part.id.as_str(), part.name.clone())).collect();
    choices.push(Choice::new(NOT_SURE, w.ask.place.not_sure).hint(w.ask.place.not_sure_hint));
    fields::radios(state, &field, choices)
}

/// The question alone, with what was said about where the family lives kept beside it.
pub fn locality_question(answers: &Answers, place: &Place) -> AnyView {
    let w = words::current();
    let state = FormState { form: fill(answers), problems: Vec::new() };
    let field = Field::new("locality", (w.ask.place.locality)(&place.name)).hint(w.ask.place.locality_hint).heading();
    view! {
        <input type="hidden" name=MUST_SAY value="yes"/>
        <input type="hidden" name="postcode" value=state.value("postcode")/>
        <input type="hidden" name="place" value=state.value("place")/>
        {localities(&state, field, place)}
    }
    .into_any()
}
