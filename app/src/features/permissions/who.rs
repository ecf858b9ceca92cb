//! Whom to share with: one of a place's organisations, or a name that is typed; never a kind of people (rule C3).

use leptos::prelude::*;

use super::{Own, enter, frame, place};
use crate::{
    domain::{
        ids::RecipientId,
        kinds,
        permission::{Permissions, Recipient},
        place::{OrganisationId, Place, PlaceId},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        sharing::Sharing,
        text::Line,
    },
    features::inside,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits,
    words::permissions as text,
};

/// The list of organisations; also what the names of all fields of this page begin with.
pub(super) const TEAM: &str = "recipient";
const NAME: &str = "recipient-name";
/// None of the list; a choice that was made cannot be unmade without it where there are no scripts.
const OTHER: &str = "other";

/// The page that asks.
#[component]
pub fn NewPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let sharing = &inside.visit.data.sharing;
        let mut state = FormState { form: sharing.form.clone(), problems: sharing.problems.clone() };
        state.problems.retain(|problem| problem.field.starts_with(TEAM));
        let known = place(&asked, &inside).await?;
        let teams = teams(&asked, known.as_deref());
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::WHO_TITLE}</h1>
            <p class="govuk-body">{text::WHO_LEAD}</p>
            <form method="post" autocomplete="off" action=urls::post::SHARE_TO novalidate>
                {fields::radios(&state, &Field::new(TEAM, text::WHO_TEAM), teams)}
                {fields::text_input(&state, &Field::new(NAME, text::WHO_NAME).hint(text::WHO_NAME_HINT))}
                {fields::submit(text::GO_ON)}
            </form>
        };
        let frame = frame(&asked, &inside).await?.back(urls::PERMISSIONS).problems(state.has_problems());
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// The organisations of the place, or of every place with the place's name before each.
fn teams(asked: &Asked, known: Option<&Place>) -> Vec<Choice> {
    let of = |place: &Place, before: &str| {
        let choice = |organisation: &crate::domain::place::Organisation| {
            let value = format!("{}_{}", place.id.as_str(), organisation.id.as_str());
            Choice::new(value, format!("{before}{}", organisation.name)).hint(organisation.purpose.clone())
        };
        place.organisations.iter().map(choice).collect::<Vec<_>>()
    };
    let mut teams: Vec<Choice> = match known {
        Some(place) => of(place, ""),
        None => asked.portal.places.all().flat_map(|place| of(place, &format!("{}: ", place.name))).collect(),
    };
    teams.push(Choice::new(OTHER, text::WHO_OTHER).hint(text::WHO_OTHER_HINT));
    teams
}

/// Takes whom the member names; nothing is recorded yet.
pub async fn to(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let (sharing, next) = match read(&asked, &form, &own) {
        Ok(recipient) => (Sharing { recipient: Some(recipient), ..Sharing::default() }, urls::SHARE_CHOOSE),
        Err(problem) => (Sharing { form, problems: vec![problem], ..Sharing::default() }, urls::SHARE_NEW),
    };
    inside.visit.data.sharing = sharing;
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(next))
}

fn read(asked: &Asked, form: &RawForm, own: &Own) -> Result<Recipient, Problem> {
    // A button beside somebody who was named before.
    if let Some(record) = own.record(form.get("record")) {
        return Ok(record.recipient.clone());
    }
    let typed = Line::parse_optional(form.get(NAME)).map_err(|kind| Problem::new(NAME, kind))?;
    let team = form.get(TEAM);
    let named = match (typed, team) {
        (Some(name), "" | OTHER) if kinds::is_only_a_kind(name.as_str()) => {
            return Err(Problem::new(NAME, ProblemKind::NotAChoice));
        }
        (Some(name), "" | OTHER) => (name, None),
        (Some(_), _) => return Err(Problem::new(NAME, ProblemKind::TooMany { limit: 1 })),
        (None, "") => return Err(Problem::new(TEAM, ProblemKind::Missing)),
        (None, OTHER) => return Err(Problem::new(NAME, ProblemKind::Missing)),
        (None, team) => organisation(asked, team).ok_or_else(|| Problem::new(TEAM, ProblemKind::NotAChoice))?,
    };
    let fresh = Recipient { id: RecipientId::new(asked.portal.ids.uuid()), name: named.0, organisation: named.1 };
    Ok(known(&own.permissions, fresh))
}

fn organisation(asked: &Asked, raw: &str) -> Option<(Line, Option<(PlaceId, OrganisationId)>)> {
    let (place, organisation) = raw.split_once('_')?;
    let (place, organisation) = (PlaceId::parse(place)?, OrganisationId::parse(organisation)?);
    let name = Line::parse(&asked.portal.places.get(&place)?.organisation(&organisation)?.name).ok()?;
    Some((name, Some((place, organisation))))
}

/// The same recipient as this member named before, if there is one, so that a yes and a later no are about the same.
pub(super) fn known(own: &Permissions, named: Recipient) -> Recipient {
    let lower = named.name.as_str().to_lowercase();
    let same = |before: &&Recipient| match (&before.organisation, &named.organisation) {
        (None, None) => before.name.as_str().to_lowercase() == lower,
        (before, named) => before == named,
    };
    own.recipients().into_iter().find(same).cloned().unwrap_or(named)
}
