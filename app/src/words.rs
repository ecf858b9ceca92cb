//! All text that families read, in one place and in every language, apart from what a council area says in its own data.
//!
//! Short words, short sentences, "you". No blame. Never "only with your consent", for the law has exceptions (rule C1),
//! and never a waiting time that we do not know. [`texts::Words`] has a field for every sentence and each language fills
//! all of them, so a sentence that one language lacks does not compile. `access`, `carry`, `concern`, `doors`, `guide`,
//! `helping`, `later`, `letter`, `near`, `notices`, `permissions`, `plan`, `story`, `trusted`, `young` and `desk` are in English
//! only: their pages say so. Nothing here enters the browser's half; islands are told what to say.

#[cfg(feature = "ssr")]
use leptos::prelude::use_context;

#[cfg(feature = "ssr")]
use crate::domain::language::Language;

#[cfg(feature = "ssr")]
pub mod access;
#[cfg(feature = "ssr")]
pub mod advice;
#[cfg(feature = "ssr")]
mod arabic;
#[cfg(feature = "ssr")]
pub mod carry;
#[cfg(feature = "ssr")]
pub mod concern;
pub mod desk;
pub mod desk_people;
#[cfg(feature = "ssr")]
pub mod desk_plan;
#[cfg(feature = "ssr")]
pub mod doors;
#[cfg(feature = "ssr")]
mod english;
#[cfg(feature = "ssr")]
pub mod glossary;
#[cfg(feature = "ssr")]
pub mod guide;
#[cfg(feature = "ssr")]
pub mod helping;
#[cfg(feature = "ssr")]
pub mod later;
pub mod letter;
#[cfg(feature = "ssr")]
pub mod measures;
#[cfg(feature = "ssr")]
pub mod near;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
pub mod organisations;
#[cfg(feature = "ssr")]
pub mod permissions;
#[cfg(feature = "ssr")]
pub mod plan;
#[cfg(feature = "ssr")]
mod polish;
#[cfg(feature = "ssr")]
pub mod rights;
#[cfg(feature = "ssr")]
mod romanian;
#[cfg(feature = "ssr")]
pub mod story;
#[cfg(feature = "ssr")]
pub mod texts;
#[cfg(feature = "ssr")]
pub mod toolkit;
#[cfg(feature = "ssr")]
pub mod trusted;
#[cfg(feature = "ssr")]
mod urdu;
pub mod young;

#[cfg(feature = "ssr")]
pub use texts::Words;

/// Everything the portal says in `language`.
#[cfg(feature = "ssr")]
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Romanian => &romanian::WORDS,
        Language::Urdu => &urdu::WORDS,
        Language::Polish => &polish::WORDS,
        Language::Arabic => &arabic::WORDS,
        Language::English => &english::WORDS,
    }
}

/// Everything the portal says in the language of the page that is being made; English outside of a page.
#[cfg(feature = "ssr")]
pub fn current() -> &'static Words {
    let language = use_context::<Language>().or_else(|| Some(crate::page::Asked::take()?.language()));
    of(language.unwrap_or(Language::English))
}

/// Whether the page at `path` comes in `language`. Pages about one place's papers and the hub's desk are in English only.
#[cfg(feature = "ssr")]
pub fn has_page(path: &str, language: Language) -> bool {
    use crate::urls::{
        ACCESS, ADVICE, ALONG, CARRY, DESK, FOR_YOU, HELPING, LATER, LETTER, NEAR, OWN, PERMISSIONS, PLACE, PLAN,
        RIGHTS, SEEN, SHARED, STORY, WORD_SHEETS, WORDS,
    };
    let in_english = [
        ACCESS,
        ADVICE,
        ALONG,
        CARRY,
        DESK,
        FOR_YOU,
        HELPING,
        LATER,
        LETTER,
        NEAR,
        OWN,
        PERMISSIONS,
        PLACE,
        PLAN,
        RIGHTS,
        SEEN,
        SHARED,
        STORY,
        WORD_SHEETS,
    ];
    let is_below = |top: &str| path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if language == Language::English || in_english.into_iter().any(is_below) {
        return language == Language::English;
    }
    match path.strip_prefix(WORDS).and_then(|rest| rest.strip_prefix('/')) {
        Some(term) => glossary::glossary_of(language).term(term).is_some(),
        None => true,
    }
}

/// The whole page for our own trouble with a form: what was typed is on it, so nothing is lost, and the number that finds
/// the line in our log.
#[cfg(feature = "ssr")]
pub fn trouble_page(form: &crate::domain::raw_form::RawForm, reference: &str, w: &Words) -> String {
    let typed: String = form.texts().fold(String::new(), |page, text| {
        page + "<pre class=\"app-as-typed\" dir=\"auto\">" + &escape(text) + "</pre>"
    });
    let says = &w.trouble;
    let kept = if typed.is_empty() {
        String::new()
    } else {
        format!("<h2>{}</h2><p>{}</p>{typed}", says.typed_title, says.typed)
    };
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} - {brand}</title></head><body><main>\
         <h1>{title}</h1><p>{not_saved}</p>\
         <p>{danger}<a href=\"tel:999\">999</a>.</p>\
         <p>{talk}<a href=\"{numbers}\">{numbers_link}</a>.</p>{kept}{say}\
         <p><a href=\"/\">{first_page}</a></p></main></body></html>",
        lang = w.language.slug(),
        dir = w.language.dir(),
        title = says.title,
        brand = w.common.neutral_brand,
        not_saved = says.not_saved,
        danger = w.common.danger_now,
        talk = says.talk,
        numbers = crate::urls::NUMBERS,
        numbers_link = w.common.numbers_link,
        say = number(says.say, reference),
        first_page = says.first_page,
    )
}

/// What to say on the phone; nothing where there is no number.
#[cfg(feature = "ssr")]
fn number(say: &str, reference: &str) -> String {
    if reference.is_empty() { String::new() } else { format!("<p>{say}<b>{}</b></p>", escape(reference)) }
}

#[cfg(feature = "ssr")]
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_trouble_page_shows_typed_markup_as_text() {
        let form = crate::domain::raw_form::RawForm::default().with("worries", "<script>alert(\"1\")</script> & more");
        let page = trouble_page(&form, "0a1b2c3d", of(Language::English));
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
        assert!(page.contains("say this number: <b>0a1b2c3d</b>"));
    }
}
