//! What a family that tells its story needs besides its book: its own request opened, its members, when it was last here.
//!
//! A request opens for the member who sent it and for no other. A use is noted once a day at most: reading a page must
//! not cost a disk write each time.

use app::{
    domain::{
        ids::{FamilyId, MemberId, RequestId},
        message::{Body, Message},
        request::Request,
    },
    ports::{BookChange, Fault, Follows, Telling},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore,
    engine::{Connection, Db},
    fault::Doing,
    outbox, status,
    values::{days_before, millis},
};
use crate::crypto::envelope::SealKey;

#[async_trait]
impl Telling for SqlStore {
    async fn told(&self, request: RequestId, member: MemberId) -> Result<Option<Request>, Fault> {
        Ok(own_message(self, request, member).await?.and_then(|message| match message.body() {
            Body::Request(body) => Some(body.request.clone()),
            _ => None,
        }))
    }

    async fn is_own_request(&self, request: RequestId, member: MemberId) -> Result<bool, Fault> {
        let Some((mut view, key)) = own_view(self, request, member).await? else { return Ok(false) };
        outbox::is_own(&mut view, &key, request.uuid()).await
    }

    async fn has_begun(&self, family: FamilyId) -> Result<bool, Fault> {
        // Whoever began it told about themselves, if only that there is nothing to tell yet.
        sqlx::query_scalar(
            "select exists (select 1 from member where family_id = $1 and sealed is not null)
                 or exists (select 1 from record where family_id = $1 and kind = 'entry')",
        )
        .bind(family.uuid())
        .fetch_one(&self.reader)
        .await
        .doing("looking whether a story was begun")
    }

    async fn note_use(&self, family: FamilyId, now: Timestamp) -> Result<(), Fault> {
        const WHAT: &str = "noting that a story is in use";
        let stale: Option<i32> =
            sqlx::query_scalar("select 1 from family where id = $1 and (used_at is null or used_at <= $2)")
                .bind(family.uuid())
                .bind(millis(days_before(now, 1)))
                .fetch_optional(&self.reader)
                .await
                .doing(WHAT)?;
        if stale.is_some() {
            let used = sqlx::query("update family set used_at = max(coalesce(used_at, 0), $2) where id = $1")
                .bind(family.uuid())
                .bind(millis(now));
            self.alone(WHAT, used).await?;
        }
        Ok(())
    }
}

/// The message of a request, for the member who sent it.
pub(super) async fn own_message(
    store: &SqlStore,
    request: RequestId,
    member: MemberId,
) -> Result<Option<Message>, Fault> {
    let Some((mut view, key)) = own_view(store, request, member).await? else { return Ok(None) };
    outbox::request_message(&mut view, &key, request.uuid()).await
}

/// A look into storage with the key that opens a request, for the member who sent it.
async fn own_view(
    store: &SqlStore,
    request: RequestId,
    member: MemberId,
) -> Result<Option<(Transaction<'static, Db>, SealKey)>, Fault> {
    let mut view = store.reader.begin().await.doing("opening a family's own request")?;
    let row = status::by_id(&mut view, request.uuid()).await?;
    let Some(row) = row.filter(|row| row.member_id == member.uuid()) else {
        return Ok(None);
    };
    let key = store.vault.key(&mut view, row.family()).await?;
    Ok(Some((view, key)))
}

/// Whether the story is still the one that a change was made from.
pub(super) async fn follows(db: &mut Connection, book: &BookChange) -> Result<bool, Fault> {
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
