//! Coming in to the desk: a work address, to which a code is sent if somebody has it.
//!
//! The answer is the same for any address: nobody learns here who works at a desk.

use leptos::prelude::*;

use super::desk_frame;
use crate::{
    domain::{answers::Rejected, contact::Email, lock::Carrier, problem::Problem, raw_form::RawForm},
    features::{
        access,
        work_address::{self, WayIn},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{DeskKey, DeskNotice, Fault, Visit, VisitData},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits,
    words::{desk_people as text, helping},
};

/// The address.
#[component]
pub fn SignInPage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let state = visit.as_ref().map(|visit| access::refused(visit, &["work-email"])).unwrap_or_default();
        let field = Field::new("work-email", text::EMAIL).inputmode("email");
        let form = if asked.portal.mailer.carries(Carrier::Email) {
            view! {
                <form method="post" autocomplete="off" action=urls::post::DESK_SIGN_IN novalidate>
                    {fields::text_input(&state, &field)}
                    {fields::submit(helping::SEND)}
                </form>
            }
            .into_any()
        } else {
            layout::notice(text::NO_MAILER)
        };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::SIGN_IN}</h1>
            <p class="govuk-body">{text::SIGN_IN_LEAD}</p>
            {form}
        };
        let frame = desk_frame(text::SIGN_IN).problems(state.has_problems());
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// Takes an address, and has a code sent if it is somebody's.
pub async fn sign_in(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if !asked.portal.mailer.carries(Carrier::Email) {
        return Ok(Next::page(urls::DESK_SIGN_IN));
    }
    let mut visit = match visits::current(&asked).await? {
        Some(visit) => visit,
        None => visits::begin(&asked, VisitData::default()).await?,
    };
    match Email::parse(form.get("work-email")) {
        Ok(email) => send(&asked, visit, email).await,
        Err(kind) => {
            let problems = vec![Problem::new("work-email", kind)];
            visit.data.refused = Some(Rejected { form: form.only(&["work-email"]), problems });
            visits::put(&asked, &visit).await?;
            Ok(Next::page(urls::DESK_SIGN_IN))
        }
    }
}

/// Sends another code to the same address.
pub async fn again(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let visit = visits::current(&asked).await?;
    let sent = visit.as_ref().and_then(|visit| visit.data.desk.unproven.clone());
    match (visit, sent) {
        (Some(visit), Some(sent)) => send(&asked, visit, sent.email).await,
        _ => Ok(Next::page(urls::DESK_SIGN_IN)),
    }
}

async fn send(asked: &Asked, mut visit: Visit, email: Email) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let key = DeskKey(work_address::key(portal, WayIn::Desk, &email));
    let is_somebodys = portal.store.desk_person_at(key).await?.is_some_and(|person| person.cut_at.is_none());
    let before = visit.data.desk.unproven.take();
    let drawn = work_address::draw(asked, WayIn::Desk, before, (email, is_somebodys)).await?;
    visit.data.desk.unproven = Some(drawn.kept.clone());
    visit.data.desk.notice = Some(DeskNotice::CodeAsked);
    visit.data.refused = None;
    visits::put(asked, &visit).await?;
    work_address::depart(portal, drawn).await?;
    Ok(Next::page(urls::DESK_CODE))
}
