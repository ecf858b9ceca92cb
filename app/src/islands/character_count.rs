//! Says how many characters are left while a person types.
//!
//! Without it, the same line says how much fits, and the server's message says how much too long a text is.
#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// A line under a text area. It counts with the same function as the server.
#[island]
pub fn CharacterCount(
    /// The text area's id.
    field: String,
    /// The most characters that fit.
    limit: u32,
) -> impl IntoView {
    let text = RwSignal::new(crate::words::fits(limit));
    let id = format!("{field}-count");

    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast as _;
        let count = move |area: &web_sys::HtmlTextAreaElement| {
            text.set(crate::words::left(limit, crate::domain::text::length(&area.value())));
        };
        let area = document().get_element_by_id(&field).and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        if let Some(area) = area {
            count(&area);
            let target = area.clone();
            let listener = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || count(&target));
            let _ = area.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref());
            // The text area lives as long as the page, and so must its listener.
            listener.forget();
        }
    }

    view! { <div id=id class="govuk-hint govuk-character-count__message" aria-live="polite">{text}</div> }
}
