//! A professional fears that a child is being badly hurt, or may be: the call first, then the writing (rule C13).
//!
//! For visits whose work address was proven, and no other. It rests on no consent, so a family's no changes nothing here
//! (rule C14). What is written belongs to no family: nothing a family can open leads here, and nothing here leads to one.
//! No page says how serious it is.
//!
//! - [`phone`]: whom to call, and telling of the call, which begins the writing.
//! - [`writing`]: the pages.
//! - [`rows`]: what was written, to read again.
//! - [`sent`]: sending, and what came of it.
//! - [`calls`]: the list, in words that tell a parent who looks over a shoulder nothing.

pub mod calls;
pub mod phone;
pub mod rows;
pub mod sent;
pub mod writing;

pub use self::{
    phone::ConcernPage,
    sent::{ConcernNowPage, ConcernSentPage},
    writing::ConcernStepPage,
};

use std::sync::Arc;

use leptos::prelude::*;

use super::{Staff, require, staff};
use crate::{
    domain::{concern::ConcernDraft, place::Place},
    page::{Asked, Stop},
    ports::{ConcernHolder, ConcernLine, Fault, Helper, Portal, Purpose},
    ui::layout::{self, Frame},
    urls, words,
    words::concern as text,
};

/// What finds a writer's concerns. It is made from what finds their drafts and cannot be led back to it without the key.
pub(super) fn holder(portal: &Portal, helper: &Helper) -> ConcernHolder {
    ConcernHolder(portal.codes.digest(Purpose::Concern, &[&helper.key.0]))
}

/// The concern at hand while it is being written.
struct InWriting {
    staff: Staff,
    draft: ConcernDraft,
}

/// The concern at hand, if it is being written.
async fn at_hand(asked: &Asked) -> Result<Option<InWriting>, Fault> {
    let Some(staff) = staff(asked).await? else { return Ok(None) };
    let Some(id) = staff.visit.data.helping.concern else { return Ok(None) };
    let (portal, holder) = (&asked.portal, holder(&asked.portal, &staff.helper));
    let draft = portal.store.concern(holder, id, portal.clock.now()).await?;
    Ok(draft.map(|draft| InWriting { staff, draft }))
}

/// The same for a page: without a call there is nothing to write.
async fn require_written(asked: &Asked) -> Result<(InWriting, Option<Arc<Place>>), Stop> {
    require(asked).await?;
    let writing = at_hand(asked).await?.ok_or_else(|| Stop::Go(urls::HELPING_CONCERN.to_owned()))?;
    let place = asked.portal.places.get(&writing.draft.place).cloned();
    Ok((writing, place))
}

/// The concern at hand as the list has it, whatever became of it.
async fn line_at_hand(asked: &Asked, staff: &Staff) -> Result<Option<ConcernLine>, Fault> {
    let Some(id) = staff.visit.data.helping.concern else { return Ok(None) };
    let (portal, holder) = (&asked.portal, holder(&asked.portal, &staff.helper));
    let lines = portal.store.concerns_of(holder, portal.clock.now()).await?;
    Ok(lines.into_iter().find(|line| line.id == id))
}

/// The frame of a page of a concern.
fn frame(place: Option<Arc<Place>>, back: &str) -> Frame {
    Frame::private(words::current().common.neutral_title, place).back(back.to_owned())
}

/// How the clock stands.
fn clock(asked: &Asked, clock: crate::domain::concern::ConcernClock) -> AnyView {
    let is_late = asked.portal.clock.now() > clock.due_at;
    let says = if is_late { text::overdue(clock.due_at, clock.closes_at) } else { text::send_by(clock.due_at) };
    view! { <p class="govuk-inset-text" id="clock"><strong>{says}</strong></p> }.into_any()
}

/// How to call the team of a place, by day and by night.
fn numbers_of(place: &Place) -> AnyView {
    let by_day = place.front_door().map(|hub| layout::phone(&hub.contact).into_any());
    view! {
        <p class="govuk-body">{by_day}</p>
        <p class="govuk-body">{text::OUT_OF_HOURS} " " {layout::phone(&place.out_of_hours)}</p>
    }
    .into_any()
}
