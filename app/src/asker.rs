//! Who asks, as far as a line of the log may know it: what kind of person, never which one.
//!
//! A line that says "refused" is worth little without who was refused, and dangerous with it: a family's name, key or draft
//! in a log is found by whoever reads logs. So there is a word from a closed list, and no word for a young person: that one
//! has asked is told to nobody (rule C9). Staff alone are known by their id, for the audit and for nothing else.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    domain::ids::DeskPersonId,
    ports::{DeskSeat, VisitData},
};

/// What kind of person asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Somebody with no visit, or with one that has nothing yet.
    #[default]
    Visitor,
    /// Somebody of a family, or a young person, with a draft, a request or a story.
    Family,
    /// Somebody behind a door.
    Recipient,
    /// Somebody at a plan by a seat of their own.
    Seat,
    /// Somebody who helps a family.
    Helper,
    /// Somebody of a hub team.
    Desk,
    /// Whoever opened the starting link.
    Starter,
    /// The computer of a hub.
    Hub,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Visitor, Self::Family, Self::Recipient, Self::Seat, Self::Helper, Self::Desk, Self::Starter, Self::Hub];

    /// The word in a line or a figure.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Family => "family",
            Self::Recipient => "recipient",
            Self::Seat => "seat",
            Self::Helper => "helper",
            Self::Desk => "desk",
            Self::Starter => "starter",
            Self::Hub => "hub",
        }
    }

    /// Whose visit this is.
    fn of(data: &VisitData) -> Self {
        let is_family = data.draft.is_some() || data.request.is_some() || data.family.is_some();
        match data.desk.seat {
            Some(DeskSeat::Person { .. }) => Self::Desk,
            Some(DeskSeat::Link) => Self::Starter,
            None if data.helping.helper.is_some() => Self::Helper,
            None if data.seat.is_some() => Self::Seat,
            None if data.door.is_some() => Self::Recipient,
            None if is_family => Self::Family,
            None => Self::Visitor,
        }
    }
}

/// What is known of who asks, once their visit was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What kind of person.
    pub who: Who,
    /// Which of a hub team.
    pub person: Option<DeskPersonId>,
    /// Whether they were asked to slow down.
    pub is_slowed: bool,
}

/// A place in the request at hand where it is noted who asks.
#[derive(Clone, Debug, Default)]
pub struct Asker(Arc<Mutex<Known>>);

impl Asker {
    /// What is known by now.
    pub fn known(&self) -> Known {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes whose visit it is.
    pub fn has(&self, data: &VisitData) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.who = Who::of(data);
        known.person = match data.desk.seat {
            Some(DeskSeat::Person { id, .. }) => Some(id),
            _ => None,
        };
    }

    /// Notes that they were asked to slow down.
    pub fn is_slowed(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_slowed = true;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::{DraftId, SeatId};

    #[test]
    fn a_visit_says_what_kind_of_person_it_is_and_of_a_family_nothing_more() {
        let asker = Asker::default();
        assert_eq!(asker.known(), Known::default());
        let id = Uuid::from_u128(7);
        asker.has(&VisitData { draft: Some(DraftId::new(id)), ..VisitData::default() });
        assert_eq!(asker.known(), Known { who: Who::Family, ..Known::default() });
        asker.has(&VisitData { seat: Some(SeatId::new(id)), ..VisitData::default() });
        assert_eq!(asker.known().who, Who::Seat);
        let mut data = VisitData::default();
        data.desk.seat = Some(DeskSeat::Person { id: DeskPersonId::new(id), tie: 1 });
        asker.has(&data);
        asker.is_slowed();
        assert_eq!(asker.known(), Known { who: Who::Desk, person: Some(DeskPersonId::new(id)), is_slowed: true });
    }
}
