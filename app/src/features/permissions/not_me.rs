//! "This was not me": stops every yes of this member and closes their doors at once, and asks a person to look (threat T4).
//!
//! It says nothing about any other member, and who presses it learns nothing new.

use leptos::prelude::*;

use super::{Own, enter, frame, hub, place, preview, stop};
use crate::{
    domain::{
        message::PermissionSays,
        permission::{Answer, Permission, Recipient},
        raw_form::RawForm,
        sharing::Sharing,
        story::Part,
    },
    features::inside,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{BookChange, Fault, SentConsent},
    ui::layout,
    urls, visits,
    words::permissions as text,
};

/// The page: asks first, and says afterwards what was done and whom to ring.
#[component]
pub fn NotMePage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let content = if inside.visit.data.sharing.not_me {
            let has_hub = !hub::open_requests(&asked, &inside).await?.is_empty();
            let place = place(&asked, &inside).await?;
            let number = place.as_deref().and_then(|place| place.front_door()).map(|hub| layout::phone(&hub.contact));
            done(number.map(IntoAny::into_any), has_hub)
        } else {
            question()
        };
        let frame = frame(&asked, &inside).await?.back(urls::PERMISSIONS);
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

fn question() -> AnyView {
    let lines: Vec<_> = text::NOT_ME.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect();
    view! {
        <h1 class="govuk-heading-l">{text::NOT_ME_TITLE}</h1>
        {lines}
        <form method="post" autocomplete="off" action=urls::post::NOT_ME>
            <div class="govuk-button-group app-equal">
                <button type="submit" class="govuk-button govuk-button--secondary">{text::NOT_ME_YES}</button>
                <a class="govuk-button govuk-button--secondary" href=urls::PERMISSIONS>{text::NOT_ME_NO}</a>
            </div>
        </form>
    }
    .into_any()
}

fn done(number: Option<AnyView>, has_hub: bool) -> AnyView {
    let number = number
        .unwrap_or_else(|| view! { <a class="govuk-link" href=urls::NUMBERS>{text::NOT_ME_NUMBERS}</a> }.into_any());
    view! {
        <h1 class="govuk-heading-l">{text::NOT_ME_DONE}</h1>
        <p class="govuk-body">{text::NOT_ME_DONE_TEXT}</p>
        {has_hub.then(|| view! { <p class="govuk-body">{text::NOT_ME_TASK}</p> })}
        <h2 class="govuk-heading-m">{text::NOT_ME_CALL}</h2>
        <p class="govuk-body">{number}</p>
        <p class="govuk-body">{text::NOT_ME_WORDS}</p>
        <p class="govuk-body"><a class="govuk-link" href=urls::PERMISSIONS>{text::BACK}</a></p>
    }
    .into_any()
}

/// Stops everything of this member. A second press finds nothing left to stop.
pub async fn not_me(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let requests = hub::open_requests(&asked, &inside).await?;
    let mut change = BookChange::new(inside.family, Some(inside.member), own.now);
    let given = own.permissions.current().into_iter().filter(|record| matches!(record.answer, Answer::Given { .. }));
    let given: Vec<&Permission> = given.collect();
    change.permissions =
        given.iter().map(|record| stop::withdrawal(record, &own, text::NOT_ME_NOTICE.to_owned())).collect();
    change.messages = news(&asked, &requests, &given);
    let open = own.book.doors.iter().filter(|door| door.by == inside.member && door.closed_at.is_none());
    change.closed = open.map(|door| door.id).collect();
    change.not_me = requests.first().map(|sent| sent.status.id);
    inside.visit.data.sharing = Sharing { not_me: true, ..Sharing::default() };
    preview::keep(&asked, &change).await?;
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(urls::NOT_ME))
}

/// What hubs are told: for each recipient the parts they may no longer see.
fn news(
    asked: &Asked,
    requests: &[SentConsent],
    given: &[&Permission],
) -> Vec<(crate::domain::ids::RequestId, crate::domain::message::Message)> {
    let mut by_recipient: Vec<(&Recipient, Vec<Part>)> = Vec::new();
    for record in given {
        match by_recipient.iter_mut().find(|(recipient, _)| recipient.id == record.recipient.id) {
            Some((_, parts)) => parts.push(record.part),
            None => by_recipient.push((&record.recipient, vec![record.part])),
        }
    }
    let each = by_recipient.into_iter().flat_map(|(recipient, parts)| {
        hub::messages(asked, requests, (&recipient.name, PermissionSays::Withdrawn), &parts)
    });
    each.collect()
}
