//! What a family asks about what is kept, and what a person who runs the portal decides: holds, erasure, purges.
//!
//! A hold keeps a family's data from being erased or purged until it is released. Its reason is sealed under the family's
//! key. Every decision is in the audit.

use app::{
    domain::{
        ids::{FamilyId, RequestId},
        message::Message,
        reference::Reference,
    },
    ports::{Erasure, Fault, Keeping, Purged},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    Decided, SqlStore, audit, commit, concern,
    engine::{Connection, Db},
    erase,
    fault::Doing,
    follow_up, purge,
    status::{RequestRow, select_request},
    values::millis,
};
use crate::crypto::envelope::Cell;

type Change = Transaction<'static, Db>;

#[async_trait]
impl Keeping for SqlStore {
    async fn erase_family(&self, family: FamilyId, now: Timestamp) -> Result<Erasure, Fault> {
        erase::erase(self, family, now).await
    }
    async fn ask_correction(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault> {
        follow_up::correction(self, request, message, now).await
    }
    async fn purge_is_held_back(&self) -> Result<bool, Fault> {
        purge::is_held_back(self).await
    }
}

impl SqlStore {
    /// Keeps what is kept of a request's family, or a concern, from being erased or purged.
    pub async fn hold(&self, reference: &Reference, reason: &str, now: Timestamp) -> Result<Decided, Fault> {
        let mut change = self.write().await?;
        let Some(row) = find(&mut change, reference).await? else {
            return concern::keeping::hold(self, change, (reference, reason), now).await;
        };
        let key = self.vault.key(&mut change, row.family()).await?;
        let id = self.vault.uuid();
        let cell = Cell { table: "hold", column: "sealed", row: id.as_bytes() };
        let done = sqlx::query(
            "insert into hold (id, family_id, sealed, at) values ($1, $2, $3, $4)
             on conflict (family_id) where released_at is null do nothing",
        )
        .bind(id)
        .bind(row.family_id)
        .bind(self.vault.seal(&key, cell, &reason)?)
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("keeping a hold")?;
        end(change, (reference, "hold set"), done.rows_affected() > 0, now).await
    }

    /// Releases a hold.
    pub async fn release(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault> {
        let mut change = self.write().await?;
        let Some(row) = find(&mut change, reference).await? else {
            return concern::keeping::release(change, reference, now).await;
        };
        let done = sqlx::query("update hold set released_at = $2 where family_id = $1 and released_at is null")
            .bind(row.family_id)
            .bind(millis(now))
            .execute(&mut *change)
            .await
            .doing("releasing a hold")?;
        end(change, (reference, "hold released"), done.rows_affected() > 0, now).await
    }

    /// Erases the family of a request, because a person decided so. A hold still stands in the way.
    pub async fn erase_decided(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault> {
        let mut look = self.reader.acquire().await.doing("looking for a request")?;
        let Some(row) = find(&mut look, reference).await? else { return Ok(Decided::NoSuchRequest) };
        drop(look);
        if !erase::erase_decided(self, row.family(), now).await? {
            return Ok(Decided::Held);
        }
        let done = sqlx::query(
            "update task set done_at = $2 where done_at is null and kind = 'erasure' and request_id in
                     (select id from request where family_id = $1)",
        )
        .bind(row.family_id)
        .bind(millis(now));
        self.alone("closing a task", done).await?;
        Ok(Decided::Done)
    }

    /// Deletes what is past its date, however many families it touches: a person has looked and said yes.
    pub async fn purge_decided(&self, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault> {
        purge::purge(self, (visits_idle_since, now), purge::By::Person).await
    }
}

async fn find(db: &mut Connection, reference: &Reference) -> Result<Option<RequestRow>, Fault> {
    sqlx::query_as(select_request!("where request.reference = $1"))
        .bind(reference.as_str())
        .fetch_optional(db)
        .await
        .doing("looking for a request")
}

async fn end(
    mut change: Change,
    (reference, action): (&Reference, &str),
    is_new: bool,
    now: Timestamp,
) -> Result<Decided, Fault> {
    if !is_new {
        return Ok(Decided::Already);
    }
    let entry = audit::Entry { at: now, actor: "portal", action, subject: reference.as_str(), detail: "" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(Decided::Done)
}

/// Raises a task for a person about a request, once while it is open.
pub(super) async fn raise(change: &mut Change, (request, kind): (Uuid, &str), now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "insert into task (kind, request_id, raised_at) values ($1, $2, $3)
         on conflict (request_id, kind) where done_at is null do nothing",
    )
    .bind(kind)
    .bind(request)
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("raising a task")?;
    Ok(())
}
