//! The second step at the desk: a code of an app, which is tied the first time somebody comes in.
//!
//! It is asked within ten minutes of the code by e-mail, in few tries, and each code counts once. A right one begins a visit
//! with a new key that names who sits there.

use leptos::prelude::*;

use super::desk_frame;
use crate::{
    domain::{app_code::AppSecret, problem::ProblemKind, raw_form::RawForm},
    features::{
        access::{self, paragraphs},
        doors::square,
        work_address::{self, app_code},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtTheDesk, DeskHalfway, DeskNotice, DeskPerson, DeskSeat, Fault, Visit, VisitData},
    ui::{fields, layout},
    urls, visits,
    words::{desk_people as text, helping, organisations},
};

/// Asks for the code; the first time, it shows what the app needs.
#[component]
pub fn DeskSecondPage() -> impl IntoView {
    loaded(|asked| async move {
        let elsewhere = || Stop::Go(urls::DESK_SIGN_IN.to_owned());
        let visit = visits::current(&asked).await?.ok_or_else(elsewhere)?;
        let halfway = visit.data.desk.halfway.clone().ok_or_else(elsewhere)?;
        let state = access::refused(&visit, &["app-code"]);
        let is_slow = visit.data.desk.notice == Some(DeskNotice::SlowDown);
        let (title, before) = match &halfway.fresh_secret {
            Some(secret) => (text::TIE_TITLE, tie(secret)),
            None => (organisations::SECOND_TITLE, paragraphs(&[organisations::SECOND_LEAD])),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {is_slow.then(|| layout::notice(organisations::SLOW_DOWN))}
            <h1 class="govuk-heading-l">{title}</h1>
            {before}
            <form method="post" autocomplete="off" action=urls::post::DESK_SECOND novalidate>
                {fields::text_input(&state, &app_code())}
                {fields::submit(helping::CODE_BUTTON)}
            </form>
            <h2 class="govuk-heading-m">{organisations::LOST_TITLE}</h2>
            <p class="govuk-body">{text::LOST}</p>
        };
        let frame = desk_frame(title).back(urls::DESK_SIGN_IN).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

/// What the app needs, as a square and as letters.
fn tie(secret: &AppSecret) -> AnyView {
    view! {
        <p class="govuk-body">{text::TIE_LEAD}</p>
        {paragraphs(&organisations::APP_LEAD)}
        <div class="app-harmless-note">
            {square(&secret.address(), organisations::APP_SQUARE_ALT)}
            <p class="govuk-body">{organisations::APP_LETTERS}</p>
            <p class="govuk-body"><strong class="app-break" dir="ltr" translate="no" id="app-secret">{secret.letters()}</strong></p>
        </div>
    }
    .into_any()
}

/// Holds a typed code against what the app shows now.
pub async fn second(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let Some(visit) = visits::current(&asked).await? else {
        return Ok(Next::page(urls::DESK_SIGN_IN));
    };
    let Some(halfway) = visit.data.desk.halfway.clone() else {
        let inside = visit.data.desk.seat.is_some();
        return Ok(Next::page(if inside { urls::DESK } else { urls::DESK_SIGN_IN }));
    };
    let person = portal.store.desk_person(halfway.person).await?.filter(|person| person.cut_at.is_none());
    let person = person.filter(|_| portal.clock.now() < halfway.until);
    let secret = person.as_ref().and_then(|person| secret_of(person, &halfway));
    let (Some(person), Some(secret)) = (person, secret) else {
        visits::end(&asked).await?;
        return Ok(Next::page(urls::DESK_SIGN_IN));
    };
    let id = person.id.uuid();
    let step = match work_address::hold_app_code(&asked, (&secret, id.as_bytes()), form.get("app-code")).await? {
        Some(Ok(step)) => step,
        Some(Err(kind)) => return refuse(&asked, visit, Some(kind)).await,
        None => return refuse(&asked, visit, None).await,
    };
    match tie_or_use(&asked, &person, (&halfway, step)).await? {
        Some(tie) => come_in(&asked, DeskSeat::Person { id: person.id, tie }).await,
        // It was seen over a shoulder, or came in twice: it is worth nothing.
        None => refuse(&asked, visit, Some(ProblemKind::NotACode)).await,
    }
}

/// The secret that a code is held against: the one shown, or the one that is tied. None where the two do not fit, such as
/// when another tab tied an app meanwhile, or it was taken away.
fn secret_of(person: &DeskPerson, halfway: &DeskHalfway) -> Option<AppSecret> {
    match (&halfway.fresh_secret, person.proven_at) {
        (Some(fresh), None) => Some(fresh.clone()),
        (None, Some(_)) => person.holder.secret.clone(),
        _ => None,
    }
}

/// Takes the code; gives which app of theirs they come in with.
async fn tie_or_use(
    asked: &Asked,
    person: &DeskPerson,
    (halfway, step): (&DeskHalfway, i64),
) -> Result<Option<i64>, Fault> {
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    match &halfway.fresh_secret {
        Some(secret) => store.tie_app(person.id, (secret, step), now).await,
        None => Ok(store.use_desk_code(person.id, step, now).await?.then_some(person.ties)),
    }
}

async fn refuse(asked: &Asked, mut visit: Visit, kind: Option<ProblemKind>) -> Result<Next, Fault> {
    visit.data.desk.notice = kind.is_none().then_some(DeskNotice::SlowDown);
    work_address::note_app_code(&mut visit, kind);
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::DESK_SECOND))
}

async fn come_in(asked: &Asked, seat: DeskSeat) -> Result<Next, Fault> {
    let desk = AtTheDesk { seat: Some(seat), ..AtTheDesk::default() };
    visits::begin(asked, VisitData { desk, ..VisitData::default() }).await?;
    Ok(Next::page(urls::DESK))
}
