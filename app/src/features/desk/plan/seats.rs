//! Seats for people of the family: a name, and six words that are shown once, to hand over.
//!
//! Only the desk makes them. At a young person's own request no adult gets one: storage refuses it, and the page says why
//! (rule C9).

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    forms::fresh_key,
    frame,
    hand::{self, AtPlan},
    page,
};
use crate::{
    domain::{
        answers::Rejected,
        ids::SeatId,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        reference::Reference,
        text::PersonName,
    },
    features::{access, codes, plan::opening::words_key},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{DeskPlanNotice, Fault, FreshSeat, NewSeat, Seat, SeatKind, Sitter},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits,
    words::desk_plan as text,
};

const FIELDS: [&str; 2] = ["plan-seat-name", "plan-seat-kind"];

/// Who has a seat, the words of the one that was just made, and another.
#[component]
pub fn SeatsPage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        let at = hand::require(&asked, &reference).await?;
        if at.hand.is_lead() {
            return Err(Stop::NotFound);
        }
        let state = access::refused(&at.visit, &FIELDS);
        let seats: Vec<_> = at.seats.iter().map(|seat| one(&at, seat)).collect();
        let own =
            at.request.is_own.then(|| view! { <div class="govuk-inset-text" id="no-adults">{text::NO_ADULTS}</div> });
        let none = seats.is_empty().then(|| view! { <p class="govuk-body">{text::SEATS_NONE}</p> });
        let content = view! {
            {fields::error_summary(&state)}
            {page::notice(&at)}
            <h1 class="govuk-heading-l">{text::SEATS}</h1>
            <p class="govuk-body">{text::SEATS_LEAD}</p>
            {own}
            {fresh(&asked, &at)}
            {none}
            <ul class="govuk-list app-list">{seats}</ul>
            {at.request.status.withdrawn_at.is_none().then(|| new_form(&at, &state))}
        };
        let frame = frame(&at, text::SEATS).back(urls::desk_plan(at.reference()));
        Ok(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

fn address(at: &AtPlan) -> String {
    urls::desk_plan_form(at.reference(), "seats")
}

fn which(at: &AtPlan, seat: Option<&Seat>) -> AnyView {
    let seat = seat.map(|seat| view! { <input type="hidden" name="seat" value=seat.id.uuid().to_string()/> });
    view! { <input type="hidden" name="reference" value=at.reference().as_str().to_owned()/> {seat} }.into_any()
}

/// The words of the seat that was just made, on a note that says nothing of what they are for.
fn fresh(asked: &Asked, at: &AtPlan) -> Option<AnyView> {
    let fresh = at.visit.data.desk_plan.fresh.as_ref()?;
    let seat = at.seat(fresh.seat)?;
    let public = format!("{}{}", asked.portal.settings.public_url, urls::PLAN_OPEN);
    Some(
        view! {
            <p class="govuk-body">{text::WORDS_FOR} " " <strong class="app-as-typed" dir="auto">{seat.sitter.name.as_str().to_owned()}</strong></p>
            <div class="app-harmless-note">{codes::for_another(&fresh.code, text::TYPE_AT, public)}</div>
            <p class="govuk-body">{text::WORDS_ONCE}</p>
            <form method="post" autocomplete="off" action=urls::post::DESK_SEAT_CHANGE>
                {which(at, Some(seat))}
                <button type="submit" name="do" value="hide" class="govuk-button">{text::WORDS_HIDE}</button>
            </form>
        }
        .into_any(),
    )
}

fn one(at: &AtPlan, seat: &Seat) -> AnyView {
    let name = seat.sitter.name.as_str().to_owned();
    let state = match (seat.closed_at, seat.opened_at) {
        (Some(_), _) => text::SEAT_IS_CLOSED,
        (None, Some(_)) => text::SEAT_OPENED,
        (None, None) => text::SEAT_WAITS,
    };
    let button = |pressed: &'static str, label: &'static str| {
        let name = name.clone();
        view! {
            <button type="submit" name="do" value=pressed class="govuk-button govuk-button--secondary">
                {label} <span class="govuk-visually-hidden">" " {name}</span>
            </button>
        }
    };
    let close = seat.closed_at.is_none().then(|| button("close", text::SEAT_CLOSE));
    view! {
        <li class="app-list__item">
            <div>
                <p class="govuk-body"><span class="app-as-typed" dir="auto">{name.clone()}</span> ". " {text::seat_kind(seat.sitter.kind)} ". " {state}</p>
                <form method="post" autocomplete="off" action=urls::post::DESK_SEAT_CHANGE>
                    {which(at, Some(seat))}
                    <div class="govuk-button-group">{button("renew", text::SEAT_RENEW)} {close}</div>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn new_form(at: &AtPlan, state: &FormState) -> AnyView {
    let kinds = SeatKind::ALL.iter().map(|it| Choice::new(it.slug(), text::seat_kind(*it))).collect();
    view! {
        <h2 class="govuk-heading-m">{text::SEAT_NEW}</h2>
        <form method="post" autocomplete="off" action=urls::post::DESK_SEAT novalidate>
            {which(at, None)}
            {fields::text_input(state, &Field::new("plan-seat-name", text::SEAT_NAME))}
            {fields::radios(state, &Field::new("plan-seat-kind", text::SEAT_KIND), kinds)}
            {fields::submit(text::SEAT_MAKE)}
        </form>
    }
    .into_any()
}

/// The plan of a form, for the desk alone.
async fn at_desk(asked: &Asked, form: &RawForm) -> Result<Option<AtPlan>, Fault> {
    let at = hand::find(asked, &Reference::from_text(form.get("reference"))).await?;
    Ok(at.filter(|at| !at.hand.is_lead()))
}

fn read(form: &RawForm) -> Result<Sitter, Vec<Problem>> {
    let name = PersonName::parse(form.get("plan-seat-name")).map_err(|kind| Problem::new("plan-seat-name", kind));
    let kind = SeatKind::from_slug(form.get("plan-seat-kind"));
    let kind = kind.ok_or_else(|| Problem::new("plan-seat-kind", ProblemKind::Missing));
    match (name, kind) {
        (Ok(name), Ok(kind)) => Ok(Sitter { name, kind }),
        (name, kind) => Err(name.err().into_iter().chain(kind.err()).collect()),
    }
}

/// Makes a seat, and shows its words once.
pub async fn make(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(mut at) = at_desk(&asked, &form).await? else { return Ok(Next::page(urls::ENDED)) };
    let (portal, now) = (&asked.portal, asked.portal.clock.now());
    at.visit.data.desk_plan.notice = None;
    match read(&form) {
        Err(problems) => {
            at.visit.data.refused = Some(Rejected { form: form.only(&FIELDS), problems });
        }
        Ok(sitter) => {
            at.visit.data.refused = None;
            let code = codes::draw(portal);
            let words = words_key(portal, &code);
            let id = SeatId::new(portal.ids.uuid());
            let new = NewSeat { id, request: at.request.status.id, key: fresh_key(&asked, "seat"), sitter, words };
            if portal.store.make_seat(&new, now).await? {
                at.visit.data.desk_plan.fresh = Some(FreshSeat { seat: id, code: code.canonical() });
            } else {
                at.visit.data.desk_plan.notice = Some(DeskPlanNotice::NoSeat);
            }
        }
    }
    visits::put(&asked, &at.visit).await?;
    Ok(Next::page(address(&at)))
}

/// Gives a seat other words, closes it, or puts its words away.
pub async fn change(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(mut at) = at_desk(&asked, &form).await? else { return Ok(Next::page(urls::ENDED)) };
    let (portal, now) = (&asked.portal, asked.portal.clock.now());
    let seat = at.seats.iter().find(|seat| seat.id.uuid().to_string() == form.get("seat")).map(|seat| seat.id);
    let Some(seat) = seat else { return Ok(Next::page(address(&at))) };
    let desk = &mut at.visit.data.desk_plan;
    (desk.fresh, desk.notice) = (None, None);
    match form.get("do") {
        "renew" if at.request.status.withdrawn_at.is_none() => {
            let code = codes::draw(portal);
            portal.store.renew_seat(seat, words_key(portal, &code), now).await?;
            desk.fresh = Some(FreshSeat { seat, code: code.canonical() });
        }
        "close" => {
            portal.store.close_seat(seat, now).await?;
            desk.notice = Some(DeskPlanNotice::SeatClosed);
        }
        _ => {}
    }
    visits::put(&asked, &at.visit).await?;
    Ok(Next::page(address(&at)))
}
