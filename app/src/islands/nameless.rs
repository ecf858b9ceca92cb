//! Points at what looks like a name, a number, an address or a postcode while a person types: found on the phone by the same
//! function as on the server. Nothing that is typed leaves the phone for it.
//!
//! Without it, the page after the form shows the same.

use leptos::prelude::*;

/// Wires the note with `data-names-in` to the text area it names; its lines have `data-sort`.
#[island]
pub fn NamelessNote() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    wire();
}

#[cfg(feature = "hydrate")]
fn wire() -> Option<()> {
    use crate::domain::nameless::{Sort, found};
    let note = leptos::prelude::document().query_selector("[data-names-in]").ok()??;
    let area = super::by_id::<web_sys::HtmlTextAreaElement>(&super::told(&note, "data-names-in"))?;
    let look = {
        let area = area.clone();
        move || {
            let value = area.value();
            let found = found(&value);
            for sort in Sort::ALL {
                if let Ok(Some(line)) = note.query_selector(&["[data-sort=", sort.slug(), "]"].concat()) {
                    super::set_hidden(&line, !found.iter().any(|each| each.sort == *sort));
                }
            }
            super::set_hidden(&note, found.is_empty());
        }
    };
    look();
    super::on(&area, "input", move |_: web_sys::Event| look());
    Some(())
}
