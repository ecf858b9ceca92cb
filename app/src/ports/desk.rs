//! What the desk reads and does: its list, one request, tasks for a person.
//!
//! Everything is asked as [`AtWork`]: who it is, for the audit, and how far they see, which storage itself holds every
//! query to. What lies beyond is not there.

use async_trait::async_trait;
use jiff::Timestamp;

use super::{Fault, HubNews, NewsTaken, RequestStatus};
use crate::domain::{
    desk_person::Reach,
    ids::{DeskPersonId, MemberId},
    message::Message,
    place::{HubId, PlaceId},
    reference::Reference,
};

/// Who acts at the desk, as the audit has it: by id, never by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskActor {
    /// Whoever opened the starting link.
    Link,
    /// Somebody of a hub team.
    Person(DeskPersonId),
}

impl DeskActor {
    /// The person, unless it is the link.
    pub const fn person(self) -> Option<DeskPersonId> {
        match self {
            Self::Link => None,
            Self::Person(id) => Some(id),
        }
    }
}

/// Somebody at work: who they are, and how far they see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtWork {
    /// Who.
    pub by: DeskActor,
    /// How far.
    pub reach: Reach,
}

/// A line of the desk's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskLine {
    /// Status, without the story.
    pub status: RequestStatus,
    /// Whether its parcel waits at the desk (as against another system).
    pub at_desk: bool,
}

/// A request opened at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskCase {
    /// Status.
    pub status: RequestStatus,
    /// Every message about it, oldest first.
    pub messages: Vec<Message>,
}

/// How opening a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Case(Box<DeskCase>),
    /// This person has opened so many families' requests that somebody who leads looks first; they were called.
    TooMany,
    /// There is none, as far as they see.
    NotThere,
}

impl Opened {
    /// The request, if it was opened.
    pub fn case(self) -> Option<DeskCase> {
        match self {
            Self::Case(case) => Some(*case),
            Self::TooMany | Self::NotThere => None,
        }
    }
}

/// Something a person must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its row.
    pub id: i64,
    /// What kind, such as `not-confirmed`, `chased` or `many-opened`.
    pub kind: String,
    /// The request it is about, unless it is about somebody at the desk.
    pub reference: Option<Reference>,
    /// Its place.
    pub place: PlaceId,
    /// The hub of the request.
    pub hub: Option<HubId>,
    /// Whom it is about, where it is about somebody at the desk.
    pub about: Option<DeskPersonId>,
    /// Whom it is for: who said that the hub has the request. Without anybody, for those who lead.
    pub for_person: Option<DeskPersonId>,
    /// Who said "I am on it".
    pub taken_by: Option<DeskPersonId>,
    /// When it was raised.
    pub at: Timestamp,
}

/// What somebody does with a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskDeed {
    /// "I am on it."
    Take,
    /// It is done.
    Done,
    /// It is right that somebody opened so many: they may go on until this time.
    Right {
        /// Until when.
        until: Timestamp,
    },
}

/// Requests of a place that were sent before this time are past the day by which the family should hear.
pub type Late = (PlaceId, Timestamp);

/// The desk.
#[async_trait]
pub trait Desk: Send + Sync {
    /// Requests, at most so many: what still needs a person first, then urgent, then oldest.
    async fn desk_lines(&self, at: &AtWork, most: u32) -> Result<Vec<DeskLine>, Fault>;
    /// How one stands, without opening it.
    async fn desk_status(&self, at: &AtWork, reference: &Reference) -> Result<Option<RequestStatus>, Fault>;
    /// Opens one with its messages. The opening is kept in the audit, and counted: once somebody has opened more families'
    /// requests than is usual in a day, no other opens until somebody who leads says that it is right.
    async fn open_case(&self, at: &AtWork, reference: &Reference, now: Timestamp) -> Result<Opened, Fault>;
    /// Opens a plan: kept in the audit and counted in the same way, once, and no message of the request is read. `false`, and
    /// it stays shut, where [`Self::open_case`] would not open.
    async fn open_plan(&self, at: &AtWork, reference: &Reference, now: Timestamp) -> Result<bool, Fault>;
    /// Takes the desk's own word on a request or a concern, as [`super::Store::take_news`] takes a hub's.
    async fn take_desk_news(&self, at: &AtWork, news: &HubNews, now: Timestamp) -> Result<NewsTaken, Fault>;
    /// Open tasks, oldest first.
    async fn desk_tasks(&self, at: &AtWork) -> Result<Vec<Task>, Fault>;
    /// Does something with an open task. Nothing when it is done, or lies beyond.
    async fn do_task(&self, at: &AtWork, task: i64, (deed, now): (TaskDeed, Timestamp)) -> Result<(), Fault>;
    /// Raises a task, once each, for every request that a family should have heard about by now and nobody has read.
    /// Returns the labels raised.
    async fn raise_late(&self, late: &[Late], now: Timestamp) -> Result<Vec<Reference>, Fault>;
    /// When the hub team opened what this member sent, newest first, while that is kept.
    async fn openings_of(&self, member: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault>;
}
