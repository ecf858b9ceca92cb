//! What storage keeps of plans: everything that was said about each, once, and who of a family has a seat at it.
//!
//! A plan belongs to one sent request. What a hub says is kept in [`Plans::hub_says`]; what somebody of the family says in
//! [`Plans::seat_says`], in one transaction with the message that tells the hub. A family reads [`Plans::plan_for`], which
//! leaves out what is not for its seat before anything else sees it (rules C10, C11).

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Fault;
use crate::domain::{
    ids::{RequestId, SeatId},
    message::Message,
    place::{HubId, PlaceId},
    plan::{PlanEvent, PlanKey},
    reference::Reference,
    text::PersonName,
};

choices! {
    /// Who sits there.
    pub enum SeatKind {
        /// An adult of the family.
        Adult = "adult",
        /// A young person, who reads the plan in their own words.
        YoungPerson = "young-person",
    }
}

/// Who sits at a plan. Sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitter {
    /// The name to use.
    pub name: PersonName,
    /// Who it is.
    pub kind: SeatKind,
}

/// A seat at a plan, for somebody with six words of their own. The sender needs none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The request whose plan it is.
    pub request: RequestId,
    /// Its key in the plan.
    pub key: PlanKey,
    /// Who sits there.
    pub sitter: Sitter,
    /// When the words were first used.
    pub opened_at: Option<Timestamp>,
    /// When it was closed, if it was.
    pub closed_at: Option<Timestamp>,
}

/// A seat to make.
#[derive(Clone, Debug)]
pub struct NewSeat {
    /// Its id.
    pub id: SeatId,
    /// The request whose plan it is.
    pub request: RequestId,
    /// Its key in the plan.
    pub key: PlanKey,
    /// Who sits there.
    pub sitter: Sitter,
    /// The digest of its six words.
    pub words: [u8; 32],
}

/// What the words of a seat lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSeat {
    /// The seat.
    pub seat: Seat,
    /// What proves its safe word; none before it was first opened.
    pub verifier: Option<String>,
}

/// Something a hub says about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubSays {
    /// The hub's place.
    pub place: PlaceId,
    /// The hub: it speaks of its own requests alone.
    pub hub: HubId,
    /// Which request.
    pub reference: Reference,
    /// What. Its time is held between the sending and now.
    pub event: PlanEvent,
}

/// How it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanTaken {
    /// It is kept.
    Taken,
    /// The very same was kept before.
    Already,
    /// Something else was kept under this id.
    Differs,
    /// There is no such request at that hub, or it is a question.
    NoSuchRequest,
    /// The family took the request back, or its words were erased.
    Closed,
}

/// How a plan stands for whoever keeps an eye on it: no word of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDates {
    /// Which request.
    pub request: RequestId,
    /// When the hub's answer came.
    pub outcome_at: Option<Timestamp>,
    /// The day to look at it again, as the highest version says.
    pub review_on: Option<Date>,
    /// When something was last said.
    pub changed_at: Timestamp,
}

/// Plans and seats.
#[async_trait]
pub trait Plans: Send + Sync {
    /// Keeps what a hub says: once for each id, in whatever order.
    async fn hub_says(&self, says: &HubSays, now: Timestamp) -> Result<PlanTaken, Fault>;
    /// Keeps what somebody of the family says, with the message that tells the hub. `false`, and nothing is kept, when the
    /// request was taken back or there is no plan. The same id again is kept once.
    async fn seat_says(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault>;
    /// Everything that was said, for the people who help.
    async fn plan_events(&self, request: RequestId) -> Result<Vec<PlanEvent>, Fault>;
    /// What a seat may see of it, in the order it was kept.
    async fn plan_for(&self, request: RequestId, seat: &PlanKey) -> Result<Vec<PlanEvent>, Fault>;
    /// How a plan stands; `None` while nothing was said.
    async fn plan_dates(&self, request: RequestId) -> Result<Option<PlanDates>, Fault>;
    /// When a seat last said that it has read everything; nothing changes.
    async fn looked_at(&self, request: RequestId, seat: &PlanKey) -> Result<Option<Timestamp>, Fault>;
    /// Notes that a seat looked now; gives when it looked before.
    async fn look(&self, request: RequestId, seat: &PlanKey, now: Timestamp) -> Result<Option<Timestamp>, Fault>;

    /// Makes a seat. `false`, and nothing is made, when its key is taken, or the request is a young person's own and the
    /// seat an adult's (rule C9).
    async fn make_seat(&self, new: &NewSeat, now: Timestamp) -> Result<bool, Fault>;
    /// Gives a seat other words; the old ones, and its safe word, open nothing any more.
    async fn renew_seat(&self, seat: SeatId, words: [u8; 32], now: Timestamp) -> Result<(), Fault>;
    /// Closes a seat: whoever sits there is out with the next page.
    async fn close_seat(&self, seat: SeatId, now: Timestamp) -> Result<(), Fault>;
    /// Every seat at a plan but the sender's, in the order they were made.
    async fn seats(&self, request: RequestId) -> Result<Vec<Seat>, Fault>;
    /// One seat, unless it was closed.
    async fn seat(&self, seat: SeatId) -> Result<Option<Seat>, Fault>;
    /// What the digest of six words leads to.
    async fn find_seat(&self, words: &[u8; 32]) -> Result<Option<FoundSeat>, Fault>;
    /// Keeps the safe word of a seat that had none. `false` when it has one.
    async fn lock_seat(&self, seat: SeatId, verifier: &str, now: Timestamp) -> Result<bool, Fault>;
}
