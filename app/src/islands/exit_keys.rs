//! Makes leaving instant: Shift three times within five seconds, or the button, blanks the page at once,
//! ends the visit and puts a neutral site in this page's place.
//!
//! Without it, the button is a plain form: the server ends the visit and sends the browser to the same site.
//! The visit has ended for this browser in that instant, whether or not the server has heard of it yet.
//! It also reloads a page that the browser brings back from memory, so that Back never shows an old answer.

use leptos::prelude::*;

/// Listens for the keys and for the form `exit-form`, whose `data-to` is the neutral site.
#[island]
pub fn ExitKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    listen();
}

/// Ends the visit for whoever presses Back before the server has heard: a cookie is there at once, a message is not.
#[cfg(feature = "hydrate")]
fn note_that_we_left(cookie: &str) {
    use wasm_bindgen::JsCast as _;
    let secure = if cookie.starts_with("__") { "; Secure" } else { "" };
    if let Ok(page) = document().dyn_into::<web_sys::HtmlDocument>() {
        let _ = page.set_cookie(&format!("{cookie}=yes; Path=/; SameSite=Lax{secure}"));
    }
}

/// How long three presses may take, in milliseconds (GOV.UK Design System).
#[cfg(feature = "hydrate")]
const WITHIN: f64 = 5_000.0;

#[cfg(feature = "hydrate")]
fn listen() {
    let Some(form) = super::by_id::<web_sys::Element>("exit-form") else {
        return;
    };
    let exit_url = super::told(&form, "data-to");
    let left = super::told(&form, "data-left");
    let leave = move || {
        super::blank_page();
        note_that_we_left(&left);
        // Not the way out's own address: that leads to the neutral site, where a beacon may not follow.
        let _ = window().navigator().send_beacon(crate::urls::post::FINISH);
        let _ = window().location().replace(&exit_url);
    };

    let by_keys = leave.clone();
    // The times of the last two presses, oldest first.
    let mut presses = [f64::NEG_INFINITY; 2];
    super::on(&document(), "keydown", move |event: web_sys::KeyboardEvent| {
        if event.key() != "Shift" {
            presses = [f64::NEG_INFINITY; 2];
        } else if !event.repeat() {
            let now = event.time_stamp();
            if now - presses[0] < WITHIN {
                by_keys();
            }
            presses = [presses[1], now];
        }
    });

    super::on(&form, "submit", move |event: web_sys::Event| {
        event.prevent_default();
        leave();
    });

    super::on(&window(), "pageshow", |event: web_sys::PageTransitionEvent| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
}
