//! Whether an answer refused somebody, told from the answer itself: every answer passes here, so no refusal is forgotten.
//!
//! Pages say no in few ways, and always alike: a visit that is not there leads to "your visit has ended", a story that is not
//! open to where it is opened, a code that is not right back to where it was typed; the desk says that there is no such
//! page. Each has one word here. What was asked for, typed or refused is not looked at.

use app::urls::{self, post};
use axum::response::Response;
use http::{StatusCode, header::LOCATION};

use super::layers::PARTNER;

/// Why somebody was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no visit, or it may not do that.
    NoVisit,
    /// Six words were right, and the second thing is still to come.
    NotOpened,
    /// It belongs to another place, team or hub.
    NotTheirs,
    /// Words or a code that open nothing.
    NotRight,
    /// Too often, or too much at once.
    SlowDown,
    /// A form that came from another site.
    OtherSite,
    /// A hub's computer that did not prove that it is one.
    Unproven,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NoVisit,
        Self::NotOpened,
        Self::NotTheirs,
        Self::NotRight,
        Self::SlowDown,
        Self::OtherSite,
        Self::Unproven,
    ];

    /// The word in a line or a figure.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoVisit => "no-visit",
            Self::NotOpened => "not-opened",
            Self::NotTheirs => "not-theirs",
            Self::NotRight => "not-right",
            Self::SlowDown => "slow-down",
            Self::OtherSite => "other-site",
            Self::Unproven => "unproven",
        }
    }

    /// Whether this answer of the route refused somebody, and why.
    pub(super) fn of(route: &str, response: &Response) -> Option<Self> {
        let is_partner = route.starts_with(PARTNER);
        match response.status() {
            StatusCode::UNAUTHORIZED => Some(Self::Unproven),
            StatusCode::FORBIDDEN if is_partner => Some(Self::NotTheirs),
            StatusCode::FORBIDDEN => Some(Self::OtherSite),
            // The desk and hubs are not told that something is there which is not theirs. Elsewhere a page is only mistyped.
            StatusCode::NOT_FOUND if is_partner || route.starts_with(urls::DESK) => Some(Self::NotTheirs),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::SlowDown),
            status if status.is_redirection() => {
                leads(route, response.headers().get(LOCATION)?.to_str().ok()?.split('?').next()?)
            }
            _ => None,
        }
    }
}

/// Where codes and words are typed, and where the form leads back to when they open nothing.
const TYPED: [(&str, &str); 10] = [
    (post::COME_BACK, urls::BACK),
    (post::OPEN_STORY, urls::ACCESS_OPEN),
    (post::JOIN, urls::ACCESS_JOIN),
    (post::PLAN_OPEN, urls::PLAN_OPEN),
    (post::SHARED_OPEN, urls::SHARED),
    (post::FOR_YOU_OPEN, urls::FOR_YOU),
    (post::HELPING_CODE, urls::HELPING_CODE),
    (post::HELPING_SECOND, urls::HELPING_SECOND),
    (post::DESK_CODE, urls::DESK_CODE),
    (post::DESK_SECOND, urls::DESK_SECOND),
];

/// What a redirect of this route to `to` says.
fn leads(route: &str, to: &str) -> Option<Refusal> {
    // Where the way goes on to a second thing nobody is refused.
    const ON_THE_WAY: [&str; 2] = [post::COME_BACK, post::SEND_CODE];
    let is_helping = route.starts_with(urls::HELPING) || route.starts_with("/do/helping-");
    match to {
        _ if TYPED.contains(&(route, to)) => Some(Refusal::NotRight),
        urls::ENDED if route != post::FINISH => Some(Refusal::NoVisit),
        urls::ACCESS_OPEN if !ON_THE_WAY.contains(&route) => Some(Refusal::NotOpened),
        urls::DESK_SIGN_IN if ![post::DESK_SIGN_IN, post::DESK_AGAIN].contains(&route) => Some(Refusal::NoVisit),
        urls::HELPING if is_helping => Some(Refusal::NoVisit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, response::IntoResponse};

    use super::*;

    fn status(route: &str, status: u16) -> Option<Refusal> {
        Refusal::of(route, &StatusCode::from_u16(status).unwrap().into_response())
    }

    fn goes(route: &str, to: &str) -> Option<Refusal> {
        let answer = Response::builder().status(303).header(LOCATION, to).body(Body::empty()).unwrap();
        Refusal::of(route, &answer)
    }

    #[test]
    fn every_way_of_saying_no_has_its_word() {
        for (refusal, found) in [
            (Refusal::Unproven, status("/partner/v1/news", 401)),
            (Refusal::NotTheirs, status("/partner/v1/plan", 403)),
            (Refusal::NotTheirs, status("/partner/v1/news", 404)),
            (Refusal::NotTheirs, status("/desk/case/{reference}", 404)),
            (Refusal::NotTheirs, status("/desk", 404)),
            (Refusal::OtherSite, status("/do/answer", 403)),
            (Refusal::SlowDown, status("/do/answer", 429)),
            (Refusal::NoVisit, goes("/story", "/ended")),
            (Refusal::NoVisit, goes("/do/desk-person-add", "/ended")),
            (Refusal::NoVisit, goes("/desk/second", "/desk/sign-in")),
            (Refusal::NoVisit, goes("/helping/mine", "/helping")),
            (Refusal::NotOpened, goes("/story", "/access/open")),
            (Refusal::NotOpened, goes("/do/share-stop", "/access/open")),
            (Refusal::NotRight, goes("/do/open-story", "/access/open")),
            (Refusal::NotRight, goes("/do/come-back", "/back")),
            (Refusal::NotRight, goes("/do/desk-code", "/desk/code")),
        ] {
            assert_eq!(found, Some(refusal));
        }
    }

    #[test]
    fn going_on_being_lost_and_our_own_faults_are_no_refusals() {
        for found in [
            status("/words/{id}", 404),
            status("(none)", 404),
            status("/status", 200),
            status("/desk", 503),
            status("/do/answer", 405),
            goes("/do/finish", "/ended"),
            goes("/do/come-back", "/status"),
            goes("/do/come-back", "/access/open"),
            goes("/do/send-code", "/access/open"),
            goes("/do/desk-sign-in", "/desk/sign-in"),
            goes("/do/answer", "/ask/name"),
            goes("/do/answer", "/helping"),
        ] {
            assert_eq!(found, None);
        }
    }
}
