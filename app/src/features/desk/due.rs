//! What is due for a request, and by when: first "we have it", then that the family hears.
//!
//! Counted in working days of England by the place's own clocks. Reading a request answers nobody: the second promise stands
//! until the hub has said what happens now. A question is answered once its reader has the answer. Once the family took it
//! back, nothing is due here any more.

use jiff::civil::Date;

use crate::{
    domain::question::SentKind,
    features::status::outcome_by,
    page::Asked,
    ports::{RequestStatus, day_in_england},
};

/// The next promise of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// The hub says that it has it.
    Acknowledge,
    /// The family hears.
    Outcome,
}

/// What is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub promise: Promise,
    /// By when.
    pub by: Date,
    /// Since how many working days that is past; 0 while it is not.
    pub overdue: u16,
}

/// What is due next for a request; `None` once nothing is.
pub fn of(asked: &Asked, status: &RequestStatus) -> Option<Due> {
    let portal = &asked.portal;
    let place = portal.places.get(&status.place)?;
    let answered_at = match status.kind {
        SentKind::Request => status.outcome_at,
        SentKind::Question => status.seen_at,
    };
    if status.withdrawn_at.or(answered_at).is_some() {
        return None;
    }
    let (promise, by) = if status.confirmed_at.or(status.seen_at).is_none() {
        let days = place.clocks.acknowledge_working_days;
        (Promise::Acknowledge, portal.holidays.add(day_in_england(status.sent_at), days))
    } else {
        (Promise::Outcome, outcome_by(portal, status.sent_at, place))
    };
    let overdue = portal.holidays.between(by, day_in_england(portal.clock.now()));
    Some(Due { promise, by, overdue })
}
