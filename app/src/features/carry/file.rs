//! Two files to keep: one to read anywhere, one that another portal can check. Getting one changes nothing.

use super::{MINE_FIELD, document};
use crate::{
    domain::carried::{About, StoryFile},
    features::{
        ask::service::place_of_visit,
        inside::{self, Inside},
    },
    page::{Asked, Stop},
    ports::{Fault, Mine},
};

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page that needs nothing else.
    Html,
    /// For another portal.
    Json,
}

/// A file to hand out. Its name says nothing.
#[derive(Debug)]
pub struct Download {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub content_type: &'static str,
    /// What is in it.
    pub body: String,
}

/// The file, for whoever is inside.
pub async fn download(asked: &Asked, kind: Kind) -> Result<Download, Stop> {
    let inside = inside::require(asked).await?;
    Ok(match kind {
        Kind::Html => Download {
            name: "notes.html",
            content_type: "text/html; charset=utf-8",
            body: document::of(asked, &inside).await?.html(),
        },
        Kind::Json => {
            Download { name: "notes.json", content_type: "application/json", body: json(asked, &inside).await? }
        }
    })
}

async fn json(asked: &Asked, inside: &Inside) -> Result<String, Fault> {
    const WHAT: Fault = Fault::bare("writing a story as a file");
    let portal = &asked.portal;
    let story = portal.store.book(inside.family).await?.story.seen_by(inside.member);
    let place = place_of_visit(asked).await?.map(|place| place.id.clone());
    let mine = mine(asked, inside).await?;
    let mut file = StoryFile::new(&story, inside.member, (place, portal.clock.now()), mine);
    let signature = portal.signer.sign(&file.to_sign().ok_or(WHAT)?)?;
    file.signature = Some(signature);
    file.text().ok_or(WHAT)
}

/// What the member told about themselves, if the address asks for it.
pub(super) async fn mine(asked: &Asked, inside: &Inside) -> Result<Option<About>, Fault> {
    if asked.query().get(MINE_FIELD) != "yes" {
        return Ok(None);
    }
    let Mine { name, postcode, contact, needs } = asked.portal.store.mine(inside.member).await?;
    Ok(Some(About { name, postcode, contact, needs }))
}
