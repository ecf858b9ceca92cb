//! When an offer is open: days and times where the provider gave them, words where it did not.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::domain::text::Description;

choices! {
    /// A day of the week, by the short name that open feeds use.
    pub enum Weekday {
        /// Monday.
        Monday = "MO",
        /// Tuesday.
        Tuesday = "TU",
        /// Wednesday.
        Wednesday = "WE",
        /// Thursday.
        Thursday = "TH",
        /// Friday.
        Friday = "FR",
        /// Saturday.
        Saturday = "SA",
        /// Sunday.
        Sunday = "SU",
    }
}

/// One line of opening times. At least one part says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// On these days; empty means nobody said.
    pub days: Vec<Weekday>,
    /// From this time.
    pub opens: Option<Time>,
    /// To this time.
    pub closes: Option<Time>,
    /// In the provider's words.
    pub words: Option<Description>,
}

impl Opening {
    /// The opening, unless no part of it says anything.
    pub fn new(
        days: Vec<Weekday>,
        opens: Option<Time>,
        closes: Option<Time>,
        words: Option<Description>,
    ) -> Option<Self> {
        let says_something = !days.is_empty() || opens.is_some() || words.is_some();
        says_something.then_some(Self { days, opens, closes, words })
    }
}
