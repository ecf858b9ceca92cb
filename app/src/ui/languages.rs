//! The choice of language on every page, and the honest word about translations that nobody has checked.
//!
//! The choice is plain buttons: no script, no guess from the browser's settings. Pages that come in English only say so in
//! the chosen language rather than pretend.

use leptos::prelude::*;

use super::layout::Frame;
use crate::{
    domain::language::Language,
    features::ask::service::{LANGUAGE_FIELD, RETURN_FIELD},
    page::Asked,
    urls, words,
    words::glossary::glossary_of,
};

/// The languages, each by its own name. On a question, choosing one posts what is typed, so that it is there again.
pub fn choice(asked: &Asked, frame: &Frame) -> impl IntoView + use<> {
    let w = words::current();
    let chosen = asked.chosen_language();
    let form = frame.question.unwrap_or("language-form");
    let buttons: Vec<_> = Language::ALL
        .iter()
        .map(|language| {
            let (lang, dir) = (language.slug(), language.dir());
            view! {
                <li>
                    <button type="submit" form=form formaction=urls::post::LANGUAGE name=LANGUAGE_FIELD value=lang
                        lang=lang dir=dir aria-current=(*language == chosen).then_some("true")>
                        {language.name()}
                    </button>
                </li>
            }
        })
        .collect();
    // Enter in a field presses a form's first button; without this one, that would be a language.
    let first = frame.question.map(|form| {
        view! {
            <button type="submit" form=form class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">
                {w.common.proceed}
            </button>
        }
    });
    let own_form = frame.question.is_none().then(|| {
        view! {
            <form method="post" autocomplete="off" action=urls::post::LANGUAGE id="language-form">
                <input type="hidden" name=RETURN_FIELD value=asked.path_and_query().to_owned()/>
            </form>
        }
    });
    view! {
        <nav class="app-languages" aria-label=w.common.language_nav>
            {own_form}
            {first}
            <ul class="govuk-width-container">{buttons}</ul>
        </nav>
    }
}

/// Says that nobody has checked a language yet, or that a page does not come in the chosen one.
pub fn notice(asked: &Asked, frame: &Frame) -> Option<AnyView> {
    let (chosen, w) = (words::of(asked.chosen_language()), words::current());
    if chosen.language == Language::English {
        return None;
    }
    let (lang, dir) = (chosen.language.slug(), chosen.language.dir());
    // Words are explained on any page, so their glossary counts everywhere.
    let is_unchecked = chosen.checked_by.is_none()
        || !glossary_of(chosen.language).is_checked()
        || frame.place.as_ref().is_some_and(|it| it.checked_by.is_none());
    let says = if w.language != chosen.language {
        chosen.common.english_only
    } else if frame.place.as_ref().is_some_and(|place| place.language != w.language) {
        chosen.common.place_english_only
    } else if is_unchecked {
        chosen.common.unchecked
    } else {
        return None;
    };
    Some(view! { <p class="govuk-hint app-unchecked" lang=lang dir=dir>{says}</p> }.into_any())
}
