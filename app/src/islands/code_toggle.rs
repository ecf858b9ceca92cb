//! Hides and shows the six words, for when somebody walks by.
//!
//! Without it, the words show in full and the page says to keep them out of sight.
#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// A button after the words. It finds them by id and hides them from eyes and from screen readers alike.
#[island]
pub fn CodeToggle(
    /// The id of the element that holds the words.
    code_id: String,
) -> impl IntoView {
    let hidden = RwSignal::new(false);
    let ready = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    ready.set(true);
    let toggle = move |_| {
        hidden.update(|hidden| *hidden = !*hidden);
        #[cfg(feature = "hydrate")]
        if let Some(element) = document().get_element_by_id(&code_id) {
            let _ = if hidden.get_untracked() {
                element.set_attribute("hidden", "")
            } else {
                element.remove_attribute("hidden")
            };
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = &code_id;
    };
    view! {
        <button type="button" class="govuk-button govuk-button--secondary" hidden=move || !ready.get() on:click=toggle>
            {move || if hidden.get() { crate::words::SHOW_CODE } else { crate::words::HIDE_CODE }}
        </button>
    }
}
