//! What a hub's computer says of a plan: one address for each kind of thing, all in one frame.
//!
//! [`PlanReport`] is the frame; what stands in it says by [`Said`] what it is called, which right it needs and whether it
//! holds together. Everything is kept as one more thing that was said and nothing is changed in place, so the order, repeats
//! and lateness of reports make no difference. A hub never speaks as a family here.
//!
//! - [`outcome`], [`stage`], [`text`], [`reading`]: the answer, the way, the plan itself, and what tools measure.
//! - [`team`], [`lead`]: who helps, and who is asked to lead.
//! - [`meeting`], [`message`]: meetings, and words to the family.

pub mod lead;
pub mod meeting;
pub mod message;
mod outcome;
mod reading;
mod stage;
mod team;
mod text;

use app::{
    domain::{
        place::{HubId, PlaceId},
        plan::{By, PlanEvent, SeenBy, What},
        reference::Reference,
        text::Line,
    },
    ports::{HubSays, PlanTaken},
};
use async_trait::async_trait;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use tracing::info;

use super::{
    Desk, openapi,
    problem::Refusal,
    report::{Report, Sender, Taken},
};
use crate::forward::{Ground, Scope};

/// What can stand in a [`PlanReport`].
pub(super) trait Said: DeserializeOwned + JsonSchema + Send + 'static {
    /// The last part of its address.
    const NAME: &'static str;
    /// The right it needs.
    const SCOPE: Scope;
    /// What it is for, in a line for developers.
    const SUMMARY: &'static str;

    /// What the types alone cannot say.
    fn is_whole(&self) -> bool {
        true
    }

    /// As the plan keeps it.
    fn into_what(self) -> What;
}

/// Who says it, as the family reads it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Speaker {
    /// Their name.
    #[serde(default)]
    name: Option<Line>,
    /// What they do, such as `early help worker`.
    #[serde(default)]
    role: Option<Line>,
}

/// The frame that everything about a plan comes in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{S}Report")]
pub(super) struct PlanReport<S> {
    /// The hub's own id for this; the same id with the same content again changes nothing. Also the `webhook-id`.
    #[schemars(regex(pattern = openapi::EVENT))]
    event: String,
    /// Which request.
    reference: Reference,
    /// The hub's place.
    place: PlaceId,
    /// The hub.
    hub: HubId,
    /// When it was said. Of two things that exclude each other the later one counts.
    #[schemars(with = "String", extend("format" = "date-time"))]
    at: Timestamp,
    /// Who says it; the hub team when left out.
    #[serde(default)]
    by: Option<Speaker>,
    /// For whose eyes: everyone at the plan when left out. `team` is not for family view and leaves no trace there.
    #[serde(default)]
    seen_by: SeenBy,
    /// What is said.
    content: S,
}

#[async_trait]
impl<S: Said> Report for PlanReport<S> {
    const NAME: &'static str = S::NAME;
    const SCOPE: Scope = S::SCOPE;
    const SUMMARY: &'static str = S::SUMMARY;

    fn sender(&self) -> Sender<'_> {
        Sender { event: &self.event, reference: &self.reference, place: &self.place, hub: &self.hub }
    }

    fn is_whole(&self) -> bool {
        self.content.is_whole()
    }

    async fn take(self, desk: &Desk, said: Value, now: Timestamp) -> Result<Taken, Refusal> {
        if desk.ground == Ground::Sandbox {
            return desk.sandbox.take_plan(self.sender(), (S::NAME, said), now);
        }
        let Self { event, reference, place, hub, at, by, seen_by, content } = self;
        let Speaker { name, role } = by.unwrap_or(Speaker { name: None, role: None });
        let by = By::Hub { name, role };
        let event = PlanEvent { at, id: event, by, seen_by, what: content.into_what() };
        let says = HubSays { place, hub, reference, event };
        let taken = match desk.store.hub_says(&says, now).await.map_err(super::cannot_keep)? {
            PlanTaken::Taken => Taken::Taken,
            PlanTaken::Already => Taken::Already,
            PlanTaken::Differs => return Err(Refusal::OtherContent),
            PlanTaken::NoSuchRequest => return Err(Refusal::NoSuchRequest),
            PlanTaken::Closed => return Err(Refusal::Closed),
        };
        let (place, hub, reference) = (says.place.as_str(), says.hub.as_str(), says.reference.as_str());
        info!(place, hub, reference, kind = S::NAME, ?taken, "a hub said something of a plan");
        Ok(taken)
    }
}
