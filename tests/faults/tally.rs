//! What a run counted. Everything but the first two must be nothing.

use std::{fmt, ops::AddAssign};

/// The counts of one kind of fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// What was promised to somebody outside the process.
    pub(crate) acknowledged: u64,
    /// How often the fault happened.
    pub(crate) faults: u64,
    /// Promised, and not there.
    pub(crate) lost: u64,
    /// There more than once.
    pub(crate) duplicated: u64,
    /// Called saved while it was not, or called whole while it was not.
    pub(crate) false_acks: u64,
    /// Could not be opened, or did not hold together.
    pub(crate) corrupt: u64,
}

impl Tally {
    /// Whether nothing went wrong.
    pub(crate) const fn is_clean(&self) -> bool {
        self.lost == 0 && self.duplicated == 0 && self.false_acks == 0 && self.corrupt == 0
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, more: &Self) {
        self.acknowledged += more.acknowledged;
        self.faults += more.faults;
        self.lost += more.lost;
        self.duplicated += more.duplicated;
        self.false_acks += more.false_acks;
        self.corrupt += more.corrupt;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { acknowledged, faults, lost, duplicated, false_acks, corrupt } = self;
        write!(
            f,
            "{acknowledged} acknowledged over {faults} faults, {lost} lost, {duplicated} duplicated, \
             {false_acks} false, {corrupt} corrupt"
        )
    }
}
