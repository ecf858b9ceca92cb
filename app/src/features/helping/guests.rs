//! Coming back as a guest: six words beside the code from the e-mail, so that somebody's mailbox alone opens nothing.
//!
//! On a first visit there is nothing to protect: a guest sees what they began, and they have begun nothing. From then on a
//! code by e-mail is one thing and these words are the other. They are drawn from the key file and the address, so nothing is
//! kept of them; they are shown on the guest's own list, where everybody passes before the first draft. An app, as an account
//! asks for, is more than a neighbour or a school that sits beside a parent once can be asked for.
//!
//! Whoever has lost the words goes on without them: as somebody who has begun nothing, in a visit that finds nothing later.
//! So nobody is kept from ringing a team, from writing down a worry or from helping a family anew.

use leptos::prelude::*;

use super::{concern, proving::show, say, start};
use crate::{
    domain::{problem::ProblemKind, raw_form::RawForm, return_code::ReturnCode},
    features::{
        access::{self, paragraphs},
        codes, work_address,
    },
    form_post::Next,
    page::Asked,
    ports::{AtHelping, Codes, Fault, Halfway, Helper, HelperKey, HelpingNotice, Purpose, Visit, VisitData},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits, words,
    words::helping as text,
};

/// The words of whoever has an address.
pub fn words_of(codes: &dyn Codes, key: HelperKey) -> ReturnCode {
    let digest = codes.digest(Purpose::HelperWords, &[&key.0]);
    let mut picks = [0; 6];
    // Five bytes for each word: no word is likelier than another by more than one in a hundred million.
    for (pick, bytes) in picks.iter_mut().zip(digest.chunks(5)) {
        let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        *pick = u32::try_from(number % u64::from(crate::domain::return_code::list_length())).unwrap_or_default();
    }
    ReturnCode::new(picks)
}

/// Whether there is something that whoever has this address began.
pub(super) async fn has_begun(asked: &Asked, helper: &Helper) -> Result<bool, Fault> {
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    let has_drafts = !store.helped_by(helper.key, now).await?.is_empty();
    Ok(has_drafts || !store.concerns_of(concern::holder(&asked.portal, helper), now).await?.is_empty())
}

/// The words, to keep: on a helper's own list. Who has an account needs them once its app is lost and the account taken away.
pub(super) fn to_keep(asked: &Asked, helper: &Helper) -> Option<AnyView> {
    let lead = if helper.account.is_none() { &text::KEEP } else { &text::KEEP_BESIDE_APP };
    (!helper.is_anew).then(|| {
        let words = words_of(asked.portal.codes.as_ref(), helper.key).canonical();
        view! {
            <h2 class="govuk-heading-m">{text::KEEP_TITLE}</h2>
            {paragraphs(lead)}
            {codes::grid(&words)}
        }
        .into_any()
    })
}

/// Asks a guest for them.
pub(super) fn page(asked: &Asked, visit: &Visit) -> AnyView {
    let w = words::current();
    let state = access::refused(visit, &["code"]);
    let is_slow = visit.data.helping.notice == Some(HelpingNotice::SlowDown);
    let content = view! {
        {fields::error_summary(&state)}
        {is_slow.then(|| layout::notice(text::WORDS_SLOW))}
        <h1 class="govuk-heading-l">{text::AGAIN_TITLE}</h1>
        {paragraphs(&text::AGAIN)}
        <form method="post" autocomplete="off" action=urls::post::HELPING_SECOND novalidate>
            {fields::text_input(&state, &Field::new("code", w.code.label).hint(w.code.hint))}
            {fields::submit(text::CODE_BUTTON)}
        </form>
        <h2 class="govuk-heading-m">{text::WITHOUT_TITLE}</h2>
        {paragraphs(&text::WITHOUT)}
        <form method="post" autocomplete="off" action=urls::post::HELPING_SECOND>
            <button type="submit" name="without" value="yes" class="govuk-button govuk-button--secondary">
                {text::WITHOUT_BUTTON}
            </button>
        </form>
        {start::numbers(asked)}
    };
    show(asked, urls::HELPING_WHO, state.has_problems(), content)
}

/// Holds typed words against a guest's own, or lets them go on as somebody who has begun nothing.
pub(super) async fn hold(
    asked: &Asked,
    visit: Visit,
    (Halfway { who, key, .. }, form): (Halfway, RawForm),
) -> Result<Next, Fault> {
    let portal = &asked.portal;
    if !form.get("without").is_empty() {
        let key = HelperKey(portal.codes.digest(Purpose::Helper, &[&key.0, &portal.ids.secret()]));
        return let_in(asked, Helper { who, key, account: None, is_anew: true }).await;
    }
    let wrong = |kind| ("code", "", kind);
    let code = match ReturnCode::parse(form.get("code")) {
        Ok(code) => code,
        Err(kind) => return access::refuse(asked, visit, wrong(kind), urls::HELPING_SECOND).await,
    };
    if !work_address::may_try_second(portal, &key.0).await? {
        say(asked, Visit { data: VisitData { refused: None, ..visit.data }, ..visit }, HelpingNotice::SlowDown).await?;
        return Ok(Next::page(urls::HELPING_SECOND));
    }
    if code != words_of(portal.codes.as_ref(), key) {
        return access::refuse(asked, visit, wrong(ProblemKind::NotACode), urls::HELPING_SECOND).await;
    }
    let_in(asked, Helper { who, key, account: None, is_anew: false }).await
}

async fn let_in(asked: &Asked, helper: Helper) -> Result<Next, Fault> {
    let helping = AtHelping { helper: Some(helper), ..AtHelping::default() };
    visits::begin(asked, VisitData { helping, ..VisitData::default() }).await?;
    Ok(Next::page(urls::HELPING_MINE))
}
