//! Drafts: answers so far, sealed under the family's key.
//!
//! A save names the version it was made from, so two tabs cannot overwrite each other unseen.
//! A draft past its date is not found, even before the purge has come round.

use std::collections::BTreeMap;

use app::{
    domain::{
        answers::{Answers, Draft, Rejected},
        ids::{DraftId, FamilyId, MemberId, SubmissionId},
        journey::Step,
    },
    ports::Fault,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::{
    SqlStore, commit,
    engine::Db,
    fault::Doing,
    values::{millis, time},
    vault::{Vault, draft_cell},
    ways,
};
use crate::crypto::envelope::SealKey;

type Change = Transaction<'static, Db>;

/// The sealed part of a draft, to write.
#[derive(Serialize)]
struct Written<'a> {
    answers: &'a Answers,
    rejected: &'a BTreeMap<Step, Rejected>,
}

/// The sealed part of a draft, read back.
#[derive(Deserialize)]
struct ReadBack {
    answers: Answers,
    rejected: BTreeMap<Step, Rejected>,
}

/// A draft and its family's key, as they lie there.
#[derive(FromRow)]
pub(super) struct Row {
    family_id: Uuid,
    member_id: Uuid,
    wrapped_key: Vec<u8>,
    submission_id: Uuid,
    sealed: Vec<u8>,
    version: i64,
    saved: bool,
    keep_until: i64,
}

impl Row {
    /// The draft, whose id the row must have been found by.
    pub(super) fn open(self, vault: &Vault, id: DraftId) -> Result<Draft, Fault> {
        let family = FamilyId::new(self.family_id);
        let key = vault.unwrap(family, &self.wrapped_key)?;
        let ReadBack { answers, rejected } = Vault::open(&key, draft_cell(&id.uuid()), &self.sealed)?;
        Ok(Draft {
            id,
            family,
            member: MemberId::new(self.member_id),
            submission: SubmissionId::new(self.submission_id),
            answers,
            rejected,
            saved: self.saved,
            keep_until: time(self.keep_until)?,
            version: self.version,
        })
    }
}

fn seal(vault: &Vault, key: &SealKey, draft: &Draft) -> Result<Vec<u8>, Fault> {
    let written = Written { answers: &draft.answers, rejected: &draft.rejected };
    vault.seal(key, draft_cell(&draft.id.uuid()), &written)
}

pub(super) async fn create(store: &SqlStore, draft: &Draft, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    insert(store, &mut change, draft, now).await?;
    commit(change).await
}

/// Keeps a new draft within a change, and gives its family's key.
pub(super) async fn insert(
    store: &SqlStore,
    change: &mut Change,
    draft: &Draft,
    now: Timestamp,
) -> Result<SealKey, Fault> {
    let key = store.vault.key_or_new(change, draft.family, now).await?;
    ways::require(change, draft.family, draft.member).await?;
    sqlx::query(
        "insert into draft (id, family_id, member_id, submission_id, sealed, version, saved, keep_until, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(draft.id.uuid())
    .bind(draft.family.uuid())
    .bind(draft.member.uuid())
    .bind(draft.submission.uuid())
    .bind(seal(&store.vault, &key, draft)?)
    .bind(draft.version)
    .bind(draft.saved)
    .bind(millis(draft.keep_until))
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("keeping a new draft")?;
    Ok(key)
}

pub(super) async fn find(store: &SqlStore, id: DraftId, now: Timestamp) -> Result<Option<Draft>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select draft.family_id, draft.member_id, family.wrapped_key, draft.submission_id, draft.sealed, draft.version, draft.saved,
                draft.keep_until
         from draft join family on family.id = draft.family_id
         where draft.id = $1 and draft.keep_until > $2",
    )
    .bind(id.uuid())
    .bind(millis(now))
    .fetch_optional(&store.reader)
    .await
    .doing("reading a draft")?;
    row.map(|row| row.open(&store.vault, id)).transpose()
}

pub(super) async fn save(store: &SqlStore, draft: &Draft) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    if !write(store, &mut change, draft).await? {
        return Ok(false);
    }
    commit(change).await?;
    Ok(true)
}

/// Saves a draft within a change. `false`, and nothing is changed, when another tab saved first.
pub(super) async fn write(store: &SqlStore, change: &mut Change, draft: &Draft) -> Result<bool, Fault> {
    let stands: Option<i32> =
        sqlx::query_scalar("select 1 from draft where id = $1 and family_id = $2 and version = $3")
            .bind(draft.id.uuid())
            .bind(draft.family.uuid())
            .bind(draft.version)
            .fetch_optional(&mut **change)
            .await
            .doing("reading a draft's version")?;
    if stands.is_none() {
        return Ok(false);
    }
    let key = store.vault.key(change, draft.family).await?;
    sqlx::query("update draft set sealed = $2, version = version + 1, saved = $3, keep_until = $4 where id = $1")
        .bind(draft.id.uuid())
        .bind(seal(&store.vault, &key, draft)?)
        .bind(draft.saved)
        .bind(millis(draft.keep_until))
        .execute(&mut **change)
        .await
        .doing("saving a draft")?;
    Ok(true)
}
