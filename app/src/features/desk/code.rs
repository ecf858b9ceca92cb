//! Typing the code that was sent to a work address of the desk: few tries, ten minutes, once.
//!
//! A right one begins a visit with a new key that holds nothing of what this browser had open before, and is half the way:
//! [`super::second`] asks for the rest.

use jiff::Timestamp;
use leptos::prelude::*;

use super::desk_frame;
use crate::{
    domain::{
        answers::Rejected,
        app_code::AppSecret,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::{
        access::{self, link},
        work_address::{self, Typed, WayIn},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtTheDesk, DeskHalfway, DeskKey, DeskNotice, DeskPerson, Fault, SentCode, VisitData},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits,
    words::{desk_people as text, helping},
};

/// Typing the code.
#[component]
pub fn DeskCodePage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.filter(|visit| visit.data.desk.unproven.is_some());
        let visit = visit.ok_or_else(|| Stop::Go(urls::DESK_SIGN_IN.to_owned()))?;
        let state = access::refused(&visit, &["once"]);
        let said = visit.data.desk.notice.map(|notice| match notice {
            DeskNotice::CodeAsked => text::CODE_ASKED,
            DeskNotice::SlowDown => helping::SLOW_DOWN,
        });
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{helping::CODE_TITLE}</h1>
            <form method="post" autocomplete="off" action=urls::post::DESK_CODE novalidate>
                {fields::text_input(&state, &Field::new("once", helping::CODE).one_time_code())}
                {fields::submit(helping::CODE_BUTTON)}
            </form>
            <form method="post" autocomplete="off" action=urls::post::DESK_AGAIN>
                <button type="submit" class="govuk-button govuk-button--secondary">{helping::CODE_AGAIN}</button>
            </form>
            {link(urls::DESK_SIGN_IN, helping::CODE_OTHER)}
        };
        let frame = desk_frame(helping::CODE_TITLE).back(urls::DESK_SIGN_IN).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

/// Holds a typed code against the one that was sent.
pub async fn code(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(mut visit) = visits::current(&asked).await? else {
        return Ok(Next::page(urls::DESK_SIGN_IN));
    };
    let Some(sent) = visit.data.desk.unproven.clone() else {
        return Ok(Next::page(urls::DESK_SIGN_IN));
    };
    let kind = match work_address::hold(&asked, WayIn::Desk, &sent, form.get("once")).await? {
        Typed::SlowDown => None,
        Typed::Wrong(kind) => Some(kind),
        Typed::Right => match person_of(&asked, &sent).await? {
            Some(person) => return halfway(&asked, &person).await,
            // They were cut off since it was sent: it is no code any more.
            None => Some(ProblemKind::NotACode),
        },
    };
    visit.data.desk.notice = kind.is_none().then_some(DeskNotice::SlowDown);
    visit.data.refused = kind.map(|kind| Rejected {
        form: RawForm::default().with("once", form.get("once")),
        problems: vec![Problem::new("once", kind)],
    });
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::DESK_CODE))
}

/// Whoever has the address and was not cut off.
async fn person_of(asked: &Asked, sent: &SentCode) -> Result<Option<DeskPerson>, Fault> {
    let key = DeskKey(work_address::key(&asked.portal, WayIn::Desk, &sent.email));
    Ok(asked.portal.store.desk_person_at(key).await?.filter(|person| person.cut_at.is_none()))
}

/// Begins a visit that is half the way in. Where no app is tied, a secret for one is drawn.
async fn halfway(asked: &Asked, person: &DeskPerson) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let until = portal.clock.now().saturating_add(access::LASTS).unwrap_or(Timestamp::MIN);
    let fresh_secret = person.proven_at.is_none().then(|| AppSecret::new(&portal.ids.secret()));
    let halfway = Some(DeskHalfway { person: person.id, until, fresh_secret });
    let desk = AtTheDesk { halfway, ..AtTheDesk::default() };
    visits::begin(asked, VisitData { desk, ..VisitData::default() }).await?;
    Ok(Next::page(urls::DESK_SECOND))
}
