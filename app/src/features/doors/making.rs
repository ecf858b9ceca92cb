//! The family's doors: making one for a recipient it said yes to, and closing one with a single press.
//!
//! A member sees and closes the doors that this member made, and no other adult's (rule C10). A door grants nothing:
//! what is behind it is what the permissions say at each load.

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{instant, labels, parts::Titles, refused, state_of};
use crate::{
    domain::{
        door::{Door, Lasting, Mode, shared_with},
        ids::{DoorId, MemberId},
        permission::Recipient,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        story::Story,
    },
    features::{ask::service::place_of_visit, codes, inside},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Book, BookChange, DoorForm, DoorNotice, Fault, FreshDoor, Visit},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::doors as text,
};

/// The same choices again within this time are a second tap, not a second door.
const SECOND_TAP: SignedDuration = SignedDuration::from_secs(60);

/// Everybody who may see something now by a yes of `member`, with what that is.
fn recipients(book: &Book, member: MemberId, now: Timestamp) -> Vec<(Recipient, Story)> {
    let of_member = book.permissions.of(member);
    let each = of_member.recipients().into_iter().map(|recipient| {
        let whose = (member, recipient.id);
        (recipient.clone(), shared_with((&book.story, &book.permissions), whose, instant(now)))
    });
    each.filter(|(_, shared)| !shared.parts().is_empty()).collect()
}

/// The page of a family's doors.
#[component]
pub fn DoorsPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let inside::Inside { visit, family, member } = inside::require(&asked).await?;
        let now = asked.portal.clock.now();
        let book = asked.portal.store.book(family).await?;
        let state = state_of(&visit, DoorForm::Make);
        let has_problems = state.has_problems();
        let fresh = visit.data.doors.fresh.as_ref().map(|fresh| fresh.door);
        let content = view! {
            {fields::error_summary(&state)}
            {(visit.data.doors.notice == Some(DoorNotice::Closed)).then(|| layout::notice(text::CLOSED))}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body">{text::LEAD}</p>
            {making(&visit, &state, &book, &recipients(&book, member, now))}
            {lists(&visit, fresh, &book.doors.iter().filter(|door| door.by == member).collect::<Vec<_>>(), now)}
            <p class="govuk-body"><a class="govuk-link" href=urls::SEEN>{text::TO_SEEN}</a></p>
        };
        let place = place_of_visit(&asked).await?;
        let frame = Frame::private(w.common.neutral_title, place).back(urls::PERMISSIONS).problems(has_problems);
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

fn making(visit: &Visit, state: &FormState, book: &Book, recipients: &[(Recipient, Story)]) -> AnyView {
    if recipients.is_empty() {
        return view! {
            <p class="govuk-body">{text::NOBODY}</p>
            <p class="govuk-body"><a class="govuk-link" href=urls::PERMISSIONS>{text::TO_PERMISSIONS}</a></p>
        }
        .into_any();
    }
    // The family knows its own people by name, whatever a recipient may read.
    let titles = Titles::of(&book.story);
    let whom = recipients.iter().map(|(recipient, shared)| {
        let sees: Vec<String> = shared.parts().into_iter().map(|part| titles.of_part(part)).collect();
        Choice::new(labels::label(&visit.key, &recipient.id), recipient.name.as_str()).hint(text::they_see(&sees))
    });
    let modes = Mode::ALL.iter().map(|mode| {
        let (label, hint) = text::mode(*mode);
        Choice::new(mode.slug(), label).hint(hint)
    });
    let ends = Lasting::ALL.iter().map(|lasting| Choice::new(lasting.slug(), text::lasting(*lasting)));
    view! {
        <h2 class="govuk-heading-m">{text::NEW_TITLE}</h2>
        <form method="post" autocomplete="off" action=urls::post::DOOR_MAKE novalidate>
            {fields::radios(state, &Field::new("door-for", text::FOR_WHOM), whom.collect())}
            {fields::radios(state, &Field::new("mode", text::MODE), modes.collect())}
            {fields::radios(state, &Field::new("lasting", text::LASTING), ends.collect())}
            {fields::submit(text::MAKE)}
        </form>
    }
    .into_any()
}

/// Doors that are open, newest first, and below them those that are not.
fn lists(visit: &Visit, fresh: Option<DoorId>, doors: &[&Door], now: Timestamp) -> AnyView {
    let (open, done): (Vec<&Door>, Vec<&Door>) = doors.iter().rev().partition(|door| door.is_open(now));
    let has_open = !open.is_empty();
    let open: Vec<_> = open.into_iter().map(|door| open_door(visit, door, fresh == Some(door.id))).collect();
    let has_done = !done.is_empty();
    let done = done.into_iter().map(|door| {
        let how = door.closed_at.map_or_else(|| text::ended(door.until), text::closed);
        view! { <li>{text::for_whom(door.recipient.name.as_str())} ". " {how}</li> }
    });
    let done: Vec<_> = done.collect();
    view! {
        <h2 class="govuk-heading-m">{text::OPEN_TITLE}</h2>
        {(!has_open).then(|| view! { <p class="govuk-body">{text::NO_OPEN}</p> })}
        {open}
        {has_done.then(|| view! {
            <h2 class="govuk-heading-m">{text::DONE_TITLE}</h2>
            <ul class="govuk-list govuk-list--bullet">{done}</ul>
        })}
    }
    .into_any()
}

fn open_door(visit: &Visit, door: &Door, is_fresh: bool) -> AnyView {
    let name = door.recipient.name.as_str().to_owned();
    view! {
        <h3 class="govuk-heading-s">{text::for_whom(&name)}</h3>
        <p class="govuk-body">{text::may(door.mode)} " " {text::ends(door.until)}</p>
        {is_fresh.then(|| view! {
            <p class="govuk-body"><a class="govuk-link" href=urls::DOOR_WORDS>{text::TO_WORDS}</a></p>
        })}
        <form method="post" autocomplete="off" action=urls::post::DOOR_CLOSE>
            <button type="submit" class="govuk-button govuk-button--secondary" name="door"
                value=labels::label(&visit.key, &door.id)>
                {text::CLOSE} <span class="govuk-visually-hidden">{text::close_hidden(&name)}</span>
            </button>
        </form>
    }
    .into_any()
}

/// What the form for a new door asks.
fn read(visit: &Visit, form: &RawForm, known: Vec<Recipient>) -> Result<(Recipient, Mode, Lasting), Vec<Problem>> {
    let typed = form.get("door-for");
    let recipient = known.into_iter().find(|recipient| labels::label(&visit.key, &recipient.id) == typed);
    let (mode, lasting) = (Mode::from_slug(form.get("mode")), Lasting::from_slug(form.get("lasting")));
    let missing = [("door-for", recipient.is_none()), ("mode", mode.is_none()), ("lasting", lasting.is_none())];
    let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing);
    let problems = || missing.map(|(field, _)| Problem::new(field, ProblemKind::Missing)).collect();
    recipient.zip(mode).zip(lasting).map(|((recipient, mode), lasting)| (recipient, mode, lasting)).ok_or_else(problems)
}

/// Makes a door and shows its words.
pub async fn make(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside::Inside { mut visit, family, member } = match super::inside(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let book = portal.store.book(family).await?;
    let known = recipients(&book, member, now).into_iter().map(|(recipient, _)| recipient).collect();
    let (recipient, mode, lasting) = match read(&visit, &form, known) {
        Ok(read) => read,
        Err(problems) => {
            visit.data.doors.refused = Some(refused(DoorForm::Make, form, problems));
            visit.data.doors.notice = None;
            visits::put(&asked, &visit).await?;
            return Ok(Next::page(urls::DOORS));
        }
    };
    let code = codes::draw(portal);
    let door = Door {
        id: DoorId::new(portal.ids.uuid()),
        recipient,
        mode,
        by: member,
        at: now,
        until: lasting.until(now),
        closed_at: None,
    };
    if !is_second_tap(&book, &visit, &door) {
        let mut change = BookChange::new(family, Some(member), now);
        visit.data.doors.fresh = Some(FreshDoor { door: door.id, code: code.canonical() });
        change.doors.push((door, portal.codes.door_key(&code)));
        portal.store.write_book(&change).await?;
    }
    visit.data.doors.refused = None;
    visit.data.doors.notice = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DOOR_WORDS))
}

/// Whether this visit has just made the same door, whose words it can still show.
fn is_second_tap(book: &Book, visit: &Visit, door: &Door) -> bool {
    let fresh = visit.data.doors.fresh.as_ref().map(|fresh| fresh.door);
    let before = book.doors.iter().find(|before| Some(before.id) == fresh && before.is_open(door.at));
    before.is_some_and(|before| {
        let long = |door: &Door| door.until.duration_since(door.at);
        let is_same =
            before.recipient.id == door.recipient.id && before.mode == door.mode && long(before) == long(door);
        is_same && door.at.duration_since(before.at) < SECOND_TAP
    })
}

/// Closes a door at once.
pub async fn close(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside::Inside { mut visit, family, member } = match super::inside(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let book = portal.store.book(family).await?;
    let own = book.doors.iter().filter(|door| door.by == member);
    let Some(id) = labels::find(&visit.key, own.clone().map(|door| door.id), form.get("door")) else {
        return Ok(Next::page(urls::DOORS));
    };
    if own.into_iter().any(|door| door.id == id && door.closed_at.is_none()) {
        let mut change = BookChange::new(family, Some(member), now);
        change.closed.push(id);
        portal.store.write_book(&change).await?;
    }
    visit.data.doors.fresh.take_if(|fresh| fresh.door == id);
    visit.data.doors.refused = None;
    visit.data.doors.notice = Some(DoorNotice::Closed);
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DOORS))
}
