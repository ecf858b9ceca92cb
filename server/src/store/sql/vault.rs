//! Sealing and opening what rows hold: each family under its own key, visits under the portal's.
//!
//! The main type is [`Vault`]. Values pass through JSON; when that fails the fault names no value,
//! because the text that failed to parse would be personal data.

use std::sync::Arc;

use app::{
    domain::ids::{ConcernId, FamilyId, MemberId},
    ports::{Fault, Ids, VisitData, VisitKey},
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{engine::Connection, fault::Doing, values::millis};
use crate::crypto::{
    envelope::{self, Cell, SealKey},
    keyring::KeyRing,
};

/// Keys and randomness for sealing.
pub(super) struct Vault {
    keyring: Arc<KeyRing>,
    ids: Arc<dyn Ids>,
}

impl Vault {
    pub(super) const fn new(keyring: Arc<KeyRing>, ids: Arc<dyn Ids>) -> Self {
        Self { keyring, ids }
    }

    /// A fresh id.
    pub(super) fn uuid(&self) -> Uuid {
        self.ids.uuid()
    }

    /// The family's key; a family that is not there yet gets one, and its first member. One that was erased takes
    /// nothing more.
    pub(super) async fn key_or_new(
        &self,
        db: &mut Connection,
        family: FamilyId,
        now: Timestamp,
    ) -> Result<SealKey, Fault> {
        if let Some(key) = self.find_key(&mut *db, family).await? {
            let erased: Option<i32> =
                sqlx::query_scalar("select 1 from family where id = $1 and erased_at is not null")
                    .bind(family.uuid())
                    .fetch_optional(db)
                    .await
                    .doing("reading a family key")?;
            return if erased.is_some() {
                Err(Fault::bare("a family that was erased takes nothing more"))
            } else {
                Ok(key)
            };
        }
        let key = self.new_key();
        let (wrapped, key_id) = self.wrap(family, &key)?;
        sqlx::query("insert into family (id, wrapped_key, key_id, created_at) values ($1, $2, $3, $4)")
            .bind(family.uuid())
            .bind(wrapped)
            .bind(key_id)
            .bind(millis(now))
            .execute(&mut *db)
            .await
            .doing("keeping a family key")?;
        sqlx::query("insert into member (id, family_id, created_at) values ($1, $2, $3)")
            .bind(MemberId::first_of(family).uuid())
            .bind(family.uuid())
            .bind(millis(now))
            .execute(db)
            .await
            .doing("keeping the first member of a family")?;
        Ok(key)
    }

    /// A fresh key for a family.
    pub(super) fn new_key(&self) -> SealKey {
        KeyRing::family_key(self.ids.secret())
    }

    /// A family's key wrapped under the newest key, and the id of that.
    pub(super) fn wrap(&self, family: FamilyId, key: &SealKey) -> Result<(Vec<u8>, String), Fault> {
        let wrapped = self.keyring.wrap(family, key, &self.ids.secret())?;
        let key_id = envelope::sealed_with(&wrapped)?.to_string();
        Ok((wrapped, key_id))
    }

    /// A fresh key for a concern.
    pub(super) fn new_concern_key(&self) -> SealKey {
        KeyRing::concern_key(self.ids.secret())
    }

    /// A concern's key wrapped under the newest key for concerns, and the id of that.
    pub(super) fn wrap_concern(&self, concern: ConcernId, key: &SealKey) -> Result<(Vec<u8>, String), Fault> {
        let wrapped = self.keyring.wrap_concern(concern, key, &self.ids.secret())?;
        let key_id = envelope::sealed_with(&wrapped)?.to_string();
        Ok((wrapped, key_id))
    }

    /// Unwraps the key of a concern.
    pub(super) fn unwrap_concern(&self, concern: ConcernId, wrapped: &[u8]) -> Result<SealKey, Fault> {
        self.keyring.unwrap_concern(concern, wrapped)
    }

    /// The id of the key that wraps from now on, as the column has it.
    pub(super) fn newest_key_id(&self) -> String {
        self.keyring.newest_id().to_string()
    }

    /// The family's key, which must be there.
    pub(super) async fn key(&self, db: &mut Connection, family: FamilyId) -> Result<SealKey, Fault> {
        self.find_key(db, family).await?.ok_or(Fault::bare("finding a family key"))
    }

    /// The family's key, if there is such a family.
    async fn find_key(&self, db: &mut Connection, family: FamilyId) -> Result<Option<SealKey>, Fault> {
        let wrapped: Option<Vec<u8>> = sqlx::query_scalar("select wrapped_key from family where id = $1")
            .bind(family.uuid())
            .fetch_optional(db)
            .await
            .doing("reading a family key")?;
        wrapped.map(|wrapped| self.unwrap(family, &wrapped)).transpose()
    }

    /// The key of a family whose book can be read: one that is there and was not erased.
    pub(super) async fn living_key(&self, db: &mut Connection, family: FamilyId) -> Result<Option<SealKey>, Fault> {
        let wrapped: Option<Vec<u8>> =
            sqlx::query_scalar("select wrapped_key from family where id = $1 and erased_at is null")
                .bind(family.uuid())
                .fetch_optional(db)
                .await
                .doing("reading a family key")?;
        wrapped.map(|wrapped| self.unwrap(family, &wrapped)).transpose()
    }

    /// Unwraps a key that came with another row.
    pub(super) fn unwrap(&self, family: FamilyId, wrapped: &[u8]) -> Result<SealKey, Fault> {
        self.keyring.unwrap(family, wrapped)
    }

    /// Seals a value for one cell under a family's key.
    pub(super) fn seal<T: Serialize>(&self, key: &SealKey, cell: Cell<'_>, value: &T) -> Result<Vec<u8>, Fault> {
        envelope::seal(key, &self.ids.secret(), cell, &to_json(value)?)
    }

    /// Opens what [`Self::seal`] made.
    pub(super) fn open<T: DeserializeOwned>(key: &SealKey, cell: Cell<'_>, sealed: &[u8]) -> Result<T, Fault> {
        from_json(&envelope::open(key, cell, sealed)?)
    }

    /// Seals what a visit holds.
    pub(super) fn seal_visit(&self, key: &VisitKey, data: &VisitData) -> Result<Vec<u8>, Fault> {
        self.seal_for_visit(visit_cell(key), data)
    }

    /// Opens what a visit holds.
    pub(super) fn open_visit(&self, key: &VisitKey, sealed: &[u8]) -> Result<VisitData, Fault> {
        self.open_for_visit(visit_cell(key), sealed)
    }

    /// Seals what belongs to a visit, or to nobody's family.
    pub(super) fn seal_for_visit<T: Serialize>(&self, cell: Cell<'_>, value: &T) -> Result<Vec<u8>, Fault> {
        self.keyring.seal_visit(&self.ids.secret(), cell, &to_json(value)?)
    }

    /// Opens what [`Self::seal_for_visit`] made.
    pub(super) fn open_for_visit<T: DeserializeOwned>(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<T, Fault> {
        from_json(&self.keyring.open_visit(cell, sealed)?)
    }
}

const fn visit_cell(key: &VisitKey) -> Cell<'_> {
    Cell { table: "visit", column: "sealed", row: key }
}

/// The cell of a file that was brought in a visit.
pub(super) const fn parked_cell(key: &VisitKey) -> Cell<'_> {
    Cell { table: "parked", column: "sealed", row: key }
}

/// The cell of a draft's answers.
pub(super) const fn draft_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "draft", column: "sealed", row: id.as_bytes() }
}

/// The cell of what a helper calls a draft.
pub(super) const fn helping_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "helping", column: "sealed", row: id.as_bytes() }
}

/// The cell of who may read a draft.
pub(super) const fn reader_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "reader", column: "sealed", row: id.as_bytes() }
}

/// The cell of who holds an account.
pub(super) const fn account_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "account", column: "sealed", row: id.as_bytes() }
}

/// The cell of somebody at the desk.
pub(super) const fn desk_person_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "desk_person", column: "sealed", row: id.as_bytes() }
}

/// The cell of an answer.
pub(super) const fn answer_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "answer", column: "sealed", row: id.as_bytes() }
}

/// The cell of what was said of a plan.
pub(super) const fn plan_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "plan_event", column: "sealed", row: id.as_bytes() }
}

/// The cell of where the sender of a request is told of news.
pub(super) const fn notice_cell(request: &Uuid) -> Cell<'_> {
    Cell { table: "news_notice", column: "sealed", row: request.as_bytes() }
}

/// The cell of who sits at a plan.
pub(super) const fn seat_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "seat", column: "sealed", row: id.as_bytes() }
}

/// The cell of what is written for somebody who is asked to lead.
pub(super) const fn lead_ask_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "lead_ask", column: "sealed", row: id.as_bytes() }
}

/// The cell of a message.
pub(super) const fn message_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "message", column: "sealed", row: id.as_bytes() }
}

/// A value as JSON, wiped from memory when dropped.
pub(super) fn to_json<T: Serialize>(value: &T) -> Result<Zeroizing<Vec<u8>>, Fault> {
    serde_json::to_vec(value).map(Zeroizing::new).map_err(|_| Fault::bare("writing a value as JSON"))
}

fn from_json<T: DeserializeOwned>(json: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(json).map_err(|_| Fault::bare("reading a stored value"))
}
