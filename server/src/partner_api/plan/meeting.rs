//! A meeting, put whole as one version by its key.

use app::domain::plan::{Meeting, What, meeting::MOST_PEOPLE};

use super::Said;
use crate::forward::Scope;

impl Said for Meeting {
    const NAME: &'static str = "meeting";
    const SCOPE: Scope = Scope::Meetings;
    const SUMMARY: &'static str = "A meeting (TAF, TAYP, review, EHAM, other), whole, as one version by its key";

    fn is_whole(&self) -> bool {
        self.version > 0 && self.invited.len() <= MOST_PEOPLE && self.present.len() <= MOST_PEOPLE
    }

    fn into_what(self) -> What {
        What::Meeting(self)
    }
}
