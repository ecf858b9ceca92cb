//! What looks as if it told who somebody is, pointed at: by the server once it was posted, on the phone while it is typed.
//!
//! The person decides. Nothing is changed or refused, and both looks use the same function.

use leptos::prelude::*;

use crate::{
    domain::nameless::{Found, Sort},
    words::advice as text,
};

/// What was found in a text that was posted; nothing when there is nothing.
pub fn found(found: &[Found<'_>]) -> Option<AnyView> {
    let lines: Vec<_> = found
        .iter()
        .map(|each| {
            view! { <li>{text::sort(each.sort)} ": " <strong class="app-as-typed" dir="auto">{each.written.to_owned()}</strong></li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text" id="may-name" role="status" lang="en" dir="ltr">
                <p class="govuk-body">{text::FOUND}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

/// The note below a field that shows itself while somebody types; without scripts it stays away.
pub fn while_typing(field: &'static str) -> AnyView {
    let lines: Vec<_> =
        Sort::ALL.iter().map(|sort| view! { <li data-sort=sort.slug() hidden=true>{text::sort(*sort)}</li> }).collect();
    view! {
        <div aria-live="polite" lang="en" dir="ltr">
            <div class="govuk-inset-text" data-names-in=field hidden=true>
                <p class="govuk-body">{text::FOUND} " " {text::FOUND_HERE}</p>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            </div>
        </div>
        <crate::islands::nameless::NamelessNote/>
    }
    .into_any()
}
