//! What a family may have done with what is kept about it: put right, or erased for good.
//!
//! Each is one transaction with its audit row and its outgoing messages. What was erased does not come back, not even
//! when an older backup is put in its place.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Fault;
use crate::domain::{
    ids::{FamilyId, RequestId},
    message::Message,
};

/// How asking for erasure ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// It is done; nothing of the family can be read any more.
    Done,
    /// A person must look first: a legal hold is on it, or other adults use the same story. Nothing was erased.
    ForAPerson {
        /// Whether a task was raised; without a request there is nobody to raise it with.
        task: bool,
    },
}

/// What is kept of families, and having it put right or erased.
#[async_trait]
pub trait Keeping: Send + Sync {
    /// Erases a family: its key, and all that was sealed under it. The proof of what it agreed to stays and names
    /// nobody; hubs that have a request of it are told; visits end.
    async fn erase_family(&self, family: FamilyId, now: Timestamp) -> Result<Erasure, Fault>;
    /// Sends the wish to have something put right to the hub that has the request, and raises a task for a person.
    /// `false` when the request was withdrawn before.
    async fn ask_correction(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault>;
    /// Whether the purge kept back more than it may delete without a person.
    async fn purge_is_held_back(&self) -> Result<bool, Fault>;
}
