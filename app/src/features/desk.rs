//! The hub team's desk, for a hub without a system of its own: what came in, what is urgent, "we have it", "I have read it".
//!
//! Somebody of a hub team comes in with a code to their work address and one of their app. On the first day a one-time link
//! opens it, which sees only places where nobody leads yet. Who is there, what they may do and how far they see is read
//! anew for every page ([`require`]), and storage holds every query to it: of another place there is nothing, not even a
//! no. Opening a request is kept in the audit. The words are for workers; the family's stand exactly as typed.

pub mod case;
pub mod code;
pub mod concerns;
mod due;
mod list;
pub mod measures;
pub mod open;
pub mod organisations;
pub mod people;
pub mod plan;
pub mod second;
pub mod sign_in;
pub mod tasks;

pub use self::{
    case::DeskCasePage,
    code::DeskCodePage,
    concerns::{DeskConcernPage, DeskConcernsPage},
    list::DeskPage,
    measures::MeasuresPage,
    open::DeskOpenPage,
    organisations::OrganisationsPage,
    people::DeskPeoplePage,
    second::DeskSecondPage,
    sign_in::SignInPage,
};

use leptos::prelude::*;

use crate::{
    domain::{
        desk_person::{Act, Reach},
        place::PlaceId,
    },
    page::{Asked, Stop},
    ports::{AtWork, DeskActor, DeskPerson, DeskSeat, Fault, RequestStatus, Visit},
    ui::layout::Frame,
    visits, words,
    words::desk as text,
};

/// Who sits at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever opened the starting link.
    Link,
    /// Somebody of a hub team.
    Person(Box<DeskPerson>),
}

/// Somebody at the desk: who they are, what they may do, and how far they see, as it stands now.
pub struct AtDesk {
    /// Their visit.
    pub visit: Visit,
    /// Who they are.
    pub who: Who,
    /// What storage is asked with.
    pub work: AtWork,
}

impl AtDesk {
    /// Whether they may do that.
    pub fn may(&self, act: Act) -> bool {
        match &self.who {
            Who::Link => true,
            Who::Person(person) => person.role.may(act),
        }
    }

    /// Whether they may read what this request says: it went to a hub of theirs, and their role opens requests.
    pub fn may_open(&self, status: &RequestStatus) -> bool {
        self.may(Act::Open) && self.work.reach.covers(&status.place, &status.hub)
    }
}

/// Who is at the desk; `None` for anybody else.
pub async fn at_desk(asked: &Asked) -> Result<Option<AtDesk>, Fault> {
    let Some(visit) = visits::current(asked).await? else { return Ok(None) };
    let store = &asked.portal.store;
    let (who, work) = match visit.data.desk.seat {
        None => return Ok(None),
        Some(DeskSeat::Link) => {
            let led = store.led_places().await?;
            let reach = asked.portal.places.all().map(|place| place.id.clone()).filter(|place| !led.contains(place));
            (Who::Link, AtWork { by: DeskActor::Link, reach: Reach::places(reach) })
        }
        // Whether they may still be here was looked at with the visit.
        Some(DeskSeat::Person { id, .. }) => {
            let Some(person) = store.desk_person(id).await? else { return Ok(None) };
            let reach = Reach::hubs(&person.place, &person.hubs);
            (Who::Person(Box::new(person)), AtWork { by: DeskActor::Person(id), reach })
        }
    };
    Ok(Some(AtDesk { visit, who, work }))
}

/// Lets a page show to whoever is at the desk.
pub async fn require(asked: &Asked) -> Result<AtDesk, Stop> {
    require_to(asked, Act::See).await
}

/// The same for a page that asks for more than to see.
pub async fn require_to(asked: &Asked, act: Act) -> Result<AtDesk, Stop> {
    at_desk(asked).await?.filter(|at| at.may(act)).ok_or(Stop::NotFound)
}

/// Whoever posts a form of the desk and may do that; `None` for anybody else.
pub async fn may_do(asked: &Asked, act: Act) -> Result<Option<AtDesk>, Fault> {
    Ok(at_desk(asked).await?.filter(|at| at.may(act)))
}

/// The frame of every page of the desk.
pub fn desk_frame(title: &str) -> Frame {
    Frame { has_exit: false, ..Frame::open(title) }
}

fn state_words(status: &RequestStatus) -> &'static str {
    let w = words::current();
    if status.withdrawn_at.is_some() { text::WITHDRAWN } else { (w.delivery)(status.delivery).0 }
}

/// What a place is called.
fn place_name(asked: &Asked, place: &PlaceId) -> String {
    asked.portal.places.get(place).map_or_else(|| place.as_str().to_owned(), |place| place.name.clone())
}

/// Who is here, in words; on the first day, what the link sees and what it does not.
fn here(asked: &Asked, at: &AtDesk) -> AnyView {
    let names: Vec<String> = at.work.reach.whole_places().map(|place| place_name(asked, place)).collect();
    match &at.who {
        Who::Link => {
            view! { <div class="govuk-inset-text" id="here">{text::here_by_link(&names.join(", "))}</div> }.into_any()
        }
        Who::Person(person) => {
            let place = place_name(asked, &person.place);
            let role = text::role(person.role);
            view! {
                <p class="govuk-body" id="here">
                    <span class="app-as-typed" dir="auto">{format!("{}, {}", person.holder.name.as_str(), person.holder.title.as_str())}</span>
                    ", " {place} ". " {role}
                </p>
            }
            .into_any()
        }
    }
}
