//! How anything is said of a plan: once for each tap, by the seat that is here, kept with the message that tells the hub.
//!
//! The same words again, by a second tap or Back, say nothing new. Two taps at the very same time get one id, so storage
//! keeps one of them.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Here;
use crate::{
    domain::{
        answers::Rejected,
        message::{Envelope, Message},
        plan::{By, PlanEvent, PlanKey, SeenBy, What},
        problem::Problem,
        raw_form::RawForm,
    },
    form_post::Next,
    page::Asked,
    ports::{Fault, PlanNotice},
    visits,
    words::plan as text,
};

/// What an utterance is about: a newer one about the same replaces it, or follows it.
fn about(what: &What) -> Option<&str> {
    match what {
        What::Marked { step, .. } => Some(step.as_str()),
        What::Scaled { scale, .. } => Some(scale.as_str()),
        What::MeetingViews { meeting, .. } => Some(meeting.as_str()),
        What::LeadAnswered { party, .. } => Some(party.slug()),
        What::Replied { to, .. } => Some(to),
        _ => None,
    }
}

/// Whether this is what the seat said last about the same.
fn is_said(here: &Here, what: &What) -> bool {
    let is_like = |event: &&PlanEvent| {
        event.seat() == Some(&here.seat) && event.what.slug() == what.slug() && about(&event.what) == about(what)
    };
    let same: Vec<_> = here.events.iter().filter(is_like).collect();
    match what {
        // What was added or made once is there.
        What::StepAdded { .. } | What::ScaleMade(_) => same.iter().any(|event| event.what == *what),
        _ => same.iter().max_by_key(|event| (event.at, &event.id)).is_some_and(|event| event.what == *what),
    }
}

/// The id of what is said next: the same for two taps at once.
fn id_of(here: &Here, what: &What) -> Result<Uuid, Fault> {
    let mine = here.events.iter().filter(|event| event.seat() == Some(&here.seat)).count();
    let said = serde_json::to_vec(what).map_err(|error| Fault::new("writing what is said of a plan", error))?;
    let digest = Sha256::new()
        .chain_update(here.status.id.uuid().as_bytes())
        .chain_update(here.seat.as_str())
        .chain_update(format!("/{mine}/"))
        .chain_update(said)
        .finalize();
    let (first, _) = digest.split_at(16);
    Uuid::from_slice(first).map_err(|error| Fault::new("making an id", error))
}

/// Says it. `false` when there is no plan any more to say it of.
pub(super) async fn say(asked: &Asked, here: &Here, what: What) -> Result<bool, Fault> {
    if is_said(here, &what) {
        return Ok(true);
    }
    say_again(asked, here, what).await
}

/// Says it, even where the very same was said last.
pub(super) async fn say_again(asked: &Asked, here: &Here, what: What) -> Result<bool, Fault> {
    let (portal, at, id) = (&asked.portal, asked.portal.clock.now(), id_of(here, &what)?);
    let envelope = Envelope {
        id,
        reference: here.status.reference.clone(),
        place: here.status.place.clone(),
        hub: here.status.hub.clone(),
        sent_at: at,
    };
    let by = By::Seat { seat: here.seat.clone() };
    let event = PlanEvent { at, id: id.to_string(), by, seen_by: SeenBy::Everyone, what };
    let is_kept = portal.store.seat_says(here.status.id, &Message::plan(envelope, event), at).await?;
    portal.outbox.wake();
    Ok(is_kept)
}

/// Says it, and leads to `page` with a word of what came of it.
pub(super) async fn say_and_go(asked: &Asked, here: Here, what: What, page: &str) -> Result<Next, Fault> {
    let is_kept = say(asked, &here, what).await?;
    go(asked, here, if is_kept { PlanNotice::Kept } else { PlanNotice::NotKept }, page).await
}

/// Says it, and leads to the first page of whoever sits here.
pub(super) async fn say_at_home(asked: &Asked, here: Here, what: What) -> Result<Next, Fault> {
    let page = here.home();
    say_and_go(asked, here, what, page).await
}

/// Who said something that a family reads, as far as they gave a name.
pub(super) fn name_of(by: &By) -> &str {
    match by {
        By::Hub { name: Some(name), .. } | By::Practitioner { name } => name.as_str(),
        By::Hub { .. } | By::Seat { .. } => text::THE_TEAM,
    }
}

/// Leads to `page` with a word.
pub(super) async fn go(asked: &Asked, mut here: Here, notice: PlanNotice, page: &str) -> Result<Next, Fault> {
    here.visit.data.refused = None;
    here.visit.data.plan.notice = Some((notice, page.to_owned()));
    visits::put(asked, &here.visit).await?;
    Ok(Next::page(page.to_owned()))
}

/// What a form was about is not there for this seat.
pub(super) async fn not_there(asked: &Asked, here: Here, page: &str) -> Result<Next, Fault> {
    go(asked, here, PlanNotice::NotKept, page).await
}

/// A key for something the family adds: the same for the same words, so that two taps add it once.
pub(super) fn new_key(here: &Here, of: &str) -> Result<PlanKey, Fault> {
    PlanKey::parse(&format!("own-{}", here.mark(of))).ok_or(Fault::bare("making a key for a plan"))
}

/// Shows `page` again with what was typed and what is wrong with it.
pub(super) async fn refuse(
    asked: &Asked,
    mut here: Here,
    (form, problems): (RawForm, Vec<Problem>),
    page: &str,
) -> Result<Next, Fault> {
    here.visit.data.refused = Some(Rejected { form, problems });
    here.visit.data.plan.notice = None;
    visits::put(asked, &here.visit).await?;
    Ok(Next::page(page.to_owned()))
}
