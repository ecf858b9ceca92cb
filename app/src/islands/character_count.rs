//! Says how many characters are left while a person types, counted by the same function as on the server.
//!
//! Without it, the line under the box says how much fits, and the server's message says when a text is too long.

#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// Wires the text area `field` to the line `<field>-count`.
#[island]
pub fn CharacterCount(
    /// The text area's id.
    field: String,
    /// The most characters that fit.
    limit: u32,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let (Some(area), Some(line)) = (
        super::by_id::<web_sys::HtmlTextAreaElement>(&field),
        super::by_id::<web_sys::Element>(&format!("{field}-count")),
    ) {
        let count = {
            let area = area.clone();
            move || {
                let used = crate::domain::text::length(&area.value());
                line.set_text_content(Some(&crate::words::left(limit, used)));
            }
        };
        count();
        super::on(&area, "input", move |_: web_sys::Event| count());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (field, limit);
}
