//! Warns before the visit ends for want of use, lets the person stay with one press, and clears the screen at the end.
//!
//! Without it, the visit ends on the server all the same, and every question says so beforehand.

use leptos::prelude::*;

/// Wires the box `time-out` and its button `time-out-stay`. In seconds, `data-idle` says how long the visit may be idle, and
/// `data-warn` how long before the end the warning shows: at least two minutes (rule C27).
#[island]
pub fn TimeOut() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    watch();
}

#[cfg(feature = "hydrate")]
fn watch() {
    use std::{cell::RefCell, rc::Rc};

    use gloo_timers::callback::Timeout;

    let (Some(warning), Some(stay)) =
        (super::by_id::<web_sys::Element>("time-out"), super::by_id::<web_sys::HtmlElement>("time-out-stay"))
    else {
        return;
    };
    let seconds = |name: &str| super::told(&warning, name).parse::<u32>().ok();
    let (Some(idle_seconds), Some(warn_seconds)) = (seconds("data-idle"), seconds("data-warn")) else {
        return;
    };
    let timers = Rc::new(RefCell::new(Vec::new()));
    let restart = {
        let (warning, stay) = (warning.clone(), stay.clone());
        move || {
            let (warning, stay) = (warning.clone(), stay.clone());
            let before = idle_seconds.saturating_sub(warn_seconds).saturating_mul(1_000);
            let warn = Timeout::new(before, move || {
                super::set_hidden(&warning, false);
                let _ = stay.focus();
            });
            let end = Timeout::new(idle_seconds.saturating_mul(1_000), || {
                super::blank_page();
                let _ = window().location().replace(crate::urls::ENDED);
            });
            // Replacing the old timers drops them, and a dropped timer never fires.
            *timers.borrow_mut() = vec![warn, end];
        }
    };
    restart();
    super::on(&stay, "click", move |_: web_sys::Event| {
        let _ = window().navigator().send_beacon(crate::urls::post::STAY);
        super::set_hidden(&warning, true);
        restart();
    });
}
