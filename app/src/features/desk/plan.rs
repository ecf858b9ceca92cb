//! Working with a plan at the desk: everything that is said of it is written here, and looked at as the family will see it
//! before it is sent.
//!
//! The desk of its hub works on it, and so does its lead, on the same pages (rule C16). What the family said stands first.
//! Whoever may not work on a plan finds nothing here. Every opening is kept in the audit.
//!
//! - [`hand`]: who works on it.
//! - [`overview`], [`mod@print`]: how it stands.
//! - [`page`], [`forms`], [`writing`]: one form, the look at what it says, and sending it once.
//! - [`shown`]: what is said, as whoever reads it sees it.
//! - [`seats`]: people of the family with words of their own.
//! - [`lists`]: meetings to come, and what drifts.

mod forms;
pub mod hand;
mod lists;
mod overview;
mod page;
mod print;
mod reading;
mod rows;
pub mod seats;
mod shown;
pub mod writing;

pub use self::{
    lists::{DriftPage, MeetingsPage},
    overview::PlanPage,
    page::FormPage,
    print::PrintPage,
    seats::SeatsPage,
};

use jiff::civil::Date;
use leptos::prelude::*;

use self::hand::AtPlan;
use super::desk_frame;
use crate::{
    domain::question::SentKind, features::access, ports::DeskCase, ui::layout::Frame, urls, words,
    words::desk_plan as text,
};

/// The way to the plan of a request; a question has none.
pub fn way(case: &DeskCase) -> Option<AnyView> {
    (case.status.kind == SentKind::Request).then(|| {
        let href = urls::desk_plan(&case.status.reference);
        view! { <p class="govuk-body"><a class="govuk-link" href=href>{text::TO_PLAN}</a></p> }.into_any()
    })
}

/// The ways to the lists of plans.
pub fn ways() -> AnyView {
    view! {
        {access::link(urls::DESK_MEETINGS, text::MEETINGS_TITLE)}
        {access::link(urls::DESK_DRIFT, text::DRIFT_TITLE)}
    }
    .into_any()
}

/// The frame of a page about a plan, whoever works on it.
fn frame(at: &AtPlan, title: &str) -> Frame {
    if at.hand.is_lead() { Frame::private(words::current().common.neutral_title, None) } else { desk_frame(title) }
}

/// A day as the team reads it.
fn day(day: Date) -> String {
    (words::current().day)(day)
}
