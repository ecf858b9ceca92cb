//! Coming through a door: six words or the square, and a name the family can read.
//!
//! Looking changes nothing and looks nothing up. Words that were never a door's, a door that ended, was closed or has
//! nothing behind it get one and the same answer. Tries are counted for the network alone, softly (threats T5, T8): six
//! words cannot be guessed, and nobody may lock a family's recipient out. The visit that begins holds the door and the
//! name, and nothing of who was here before.

use jiff::Timestamp;
use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::{instant, notes, refused, state_of};
use crate::{
    domain::{
        door::{Door, Opening},
        ids::{FamilyId, OpeningId},
        permission::SHARING_VERSION,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        return_code::ReturnCode,
        story::Part,
        text::Line,
    },
    features::codes,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtDoors, BookChange, DoorForm, DoorNotice, Fault, OnlyIf, Visit, VisitData},
    ui::{
        fields::{self, Field, FormState},
        fragment,
        layout::{self, Frame},
    },
    urls, visits, words,
    words::doors as text,
};

/// Typing the words.
#[component]
pub fn SharedPage() -> impl IntoView {
    let scanned = fragment::into_field("code");
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let state = visit.as_ref().map(|visit| state_of(visit, DoorForm::Open)).unwrap_or_default();
        Ok::<_, Stop>(way_in(&asked, visit.as_ref(), &state, scanned))
    })
}

/// Where squares led that were printed when they held their words in the address: to the page where those are typed. What
/// stands in the address is not read.
#[component]
pub fn SharedOpenPage() -> impl IntoView {
    loaded(|_| async move { Err::<(), _>(Stop::Go(urls::SHARED.to_owned())) })
}

fn way_in(asked: &Asked, visit: Option<&Visit>, state: &FormState, scanned: AnyView) -> AnyView {
    let w = words::current();
    let notice = visit.and_then(|visit| visit.data.doors.notice);
    let says = match notice {
        Some(DoorNotice::NotOpen) => Some(text::NOT_OPEN),
        Some(DoorNotice::SlowDown) => Some(text::SLOW),
        Some(DoorNotice::TooLate) => Some(text::TOO_LATE),
        _ => None,
    };
    let content = view! {
        {fields::error_summary(state)}
        {says.map(layout::notice)}
        <h1 class="govuk-heading-l">{text::OPEN_PAGE}</h1>
        <p class="govuk-body">{text::OPEN_LEAD}</p>
        {notes::wrote(state)}
        <form method="post" autocomplete="off" action=urls::post::SHARED_OPEN novalidate>
            {fields::text_input(state, &Field::new("code", w.code.label).hint(w.code.hint))}
            {fields::text_input(state, &Field::new("visitor", text::VISITOR).hint(text::VISITOR_HINT))}
            <p class="govuk-body">{text::OPEN_TELLS}</p>
            {fields::submit(text::OPEN)}
        </form>
        {scanned}
    };
    let frame = Frame { is_timed: visit.is_some(), ..Frame::open(w.common.neutral_title) };
    layout::page(asked, frame.problems(state.has_problems()), content)
}

/// Opens a door, keeps that it was opened, and begins the recipient's visit.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let code = ReturnCode::parse(form.get("code"));
    let name = Line::parse(form.get("visitor"));
    let missing = |kind: &ProblemKind| matches!(kind, ProblemKind::Missing);
    let problems: Vec<Problem> = [
        code.as_ref().err().filter(|kind| missing(kind)).map(|kind| Problem::new("code", *kind)),
        name.as_ref().err().map(|kind| Problem::new("visitor", *kind)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let again = RawForm::default().with("visitor", form.get("visitor"));
    if !problems.is_empty() {
        return refuse(&asked, again.with("code", form.get("code")), (None, problems)).await;
    }
    if is_too_often(&asked).await? {
        return refuse(&asked, again.with("code", form.get("code")), (Some(DoorNotice::SlowDown), Vec::new())).await;
    }
    // The words are not shown again: whoever looks over a shoulder need not read them, and every no is alike.
    let no = (Some(DoorNotice::NotOpen), Vec::new());
    let (Ok(code), Ok(name)) = (code, name) else {
        return refuse(&asked, again, no).await;
    };
    let Some((family, door, parts)) = behind(&asked, &code, now).await? else {
        return refuse(&asked, again, no).await;
    };
    let data = VisitData { door: Some((family, door.id, name.as_str().to_owned())), ..VisitData::default() };
    // A second tap of the same person is the same opening.
    if visits::current(&asked).await?.is_some_and(|visit| visit.data.door == data.door) {
        return Ok(Next::page(urls::SHARED_STORY));
    }
    if !keep(&asked, (family, &door), (name, &parts)).await? {
        return refuse(&asked, again, no).await;
    }
    let doors = AtDoors { shown: parts, ..AtDoors::default() };
    visits::begin(&asked, VisitData { doors, ..data }).await?;
    Ok(Next::page(urls::SHARED_STORY))
}

/// Counted apart from return codes: who guesses at doors does not keep a family from coming back.
async fn is_too_often(asked: &Asked) -> Result<bool, Fault> {
    codes::is_noisy_at(asked, |network| Sha256::new().chain_update(b"door").chain_update(network).finalize().into())
        .await
}

/// The door these words open and what is behind it now; `None` unless there is something.
async fn behind(
    asked: &Asked,
    code: &ReturnCode,
    now: Timestamp,
) -> Result<Option<(FamilyId, Door, Vec<Part>)>, Fault> {
    let portal = &asked.portal;
    let Some((family, door)) = portal.store.find_door(&portal.codes.door_key(code)).await? else {
        return Ok(None);
    };
    let book = portal.store.book(family).await?;
    let parts = door.view(&book.story, &book.permissions, instant(now)).parts();
    Ok((!parts.is_empty()).then_some((family, door, parts)))
}

/// Keeps that `name` saw `parts`. `false` when the door is not open any more.
pub(super) async fn keep(
    asked: &Asked,
    (family, door): (FamilyId, &Door),
    (name, parts): (Line, &[Part]),
) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let mut change = BookChange::new(family, None, portal.clock.now());
    change.openings.push(Opening {
        id: OpeningId::new(portal.ids.uuid()),
        door: door.id,
        recipient: door.recipient.id,
        name,
        parts: parts.to_vec(),
        at: change.at,
    });
    change.only_if = Some(OnlyIf { door: door.id, adds_to: None, version: SHARING_VERSION.to_owned() });
    portal.store.write_book(&change).await
}

/// Says no, always alike. What else this browser has open stays open.
async fn refuse(
    asked: &Asked,
    again: RawForm,
    (notice, problems): (Option<DoorNotice>, Vec<Problem>),
) -> Result<Next, Fault> {
    note(asked, |doors| {
        // Words of a note that came too late stay until there is a page to add them to.
        let before = doors.refused.take().filter(|(form, _)| *form == DoorForm::Open);
        let wrote = before.map(|(_, before)| before.form.get(notes::WROTE).to_owned()).unwrap_or_default();
        doors.refused = Some(refused(DoorForm::Open, again.with(notes::WROTE, wrote), problems));
        doors.notice = notice;
    })
    .await?;
    Ok(Next::page(urls::SHARED))
}

/// Notes something in this browser's visit, beginning one if there is none.
pub(super) async fn note(asked: &Asked, change: impl FnOnce(&mut AtDoors)) -> Result<(), Fault> {
    if let Some(mut visit) = visits::current(asked).await? {
        change(&mut visit.data.doors);
        return visits::put(asked, &visit).await;
    }
    let mut data = VisitData::default();
    change(&mut data.doors);
    visits::begin(asked, data).await.map(|_| ())
}
