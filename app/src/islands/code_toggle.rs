//! Hides and shows the six words, for when somebody walks by.
//!
//! Without it, the button stays out of sight, the words show in full and the page says to keep them where nobody looks.

#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// Wires the button `<code_id>-toggle` to the element `code_id`.
#[island]
pub fn CodeToggle(
    /// The id of the element that holds the words.
    code_id: String,
    /// What the button says while the words are hidden.
    show: String,
    /// What it says while they show.
    hide: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let (Some(code), Some(button)) =
        (super::by_id::<web_sys::Element>(&code_id), super::by_id::<web_sys::Element>(&format!("{code_id}-toggle")))
    {
        super::set_hidden(&button, false);
        let shown = button.clone();
        super::on(&button, "click", move |_: web_sys::Event| {
            let is_shown = !code.has_attribute("hidden");
            super::set_hidden(&code, is_shown);
            shown.set_text_content(Some(if is_shown { &show } else { &hide }));
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (code_id, show, hide);
}
