//! What storage does for a family that tells its story: it opens a request for the family that typed it, and knows when
//! the story was last in use.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Fault;
use crate::domain::{
    ids::{FamilyId, RequestId},
    request::Request,
};

/// Telling a story.
#[async_trait]
pub trait Telling: Send + Sync {
    /// What `family` wrote in a request of its own, while it is kept. Never for who holds six words alone: ask only for
    /// the visit in which it was typed.
    async fn told(&self, request: RequestId, family: FamilyId) -> Result<Option<Request>, Fault>;
    /// Notes that a family's story is in use: it is kept for a year after that.
    async fn note_use(&self, family: FamilyId, now: Timestamp) -> Result<(), Fault>;
}
