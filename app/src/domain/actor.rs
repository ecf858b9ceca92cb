//! Who stands before a screen, as a value that only the right screen makes: a family, or somebody who helps one.
//!
//! A family's yes needs a [`FamilyActor`]; a screen that staff hold makes none, and nothing turns a [`StaffActor`] into one
//! (threat T7). What staff can bear witness to is a yes said aloud, which is recorded as just that and is weaker.
//! Each pair of examples differs in one point alone: the first compiles, the second must not.
//!
//! A family can agree; staff cannot:
//! ```
//! use app::domain::{actor::FamilyActor, consent::{ConsentSnapshot, Decision, Notices, Share}};
//! fn agree(who: FamilyActor, shares: &[Share], notices: &Notices, at: jiff::Timestamp) -> Option<ConsentSnapshot> {
//!     ConsentSnapshot::new(who, Decision::Given, (shares, notices), at)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{actor::StaffActor, consent::{ConsentSnapshot, Decision, Notices, Share}};
//! fn agree(who: StaffActor, shares: &[Share], notices: &Notices, at: jiff::Timestamp) -> Option<ConsentSnapshot> {
//!     ConsentSnapshot::new(who, Decision::Given, (shares, notices), at)
//! }
//! ```
//! A family before a screen comes from the screen, never out of nothing:
//! ```
//! use app::domain::{actor::{FamilyActor, Screen}, consent::How};
//! fn family(screen: &Screen) -> Option<FamilyActor> {
//!     FamilyActor::before(screen, None)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{actor::{FamilyActor, Screen}, consent::How};
//! fn family(screen: &Screen) -> Option<FamilyActor> {
//!     Some(FamilyActor { how: How::OwnDevice })
//! }
//! ```
//! Staff can bear witness to a spoken yes, and never to an answer about sharing:
//! ```
//! use app::domain::{actor::StaffActor, consent::{ConsentSnapshot, Decision, Notices, Share}};
//! fn heard(who: &StaffActor, shares: &[Share], notices: &Notices, at: jiff::Timestamp) -> ConsentSnapshot {
//!     ConsentSnapshot::spoken(who, notices, at)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{actor::StaffActor, consent::{ConsentSnapshot, Decision, Notices, Share}};
//! fn heard(who: &StaffActor, shares: &[Share], notices: &Notices, at: jiff::Timestamp) -> ConsentSnapshot {
//!     ConsentSnapshot::spoken(who, shares, notices, at)
//! }
//! ```

use super::{consent::How, helper::HelpedBy};

/// Who holds the screen of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A family, or anybody who asks for their own.
    Family,
    /// Somebody who helps a family.
    Staff(HelpedBy),
}

/// A family that stands before its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyActor {
    how: How,
}

impl FamilyActor {
    /// The family before `screen`, unless staff hold it. `helped` says who wrote the draft, if somebody did.
    pub const fn before(screen: &Screen, helped: Option<&HelpedBy>) -> Option<Self> {
        match (screen, helped) {
            (Screen::Staff(_), _) => None,
            (Screen::Family, None) => Some(Self { how: How::OwnDevice }),
            (Screen::Family, Some(_)) => Some(Self { how: How::SchoolHelped }),
        }
    }

    /// How its answers reach us.
    pub const fn how(self) -> How {
        self.how
    }
}

/// Somebody who helps, before a screen they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffActor {
    who: HelpedBy,
}

impl StaffActor {
    /// The helper before `screen`, unless a family holds it.
    pub fn before(screen: &Screen) -> Option<Self> {
        match screen {
            Screen::Family => None,
            Screen::Staff(who) => Some(Self { who: who.clone() }),
        }
    }

    /// Who it is.
    pub const fn who(&self) -> &HelpedBy {
        &self.who
    }
}
