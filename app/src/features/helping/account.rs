//! Making an account under an organisation that the hub team approved: an app that shows codes is tied to it.
//!
//! Offered to whoever proved an address at an approved domain, and never needed: they may go on as a guest. The secret is
//! drawn when a button is pressed, shown as a square and as letters, and kept once the app gave a right code back.

use leptos::prelude::*;

use crate::{
    domain::{app_code::AppSecret, ids::AccountId, raw_form::RawForm},
    features::{
        access::{self, link, paragraphs},
        doors::square,
        work_address::{self, app_code},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Account, Approved, Fault, Halfway, Helper, HelpingNotice, Holder, NewAccount},
    ui::{fields, layout},
    urls, visits,
    words::organisations as text,
};

use super::{
    Staff,
    proving::show,
    require,
    second::{come_in, refuse},
    staff,
};

/// The approved organisation of a helper who has no account.
pub(super) async fn offered(asked: &Asked, helper: &Helper) -> Result<Option<Approved>, Fault> {
    match helper.account {
        Some(_) => Ok(None),
        // An account is found by the address, and this visit is not.
        None if helper.is_anew => Ok(None),
        None => asked.portal.store.approved(&helper.who.wrote_from).await,
    }
}

/// What an account is; then the square, the letters and the first code.
#[component]
pub fn AccountPage() -> impl IntoView {
    loaded(|asked| async move {
        let Staff { visit, helper } = require(&asked).await?;
        let elsewhere = || Stop::Go(urls::HELPING_MINE.to_owned());
        let organisation = offered(&asked, &helper).await?.ok_or_else(elsewhere)?;
        let state = access::refused(&visit, &["app-code"]);
        let is_slow = visit.data.helping.notice == Some(HelpingNotice::SlowDown);
        let body = match &visit.data.helping.fresh_secret {
            None => begin_form(&organisation),
            Some(secret) => prove_form(&state, secret),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {is_slow.then(|| layout::notice(text::SLOW_DOWN))}
            <h1 class="govuk-heading-l">{text::ACCOUNT_TITLE}</h1>
            {body}
            {link(urls::HELPING_MINE, text::AS_GUEST)}
        };
        Ok(show(&asked, urls::HELPING_MINE, state.has_problems(), content))
    })
}

fn begin_form(organisation: &Approved) -> AnyView {
    view! {
        <p class="govuk-body">{text::account_under(organisation.name.as_str())}</p>
        {paragraphs(&text::ACCOUNT_LEAD)}
        <form method="post" autocomplete="off" action=urls::post::HELPING_ACCOUNT>
            <button type="submit" class="govuk-button">{text::ACCOUNT_BEGIN}</button>
        </form>
    }
    .into_any()
}

fn prove_form(state: &fields::FormState, secret: &AppSecret) -> AnyView {
    view! {
        {paragraphs(&text::APP_LEAD)}
        <div class="app-harmless-note">
            {square(&secret.address(), text::APP_SQUARE_ALT)}
            <p class="govuk-body">{text::APP_LETTERS}</p>
            <p class="govuk-body"><strong class="app-break" dir="ltr" translate="no" id="app-secret">{secret.letters()}</strong></p>
        </div>
        <form method="post" autocomplete="off" action=urls::post::HELPING_ACCOUNT_PROVE novalidate>
            {fields::text_input(state, &app_code())}
            {fields::submit(text::ACCOUNT_MAKE)}
        </form>
    }
    .into_any()
}

/// Draws the secret for an app. Pressed again, it is the same: the app may hold it already.
pub async fn begin(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { mut visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    if offered(&asked, &helper).await?.is_none() {
        return Ok(Next::page(urls::HELPING_MINE));
    }
    if visit.data.helping.fresh_secret.is_none() {
        visit.data.helping.fresh_secret = Some(AppSecret::new(&asked.portal.ids.secret()));
        visits::put(&asked, &visit).await?;
    }
    Ok(Next::page(urls::HELPING_ACCOUNT))
}

/// Makes the account once the app gave a right code back.
pub async fn prove(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let (Some(secret), Some(organisation)) = (visit.data.helping.fresh_secret.clone(), offered(&asked, &helper).await?)
    else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    match work_address::hold_app_code(&asked, (&secret, &helper.key.0), form.get("app-code")).await? {
        Some(Ok(step)) => make(&asked, (helper, organisation), (secret, step)).await,
        Some(Err(kind)) => refuse(&asked, visit, (Some(kind), urls::HELPING_ACCOUNT)).await,
        None => refuse(&asked, visit, (None, urls::HELPING_ACCOUNT)).await,
    }
}

async fn make(
    asked: &Asked,
    (Helper { who, key, .. }, organisation): (Helper, Approved),
    (secret, step): (AppSecret, i64),
) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let holder = Holder { name: who.name.clone(), role: who.role.clone(), secret };
    let id = AccountId::new(portal.ids.uuid());
    let new = NewAccount { id, organisation: organisation.id, helper: key, holder: holder.clone(), step };
    if !portal.store.make_account(&new, now).await? {
        // Another tab was first, or the organisation was stopped this very moment.
        return Ok(Next::page(urls::HELPING_MINE));
    }
    let account = Account { id, organisation, holder, used_at: now, cut_at: None };
    come_in(asked, account, (Halfway { who, key, until: now }, Some(HelpingNotice::AccountMade))).await
}
