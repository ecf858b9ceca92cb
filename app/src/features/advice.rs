//! Advice without names: a school, a parent or a young person asks a hub what could help, and nobody says who they are.
//!
//! A question begins in a visit of its own and goes into a vault of its own, whoever asks: nothing that was open in the
//! browser stands beside it, and no family, parent, school or sibling is led to it (rules C9, C18). Its answer is read with
//! six words; its own words show in the visit that sent it alone (threat T5).
//!
//! - [`start`]: what it is and is not, and who asks.
//! - [`mod@asking`]: the question, and phone first where somebody is in danger.
//! - [`check`]: the last look, with what may tell who somebody is; and sending.
//! - [`status`]: what the hub wrote, asking again.
//! - [`turning`]: turning it into a request.
//! - [`answering`]: the hub worker's side.
//! - [`pointing`]: what looks like a name, shown.

pub mod answering;
mod asking;
mod check;
mod pointing;
mod start;
pub mod status;
mod turning;

pub use self::{
    asking::{AskPage, DangerPage, ask},
    check::{CheckPage, send},
    start::{AdvicePage, who},
    turning::turn,
};

use std::sync::Arc;

use leptos::prelude::AnyView;

use crate::{
    domain::{
        place::{LocalityId, Place, PlaceId},
        question::Asker,
    },
    features::ask::talk_lines,
    page::{Asked, Stop},
    ports::{Fault, Visit},
    urls, visits,
};

/// A visit in which somebody asks.
struct Asking {
    visit: Visit,
    asker: Asker,
}

/// The visit of whoever asks; `None` for every other.
async fn asking(asked: &Asked) -> Result<Option<Asking>, Fault> {
    let visit = visits::current(asked).await?;
    Ok(visit.and_then(|visit| visit.data.advice.asker.map(|asker| Asking { visit, asker })))
}

/// The same for a page: who has not said who asks is led to where that is said.
async fn require(asked: &Asked) -> Result<Asking, Stop> {
    asking(asked).await?.ok_or_else(|| Stop::Go(urls::ADVICE.to_owned()))
}

/// The places whose hub answers here.
fn places(asked: &Asked) -> impl Iterator<Item = &Arc<Place>> {
    asked.portal.places.all().filter(|place| place.advice_without_names)
}

/// Phone lines, for a young person.
fn lines_for(asker: Asker) -> Option<AnyView> {
    (asker == Asker::YoungPerson).then(talk_lines)
}

/// A place, and which part of it, as one form value: `hull` or `hull_east`: no short name holds that sign.
fn area(asked: &Asked, value: &str) -> Option<(Arc<Place>, Option<LocalityId>)> {
    let (place, part) = value.split_once('_').map_or((value, None), |(place, part)| (place, Some(part)));
    let id = PlaceId::parse(place)?;
    let place = places(asked).find(|place| place.id == id)?;
    let part = match part {
        Some(part) => Some(LocalityId::parse(part).filter(|id| place.locality(id).is_some())?),
        None => None,
    };
    Some((Arc::clone(place), part))
}
