//! Who works at the desk of a hub: what each role may do, and how far somebody sees.
//!
//! A [`Reach`] is whole places or single hubs, and everything the desk reads is limited by one. Nothing here opens
//! anything: whoever asks for a page is held against what their role says now, not what it said when they came in.

use std::collections::BTreeSet;

use super::place::{HubId, PlaceId};

/// So many different families' requests may one person open in [`OPENED_HOURS`] hours; to open one more is unusual, and
/// somebody who leads the team looks first.
pub const MOST_OPENED: u32 = 20;
/// The hours in which they are counted.
pub const OPENED_HOURS: i64 = 24;

choices! {
    /// What somebody does for a hub.
    pub enum DeskRole {
        /// Leads the team: adds people and cuts them off, approves organisations, and all that a worker does.
        Manager = "manager",
        /// Opens requests and works with them.
        Worker = "worker",
        /// Sees the list and how far each is, and opens nothing: a duty lead, or an auditor.
        Reader = "reader",
    }
}

/// What a page of the desk asks of whoever is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// See what there is, and how far each is.
    See,
    /// Read what somebody told.
    Open,
    /// Say "we have it", answer, take a task.
    Work,
    /// Decide who works at the desk, and which organisations are approved.
    Lead,
}

impl DeskRole {
    /// Whether this role may do that.
    pub const fn may(self, act: Act) -> bool {
        match (self, act) {
            (_, Act::See) | (Self::Manager, _) | (Self::Worker, Act::Open | Act::Work) => true,
            (Self::Worker, Act::Lead) | (Self::Reader, _) => false,
        }
    }
}

/// What of the portal somebody at the desk may see: whole places, or some hubs of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach(BTreeSet<(PlaceId, Option<HubId>)>);

impl Reach {
    /// Whole places, whichever hubs they have.
    pub fn places(places: impl IntoIterator<Item = PlaceId>) -> Self {
        Self(places.into_iter().map(|place| (place, None)).collect())
    }

    /// These hubs of a place; with none named, the whole place.
    pub fn hubs(place: &PlaceId, hubs: &BTreeSet<HubId>) -> Self {
        if hubs.is_empty() {
            return Self::places([place.clone()]);
        }
        Self(hubs.iter().map(|hub| (place.clone(), Some(hub.clone()))).collect())
    }

    /// Whether it holds what went to this hub.
    pub fn covers(&self, place: &PlaceId, hub: &HubId) -> bool {
        self.0.iter().any(|(each, only)| each == place && only.as_ref().is_none_or(|only| only == hub))
    }

    /// The places it holds whole.
    pub fn whole_places(&self) -> impl Iterator<Item = &PlaceId> {
        self.0.iter().filter(|(_, hub)| hub.is_none()).map(|(place, _)| place)
    }

    /// Whether it holds all of a place.
    pub fn has_whole(&self, place: &PlaceId) -> bool {
        self.whole_places().any(|each| each == place)
    }

    /// Whether it holds anything of a place.
    pub fn touches(&self, place: &PlaceId) -> bool {
        self.0.iter().any(|(each, _)| each == place)
    }

    /// Each part: a place, and a hub of it where it is that one alone.
    pub fn stretches(&self) -> impl Iterator<Item = (&PlaceId, Option<&HubId>)> {
        self.0.iter().map(|(place, hub)| (place, hub.as_ref()))
    }

    /// Each part as storage compares it: `york/*` for a whole place, `hull/west` for a hub.
    pub fn parts(&self) -> Vec<String> {
        let part = |(place, hub): &(PlaceId, Option<HubId>)| {
            format!("{}/{}", place.as_str(), hub.as_ref().map_or("*", HubId::as_str))
        };
        self.0.iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_may_do_what_it_is_for_and_no_more() {
        let may = |role: DeskRole| [Act::See, Act::Open, Act::Work, Act::Lead].map(|act| role.may(act));
        assert_eq!(may(DeskRole::Manager), [true; 4]);
        assert_eq!(may(DeskRole::Worker), [true, true, true, false]);
        assert_eq!(may(DeskRole::Reader), [true, false, false, false]);
    }

    #[test]
    fn a_reach_holds_its_hubs_or_its_whole_places_and_nothing_beside() {
        let (hull, york) = (PlaceId::parse("hull").unwrap(), PlaceId::parse("york").unwrap());
        let (west, east) = (HubId::parse("west").unwrap(), HubId::parse("east").unwrap());
        let some = Reach::hubs(&hull, &BTreeSet::from([west.clone()]));
        assert!(some.covers(&hull, &west) && some.touches(&hull) && !some.has_whole(&hull));
        assert!(!some.covers(&hull, &east) && !some.covers(&york, &west) && !some.touches(&york));
        assert_eq!(some.parts(), ["hull/west"]);
        let all = Reach::hubs(&hull, &BTreeSet::new());
        assert!(all.covers(&hull, &east) && all.has_whole(&hull) && !all.covers(&york, &east));
        assert_eq!(all.parts(), ["hull/*"]);
        assert!(!Reach::default().covers(&hull, &west), "nothing sees nothing");
    }
}
