//! Six words or the square, and the draft is in the family's hands: once.
//!
//! Looking changes nothing and looks nothing up. Words that were never made, were used or came too late get one and the same
//! answer. Tries are counted for the network alone, softly: six words cannot be guessed.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        return_code::ReturnCode,
    },
    features::{access, codes, helping::handing, trusted::reading},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, HelpingNotice, Purpose, Visit, VisitData},
    ui::{
        fields::{self, Field, FormState},
        fragment,
        layout::{self, Frame},
    },
    urls, visits, words,
    words::helping as text,
};

/// Typing the words.
#[component]
pub fn ForYouPage() -> impl IntoView {
    let scanned = fragment::into_field("code");
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let state = visit.as_ref().map(|visit| access::refused(visit, &["code"])).unwrap_or_default();
        Ok::<_, Stop>(way_in(&asked, visit.as_ref(), &state, scanned))
    })
}

/// Where squares led that were printed when they held their words in the address: to the page where those are typed. What
/// stands in the address is not read.
#[component]
pub fn ForYouOpenPage() -> impl IntoView {
    loaded(|_| async move { Err::<(), _>(Stop::Go(urls::FOR_YOU.to_owned())) })
}

fn way_in(asked: &Asked, visit: Option<&Visit>, state: &FormState, scanned: AnyView) -> AnyView {
    let code = &words::current().code;
    let says = match visit.and_then(|visit| visit.data.helping.notice) {
        Some(HelpingNotice::NotOpen) => Some(text::NOT_OPEN),
        Some(HelpingNotice::SlowDown) => Some(text::SLOW),
        _ => None,
    };
    let content = view! {
        {fields::error_summary(state)}
        {says.map(layout::notice)}
        <h1 class="govuk-heading-l">{text::OPEN_TITLE}</h1>
        <p class="govuk-body">{text::OPEN_LEAD}</p>
        <form method="post" autocomplete="off" action=urls::post::FOR_YOU_OPEN novalidate>
            {fields::text_input(state, &Field::new("code", code.label).hint(code.hint))}
            {fields::submit(text::OPEN)}
        </form>
        {scanned}
    };
    let frame = Frame { is_timed: visit.is_some(), ..Frame::open(words::current().common.neutral_title) };
    layout::page(asked, frame.problems(state.has_problems()), content)
}

/// Opens the draft behind the words, and begins the family's visit.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let code = match ReturnCode::parse(form.get("code")) {
        Ok(code) => code,
        Err(ProblemKind::Missing) => return refuse(&asked, None).await,
        Err(_) => return refuse(&asked, Some(HelpingNotice::NotOpen)).await,
    };
    if codes::is_noisy_at(&asked, |network| portal.codes.digest(Purpose::HandOverTries, &[network])).await? {
        return refuse(&asked, Some(HelpingNotice::SlowDown)).await;
    }
    let key = handing::words_key(portal, &code);
    if let Some(handed) = portal.store.take_over(&key, now).await? {
        visits::begin(&asked, handing::in_hands(handed)).await?;
        return Ok(Next::page(urls::FOR_YOU_READ));
    }
    if let Some(reader) = portal.store.open_reading(&key, now).await? {
        visits::begin(&asked, reading::to_read(reader)).await?;
        return Ok(Next::page(urls::FOR_YOU_THEIRS));
    }
    refuse(&asked, Some(HelpingNotice::NotOpen)).await
}

/// Says no, always alike; without a notice, the words are missing. What this browser has open stays open.
async fn refuse(asked: &Asked, notice: Option<HelpingNotice>) -> Result<Next, Fault> {
    let mut visit = match visits::current(asked).await? {
        // A second tap: what the first one opened is here.
        Some(visit) if notice == Some(HelpingNotice::NotOpen) && has_opened(asked, &visit).await? => {
            return Ok(Next::page(urls::FOR_YOU_READ));
        }
        Some(visit) if notice == Some(HelpingNotice::NotOpen) && visit.data.readers.reads.is_some() => {
            return Ok(Next::page(urls::FOR_YOU_THEIRS));
        }
        Some(visit) => visit,
        None => visits::begin(asked, VisitData::default()).await?,
    };
    visit.data.helping.notice = notice;
    visit.data.refused = notice
        .is_none()
        .then(|| Rejected { form: RawForm::default(), problems: vec![Problem::new("code", ProblemKind::Missing)] });
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::FOR_YOU))
}

/// Whether this visit has a draft that somebody wrote for the family.
async fn has_opened(asked: &Asked, visit: &Visit) -> Result<bool, Fault> {
    let Some(draft) = visit.data.draft else { return Ok(false) };
    let draft = asked.portal.store.draft(draft, asked.portal.clock.now()).await?;
    Ok(draft.is_some_and(|draft| draft.answers.helped_by.is_some()))
}
