//! Who helps: a name, a workplace, a role, and a code to a work address.
//!
//! Any address is taken; what stands behind its `@` is shown to the family and the hub, who know whether that is the school.
//! The answer is the same whether or not a code could leave. Codes and tries are counted for the address, as a family's are.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        contact::Email,
        helper::{HelpedBy, Known, MailDomain},
        lock::Carrier,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::{Line, PersonName},
    },
    features::{
        access,
        work_address::{self, WayIn},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, HelpingNotice, Unproven, Visit, VisitData},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::{helping as text, organisations},
};

use super::start;

/// Who the helper is.
#[component]
pub fn WhoPage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let state = visit.as_ref().map(filled).unwrap_or_default();
        let form = if asked.portal.mailer.carries(Carrier::Email) {
            who_form(&state)
        } else {
            view! { {layout::notice(text::NO_MAILER)} <p class="govuk-body">{text::NO_MAILER_INSTEAD}</p> {start::numbers(&asked)} }
                .into_any()
        };
        let is_cut = visit.is_some_and(|visit| visit.data.helping.notice == Some(HelpingNotice::CutOff));
        let content = view! {
            {fields::error_summary(&state)}
            {is_cut.then(|| layout::notice(organisations::CUT_OFF))}
            <h1 class="govuk-heading-l">{text::WHO_TITLE}</h1>
            <p class="govuk-body">{text::WHO_WHY}</p>
            {form}
        };
        Ok::<_, Stop>(show(&asked, urls::HELPING, state.has_problems(), content))
    })
}

pub(super) fn show(asked: &Asked, back: &'static str, has_problems: bool, content: impl IntoView) -> AnyView {
    let frame = Frame::private(words::current().common.neutral_title, None).back(back).problems(has_problems);
    layout::page(asked, frame, content)
}

fn who_form(state: &FormState) -> AnyView {
    let email = Field::new("work-email", text::EMAIL).hint(text::EMAIL_HINT).inputmode("email");
    view! {
        <form method="post" autocomplete="off" action=urls::post::HELPING_WHO novalidate>
            {fields::text_input(state, &Field::new("helper-name", text::NAME))}
            {fields::text_input(state, &Field::new("organisation", text::ORGANISATION).hint(text::ORGANISATION_HINT))}
            {fields::text_input(state, &Field::new("role", text::ROLE).hint(text::ROLE_HINT))}
            {fields::text_input(state, &email)}
            {fields::submit(text::SEND)}
        </form>
    }
    .into_any()
}

/// What was typed before: refused, or waiting for its code.
fn filled(visit: &Visit) -> FormState {
    let refused = access::refused(visit, &FIELDS);
    if refused.has_problems() {
        return refused;
    }
    let form = visit.data.helping.unproven.as_ref().map(|Unproven { who, sent }| {
        let typed = [who.name.as_str(), who.organisation.as_str(), who.role.as_str(), sent.email.as_str()];
        FIELDS.iter().zip(typed).fold(RawForm::default(), |form, (field, typed)| form.with(field, typed))
    });
    FormState { form: form.unwrap_or_default(), problems: Vec::new() }
}

const FIELDS: [&str; 4] = ["helper-name", "organisation", "role", "work-email"];

/// Reads who helps, or says what is wrong with it.
fn read(form: &RawForm) -> Result<(HelpedBy, Email), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
    let name = PersonName::parse(form.get("helper-name")).map_err(|kind| note("helper-name", kind)).ok();
    let organisation = Line::parse(form.get("organisation")).map_err(|kind| note("organisation", kind)).ok();
    let role = Line::parse(form.get("role")).map_err(|kind| note("role", kind)).ok();
    let email = Email::parse(form.get("work-email")).map_err(|kind| note("work-email", kind)).ok();
    match (name, organisation, role, email) {
        (Some(name), Some(organisation), Some(role), Some(email)) => {
            let wrote_from = MailDomain::of(&email);
            Ok((HelpedBy { name, organisation, role, wrote_from, known: Known::Domain }, email))
        }
        _ => Err(problems),
    }
}

/// Takes who helps and has a code sent.
pub async fn who(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if !asked.portal.mailer.carries(Carrier::Email) {
        return Ok(Next::page(urls::HELPING_WHO));
    }
    let mut visit = match visits::current(&asked).await? {
        Some(visit) => visit,
        None => visits::begin(&asked, VisitData::default()).await?,
    };
    match read(&form) {
        Ok((who, email)) => send(&asked, visit, (who, email)).await,
        Err(problems) => {
            visit.data.refused = Some(Rejected { form: form.only(&FIELDS), problems });
            visits::put(&asked, &visit).await?;
            Ok(Next::page(urls::HELPING_WHO))
        }
    }
}

/// Sends another code to the same address.
pub async fn again(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    match visits::current(&asked).await? {
        Some(visit) => match visit.data.helping.unproven.clone() {
            Some(Unproven { who, sent }) => send(&asked, visit, (who, sent.email)).await,
            None => Ok(Next::page(urls::HELPING_WHO)),
        },
        None => Ok(Next::page(urls::HELPING)),
    }
}

async fn send(asked: &Asked, mut visit: Visit, (who, email): (HelpedBy, Email)) -> Result<Next, Fault> {
    let helping = &mut visit.data.helping;
    let before = helping.unproven.take().map(|before| before.sent);
    let drawn = work_address::draw(asked, WayIn::Helping, before, (email, true)).await?;
    helping.unproven = Some(Unproven { who, sent: drawn.kept.clone() });
    helping.notice = Some(HelpingNotice::CodeAsked);
    visit.data.refused = None;
    visits::put(asked, &visit).await?;
    work_address::depart(&asked.portal, drawn).await?;
    Ok(Next::page(urls::HELPING_CODE))
}
