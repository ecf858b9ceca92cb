//! What a page may do to its own answer: status, redirect, headers, cookies; and how it loads before it shows.
//!
//! A page loads first and is then made whole, in one piece: nothing is streamed, so nothing needs a script to move
//! it into place, and redirects and status codes always arrive.

use http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::{
    domain::{language::Language, raw_form::RawForm},
    ports::{Fault, Portal, RequestName},
    urls, visits, words,
};

/// Why a page does not show.
#[derive(Debug)]
pub enum Stop {
    /// Another page is the right one.
    Go(String),
    /// There is no such thing.
    NotFound,
    /// Our trouble.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The request at hand: what a page or server function may ask of it.
#[derive(Clone)]
pub struct Asked {
    /// The outside world.
    pub portal: Portal,
    parts: Parts,
    response: ResponseOptions,
}

impl Asked {
    /// Takes what the server provided. `None` while the route list is made, when no request is at hand.
    pub fn take() -> Option<Self> {
        Some(Self { portal: use_context()?, parts: use_context()?, response: use_context()? })
    }

    /// A request that no page answers, such as one for a file. What it sets on its answer goes nowhere.
    pub fn of(portal: Portal, parts: Parts) -> Self {
        Self { portal, parts, response: ResponseOptions::default() }
    }

    fn cookie(&self, name: &str) -> Option<String> {
        self.parts
            .headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// The language this person chose; English before that.
    pub fn chosen_language(&self) -> Language {
        self.kept(visits::LANGUAGE).and_then(|slug| Language::from_slug(&slug)).unwrap_or(Language::English)
    }

    /// The language of the page at hand: the chosen one where the page has it.
    pub fn language(&self) -> Language {
        let chosen = self.chosen_language();
        if words::has_page(self.parts.uri.path(), chosen) { chosen } else { Language::English }
    }

    /// Where this page can be asked for again.
    pub fn path_and_query(&self) -> &str {
        self.parts.uri.path_and_query().map_or(urls::START, http::uri::PathAndQuery::as_str)
    }

    /// What this browser keeps for us under `name`.
    pub fn kept(&self, name: &str) -> Option<String> {
        self.cookie(&self.full_name(name))
    }

    /// Lets the browser keep `value` until it is closed, out of reach of scripts and of other sites.
    pub fn keep(&self, name: &str, value: &str) {
        self.set_cookie(name, value, "");
    }

    /// Takes away what the browser keeps under `name`.
    pub fn forget(&self, name: &str) {
        self.set_cookie(name, "", "; Max-Age=0");
    }

    /// The name a browser knows a cookie by. With TLS, the prefix makes it refuse one from anybody but this host.
    pub fn full_name(&self, name: &str) -> String {
        let prefix = if self.portal.settings.secure_cookies { "__Host-" } else { "" };
        format!("{prefix}{name}")
    }

    fn set_cookie(&self, name: &str, value: &str, age: &str) {
        let secure = if self.portal.settings.secure_cookies { "; Secure" } else { "" };
        let name = self.full_name(name);
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            self.response.append_header(header::SET_COOKIE, value);
        }
    }

    /// Sets a header of the answer.
    pub fn set_header(&self, name: HeaderName, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.response.insert_header(name, value);
        }
    }

    /// Sets the status of the answer.
    pub fn set_status(&self, status: StatusCode) {
        self.response.set_status(status);
    }

    /// Sends the browser to another page of the portal.
    pub fn see_other(&self, url: &str) {
        self.set_header(header::LOCATION, url);
        self.set_status(StatusCode::SEE_OTHER);
    }

    /// Something the server put into the request.
    pub fn extension<T: Clone + Send + Sync + 'static>(&self) -> Option<T> {
        self.parts.extensions.get::<T>().cloned()
    }

    /// The number of this request that a person can say on the phone.
    pub fn reference(&self) -> String {
        self.extension::<RequestName>().map(|id| id.short().to_owned()).unwrap_or_default()
    }

    /// What the address asks after its question mark.
    pub fn query(&self) -> RawForm {
        let query = self.parts.uri.query().unwrap_or_default();
        RawForm::new(form_urlencoded::parse(query.as_bytes()).into_owned())
    }

    /// Whether the address asks to change one answer and come back to check.
    pub fn is_change(&self) -> bool {
        self.parts.uri.query().is_some_and(|query| query.split('&').any(|part| part == "change=yes"))
    }
}

/// A form that was posted to a page's own address, for pages that answer at once and keep nothing.
#[derive(Clone, Debug)]
pub struct Posted(pub crate::domain::raw_form::RawForm);

/// Sends the browser to another page, from inside a server function.
pub fn see_other(url: &str) {
    if let Some(asked) = Asked::take() {
        asked.see_other(url);
    }
}

/// Sets the status, from inside a server function.
pub fn set_status(status: StatusCode) {
    if let Some(asked) = Asked::take() {
        asked.set_status(status);
    }
}

/// The number of the request at hand that a person can say on the phone; empty when there is none.
pub fn reference() -> String {
    Asked::take().map(|asked| asked.reference()).unwrap_or_default()
}

/// Logs our trouble once, at the edge, without anything a person typed.
pub fn log(fault: &Fault) {
    let mut causes = Vec::new();
    let mut cause = std::error::Error::source(fault);
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(fault = %fault, causes = %causes.join(": "), "a page or form met trouble");
}

/// Shows a page after loading it.
pub fn loaded<F, V>(load: impl FnOnce(Asked) -> F) -> AnyView
where
    F: Future<Output = Result<V, Stop>> + Send + 'static,
    V: IntoView + 'static,
{
    let Some(asked) = Asked::take() else {
        return ().into_any();
    };
    crate::ui::explained::begin();
    let work = load(asked.clone());
    Suspend::new(async move {
        match work.await {
            Ok(view) => view.into_any(),
            Err(Stop::Go(url)) => {
                asked.see_other(&url);
                ().into_any()
            }
            Err(Stop::NotFound) => {
                asked.set_status(StatusCode::NOT_FOUND);
                crate::features::pages::not_found(&asked)
            }
            Err(Stop::Fault(fault)) => {
                log(&fault);
                asked.set_status(StatusCode::SERVICE_UNAVAILABLE);
                crate::features::pages::trouble(&asked)
            }
        }
    })
    .into_any()
}

/// The page a visit without a draft or request is sent to.
pub fn ended() -> Stop {
    Stop::Go(urls::ENDED.to_owned())
}
