//! What a hub is told about sharing: who may see which parts now, or no longer, by name and heading and never in words.
//!
//! It goes with every request this member sent and did not take back, in the transaction of the change itself.

use crate::{
    domain::{
        ids::RequestId,
        message::{Envelope, Message, PermissionNews, PermissionSays},
        story::{Part, Section},
        text::Line,
    },
    features::inside::Inside,
    page::Asked,
    ports::{Fault, SentConsent},
};

/// The requests whose hubs are told: sent by this member, not taken back.
pub(super) async fn open_requests(asked: &Asked, inside: &Inside) -> Result<Vec<SentConsent>, Fault> {
    let sent = asked.portal.store.sent_by(inside.family, inside.member).await?;
    Ok(sent.into_iter().filter(|sent| sent.status.withdrawn_at.is_none()).collect())
}

/// The names of their hubs, each once.
pub(super) fn hub_names(asked: &Asked, requests: &[SentConsent]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sent in requests {
        let place = asked.portal.places.get(&sent.status.place);
        let name = place.and_then(|place| place.hub(&sent.status.hub)).map(|hub| hub.name.clone());
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names
}

/// One message for each of these requests; none when no part changed.
pub(super) fn messages(
    asked: &Asked,
    requests: &[SentConsent],
    (recipient, says): (&Line, PermissionSays),
    parts: &[Part],
) -> Vec<(RequestId, Message)> {
    if parts.is_empty() {
        return Vec::new();
    }
    let mut items: Vec<Section> = parts.iter().map(|part| part.section()).collect();
    items.sort_unstable();
    items.dedup();
    let (portal, at) = (&asked.portal, asked.portal.clock.now());
    let message = |sent: &SentConsent| {
        let status = &sent.status;
        let envelope = Envelope {
            id: portal.ids.uuid(),
            reference: status.reference.clone(),
            place: status.place.clone(),
            hub: status.hub.clone(),
            sent_at: at,
        };
        let news = PermissionNews { recipient: recipient.clone(), items: items.clone(), says, at };
        (status.id, Message::permission(envelope, news))
    };
    requests.iter().map(message).collect()
}
