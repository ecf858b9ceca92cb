//! What storage keeps of questions that name nobody, and of what hubs answer.
//!
//! Both are sealed under a key of the question's own. An answer comes by [`super::HubNews`], once for each event.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Fault;
use crate::domain::{
    ids::{MemberId, RequestId},
    question::Question,
    text::FreeText,
};

/// What a hub answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its words.
    pub words: FreeText,
    /// When it was written, by the hub's clock, but never before the question and never in the future.
    pub at: Timestamp,
}

/// Questions and their answers.
#[async_trait]
pub trait Advice: Send + Sync {
    /// What `member` asked, while it is kept. Its words are never for who holds six words alone.
    async fn question(&self, request: RequestId, member: MemberId) -> Result<Option<Question>, Fault>;
    /// What the hub answered `member`, oldest first, while it is kept.
    async fn answers(&self, request: RequestId, member: MemberId) -> Result<Vec<Answer>, Fault>;
}
