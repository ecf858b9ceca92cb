//! Return codes: six words that open a family's page again, with no e-mail, phone or account.
//!
//! A wrong code gets one gentle answer that says nothing about what exists. Tries are counted for the code and for the
//! network they come from, softly, so that a school of thirty behind one address can still get in (threats T5, T8).
//! A code opens the status of a request, never its story.

use leptos::prelude::*;

use crate::{
    domain::{
        ids::DraftId,
        journey::Step,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        return_code::{ReturnCode, WORDS, list_length},
    },
    form_post::Next,
    islands::code_toggle::CodeToggle,
    limited::{self, Limit},
    page::{Asked, Stop, loaded},
    ports::{ClientNetwork, CodeRow, CodeTarget, Fault, Portal, VisitData, VisitNotice},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
};

use super::{
    ask::service::{Standing, overview, place_of_visit, standing},
    later, plan, story,
};

/// Tries from one network in ten minutes before they are slowed or no longer looked into: a whole school may try together.
const NETWORK_TRIES: u32 = 120;
/// The window they are counted in, in seconds.
const NETWORK_WINDOW: u32 = 600;

/// Draws six words.
pub fn draw(portal: &Portal) -> ReturnCode {
    let mut picks = [0; WORDS];
    for pick in &mut picks {
        *pick = portal.ids.below(list_length());
    }
    ReturnCode::new(picks)
}

/// Makes a new code and what is kept of it.
pub async fn make(portal: &Portal) -> Result<(ReturnCode, CodeRow), Fault> {
    let code = draw(portal);
    let row = CodeRow { key: portal.codes.look_up_key(&code), verifier: portal.codes.verifier(&code).await? };
    Ok((code, row))
}

/// Six words, joined by dashes, in a grid.
pub fn grid(code: &str) -> AnyView {
    let cells: Vec<_> = code.split('-').map(|word| view! { <li>{word.to_owned()}</li> }).collect();
    view! { <ol class="app-code" id="six-words" lang="en" dir="ltr" translate="no">{cells}</ol> }.into_any()
}

/// Six words for somebody else, with the address they are typed at; `at` stands before it.
pub fn for_another(code: &str, at: &'static str, address: String) -> AnyView {
    view! {
        {grid(code)}
        <p class="govuk-body">{at} " " <strong class="app-break" dir="ltr" translate="no">{address}</strong></p>
    }
    .into_any()
}

/// The six words of a return code, with a way to hide them.
pub fn six_words(code: &str) -> AnyView {
    let w = words::current();
    view! {
        <h2 class="govuk-heading-m">{w.code.words_title}</h2>
        {grid(code)}
        <button type="button" class="govuk-button govuk-button--secondary" id="six-words-toggle" data-hides="six-words"
            data-show=w.common.show_code data-hide=w.common.hide_code hidden=true>
            {w.common.hide_code}
        </button>
        <CodeToggle/>
        <p class="govuk-body">{w.code.words_text}</p>
        <p class="govuk-body">{w.code.careful}</p>
        <p class="govuk-body"><a class="govuk-link" href=urls::NOTE>{w.code.note}</a></p>
    }
    .into_any()
}

/// The page with the words of a saved draft.
#[component]
pub fn Saved() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(visit, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let go_on = overview(&draft.answers);
        let shown = match &visit.data.fresh_code {
            Some(code) => view! {
                {six_words(code)}
                <p class="govuk-body"><a class="govuk-button" href=urls::PRACTISE>{w.code.practise}</a></p>
            }
            .into_any(),
            None => view! { <p class="govuk-body">{w.code.gone}</p> }.into_any(),
        };
        let content = view! {
            {visit.data.practised.then(|| layout::notice(w.code.practise_right))}
            <h1 class="govuk-heading-l">{w.code.saved_title}</h1>
            <p class="govuk-body">{w.code.saved_text}</p>
            {later::chosen_day(&draft)}
            {shown}
            <p class="govuk-body"><a class="govuk-link" href=go_on>{w.code.go_on}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::ACCESS>{w.code.lock_link}</a></p>
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{w.status.finish}</button>
            </form>
        };
        let place = place_of_visit(&asked).await?;
        Ok(layout::page(&asked, Frame::private(w.common.neutral_title, place), content))
    })
}

/// Where a person returns to after practising.
const fn home(data: &VisitData) -> &'static str {
    match (data.request, data.draft) {
        (Some(_), _) => urls::SENT,
        (None, _) if data.code_of_story => urls::STORY_WORDS,
        (None, Some(_)) => urls::SAVED,
        (None, None) => urls::ACCESS_JOINED,
    }
}

/// Trying out the words, without seeing them.
#[component]
pub fn PractisePage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.ok_or_else(crate::page::ended)?;
        if visit.data.fresh_code.is_none() {
            return Err(Stop::Go(home(&visit.data).to_owned()));
        }
        let was_wrong = visit.data.notice == Some(VisitNotice::PracticeNotRight);
        let state = FormState::default();
        let field = Field::new("code", w.code.label).hint(w.code.hint);
        let home = home(&visit.data);
        let content = view! {
            {was_wrong.then(|| layout::notice(w.code.practise_wrong))}
            <h1 class="govuk-heading-l">{w.code.practise_title}</h1>
            <p class="govuk-body">{w.code.practise_text}</p>
            <form method="post" autocomplete="off" action=urls::post::PRACTISE novalidate>
                {fields::text_input(&state, &field)}
                {fields::submit(w.code.practise_button)}
            </form>
            <p class="govuk-body"><a class="govuk-link" href=home>{w.code.see_again}</a></p>
        };
        let place = place_of_visit(&asked).await?;
        Ok(layout::page(&asked, Frame::private(w.common.neutral_title, place).back(home), content))
    })
}

/// Checks the practised words. Once they are right we stop showing them.
pub async fn practise(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(mut visit) = visits::current(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let typed = ReturnCode::parse(form.get("code")).map(|code| code.canonical()).ok();
    let is_right = typed.is_some() && typed == visit.data.fresh_code;
    if is_right {
        visit.data.fresh_code = None;
        visit.data.practised = true;
        visit.data.notice = None;
    } else {
        visit.data.notice = Some(VisitNotice::PracticeNotRight);
    }
    visits::put(&asked, &visit).await?;
    Ok(Next::page(if is_right { home(&visit.data) } else { urls::PRACTISE }))
}

/// A note with the six words that says nothing of what they are for.
#[component]
pub fn Note() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.ok_or_else(crate::page::ended)?;
        let Some(code) = visit.data.fresh_code.clone() else {
            return Err(Stop::Go(home(&visit.data).to_owned()));
        };
        let cells: Vec<_> = code.split('-').map(|word| view! { <li>{word.to_owned()}</li> }).collect();
        let content = view! {
            <div class="app-harmless-note">
                <h1 class="govuk-heading-l">{w.code.note_title}</h1>
                <ol class="govuk-list govuk-list--number" translate="no">{cells}</ol>
            </div>
        };
        let frame = Frame::private(w.common.neutral_title, None).back(home(&visit.data));
        Ok(layout::page(&asked, frame, content))
    })
}

/// Coming back.
#[component]
pub fn ComeBackPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let notice = visit.and_then(|visit| visit.data.notice);
        let state = FormState {
            problems: match notice {
                Some(VisitNotice::CodeMissing) => vec![Problem::new("code", ProblemKind::Missing)],
                _ => Vec::new(),
            },
            ..FormState::default()
        };
        let text = match notice {
            Some(VisitNotice::CodeNotKnown) => Some(w.back.unknown),
            Some(VisitNotice::SlowDown) => Some(w.back.slow),
            _ => None,
        };
        let field = Field::new("code", w.code.label).hint(w.code.hint);
        let has_problems = state.has_problems();
        let content = view! {
            {fields::error_summary(&state)}
            {text.map(layout::notice)}
            <h1 class="govuk-heading-l">{w.back.title}</h1>
            <form method="post" autocomplete="off" action=urls::post::COME_BACK novalidate>
                {fields::text_input(&state, &field)}
                {fields::submit(w.back.button)}
            </form>
            <h2 class="govuk-heading-m">{w.back.lost_title}</h2>
            <p class="govuk-body">{w.back.lost}</p>
            <p class="govuk-body"><a class="govuk-link" href=urls::ACCESS_LOST>{w.back.lost_link}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::NUMBERS>{w.common.foot_numbers}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::ACCESS_JOIN>{w.back.join_link}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.back.title).problems(has_problems), content))
    })
}

/// Counts a try from this request's network and says whether there were very many. It never shuts anybody out by
/// itself: a school of thirty stands behind one address (threat T8).
pub async fn is_noisy(asked: &Asked) -> Result<bool, Fault> {
    is_noisy_at(asked, |network| *network).await
}

/// The same for tries that are counted apart from return codes, under a key of their own for the network: who guesses
/// there keeps no family from coming back.
pub async fn is_noisy_at(asked: &Asked, key: impl FnOnce(&[u8; 32]) -> [u8; 32]) -> Result<bool, Fault> {
    let Some(ClientNetwork(network)) = asked.extension() else {
        return Ok(false);
    };
    let (key, now) = (key(&network), asked.portal.clock.now());
    let is_noisy = asked.portal.store.count_use(&key, NETWORK_WINDOW, now).await? > NETWORK_TRIES;
    if is_noisy {
        limited::note(Limit::Network);
    }
    Ok(is_noisy)
}

/// Counts one more try, or one more code, under `key`, and says whether it is within what each span of seconds allows.
pub async fn is_within(portal: &Portal, key: &[u8; 32], spans: &[(u32, u32)]) -> Result<bool, Fault> {
    let mut is_within = true;
    for (span, most) in spans {
        is_within &= portal.store.count_use(key, *span, portal.clock.now()).await? <= *most;
    }
    if !is_within {
        limited::note(Limit::Person);
    }
    Ok(is_within)
}

/// Opens a draft or a request with six words.
pub async fn come_back(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let is_noisy = is_noisy(&asked).await?;
    let code = match ReturnCode::parse(form.get("code")) {
        Ok(code) => code,
        Err(ProblemKind::Missing) => return refuse(&asked, VisitNotice::CodeMissing, urls::BACK).await,
        Err(_) => return refuse(&asked, VisitNotice::CodeNotKnown, urls::BACK).await,
    };
    let key = portal.codes.look_up_key(&code);
    let target = portal.store.code_target(&key, now).await?;
    // Right words get in while somebody else at the same address is guessing; a guess then costs us no slow check.
    // A family does not know which of its words are which: those of a seat at a plan come in here, too.
    let has_seat = portal.store.find_seat(&plan::opening::words_key(portal, &code)).await?.is_some();
    let is_noisy = is_noisy && !has_seat;
    let is_locked = target.as_ref().map_or(is_noisy, |target| target.locked_until.is_some_and(|until| until > now));
    if is_locked {
        return refuse(&asked, VisitNotice::SlowDown, urls::BACK).await;
    }
    // The slow check runs whether or not there is a row, so that the answer takes the same time.
    let is_right = portal.codes.matches(&code, target.as_ref().map(|target| target.verifier.as_str())).await?;
    let Some(target) = target else {
        return match plan::opening::arrive(&asked, &code).await? {
            Some(next) => Ok(next),
            None => refuse(&asked, VisitNotice::CodeNotKnown, urls::BACK).await,
        };
    };
    portal.store.note_code_try(&key, is_right, now).await?;
    // Without a draft and a request there may be a story: it opens with the second thing.
    let leads_nowhere = target.request.is_none()
        && target.draft.is_none()
        && !target.has_lock
        && !story::is_begun(portal, target.family).await?;
    if !is_right || leads_nowhere {
        return refuse(&asked, VisitNotice::CodeNotKnown, urls::BACK).await;
    }
    arrive(&asked, &target).await
}

/// A saved draft newer than any request is what the person comes back for; otherwise the request. A draft of somebody
/// who chose a second thing shows once that was right, as their story does.
async fn arrive(asked: &Asked, target: &CodeTarget) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let data = VisitData {
        family: Some(target.family),
        member: Some(target.member),
        opened_by_code: true,
        ..VisitData::default()
    };
    let (data, page) = match (target.draft, target.request) {
        (Some(draft), request) if target.has_lock => {
            (VisitData { request, waiting_draft: Some(draft), ..data }, urls::ACCESS_OPEN.to_owned())
        }
        (Some(draft), _) => {
            let page = step_of(portal, draft).await?;
            (VisitData { draft: Some(draft), ..data }, page)
        }
        (None, Some(request)) => (VisitData { request: Some(request), ..data }, urls::STATUS.to_owned()),
        (None, None) => (data, urls::ACCESS_OPEN.to_owned()),
    };
    visits::begin(asked, data).await?;
    Ok(Next::page(page))
}

/// Where a saved draft goes on.
pub async fn step_of(portal: &Portal, draft: DraftId) -> Result<String, Fault> {
    let draft = portal.store.draft(draft, portal.clock.now()).await?;
    Ok(draft.map_or_else(|| urls::step(Step::Where), |draft| overview(&draft.answers)))
}

/// Says no, gently and always alike. Answers being written in this browser stay open.
pub async fn refuse(asked: &Asked, notice: VisitNotice, page: &'static str) -> Result<Next, Fault> {
    match visits::current(asked).await? {
        Some(mut visit) => {
            visit.data.notice = Some(notice);
            visits::put(asked, &visit).await?;
        }
        None => {
            visits::begin(asked, VisitData { notice: Some(notice), ..VisitData::default() }).await?;
        }
    }
    Ok(Next::page(page))
}
