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
    ui::{explained, languages},
    urls, visits, words,
};

/// The id of a question's form, so that buttons outside of it can post it.
pub const QUESTION_FORM: &str = "question";

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
    /// The id of the form of a question, whose half-typed answer must outlive a change of language.
    pub question: Option<&'static str>,
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
    let w = words::current();
    let settings = &asked.portal.settings;
    let brand = frame.place.as_ref().map_or_else(|| w.common.brand.to_owned(), |place| place.brand.clone());
    let prefix = if frame.has_problems { w.common.error_title } else { "" };
    let title = format!("{prefix}{} - {}", frame.title, w.common.neutral_brand);
    let time_out = frame.is_timed.then(|| {
        view! {
            <div class="app-timeout" id="time-out" role="alertdialog" aria-labelledby="time-out-title"
                aria-describedby="time-out-text" data-idle=settings.idle_seconds.to_string()
                data-warn=settings.warn_seconds.to_string() hidden=true>
                <h2 class="govuk-heading-m" id="time-out-title">{w.common.time_out_title}</h2>
                <p class="govuk-body" id="time-out-text">{(w.time_out_text)(settings.warn_seconds / 60)}</p>
                <button type="button" class="govuk-button" id="time-out-stay">{w.common.stay}</button>
            </div>
            <TimeOut/>
        }
    });
    view! {
        <Title text=title/>
        {frame.has_exit.then(|| view! {
            <button type="submit" form="exit-form" class="govuk-skip-link app-exit-first">{w.common.exit}</button>
        })}
        <a href="#main" class="govuk-skip-link">{w.common.skip}</a>
        {frame.has_exit.then(|| exit(asked))}
        <header class="app-header">
            <div class="govuk-width-container"><a class="app-header__brand" href=urls::START>{brand}</a></div>
        </header>
        {emergency(frame.place.as_deref())}
        {(!asked.path_and_query().starts_with(urls::DESK)).then(|| languages::choice(asked, &frame))}
        <div class="govuk-width-container">
            {frame.back.clone().map(|url| view! {
                <nav aria-label=w.common.back_nav><a class="govuk-back-link" href=url>{w.common.back}</a></nav>
            })}
            {aloud()}
            <main id="main" class="govuk-main-wrapper" tabindex="-1">{languages::notice(asked, &frame)} {content.into_any()}</main>
        </div>
        {time_out}
        {footer(asked.path_and_query())}
    }
    .into_any()
}

fn exit(asked: &Asked) -> impl IntoView {
    let w = words::current();
    let to = asked.portal.settings.exit_url.clone();
    let left = asked.full_name(visits::LEFT);
    view! {
        <nav class="app-exit" aria-label=w.common.exit_nav>
            <form method="post" autocomplete="off" action=urls::post::EXIT id="exit-form" data-to=to data-left=left>
                <button type="submit" class="govuk-button govuk-button--warning app-exit__button">{w.common.exit}</button>
            </form>
            <ExitKeys/>
        </nav>
    }
}

/// The buttons that read the page aloud; out of sight until a voice is known to be there.
fn aloud() -> impl IntoView {
    const CLASS: &str = "govuk-button govuk-button--secondary";
    let w = words::current();
    view! {
        <section class="app-aloud" id="aloud" aria-label=w.aloud.nav hidden=true>
            <button type="button" class=CLASS id="aloud-press">
                <span id="aloud-read">{w.aloud.read}</span><span id="aloud-pause" hidden=true>{w.aloud.pause}</span><span id="aloud-go-on" hidden=true>{w.aloud.go_on}</span>
            </button>
            <button type="button" class=CLASS id="aloud-here" hidden=true>{w.aloud.here}</button>
            <button type="button" class=CLASS id="aloud-stop" hidden=true>{w.aloud.stop}</button>
            <ReadAloud/>
        </section>
    }
}

fn emergency(place: Option<&Place>) -> impl IntoView {
    let w = words::current();
    let hub = place.and_then(Place::front_door).map(|hub| phone(&hub.contact).into_any());
    let hub = hub
        .unwrap_or_else(|| view! { <a class="govuk-link" href=urls::NUMBERS>{w.common.numbers_link}</a> }.into_any());
    view! {
        <aside class="app-emergency" aria-label=w.common.emergency_nav>
            <div class="govuk-width-container">
                <p>
                    {w.common.danger_now} <a class="govuk-link" href="tel:999">"999"</a> ". " {hub}
                </p>
            </div>
        </aside>
    }
}

/// A phone number that a phone can ring, with a word of caution until somebody has checked it.
pub fn phone(contact: &Contact) -> impl IntoView + use<> {
    let w = words::current();
    let label = contact.label.clone();
    let verified = contact.verified;
    match &contact.phone {
        Some(number) => {
            let href = format!("tel:{}", number.replace(' ', ""));
            view! {
                {label} ": " <a class="govuk-link app-phone" dir="ltr" href=href>{number.clone()}</a>
                {(!verified).then_some(w.common.check_number)}
            }
            .into_any()
        }
        None => view! { {label} ": " {w.common.no_number} }.into_any(),
    }
}

fn footer(address: &str) -> impl IntoView + use<> {
    let w = words::current();
    view! {
        <footer class="app-footer">
            <div class="govuk-width-container">
                <nav aria-label=w.common.foot_nav>
                    <ul class="govuk-list app-footer__links">
                        <li><a class="govuk-link" href=urls::BACK>{w.common.foot_back}</a></li>
                        <li><a class="govuk-link" href=urls::WORDS>{w.common.foot_words}</a></li>
                        <li><a class="govuk-link" href=urls::LETTER>{w.common.foot_letter}</a></li>
                        <li><a class="govuk-link" href=urls::NUMBERS>{w.common.foot_numbers}</a></li>
                        <li><a class="govuk-link" href=urls::SAFETY>{w.common.foot_safety}</a></li>
                        <li><a class="govuk-link" href=urls::display(address)>{w.display.title}</a></li>
                        <li><a class="govuk-link" href=urls::PRIVACY>{w.common.foot_privacy}</a></li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}

/// A line that says how far along the journey is.
pub fn progress(number: usize, of: usize) -> impl IntoView {
    let w = words::current();
    view! { <p class="app-progress">{(w.page_of)(number, of)}</p> }
}

/// A calm notice at the top of a page.
pub fn notice(text: &'static str) -> AnyView {
    view! { <div class="govuk-inset-text" role="status">{text}</div> }.into_any()
}

/// Paragraphs of a place's own text, with its words explained.
pub fn paragraphs(texts: &[String]) -> AnyView {
    texts.iter().map(|text| view! { <p class="govuk-body">{explained(text)}</p> }).collect::<Vec<_>>().into_any()
}
