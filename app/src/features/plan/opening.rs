//! Coming to a plan: six words that the team handed over, then a safe word of one's own.
//!
//! The first time the safe word is chosen; later it must be right. A family does not know which of its words are which, so
//! they open at "come back", too. Words that open nothing get one gentle answer, after the same slow check. Tries are
//! counted softly for the network and firmly for the seat: with six words somebody else could guess at the safe word. The
//! visit that begins holds the seat, and nothing else of the family.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        ids::{MemberId, SeatId},
        lock::SafeWord,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        return_code::ReturnCode,
    },
    features::{
        access::{self, link, paragraphs},
        codes,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtPlan, Fault, FoundSeat, PlanNotice, Portal, Purpose, SeatKind, Visit, VisitData},
    ui::{
        fields::{self, Field},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::plan::opening as text,
};

/// Tries of one seat's safe word, and the seconds they are counted in.
const MOST_TRIES: [(u32, u32); 2] = [(900, 5), (86_400, 30)];

/// The digest that finds a seat by its words.
pub fn words_key(portal: &Portal, code: &ReturnCode) -> [u8; 32] {
    portal.codes.digest(Purpose::Seat, &[code.canonical().as_bytes()])
}

/// The seat whose words were typed, until its safe word is settled.
async fn waiting(asked: &Asked, visit: Option<&Visit>) -> Result<Option<FoundSeat>, Fault> {
    match visit.and_then(|visit| visit.data.plan.waiting) {
        Some(key) => asked.portal.store.find_seat(&key).await,
        None => Ok(None),
    }
}

/// Six words; then the safe word.
#[component]
pub fn OpenPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let found = waiting(&asked, visit.as_ref()).await?;
        let state = visit.as_ref().map(|visit| access::refused(visit, &["code", "safe-word"])).unwrap_or_default();
        let said = match visit.as_ref().and_then(|visit| visit.data.plan.notice.as_ref()).map(|(notice, _)| *notice) {
            Some(PlanNotice::NotOpen) => Some(text::NOT_OPEN),
            Some(PlanNotice::SlowDown) => Some(text::SLOW),
            Some(PlanNotice::WordNotRight) => Some(text::NOT_RIGHT),
            _ => None,
        };
        let body = match found {
            None => six_words(&state),
            Some(FoundSeat { verifier, .. }) => safe_word(&state, verifier.is_none()),
        };
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            {body}
        };
        let frame = Frame { is_timed: visit.is_some(), ..Frame::open(w.common.neutral_title) };
        Ok::<_, Stop>(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

fn six_words(state: &fields::FormState) -> AnyView {
    let w = words::current();
    view! {
        <h1 class="govuk-heading-l">{text::TITLE}</h1>
        {paragraphs(&text::LEAD)}
        <form method="post" autocomplete="off" action=urls::post::PLAN_OPEN novalidate>
            {fields::text_input(state, &Field::new("code", w.code.label).hint(w.code.hint))}
            {fields::submit(text::OPEN)}
        </form>
        {link(urls::BACK, text::TO_BACK)}
    }
    .into_any()
}

fn safe_word(state: &fields::FormState, is_first: bool) -> AnyView {
    let (title, lead, field, button) = if is_first {
        (
            text::CHOOSE_TITLE,
            &text::CHOOSE[..],
            Field::new("safe-word", text::WORD).hint(text::WORD_HINT),
            text::CHOOSE_BUTTON,
        )
    } else {
        (text::WORD_TITLE, &text::WORD_LEAD[..], Field::new("safe-word", text::WORD), text::OPEN)
    };
    view! {
        <h1 class="govuk-heading-l">{title}</h1>
        {lead.iter().map(|line| view! { <p class="govuk-body">{*line}</p> }).collect::<Vec<_>>()}
        <form method="post" autocomplete="off" action=urls::post::PLAN_WORD novalidate>
            {fields::text_input(state, &field)}
            {fields::submit(button)}
        </form>
    }
    .into_any()
}

/// Looks for the seat behind six words that opened nothing else; the slow check was paid. `None` if there is none.
pub async fn arrive(asked: &Asked, code: &ReturnCode) -> Result<Option<Next>, Fault> {
    let key = words_key(&asked.portal, code);
    if asked.portal.store.find_seat(&key).await?.is_none() {
        return Ok(None);
    }
    let plan = AtPlan { waiting: Some(key), notice: None };
    visits::begin(asked, VisitData { plan, ..VisitData::default() }).await?;
    Ok(Some(Next::page(urls::PLAN_OPEN)))
}

/// Opens the way to a seat with six words.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let is_noisy = codes::is_noisy_at(&asked, |network| portal.codes.digest(Purpose::SeatTries, &[network])).await?;
    let code = match ReturnCode::parse(form.get("code")) {
        Ok(code) => code,
        Err(ProblemKind::Missing) => return refuse(&asked, Err(("code", ProblemKind::Missing))).await,
        Err(_) => return refuse(&asked, Ok(PlanNotice::NotOpen)).await,
    };
    let is_there = portal.store.find_seat(&words_key(portal, &code)).await?.is_some();
    if is_noisy && !is_there {
        return refuse(&asked, Ok(PlanNotice::SlowDown)).await;
    }
    // Words that open nothing cost as much as words at "come back" do.
    portal.codes.matches(&code, None).await?;
    match arrive(&asked, &code).await? {
        Some(next) => Ok(next),
        None => refuse(&asked, Ok(PlanNotice::NotOpen)).await,
    }
}

/// Chooses the safe word of a seat, or holds a typed one against it.
pub async fn word(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let visit = visits::current(&asked).await?;
    let Some(FoundSeat { seat, verifier }) = waiting(&asked, visit.as_ref()).await? else {
        // A second tap: what the first one opened is here.
        let is_in = visit.is_some_and(|visit| visit.data.seat.is_some());
        return Ok(Next::page(if is_in { urls::PLAN } else { urls::PLAN_OPEN }));
    };
    let typed = SafeWord::parse(form.get("safe-word"));
    if let Err(ProblemKind::Missing) = typed {
        return refuse(&asked, Err(("safe-word", ProblemKind::Missing))).await;
    }
    let whose = MemberId::new(seat.id.uuid());
    let Some(verifier) = verifier else {
        let word = match access::choose::new_word(portal, form.get("safe-word")) {
            Ok(word) => word,
            Err(kind) => return refuse(&asked, Err(("safe-word", kind))).await,
        };
        let verifier = portal.codes.word_verifier(whose, &word).await?;
        if !portal.store.lock_seat(seat.id, &verifier, portal.clock.now()).await? {
            // Somebody was first: now there is a safe word to give.
            return Ok(Next::page(urls::PLAN_OPEN));
        }
        return let_in(&asked, seat.id, seat.sitter.kind).await;
    };
    if !may_try(&asked, seat.id).await? {
        return refuse(&asked, Ok(PlanNotice::SlowDown)).await;
    }
    if !portal.codes.word_matches(whose, typed.ok().as_ref(), Some(&verifier)).await? {
        return refuse(&asked, Ok(PlanNotice::WordNotRight)).await;
    }
    let_in(&asked, seat.id, seat.sitter.kind).await
}

async fn may_try(asked: &Asked, seat: SeatId) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let key = portal.codes.digest(Purpose::SeatTries, &[b"word", seat.uuid().as_bytes()]);
    codes::is_within(portal, &key, &MOST_TRIES).await
}

async fn let_in(asked: &Asked, seat: SeatId, kind: SeatKind) -> Result<Next, Fault> {
    visits::begin(asked, VisitData { seat: Some(seat), ..VisitData::default() }).await?;
    Ok(Next::page(match kind {
        SeatKind::Adult => urls::PLAN,
        SeatKind::YoungPerson => urls::PLAN_CHILD,
    }))
}

/// Says no, always alike. What this browser has open stays open; what was typed is a secret and is not shown again.
async fn refuse(asked: &Asked, why: Result<PlanNotice, (&str, ProblemKind)>) -> Result<Next, Fault> {
    let mut visit = match visits::current(asked).await? {
        Some(visit) => visit,
        None => visits::begin(asked, VisitData::default()).await?,
    };
    let (notice, problem) = match why {
        Ok(notice) => (Some((notice, urls::PLAN_OPEN.to_owned())), None),
        Err((field, kind)) => (None, Some(Problem::new(field, kind))),
    };
    visit.data.plan.notice = notice;
    visit.data.refused = problem.map(|problem| Rejected { form: RawForm::default(), problems: vec![problem] });
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::PLAN_OPEN))
}
