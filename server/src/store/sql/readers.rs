//! The grown-up whom a young person lets read a draft: one at a time, found by words that open once.
//!
//! What they read is the draft as it is; a row goes with its draft, so nothing can be read of one that was sent or deleted.

use app::{
    domain::{
        answers::Draft,
        ids::{DraftId, FamilyId, ReaderId},
        text::Line,
    },
    ports::{Fault, NewReader, Reader, Readers},
};
use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, draft,
    engine::Connection,
    fault::Doing,
    values::{maybe_time, millis, time},
    vault::{Vault, reader_cell},
};

#[async_trait]
impl Readers for SqlStore {
    async fn let_read(&self, reader: &NewReader, now: Timestamp) -> Result<(), Fault> {
        let mut change = self.write().await?;
        remove(&mut change, reader.draft).await?;
        let key = self.vault.key(&mut change, reader.family).await?;
        sqlx::query("insert into reader (id, draft_id, sealed, words, until) values ($1, $2, $3, $4, $5)")
            .bind(reader.id.uuid())
            .bind(reader.draft.uuid())
            .bind(self.vault.seal(&key, reader_cell(&reader.id.uuid()), &reader.name)?)
            .bind(reader.words.as_slice())
            .bind(millis(reader.until))
            .execute(&mut *change)
            .await
            .doing("letting somebody read a draft")?;
        let entry = audit::Entry { at: now, actor: "family", action: "reader let in", subject: "", detail: "" };
        audit::append(&mut change, entry).await?;
        commit(change).await
    }

    async fn reader_of(&self, draft: DraftId, now: Timestamp) -> Result<Option<Reader>, Fault> {
        let row: Option<(Uuid, Vec<u8>, Option<i64>, i64, Uuid, Vec<u8>)> = sqlx::query_as(
            "select reader.id, reader.sealed, reader.opened_at, reader.until, family.id, family.wrapped_key
             from reader join draft on draft.id = reader.draft_id join family on family.id = draft.family_id
             where reader.draft_id = $1 and reader.until > $2 and draft.keep_until > $2",
        )
        .bind(draft.uuid())
        .bind(millis(now))
        .fetch_optional(&self.reader)
        .await
        .doing("looking who may read a draft")?;
        let Some((id, sealed, opened_at, until, family, wrapped_key)) = row else { return Ok(None) };
        let key = self.vault.unwrap(FamilyId::new(family), &wrapped_key)?;
        let name: Line = Vault::open(&key, reader_cell(&id), &sealed)?;
        Ok(Some(Reader { name, opened_at: maybe_time(opened_at)?, until: time(until)? }))
    }

    async fn stop_reader(&self, draft: DraftId, now: Timestamp) -> Result<(), Fault> {
        let mut change = self.write().await?;
        if remove(&mut change, draft).await? {
            let entry = audit::Entry { at: now, actor: "family", action: "reader stopped", subject: "", detail: "" };
            audit::append(&mut change, entry).await?;
        }
        commit(change).await
    }

    async fn open_reading(&self, words: &[u8; 32], now: Timestamp) -> Result<Option<ReaderId>, Fault> {
        let mut change = self.write().await?;
        let id: Option<Uuid> = sqlx::query_scalar(
            "update reader set words = null, opened_at = $2
             where words = $1 and until > $2
               and exists (select 1 from draft where draft.id = reader.draft_id and draft.keep_until > $2)
             returning id",
        )
        .bind(words.as_slice())
        .bind(millis(now))
        .fetch_optional(&mut *change)
        .await
        .doing("opening a draft to read")?;
        commit(change).await?;
        Ok(id.map(ReaderId::new))
    }

    async fn reading(&self, reader: ReaderId, now: Timestamp) -> Result<Option<Draft>, Fault> {
        let draft: Option<Uuid> =
            sqlx::query_scalar("select draft_id from reader where id = $1 and opened_at is not null and until > $2")
                .bind(reader.uuid())
                .bind(millis(now))
                .fetch_optional(&self.reader)
                .await
                .doing("looking what somebody may read")?;
        match draft {
            Some(id) => draft::find(self, DraftId::new(id), now).await,
            None => Ok(None),
        }
    }
}

async fn remove(db: &mut Connection, draft: DraftId) -> Result<bool, Fault> {
    let gone = sqlx::query("delete from reader where draft_id = $1").bind(draft.uuid()).execute(db).await;
    Ok(gone.doing("stopping who may read a draft")?.rows_affected() > 0)
}
