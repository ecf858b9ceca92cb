//! What can be written about a plan, one form a file: what it begins with, what it asks, and what it reads to.
//!
//! A form that reads becomes what is said, and nothing is said before it was looked at as the family will see it.

mod answer;
mod lead;
mod meeting;
mod outcome;
mod stage;
mod team;
mod text;
mod words;

use jiff::civil::Date;
use leptos::prelude::*;

use super::hand::AtPlan;
use crate::{
    domain::{
        contact::Email,
        plan::{Party, PlanEvent, PlanKey, SeenBy, StageKind, What},
        problem::Problem,
        raw_form::RawForm,
    },
    page::Asked,
    ports::{PlanForm, Writing, day_in_england},
    ui::fields::FormState,
};

/// What a form is read with.
pub struct Around<'a> {
    /// The plan.
    pub at: &'a AtPlan,
    /// Today.
    pub today: Date,
    /// What the form is about, and the version it becomes.
    pub key: &'a PlanKey,
    /// The version it was begun from.
    pub base: u32,
}

impl<'a> Around<'a> {
    /// Of one form.
    pub fn new(asked: &Asked, at: &'a AtPlan, writing: &'a Writing) -> Self {
        let today = day_in_england(asked.portal.clock.now());
        Self { at, today, key: &writing.key, base: writing.base }
    }
}

/// What a form begins with. For a meeting, `about` is the one to change.
pub fn begin(asked: &Asked, at: &AtPlan, (form, about): (PlanForm, Option<PlanKey>)) -> Writing {
    let fresh = |prefix: &str| fresh_key(asked, prefix);
    let today = day_in_england(asked.portal.clock.now());
    let weeks = asked.portal.places.get(&at.request.status.place).map(|place| place.clocks.review_weeks);
    let (key, base, fields) = match form {
        PlanForm::Team => (fresh("team"), team::standing(at), team::begin(at, fresh("person"))),
        PlanForm::Text => {
            let review = today.saturating_add(jiff::Span::new().weeks(i64::from(weeks.unwrap_or(6))));
            (fresh("plan"), text::standing(at), text::begin(at, (fresh("want"), fresh("step")), review))
        }
        PlanForm::Meeting => {
            let key = about.unwrap_or_else(|| fresh("meeting"));
            (key.clone(), meeting::standing(at, &key), meeting::begin(at, &key))
        }
        _ => (fresh(form.slug()), 0, RawForm::default()),
    };
    let reference = at.reference().clone();
    Writing { reference, form, key, base, fields, problems: Vec::new(), looked: None }
}

/// A key that is new.
pub fn fresh_key(asked: &Asked, prefix: &str) -> PlanKey {
    let drawn: String = asked.portal.ids.uuid().simple().to_string().chars().take(16).collect();
    PlanKey::parse(&format!("{prefix}-{drawn}")).unwrap_or_else(PlanKey::sender)
}

/// The version of what a form writes that stands now; 0 for what has none.
pub fn standing(at: &AtPlan, writing: &Writing) -> u32 {
    match writing.form {
        PlanForm::Team => team::standing(at),
        PlanForm::Text => text::standing(at),
        PlanForm::Meeting => meeting::standing(at, &writing.key),
        _ => 0,
    }
}

/// Whether a form makes sense now: nobody answers an offer that was not made.
pub const fn makes_sense(at: &AtPlan, form: PlanForm) -> bool {
    match form {
        PlanForm::Answer => at.plan.lead.is_some(),
        // Whoever leads does not decide about the request, or who leads next.
        PlanForm::Outcome | PlanForm::Lead => !at.hand.is_lead(),
        _ => true,
    }
}

/// The lists of rows that a form has, each with the most it takes.
pub const fn rows(form: PlanForm) -> &'static [(&'static str, &'static str, usize)] {
    match form {
        PlanForm::Team => &[("plan-people", "person", 20)],
        PlanForm::Text => &[("plan-wanted", "want", 10), ("plan-steps", "step", 20), ("plan-offers", "offer", 8)],
        _ => &[],
    }
}

/// Whether what stands has more parts than the form takes, so that writing the next version here would lose some.
pub fn is_too_big(at: &AtPlan, form: PlanForm) -> bool {
    match form {
        PlanForm::Team => at.plan.team.as_ref().map_or(0, |(team, _)| team.people.len()) > 20,
        PlanForm::Text => at
            .plan
            .text
            .as_ref()
            .is_some_and(|(text, _)| text.wanted.len() > 10 || text.steps.len() > 20 || text.offers.len() > 8),
        _ => false,
    }
}

/// The fields of a form, with what was typed.
pub fn fields(around: &Around<'_>, form: PlanForm, state: &FormState) -> AnyView {
    match form {
        PlanForm::Outcome => outcome::fields(state),
        PlanForm::Words => words::fields(state),
        PlanForm::Stage => stage::fields(state),
        PlanForm::Lead => lead::fields(state),
        PlanForm::Answer => answer::fields(around.at, state),
        PlanForm::Team => team::fields(state),
        PlanForm::Text => text::fields(around.at, state),
        PlanForm::Meeting => meeting::fields(state),
    }
}

/// What a form says, or what is wrong with it.
pub fn read(around: &Around<'_>, form: PlanForm, typed: &RawForm) -> Result<What, Vec<Problem>> {
    match form {
        PlanForm::Outcome => outcome::read(typed),
        PlanForm::Words => words::read(typed),
        PlanForm::Stage => stage::read(around, typed),
        PlanForm::Lead => lead::read(around, typed),
        PlanForm::Answer => answer::read(around, typed),
        PlanForm::Team => team::read(around, typed),
        PlanForm::Text => text::read(around, typed),
        PlanForm::Meeting => meeting::read(around, typed),
    }
}

/// Where somebody who is asked to lead can answer for themselves, with what is written for them.
pub fn lead_address(typed: &RawForm) -> Option<Email> {
    lead::address(typed)
}

pub use lead::note as lead_note;

/// Everything that is said with it: the id it goes under, for whose eyes, and what.
///
/// What has versions goes under its number, so of two who write the same one, one is told. How a child was asked is for the
/// people who help alone (rule C8); that they said yes or no is for everybody.
pub fn said(around: &Around<'_>, looked: uuid::Uuid, what: What) -> Vec<(String, SeenBy, What)> {
    let id = match &what {
        What::Plan(text) => format!("plan-{}", text.version),
        What::Team(team) => format!("team-{}", team.version),
        What::Meeting(meeting) => format!("{}-{}", meeting.key.as_str(), meeting.version),
        _ => looked.to_string(),
    };
    match what {
        What::LeadAnswered { offer, party: party @ Party::Child, agrees, words } => {
            let of = |words| What::LeadAnswered { offer: offer.clone(), party, agrees, words };
            vec![(id.clone(), SeenBy::Everyone, of(None)), (format!("{id}-how"), SeenBy::Team, of(words))]
        }
        What::Plan(text) if text.version == 1 => {
            let stage =
                crate::domain::plan::Stage { stage: StageKind::Plan, on: around.today, step_up: None, words: None };
            let stage = ("stage-plan".to_owned(), SeenBy::Everyone, What::Stage(stage));
            vec![(id, SeenBy::Everyone, What::Plan(text)), stage]
        }
        what => vec![(id, SeenBy::Everyone, what)],
    }
}

/// What the sender will see of it.
pub fn as_seen(said: &[(String, SeenBy, What)], at: &AtPlan) -> Vec<What> {
    let event = |(id, seen_by, what): &(String, SeenBy, What)| {
        let (id, seen_by, what) = (id.clone(), seen_by.clone(), what.clone());
        let event = PlanEvent { at: at.request.status.sent_at, id, by: at.hand.by(), seen_by, what };
        event.for_seat(&PlanKey::sender()).map(|event| event.what)
    };
    said.iter().filter_map(event).collect()
}
