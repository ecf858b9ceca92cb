//! Coming back to a story: the second thing that opens it, and a way in for every adult of a family.
//!
//! Six words show status and no more (threat T5). Each member chooses a safe word or a code that is sent, and nothing
//! here ever shows what was chosen, where codes go, or what another member has (rule C10). What is typed wrong gets one
//! gentle answer. Whether a code could be sent is told to nobody, so a page says nothing about an address.
//!
//! - [`choose`]: choosing the second thing; an address counts once a code that was sent there came back.
//! - [`open`]: opening the story with it.
//! - [`sending`]: making a code and letting it leave.
//! - [`passkeys`]: keys in the member's own devices, beside the second thing; [`device`] asks a device, [`by_passkey`]
//!   opens the story with its answer.
//! - [`people`], [`join`]: inviting another adult, and coming in by invitation.
//! - [`lost`]: what can be done when a way in is lost.

pub mod by_passkey;
pub mod choose;
mod device;
pub mod join;
pub mod lost;
pub mod open;
pub mod passkeys;
pub mod people;
mod sending;

pub use self::{
    choose::{AccessPage, CheckPage},
    device::asked_of_device,
    join::{JoinPage, JoinedPage},
    lost::LostPage,
    open::OpenPage,
    passkeys::PasskeysPage,
    people::PeoplePage,
    sending::{LASTS, depart},
};

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::ask::service::place_of_visit,
    form_post::Next,
    page::{Asked, Stop},
    ports::{Fault, Visit},
    ui::{
        fields::FormState,
        layout::{self, Frame},
    },
    visits, words,
};

/// Shows a private page with a title that says nothing.
async fn show(asked: &Asked, back: Option<&str>, has_problems: bool, content: AnyView) -> Result<AnyView, Stop> {
    let w = words::current();
    let frame = Frame::private(w.common.neutral_title, place_of_visit(asked).await?).problems(has_problems);
    let frame = match back {
        Some(url) => frame.back(url),
        None => frame,
    };
    Ok(layout::page(asked, frame, content))
}

/// Lines of text.
pub fn paragraphs(lines: &[&'static str]) -> AnyView {
    lines.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect::<Vec<_>>().into_any()
}

/// A link on a line of its own.
pub fn link(href: &'static str, text: &'static str) -> AnyView {
    view! { <p class="govuk-body"><a class="govuk-link" href=href>{text}</a></p> }.into_any()
}

/// A form that was refused, if the last one was one with the field `field`.
pub fn refused(visit: &Visit, fields: &[&str]) -> FormState {
    let is_ours = |rejected: &&Rejected| rejected.problems.iter().any(|it| fields.contains(&it.field.as_str()));
    match visit.data.refused.as_ref().filter(is_ours) {
        Some(Rejected { form, problems }) => FormState { form: form.clone(), problems: problems.clone() },
        None => FormState::default(),
    }
}

/// Keeps what was typed beside what is wrong with it, and shows `page` again. What is secret is not passed in.
pub async fn refuse(
    asked: &Asked,
    mut visit: Visit,
    (field, typed, kind): (&str, &str, ProblemKind),
    page: &'static str,
) -> Result<Next, Fault> {
    let form = RawForm::default().with(field, typed);
    visit.data.refused = Some(Rejected { form, problems: vec![Problem::new(field, kind)] });
    visit.data.notice = None;
    visits::put(asked, &visit).await?;
    Ok(Next::page(page))
}
