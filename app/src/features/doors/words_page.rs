//! The six words and the square of a door that was just made: shown in the visit that made it, until put away.
//!
//! Only their keyed digest is kept anywhere else, so nobody can show them again. On paper there is the way in and
//! nothing of what it is for.

use leptos::prelude::*;

use super::square::square;
use crate::{
    domain::{door::Door, raw_form::RawForm},
    features::{ask::service::place_of_visit, codes, inside},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::layout::{self, Frame},
    urls, visits, words,
    words::doors as text,
};

/// The words of the newest door of this visit.
#[component]
pub fn WordsPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let inside::Inside { visit, family, member } = inside::require(&asked).await?;
        let now = asked.portal.clock.now();
        let book = asked.portal.store.book(family).await?;
        let fresh = visit.data.doors.fresh.as_ref().and_then(|fresh| {
            let door = book.doors.iter().find(|door| door.id == fresh.door && door.by == member)?;
            door.is_open(now).then_some((door, fresh.code.as_str()))
        });
        let shown = match fresh {
            Some((door, code)) => passing_on(&asked.portal.settings.public_url, door, code),
            None => view! {
                <h1 class="govuk-heading-l">{text::TITLE}</h1>
                <p class="govuk-body">{text::GONE}</p>
            }
            .into_any(),
        };
        let content = view! {
            {shown}
            <p class="govuk-body"><a class="govuk-link" href=urls::DOORS>{text::BACK_TO_DOORS}</a></p>
        };
        let place = place_of_visit(&asked).await?;
        Ok::<_, Stop>(layout::page(&asked, Frame::private(w.common.neutral_title, place).back(urls::DOORS), content))
    })
}

fn passing_on(public_url: &str, door: &Door, code: &str) -> AnyView {
    let address = format!("{public_url}{}", urls::SHARED);
    view! {
        <h1 class="govuk-heading-l">{text::for_whom(door.recipient.name.as_str())}</h1>
        <p class="govuk-body">{text::GIVE}</p>
        <p class="govuk-body">{text::may(door.mode)} " " {text::ends(door.until)}</p>
        <div class="app-harmless-note">
            <h2 class="govuk-heading-m">{text::SIX}</h2>
            {codes::for_another(code, text::TYPE_AT, address)}
            <p class="govuk-body">{text::SQUARE}</p>
            {square(&urls::shared_open(public_url, code), text::SQUARE_ALT)}
        </div>
        <p class="govuk-body">{text::KEEP}</p>
        <form method="post" autocomplete="off" action=urls::post::DOOR_HIDE>
            <button type="submit" class="govuk-button">{text::HIDE}</button>
        </form>
    }
    .into_any()
}

/// Puts the words away.
pub async fn hide(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let mut visit = match super::inside(&asked).await? {
        Ok(inside) => inside.visit,
        Err(next) => return Ok(next),
    };
    visit.data.doors.fresh = None;
    visit.data.doors.notice = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DOORS))
}
