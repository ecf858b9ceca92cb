//! The questions, one file each: what a form means, what stored answers look like in a form, and the page's fields.
//!
//! To add a question: a variant of `Step`, a field of `Answers`, a file here, its three lines below, and its words.

mod check;
mod children;
mod consent;
mod contact;
mod help;
mod own;
mod own_check;
mod people;
mod place;
mod story;
mod who;

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::AnyView;

use crate::{
    domain::{
        answers::{Answers, Draft},
        journey::{Path, Step},
        place::Place,
        problem::Problem,
        raw_form::RawForm,
    },
    ports::Places,
    ui::fields::FormState,
};

pub use check::{
    contact as contact_words, draft_rows, helpers as helper_lines, needs as needs_words, request_rows, view as check,
};
pub use children::{child_fields, in_words as child_in_words};
pub use consent::{if_no, notices};
pub use own_check::{draft_rows as own_draft_rows, own_rows};
pub use people::helper_fields;
pub use place::locality_question;

/// What reading a step needs to know besides the form.
pub struct Setting {
    /// Today in England.
    pub today: Date,
    /// The draft's place, once known.
    pub place: Option<Arc<Place>>,
    /// Every place.
    pub places: Arc<Places>,
}

/// What a step's page shows.
pub struct Shown {
    /// Values to fill in, and problems.
    pub state: FormState,
    /// Time and places.
    pub setting: Setting,
    /// The draft.
    pub draft: Draft,
    /// Whether something of the family's story goes along; `None` when there is nothing to choose from.
    pub along: Option<bool>,
}

impl Shown {
    /// Which way through the questions the draft is on.
    fn path(&self) -> Path {
        self.draft.answers.path()
    }
}

/// Where an answered step leads.
pub enum Onward {
    /// To the next step.
    Next,
    /// To the same step again, to add more.
    Stay,
    /// To a page beside the journey.
    Aside(&'static str),
}

/// Reads a form into the answers, or says what is wrong with it; then the answers are as they were.
pub fn read(step: Step, form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    match step {
        Step::Where => place::read(form, setting, answers),
        Step::Danger => who::read_danger(form, answers),
        Step::Who => who::read_who(form, answers),
        Step::Name => who::read_name(form, answers),
        Step::Children => children::read(form, setting, answers),
        Step::GoingWell => story::read_going_well(form, answers),
        Step::Worries => story::read_worries(form, answers),
        Step::Help => help::read(form, setting, answers),
        Step::Helpers => people::read_helpers(form, answers),
        Step::Needs => people::read_needs(form, answers),
        Step::Contact => contact::read(form, answers),
        Step::Agree => consent::read_agree(form, setting, answers),
        Step::Share => consent::read_share(form, setting, answers),
        Step::You => own::read_you(form, answers),
        Step::Telling => own::read_telling(form, answers),
        Step::Meeting => own::read_meeting(form, answers),
        Step::Check => Ok(Onward::Next),
    }
}

/// Stored answers as form values.
pub fn fill(step: Step, answers: &Answers) -> RawForm {
    match step {
        Step::Where => place::fill(answers),
        Step::Danger => who::fill_danger(answers),
        Step::Who => who::fill_who(answers),
        Step::Name => who::fill_name(answers),
        Step::GoingWell => story::fill_going_well(answers),
        Step::Worries => story::fill_worries(answers),
        Step::Help => help::fill(answers),
        Step::Helpers => answers.helpers.as_ref().map(crate::domain::helpers::Helpers::to_form).unwrap_or_default(),
        Step::Needs => answers.needs.as_ref().map(crate::domain::needs::Needs::to_form).unwrap_or_default(),
        Step::Contact => answers.contact.as_ref().map(crate::domain::contact::SafeContact::to_form).unwrap_or_default(),
        Step::Agree => consent::fill_agree(answers),
        Step::Share => consent::fill_share(answers),
        Step::You => own::fill_you(answers),
        Step::Telling => answers.telling.as_ref().map(crate::domain::own_request::Telling::to_form).unwrap_or_default(),
        Step::Meeting => answers.meeting.as_ref().map(crate::domain::own_request::Meeting::to_form).unwrap_or_default(),
        Step::Children | Step::Check => RawForm::default(),
    }
}

/// A step's own fields.
pub fn view(step: Step, shown: &Shown) -> AnyView {
    match step {
        Step::Where => place::view(shown),
        Step::Danger => who::view_danger(shown),
        Step::Who => who::view_who(shown),
        Step::Name => who::view_name(shown),
        Step::Children => children::view(shown),
        Step::GoingWell => story::view_going_well(shown),
        Step::Worries => story::view_worries(shown),
        Step::Help => help::view(shown),
        Step::Helpers => people::view_helpers(shown),
        Step::Needs => people::view_needs(shown),
        Step::Contact => contact::view(shown),
        Step::Agree => consent::view_agree(shown),
        Step::Share => consent::view_share(shown),
        Step::You => own::view_you(shown),
        Step::Telling => own::view_telling(shown),
        Step::Meeting => own::view_meeting(shown),
        Step::Check => check(shown),
    }
}
