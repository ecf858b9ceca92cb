//! Who works at the desk: adding somebody, cutting off who left, and taking away the app of a lost phone.
//!
//! Only somebody who leads comes here, and only for their own place; on the first day, whoever opened the starting link.
//! Cutting off works at once: they are out with their next page, in every tab.

use std::collections::BTreeSet;

use leptos::prelude::*;
use uuid::Uuid;

use super::{AtDesk, desk_frame, here, may_do, place_name, require_to};
use crate::{
    domain::{
        answers::Rejected,
        contact::Email,
        desk_person::{Act, DeskRole},
        ids::DeskPersonId,
        place::{HubId, PlaceId},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::{Line, PersonName},
    },
    features::{
        access,
        work_address::{self, WayIn},
    },
    form_post::Next,
    page::{Asked, loaded},
    ports::{DeskKey, DeskPerson, Fault, NewDeskPerson, day_in_england},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits, words,
    words::{desk as desk_text, desk_people as text, organisations},
};

const FIELDS: [&str; 6] = ["person-name", "person-email", "person-title", "person-role", "person-place", "person-hub"];

/// Everybody, and adding one more.
#[component]
pub fn DeskPeoplePage() -> impl IntoView {
    loaded(|asked| async move {
        let at = require_to(&asked, Act::Lead).await?;
        let state = access::refused(&at.visit, &FIELDS);
        let places: Vec<PlaceId> = at.work.reach.whole_places().cloned().collect();
        let people = asked.portal.store.desk_people(&places).await?;
        let rows: Vec<_> = people.iter().map(|person| row(&asked, &at, person)).collect();
        let list = if rows.is_empty() {
            view! { <p class="govuk-body">{text::NOBODY}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list app-list" id="people">{rows}</ul> }.into_any()
        };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {here(&asked, &at)}
            <p class="govuk-body">{text::LEAD}</p>
            {list}
            {(!places.is_empty()).then(|| new_form(&asked, &places, &state))}
        };
        let frame = desk_frame(text::TITLE).back(urls::DESK).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

fn row(asked: &Asked, at: &AtDesk, person: &DeskPerson) -> AnyView {
    let name = person.holder.name.as_str();
    let hubs = asked.portal.places.get(&person.place).map(|place| {
        let hubs = place.hubs.iter().filter(|hub| person.hubs.contains(&hub.id));
        hubs.map(|hub| hub.name.clone()).collect::<Vec<_>>().join(", ")
    });
    let hubs = hubs.filter(|hubs| !hubs.is_empty()).unwrap_or_else(|| text::WHOLE_PLACE.to_owned());
    let used = person.used_at.map(|at| organisations::came_in(&(words::current().day)(day_in_england(at))));
    let used = used.unwrap_or_else(|| text::NOT_YET.to_owned());
    let is_me = at.work.by.person() == Some(person.id);
    let buttons = if person.cut_at.is_some() {
        view! { <strong class="govuk-tag govuk-tag--red">{organisations::DESK_IS_CUT}</strong> }.into_any()
    } else {
        view! {
            {(!is_me).then(|| button(urls::post::DESK_PERSON_CUT, person, organisations::DESK_CUT))}
            {(!is_me && person.proven_at.is_some()).then(|| button(urls::post::DESK_PERSON_RESET, person, organisations::DESK_RESET))}
        }
        .into_any()
    };
    view! {
        <li class="app-list__item">
            <div>
                <p class="govuk-body">
                    <strong class="app-as-typed" dir="auto">{format!("{name}, {}", person.holder.title.as_str())}</strong>
                    <br/> {desk_text::role(person.role)} <br/> {place_name(asked, &person.place)} ": " {hubs} ", " {used}
                </p>
                {buttons}
            </div>
        </li>
    }
    .into_any()
}

/// One press about one person, whom it names for who cannot see where it stands.
fn button(action: &'static str, person: &DeskPerson, label: &'static str) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=action>
            <input type="hidden" name="person" value=person.id.uuid().to_string()/>
            <button type="submit" class="govuk-button govuk-button--secondary">
                {label} <span class="govuk-visually-hidden">": " {person.holder.name.as_str().to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}

fn new_form(asked: &Asked, places: &[PlaceId], state: &FormState) -> AnyView {
    let roles = DeskRole::ALL.iter().map(|role| Choice::new(role.slug(), desk_text::role(*role))).collect();
    // Whoever leads several places names people for a whole place; the place itself decides on its hubs.
    let where_ = match places {
        [place] => {
            let hubs = asked.portal.places.get(place).map(|place| place.hubs.as_slice()).unwrap_or_default();
            let hubs: Vec<_> = hubs.iter().map(|hub| Choice::new(hub.id.as_str(), hub.name.clone())).collect();
            (hubs.len() > 1)
                .then(|| fields::checkboxes(state, &Field::new("person-hub", text::HUBS).hint(text::HUBS_HINT), hubs))
        }
        places => {
            let places = places.iter().map(|place| Choice::new(place.as_str(), place_name(asked, place))).collect();
            Some(fields::radios(state, &Field::new("person-place", text::PLACE), places))
        }
    };
    let email = Field::new("person-email", text::EMAIL).inputmode("email");
    view! {
        <h2 class="govuk-heading-m">{text::NEW}</h2>
        <form method="post" autocomplete="off" action=urls::post::DESK_PERSON_ADD novalidate>
            {fields::text_input(state, &Field::new("person-name", text::NAME))}
            {fields::text_input(state, &email)}
            {fields::text_input(state, &Field::new("person-title", text::JOB).hint(text::JOB_HINT))}
            {fields::radios(state, &Field::new("person-role", text::ROLE), roles)}
            {where_}
            {fields::submit(text::ADD)}
        </form>
    }
    .into_any()
}

/// Reads the form, or says what is wrong with it.
fn read(asked: &Asked, at: &AtDesk, form: &RawForm) -> Result<NewDeskPerson, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
    let name = PersonName::parse(form.get("person-name")).map_err(|kind| note("person-name", kind)).ok();
    let email = Email::parse(form.get("person-email")).map_err(|kind| note("person-email", kind)).ok();
    let title = Line::parse(form.get("person-title")).map_err(|kind| note("person-title", kind)).ok();
    let role = DeskRole::from_slug(form.get("person-role"));
    if role.is_none() {
        note("person-role", ProblemKind::Missing);
    }
    let place = place_of(at, form);
    if place.is_none() {
        note("person-place", ProblemKind::Missing);
    }
    let hubs = hubs_of(asked, place.as_ref(), form);
    // Whoever leads answers for all of it: nobody of a place may be without somebody who leads.
    if hubs.is_none() || (role == Some(DeskRole::Manager) && hubs.as_ref().is_some_and(|hubs| !hubs.is_empty())) {
        note("person-hub", ProblemKind::NotAChoice);
    }
    match (name, email, title, role, place, hubs) {
        (Some(name), Some(email), Some(title), Some(role), Some(place), Some(hubs)) if problems.is_empty() => {
            let key = DeskKey(work_address::key(&asked.portal, WayIn::Desk, &email));
            let id = DeskPersonId::new(asked.portal.ids.uuid());
            Ok(NewDeskPerson { id, key, place, hubs, role, name, title })
        }
        _ => Err(problems),
    }
}

/// The place that was chosen, or the only one there is.
fn place_of(at: &AtDesk, form: &RawForm) -> Option<PlaceId> {
    let mut places = at.work.reach.whole_places();
    match (places.next(), places.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => PlaceId::parse(form.get("person-place")).filter(|place| at.work.reach.has_whole(place)),
    }
}

/// The hubs that were ticked; `None` when one is not of the place.
fn hubs_of(asked: &Asked, place: Option<&PlaceId>, form: &RawForm) -> Option<BTreeSet<HubId>> {
    let Some(place) = place.and_then(|place| asked.portal.places.get(place)) else { return Some(BTreeSet::new()) };
    form.all("person-hub").map(|hub| HubId::parse(hub).filter(|hub| place.hub(hub).is_some())).collect()
}

/// Adds somebody.
pub async fn add(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Lead).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let kept = match read(&asked, &at, &form) {
        Ok(new) if asked.portal.store.add_desk_person(&at.work, &new, asked.portal.clock.now()).await? => Ok(()),
        Ok(_) => Err(vec![Problem::new("person-email", ProblemKind::TooMany { limit: 1 })]),
        Err(problems) => Err(problems),
    };
    let mut visit = at.visit;
    visit.data.refused = kept.err().map(|problems| Rejected { form: form.only(&FIELDS), problems });
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DESK_PEOPLE))
}

/// Cuts off somebody who left.
pub async fn cut_off(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Lead).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    if let Ok(id) = Uuid::parse_str(form.get("person")) {
        let now = asked.portal.clock.now();
        asked.portal.store.cut_off_desk_person(&at.work, DeskPersonId::new(id), now).await?;
    }
    Ok(Next::page(urls::DESK_PEOPLE))
}

/// Takes the app of a lost phone away: they come in with the code by e-mail and tie another.
pub async fn reset(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Lead).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    if let Ok(id) = Uuid::parse_str(form.get("person")) {
        let now = asked.portal.clock.now();
        asked.portal.store.reset_desk_person(&at.work, DeskPersonId::new(id), now).await?;
    }
    Ok(Next::page(urls::DESK_PEOPLE))
}
