//! The frame of every page: way out, brand, emergency line, one main part, foot.
//!
//! The way out comes first in the page and needs no script. 999 and the hub's number are on every page (rule C12).

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    domain::place::{Contact, Place},
    islands::{exit_keys::ExitKeys, read_aloud::ReadAloud, time_out::TimeOut},
    page::Asked,
    ui::explained,
    urls, words,
};

/// What a page tells its frame.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The title, before the brand. Pages of a draft or request have a neutral one.
    pub title: String,
    /// The place, once known.
    pub place: Option<Arc<Place>>,
    /// The page before this one.
    pub back: Option<String>,
    /// Whether the page belongs to a visit that times out.
    pub is_timed: bool,
    /// Whether the way out shows; off only on the first page and the desk.
    pub has_exit: bool,
    /// Whether a form on the page was refused.
    pub has_problems: bool,
}

impl Frame {
    /// A page anybody can see.
    pub fn open(title: impl Into<String>) -> Self {
        Self { title: title.into(), has_exit: true, ..Self::default() }
    }

    /// A page of a visit.
    pub fn private(title: impl Into<String>, place: Option<Arc<Place>>) -> Self {
        Self { is_timed: true, place, ..Self::open(title) }
    }

    /// Adds the way back.
    #[must_use]
    pub fn back(mut self, url: impl Into<String>) -> Self {
        self.back = Some(url.into());
        self
    }

    /// Notes that a form on the page was refused.
    #[must_use]
    pub const fn problems(mut self, has_problems: bool) -> Self {
        self.has_problems = has_problems;
        self
    }
}

/// The whole page around `content`.
pub fn page(asked: &Asked, frame: Frame, content: impl IntoView) -> AnyView {
    let settings = &asked.portal.settings;
    let brand = frame.place.as_ref().map_or_else(|| words::BRAND.to_owned(), |place| place.brand.clone());
    let prefix = if frame.has_problems { words::ERROR_TITLE } else { "" };
    let title = format!("{prefix}{} - {}", frame.title, words::NEUTRAL_BRAND);
    let time_out = frame.is_timed.then(|| {
        view! {
            <div class="app-timeout" id="time-out" role="alertdialog" aria-labelledby="time-out-title"
                aria-describedby="time-out-text" hidden=true>
                <h2 class="govuk-heading-m" id="time-out-title">{words::TIME_OUT_TITLE}</h2>
                <p class="govuk-body" id="time-out-text">{words::time_out_text(settings.warn_seconds / 60)}</p>
                <button type="button" class="govuk-button" id="time-out-stay">{words::STAY}</button>
            </div>
            <TimeOut idle_seconds=settings.idle_seconds warn_seconds=settings.warn_seconds/>
        }
    });
    view! {
        <Title text=title/>
        {frame.has_exit.then(|| view! {
            <button type="submit" form="exit-form" class="govuk-skip-link app-exit-first">{words::EXIT}</button>
        })}
        <a href="#main" class="govuk-skip-link">{words::SKIP}</a>
        {frame.has_exit.then(|| exit(&settings.exit_url))}
        <header class="app-header">
            <div class="govuk-width-container"><a class="app-header__brand" href=urls::START>{brand}</a></div>
        </header>
        {emergency(frame.place.as_deref())}
        <div class="govuk-width-container">
            {frame.back.map(|url| view! {
                <nav aria-label=words::BACK_NAV><a class="govuk-back-link" href=url>{words::BACK}</a></nav>
            })}
            {aloud()}
            <main id="main" class="govuk-main-wrapper" tabindex="-1">{content.into_any()}</main>
        </div>
        {time_out}
        {footer(&asked.address())}
    }
    .into_any()
}

fn exit(exit_url: &str) -> impl IntoView {
    view! {
        <nav class="app-exit" aria-label=words::EXIT_NAV>
            <form method="post" action=urls::post::EXIT id="exit-form">
                <button type="submit" class="govuk-button govuk-button--warning app-exit__button">{words::EXIT}</button>
            </form>
            <ExitKeys exit_url=exit_url.to_owned()/>
        </nav>
    }
}

/// The buttons that read the page aloud; out of sight until a voice is known to be there.
fn aloud() -> impl IntoView {
    use words::aloud::{GO_ON, HERE, NAV, PAUSE, READ, STOP};
    const CLASS: &str = "govuk-button govuk-button--secondary";
    view! {
        <section class="app-aloud" id="aloud" aria-label=NAV hidden=true>
            <button type="button" class=CLASS id="aloud-press">
                <span id="aloud-read">{READ}</span><span id="aloud-pause" hidden=true>{PAUSE}</span><span id="aloud-go-on" hidden=true>{GO_ON}</span>
            </button>
            <button type="button" class=CLASS id="aloud-here" hidden=true>{HERE}</button>
            <button type="button" class=CLASS id="aloud-stop" hidden=true>{STOP}</button>
            <ReadAloud/>
        </section>
    }
}

fn emergency(place: Option<&Place>) -> impl IntoView {
    let hub = place.and_then(Place::front_door).map(|hub| phone(&hub.contact).into_any());
    let hub =
        hub.unwrap_or_else(|| view! { <a class="govuk-link" href=urls::NUMBERS>{words::NUMBERS_LINK}</a> }.into_any());
    view! {
        <aside class="app-emergency" aria-label=words::EMERGENCY_NAV>
            <div class="govuk-width-container">
                <p>
                    {words::DANGER_NOW} <a class="govuk-link" href="tel:999">"999"</a> ". " {hub}
                </p>
            </div>
        </aside>
    }
}

/// A phone number that a phone can ring, with a word of caution until somebody has checked it.
pub fn phone(contact: &Contact) -> impl IntoView + use<> {
    let label = contact.label.clone();
    let verified = contact.verified;
    match &contact.phone {
        Some(number) => {
            let href = format!("tel:{}", number.replace(' ', ""));
            view! {
                {label} ": " <a class="govuk-link app-phone" href=href>{number.clone()}</a>
                {(!verified).then_some(words::CHECK_NUMBER)}
            }
            .into_any()
        }
        None => view! { {label} ": " {words::NO_NUMBER} }.into_any(),
    }
}

fn footer(address: &str) -> impl IntoView + use<> {
    view! {
        <footer class="app-footer">
            <div class="govuk-width-container">
                <nav aria-label=words::FOOT_NAV>
                    <ul class="govuk-list app-footer__links">
                        <li><a class="govuk-link" href=urls::BACK>{words::FOOT_BACK}</a></li>
                        <li><a class="govuk-link" href=urls::WORDS>{words::FOOT_WORDS}</a></li>
                        <li><a class="govuk-link" href=urls::LETTER>{words::FOOT_LETTER}</a></li>
                        <li><a class="govuk-link" href=urls::NUMBERS>{words::FOOT_NUMBERS}</a></li>
                        <li><a class="govuk-link" href=urls::SAFETY>{words::FOOT_SAFETY}</a></li>
                        <li><a class="govuk-link" href=urls::display(address)>{words::display::TITLE}</a></li>
                        <li><a class="govuk-link" href=urls::PRIVACY>{words::FOOT_PRIVACY}</a></li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}

/// A line that says how far along the journey is.
pub fn progress(number: usize, of: usize) -> impl IntoView {
    view! { <p class="app-progress">{words::page_of(number, of)}</p> }
}

/// A calm notice at the top of a page.
pub fn notice(text: &'static str) -> AnyView {
    view! { <div class="govuk-inset-text" role="status">{text}</div> }.into_any()
}

/// Paragraphs of a place's own text, with its words explained.
pub fn paragraphs(texts: &[String]) -> AnyView {
    texts.iter().map(|text| view! { <p class="govuk-body">{explained(text)}</p> }).collect::<Vec<_>>().into_any()
}
