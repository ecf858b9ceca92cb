//! Making a code and letting it leave, to the one address that was chosen for codes and never to another.
//!
//! The code leaves beside the page, and nothing waits for it: the answer is the same, as fast, whether it went, was
//! refused or was one too many.

use jiff::SignedDuration;

use crate::{
    domain::{
        ids::{MemberId, SendingId},
        lock::{CODES, Carrier, Lock, OnceCode},
        neutral::NeutralText,
    },
    page,
    ports::{Fault, OnceRow, Portal, Purpose, SendingState},
};

/// How long a code works.
pub const LASTS: SignedDuration = SignedDuration::from_mins(10);

/// The digest a code is kept as. It is for one purpose, one member and one address.
pub(super) fn digest(
    portal: &Portal,
    purpose: Purpose,
    (member, lock): (MemberId, &Lock),
    code: &OnceCode,
) -> [u8; 32] {
    let member = member.uuid();
    let parts = [member.as_bytes().as_slice(), lock.address().as_bytes(), code.figures().as_bytes()];
    portal.codes.digest(purpose, &parts)
}

/// Sends a new code, unless there were too many; an older one ends.
pub(super) async fn send(portal: &Portal, purpose: Purpose, member: MemberId, lock: &Lock) -> Result<(), Fault> {
    let now = portal.clock.now();
    let Some(carrier) = lock.carrier() else { return Ok(()) };
    if !portal.store.may_send(member, now).await? {
        return Ok(());
    }
    let code = OnceCode::new(portal.ids.below(CODES));
    let until = now.saturating_add(LASTS).unwrap_or(now);
    let digest = digest(portal, purpose, (member, lock), &code);
    portal.store.put_once(member, OnceRow { digest, until }).await?;
    depart(portal, (carrier, lock), code).await
}

/// Lets a code leave beside the page that is being made.
pub async fn depart(portal: &Portal, (carrier, lock): (Carrier, &Lock), code: OnceCode) -> Result<(), Fault> {
    let id = SendingId::new(portal.ids.uuid());
    portal.store.begin_sending(id, carrier, portal.clock.now()).await?;
    let (portal, lock) = (portal.clone(), lock.clone());
    leptos::task::spawn(async move {
        if let Err(fault) = leave(&portal, id, &lock, &NeutralText::of(&code)).await {
            page::log(&fault);
        }
    });
    Ok(())
}

async fn leave(portal: &Portal, id: SendingId, lock: &Lock, text: &NeutralText) -> Result<(), Fault> {
    let posted = match lock {
        Lock::Word { .. } => return Ok(()),
        Lock::Email { to } => portal.mailer.send_email(to, text, id).await,
        Lock::Text { to } => portal.mailer.send_text(to, text, id).await,
    };
    let state = SendingState::from(posted);
    if state != SendingState::Taken {
        let carrier = lock.carrier().map_or("", Carrier::slug);
        tracing::warn!(carrier, state = state.slug(), "a code could not be sent");
    }
    portal.store.note_sending(id, state, portal.clock.now()).await?;
    Ok(())
}
