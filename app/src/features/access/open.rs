//! Opening the story with the second thing.
//!
//! Every try pays exactly one slow check and gets the same answer when it is wrong, whatever the member chose and whether
//! they chose anything. A right one begins a visit with a new key, so an older cookie never gains anything.

use leptos::prelude::*;

use super::{by_passkey, link, lost, paragraphs, refuse, refused, sending, show};
use crate::{
    domain::{
        ids::{FamilyId, MemberId},
        lock::{Lock, OnceCode, SafeWord},
        problem::ProblemKind,
        raw_form::RawForm,
    },
    features::{
        codes,
        inside::{self, Way},
    },
    form_post::Next,
    limited::{self, Limit},
    page::{Asked, Stop, loaded},
    ports::{Fault, Guess, Purpose, Visit, VisitData, VisitNotice},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits,
    words::access as text,
};

/// A member whose story is closed.
pub(super) struct Locked {
    pub(super) visit: Visit,
    family: FamilyId,
    pub(super) member: MemberId,
}

/// Who stands before the closed story; or where they should be.
pub(super) async fn locked(asked: &Asked) -> Result<Result<Locked, &'static str>, Fault> {
    Ok(match inside::way_in(asked).await? {
        Way::Inside(_) => Err(urls::STORY),
        Way::Nobody => Err(urls::ENDED),
        Way::Locked => {
            let visit = visits::current(asked).await?;
            let locked = visit.and_then(|visit| {
                let (family, member) = (visit.data.family?, visit.data.member?);
                Some(Locked { visit, family, member })
            });
            locked.ok_or(urls::ENDED)
        }
    })
}

/// Asks for the second thing; or says that there is none.
#[component]
pub fn OpenPage() -> impl IntoView {
    loaded(|asked| async move {
        let Locked { visit, member, .. } = match locked(&asked).await? {
            Ok(locked) => locked,
            Err(url) => return Err(Stop::Go(url.to_owned())),
        };
        let lock = asked.portal.store.lock(member).await?;
        let has_passkeys = !asked.portal.store.passkeys(member).await?.is_empty();
        let host = asked.portal.authenticators.host().filter(|_| has_passkeys).map(str::to_owned);
        let state = refused(&visit, &["safe-word", "once"]);
        let has_problems = state.has_problems();
        let said = match visit.data.notice {
            Some(VisitNotice::SecondNotRight) => Some(text::NOT_RIGHT),
            Some(VisitNotice::SecondSent) => Some(text::ASKED),
            Some(VisitNotice::SlowDown) => Some(text::WAIT),
            _ => None,
        };
        let (title, body) = match &lock {
            None => (text::CLOSED_TITLE, closed()),
            Some(lock) => (text::OPEN_TITLE, view! { {host.map(by_passkey::button)} {ask(&state, lock)} }.into_any()),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{title}</h1>
            {body}
            {visit.data.request.map(|_| link(urls::STATUS, text::TO_STATUS))}
        };
        show(&asked, None, has_problems, content.into_any()).await
    })
}

fn closed() -> AnyView {
    view! {
        {paragraphs(&text::CLOSED)}
        {lost::what_to_do()}
    }
    .into_any()
}

fn ask(state: &fields::FormState, lock: &Lock) -> AnyView {
    let (lead, field, send) = match lock.carrier() {
        None => (text::OPEN_WORD, Field::new("safe-word", text::WORD_LABEL), None),
        Some(carrier) => {
            let field = Field::new("once", text::ONCE_LABEL).hint(text::ONCE_HINT).one_time_code();
            (text::open_with_code(carrier), field, Some(()))
        }
    };
    view! {
        <p class="govuk-body">{lead}</p>
        {send.map(|()| view! {
            <form method="post" autocomplete="off" action=urls::post::SEND_CODE>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::SEND}</button>
            </form>
        })}
        <form method="post" autocomplete="off" action=urls::post::OPEN_STORY novalidate>
            {fields::text_input(state, &field)}
            {fields::submit(text::OPEN_BUTTON)}
        </form>
        {link(urls::ACCESS_LOST, text::TO_LOST)}
    }
    .into_any()
}

/// Sends a code to the address that was chosen for codes. The answer is the same whether or not one leaves.
pub async fn send_code(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Locked { mut visit, member, .. } = match locked(&asked).await? {
        Ok(locked) => locked,
        Err(url) => return Ok(Next::page(url)),
    };
    if let Some(lock) = asked.portal.store.lock(member).await? {
        sending::send(&asked.portal, Purpose::OpenStory, member, &lock).await?;
    }
    visit.data.notice = Some(VisitNotice::SecondSent);
    visit.data.refused = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_OPEN))
}

/// Opens the story, if the second thing is right.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Locked { mut visit, family, member } = match locked(&asked).await? {
        Ok(locked) => locked,
        Err(url) => return Ok(Next::page(url)),
    };
    for field in ["safe-word", "once"] {
        if form.all(field).any(|typed| typed.trim().is_empty()) {
            return refuse(&asked, visit, (field, "", ProblemKind::Missing), urls::ACCESS_OPEN).await;
        }
    }
    if form.all("passkey").any(|answer| answer.trim().is_empty()) {
        return Ok(Next::page(urls::ACCESS_OPEN));
    }
    let portal = &asked.portal;
    let is_noisy = is_noisy(&asked).await?;
    let notice = match portal.store.count_guess(member, is_noisy, portal.clock.now()).await? {
        Guess::Wait => {
            limited::note(Limit::Guesses);
            VisitNotice::SlowDown
        }
        Guess::Counted if is_right(&asked, (&visit.data, member), &form).await? => {
            portal.store.guess_was_right(member).await?;
            return let_in(&asked, &visit.data, (family, member)).await;
        }
        Guess::Counted => VisitNotice::SecondNotRight,
    };
    visit.data.notice = Some(notice);
    visit.data.refused = None;
    // What a device was asked is used up, so no answer to it counts twice.
    visit.data.ceremony = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_OPEN))
}

/// Counts a try from this network; when there were very many, each has to wait a little after the first wrong one.
async fn is_noisy(asked: &Asked) -> Result<bool, Fault> {
    codes::is_noisy_at(asked, |network| asked.portal.codes.digest(Purpose::NetworkTries, &[network])).await
}

/// Whether what was typed is the member's second thing. One slow check is paid whatever it is.
async fn is_right(asked: &Asked, (data, member): (&VisitData, MemberId), form: &RawForm) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let lock = portal.store.lock(member).await?;
    let word = SafeWord::parse(form.get("safe-word")).ok();
    let verifier = lock.as_ref().and_then(Lock::verifier);
    let is_word = portal.codes.word_matches(member, word.as_ref(), verifier).await?;
    if !form.get("passkey").is_empty() {
        return by_passkey::is_right(asked, (data, member), form.get("passkey")).await;
    }
    let (Some(lock), Ok(code)) = (lock, OnceCode::parse(form.get("once"))) else {
        return Ok(is_word);
    };
    if lock.carrier().is_none() {
        return Ok(is_word);
    }
    let digest = sending::digest(portal, Purpose::OpenStory, (member, &lock), &code);
    portal.store.try_once(member, &digest, portal.clock.now()).await
}

/// Begins the visit in which the story is open, and shows what the person came back for.
async fn let_in(asked: &Asked, before: &VisitData, (family, member): (FamilyId, MemberId)) -> Result<Next, Fault> {
    let data = VisitData {
        family: Some(family),
        member: Some(member),
        story_open: true,
        opened_by_code: before.opened_by_code,
        draft: before.waiting_draft,
        request: before.request.filter(|_| before.waiting_draft.is_none()),
        pins: before.pins.clone(),
        ..VisitData::default()
    };
    visits::begin(asked, data).await?;
    Ok(Next::page(match before.waiting_draft {
        Some(draft) => codes::step_of(&asked.portal, draft).await?,
        None => urls::STORY.to_owned(),
    }))
}
