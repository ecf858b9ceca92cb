//! The team: everybody who helps, with exactly one main contact.

use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        plan::{PlanKey, Team, TeamPerson, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::Line,
    },
    features::desk::plan::{hand::AtPlan, reading::Reader, rows},
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn standing(at: &AtPlan) -> u32 {
    at.plan.team.as_ref().map_or(0, |(team, _)| team.version)
}

/// The people who stand now; without any, one row to begin with.
pub(super) fn begin(at: &AtPlan, fresh: PlanKey) -> RawForm {
    let Some((team, _)) = &at.plan.team else {
        return RawForm::default().with("plan-people", fresh.as_str());
    };
    let form = RawForm::default().with("plan-main", team.main_contact.as_str());
    team.people.iter().fold(form, |form, person| {
        let of = |name: &str| format!("{name}--{}", person.key.as_str());
        form.with("plan-people", person.key.as_str())
            .with(&of("plan-name"), person.name.as_str())
            .with(&of("plan-role"), person.role.as_str())
            .with(&of("plan-org"), person.organisation.as_str())
            .with(&of("plan-contact"), person.contact.as_ref().map(Line::as_str).unwrap_or_default())
            .with(&of("plan-explained"), person.explained.as_ref().map(Line::as_str).unwrap_or_default())
    })
}

pub(super) fn fields(state: &FormState) -> AnyView {
    let keys = rows::keys(state, "plan-people");
    let main = keys.iter().enumerate().map(|(index, key)| {
        let name = state.value(&format!("plan-name--{}", key.as_str()));
        Choice::new(key.as_str(), if name.trim().is_empty() { text::person_at(index + 1) } else { name })
    });
    let main = fields::radios(state, &Field::new("plan-main", text::MAIN).hint(text::MAIN_HINT), main.collect());
    let people = rows::all(state, ("plan-people", text::PERSON, text::ADD_PERSON), |key| person(state, key));
    view! { {people} {main} }.into_any()
}

fn person(state: &FormState, key: &PlanKey) -> AnyView {
    let of = |name: &str| format!("{name}--{}", key.as_str());
    view! {
        {fields::text_input(state, &Field::new(of("plan-name"), text::NAME))}
        {fields::text_input(state, &Field::new(of("plan-role"), text::ROLE).hint(text::ROLE_HINT))}
        {fields::text_input(state, &Field::new(of("plan-org"), text::ORGANISATION))}
        {fields::text_input(state, &Field::new(of("plan-contact"), text::CONTACT).hint(text::CONTACT_HINT))}
        {fields::text_input(state, &Field::new(of("plan-explained"), text::EXPLAINED).hint(text::EXPLAINED_HINT))}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let keys = reader.keys("plan-people");
    let mut people = Vec::new();
    for key in &keys {
        let of = |name: &str| format!("{name}--{}", key.as_str());
        let (name, role) = (reader.line(&of("plan-name")), reader.line(&of("plan-role")));
        let organisation = reader.line(&of("plan-org"));
        let contact = reader.maybe_line(&of("plan-contact"));
        let explained = reader.maybe_line(&of("plan-explained"));
        people.extend(name.zip(role).zip(organisation).map(|((name, role), organisation)| TeamPerson {
            key: key.clone(),
            name,
            role,
            organisation,
            contact,
            explained,
        }));
    }
    let main = reader.choice("plan-main", |slug| keys.iter().find(|key| key.as_str() == slug).cloned());
    let team = main.map(|main_contact| Team { version: around.base + 1, people, main_contact });
    if team.as_ref().is_some_and(|team| !team.is_whole()) {
        reader.wrong("plan-main", ProblemKind::Missing);
    }
    reader.done(team.map(What::Team))
}
