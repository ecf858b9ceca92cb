//! The second step of an account: a code that the helper's app shows.
//!
//! It is asked once the work address is proven, within ten minutes, in few tries, and each code counts once. A right one
//! begins a visit with a new key, under the name and role that the hub team can see. Where the organisation was stopped
//! since, the helper comes in as a guest: we know the domain of their address and no more.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        app_code::{AppSecret, steps_at},
        helper::{HelpedBy, Known},
        lock::OnceCode,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::access::{self, paragraphs},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Account, AtHelping, Fault, Halfway, Helper, HelpingNotice, Purpose, Visit, VisitData},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits,
    words::{helping, organisations as text},
};

use super::{proving::show, start};

/// Tries for one account in each of these spans of seconds.
const MOST_TRIES: [(u32, u32); 2] = [(900, 5), (86_400, 30)];

/// The field for an app's code.
pub(super) fn app_code() -> Field {
    Field::new("app-code", text::APP_CODE).one_time_code()
}

/// Asks for the code.
#[component]
pub fn SecondPage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.filter(|visit| visit.data.helping.halfway.is_some());
        let visit = visit.ok_or_else(|| Stop::Go(urls::HELPING.to_owned()))?;
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

/// The half minute of a typed code, if it is one that `secret` makes now.
pub(super) fn step_of(asked: &Asked, secret: &AppSecret, typed: &str) -> Result<i64, ProblemKind> {
    let (portal, code) = (&asked.portal, OnceCode::parse(typed)?);
    let mut steps = steps_at(portal.clock.now()).into_iter();
    steps.find(|step| portal.codes.app_code(secret, *step) == code).ok_or(ProblemKind::NotACode)
}

/// Whether one more try may be made for what `whose` names; it is counted.
pub(super) async fn may_try(asked: &Asked, whose: &[u8]) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let key = portal.codes.digest(Purpose::AppCodeTries, &[whose]);
    let mut may = true;
    for (span, most) in MOST_TRIES {
        may &= portal.store.count_use(&key, span, portal.clock.now()).await? <= most;
    }
    Ok(may)
}

/// Shows a page again with what is wrong with the code. It is not kept: it is a secret for a minute.
pub(super) async fn refuse(
    asked: &Asked,
    mut visit: Visit,
    (kind, page): (Option<ProblemKind>, &'static str),
) -> Result<Next, Fault> {
    visit.data.helping.notice = kind.is_none().then_some(HelpingNotice::SlowDown);
    visit.data.refused =
        kind.map(|kind| Rejected { form: RawForm::default(), problems: vec![Problem::new("app-code", kind)] });
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
    let account = portal.store.account(halfway.key).await?.filter(|account| account.cut_at.is_none());
    let Some(account) = account.filter(|_| now < halfway.until) else {
        visits::end(&asked).await?;
        return Ok(Next::page(urls::HELPING_WHO));
    };
    if form.get("app-code").trim().is_empty() {
        return refuse(&asked, visit, (Some(ProblemKind::Missing), urls::HELPING_SECOND)).await;
    }
    if !may_try(&asked, account.id.uuid().as_bytes()).await? {
        return refuse(&asked, visit, (None, urls::HELPING_SECOND)).await;
    }
    let step = match step_of(&asked, &account.holder.secret, form.get("app-code")) {
        Ok(step) => step,
        Err(kind) => return refuse(&asked, visit, (Some(kind), urls::HELPING_SECOND)).await,
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
    let helping = AtHelping { helper: Some(Helper { who, key, account: Some(id) }), notice, ..AtHelping::default() };
    visits::begin(asked, VisitData { helping, ..VisitData::default() }).await?;
    Ok(Next::page(urls::HELPING_MINE))
}
