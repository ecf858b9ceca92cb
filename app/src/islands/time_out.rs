//! Warns before the visit ends for want of use, lets the person stay with one press, and clears the screen at the end.
//!
//! Without it, the visit ends on the server all the same, and the page says so beforehand where long answers are typed.
#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// A warning that shows `warn_seconds` before the end (at least two minutes, rule C27).
#[island]
pub fn TimeOut(
    /// How long the visit may be idle.
    idle_seconds: u32,
    /// How long before the end the warning shows.
    warn_seconds: u32,
) -> impl IntoView {
    let warning = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    let clock = std::rc::Rc::new(watch(idle_seconds, warn_seconds, warning));
    let stay = move |_| {
        #[cfg(feature = "hydrate")]
        {
            let _ = window().navigator().send_beacon(crate::urls::post::STAY);
            warning.set(false);
            clock.restart();
        }
    };
    let minutes = warn_seconds / 60;
    let _ = idle_seconds;
    view! {
        <div class="app-timeout" role="alertdialog" aria-labelledby="time-out-title" aria-describedby="time-out-text"
            hidden=move || !warning.get()>
            <h2 class="govuk-heading-m" id="time-out-title">{crate::words::TIME_OUT_TITLE}</h2>
            <p class="govuk-body" id="time-out-text">{crate::words::time_out_text(minutes)}</p>
            <button type="button" class="govuk-button" id="time-out-stay" on:click=stay>{crate::words::STAY}</button>
        </div>
    }
}

/// Two timers: one shows the warning, one leaves for the page that says the visit has ended.
#[cfg(feature = "hydrate")]
struct Watch {
    idle: u32,
    warn: u32,
    warning: RwSignal<bool>,
    timers: std::cell::RefCell<Vec<gloo_timers::callback::Timeout>>,
}

#[cfg(feature = "hydrate")]
impl Watch {
    fn restart(&self) {
        use gloo_timers::callback::Timeout;
        let warning = self.warning;
        let milliseconds = |seconds: u32| seconds.saturating_mul(1_000);
        let warn = Timeout::new(milliseconds(self.idle.saturating_sub(self.warn)), move || {
            warning.set(true);
            focus_stay();
        });
        let end = Timeout::new(milliseconds(self.idle), || {
            if let Some(body) = document().body() {
                body.set_hidden(true);
            }
            let _ = window().location().replace(crate::urls::ENDED);
        });
        // Replacing the old timers drops them, and a dropped timer never fires.
        *self.timers.borrow_mut() = vec![warn, end];
    }
}

#[cfg(feature = "hydrate")]
fn watch(idle: u32, warn: u32, warning: RwSignal<bool>) -> Watch {
    let watch = Watch { idle, warn, warning, timers: std::cell::RefCell::default() };
    watch.restart();
    watch
}

/// Moves the focus to "stay" once the warning shows.
#[cfg(feature = "hydrate")]
fn focus_stay() {
    use wasm_bindgen::JsCast as _;
    request_animation_frame(|| {
        let stay =
            document().get_element_by_id("time-out-stay").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(stay) = stay {
            let _ = stay.focus();
        }
    });
}
