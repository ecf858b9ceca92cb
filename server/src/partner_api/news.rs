//! One piece of news as a hub writes it.
//!
//! [`News`] is the JSON body, read strictly: unknown fields, odd ids and states a hub cannot speak for are refused, so
//! that a mistake shows on the hub's side at once instead of being lost here. An answer to a question has words, and
//! nothing else has.

use app::{
    domain::{
        delivery::Delivery,
        place::{HubId, PlaceId},
        reference::Reference,
        text::FreeText,
    },
    ports::HubNews,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::problem::Refusal;

/// The longest event id.
pub const LONGEST_EVENT: usize = 100;
/// The longest text that is looked up as a reference.
const LONGEST_REFERENCE: usize = 40;

/// The body of `POST /partner/v1/news`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// The hub's own id for this news; the same id again changes nothing. Also the `webhook-id`.
    pub event: String,
    /// Which request.
    pub reference: Reference,
    /// The hub's place.
    pub place: PlaceId,
    /// The hub.
    pub hub: HubId,
    /// What happened.
    pub delivery: Happened,
    /// The words of an answer. Do not write a name: six words are all it takes to read them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<FreeText>,
    /// When it happened there.
    pub at: Timestamp,
}

/// What a hub can tell us: never more, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    /// The hub says: we have it.
    Confirmed,
    /// A person there has read it.
    Seen,
    /// A person there has read a question that names nobody, and answers it.
    Answered,
}

impl News {
    /// Reads a body. Nothing in it is believed yet.
    pub fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let news: Self = serde_json::from_slice(body).map_err(|_| Refusal::NotNews)?;
        let plain = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        let is_whole = (news.delivery == Happened::Answered) == news.words.is_some();
        if is_whole && plain(&news.event, LONGEST_EVENT) && plain(news.reference.as_str(), LONGEST_REFERENCE) {
            Ok(news)
        } else {
            Err(Refusal::NotNews)
        }
    }

    /// The news as the store takes it. A hub's clock may run ahead; a family is never shown a time to come.
    pub fn into_hub_news(self, now: Timestamp) -> HubNews {
        let delivery = match self.delivery {
            Happened::Confirmed => Delivery::Confirmed,
            Happened::Seen | Happened::Answered => Delivery::Seen,
        };
        let Self { event, reference, place, hub, words, at, .. } = self;
        HubNews { event, place, hub, reference, delivery, answer: words, at: at.min(now) }
    }
}
