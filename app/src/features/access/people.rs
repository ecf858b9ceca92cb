//! Inviting another adult: six words to hand over, good once.
//!
//! Who made an invitation sees that it was used and never by whom, and nothing of what the other one then has.

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{choose::insider, link, paragraphs, show};
use crate::{
    domain::raw_form::RawForm,
    features::{
        codes,
        inside::{self, Inside},
    },
    form_post::Next,
    page::{Asked, loaded},
    ports::{CodeRow, Fault, Invitation, VisitNotice, day_in_england},
    ui::layout,
    urls, visits,
    words::access as text,
};

/// How long an invitation can be used.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The member's invitations, and a button for another one.
#[component]
pub fn PeoplePage() -> impl IntoView {
    loaded(|asked| async move {
        let Inside { visit, member, .. } = inside::require(&asked).await?;
        let now = asked.portal.clock.now();
        let invitations = asked.portal.store.invitations_of(member).await?;
        let is_open = invitations.iter().any(|invitation| invitation.is_open(now));
        let fresh = visit.data.fresh_invitation.filter(|_| is_open).map(|words| handing_over(&words));
        let lines: Vec<_> = invitations.iter().map(|invitation| line(invitation, now)).collect();
        let content = view! {
            {(visit.data.notice == Some(VisitNotice::InvitationStopped)).then(|| layout::notice(text::UNINVITED))}
            <h1 class="govuk-heading-l">{text::PEOPLE_TITLE}</h1>
            {fresh}
            {paragraphs(&text::PEOPLE_TEXT)}
            <div class="govuk-inset-text">{text::PEOPLE_CARE}</div>
            {link(urls::STORY, text::TO_STORY)}
            {if is_open { button(urls::post::UNINVITE, text::UNINVITE) } else { button(urls::post::INVITE, text::INVITE) }}
            {(!lines.is_empty()).then(|| view! {
                <h2 class="govuk-heading-m">{text::INVITATIONS}</h2>
                <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            })}
        };
        show(&asked, Some(urls::ACCESS), false, content.into_any()).await
    })
}

fn button(action: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=action>
            <button type="submit" class="govuk-button govuk-button--secondary">{label}</button>
        </form>
    }
    .into_any()
}

fn handing_over(words: &str) -> AnyView {
    let cells: Vec<_> = words.split('-').map(|word| view! { <li>{word.to_owned()}</li> }).collect();
    view! {
        <h2 class="govuk-heading-m">{text::INVITE_WORDS}</h2>
        <ol class="app-code" id="invitation-words" lang="en" dir="ltr" translate="no">{cells}</ol>
        <p class="govuk-body">{text::INVITE_HOW}</p>
    }
    .into_any()
}

fn line(invitation: &Invitation, now: Timestamp) -> AnyView {
    let stands = match invitation {
        Invitation { used: true, .. } => text::USED.to_owned(),
        open if open.is_open(now) => text::open_until(day_in_england(open.until)),
        _ => text::ENDED.to_owned(),
    };
    view! { <li>{text::made_on(day_in_england(invitation.made_at))} " " {stands}</li> }.into_any()
}

/// Makes an invitation; one that is still open ends.
pub async fn invite(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let words = codes::draw(portal);
    let row = CodeRow { key: portal.codes.invitation_key(&words), verifier: portal.codes.verifier(&words).await? };
    portal.store.invite(member, &row, now.saturating_add(LASTS).unwrap_or(now), now).await?;
    visit.data.fresh_invitation = Some(words.canonical());
    visit.data.notice = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_PEOPLE))
}

/// Stops an invitation that nobody has used.
pub async fn uninvite(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Inside { mut visit, member, .. } = match insider(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    asked.portal.store.end_invitations(member, asked.portal.clock.now()).await?;
    visit.data.fresh_invitation = None;
    visit.data.notice = Some(VisitNotice::InvitationStopped);
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::ACCESS_PEOPLE))
}
