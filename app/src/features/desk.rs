//! The hub team's list, for a hub without a system of its own: what came in, what is urgent, "we have it", "I have read it".
//!
//! It opens with a one-time link that is printed when the server starts. Opening a request is kept in the audit.
//! The words are for workers; the family's words stand exactly as typed.

pub mod case;
pub mod concerns;
mod list;
pub mod open;
pub mod organisations;

pub use self::{
    case::DeskCasePage,
    concerns::{DeskConcernPage, DeskConcernsPage},
    list::DeskPage,
    open::DeskOpenPage,
    organisations::OrganisationsPage,
};

use crate::{
    page::{Asked, Stop},
    ports::RequestStatus,
    ui::layout::Frame,
    visits, words,
    words::desk as text,
};

/// Lets a page show to hub workers alone.
pub(super) async fn require_desk(asked: &Asked) -> Result<(), Stop> {
    match visits::current(asked).await? {
        Some(visit) if visit.data.desk => Ok(()),
        _ => Err(Stop::NotFound),
    }
}

fn desk_frame(title: &str) -> Frame {
    Frame { has_exit: false, ..Frame::open(title) }
}

fn state_words(status: &RequestStatus) -> &'static str {
    let w = words::current();
    if status.withdrawn_at.is_some() { text::WITHDRAWN } else { (w.delivery)(status.delivery).0 }
}
