//! One press: stop sharing a part at once, or look at it again to share it. No reason is asked (rule C5).

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Own, enter, hub, preview, seen};
use crate::{
    domain::{
        ids::PermissionId,
        message::PermissionSays,
        permission::{Answer, Permission},
        raw_form::RawForm,
        sharing::{Chosen, Said, Sharing},
        story::Section,
    },
    form_post::Next,
    page::Asked,
    ports::{BookChange, Fault},
    urls, visits,
    words::permissions as text,
};

/// The withdrawal of a yes. Its id follows from the yes, so that a yes is taken back once however often it is pressed.
pub(super) fn withdrawal(given: &Permission, own: &Own, words: String) -> Permission {
    let digest = Sha256::new_with_prefix(b"withdrawal of ").chain_update(given.id.uuid().as_bytes()).finalize();
    let bytes = digest.iter().take(16).enumerate().fold([0; 16], |mut bytes, (at, byte)| {
        if let Some(slot) = bytes.get_mut(at) {
            *slot = *byte;
        }
        bytes
    });
    Permission {
        id: PermissionId::new(Uuid::from_bytes(bytes)),
        answer: Answer::Withdrawn,
        notice: preview::notice(words),
        at: own.now,
        ..given.clone()
    }
}

/// Stops sharing one part.
pub async fn stop(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let pressed = own.record(form.get("record"));
    let latest = pressed.and_then(|record| own.permissions.latest(record.recipient.id, record.part));
    let Some(given) = latest.filter(|record| matches!(record.answer, Answer::Given { .. })) else {
        return Ok(Next::page(urls::PERMISSIONS));
    };
    let part = seen::name(&own.story, given.part);
    let record = withdrawal(given, &own, text::stop_notice(&part, given.recipient.name.as_str()));
    inside.visit.data.sharing = Sharing { last: Some(record.id), ..Sharing::default() };
    let requests = hub::open_requests(&asked, &inside).await?;
    let mut change = BookChange::new(inside.family, Some(inside.member), own.now);
    let news = (&given.recipient.name, PermissionSays::Withdrawn);
    change.messages = hub::messages(&asked, &requests, news, &[given.part]);
    change.permissions = vec![record];
    preview::keep(&asked, &change).await?;
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(urls::PERMISSIONS))
}

/// Leads to the preview of one part. A child's own words are asked about anew, for it is a new decision (rule C8).
pub async fn again(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let Some(record) = own.record(form.get("record")).filter(|record| own.story.says(record.part).is_some()) else {
        return Ok(Next::page(urls::PERMISSIONS));
    };
    let asks_more = record.part.section() == Section::Voice;
    let id = PermissionId::new(asked.portal.ids.uuid());
    let chosen = Chosen { id, part: record.part, said: Said::Yes, capacity: None };
    inside.visit.data.sharing = Sharing {
        recipient: Some(record.recipient.clone()),
        chosen: if asks_more { Vec::new() } else { vec![chosen] },
        ..Sharing::default()
    };
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(if asks_more { urls::SHARE_CHOOSE } else { urls::SHARE_PREVIEW }))
}
