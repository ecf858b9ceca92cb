//! Makes leaving instant: Shift three times within five seconds, or the button, blanks the page at once,
//! ends the visit and puts a neutral site in this page's place.
//!
//! Without it, the button is a plain form: the server ends the visit and sends the browser to the same site.
//! It also reloads a page that the browser brings back from memory, so that Back never shows an old answer.
#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// Listens for the keys and for the button. It shows nothing itself.
#[island]
pub fn ExitKeys(
    /// The neutral site.
    exit_url: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    listen(exit_url);
    #[cfg(not(feature = "hydrate"))]
    let _ = exit_url;
}

/// How long three presses may take, in milliseconds (GOV.UK Design System).
#[cfg(feature = "hydrate")]
const WITHIN: f64 = 5_000.0;

#[cfg(feature = "hydrate")]
fn listen(exit_url: String) {
    use std::{cell::RefCell, rc::Rc};

    use wasm_bindgen::{JsCast as _, closure::Closure};

    let leave = Rc::new(move || {
        if let Some(body) = document().body() {
            body.set_hidden(true);
        }
        let _ = window().navigator().send_beacon(crate::urls::post::EXIT);
        let _ = window().location().replace(&exit_url);
    });

    let presses: RefCell<Vec<f64>> = RefCell::default();
    let on_keys = Rc::clone(&leave);
    let keys = Closure::<dyn FnMut(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
        let mut presses = presses.borrow_mut();
        if event.key() != "Shift" || event.repeat() {
            if event.key() != "Shift" {
                presses.clear();
            }
            return;
        }
        let now = event.time_stamp();
        presses.retain(|at| now - at < WITHIN);
        presses.push(now);
        if presses.len() >= 3 {
            on_keys();
        }
    });
    let _ = document().add_event_listener_with_callback("keydown", keys.as_ref().unchecked_ref());
    keys.forget();

    let button = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        leave();
    });
    if let Some(form) = document().get_element_by_id("exit-form") {
        let _ = form.add_event_listener_with_callback("submit", button.as_ref().unchecked_ref());
    }
    button.forget();

    let shown = Closure::<dyn FnMut(web_sys::PageTransitionEvent)>::new(|event: web_sys::PageTransitionEvent| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
    let _ = window().add_event_listener_with_callback("pageshow", shown.as_ref().unchecked_ref());
    shown.forget();
}
