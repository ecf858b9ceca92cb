//! Says how many characters are left while a person types, counted by the same function as on the server.
//!
//! Without it, the line under the box says how much fits, and the server's message says when a text is too long.

use leptos::prelude::*;

/// Wires the next line with `data-limit` that is not wired yet to the text area it counts for (`data-for`).
/// `data-left` and `data-too-many` are what it says, with `{count}` for the number.
#[island]
pub fn CharacterCount() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    wire();
}

#[cfg(feature = "hydrate")]
fn wire() -> Option<()> {
    let line = leptos::prelude::document().query_selector("[data-limit]").ok()??;
    let area = super::by_id::<web_sys::HtmlTextAreaElement>(&super::told(&line, "data-for"))?;
    let limit: u32 = super::told(&line, "data-limit").parse().ok()?;
    // Each island on a page takes one line; this one is taken.
    line.remove_attribute("data-limit").ok()?;
    let before = line.text_content();
    let count = {
        let area = area.clone();
        move || {
            let used = crate::domain::text::length(&area.value());
            let (says, number) =
                if used > limit { ("data-too-many", used - limit) } else { ("data-left", limit - used) };
            let said = super::told(&line, says).replace("{count}", &number.to_string());
            line.set_text_content(if used == 0 { before.as_deref() } else { Some(&said) });
        }
    };
    count();
    super::on(&area, "input", move |_: web_sys::Event| count());
    Some(())
}
