//! What can be done with a draft: begin, answer, save, send.
//!
//! A draft is loaded, changed and saved under its version; when another tab saved first, the change is applied again
//! to what that tab left, so neither is lost.

use std::sync::Arc;

use jiff::SignedDuration;

use super::{
    own,
    steps::{self, Onward, Setting},
};
use crate::{
    domain::{
        actor::FamilyActor,
        answers::{Answers, Draft, Rejected},
        consent::ConsentSnapshot,
        ids::{DraftId, FamilyId, MemberId, MessageId, RequestId, SubmissionId},
        journey::{Path, Step},
        language::Language,
        place::Place,
        question::Submitted,
        raw_form::RawForm,
        reference::{ALPHABET, Reference},
        request::{Request, Submission},
        text::FreeText,
    },
    features::{carry, codes, story},
    form_post::Next,
    page::Asked,
    ports::{BookChange, Fault, Portal, SendOff, Sent, Visit, VisitData, VisitKey, VisitNotice, day_in_england},
    urls, visits, words,
};

/// How long a draft is kept when the person did not choose to save it (rule C25).
const KEEP_UNSAVED: SignedDuration = SignedDuration::from_hours(2 * 24);
/// How long a saved draft is kept (rule C25).
const KEEP_SAVED: SignedDuration = SignedDuration::from_hours(28 * 24);
/// The form field that names the chosen language; "language" is the name of an answer.
pub const LANGUAGE_FIELD: &str = "to-language";
/// The form field that says on which path a question was asked; pages of a family leave it out.
pub const PATH_FIELD: &str = "on";
/// The form field that says which page to come back to.
pub const RETURN_FIELD: &str = "to";
/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// Where a visit stands.
pub enum Standing {
    /// It has a draft.
    Drafting(Visit, Box<Draft>),
    /// It has sent its request, or opened it.
    Asked(Visit, RequestId),
    /// Nothing: no visit, or one whose draft is gone.
    Nothing,
}

/// Where the visit of this request stands.
pub async fn standing(asked: &Asked) -> Result<Standing, Fault> {
    let Some((visit, draft)) = visits::current_with_draft(asked).await? else {
        return Ok(Standing::Nothing);
    };
    if let Some(request) = visit.data.request {
        return Ok(Standing::Asked(visit, request));
    }
    if visit.data.draft.is_none() {
        return Ok(Standing::Nothing);
    }
    if let Some(mut draft) = draft {
        ask_again_if_words_changed(&asked.portal, &mut draft.answers);
        return Ok(Standing::Drafting(visit, Box::new(draft)));
    }
    // Between our two looks another tab may have sent the draft: then the visit says so now.
    let sent = visits::current(asked).await?.and_then(|visit| visit.data.request.map(|request| (visit, request)));
    Ok(sent.map_or(Standing::Nothing, |(visit, request)| Standing::Asked(visit, request)))
}

/// A changed notice makes old answers old: the questions are asked again (rule C6).
fn ask_again_if_words_changed(portal: &Portal, answers: &mut Answers) {
    // They are compared in the language they were answered in: another language is not another meaning.
    let language = answers.notices.as_ref().and_then(|shown| Language::from_slug(&shown.help.language));
    let place = answers.place.as_ref().and_then(|id| portal.places.get_in(id, language.unwrap_or(Language::English)));
    let current = place.map(|place| steps::notices(place, answers.path()));
    if answers.agree.is_some() && answers.notices != current {
        answers.agree = None;
        answers.shares = None;
    }
}

/// The place of a draft, in the language of the page. A young person's questions are in English only.
pub fn place_of(portal: &Portal, answers: &Answers) -> Option<Arc<Place>> {
    let language = match answers.path() {
        Path::MyFamily => words::current().language,
        Path::YoungPerson => Language::English,
    };
    answers.place.as_ref().and_then(|id| portal.places.get_in(id, language)).cloned()
}

/// The place of this request's visit, if it has one.
pub async fn place_of_visit(asked: &Asked) -> Result<Option<Arc<Place>>, Fault> {
    Ok(match standing(asked).await? {
        Standing::Drafting(_, draft) => place_of(&asked.portal, &draft.answers),
        Standing::Asked(_, request) => {
            let status = asked.portal.store.request_status(request).await?;
            status.and_then(|status| asked.portal.places.get_in(&status.place, asked.language()).cloned())
        }
        Standing::Nothing => None,
    })
}

/// What reading a step needs to know besides the form.
pub fn setting(portal: &Portal, answers: &Answers) -> Setting {
    Setting {
        today: day_in_england(portal.clock.now()),
        place: place_of(portal, answers),
        places: Arc::clone(&portal.places),
    }
}

/// Begins a new draft. A list of help nearby that was made before it moves into it; an open story fills in what it knows.
pub async fn begin(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    if is_staff(&asked).await? {
        return Ok(Next::page(urls::HELPING_MINE));
    }
    begin_draft(&asked, None).await?;
    Ok(Next::page(urls::step(Step::Where)))
}

/// Begins a new family's draft with what was typed elsewhere as its worries, for the family to change or take out.
pub async fn begin_with(asked: &Asked, worries: Option<FreeText>) -> Result<Next, Fault> {
    start_draft(asked, VisitData::default(), Answers { worries, ..Answers::default() }).await?;
    Ok(Next::page(urls::step(Step::Where)))
}

/// Begins a family's draft, in its open story if there is one.
pub(super) async fn begin_draft(asked: &Asked, notice: Option<VisitNotice>) -> Result<(Visit, Draft), Fault> {
    let pins = visits::current(asked).await?.map(|visit| visit.data.pins).unwrap_or_default();
    let (data, known) = story::again::known(asked).await?.unwrap_or_default();
    start_draft(asked, VisitData { notice, ..data }, Answers { pins, ..known }).await
}

/// Begins a draft and a visit for it; a family that `data` does not name is a new one.
pub(super) async fn start_draft(asked: &Asked, data: VisitData, answers: Answers) -> Result<(Visit, Draft), Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let family = data.family.unwrap_or_else(|| FamilyId::new(portal.ids.uuid()));
    let draft = Draft {
        id: DraftId::new(portal.ids.uuid()),
        family,
        member: data.member.unwrap_or(MemberId::first_of(family)),
        submission: SubmissionId::new(portal.ids.uuid()),
        answers,
        rejected: std::collections::BTreeMap::new(),
        saved: false,
        keep_until: now.saturating_add(KEEP_UNSAVED).unwrap_or(now),
        version: 0,
    };
    portal.store.create_draft(&draft, now).await?;
    let data = VisitData {
        draft: Some(draft.id),
        family: Some(draft.family),
        member: Some(draft.member),
        story_open: true,
        ..data
    };
    let visit = visits::begin(asked, data).await?;
    Ok((visit, draft))
}

/// Whether somebody who helps a family holds the screen: then no form of a family does anything here.
pub(super) async fn is_staff(asked: &Asked) -> Result<bool, Fault> {
    Ok(visits::current(asked).await?.is_some_and(|visit| visit.data.helping.helper.is_some()))
}

/// Answers one step and says where to go next.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    Ok(match Box::pin(take_answer(&asked, &form, Take::AsAnswer)).await? {
        Taken::Draft(_, _, next) | Taken::Elsewhere(next) => next,
    })
}

/// Chooses a language. What stood half typed in a question is there again afterwards, neither taken nor refused.
pub async fn language(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if let Some(language) = Language::from_slug(form.get(LANGUAGE_FIELD)) {
        visits::choose_language(&asked, language);
    }
    if Step::from_slug(form.get("step")).is_none() {
        return Ok(Next::page(urls::own_page(form.get(RETURN_FIELD)).unwrap_or(urls::START)));
    }
    Ok(match Box::pin(take_answer(&asked, &form, Take::AsTyped)).await? {
        Taken::Draft(_, _, next) | Taken::Elsewhere(next) => next,
    })
}

/// What is done with a posted step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    /// It is read, and kept or refused.
    AsAnswer,
    /// It is kept as it was typed, to be shown again.
    AsTyped,
}

/// What became of an answer.
enum Taken {
    /// It is in the draft.
    Draft(Box<Visit>, Box<Draft>, Next),
    /// There is no draft to put it in.
    Elsewhere(Next),
}

async fn take_answer(asked: &Asked, form: &RawForm, take: Take) -> Result<Taken, Fault> {
    let Some(step) = Step::from_slug(form.get("step")) else {
        return Ok(Taken::Elsewhere(Next::page(urls::START)));
    };
    let path = Path::from_slug(form.get(PATH_FIELD)).unwrap_or(Path::MyFamily);
    let (visit, draft) = match own::standing_on(asked, path, step).await? {
        Standing::Drafting(visit, draft) if own::turns(step, form, &draft) && take == Take::AsAnswer => {
            let (visit, draft) = own::turn(asked, &visit, &draft).await?;
            let next = Next::page(urls::question(Path::YoungPerson, draft.answers.first_unanswered()));
            return Ok(Taken::Draft(Box::new(visit), Box::new(draft), next));
        }
        Standing::Drafting(mut visit, draft) => {
            if visit.data.notice.take().is_some() {
                visits::put(asked, &visit).await?;
            }
            (visit, draft)
        }
        Standing::Asked(visit, _) => return keep_for_addition(asked, visit, form).await,
        Standing::Nothing if is_staff(asked).await? => return Ok(Taken::Elsewhere(Next::page(urls::HELPING_MINE))),
        // The visit ended while the person was typing, or its draft is gone: what was just typed starts a new draft, so
        // it is not lost. Who stands in an open story stays in it.
        Standing::Nothing => {
            let (visit, draft) = own::begin_again(asked, path).await?;
            (visit, Box::new(draft))
        }
    };
    put_in(asked, (step, form, take), visit, draft).await
}

/// Puts a posted step into a draft, again if another tab saved first.
async fn put_in(
    asked: &Asked,
    (step, form, take): (Step, &RawForm, Take),
    visit: Visit,
    mut draft: Box<Draft>,
) -> Result<Taken, Fault> {
    for _ in 0..TRIES {
        let setting = setting(&asked.portal, &draft.answers);
        let next = match take {
            Take::AsAnswer => apply(step, form, &setting, &mut draft),
            Take::AsTyped => keep_as_typed(step, form, &mut draft),
        };
        if asked.portal.store.save_draft(&draft).await? {
            draft.version += 1;
            return Ok(Taken::Draft(Box::new(visit), draft, next));
        }
        match asked.portal.store.draft(draft.id, asked.portal.clock.now()).await? {
            Some(fresh) => *draft = fresh,
            // Sent, or deleted, by another tab between our reading and our writing.
            None => return keep_for_addition(asked, visit, form).await,
        }
    }
    Err(Fault::bare("a draft was changed from too many tabs at once"))
}

/// Puts a form into a draft, or its problems beside it, and says which page comes next.
fn apply(step: Step, form: &RawForm, setting: &Setting, draft: &mut Draft) -> Next {
    if step != Step::Who && !draft.answers.path().has(step) {
        return Next::page(urls::question(draft.answers.path(), draft.answers.first_unanswered()));
    }
    let Some(onward) = take_in(step, form, setting, draft) else {
        return same_page(draft.answers.path(), step, form);
    };
    let path = draft.answers.path();
    match onward {
        Onward::Aside(url) => Next::page(url),
        Onward::Stay => same_page(path, step, form),
        Onward::Next if form.get("change") == "yes" => Next::page(overview(&draft.answers)),
        Onward::Next => Next::page(urls::question(path, path.onward(step, &draft.answers))),
    }
}

/// Puts a form into a draft and says where it leads, or puts what is wrong with it beside the draft.
pub fn take_in(step: Step, form: &RawForm, setting: &Setting, draft: &mut Draft) -> Option<Onward> {
    match steps::read(step, form, setting, &mut draft.answers) {
        Ok(onward) => {
            draft.rejected.remove(&step);
            draft.answers.done.insert(step);
            Some(onward)
        }
        Err(problems) => {
            draft.rejected.insert(step, Rejected { form: form.clone(), problems });
            None
        }
    }
}

/// Where all answers are seen at once, after one was changed: "check your answers", or the page of what somebody else
/// wrote while the family has not said yes yet.
pub fn overview(answers: &Answers) -> String {
    let unanswered = answers.first_unanswered();
    match &answers.helped_by {
        Some(_) if answers.place.is_none() => urls::change(unanswered),
        Some(_) if unanswered != Step::Check => urls::FOR_YOU_READ.to_owned(),
        _ => urls::question(answers.path(), unanswered),
    }
}

fn keep_as_typed(step: Step, form: &RawForm, draft: &mut Draft) -> Next {
    draft.rejected.insert(step, Rejected { form: form.clone(), problems: Vec::new() });
    same_page(draft.answers.path(), step, form)
}

/// The page a form came from. Who the help is for is asked on the family's path alone.
fn same_page(path: Path, step: Step, form: &RawForm) -> Next {
    let path = if step == Step::Who { Path::MyFamily } else { path };
    let is_change = form.get("change") == "yes";
    Next::page(if is_change { urls::change_on(path, step) } else { urls::question(path, step) })
}

/// An answer to a request that has been sent already: its words wait in "add something" (fault D8).
async fn keep_for_addition(asked: &Asked, mut visit: Visit, form: &RawForm) -> Result<Taken, Fault> {
    let words: Vec<&str> = form.texts().collect();
    if !words.is_empty() {
        visit.data.kept_text = Some(words.join("\n\n"));
    }
    visit.data.notice = Some(VisitNotice::AlreadySent);
    visits::put(asked, &visit).await?;
    Ok(Taken::Elsewhere(Next::page(urls::STATUS)))
}

/// Saves the draft for 28 days behind a return code, with the answer that was on the page.
pub async fn save(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let (visit, draft) = match Box::pin(take_answer(&asked, &form, Take::AsAnswer)).await? {
        Taken::Draft(visit, draft, _) => (visit, draft),
        Taken::Elsewhere(next) => return Ok(next),
    };
    if draft.saved {
        return Ok(Next::page(urls::SAVED));
    }
    keep_for_later(&asked, *visit, *draft).await
}

/// Keeps a draft for its 28 days, with six words if it has none yet.
pub async fn keep_for_later(asked: &Asked, mut visit: Visit, mut draft: Draft) -> Result<Next, Fault> {
    let portal = &asked.portal;
    if draft.saved {
        portal.store.save_draft(&draft).await?;
        visits::put(asked, &visit).await?;
        return Ok(Next::page(urls::SAVED));
    }
    let now = portal.clock.now();
    let (code, row) = codes::make(portal).await?;
    draft.saved = true;
    draft.keep_until = now.saturating_add(KEEP_SAVED).unwrap_or(now);
    if !portal.store.save_draft(&draft).await? {
        // Another tab saved between our two steps; the page offers to save again.
        return Ok(Next::page(urls::question(draft.answers.path(), draft.answers.first_unanswered())));
    }
    portal.store.add_code(draft.member, &row, now).await?;
    visit.data.fresh_code = Some(code.canonical());
    (visit.data.practised, visit.data.code_of_story) = (false, false);
    visits::put(asked, &visit).await?;
    Ok(Next::page(urls::SAVED))
}

/// Sends the request: once, whatever the person does with buttons, tabs and refresh.
pub async fn send(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let (visit, draft) = match standing(&asked).await? {
        Standing::Drafting(visit, draft) => (visit, draft),
        Standing::Asked(..) => return Ok(Next::page(urls::SENT)),
        Standing::Nothing => return Ok(Next::page(urls::ENDED)),
    };
    let (portal, path) = (&asked.portal, draft.answers.path());
    // The id was printed in the form: an old page of another draft cannot send this one.
    if form.get("submission") != draft.submission.uuid().to_string() {
        return Ok(Next::page(urls::question(path, Step::Check)));
    }
    let Some(giver) = FamilyActor::before(&visit.data.screen(), draft.answers.helped_by.as_ref()) else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let submission = match submission(portal, &draft, giver) {
        Ok(submission) => submission,
        Err(step) => return Ok(Next::page(urls::question(path, step))),
    };
    let going = carry::along::going(&asked, &draft, submission.request()).await?;
    let submission = submission.with_story(going.story);
    let now = portal.clock.now();
    let mut book = story::again::news(&asked, &visit, submission.request()).await?;
    if !going.permissions.is_empty() {
        let change = book.get_or_insert_with(|| BookChange::new(draft.family, visit.data.member, now));
        change.permissions = going.permissions;
    }
    let prefix = place_of(portal, &draft.answers).map(|place| place.reference_prefix.clone()).unwrap_or_default();
    let base = send_off(portal, visit.key, (draft.family, draft.member), (submission.into(), &prefix)).await?;
    let data = VisitData {
        story_open: visit.data.story_open,
        sent_here: true,
        // The draft goes; its list of help nearby stays for this visit.
        pins: draft.answers.pins.clone(),
        ..base.visit_data
    };
    let send = SendOff { draft: Some(draft.id), visit_data: data, book, at: now, ..base };
    // All three outcomes mean that it is safe on disk, and the store has moved the visit to the request.
    let (Sent::New | Sent::Already(_) | Sent::Added(_)) = portal.store.send(&send).await?;
    portal.outbox.wake();
    Ok(Next::page(urls::SENT))
}

/// What every send needs: its ids, its reference with `prefix`, new six words, and a visit that holds what was sent and
/// nothing else. No draft goes with it, and nothing is kept in the family's book.
pub async fn send_off(
    portal: &Portal,
    visit: VisitKey,
    (family, member): (FamilyId, MemberId),
    (submission, prefix): (Submitted, &str),
) -> Result<SendOff, Fault> {
    let request = RequestId::new(portal.ids.uuid());
    let (code, row) = codes::make(portal).await?;
    let visit_data = VisitData {
        request: Some(request),
        family: Some(family),
        member: Some(member),
        fresh_code: Some(code.canonical()),
        ..VisitData::default()
    };
    Ok(SendOff {
        submission,
        draft: None,
        family,
        member,
        request,
        reference: reference(portal, prefix),
        code: row,
        visit,
        visit_data,
        addition: MessageId::new(portal.ids.uuid()),
        book: None,
        at: portal.clock.now(),
    })
}

/// The finished request with its consent, or the step that is still to answer.
fn submission(portal: &Portal, draft: &Draft, giver: FamilyActor) -> Result<Submission, Step> {
    let answers = &draft.answers;
    let place = place_of(portal, answers).ok_or(Step::Where)?;
    let request = Request::from_answers(answers, &place, words::current().language)?;
    // A family is asked who may see what; for a young person that is off, and asked only if they open its page.
    let shares = match answers.path() {
        Path::MyFamily => answers.shares.as_deref().ok_or(Step::Share)?,
        Path::YoungPerson => answers.shares.as_deref().unwrap_or_default(),
    };
    let (Some(agree), Some(notices)) = (answers.agree, &answers.notices) else { return Err(Step::Agree) };
    let consent = ConsentSnapshot::new(giver, agree, (shares, notices), portal.clock.now()).ok_or(Step::Agree)?;
    Ok(Submission::new(draft.submission, request, consent))
}

/// A fresh label to say on the phone.
pub fn reference(portal: &Portal, prefix: &str) -> Reference {
    let letters = u32::try_from(ALPHABET.len()).unwrap_or(1);
    Reference::new(prefix, std::array::from_fn(|_| u8::try_from(portal.ids.below(letters)).unwrap_or_default()))
}
