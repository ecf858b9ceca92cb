//! What a family that tells its story needs besides its book: its own request opened, its members, when it was last here.
//!
//! A request opens for the family that sent it and for no other. A use is noted once a day at most: reading a page must
//! not cost a disk write each time.

use app::{
    domain::{
        ids::{FamilyId, RequestId},
        message::Body,
        request::Request,
    },
    ports::{BookChange, Fault, Follows, Telling},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{
    SqliteStore,
    fault::Doing,
    outbox, status,
    values::{days_before, millis},
};

#[async_trait]
impl Telling for SqliteStore {
    async fn told(&self, request: RequestId, family: FamilyId) -> Result<Option<Request>, Fault> {
        let mut view = self.reader.begin().await.doing("opening a family's own request")?;
        let row = status::by_id(&mut view, request.uuid()).await?;
        if row.is_none_or(|row| row.family() != family) {
            return Ok(None);
        }
        let key = self.vault.key(&mut view, family).await?;
        let message = outbox::request_message(&mut view, &key, request.uuid()).await?;
        Ok(message.and_then(|message| match message.body() {
            Body::Request(body) => Some(body.request.clone()),
            _ => None,
        }))
    }

    async fn note_use(&self, family: FamilyId, now: Timestamp) -> Result<(), Fault> {
        const WHAT: &str = "noting that a story is in use";
        let stale: Option<i64> =
            sqlx::query_scalar("select 1 from family where id = $1 and (used_at is null or used_at <= $2)")
                .bind(family.uuid())
                .bind(millis(days_before(now, 1)))
                .fetch_optional(&self.reader)
                .await
                .doing(WHAT)?;
        if stale.is_some() {
            sqlx::query("update family set used_at = max(coalesce(used_at, 0), $2) where id = $1")
                .bind(family.uuid())
                .bind(millis(now))
                .execute(&self.writer)
                .await
                .doing(WHAT)?;
        }
        Ok(())
    }
}

/// Whether the story is still the one that a change was made from.
pub(super) async fn follows(db: &mut SqliteConnection, book: &BookChange) -> Result<bool, Fault> {
    if book.follows == Follows::Anything {
        return Ok(true);
    }
    let newest: Option<Uuid> =
        sqlx::query_scalar("select id from record where family_id = $1 and kind = 'entry' order by seq desc limit 1")
            .bind(book.family.uuid())
            .fetch_optional(db)
            .await
            .doing("reading the newest entry of a story")?;
    Ok(match book.follows {
        Follows::Anything => true,
        Follows::Nothing => newest.is_none(),
        Follows::Entry(id) => newest == Some(id.uuid()),
    })
}
