//! Who may be on the pages of a story: a member of the family, in a visit in which the story was begun or opened.
//!
//! Six words open the status of a request and no more (threat T5): without the second thing the way leads there first.
//! A recipient behind a door, a worker at the desk and a visit that has ended never get inside.

use crate::{
    domain::ids::{FamilyId, MemberId},
    page::{Asked, Stop, ended},
    ports::{Fault, Visit},
    urls, visits,
};

/// A member of a family, inside its story.
pub struct Inside {
    /// The visit.
    pub visit: Visit,
    /// The family.
    pub family: FamilyId,
    /// Who of it is here.
    pub member: MemberId,
}

/// Whether who asks may be inside.
pub enum Way {
    /// Yes.
    Inside(Box<Inside>),
    /// A member of a family, but the story has not been opened in this visit.
    Locked,
    /// Nobody.
    Nobody,
}

/// Who asks.
pub async fn way_in(asked: &Asked) -> Result<Way, Fault> {
    let Some(visit) = visits::current(asked).await? else {
        return Ok(Way::Nobody);
    };
    let (Some(family), Some(member)) = (visit.data.family, visit.data.member) else {
        return Ok(Way::Nobody);
    };
    if !visit.data.story_open {
        return Ok(Way::Locked);
    }
    asked.portal.store.note_use(family, asked.portal.clock.now()).await?;
    Ok(Way::Inside(Box::new(Inside { visit, family, member })))
}

/// Lets a page of the story show to those inside alone.
pub async fn require(asked: &Asked) -> Result<Inside, Stop> {
    match way_in(asked).await? {
        Way::Inside(inside) => Ok(*inside),
        Way::Locked => Err(Stop::Go(urls::ACCESS_OPEN.to_owned())),
        Way::Nobody => Err(ended()),
    }
}
