//! What a named tool measured, whichever tool it is.

use app::domain::plan::{ToolReading, What};

use super::Said;
use crate::forward::Scope;

impl Said for ToolReading {
    const NAME: &'static str = "reading";
    const SCOPE: Scope = Scope::Plans;
    const SUMMARY: &'static str = "A reading of any named tool: name, day, score, the most it can be, who scored";

    fn is_whole(&self) -> bool {
        self.score <= self.most
    }

    fn into_what(self) -> What {
        What::Reading(self)
    }
}
