//! Steps as every page shows them: those of the plan that stands, then those the family added since.

use jiff::civil::Date;

use super::Here;
use crate::{
    domain::{
        plan::{By, Owner, PlanKey, StepSays, StepState, Wanted},
        text::FreeText,
    },
    words::plan::steps as text,
};

/// One step.
pub(super) struct Item<'a> {
    /// Its number among those this seat sees, from 1.
    pub(super) number: usize,
    pub(super) key: &'a PlanKey,
    pub(super) what: &'a str,
    /// Who does it, in words.
    pub(super) who: &'a str,
    /// Whether the family does it, whoever of it.
    pub(super) is_ours: bool,
    /// Whether it is the part of who sits here.
    pub(super) is_mine: bool,
    pub(super) wanted: Option<&'a PlanKey>,
    pub(super) by: Option<Date>,
    pub(super) state: StepState,
    pub(super) progress: Option<&'a str>,
}

impl Item<'_> {
    /// Whether its day has passed.
    pub(super) fn is_late(&self, today: Date) -> bool {
        !self.is_over() && self.by.is_some_and(|by| by < today)
    }

    /// Whether nothing is to be done any more.
    pub(super) const fn is_over(&self) -> bool {
        matches!(self.state, StepState::Done | StepState::NotNeeded)
    }
}

/// Every step this seat sees.
pub(super) fn items(here: &Here) -> Vec<Item<'_>> {
    let plan = &here.plan;
    let written = plan.text.iter().flat_map(|(text, _)| &text.steps).map(|step| {
        let (who, is_ours, is_mine) = owner(here, &step.owner);
        let (state, progress) = (plan.state_of(step), step.progress.as_ref().map(FreeText::as_str));
        let (what, wanted) = (step.what.as_str(), step.wanted.as_ref());
        Item { number: 0, key: &step.key, what, who, is_ours, is_mine, wanted, by: step.by, state, progress }
    });
    let mut items: Vec<_> = written.collect();
    for added in &plan.added {
        // Once the team has taken it into the plan, it stands there.
        if items.iter().any(|item| item.key == &added.step) {
            continue;
        }
        let is_mine = matches!(&added.stamp.by, By::Seat { seat } if *seat == here.seat);
        let who = if is_mine { text::ADDED_BY_YOU } else { text::ADDED };
        let (what, state) = (added.what.as_str(), state_of_added(here, &added.step));
        let (key, by) = (&added.step, added.by);
        items.push(Item { number: 0, key, what, who, is_ours: true, is_mine, wanted: None, by, state, progress: None });
    }
    items.iter_mut().enumerate().for_each(|(index, item)| item.number = index + 1);
    items
}

fn owner<'a>(here: &'a Here, owner: &'a Owner) -> (&'a str, bool, bool) {
    match owner {
        Owner::Family { name, seat } => (name.as_str(), true, seat.as_ref() == Some(&here.seat)),
        Owner::Team { person } => {
            let known = here.plan.team.as_ref().and_then(|(team, _)| team.person(person));
            (known.map_or(text::SOMEBODY, |person| person.name.as_str()), false, false)
        }
    }
}

/// A step of the family's own is as it last said.
fn state_of_added(here: &Here, step: &PlanKey) -> StepState {
    here.plan.mark(step).map_or(StepState::NotStarted, |mark| match mark.says {
        StepSays::Done => StepState::Done,
        StepSays::NotDone => StepState::Going,
        StepSays::Stuck => StepState::Stuck,
        StepSays::DidNotHappen | StepSays::NotRight => StepState::NotStarted,
    })
}

/// Steps by what they are for, and last those that are for nothing named.
pub(super) fn by_wanted(here: &Here) -> Vec<(Option<&Wanted>, Vec<Item<'_>>)> {
    let mut left = items(here);
    let mut groups = Vec::new();
    for wanted in here.plan.text.iter().flat_map(|(text, _)| &text.wanted) {
        let (of, others) = left.into_iter().partition(|item| item.wanted == Some(&wanted.key));
        left = others;
        groups.push((Some(wanted), of));
    }
    if !left.is_empty() {
        groups.push((None, left));
    }
    groups
}

/// The step that a form names.
pub(super) fn named<'a>(here: &'a Here, mark: &str) -> Option<Item<'a>> {
    items(here).into_iter().find(|item| here.mark(item.key.as_str()) == mark)
}
