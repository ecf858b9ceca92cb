//! Call first: 999, the number of every team by day and by night, and what to say. Only telling of the call begins the
//! writing, so no page of it can be reached without.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    domain::{
        answers::Rejected,
        concern::{Call, ConcernAnswers, ConcernClock, ConcernDraft, ConcernStep, Written},
        ids::ConcernId,
        place::{Place, PlaceId},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::access::{self, paragraphs},
    form_post::Next,
    page::{Asked, loaded},
    ports::{Fault, Purpose, Visit, instant_in_england},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits,
    words::concern as text,
};

use super::{Staff, frame, holder, numbers_of, require, staff};

/// What the form asks.
const FIELDS: [&str; 7] = ["child-place", "reached", "spoke-with", "rang-day", "rang-month", "rang-year", "rang-time"];

/// Whom to call, and telling of the call.
#[component]
pub fn ConcernPage() -> impl IntoView {
    loaded(|asked| async move {
        let Staff { visit, helper } = require(&asked).await?;
        let begun = asked.portal.store.concerns_of(holder(&asked.portal, &helper), asked.portal.clock.now()).await?;
        let next = next_id(&asked, &visit, begun.len());
        let state = access::refused(&visit, &FIELDS);
        let places: Vec<_> = asked.portal.places.all().map(|place| place.as_ref().clone()).collect();
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            {paragraphs(&text::LEAD)}
            <h2 class="govuk-heading-m">{text::NUMBERS_TITLE}</h2>
            {places.iter().map(numbers).collect::<Vec<_>>()}
            <h2 class="govuk-heading-m">{text::SAY_TITLE}</h2>
            <ul class="govuk-list govuk-list--bullet">{text::SAY.map(|line| view! { <li>{line}</li> }).to_vec()}</ul>
            <h2 class="govuk-heading-m">{text::RANG_TITLE}</h2>
            {paragraphs(&text::RANG_LEAD)}
            {form(next, &state, &places)}
        };
        let frame = frame(None, urls::HELPING_MINE);
        Ok(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

fn numbers(place: &Place) -> AnyView {
    let within = text::within(place.clocks.follow_up_hours);
    view! {
        <h3 class="govuk-heading-s">{place.name.clone()}</h3>
        {numbers_of(place)}
        <p class="govuk-body">{within}</p>
    }
    .into_any()
}

/// The id of the concern that the form begins: the same however often the page is looked at, so that a double tap begins
/// one, and another once one was begun.
fn next_id(asked: &Asked, visit: &Visit, begun: usize) -> Uuid {
    let digest = asked.portal.codes.digest(Purpose::Concern, &[&visit.key, &begun.to_be_bytes()]);
    Uuid::from_slice(digest.get(..16).unwrap_or_default()).unwrap_or_else(|_| asked.portal.ids.uuid())
}

fn form(next: Uuid, state: &FormState, places: &[Place]) -> AnyView {
    let teams = places.iter().map(|place| Choice::new(place.id.as_str(), place.name.clone())).collect();
    let reached =
        vec![Choice::new("spoke", text::SPOKE), Choice::new("no-answer", text::NO_ANSWER).hint(text::NO_ANSWER_HINT)];
    let time = Field::new("rang-time", text::TIME).hint(text::TIME_HINT).width("govuk-input--width-5");
    view! {
        <form method="post" autocomplete="off" action=urls::post::CONCERN_BEGIN novalidate>
            <input type="hidden" name="concern" value=next.to_string()/>
            {fields::radios(state, &Field::new("child-place", text::PLACE), teams)}
            {fields::radios(state, &Field::new("reached", text::REACHED), reached)}
            {fields::text_input(state, &Field::new("spoke-with", text::SPOKE_WITH).hint(text::SPOKE_WITH_HINT))}
            {fields::date_input(state, &Field::new("rang", text::DAY).hint(text::DAY_HINT))}
            {fields::text_input(state, &time)}
            {fields::submit(text::BEGIN)}
        </form>
    }
    .into_any()
}

/// Takes what was told of the call, which starts the clock.
pub async fn begin(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { mut visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let place = PlaceId::parse(form.get("child-place")).and_then(|id| portal.places.get(&id).cloned());
    let (place, call) = match (place, Call::parse(&form, now, instant_in_england)) {
        (Some(place), Ok(call)) => (place, call),
        (place, call) => {
            let missing = place.is_none().then(|| Problem::new("child-place", ProblemKind::Missing));
            let problems = missing.into_iter().chain(call.err().unwrap_or_default()).collect();
            visit.data.refused = Some(Rejected { form: form.only(&FIELDS), problems });
            visits::put(&asked, &visit).await?;
            return Ok(Next::page(urls::HELPING_CONCERN));
        }
    };
    let holder = holder(portal, &helper);
    let mut draft = new_draft(&asked, &form, &place, call);
    if !portal.store.begin_concern(holder, &draft, now).await? {
        // A second tap of the same form opens what the first one began. An id of somebody else's begins another.
        if portal.store.concern(holder, draft.id, now).await?.is_none() {
            draft.id = ConcernId::new(portal.ids.uuid());
            portal.store.begin_concern(holder, &draft, now).await?;
        }
    }
    visit.data.helping.concern = Some(draft.id);
    visit.data.refused = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::concern_step(ConcernStep::Child)))
}

fn new_draft(asked: &Asked, form: &RawForm, place: &Place, call: Call) -> ConcernDraft {
    let id = form.get("concern").parse().unwrap_or_else(|_| asked.portal.ids.uuid());
    ConcernDraft {
        id: ConcernId::new(id),
        place: place.id.clone(),
        // Whatever part of it the child lives in: worries about harm have one door.
        hub: place.front_door.clone(),
        clock: ConcernClock::of(&call, place),
        written: Written { call, answers: ConcernAnswers::default(), rejected: std::collections::BTreeMap::new() },
        version: 0,
    }
}
