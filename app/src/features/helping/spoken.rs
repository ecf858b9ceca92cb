//! A yes to help that a parent said aloud, and that somebody who helps wrote down as its witness.
//!
//! For parents who can not press a button even with help. It is about help alone: nobody may see any part. It can never be
//! recorded as given by the family; the hub reads who heard it, and that it is weaker (threat T7). A no deletes the draft.
//! The screen is the family's afterwards, with its own six words.

use leptos::prelude::*;

use crate::{
    domain::{
        actor::StaffActor,
        answers::{Draft, Rejected},
        choices::YesNo,
        consent::ConsentSnapshot,
        helper::HelperStep,
        place::Place,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        request::{Request, Submission},
    },
    features::{
        access::{self, paragraphs},
        ask::{
            self,
            service::{place_of, send_off},
        },
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, HandOver, Handed, HelpingNotice, SendOff, Visit},
    ui::{
        fields::{self, Field},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::helping as text,
};

use super::handing::in_hands;
use super::{AtHand, at_hand, require_written, say, written};

/// What to read aloud, and whether the parent said yes.
#[component]
pub fn SpokenPage() -> impl IntoView {
    loaded(|asked| async move {
        let (AtHand { staff, .. }, draft, place) = require_written(&asked).await?;
        let Some(place) = place.filter(|_| HelperStep::first_unanswered(&draft.answers).is_none()) else {
            return Err(Stop::Go(urls::HELPING_READY.to_owned()));
        };
        let state = access::refused(&staff.visit, &["heard"]);
        let field = Field::new("heard", text::SPOKEN_ASK).hint(text::SPOKEN_HINT);
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::SPOKEN_TITLE}</h1>
            {paragraphs(&text::SPOKEN_LEAD)}
            <h2 class="govuk-heading-m">{text::SPOKEN_READ}</h2>
            <div class="govuk-inset-text">{layout::paragraphs(&place.consent.help)} {layout::paragraphs(&place.consent.if_no)}</div>
            <form method="post" autocomplete="off" action=urls::post::HELPING_SPOKEN novalidate>
                {fields::yes_no(&state, &field)}
                <p class="govuk-body">{text::SPOKEN_THEN}</p>
                {fields::submit(text::SPOKEN_BUTTON)}
            </form>
        };
        let frame = Frame::private(words::current().common.neutral_title, Some(place)).back(urls::HELPING_READY);
        Ok(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

/// Writes down what was heard.
pub async fn heard(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(AtHand { staff, helped }) = at_hand(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let Some(draft) = written(&asked, &helped).await? else {
        say(&asked, staff.visit, HelpingNotice::OutOfHands).await?;
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let Some(heard) = YesNo::from_slug(form.get("heard")) else {
        return refuse(&asked, staff.visit).await;
    };
    let Some((witness, request, place)) = finished(&asked, &staff.visit, &draft) else {
        return Ok(Next::page(urls::HELPING_READY));
    };
    let now = asked.portal.clock.now();
    // From here on it is out of the helper's hands, whatever was said.
    let Some(handed) = asked.portal.store.hand_over(staff.helper.key, helped.id, (HandOver::Here, now)).await? else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    if !heard.is_yes() {
        asked.portal.store.decline(handed, now).await?;
        return Ok(Next::page(urls::HELPING_MINE));
    }
    let notices = ask::notices(&place, draft.answers.path());
    let consent = ConsentSnapshot::spoken(&witness, &notices, now);
    let submission = Submission::new(draft.submission, request, consent);
    send(&asked, handed, (submission, &place.reference_prefix)).await
}

async fn refuse(asked: &Asked, mut visit: Visit) -> Result<Next, Fault> {
    let problems = vec![Problem::new("heard", ProblemKind::Missing)];
    visit.data.refused = Some(Rejected { form: RawForm::default(), problems });
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::HELPING_SPOKEN))
}

/// The witness, the finished request and its place; `None` while something is still to answer.
fn finished(asked: &Asked, visit: &Visit, draft: &Draft) -> Option<(StaffActor, Request, std::sync::Arc<Place>)> {
    let witness = StaffActor::before(&visit.data.screen())?;
    let place = place_of(&asked.portal, &draft.answers)?;
    let request = Request::spoken_for(&draft.answers, &place, words::current().language).ok()?;
    Some((witness, request, place))
}

/// Sends it, in a visit that is the family's from its first page on.
async fn send(asked: &Asked, handed: Handed, (submission, prefix): (Submission, &str)) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let visit = visits::begin(asked, in_hands(handed)).await?;
    let base = send_off(portal, visit.key, (handed.family, handed.member), (submission.into(), prefix)).await?;
    let send = SendOff { draft: Some(handed.draft), at: now, ..base };
    portal.store.send(&send).await?;
    portal.outbox.wake();
    Ok(Next::page(urls::SENT))
}
