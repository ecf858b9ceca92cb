//! What storage keeps of professionals' concerns, apart from everything of families.
//!
//! A concern is found by its writer through a keyed digest that finds nothing else, and by its own hub through its
//! reference. Nothing here leads to a family, a request, a draft or what a helper began, or from any of them to a concern.

use std::collections::BTreeSet;

use async_trait::async_trait;
use jiff::Timestamp;

use super::{DeskActor, Fault};
use crate::domain::{
    concern::{ConcernClock, ConcernDraft},
    delivery::Delivery,
    ids::ConcernId,
    message::Message,
    place::{HubId, PlaceId},
    reference::Reference,
};

/// The keyed digest that finds what one writer's concerns are. It is not the one that finds the drafts they help with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ConcernHolder(pub [u8; 32]);

impl std::fmt::Debug for ConcernHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ConcernHolder(hidden)")
    }
}

/// A concern as its writer's list has it: none of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernLine {
    /// Its id.
    pub id: ConcernId,
    /// The place whose team was rung.
    pub place: PlaceId,
    /// When.
    pub rang_at: Timestamp,
    /// Its clock.
    pub clock: ConcernClock,
    /// How far it is.
    pub state: ConcernState,
}

/// How far a concern is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConcernState {
    /// It is being written.
    Writing,
    /// Its time was up before it was sent; what it said is gone.
    Closed,
    /// It was sent.
    Sent(ConcernStatus),
}

/// A sent concern, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcernStatus {
    /// The label to say on the phone.
    pub reference: Reference,
    /// Its place.
    pub place: PlaceId,
    /// The hub it goes to.
    pub hub: HubId,
    /// How far it has come.
    pub delivery: Delivery,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Whether a person was alarmed because the hub has not confirmed it. News from the hub ends the alarm.
    pub needs_a_person: bool,
}

/// A concern opened at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedConcern {
    /// How far it is.
    pub status: ConcernStatus,
    /// What it says; `None` once its words are gone.
    pub message: Option<Message>,
}

/// The hubs whose concerns the desk may open: those without a system of their own.
pub type DeskHubs = BTreeSet<(PlaceId, HubId)>;

/// Concerns.
#[async_trait]
pub trait Concerns: Send + Sync {
    /// Keeps a new concern under a key of its own. `false`, and nothing changes, when its id is in use.
    async fn begin_concern(&self, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault>;
    /// Everything one writer began, newest first.
    async fn concerns_of(&self, holder: ConcernHolder, now: Timestamp) -> Result<Vec<ConcernLine>, Fault>;
    /// One of them that is still being written.
    async fn concern(
        &self,
        holder: ConcernHolder,
        id: ConcernId,
        now: Timestamp,
    ) -> Result<Option<ConcernDraft>, Fault>;
    /// Saves it as version `draft.version + 1`. `false` when another tab saved first, or it is not being written.
    async fn save_concern(&self, holder: ConcernHolder, draft: &ConcernDraft, now: Timestamp) -> Result<bool, Fault>;
    /// One transaction: the message leaves under the concern's key, and what was being written goes. `false`, and nothing
    /// changes, when it is not being written as `draft` has it: sent already, changed in another tab, or closed.
    async fn send_concern(
        &self,
        holder: ConcernHolder,
        draft: &ConcernDraft,
        (message, now): (&Message, Timestamp),
    ) -> Result<bool, Fault>;
    /// Sent concerns of these hubs: what needs a person first.
    async fn desk_concerns(&self, hubs: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault>;
    /// One of them; the opening is kept in the audit.
    async fn open_concern(
        &self,
        by: (DeskActor, &DeskHubs),
        reference: &Reference,
        now: Timestamp,
    ) -> Result<Option<OpenedConcern>, Fault>;
}

/// Which hubs work at the portal's own desk.
pub trait Desks: Send + Sync {
    /// Whether this hub has no system of its own.
    fn is_at_desk(&self, place: &PlaceId, hub: &HubId) -> bool;
}
