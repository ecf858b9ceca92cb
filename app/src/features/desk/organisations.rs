//! The hub team approves organisations, stops them, and sees who came in under each: by name and role, and nothing of what
//! they wrote for anybody.
//!
//! Stopping and cutting off work at once: whoever is inside is out with their next page. A domain where anybody can have an
//! address is refused.

use leptos::prelude::*;
use uuid::Uuid;

use super::{AtDesk, desk_frame, may_do, place_name, require_to};
use crate::{
    domain::{
        answers::Rejected,
        desk_person::Act,
        helper::MailDomain,
        ids::{AccountId, ApprovedId},
        place::PlaceId,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::Line,
    },
    features::access,
    form_post::Next,
    page::{Asked, loaded},
    ports::{Account, Approved, Fault, day_in_england},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits, words,
    words::organisations as text,
};

const FIELDS: [&str; 3] = ["approve-name", "mail-domain", "approve-place"];

/// Every organisation with its people, and approving another.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    loaded(|asked| async move {
        let at = require_to(&asked, Act::Lead).await?;
        let state = access::refused(&at.visit, &FIELDS);
        let all = asked.portal.store.organisations_of(&at.work).await?;
        let list: Vec<_> = all.iter().map(|(organisation, people)| one(&asked, organisation, people)).collect();
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::DESK_TITLE}</h1>
            <p class="govuk-body">{text::DESK_LEAD}</p>
            {list.is_empty().then(|| view! { <p class="govuk-body">{text::DESK_NONE}</p> })}
            {list}
            {new_form(&asked, &at, &state)}
        };
        let frame = desk_frame(text::DESK_TITLE).back(urls::DESK).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

fn one(asked: &Asked, organisation: &Approved, people: &[Account]) -> AnyView {
    let place = asked.portal.places.get(&organisation.place).map(|place| place.name.clone()).unwrap_or_default();
    let domain = format!("@{}", organisation.domain.as_str());
    let is_stopped = organisation.stopped_at.is_some();
    let stop = (!is_stopped).then(|| {
        button(
            urls::post::DESK_STOP,
            ("organisation", organisation.id.uuid()),
            (text::DESK_STOP, organisation.name.as_str()),
        )
    });
    let lines: Vec<_> = people.iter().map(person).collect();
    let people = if lines.is_empty() {
        view! { <p class="govuk-body">{text::DESK_NOBODY}</p> }.into_any()
    } else {
        view! { <ul class="govuk-list app-list">{lines}</ul> }.into_any()
    };
    view! {
        <section>
            <h2 class="govuk-heading-m app-as-typed" dir="auto">{organisation.name.as_str().to_owned()}</h2>
            <p class="govuk-body">
                <span class="app-break" dir="ltr">{domain}</span> ", " {place}
                {is_stopped.then(|| view! { " " <strong class="govuk-tag govuk-tag--red">{text::DESK_STOPPED}</strong> })}
            </p>
            {people}
            {stop}
        </section>
    }
    .into_any()
}

fn person(account: &Account) -> AnyView {
    let name = account.holder.name.as_str();
    let day = (words::current().day)(day_in_england(account.used_at));
    let id = ("account", account.id.uuid());
    let buttons = if account.cut_at.is_some() {
        view! { <strong class="govuk-tag govuk-tag--red">{text::DESK_IS_CUT}</strong> {button(urls::post::DESK_RESET, id, (text::DESK_BACK, name))} }
            .into_any()
    } else {
        view! { {button(urls::post::DESK_CUT_OFF, id, (text::DESK_CUT, name))} {button(urls::post::DESK_RESET, id, (text::DESK_RESET, name))} }
            .into_any()
    };
    view! {
        <li class="app-list__item">
            <div>
                <p class="govuk-body"><span class="app-as-typed" dir="auto">{format!("{name}, {}", account.holder.role.as_str())}</span> ", " {text::came_in(&day)}</p>
                {buttons}
            </div>
        </li>
    }
    .into_any()
}

/// One press about one organisation or person, which it names for who cannot see where it stands.
fn button(action: &'static str, (field, id): (&'static str, Uuid), (label, of): (&'static str, &str)) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=action>
            <input type="hidden" name=field value=id.to_string()/>
            <button type="submit" class="govuk-button govuk-button--secondary">
                {label} <span class="govuk-visually-hidden">": " {of.to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}

fn new_form(asked: &Asked, at: &AtDesk, state: &FormState) -> AnyView {
    let places = at.work.reach.whole_places();
    let places = places.map(|place| Choice::new(place.as_str(), place_name(asked, place))).collect();
    view! {
        <h2 class="govuk-heading-m">{text::DESK_NEW}</h2>
        <form method="post" autocomplete="off" action=urls::post::DESK_APPROVE novalidate>
            {fields::text_input(state, &Field::new("approve-name", text::DESK_NAME))}
            {fields::text_input(state, &Field::new("mail-domain", text::DESK_DOMAIN).hint(text::DESK_DOMAIN_HINT))}
            {fields::radios(state, &Field::new("approve-place", text::DESK_PLACE), places)}
            {fields::submit(text::DESK_APPROVE)}
        </form>
    }
    .into_any()
}

/// Reads the form, or says what is wrong with it.
fn read(asked: &Asked, at: &AtDesk, form: &RawForm) -> Result<Approved, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
    let name = Line::parse(form.get("approve-name")).map_err(|kind| note("approve-name", kind)).ok();
    let domain = MailDomain::parse(form.get("mail-domain"))
        .and_then(|domain| if domain.is_open_to_all() { Err(ProblemKind::NotAChoice) } else { Ok(domain) });
    let domain = domain.map_err(|kind| note("mail-domain", kind)).ok();
    let place = PlaceId::parse(form.get("approve-place")).filter(|id| at.work.reach.has_whole(id));
    if place.is_none() {
        note("approve-place", ProblemKind::Missing);
    }
    match (name, domain, place) {
        (Some(name), Some(domain), Some(place)) => {
            let id = ApprovedId::new(asked.portal.ids.uuid());
            Ok(Approved { id, name, domain, place, stopped_at: None })
        }
        _ => Err(problems),
    }
}

/// Approves an organisation.
pub async fn approve(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Lead).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let kept = match read(&asked, &at, &form) {
        Ok(new) if asked.portal.store.approve(&at.work, &new, asked.portal.clock.now()).await? => Ok(()),
        Ok(_) => Err(vec![Problem::new("mail-domain", ProblemKind::TooMany { limit: 1 })]),
        Err(problems) => Err(problems),
    };
    let mut visit = at.visit;
    visit.data.refused = kept.err().map(|problems| Rejected { form: form.only(&FIELDS), problems });
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DESK_ORGANISATIONS))
}

/// What the desk decides about an id in a form.
enum Decision {
    Stop,
    CutOff,
    Reset,
}

async fn decide(asked: Asked, id: &str, decision: Decision) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Lead).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    if let Ok(id) = Uuid::parse_str(id) {
        match decision {
            Decision::Stop => store.stop_organisation(&at.work, ApprovedId::new(id), now).await?,
            Decision::CutOff => store.cut_off(&at.work, AccountId::new(id), now).await?,
            Decision::Reset => store.reset_account(&at.work, AccountId::new(id), now).await?,
        }
    }
    Ok(Next::page(urls::DESK_ORGANISATIONS))
}

/// Stops an organisation.
pub async fn stop(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    decide(asked, form.get("organisation"), Decision::Stop).await
}

/// Cuts off somebody who left.
pub async fn cut_off(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    decide(asked, form.get("account"), Decision::CutOff).await
}

/// Takes an account away, so that its holder may make another.
pub async fn reset(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    decide(asked, form.get("account"), Decision::Reset).await
}
