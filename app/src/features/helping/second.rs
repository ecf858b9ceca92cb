//! The second step of an account: a code that the helper's app shows. Who has none is a guest: see [`super::guests`].
//!
//! It is asked once the work address is proven, within ten minutes, in few tries, and each code counts once. A right one
//! begins a visit with a new key, under the name and role that the hub team can see. Where the organisation was stopped
//! since, the helper comes in as a guest: we know the domain of their address and no more.

use leptos::prelude::*;

use crate::{
    domain::{
        helper::{HelpedBy, Known},
        problem::ProblemKind,
        raw_form::RawForm,
    },
    features::{
        access::{self, paragraphs},
        work_address::{self, app_code},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Account, AtHelping, Fault, Halfway, Helper, HelpingNotice, Visit, VisitData},
    ui::{fields, layout},
    urls, visits,
    words::{helping, organisations as text},
};

use super::{guests, proving::show, start};

/// Asks for the code.
#[component]
pub fn SecondPage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.filter(|visit| visit.data.helping.halfway.is_some());
        let visit = visit.ok_or_else(|| Stop::Go(urls::HELPING.to_owned()))?;
        if is_guest(&asked, &visit).await? {
            return Ok(guests::page(&asked, &visit));
        }
        let state = access::refused(&visit, &["app-code"]);
        let is_slow = visit.data.helping.notice == Some(HelpingNotice::SlowDown);
        let content = view! {
            {fields::error_summary(&state)}
            {is_slow.then(|| layout::notice(text::SLOW_DOWN))}
            <h1 class="govuk-heading-l">{text::SECOND_TITLE}</h1>
            <p class="govuk-body">{text::SECOND_LEAD}</p>
            <form method="post" autocomplete="off" action=urls::post::HELPING_SECOND novalidate>
                {fields::text_input(&state, &app_code())}
                {fields::submit(helping::CODE_BUTTON)}
            </form>
            <h2 class="govuk-heading-m">{text::LOST_TITLE}</h2>
            {paragraphs(&text::LOST)}
            {start::numbers(&asked)}
        };
        Ok(show(&asked, urls::HELPING_WHO, state.has_problems(), content))
    })
}

/// Whether it is no account that waits for its second thing.
async fn is_guest(asked: &Asked, visit: &Visit) -> Result<bool, Fault> {
    match &visit.data.helping.halfway {
        Some(halfway) => Ok(asked.portal.store.account_state(halfway.key).await?.is_none()),
        None => Ok(false),
    }
}

/// Shows a page again with what is wrong with the code, or says to wait.
pub(super) async fn refuse(
    asked: &Asked,
    mut visit: Visit,
    (kind, page): (Option<ProblemKind>, &'static str),
) -> Result<Next, Fault> {
    visit.data.helping.notice = kind.is_none().then_some(HelpingNotice::SlowDown);
    work_address::note_app_code(&mut visit, kind);
    visits::put(asked, &visit).await?;
    Ok(Next::page(page))
}

/// Holds a typed code against what the app shows now.
pub async fn second(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let Some(visit) = visits::current(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let Some(halfway) = visit.data.helping.halfway.clone() else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let account = portal.store.account(halfway.key).await?;
    if account.is_none() && now < halfway.until {
        return guests::hold(&asked, visit, (halfway, form)).await;
    }
    let account = account.filter(|account| account.cut_at.is_none());
    let Some(account) = account.filter(|_| now < halfway.until) else {
        visits::end(&asked).await?;
        return Ok(Next::page(urls::HELPING_WHO));
    };
    let whose = (&account.holder.secret, account.id.uuid());
    let held = work_address::hold_app_code(&asked, (whose.0, whose.1.as_bytes()), form.get("app-code")).await?;
    let step = match held {
        Some(Ok(step)) => step,
        Some(Err(kind)) => return refuse(&asked, visit, (Some(kind), urls::HELPING_SECOND)).await,
        None => return refuse(&asked, visit, (None, urls::HELPING_SECOND)).await,
    };
    // A code that was seen over a shoulder, or came in twice, is worth nothing.
    if !portal.store.use_app_code(account.id, step, now).await? {
        return refuse(&asked, visit, (Some(ProblemKind::NotACode), urls::HELPING_SECOND)).await;
    }
    come_in(&asked, account, (halfway, None)).await
}

/// Begins the visit of an account, under the name its holder gave when it was made.
pub(super) async fn come_in(
    asked: &Asked,
    Account { id, organisation, holder, .. }: Account,
    (Halfway { who, key, .. }, notice): (Halfway, Option<HelpingNotice>),
) -> Result<Next, Fault> {
    let (name, role) = (holder.name, holder.role);
    let who = match organisation.stopped_at {
        None => HelpedBy { name, role, organisation: organisation.name, known: Known::Approved, ..who },
        Some(_) => HelpedBy { name, role, known: Known::Domain, ..who },
    };
    let helping = AtHelping {
        helper: Some(Helper { who, key, account: Some(id), is_anew: false }),
        notice,
        ..AtHelping::default()
    };
    visits::begin(asked, VisitData { helping, ..VisitData::default() }).await?;
    Ok(Next::page(urls::HELPING_MINE))
}
