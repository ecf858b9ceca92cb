//! A part of the way was reached: heard, assessed, stepped up or down, ended. The portal shows it and decides nothing.

use app::domain::plan::{Stage, StageKind, What};

use super::Said;
use crate::forward::Scope;

impl Said for Stage {
    const NAME: &'static str = "stage";
    const SCOPE: Scope = Scope::Plans;
    const SUMMARY: &'static str = "A part of the way was reached. `step_up` stands beside `step-up` alone";

    fn is_whole(&self) -> bool {
        self.step_up.is_none() || self.stage == StageKind::StepUp
    }

    fn into_what(self) -> What {
        What::Stage(self)
    }
}
