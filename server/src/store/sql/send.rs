//! Sending: request and consent, or question; outgoing message, code, visit and audit in one transaction.
//!
//! After [`send`] returns, the request is on stable storage or nothing has changed at all.
//! The same submission twice is kept once; a differing second copy becomes an addition, never an overwrite.
//! A copy from another family is refused.

use app::{
    domain::{
        consent::{Decision, How, Purpose},
        ids::RequestId,
        message::{Body, Envelope, Message},
        question::{SentKind, Submitted},
        reference::Reference,
        text::FreeText,
    },
    ports::{Fault, SendOff, Sent},
};
use serde::Serialize;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore, audit, book, code, commit, consent, difference,
    engine::{self, Db},
    fault::Doing,
    notice,
    outbox::{self, Outgoing},
    status::{RequestRow, select_request},
    values::{hub, millis, place},
    visit, ways,
};
use crate::crypto::{envelope::SealKey, keyring::family_digest};

type Change = Transaction<'static, Db>;

pub(super) async fn send(store: &SqlStore, send: &SendOff) -> Result<Sent, Fault> {
    let mut change = store.write().await?;
    let known: Option<RequestRow> = sqlx::query_as(select_request!("where request.submission_id = $1"))
        .bind(send.submission.id().uuid())
        .fetch_optional(&mut *change)
        .await
        .doing("looking for an earlier copy")?;
    let outcome = match known {
        None => keep_new(store, &mut change, send).await?,
        Some(known) if known.family() != send.family || known.member_id != send.member.uuid() => {
            return Err(Fault::bare("a submission id was used by somebody else"));
        }
        Some(known) => keep_again(store, &mut change, send, &known).await?,
    };
    commit(change).await?;
    Ok(outcome)
}

/// The first copy.
async fn keep_new(store: &SqlStore, change: &mut Change, send: &SendOff) -> Result<Sent, Fault> {
    let key = store.vault.key_or_new(change, send.family, send.at).await?;
    ways::require(change, send.family, send.member).await?;
    let ((place, hub), is_urgent) = (send.submission.goes_to(), send.submission.is_urgent());
    sqlx::query(
        "insert into request
             (id, submission_id, family_id, member_id, place, hub, reference, urgent, own, digest, delivery, sent_at, kind)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'saved', $11, $12)",
    )
    .bind(send.request.uuid())
    .bind(send.submission.id().uuid())
    .bind(send.family.uuid())
    .bind(send.member.uuid())
    .bind(place.as_str())
    .bind(hub.as_str())
    .bind(send.reference.as_str())
    .bind(is_urgent)
    .bind(send.submission.request().is_some_and(|request| request.own_request().is_some()))
    .bind(digest(&key, send)?.as_slice())
    .bind(millis(send.at))
    .bind(send.submission.kind().slug())
    .execute(&mut **change)
    .await
    .doing("keeping a request")?;
    keep_consent(change, send, send.request.uuid()).await?;
    notice::begin(store, change, &key, send).await?;
    let message = send.submission.message(send.reference.clone(), send.at);
    let outgoing = Outgoing { request: send.request.uuid(), message: &message, digest: None, at: send.at };
    outbox::insert(&store.vault, change, &key, outgoing).await?;
    code::insert(change, (send.family, send.member), &send.code, send.at).await?;
    drop_draft(change, send).await?;
    visit::put(&store.vault, change, (&send.visit, &send.visit_data), send.at).await?;
    if let Some(book) = &send.book {
        book::apply(store, change, book).await?;
    }
    let detail = if is_urgent { "urgent" } else { "" };
    let action = match send.submission.kind() {
        SentKind::Request => "request sent",
        SentKind::Question => "question sent",
    };
    note(change, send, (send.reference.as_str(), action), detail).await?;
    Ok(Sent::New)
}

/// Keeps the consent of a request; a question is about nobody and has none.
async fn keep_consent(change: &mut Change, send: &SendOff, request: Uuid) -> Result<(), Fault> {
    match &send.submission {
        Submitted::Request(submission) => consent::keep(change, request, submission.consent()).await,
        Submitted::Question(..) => Ok(()),
    }
}

/// A later copy under the same submission id.
async fn keep_again(store: &SqlStore, change: &mut Change, send: &SendOff, known: &RequestRow) -> Result<Sent, Fault> {
    let key = store.vault.key(change, send.family).await?;
    let digest = digest(&key, send)?;
    let id = RequestId::new(known.id);
    move_visit(store, change, send, id).await?;
    // What is there already may have been kept a moment ago by a try whose answer was lost: this answer, too, is given only
    // once it is kept wherever it must be.
    if known.digest == digest {
        engine::write_something(change).await?;
        return Ok(Sent::Already(id));
    }
    let kept: Option<i32> = sqlx::query_scalar("select 1 from message where request_id = $1 and digest = $2")
        .bind(known.id)
        .bind(digest.as_slice())
        .fetch_optional(&mut **change)
        .await
        .doing("looking for an earlier addition")?;
    match kept {
        Some(_) => engine::write_something(change).await?,
        None => add_difference(store, change, send, (known, &key, digest)).await?,
    }
    Ok(Sent::Added(id))
}

/// Keeps what differs as additions. Those of a withdrawn request are kept and do not leave.
async fn add_difference(
    store: &SqlStore,
    change: &mut Change,
    send: &SendOff,
    (known, key, digest): (&RequestRow, &SealKey, [u8; 32]),
) -> Result<(), Fault> {
    let first = outbox::request_message(change, key, known.id).await?;
    let reference = Reference::from_text(known.reference.clone());
    let second = send.submission.message(reference.clone(), send.at);
    let pieces = pieces(first.as_ref(), &second);
    for (index, words) in pieces.into_iter().enumerate() {
        let envelope = Envelope {
            id: if index == 0 { send.addition.uuid() } else { store.vault.uuid() },
            reference: reference.clone(),
            place: place(&known.place)?,
            hub: hub(&known.hub)?,
            sent_at: send.at,
        };
        let message = Message::addition(envelope, words);
        let digest = (index == 0).then_some(digest);
        let outgoing = Outgoing { request: known.id, message: &message, digest, at: send.at };
        outbox::insert(&store.vault, change, key, outgoing).await?;
    }
    keep_consent(change, send, known.id).await?;
    drop_draft(change, send).await?;
    note(change, send, (&known.reference, "differing copy kept as an addition"), "").await?;
    if known.withdrawn_at.is_some() {
        outbox::stop(change, known.id, send.at).await?;
    }
    Ok(())
}

/// What the second copy says that the first did not.
fn pieces(first: Option<&Message>, second: &Message) -> Vec<FreeText> {
    match second.body() {
        Body::Request(body) => difference::pieces(first.and_then(request_body), body),
        Body::Question(question) => vec![question.words.clone()],
        _ => Vec::new(),
    }
}

fn request_body(message: &Message) -> Option<&app::domain::message::RequestBody> {
    match message.body() {
        Body::Request(body) => Some(body),
        _ => None,
    }
}

/// Moves the visit to the request that is there. Its new code was not kept, so it is not shown;
/// a visit that stands there already keeps the code it has yet to show.
async fn move_visit(store: &SqlStore, change: &mut Change, send: &SendOff, request: RequestId) -> Result<(), Fault> {
    let now = visit::data(&store.vault, change, &send.visit).await?;
    if now.is_none_or(|data| data.request == Some(request)) {
        return Ok(());
    }
    let mut data = send.visit_data.clone();
    data.request = Some(request);
    data.fresh_code = None;
    visit::put(&store.vault, change, (&send.visit, &data), send.at).await
}

async fn drop_draft(change: &mut Change, send: &SendOff) -> Result<(), Fault> {
    let Some(draft) = send.draft else { return Ok(()) };
    sqlx::query("delete from draft where id = $1 and family_id = $2")
        .bind(draft.uuid())
        .bind(send.family.uuid())
        .execute(&mut **change)
        .await
        .doing("deleting a sent draft")?;
    Ok(())
}

async fn note(change: &mut Change, send: &SendOff, (subject, action): (&str, &str), detail: &str) -> Result<(), Fault> {
    audit::append(change, audit::Entry { at: send.at, actor: "family", action, subject, detail }).await
}

/// The same words and the same answers give the same digest; when they were given does not matter.
fn digest(key: &SealKey, send: &SendOff) -> Result<[u8; 32], Fault> {
    #[derive(Serialize)]
    struct Answer<'a>(&'a Purpose, Decision, [u8; 32], How);
    let submission = match &send.submission {
        Submitted::Request(submission) => submission,
        Submitted::Question(_, question) => {
            let question = super::vault::to_json(question)?;
            return family_digest(key, &[b"question", &question]);
        }
    };
    let answers: Vec<Answer<'_>> = submission
        .consent()
        .records()
        .iter()
        .map(|record| Answer(&record.purpose, record.decision, consent::notice_hash(&record.notice), record.how))
        .collect();
    let request = super::vault::to_json(submission.request())?;
    let answers = super::vault::to_json(&answers)?;
    let length = u64::try_from(request.len()).unwrap_or(u64::MAX).to_be_bytes();
    family_digest(key, &[&length, &request, &answers])
}
