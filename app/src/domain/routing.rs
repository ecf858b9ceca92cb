//! Where a request goes, and why.
//!
//! One rule: help that a locality hub gives itself goes straight there when the locality is known; everything else goes
//! to the place's front door (Hull's procedure, section 7). The rule sees what was ticked and where the family lives,
//! never what it wrote, and it gives a hub and a reason, never a need, a level or a threshold (invariant 7).

use super::place::{Goes, HelpWanted, HubId, Locality, Place};

choices! {
    /// How soon somebody should read a request.
    pub enum Urgency {
        /// In its turn.
        InTurn = "in-turn",
        /// First: the family ticked help for when it may soon break up.
        Soon = "soon",
        /// First: the family said that somebody is in danger now.
        Danger = "danger",
    }
}

impl Urgency {
    /// How soon a request with these two answers should be read.
    pub fn of(is_danger: bool, place: &Place, help: &HelpWanted) -> Self {
        let is_soon = || help.services.iter().filter_map(|id| place.service(id.as_str())).any(|service| service.soon);
        match (is_danger, is_danger || is_soon()) {
            (true, _) => Self::Danger,
            (false, true) => Self::Soon,
            (false, false) => Self::InTurn,
        }
    }

    /// Whether the hub is told to read it first.
    pub fn is_urgent(self) -> bool {
        self != Self::InTurn
    }
}

choices! {
    /// Why a request goes where it goes.
    pub enum Reason {
        /// Somebody is in danger now.
        Danger = "danger",
        /// The family may soon break up.
        Soon = "soon",
        /// Every request in this place goes to the front door first.
        OneDoor = "one-door",
        /// Something was asked for that the locality hubs do not give by themselves, or the family is not sure.
        FrontDoorFinds = "front-door-finds",
        /// The locality hubs could give it, but we do not know which of them is near.
        LocalityUnknown = "locality-unknown",
        /// All of it is help that the family's locality hub gives.
        Straight = "straight",
    }
}

/// Where a request goes, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// A hub of the place.
    pub hub: HubId,
    /// Why that one.
    pub reason: Reason,
}

/// Finds the hub for a request.
pub fn route(place: &Place, locality: Option<&Locality>, help: &HelpWanted, urgency: Urgency) -> Route {
    let reason = reason(place, locality, help, urgency);
    let hub = match (reason, locality) {
        (Reason::Straight, Some(locality)) => &locality.hub,
        _ => &place.front_door,
    };
    Route { hub: hub.clone(), reason }
}

fn reason(place: &Place, locality: Option<&Locality>, help: &HelpWanted, urgency: Urgency) -> Reason {
    match urgency {
        Urgency::Danger => return Reason::Danger,
        Urgency::Soon => return Reason::Soon,
        Urgency::InTurn => {}
    }
    if place.localities.is_empty() {
        return Reason::OneDoor;
    }
    if !is_for_a_locality_hub(place, help) {
        return Reason::FrontDoorFinds;
    }
    match locality {
        Some(locality) if place.locality(&locality.id) == Some(locality) => Reason::Straight,
        _ => Reason::LocalityUnknown,
    }
}

/// Whether all that was asked for, and at least one thing, is help that locality hubs give by themselves.
fn is_for_a_locality_hub(place: &Place, help: &HelpWanted) -> bool {
    let goes_straight =
        |id: &super::place::ServiceId| place.service(id.as_str()).is_some_and(|service| service.goes == Goes::Locality);
    !help.not_sure && help.other.is_none() && !help.services.is_empty() && help.services.iter().all(goes_straight)
}

#[cfg(test)]
mod tests;
