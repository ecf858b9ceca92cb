//! Wrapping the families' keys under the newest key of the key file, some at a time.
//!
//! Each lot is one transaction and a family is done or not done, so a rotation that is cut off at any point is whole and
//! is finished by the next one. What families wrote is not touched: it is sealed under their own keys, which stay.

use std::collections::BTreeSet;

use app::{domain::ids::FamilyId, ports::Fault};
use uuid::Uuid;

use super::{SqliteStore, commit, fault::Doing, values::total};
use crate::crypto::envelope::{KeyId, sealed_with};

/// How far a rotation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rewrapped {
    /// Where to go on; `None` at the end.
    pub after: Option<Uuid>,
    /// Families done in this lot.
    pub done: u64,
    /// Families whose key no key in the file opens. They are left as they are.
    pub closed: u64,
}

impl SqliteStore {
    /// How many families there are, and how many of them have a key that is not wrapped under the newest.
    pub async fn families_to_rewrap(&self) -> Result<(u64, u64), Fault> {
        let (all, left): (i64, i64) = sqlx::query_as("select count(*), coalesce(sum(key_id <> $1), 0) from family")
            .bind(self.vault.newest_key_id())
            .fetch_one(&self.reader)
            .await
            .doing("counting family keys")?;
        Ok((total(all), total(left)))
    }

    /// Wraps up to `most` family keys, in the order of their ids, that are not under the newest key yet.
    pub async fn rewrap(&self, after: Option<Uuid>, most: u32) -> Result<Rewrapped, Fault> {
        const WHAT: &str = "wrapping family keys anew";
        let mut change = self.write().await?;
        let rows: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as("select id, wrapped_key from family where id > $1 and key_id <> $2 order by id limit $3")
                .bind(after.unwrap_or(Uuid::nil()))
                .bind(self.vault.newest_key_id())
                .bind(i64::from(most))
                .fetch_all(&mut *change)
                .await
                .doing(WHAT)?;
        let mut lot = Rewrapped { after: rows.last().map(|(id, _)| *id), ..Rewrapped::default() };
        for (id, wrapped) in rows {
            let family = FamilyId::new(id);
            let Ok(key) = self.vault.unwrap(family, &wrapped) else {
                lot.closed += 1;
                continue;
            };
            let (wrapped, key_id) = self.vault.wrap(family, &key)?;
            sqlx::query("update family set wrapped_key = $2, key_id = $3 where id = $1")
                .bind(id)
                .bind(wrapped)
                .bind(key_id)
                .execute(&mut *change)
                .await
                .doing(WHAT)?;
            lot.done += 1;
        }
        commit(change).await?;
        Ok(lot)
    }

    /// The keys of the key file that something kept still needs.
    pub async fn keys_in_use(&self) -> Result<BTreeSet<KeyId>, Fault> {
        const WHAT: &str = "looking for keys in use";
        let mut used = BTreeSet::new();
        // The header says which key; the column repeats it for the eye and for counting.
        for sql in [
            "select min(substr(wrapped_key, 1, 33)) from family group by substr(wrapped_key, 1, 9)",
            "select min(substr(wrapped_key, 1, 33)) from concern where wrapped_key is not null
             group by substr(wrapped_key, 1, 9)",
            "select min(substr(sealed, 1, 33)) from visit group by substr(sealed, 1, 9)",
            "select min(substr(sealed, 1, 33)) from parked group by substr(sealed, 1, 9)",
            "select min(substr(sealed, 1, 33)) from account group by substr(sealed, 1, 9)",
        ] {
            let headers: Vec<Vec<u8>> = sqlx::query_scalar(sql).fetch_all(&self.reader).await.doing(WHAT)?;
            for header in headers {
                used.insert(sealed_with(&header)?);
            }
        }
        Ok(used)
    }
}
