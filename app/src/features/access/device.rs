//! The part of a page that hands a question to the person's own device and brings the answer back.
//!
//! The script asks for the question by the ordinary form address in `data-begin`, and puts the answer into the one hidden
//! field of an ordinary form. Without scripts, or where the browser has no passkeys, the form stays out of sight and the
//! page says so instead.

use leptos::prelude::*;

use crate::{
    features::inside,
    islands::passkey::Passkey,
    page::{Asked, Stop},
    ports::Ceremony,
    urls, visits,
};

/// What one such part says and does.
pub(super) struct Device {
    /// The host whose pages can ask.
    pub(super) host: String,
    /// Whether the device makes a passkey; otherwise it uses one.
    pub(super) makes: bool,
    /// Where the question comes from.
    pub(super) begin: &'static str,
    /// Where the answer goes.
    pub(super) answer: &'static str,
    /// Shown where it cannot be done.
    pub(super) not_here: &'static str,
    /// Shown when the device gave no answer.
    pub(super) failed: &'static str,
}

/// The form, with `inside` as what a person sees of it.
pub(super) fn form(device: Device, inside: AnyView) -> AnyView {
    let Device { host, makes, begin, answer, not_here, failed } = device;
    view! {
        <p class="govuk-body" id="passkey-not-here">{not_here}</p>
        <form method="post" autocomplete="off" action=answer id="passkey-form" novalidate hidden=true
            data-host=host data-begin=begin data-makes=makes.then_some("yes")>
            <div role="alert"><p class="govuk-error-message" id="passkey-failed" hidden=true>{failed}</p></div>
            <input type="hidden" name="passkey" id="passkey-answer"/>
            {inside}
        </form>
        <Passkey/>
    }
    .into_any()
}

/// What this visit has asked its device.
pub async fn asked_of_device(asked: &Asked) -> Result<String, Stop> {
    let elsewhere = match inside::way_in(asked).await? {
        inside::Way::Inside(_) => urls::PASSKEYS,
        inside::Way::Locked => urls::ACCESS_OPEN,
        inside::Way::Nobody => return Err(Stop::Go(urls::ENDED.to_owned())),
    };
    let ceremony = visits::current(asked).await?.and_then(|visit| visit.data.ceremony);
    match ceremony {
        Some(Ceremony { asking, until, .. }) if asked.portal.clock.now() < until => Ok(asking.options),
        _ => Err(Stop::Go(elsewhere.to_owned())),
    }
}
