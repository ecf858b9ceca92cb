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
    ports::{HubNews, NewsTaken},
};
use async_trait::async_trait;
use jiff::Timestamp;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tracing::info;

use super::{
    Desk, Refusal, openapi,
    report::{Report, Sender, Taken},
    sandbox::Sandbox,
};
use crate::forward::{Ground, Scope};

/// The body of `POST /partner/v1/news`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = words_go_with_answers)]
pub struct News {
    /// The hub's own id for this news; the same id again changes nothing. Also the `webhook-id`.
    #[schemars(regex(pattern = openapi::EVENT))]
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
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub at: Timestamp,
}

fn words_go_with_answers(schema: &mut Schema) {
    let without = json!({ "delivery": { "enum": ["confirmed", "seen"] }, "words": { "type": "null" } });
    let with = json!({ "delivery": { "const": "answered" }, "words": { "type": "string" } });
    let one_of = json!([{ "properties": without }, { "properties": with, "required": ["words"] }]);
    schema.insert("oneOf".to_owned(), one_of);
}

/// What a hub can tell us: never more, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

#[async_trait]
impl Report for News {
    const NAME: &'static str = "news";
    const SCOPE: Scope = Scope::News;
    const SUMMARY: &'static str =
        "We have the request; a person has read it; or the answer to a question that names nobody";

    fn sender(&self) -> Sender<'_> {
        Sender { event: &self.event, reference: &self.reference, place: &self.place, hub: &self.hub }
    }

    fn is_whole(&self) -> bool {
        (self.delivery == Happened::Answered) == self.words.is_some()
    }

    async fn take(self, desk: &Desk, _: Value, now: Timestamp) -> Result<Taken, Refusal> {
        if desk.ground == Ground::Sandbox {
            if self.words.is_some() && Sandbox::is_request(self.reference.as_str()) {
                return Err(Refusal::NotAQuestion);
            }
            // News is known by its id alone, here as on the real ground.
            return desk.sandbox.take(self.sender(), b"", now);
        }
        let news = self.into_hub_news(now);
        let taken = desk.store.take_news(&news, now).await.map_err(super::cannot_keep)?;
        let (place, hub, reference) = (news.place.as_str(), news.hub.as_str(), news.reference.as_str());
        let taken = match taken {
            NewsTaken::Taken => Taken::Taken,
            NewsTaken::Already => Taken::Already,
            NewsTaken::NoSuchRequest => return Err(Refusal::NoSuchRequest),
            NewsTaken::NotAQuestion => return Err(Refusal::NotAQuestion),
        };
        info!(place, hub, reference, delivery = news.delivery.slug(), ?taken, "news from a hub");
        Ok(taken)
    }
}
