//! The sample of each place: `places/<place>/offers.json`, made by us from the services its council's own papers name.
//!
//! [`load`] puts a sample where a place has no list of its own, and puts a changed one in the place of an older one. It
//! never touches a list that was imported. Pages mark every offer of a sample as made from a paper and not checked.

use std::path::Path;

use app::{
    domain::{
        offer::{Offer, OfferSource},
        place::PlaceId,
        search_words::SearchWords,
    },
    ports::{Fault, OfferQuery, Places, Store},
};
use jiff::Timestamp;

use super::{Intake, Report, read_file};

/// The file in a place's folder.
const FILE: &str = "offers.json";

/// Puts every sample where it belongs. A sample that cannot be read is logged and left out: it must not keep a portal down.
pub async fn load(store: &dyn Store, places: &Places, dir: &Path, now: Timestamp) -> Result<(), Fault> {
    for place in places.all() {
        let file = dir.join(place.id.as_str()).join(FILE);
        if store.offer_source(&place.id).await?.is_some_and(|source| !source.is_sample) || !file.is_file() {
            continue;
        }
        let (report, offers) = read(&file, &place.id, now);
        if report.refused > 0 || offers.is_empty() {
            tracing::warn!(place = place.id.as_str(), refused = report.refused, "a sample of offers has bad rows");
        }
        if !offers.is_empty() && !is_kept(store, &place.id, &offers).await? {
            let source = OfferSource { host: None, taken_at: now, is_sample: true };
            store.replace_offers(&place.id, &source, &offers).await?;
        }
    }
    Ok(())
}

/// The sample in `file`.
pub fn read(file: &Path, place: &PlaceId, now: Timestamp) -> (Report, Vec<Offer>) {
    let mut intake = Intake::new(place, now);
    if read_file(file, &mut intake, &mut |_| {}).is_err() {
        return (intake.into_parts().0, Vec::new());
    }
    intake.into_parts()
}

/// Whether the place has just these offers already.
async fn is_kept(store: &dyn Store, place: &PlaceId, offers: &[Offer]) -> Result<bool, Fault> {
    let most = u32::try_from(offers.len()).unwrap_or(u32::MAX).saturating_add(1);
    let query = OfferQuery {
        place: place.clone(),
        words: SearchWords::default(),
        age: None,
        near: None,
        free_only: false,
        skip: 0,
        most,
    };
    let found = store.find_offers(&query).await?.offers;
    Ok(found.len() == offers.len() && found.iter().all(|kept| offers.contains(&kept.offer)))
}
