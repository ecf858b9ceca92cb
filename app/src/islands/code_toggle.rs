//! Hides and shows the six words, for when somebody walks by.
//!
//! Without it, the button stays out of sight, the words show in full and the page says to keep them where nobody looks.

use leptos::prelude::*;

/// Wires the button with `data-hides`, the id of what it hides; `data-show` and `data-hide` are what it says.
#[island]
pub fn CodeToggle() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let Ok(Some(button)) = leptos::prelude::document().query_selector("[data-hides]")
        && let Some(code) = super::by_id::<web_sys::Element>(&super::told(&button, "data-hides"))
    {
        super::set_hidden(&button, false);
        let shown = button.clone();
        super::on(&button, "click", move |_: web_sys::Event| {
            let is_shown = !code.has_attribute("hidden");
            super::set_hidden(&code, is_shown);
            shown.set_text_content(Some(&super::told(&shown, if is_shown { "data-show" } else { "data-hide" })));
        });
    }
}
