//! Choosing the second thing, from inside the story alone.
//!
//! An address does not count before a code sent there came back: a slip of the finger must shut nobody out.

use leptos::prelude::*;

use super::{link, refuse, refused, sending, show};
use crate::{
    domain::{
        contact::{Email, Mobile},
        lock::{Carrier, Lock, OnceCode, SafeWord},
        problem::ProblemKind,
        raw_form::RawForm,
    },
    features::inside::{self, Inside, Way},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Portal, Purpose, VisitNotice},
    ui::{
        fields::{self, Field, FormState},
        layout,
    },
    urls, visits,
    words::access as text,
};

/// Choosing how the story opens.
#[component]
pub fn AccessPage() -> impl IntoView {
    loaded(|asked| async move {
        let Inside { visit, member, .. } = inside::require(&asked).await?;
        let lock = asked.portal.store.lock(member).await?;
        let has_passkeys = !asked.portal.store.passkeys(member).await?.is_empty();
        let state = refused(&visit, &["safe-word", "code-email", "code-phone"]);
        let is_kept = visit.data.notice == Some(VisitNotice::SecondKept);
        let now = lock.as_ref().map_or(text::NOT_CHOSEN, |lock| text::opens_with(lock.carrier()));
        let has_problems = state.has_problems();
        let content = view! {
            {fields::error_summary(&state)}
            {is_kept.then(|| layout::notice(text::KEPT))}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body">{text::WHY}</p>
            <p class="govuk-body"><strong>{now}</strong></p>
            {has_passkeys.then(|| view! { <p class="govuk-body">{text::OPENS_WITH_PASSKEY}</p> })}
            {lock.is_some().then(|| link(urls::STORY, text::TO_STORY))}
            <h2 class="govuk-heading-m">{if lock.is_some() { text::CHOOSE_OTHER } else { text::CHOOSE }}</h2>
            {lock.is_some().then(|| view! { <p class="govuk-body">{text::REPLACES}</p> })}
            {choices(&asked, &state)}
            {asked.portal.authenticators.host().map(|_| passkey(lock.is_some()))}
            {link(urls::ACCESS_PEOPLE, text::TO_PEOPLE)}
            {lock.is_none().then(|| link(urls::STORY, text::TO_STORY))}
        };
        show(&asked, None, has_problems, content.into_any()).await
    })
}

/// A form for each thing that can be chosen here.
fn choices(asked: &Asked, state: &FormState) -> AnyView {
    let mailer = &asked.portal.mailer;
    let word = Field::new("safe-word", text::WORD_LABEL).hint(text::WORD_HINT);
    let email = Field::new("code-email", text::EMAIL_LABEL).hint(text::SENT_HINT).inputmode("email");
    let phone = Field::new("code-phone", text::TEXT_LABEL).hint(text::SENT_HINT).inputmode("tel");
    let (by_email, by_text) = (mailer.carries(Carrier::Email), mailer.carries(Carrier::Text));
    view! {
        {one(text::WORD, urls::post::LOCK_WORD, fields::text_input(state, &word), text::WORD_KEEP)}
        {by_email.then(|| one(text::EMAIL, urls::post::LOCK_EMAIL, fields::text_input(state, &email), text::EMAIL_KEEP))}
        {by_text.then(|| one(text::TEXT, urls::post::LOCK_TEXT, fields::text_input(state, &phone), text::TEXT_KEEP))}
        {(!by_email && !by_text).then(|| view! { <p class="govuk-body">{text::NO_MAILER}</p> })}
    }
    .into_any()
}

/// A passkey comes beside something else, never alone.
fn passkey(has_lock: bool) -> AnyView {
    let what = if has_lock { text::PASSKEY_WHAT } else { text::PASSKEY_FIRST };
    view! {
        <h2 class="govuk-heading-m">{text::PASSKEY}</h2>
        <p class="govuk-body">{what}</p>
        {has_lock.then(|| link(urls::PASSKEYS, text::TO_PASSKEYS))}
    }
    .into_any()
}

fn one(title: &'static str, action: &'static str, field: AnyView, button: &'static str) -> AnyView {
    view! {
        <h3 class="govuk-heading-s">{title}</h3>
        <form method="post" autocomplete="off" action=action novalidate>{field} {fields::submit(button)}</form>
    }
    .into_any()
}

/// Who is inside, for a form; everybody else is sent where the pages would send them.
pub(super) async fn insider(asked: &Asked) -> Result<Result<Inside, Next>, Fault> {
    Ok(match inside::way_in(asked).await? {
        Way::Inside(inside) => Ok(*inside),
        Way::Locked => Err(Next::page(urls::ACCESS_OPEN)),
        Way::Nobody => Err(Next::page(urls::ENDED)),
    })
}

/// A safe word as it may be chosen: long enough, and on no list of those that other sites have lost.
pub fn new_word(portal: &Portal, typed: &str) -> Result<SafeWord, ProblemKind> {
    let word = SafeWord::parse(typed)?;
    if portal.codes.is_breached(&word) { Err(ProblemKind::Breached) } else { Ok(word) }
}

/// Chooses a safe word.
pub async fn word(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let word = match new_word(&asked.portal, form.get("safe-word")) {
        Ok(word) => word,
        // A safe word is not shown again, not even a refused one.
        Err(kind) => return refuse(&asked, inside.visit, ("safe-word", "", kind), urls::ACCESS).await,
    };
    let verifier = asked.portal.codes.word_verifier(inside.member, &word).await?;
    keep(&asked, inside, &Lock::Word { verifier }).await
}

async fn keep(asked: &Asked, inside: Inside, lock: &Lock) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = inside;
    asked.portal.store.put_lock(member, lock, asked.portal.clock.now()).await?;
    visit.data.notice = Some(VisitNotice::SecondKept);
    visit.data.unproven_lock = None;
    visit.data.refused = None;
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::ACCESS))
}

/// Chooses codes by e-mail.
pub async fn email(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let typed = form.get("code-email").to_owned();
    let lock = Email::parse(&typed).map(|to| Lock::Email { to });
    prove(&asked, ("code-email", &typed), Carrier::Email, lock).await
}

/// Chooses codes by text.
pub async fn text(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let typed = form.get("code-phone").to_owned();
    let lock = Mobile::parse(&typed).map(|to| Lock::Text { to });
    prove(&asked, ("code-phone", &typed), Carrier::Text, lock).await
}

/// Sends a code to an address that was typed, and waits for it to come back.
async fn prove(
    asked: &Asked,
    (field, typed): (&str, &str),
    carrier: Carrier,
    lock: Result<Lock, ProblemKind>,
) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    if !asked.portal.mailer.carries(carrier) {
        return Ok(Next::page(urls::ACCESS));
    }
    let lock = match lock {
        Ok(lock) => lock,
        Err(kind) => return refuse(asked, visit, (field, typed, kind), urls::ACCESS).await,
    };
    sending::send(&asked.portal, Purpose::ProveAddress, member, &lock).await?;
    visit.data.unproven_lock = Some(lock);
    visit.data.refused = None;
    visit.data.notice = Some(VisitNotice::SecondSent);
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_CHECK))
}

/// Typing the code that was sent to a new address.
#[component]
pub fn CheckPage() -> impl IntoView {
    loaded(|asked| async move {
        let Inside { visit, .. } = inside::require(&asked).await?;
        if visit.data.unproven_lock.is_none() {
            return Err(Stop::Go(urls::ACCESS.to_owned()));
        }
        let state = refused(&visit, &["once"]);
        let has_problems = state.has_problems();
        let field = Field::new("once", text::ONCE_LABEL).hint(text::ONCE_HINT).one_time_code();
        let content = view! {
            {fields::error_summary(&state)}
            {(visit.data.notice == Some(VisitNotice::SecondSent)).then(|| layout::notice(text::ASKED))}
            <h1 class="govuk-heading-l">{text::CHECK_TITLE}</h1>
            <p class="govuk-body">{text::CHECK_WHY}</p>
            <form method="post" autocomplete="off" action=urls::post::LOCK_CHECK novalidate>
                {fields::text_input(&state, &field)}
                {fields::submit(text::CHECK_BUTTON)}
            </form>
            <form method="post" autocomplete="off" action=urls::post::LOCK_SEND>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::SEND_AGAIN}</button>
            </form>
            {link(urls::ACCESS, text::OTHER_ADDRESS)}
        };
        show(&asked, Some(urls::ACCESS), has_problems, content.into_any()).await
    })
}

/// Holds a typed code against the one that was sent to a new address.
pub async fn check(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let Some(lock) = inside.visit.data.unproven_lock.clone() else {
        return Ok(Next::page(urls::ACCESS));
    };
    let portal = &asked.portal;
    let problem = match OnceCode::parse(form.get("once")) {
        Ok(code) => {
            let digest = sending::digest(portal, Purpose::ProveAddress, (inside.member, &lock), &code);
            let is_right = portal.store.try_once(inside.member, &digest, portal.clock.now()).await?;
            (!is_right).then_some(ProblemKind::NotACode)
        }
        Err(kind) => Some(kind),
    };
    match problem {
        Some(kind) => refuse(&asked, inside.visit, ("once", form.get("once"), kind), urls::ACCESS_CHECK).await,
        None => keep(&asked, inside, &lock).await,
    }
}

/// Sends another code to the new address.
pub async fn send_again(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let Some(lock) = visit.data.unproven_lock.clone() else {
        return Ok(Next::page(urls::ACCESS));
    };
    sending::send(&asked.portal, Purpose::ProveAddress, member, &lock).await?;
    visit.data.notice = Some(VisitNotice::SecondSent);
    visit.data.refused = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_CHECK))
}
