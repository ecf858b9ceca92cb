//! A young person asks for themselves: a record of their own, from the first page to the last (rule C9, threats T1 to T7).
//!
//! Whatever was open in this browser, a family's story, its draft or its request, nothing of it fills in a young person's
//! answers, and nothing they write goes into it: their draft belongs to a new family that holds nothing else. A page of
//! theirs that is posted while somebody else's answers are open begins anew, and is never kept there.

use crate::{
    domain::{
        answers::{Answers, Draft, WhoFor},
        ids::RequestId,
        journey::{Path, Step},
        question::SentKind,
        raw_form::RawForm,
    },
    features::story,
    form_post::Next,
    page::Asked,
    ports::{Fault, Visit, VisitData, VisitNotice},
    urls, visits,
};

use super::service::{Standing, begin_draft, is_staff, standing, start_draft};

/// Begins a young person's own draft. A list of help nearby comes along only from a visit that is nobody's yet.
pub async fn begin(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    if is_staff(&asked).await? {
        return Ok(Next::page(urls::HELPING_MINE));
    }
    let visit = visits::current(&asked).await?.filter(|visit| visit.data.family.is_none());
    // So do the words of a question without a name, in the visit that sent it.
    let (pins, worries) = visit.map(|visit| (visit.data.pins, visit.data.advice.carried)).unwrap_or_default();
    let answers = Answers { worries, pins, ..Answers::beginning(Path::YoungPerson) };
    start_draft(&asked, VisitData::default(), answers).await?;
    Ok(Next::page(urls::question(Path::YoungPerson, Step::Where)))
}

/// Whether a form says "me" in a draft that is a family's until now.
pub(super) fn turns(step: Step, form: &RawForm, draft: &Draft) -> bool {
    step == Step::Who && form.get("who") == WhoFor::Me.slug() && draft.answers.path() == Path::MyFamily
}

/// Begins a young person's own draft with what was answered so far. From a draft that others know, a family with a story
/// one that was saved or one that a helper wrote, only the place and the answer about danger come along; that draft stays as it was.
pub(super) async fn turn(asked: &Asked, visit: &Visit, draft: &Draft) -> Result<(Visit, Draft), Fault> {
    let is_known = draft.saved
        || visit.data.opened_by_code
        || draft.answers.helped_by.is_some()
        || story::is_begun(&asked.portal, draft.family).await?;
    let old = draft.answers.clone();
    let place =
        Answers { place: old.place.clone(), locality: old.locality.clone(), danger: old.danger, ..Answers::default() };
    let kept = if is_known { place } else { Answers { agree: None, shares: None, notices: None, bring: None, ..old } };
    start_draft(asked, VisitData::default(), Answers { who: Some(WhoFor::Me), ..kept }).await
}

/// Begins a young person's own draft from what somebody else wrote, and gives the page to go on with. What is going on, the
/// place and the answer about danger come along; a name or a phone number may be a parent's and does not.
pub async fn own_from(asked: &Asked, old: &Answers) -> Result<String, Fault> {
    let answers = Answers {
        who: Some(WhoFor::Me),
        place: old.place.clone(),
        locality: old.locality.clone(),
        postcode: old.postcode.clone(),
        danger: old.danger,
        worries: old.worries.clone(),
        done: old.done.iter().copied().filter(|step| matches!(step, Step::Where | Step::Danger)).collect(),
        ..Answers::default()
    };
    let next = urls::question(Path::YoungPerson, answers.first_unanswered());
    start_draft(asked, VisitData::default(), answers).await?;
    Ok(next)
}

/// Begins again for a form whose draft is gone, or is not of its path, and says so on the next page.
pub(super) async fn begin_again(asked: &Asked, path: Path) -> Result<(Visit, Draft), Fault> {
    let notice = Some(VisitNotice::StartedAgain);
    match path {
        Path::MyFamily => begin_draft(asked, notice).await,
        Path::YoungPerson => {
            start_draft(asked, VisitData { notice, ..VisitData::default() }, Answers::beginning(path)).await
        }
    }
}

/// Where this visit stands for a question asked on `path`. What is open on the other path is somebody else's: then it is
/// as if nothing were.
pub(super) async fn standing_on(asked: &Asked, path: Path, step: Step) -> Result<Standing, Fault> {
    let standing = standing(asked).await?;
    let is_same = match &standing {
        Standing::Drafting(_, draft) => step == Step::Who || draft.answers.path() == path,
        // A question that names nobody is nobody's request: what is typed elsewhere never goes into it.
        Standing::Asked(_, request) if is_question(asked, *request).await? => false,
        Standing::Asked(visit, request) => is_own(asked, visit, *request).await? == (path == Path::YoungPerson),
        Standing::Nothing => true,
    };
    Ok(if is_same { standing } else { Standing::Nothing })
}

async fn is_question(asked: &Asked, request: RequestId) -> Result<bool, Fault> {
    let status = asked.portal.store.request_status(request).await?;
    Ok(status.is_some_and(|status| status.kind == SentKind::Question))
}

/// Whether the request of this visit is a young person's own, by who is here.
pub async fn is_own(asked: &Asked, visit: &Visit, request: RequestId) -> Result<bool, Fault> {
    match visit.data.member {
        Some(member) => asked.portal.store.is_own_request(request, member).await,
        None => Ok(false),
    }
}
