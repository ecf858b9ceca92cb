//! Coming in by invitation: a member with an id, six words and a lock of their own.
//!
//! Words that open nothing get one answer, whether they were never made, were used or have ended, and each try pays one
//! slow check.

use leptos::prelude::*;

use super::{link, paragraphs, show};
use crate::{
    domain::{
        ids::MemberId,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        return_code::ReturnCode,
    },
    features::{
        codes,
        inside::{self, Inside},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Joining, VisitData, VisitNotice},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::access as text,
};

/// Typing the words of an invitation.
#[component]
pub fn JoinPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let notice = visits::current(&asked).await?.and_then(|visit| visit.data.notice);
        let missing = (notice == Some(VisitNotice::CodeMissing)).then(|| Problem::new("code", ProblemKind::Missing));
        let state = FormState { problems: missing.into_iter().collect(), ..FormState::default() };
        let said = match notice {
            Some(VisitNotice::CodeNotKnown) => Some(text::JOIN_NOT_KNOWN),
            Some(VisitNotice::SlowDown) => Some(w.back.slow),
            Some(VisitNotice::AlreadyInside) => Some(text::JOIN_ALREADY),
            _ => None,
        };
        let field = Field::new("code", text::JOIN_LABEL).hint(w.code.hint);
        let frame = Frame::open(w.common.neutral_title).problems(state.has_problems()).back(urls::BACK);
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{text::JOIN_TITLE}</h1>
            {paragraphs(&text::JOIN_TEXT)}
            <form method="post" autocomplete="off" action=urls::post::JOIN novalidate>
                {fields::text_input(&state, &field)}
                {fields::submit(text::JOIN_BUTTON)}
            </form>
        };
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// Lets the bearer of an invitation in.
pub async fn join(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let is_noisy = codes::is_noisy(&asked).await?;
    let typed = match ReturnCode::parse(form.get("code")) {
        Ok(words) => words,
        Err(ProblemKind::Missing) => return refuse(&asked, VisitNotice::CodeMissing).await,
        Err(_) => return refuse(&asked, VisitNotice::CodeNotKnown).await,
    };
    let key = portal.codes.invitation_key(&typed);
    let found = portal.store.find_invitation(&key, now).await?;
    if found.is_none() && is_noisy {
        return refuse(&asked, VisitNotice::SlowDown).await;
    }
    let verifier = found.as_ref().map(|(_, verifier)| verifier.as_str());
    let is_right = portal.codes.matches(&typed, verifier).await?;
    let Some((family, _)) = found.filter(|_| is_right) else {
        return refuse(&asked, VisitNotice::CodeNotKnown).await;
    };
    // Whoever made it, trying it out, must not use it up or lose their own visit.
    if visits::current(&asked).await?.is_some_and(|visit| visit.data.family == Some(family)) {
        return refuse(&asked, VisitNotice::AlreadyInside).await;
    }
    let (code, row) = codes::make(portal).await?;
    let member = MemberId::new(portal.ids.uuid());
    if !portal.store.join(&Joining { invitation: key, member, code: row, at: now }).await? {
        return refuse(&asked, VisitNotice::CodeNotKnown).await;
    }
    let data = VisitData {
        family: Some(family),
        member: Some(member),
        story_open: true,
        fresh_code: Some(code.canonical()),
        ..VisitData::default()
    };
    visits::begin(&asked, data).await?;
    Ok(Next::page(urls::ACCESS_JOINED))
}

async fn refuse(asked: &Asked, notice: VisitNotice) -> Result<Next, Fault> {
    codes::refuse(asked, notice, urls::ACCESS_JOIN).await
}

/// The new member's own six words.
#[component]
pub fn JoinedPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Inside { visit, .. } = inside::require(&asked).await?;
        let shown = match &visit.data.fresh_code {
            Some(code) => view! {
                {codes::six_words(code)}
                {link(urls::PRACTISE, w.code.practise)}
            }
            .into_any(),
            None => view! { <p class="govuk-body">{w.code.gone}</p> }.into_any(),
        };
        let content = view! {
            {visit.data.practised.then(|| layout::notice(w.code.practise_right))}
            <h1 class="govuk-heading-l">{text::JOINED_TITLE}</h1>
            {shown}
            <p class="govuk-body">{text::JOINED_NEXT}</p>
            <p class="govuk-body"><a class="govuk-button" href=urls::ACCESS>{text::TO_CHOICE}</a></p>
            {link(urls::STORY, text::TO_STORY)}
        };
        show(&asked, None, false, content.into_any()).await
    })
}
