//! How anything gets into a story: as new entries that follow the story as it was read, or not at all.
//!
//! What would say nothing new is not written. When another tab wrote first, the change is made again from what it left.

use super::Here;
use crate::{
    domain::{
        ids::EntryId,
        story::{Author, Content, Deed, Entry, Part, Story},
    },
    page::Asked,
    ports::{BookChange, Fault, Follows},
};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// A version of a part, unless it would say nothing new.
pub(super) fn version(story: &Story, part: Part, content: Content) -> Option<(Part, Deed)> {
    story.would_change(part, &content).then_some((part, Deed::Version { content }))
}

/// Writes what `work` makes of the story as it stands now.
pub(super) async fn write(
    asked: &Asked,
    here: &Here,
    by: &Author,
    work: impl Fn(&Story) -> Vec<(Part, Deed)> + Send + Sync,
) -> Result<(), Fault> {
    let (portal, family, member) = (&asked.portal, here.inside.family, here.inside.member);
    for _ in 0..TRIES {
        let story = portal.store.book(family).await?.story;
        let at = portal.clock.now();
        let place = here.place.as_ref().map(|place| place.id.clone());
        let deeds = work(&story.seen_by(member));
        if deeds.is_empty() {
            return Ok(());
        }
        let mut change = BookChange::new(family, Some(member), at);
        change.follows = Follows::story(&story);
        change.entries = deeds
            .into_iter()
            .map(|(part, deed)| Entry {
                id: EntryId::new(portal.ids.uuid()),
                part,
                deed,
                by: by.clone(),
                place: place.clone(),
                at,
            })
            .collect();
        if portal.store.write_book(&change).await? {
            return Ok(());
        }
    }
    Err(Fault::bare("a story was changed from too many tabs at once"))
}
