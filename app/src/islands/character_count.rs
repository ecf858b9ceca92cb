//! Says how many characters are left while a person types, counted by the same function as on the server.
//!
//! Without it, the line under the box says how much fits, and the server's message says when a text is too long.

#![expect(missing_docs, reason = "the island macro makes an undocumented struct")]

use leptos::prelude::*;

/// What stands for a number in a sentence.
#[cfg(feature = "hydrate")]
const COUNT: &str = "{count}";

/// Wires the text area `field` to the line `<field>-count`.
#[island]
pub fn CharacterCount(
    /// The text area's id.
    field: String,
    /// The most characters that fit.
    limit: u32,
    /// What the line says of the characters that are left; `{count}` is their number.
    left: String,
    /// The same of those that are too many.
    too_many: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let (Some(area), Some(line)) = (
        super::by_id::<web_sys::HtmlTextAreaElement>(&field),
        super::by_id::<web_sys::Element>(&format!("{field}-count")),
    ) {
        let count = {
            let (area, before) = (area.clone(), line.text_content());
            move || {
                let used = crate::domain::text::length(&area.value());
                let said = match used {
                    0 => before.clone().unwrap_or_default(),
                    _ if used <= limit => left.replace(COUNT, &(limit - used).to_string()),
                    _ => too_many.replace(COUNT, &(used - limit).to_string()),
                };
                line.set_text_content(Some(&said));
            }
        };
        count();
        super::on(&area, "input", move |_: web_sys::Event| count());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (field, limit, left, too_many);
}
