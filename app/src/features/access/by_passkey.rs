//! Opening the story with a passkey: the answer of a device comes by the same form as any other second thing.
//!
//! So it is counted, slowed and refused like a safe word, and a wrong one looks like any other. Whoever has no passkey is
//! offered none and asked for none.

use leptos::prelude::*;

use super::{
    device,
    open::{Locked, locked},
    passkeys,
};
use crate::{
    domain::{ids::MemberId, raw_form::RawForm},
    form_post::Next,
    page::Asked,
    ports::{Ceremony, Fault, VisitData, Wish},
    ui::fields,
    urls, visits,
    words::access as text,
};

/// One button for a device that holds a passkey of the member's, above the other way.
pub(super) fn button(host: String) -> AnyView {
    let device = device::Device {
        host,
        makes: false,
        begin: urls::post::PASSKEY_ASK,
        answer: urls::post::OPEN_STORY,
        not_here: text::OPEN_PASSKEY_NOT_HERE,
        failed: text::OPEN_PASSKEY_FAILED,
    };
    view! {
        {device::form(device, fields::submit(text::OPEN_PASSKEY_BUTTON).into_any())}
        <h2 class="govuk-heading-m">{text::OPEN_OTHERWISE}</h2>
    }
    .into_any()
}

/// Asks a device that holds a passkey of the member's.
pub async fn ask(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Locked { mut visit, member, .. } = match locked(&asked).await? {
        Ok(locked) => locked,
        Err(url) => return Ok(Next::page(url)),
    };
    let portal = &asked.portal;
    let known = portal.store.passkeys(member).await?;
    if known.is_empty() || portal.authenticators.host().is_none() {
        return Ok(Next::page(urls::ACCESS_OPEN));
    }
    let asking = portal.authenticators.ask_to_use(&known)?;
    visit.data.ceremony = Some(passkeys::ceremony(portal, Wish::Use, asking));
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::PASSKEYS_ASKED))
}

/// Whether a device answered what this visit asked it, in time, with a passkey that is still the member's and no copy.
pub(super) async fn is_right(
    asked: &Asked,
    (data, member): (&VisitData, MemberId),
    answer: &str,
) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let asking = match &data.ceremony {
        Some(Ceremony { wish: Wish::Use, asking, until }) if portal.clock.now() < *until => asking,
        _ => return Ok(false),
    };
    let known = portal.store.passkeys(member).await?;
    match portal.authenticators.used(asking, answer, &known)? {
        Some(used) => portal.store.note_passkey_use(member, &used).await,
        None => Ok(false),
    }
}
