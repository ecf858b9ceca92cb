//! What those who run a portal do with this store: each is told where it belongs, and named here for whoever holds any store.

use std::{collections::BTreeSet, path::Path};

use app::{
    domain::{place::PlaceId, reference::Reference},
    ports::{AuditChain, Fault, Purged},
};
use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;

use super::{AuditHead, Decided, KeyOf, Rewrapped, SqlStore, witness};
use crate::{crypto::envelope::KeyId, store::keeper::Keeper};

#[async_trait]
impl Keeper for SqlStore {
    async fn migrate(&self) -> Result<(), Fault> {
        Self::migrate(self).await
    }
    async fn steps_missing(&self) -> Result<usize, Fault> {
        Self::steps_missing(self).await
    }
    async fn backup(&self, to: &Path) -> Result<(), Fault> {
        Self::backup(self, to).await
    }
    async fn close(&self) {
        Self::close(self).await;
    }
    async fn hold(&self, reference: &Reference, reason: &str, now: Timestamp) -> Result<Decided, Fault> {
        Self::hold(self, reference, reason, now).await
    }
    async fn release(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault> {
        Self::release(self, reference, now).await
    }
    async fn erase_decided(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault> {
        Self::erase_decided(self, reference, now).await
    }
    async fn purge_decided(&self, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault> {
        Self::purge_decided(self, visits_idle_since, now).await
    }
    async fn reopen_desk(&self, place: &PlaceId, now: Timestamp) -> Result<usize, Fault> {
        Self::reopen_desk(self, place, now).await
    }
    async fn walk_audit(
        &self,
        head: Option<AuditHead>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<(AuditChain, AuditHead), Fault> {
        Self::walk_audit(self, head, progress).await
    }
    async fn log_heads(&self) -> Result<Vec<String>, Fault> {
        witness::log_heads(self).await
    }
    async fn families_to_rewrap(&self) -> Result<(u64, u64), Fault> {
        Self::families_to_rewrap(self).await
    }
    async fn concerns_to_rewrap(&self) -> Result<u64, Fault> {
        Self::concerns_to_rewrap(self).await
    }
    async fn rewrap(&self, of: KeyOf, after: Option<Uuid>, most: u32) -> Result<Rewrapped, Fault> {
        Self::rewrap(self, of, after, most).await
    }
    async fn reseal_accounts(&self) -> Result<(), Fault> {
        Self::reseal_accounts(self).await
    }
    async fn reseal_desk_people(&self) -> Result<(), Fault> {
        Self::reseal_desk_people(self).await
    }
    async fn keys_in_use(&self) -> Result<BTreeSet<KeyId>, Fault> {
        Self::keys_in_use(self).await
    }
}
