//! People of hub teams who work at the portal's own desk.
//!
//! One is found by the keyed digest of a work address and by nothing else. An address alone opens nothing: an app's code is
//! asked each time, and each counts once. Names and what opens the way in are sealed.

use std::collections::BTreeSet;

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AtWork, Fault};
use crate::domain::{
    app_code::AppSecret,
    desk_person::DeskRole,
    ids::DeskPersonId,
    place::{HubId, PlaceId},
    text::{Line, PersonName},
};

/// The keyed digest of a work address at the desk. It is not the one that finds what the same address helps with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeskKey(pub [u8; 32]);

impl std::fmt::Debug for DeskKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeskKey(hidden)")
    }
}

/// Who it is, and what opens the way in. Sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskHolder {
    /// Their name.
    pub name: PersonName,
    /// What they do, in the team's own words.
    pub title: Line,
    /// What their app makes codes from, once one is tied.
    pub secret: Option<AppSecret>,
}

/// Somebody who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskPerson {
    /// Their id.
    pub id: DeskPersonId,
    /// Their place.
    pub place: PlaceId,
    /// The hubs they work for; none for the whole place.
    pub hubs: BTreeSet<HubId>,
    /// What they do.
    pub role: DeskRole,
    /// Who they are.
    pub holder: DeskHolder,
    /// How many apps were tied to them, one after the other. A visit that came in with an older one is over.
    pub ties: i64,
    /// When their app was tied, if it is.
    pub proven_at: Option<Timestamp>,
    /// When they came in last.
    pub used_at: Option<Timestamp>,
    /// When they were cut off, if they were.
    pub cut_at: Option<Timestamp>,
}

/// Somebody to add.
#[derive(Clone, Debug)]
pub struct NewDeskPerson {
    /// Their id.
    pub id: DeskPersonId,
    /// What finds them.
    pub key: DeskKey,
    /// Their place.
    pub place: PlaceId,
    /// The hubs they work for; none for the whole place.
    pub hubs: BTreeSet<HubId>,
    /// What they do.
    pub role: DeskRole,
    /// Their name.
    pub name: PersonName,
    /// What they do, in the team's own words.
    pub title: Line,
}

/// People at the desk.
#[async_trait]
pub trait DeskPeople: Send + Sync {
    /// Everybody of these places, whether they still work there or not.
    async fn desk_people(&self, places: &[PlaceId]) -> Result<Vec<DeskPerson>, Fault>;
    /// One of them.
    async fn desk_person(&self, id: DeskPersonId) -> Result<Option<DeskPerson>, Fault>;
    /// Whoever has this address.
    async fn desk_person_at(&self, key: DeskKey) -> Result<Option<DeskPerson>, Fault>;
    /// The places where somebody who leads has come in and was not cut off.
    async fn led_places(&self) -> Result<BTreeSet<PlaceId>, Fault>;
    /// Adds somebody to a place that is all in reach. `false`, and nothing changes, when the address is at a desk.
    /// Somebody who was cut off there may be added anew, and ties an app anew.
    async fn add_desk_person(&self, at: &AtWork, new: &NewDeskPerson, now: Timestamp) -> Result<bool, Fault>;
    /// Ties an app, with the half minute of the code that proved it; gives how many there were with it. `None`, and nothing
    /// changes, when one is tied or they were cut off.
    async fn tie_app(
        &self,
        id: DeskPersonId,
        (secret, step): (&AppSecret, i64),
        now: Timestamp,
    ) -> Result<Option<i64>, Fault>;
    /// Takes the code of a half minute. `false` if it, or a later one, was taken before, or they were cut off.
    async fn use_desk_code(&self, id: DeskPersonId, step: i64, now: Timestamp) -> Result<bool, Fault>;
    /// Cuts somebody off: they are out with their next page. Nobody cuts themselves off.
    async fn cut_off_desk_person(&self, at: &AtWork, id: DeskPersonId, now: Timestamp) -> Result<(), Fault>;
    /// Takes the app away, such as after a phone was lost: they are out, and tie another.
    async fn reset_desk_person(&self, at: &AtWork, id: DeskPersonId, now: Timestamp) -> Result<(), Fault>;
}
