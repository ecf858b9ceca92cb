//! Passkeys from inside the story: adding one, seeing which there are, taking one away.
//!
//! One can be added only beside another second thing, so that whoever loses a phone still gets in. The name is read
//! before the device is asked: a device that made a passkey which we then refuse would keep it for nothing.

use jiff::SignedDuration;
use leptos::prelude::*;

use super::{choose::insider, device, link, paragraphs, refuse, refused, show};
use crate::{
    domain::{
        ids::PasskeyId,
        passkey::{MOST_PASSKEYS, Passkey},
        raw_form::RawForm,
        text::Line,
    },
    features::inside::{self, Inside},
    form_post::Next,
    page::{Asked, loaded},
    ports::{Asking, Ceremony, Fault, Made, NewPasskey, Portal, Purpose, VisitNotice, Wish, day_in_england},
    ui::{
        fields::{self, Field, FormState},
        layout,
    },
    urls, visits,
    words::access as text,
};

/// How long a device may take to answer.
const LASTS: SignedDuration = SignedDuration::from_mins(10);

/// What a visit holds while its device is asked.
pub(super) fn ceremony(portal: &Portal, wish: Wish, asking: Asking) -> Ceremony {
    let now = portal.clock.now();
    Ceremony { wish, asking, until: now.saturating_add(LASTS).unwrap_or(now) }
}

/// The member's passkeys, and adding one.
#[component]
pub fn PasskeysPage() -> impl IntoView {
    loaded(|asked| async move {
        let Inside { visit, member, .. } = inside::require(&asked).await?;
        let has_lock = asked.portal.store.lock(member).await?.is_some();
        let kept = asked.portal.store.passkeys(member).await?;
        let state = refused(&visit, &["passkey-name"]);
        let has_problems = state.has_problems();
        let said = match visit.data.notice {
            Some(VisitNotice::PasskeyKept) => Some(text::PASSKEY_KEPT),
            Some(VisitNotice::PasskeyNotKept) => Some(text::PASSKEY_NOT_KEPT),
            Some(VisitNotice::PasskeyRemoved) => Some(text::PASSKEY_REMOVED),
            _ => None,
        };
        let lines: Vec<_> = kept.iter().map(line).collect();
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{text::PASSKEYS_TITLE}</h1>
            {paragraphs(&text::PASSKEYS_TEXT)}
            <div class="govuk-inset-text">{paragraphs(&text::PASSKEYS_CARE)}</div>
            {adding(&asked, has_lock, kept.len(), &state)}
            {(!lines.is_empty()).then(|| view! { <h2 class="govuk-heading-m">{text::PASSKEYS_YOURS}</h2> })}
            {lines}
            {link(urls::STORY, text::TO_STORY)}
        };
        show(&asked, Some(urls::ACCESS), has_problems, content.into_any()).await
    })
}

/// Adding one; or why it cannot be done.
fn adding(asked: &Asked, has_lock: bool, kept: usize, state: &FormState) -> AnyView {
    let why_not = |why: &'static str| view! { <p class="govuk-body">{why}</p> }.into_any();
    let host = match asked.portal.authenticators.host() {
        None => return why_not(text::PASSKEYS_NONE),
        Some(_) if !has_lock => {
            return view! { {why_not(text::PASSKEY_FIRST)} {link(urls::ACCESS, text::TO_CHOICE)} }.into_any();
        }
        Some(_) if kept >= MOST_PASSKEYS => return why_not(text::PASSKEYS_FULL),
        Some(host) => host.to_owned(),
    };
    let name = Field::new("passkey-name", text::PASSKEY_NAME).hint(text::PASSKEY_NAME_HINT);
    let inside = view! { {fields::text_input(state, &name)} {fields::submit(text::PASSKEY_ADD)} };
    let device = device::Device {
        host,
        makes: true,
        begin: urls::post::PASSKEY_BEGIN,
        answer: urls::post::PASSKEY_ADD,
        not_here: text::PASSKEY_NOT_HERE,
        failed: text::PASSKEY_FAILED,
    };
    device::form(device, inside.into_any())
}

fn line(passkey: &Passkey) -> AnyView {
    let name = passkey.name.as_str().to_owned();
    view! {
        <h3 class="govuk-heading-s" dir="auto">{name.clone()}</h3>
        <p class="govuk-body">{text::added_on(day_in_england(passkey.made_at))}</p>
        <form method="post" autocomplete="off" action=urls::post::PASSKEY_REMOVE>
            <input type="hidden" name="which" value=passkey.id.uuid().simple().to_string()/>
            <button type="submit" class="govuk-button govuk-button--secondary">
                {text::PASSKEY_REMOVE} <span class="govuk-visually-hidden">": " {name}</span>
            </button>
        </form>
    }
    .into_any()
}

/// Asks a device for a new passkey.
pub async fn begin(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    let typed = form.get("passkey-name");
    let name = match Line::parse(if typed.trim().is_empty() { text::PASSKEY_UNNAMED } else { typed }) {
        Ok(name) => name,
        Err(kind) => return refuse(&asked, visit, ("passkey-name", typed, kind), urls::PASSKEYS).await,
    };
    let known = portal.store.passkeys(member).await?;
    let may_add = portal.authenticators.host().is_some()
        && known.len() < MOST_PASSKEYS
        && portal.store.lock(member).await?.is_some();
    if !may_add {
        return Ok(Next::page(urls::PASSKEYS));
    }
    let asking = portal.authenticators.ask_to_make(portal.ids.uuid(), &known)?;
    visit.data.ceremony = Some(ceremony(portal, Wish::Make(name), asking));
    visit.data.refused = None;
    visit.data.notice = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::PASSKEYS_ASKED))
}

/// Keeps the passkey that a device made. What was asked is used up, whatever the answer.
pub async fn add(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    // A second tap finds nothing that was asked, and changes nothing.
    let Some(Ceremony { wish, asking, until }) = visit.data.ceremony.take() else {
        return Ok(Next::page(urls::PASSKEYS));
    };
    let made = match wish {
        Wish::Make(name) if portal.clock.now() < until => {
            portal.authenticators.made(&asking, form.get("passkey"))?.map(|made| new(portal, name, made))
        }
        Wish::Make(_) | Wish::Use => None,
    };
    let is_kept = match made {
        Some(new) => portal.store.add_passkey(member, &new).await?,
        None => false,
    };
    visit.data.notice = Some(if is_kept { VisitNotice::PasskeyKept } else { VisitNotice::PasskeyNotKept });
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::PASSKEYS))
}

fn new(portal: &Portal, name: Line, made: Made) -> NewPasskey {
    let digest = portal.codes.digest(Purpose::PasskeyId, &[&made.device_id]);
    let id = PasskeyId::new(portal.ids.uuid());
    NewPasskey { passkey: Passkey { id, name, credential: made.credential, made_at: portal.clock.now() }, digest }
}

/// Takes one away.
pub async fn remove(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    if let Ok(which) = form.get("which").parse() {
        portal.store.remove_passkey(member, PasskeyId::new(which), portal.clock.now()).await?;
        visit.data.notice = Some(VisitNotice::PasskeyRemoved);
        visit.data.refused = None;
        visits::put(&asked, &visit).await?;
    }
    Ok(Next::page(urls::PASSKEYS))
}
