//! What storage does for a family that tells its story: it opens a request for the family that typed it, and knows when
//! the story was last in use.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Fault;
use crate::domain::{
    ids::{FamilyId, MemberId, RequestId},
    request::Request,
};

/// Telling a story.
#[async_trait]
pub trait Telling: Send + Sync {
    /// What `member` wrote in a request of their own, while it is kept. Never for who holds six words alone: ask only for
    /// the visit in which it was typed.
    async fn told(&self, request: RequestId, member: MemberId) -> Result<Option<Request>, Fault>;
    /// Whether a request by `member` is a young person's own. It says nothing else of it.
    async fn is_own_request(&self, request: RequestId, member: MemberId) -> Result<bool, Fault>;
    /// Whether a family has begun a story, be it empty yet.
    async fn has_begun(&self, family: FamilyId) -> Result<bool, Fault>;
    /// Notes that a family's story is in use: it is kept for a year after that.
    async fn note_use(&self, family: FamilyId, now: Timestamp) -> Result<(), Fault>;
}
