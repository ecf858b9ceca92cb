//! The plan, put whole as one version. The highest version stands; older ones that come late become its history.

use app::domain::plan::{PlanText, What};

use super::Said;
use crate::forward::Scope;

impl Said for PlanText {
    const NAME: &'static str = "plan";
    const SCOPE: Scope = Scope::Plans;
    const SUMMARY: &'static str = "The whole plan as one version, with at least one thing wanted, one step and a Plan B; \
                                   each key once";

    fn is_whole(&self) -> bool {
        self.check().is_ok()
    }

    fn into_what(self) -> What {
        What::Plan(Box::new(self))
    }
}
