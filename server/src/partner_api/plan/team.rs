//! Everybody who helps, put whole as one version, with one main contact.

use app::domain::plan::{Team, What};

use super::Said;
use crate::forward::Scope;

impl Said for Team {
    const NAME: &'static str = "team";
    const SCOPE: Scope = Scope::Team;
    const SUMMARY: &'static str = "Everybody who helps, whole, as one version; the main contact is one of them";

    fn is_whole(&self) -> bool {
        Team::is_whole(self)
    }

    fn into_what(self) -> What {
        What::Team(self)
    }
}
