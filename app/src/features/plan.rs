//! The plan on the family's phone: what was agreed, who does what by when, and the family's own say in it.
//!
//! A page is for one seat and reads [`crate::ports::Plans::plan_for`] of it and nothing else, so what is not for that seat
//! is in no byte of any page (rules C10, C11). Six words alone never get here (threat T5): who sent the request opens the
//! story first, everybody else types six words and a safe word of their own. Looking changes nothing. What somebody says
//! leaves for the hub with it, and what they decline is "declined on", never a mark against them (rule C14).
//!
//! Whose step something is follows from what the seat sees, and no seat sees whether another one exists. So every step of
//! the family's can be ticked by everybody of it; a step of the team's by nobody.
//!
//! - [`opening`]: the way in. [`saying`]: how anything is said.
//! - [`overview`]: the whole plan. [`promises`]: the clock, [`journey`]: where we are, [`changed`]: what is new.
//! - [`steps`], [`agreeing`], [`talk`], [`team`], [`lead`], [`meetings`], [`progress`]: the family's say.
//! - [`history`], [`child`], [`mod@print`], [`calendar`]: the same plan in other forms.

pub mod agreeing;
pub mod calendar;
mod changed;
mod child;
mod history;
mod journey;
pub mod lead;
mod line;
pub mod meetings;
pub mod opening;
mod overview;
mod print;
pub mod progress;
pub mod promises;
mod saying;
mod stepping;
pub mod steps;
pub mod talk;
pub mod team;

pub use self::{
    agreeing::AgreePage, child::ChildPage, history::HistoryPage, meetings::MeetingsPage, opening::OpenPage,
    overview::PlanPage, overview::read, print::PrintPage, progress::ProgressPage, steps::StepsPage, talk::WordsPage,
    team::TeamPage,
};

use std::sync::Arc;

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        hex::hex,
        language::Language,
        place::Place,
        plan::{Party, Plan, PlanEvent, PlanKey},
        question::SentKind,
    },
    features::ask,
    page::{Asked, Stop},
    ports::{Fault, PlanNotice, RequestStatus, SeatKind, Visit, day_in_england},
    ui::layout::{self, Frame},
    urls, visits, words,
    words::plan as text,
};

/// Who sits here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sitting {
    /// Who sent the request.
    Sender,
    /// Another adult.
    Adult,
    /// A young person.
    Young,
    /// A young person who asked for themselves.
    OwnYoung,
}

impl Sitting {
    const fn is_young(self) -> bool {
        matches!(self, Self::Young | Self::OwnYoung)
    }

    /// For whom they answer when somebody is asked to lead (rule C16).
    const fn parties(self) -> &'static [Party] {
        match self {
            Self::Sender | Self::Adult => &[Party::Family],
            Self::Young => &[Party::Child],
            Self::OwnYoung => &[Party::Child, Party::Family],
        }
    }
}

/// Somebody at a plan, with what they may see of it.
struct Here {
    visit: Visit,
    status: RequestStatus,
    place: Arc<Place>,
    seat: PlanKey,
    sitting: Sitting,
    events: Vec<PlanEvent>,
    plan: Plan,
}

/// Who asks: their visit, the request and their seat at its plan; or where they should be.
async fn seated(asked: &Asked) -> Result<Result<(Visit, RequestStatus, PlanKey, Sitting), &'static str>, Fault> {
    let Some(visit) = visits::current(asked).await? else { return Ok(Err(urls::ENDED)) };
    if visit.data.seat.is_some() {
        let found = by_seat(asked, &visit).await?;
        if found.is_none() {
            visits::end(asked).await?;
        }
        return Ok(found.map(|(status, key, sitting)| (visit, status, key, sitting)).ok_or(urls::ENDED));
    }
    let (Some(family), Some(_)) = (visit.data.family, visit.data.member) else { return Ok(Err(urls::ENDED)) };
    if !(visit.data.story_open || visit.data.sent_here) {
        return Ok(Err(urls::ACCESS_OPEN));
    }
    let Some(status) = own_request(asked, &visit).await? else { return Ok(Err(urls::PLAN_OPEN)) };
    if status.withdrawn_at.is_some() || status.kind == SentKind::Question {
        return Ok(Err(urls::STATUS));
    }
    asked.portal.store.note_use(family, asked.portal.clock.now()).await?;
    let is_own = ask::is_own(asked, &visit, status.id).await?;
    let sitting = if is_own { Sitting::OwnYoung } else { Sitting::Sender };
    Ok(Ok((visit, status, PlanKey::sender(), sitting)))
}

/// The seat of a visit that was opened for one. `None` once it was closed, has other words, or has no plan any more: then
/// whoever sits there is out.
async fn by_seat(asked: &Asked, visit: &Visit) -> Result<Option<(RequestStatus, PlanKey, Sitting)>, Fault> {
    let store = &asked.portal.store;
    let Some(id) = visit.data.seat else { return Ok(None) };
    let Some(seat) = store.seat(id).await? else { return Ok(None) };
    // Words that were made anew begin with another safe word: who came with the old ones is out.
    if seat.opened_at.is_none_or(|at| at > visit.started_at) {
        return Ok(None);
    }
    let status = store.request_status(seat.request).await?.filter(|status| status.withdrawn_at.is_none());
    let sitting = match seat.sitter.kind {
        SeatKind::Adult => Sitting::Adult,
        SeatKind::YoungPerson => Sitting::Young,
    };
    Ok(status.map(|status| (status, seat.key, sitting)))
}

/// The request of this visit, or the member's newest with a plan. No member ever sees what another one sent (rule C10).
async fn own_request(asked: &Asked, visit: &Visit) -> Result<Option<RequestStatus>, Fault> {
    let store = &asked.portal.store;
    let Some(member) = visit.data.member else { return Ok(None) };
    if let Some(id) = visit.data.request {
        return Ok(store.request_status(id).await?.filter(|status| status.member == member));
    }
    let mut sent = store.requests_of(member).await?;
    sent.retain(|status| status.kind == SentKind::Request && status.withdrawn_at.is_none());
    for status in &sent {
        if store.plan_dates(status.id).await?.is_some() {
            return Ok(Some(status.clone()));
        }
    }
    Ok((!sent.is_empty()).then(|| sent.remove(0)))
}

impl Here {
    async fn find(asked: &Asked) -> Result<Result<Self, &'static str>, Fault> {
        let (visit, status, seat, sitting) = match seated(asked).await? {
            Ok(seated) => seated,
            Err(url) => return Ok(Err(url)),
        };
        let place = asked.portal.places.get_in(&status.place, Language::English).cloned();
        let place = place.ok_or_else(|| Fault::bare("a request's place is no longer in the data"))?;
        let events = asked.portal.store.plan_for(status.id, &seat).await?;
        let plan = Plan::of(events.clone());
        Ok(Ok(Self { visit, status, place, seat, sitting, events, plan }))
    }

    /// For a page.
    async fn on_page(asked: &Asked) -> Result<Self, Stop> {
        Self::find(asked).await?.map_err(|url| Stop::Go(url.to_owned()))
    }

    /// What a form calls one thing of this plan: it tells nothing of what else there is, not even to who counts
    /// (rule C11), and is worth nothing at another plan or seat.
    fn mark(&self, of: &str) -> String {
        let digest = Sha256::new()
            .chain_update(self.status.id.uuid().as_bytes())
            .chain_update(self.seat.as_str())
            .chain_update([0])
            .chain_update(of)
            .finalize();
        hex(digest.iter().take(5))
    }

    const fn is_young(&self) -> bool {
        self.sitting.is_young()
    }

    /// The first page of whoever sits here.
    const fn home(&self) -> &'static str {
        if self.is_young() { urls::PLAN_CHILD } else { urls::PLAN }
    }

    /// The page around `content`, with the word from the last form.
    fn show(&self, asked: &Asked, (back, has_problems): (Option<&'static str>, bool), content: AnyView) -> AnyView {
        let frame = Frame::private(words::current().common.neutral_title, Some(Arc::clone(&self.place)));
        let frame = frame.problems(has_problems);
        let frame = match back {
            Some(url) => frame.back(url),
            None => frame,
        };
        let notice = self.visit.data.plan.notice.as_ref();
        let notice =
            notice.filter(|(_, page)| !has_problems && page == asked.path_and_query()).and_then(|(it, _)| said(*it));
        layout::page(asked, frame, view! { {notice.map(layout::notice)} {content} })
    }
}

/// What a notice says on the pages of a plan.
const fn said(notice: PlanNotice) -> Option<&'static str> {
    match notice {
        PlanNotice::Kept => Some(text::KEPT),
        PlanNotice::NotKept => Some(text::NOT_KEPT),
        PlanNotice::WrittenAgain => Some(text::WRITTEN_AGAIN),
        PlanNotice::Asked => Some(text::ASKED),
        PlanNotice::NotOpen | PlanNotice::SlowDown | PlanNotice::WordNotRight => None,
    }
}

/// A day as the family reads it.
fn day(date: jiff::civil::Date) -> String {
    (words::of(Language::English).day)(date)
}

/// The same of a moment, as it is in England.
fn day_of(at: jiff::Timestamp) -> String {
    day(day_in_england(at))
}

/// Words that somebody typed, with their own line ends.
fn typed(words: &str) -> AnyView {
    // The group keeps it apart from what comes next.
    view! { <div class="govuk-form-group"><p class="app-as-typed" dir="auto">{words.to_owned()}</p></div> }.into_any()
}

/// The link to the plan of this visit's request, where there is one; on pages in English alone.
pub async fn link(asked: &Asked, visit: &Visit) -> Result<Option<AnyView>, Fault> {
    if words::current().language != Language::English || visit.data.member.is_none() {
        return Ok(None);
    }
    let Some(status) = own_request(asked, visit).await? else { return Ok(None) };
    let has_plan = status.withdrawn_at.is_none() && asked.portal.store.plan_dates(status.id).await?.is_some();
    Ok(has_plan
        .then(|| view! { <p class="govuk-body"><a class="govuk-link" href=urls::PLAN>{text::LINK}</a></p> }.into_any()))
}
