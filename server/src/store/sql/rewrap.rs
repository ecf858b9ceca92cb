//! Wrapping the keys of families and of concerns under the newest key of the key file, some at a time.
//!
//! Each lot is one transaction and a key is done or not done, so a rotation that is cut off at any point is whole and is
//! finished by the next one. What was written is not touched: it is sealed under its own key, which stays.

use std::collections::BTreeSet;

use app::{
    domain::ids::{ConcernId, FamilyId},
    ports::Fault,
};
use uuid::Uuid;

use super::{KeyOf, Rewrapped, SqlStore, commit, fault::Doing, values::total, vault::Vault};
use crate::crypto::envelope::{KeyId, SealKey, sealed_with};

/// The query for keys that are not done, and the one that keeps a key wrapped anew.
const fn queries(of: KeyOf) -> (&'static str, &'static str) {
    match of {
        KeyOf::Family => (
            "select id, wrapped_key from family where id > $1 and key_id <> $2 order by id limit $3",
            "update family set wrapped_key = $2, key_id = $3 where id = $1",
        ),
        KeyOf::Concern => (
            "select id, wrapped_key from concern where id > $1 and key_id <> $2 order by id limit $3",
            "update concern set wrapped_key = $2, key_id = $3 where id = $1",
        ),
    }
}

fn unwrap(of: KeyOf, vault: &Vault, (id, wrapped): (Uuid, &[u8])) -> Result<SealKey, Fault> {
    match of {
        KeyOf::Family => vault.unwrap(FamilyId::new(id), wrapped),
        KeyOf::Concern => vault.unwrap_concern(ConcernId::new(id), wrapped),
    }
}

fn wrap(of: KeyOf, vault: &Vault, (id, key): (Uuid, &SealKey)) -> Result<(Vec<u8>, String), Fault> {
    match of {
        KeyOf::Family => vault.wrap(FamilyId::new(id), key),
        KeyOf::Concern => vault.wrap_concern(ConcernId::new(id), key),
    }
}

impl SqlStore {
    /// How many families there are, and how many of them have a key that is not wrapped under the newest.
    pub async fn families_to_rewrap(&self) -> Result<(u64, u64), Fault> {
        let (all, left): (i64, i64) =
            sqlx::query_as("select count(*), count(*) filter (where key_id <> $1) from family")
                .bind(self.vault.newest_key_id())
                .fetch_one(&self.reader)
                .await
                .doing("counting family keys")?;
        Ok((total(all), total(left)))
    }

    /// Wraps up to `most` keys, in the order of their ids, that are not under the newest key yet.
    pub async fn rewrap(&self, of: KeyOf, after: Option<Uuid>, most: u32) -> Result<Rewrapped, Fault> {
        const WHAT: &str = "wrapping keys anew";
        let (next, keep) = queries(of);
        let mut change = self.write().await?;
        let rows: Vec<(Uuid, Vec<u8>)> = sqlx::query_as(next)
            .bind(after.unwrap_or(Uuid::nil()))
            .bind(self.vault.newest_key_id())
            .bind(i64::from(most))
            .fetch_all(&mut *change)
            .await
            .doing(WHAT)?;
        let mut lot = Rewrapped { after: rows.last().map(|(id, _)| *id), ..Rewrapped::default() };
        for (id, wrapped) in rows {
            let Ok(key) = unwrap(of, &self.vault, (id, &wrapped)) else {
                lot.closed += 1;
                continue;
            };
            let (wrapped, key_id) = wrap(of, &self.vault, (id, &key))?;
            sqlx::query(keep).bind(id).bind(wrapped).bind(key_id).execute(&mut *change).await.doing(WHAT)?;
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
