//! What every report from a hub has in common: who says it, about which request, signed, and allowed to say it.
//!
//! [`open`] is the only way from bytes to a [`Report`]. It refuses in a fixed order (not JSON, not plain, not signed, not
//! allowed, not as described, not whole, another's id), so that an answer tells a stranger nothing about what is kept here.

use app::domain::{
    place::{HubId, PlaceId},
    reference::Reference,
};
use async_trait::async_trait;
use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{Desk, openapi, problem::Refusal, strict};
use crate::forward::{Ground, Hubs, Scope};

/// The longest text that is looked up as a reference.
const LONGEST_REFERENCE: usize = 40;
/// The longest event id.
const LONGEST_EVENT: usize = 100;

/// One kind of report, with an address of its own.
#[async_trait]
pub(crate) trait Report: DeserializeOwned + JsonSchema + Send + 'static {
    /// The last part of its address.
    const NAME: &'static str;
    /// The right it needs.
    const SCOPE: Scope;
    /// What it is for, in a line for developers.
    const SUMMARY: &'static str;

    /// Who says it, and about what.
    fn sender(&self) -> Sender<'_>;

    /// What the types alone cannot say.
    fn is_whole(&self) -> bool {
        true
    }

    /// Keeps it, on the ground it came to; `said` is the same as it came.
    async fn take(self, desk: &Desk, said: Value, now: Timestamp) -> Result<Taken, Refusal>;
}

/// Who says something, and about what.
#[derive(Clone, Copy)]
pub(crate) struct Sender<'a> {
    pub(crate) event: &'a str,
    pub(crate) reference: &'a Reference,
    pub(crate) place: &'a PlaceId,
    pub(crate) hub: &'a HubId,
}

impl Sender<'_> {
    fn is_plain(&self) -> bool {
        let plain = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        plain(self.event, LONGEST_EVENT) && plain(self.reference.as_str(), LONGEST_REFERENCE)
    }
}

/// How a report was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// It is kept.
    Taken,
    /// The same event had been taken before; nothing changed.
    Already,
}

/// Just enough to know whose secret to use. Nothing in it is believed yet.
#[derive(Deserialize)]
struct From {
    place: PlaceId,
    hub: HubId,
}

/// Reads a report that this hub signed now and may make here.
pub(super) fn open<R: Report>(
    (hubs, ground): (&Hubs, Ground),
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<(R, Value), Refusal> {
    if !is_json(headers) {
        return Err(Refusal::NotJson);
    }
    strict::check(body).map_err(|_| Refusal::NotAsDescribed)?;
    let from: From = serde_json::from_slice(body).map_err(|_| Refusal::NotAsDescribed)?;
    let (key, scopes) = hubs.caller(&from.place, &from.hub, ground).ok_or(Refusal::NotSigned)?;
    let id = key.verify(headers, body, now).map_err(|_| Refusal::NotSigned)?;
    if !scopes.has(R::SCOPE) {
        return Err(Refusal::NotAllowed);
    }
    let said: Value = serde_json::from_slice(body).map_err(|_| Refusal::NotAsDescribed)?;
    if !openapi::describes(R::NAME, &said) {
        return Err(Refusal::NotAsDescribed);
    }
    // What the description cannot say: a day that is in no calendar, a key twice, a number beyond its bound.
    let report = R::deserialize(&said).map_err(|_| Refusal::NotWhole)?;
    if !report.sender().is_plain() || !report.is_whole() {
        return Err(Refusal::NotWhole);
    }
    if report.sender().event == id { Ok((report, said)) } else { Err(Refusal::OtherEvent) }
}

/// Whether the body says that it is JSON, or says nothing.
fn is_json(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(header::CONTENT_TYPE).iter();
    match (kinds.next(), kinds.next()) {
        (None, _) => true,
        (Some(kind), None) => kind.to_str().is_ok_and(|kind| {
            kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
        }),
        _ => false,
    }
}
