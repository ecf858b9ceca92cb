//! Explains the words that services use where they stand, without scripts.
//!
//! A known word becomes a button that opens a native popover. `<details>` would do the same but may not stand inside a
//! paragraph: browsers would close the paragraph and screen readers would lose the sentence. The popover is a `<span>`
//! right after its button, so it is next in reading and tab order; Escape closes it and gives the focus back; a browser
//! too old for popovers shows it in the line. Each word is explained once a page, so that a page does not turn to buttons.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use leptos::prelude::*;

use crate::{
    domain::{glossary::Term, place::Place},
    words,
    words::glossary::glossary_of,
};

/// What a page has explained already, and where it is.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    seen: BTreeSet<usize>,
    place: Option<Arc<Place>>,
}

impl Page {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new page begins: nothing is explained yet.
pub fn begin() {
    provide_context(Page::default());
}

/// From here on, the place's own words are told too.
pub fn in_place(place: Option<&Arc<Place>>) {
    if let Some(page) = use_context::<Page>() {
        page.state().place = place.cloned();
    }
}

/// `text`, with every word of the glossary explained that this page has not explained before.
/// It may stand wherever text and buttons may: paragraphs, lists, hints; not in labels, links or buttons.
pub fn explained(text: &str) -> AnyView {
    let Some(page) = use_context::<Page>() else {
        return text.to_owned().into_any();
    };
    let glossary = glossary_of(words::current().language);
    let mut state = page.state();
    let (mut parts, mut last) = (Vec::new(), 0);
    for found in glossary.matcher().find(text) {
        let (Some(term), true) = (glossary.at(found.term), state.seen.insert(found.term)) else {
            continue;
        };
        parts.push(text.get(last..found.start).unwrap_or_default().to_owned().into_any());
        parts.push(word(text.get(found.start..found.end).unwrap_or_default(), term, state.place.as_deref()));
        last = found.end;
    }
    parts.push(text.get(last..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}

/// A word with its explanation.
fn word(seen: &str, term: &Term, place: Option<&Place>) -> AnyView {
    let w = words::current();
    let id = format!("word-{}", term.id);
    let says = place.and_then(|place| Some((place, term.places.get(place.id.as_str())?)));
    let says =
        says.filter(|(_, word)| *word != seen).map(|(place, word)| (w.glossary.in_place)(&place.name, word) + " ");
    let target = id.clone();
    view! {
        <button type="button" class="app-word" popovertarget=id.clone()>{seen.to_owned()}</button>
        <span class="app-word__what" id=id.clone() popover="auto">
            <strong>{term.name.clone()}</strong> ": " {term.means.clone()} " " {says}
            <button type="button" class="app-word__close" popovertarget=target popovertargetaction="hide">{w.glossary.close}</button>
        </span>
    }
    .into_any()
}
