//! The hub's answer to a request, in words the family reads.

use app::domain::plan::{Outcome, What};

use super::Said;
use crate::forward::Scope;

impl Said for Outcome {
    const NAME: &'static str = "outcome";
    const SCOPE: Scope = Scope::Plans;
    const SUMMARY: &'static str = "What the hub decided about the request. A person has then read it";

    fn into_what(self) -> What {
        What::Outcome(self)
    }
}
