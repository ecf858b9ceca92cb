//! What those who run a portal do with what it keeps, whichever engine keeps it: bring it up to date, copy it, decide about
//! holds and erasures, check the audit, wrap keys anew.
//!
//! The main type is [`Keeper`]. Pages never see it: they have the ports, which are less.

use std::{collections::BTreeSet, fmt, path::Path};

use app::{
    domain::{hex::hex, place::PlaceId, reference::Reference},
    ports::{AuditChain, Fault, Purged, Store},
};
use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;

use crate::crypto::envelope::KeyId;

/// A store with what those who run the portal do with it.
#[async_trait]
pub trait Keeper: Store {
    /// Brings the tables up to date, one step at a time, and says so as it goes.
    /// A step that was changed after it ran is refused. Families that were erased and are there all the same, because an
    /// older backup was put in place, are erased again.
    async fn migrate(&self) -> Result<(), Fault>;
    /// How many steps this program knows that the tables do not have yet. A fault where there are no tables of a portal.
    async fn steps_missing(&self) -> Result<usize, Fault>;
    /// Writes a whole, consistent copy to `to` while the portal goes on working. Refuses if `to` exists, and where the
    /// engine has better ways of its own.
    async fn backup(&self, to: &Path) -> Result<(), Fault>;
    /// Closes every connection after its work.
    async fn close(&self);
    /// Keeps what is kept of a request's family, or a concern, from being erased or purged.
    async fn hold(&self, reference: &Reference, reason: &str, now: Timestamp) -> Result<Decided, Fault>;
    /// Lets it go again.
    async fn release(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault>;
    /// Erases a request's family, also where it has several adults.
    async fn erase_decided(&self, reference: &Reference, now: Timestamp) -> Result<Decided, Fault>;
    /// Purges what a purge held back.
    async fn purge_decided(&self, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault>;
    /// Cuts off whoever leads at a place's desk. Gives how many.
    async fn reopen_desk(&self, place: &PlaceId, now: Timestamp) -> Result<usize, Fault>;
    /// Checks the audit with `progress` on the way (rows done, of how many) and the head at the end. A `head` that was
    /// noted earlier must still be there.
    async fn walk_audit(
        &self,
        head: Option<AuditHead>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<(AuditChain, AuditHead), Fault>;
    /// Every head of the log that was noted, in order.
    async fn log_heads(&self) -> Result<Vec<String>, Fault>;
    /// How many families there are, and how many of them have a key that is not wrapped under the newest.
    async fn families_to_rewrap(&self) -> Result<(u64, u64), Fault>;
    /// How many concerns have a key that is not wrapped under the newest.
    async fn concerns_to_rewrap(&self) -> Result<u64, Fault>;
    /// Wraps up to `most` keys, in the order of their ids, that are not under the newest key yet.
    async fn rewrap(&self, of: KeyOf, after: Option<Uuid>, most: u32) -> Result<Rewrapped, Fault>;
    /// Seals who holds accounts under the newest key.
    async fn reseal_accounts(&self) -> Result<(), Fault>;
    /// Seals who works at desks under the newest key.
    async fn reseal_desk_people(&self) -> Result<(), Fault>;
    /// The keys of the key file that something kept still needs.
    async fn keys_in_use(&self) -> Result<BTreeSet<KeyId>, Fault>;
}

/// How a person's decision about one family ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is done.
    Done,
    /// There is no request with this reference.
    NoSuchRequest,
    /// There is nothing to do: it is held, released or erased already.
    Already,
    /// A hold stands in the way.
    Held,
}

/// How far a rotation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rewrapped {
    /// Where to go on; `None` at the end.
    pub after: Option<Uuid>,
    /// Keys done in this lot.
    pub done: u64,
    /// Keys that no key in the file opens. They are left as they are.
    pub closed: u64,
}

/// What has a key of its own, each wrapped for its purpose alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOf {
    /// A family.
    Family,
    /// A professional's concern.
    Concern,
}

/// A row of the audit and its hash: noted elsewhere, it shows later whether the end was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditHead {
    pub(super) hash: [u8; 32],
    pub(super) row: i64,
}

impl AuditHead {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (hash, row) = text.trim().split_once(':')?;
        if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, slot) in bytes.iter_mut().enumerate() {
            *slot = u8::from_str_radix(hash.get(index * 2..index * 2 + 2)?, 16).ok()?;
        }
        Some(Self { hash: bytes, row: row.parse().ok().filter(|row| *row >= 0)? })
    }
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", hex(&self.hash), self.row)
    }
}
