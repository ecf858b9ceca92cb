//! Doors: a family shows parts of its story to one named recipient, sees who came, and can shut at once.
//!
//! The family makes a code of six words with an end ([`DoorsPage`], [`WordsPage`]); a recipient opens it with a name
//! ([`SharedPage`], [`SharedOpenPage`]) and sees what is shared at that instant and nothing else ([`SharedStoryPage`]);
//! the family reads who came and answers notes ([`SeenPage`]). A recipient's visit holds a door and no family: it never
//! gets inside. Nothing is shown before its opening is kept, and nothing tells what is not shared.

mod labels;
mod making;
mod notes;
mod opening;
mod paper;
mod parts;
mod seen;
mod shared;
mod square;
mod words_page;

pub use self::{
    making::{DoorsPage, close, make},
    notes::add,
    opening::{SharedOpenPage, SharedPage, open},
    paper::SharedPaperPage,
    seen::{SeenPage, answer},
    shared::SharedStoryPage,
    square::square,
    words_page::{WordsPage, hide},
};

use jiff::Timestamp;

use super::inside::{Inside, Way, way_in};
use crate::{
    domain::{answers::Rejected, permission::SHARING_VERSION, place::PlaceId, problem::Problem, raw_form::RawForm},
    form_post::Next,
    page::Asked,
    ports::{DoorForm, Fault, Visit},
    ui::fields::FormState,
    urls,
};

/// The instant and the version of the sharing pages' words that a yes is held against.
const fn instant(now: Timestamp) -> (Timestamp, &'static str) {
    (now, SHARING_VERSION)
}

/// Who posted a form of the family's own; others are sent where they belong.
async fn inside(asked: &Asked) -> Result<Result<Inside, Next>, Fault> {
    Ok(match way_in(asked).await? {
        Way::Inside(inside) => Ok(*inside),
        Way::Locked => Err(Next::page(urls::ACCESS_OPEN)),
        Way::Nobody => Err(Next::page(urls::ENDED)),
    })
}

/// What a form shows again after it was refused; nothing when another one was.
fn state_of(visit: &Visit, form: DoorForm) -> FormState {
    match &visit.data.doors.refused {
        Some((refused, Rejected { form: typed, problems })) if *refused == form => {
            FormState { form: typed.clone(), problems: problems.clone() }
        }
        _ => FormState::default(),
    }
}

/// Keeps a refused form to show it again.
fn refused(which: DoorForm, form: RawForm, problems: Vec<Problem>) -> (DoorForm, Rejected) {
    (which, Rejected { form, problems })
}

/// The place a recipient belongs to, if it is one of a place's organisations.
fn place_of(door: &crate::domain::door::Door) -> Option<PlaceId> {
    door.recipient.organisation.as_ref().map(|(place, _)| place.clone())
}
