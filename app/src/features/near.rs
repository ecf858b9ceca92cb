//! Find help near you: what anybody may use, before the form and beside it, never instead of it.
//!
//! [`NearPage`] searches one place's offers, [`OfferPage`] shows one, [`PinnedPage`] is the family's list to print.
//! Nothing here asks who somebody is, keeps what was looked for, or says what a family needs. Others' texts are shown
//! as text, and their pages are linked to, never loaded.

mod looking;
mod offer;
mod pins;
mod search;

pub use self::{
    offer::OfferPage,
    pins::{PinnedPage, pin},
    search::NearPage,
};

use leptos::prelude::*;

use super::ask::service::Standing;
use crate::{
    domain::offer::KeptOffer,
    page::Asked,
    ports::{Visit, day_in_england},
    ui::layout::Frame,
    urls, words,
    words::near as text,
};

/// The frame of these pages: timed as soon as there is a visit that could end.
fn frame(title: &str, place: Option<std::sync::Arc<crate::domain::place::Place>>, visit: Option<&Visit>) -> Frame {
    Frame { is_timed: visit.is_some(), place, ..Frame::open(title) }
}

/// The way on to asking, as far as this person has come.
fn way_on(standing: &Standing) -> AnyView {
    let (url, label) = match standing {
        Standing::Drafting(_, draft) => {
            (urls::question(draft.answers.path(), draft.answers.first_unanswered()), text::GO_ON)
        }
        Standing::Asked(..) => (urls::STATUS.to_owned(), text::STATUS),
        Standing::Nothing => (urls::START.to_owned(), text::ASK),
    };
    view! {
        <h2 class="govuk-heading-m">{text::ASK_TITLE}</h2>
        <p class="govuk-body">{text::BOTH}</p>
        <p class="govuk-body"><a class="govuk-link" href=url>{label}</a></p>
    }
    .into_any()
}

/// Where an offer comes from, and whether anybody has checked it.
fn mark(kept: &KeptOffer) -> String {
    if kept.source.is_sample {
        return text::sample_mark(kept.offer.written_on);
    }
    let host = kept.source.host.as_ref().map(crate::domain::text::Line::as_str);
    text::taken_from(host, day_in_england(kept.source.taken_at))
}

/// An offer's number, with a word of caution while nobody has checked it.
fn phone(kept: &KeptOffer) -> Option<AnyView> {
    let w = words::current();
    kept.offer.phone.as_ref().map(|phone| {
        let digits: String = phone.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! {
            <a class="govuk-link app-phone" href=format!("tel:{digits}")>{phone.as_str().to_owned()}</a>
            {kept.source.is_sample.then_some(w.common.check_number)}
        }
        .into_any()
    })
}

/// The link to the family's list.
fn list_link() -> AnyView {
    view! { <p class="govuk-body"><a class="govuk-link" href=urls::PINNED>{text::TO_LIST}</a></p> }.into_any()
}

/// How many minutes a visit may be idle.
fn idle_minutes(asked: &Asked) -> u32 {
    asked.portal.settings.idle_seconds / 60
}
