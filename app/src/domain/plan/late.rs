//! What drifts: a step whose day has passed, and a look back that was not held. It judges nobody; it names the day.

use jiff::civil::Date;

use super::{
    standing::Plan,
    text::{Step, StepState},
};

/// Something whose day has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// The plan was to be looked at again.
    Review,
    /// A step was to be done.
    Step(Box<Step>),
}

impl Plan {
    /// Everything whose day has passed before `today`, oldest first; nothing once the plan has ended.
    pub fn late(&self, today: Date) -> Vec<(Date, Late)> {
        let Some((text, _)) = self.text.as_ref().filter(|_| self.ended_on().is_none()) else { return Vec::new() };
        let review = (text.next_review < today).then_some((text.next_review, Late::Review));
        let steps = text.steps.iter().filter_map(|step| {
            let is_over = matches!(self.state_of(step), StepState::Done | StepState::NotNeeded);
            let by = step.by.filter(|by| *by < today && !is_over)?;
            Some((by, Late::Step(Box::new(step.clone()))))
        });
        let mut late: Vec<_> = review.into_iter().chain(steps).collect();
        late.sort_by_key(|(day, _)| *day);
        late
    }
}
