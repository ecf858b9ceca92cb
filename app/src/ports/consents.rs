//! What a member answered when they sent a request, and what its hub was told about sharing since.
//!
//! Only the member's own requests: what another member of the family sent, and what they said in it, is not told here
//! (rule C10).

use async_trait::async_trait;
use jiff::Timestamp;

use super::{Fault, RequestStatus};
use crate::domain::{
    consent::{Decision, Purpose},
    ids::{FamilyId, MemberId},
    message::PermissionNews,
};

/// A request with its consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentConsent {
    /// Where it stands.
    pub status: RequestStatus,
    /// The newest answer to each question, in the order they were asked.
    pub answers: Vec<ConsentAnswer>,
    /// What its hub was told about sharing, oldest first, while the words are kept.
    pub told: Vec<Told>,
}

/// One answer, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentAnswer {
    /// What it is about.
    pub purpose: Purpose,
    /// What was said.
    pub decision: Decision,
    /// When.
    pub at: Timestamp,
}

/// News of a permission on its way to a hub, or there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it says.
    pub news: PermissionNews,
    /// When the hub's system took it, if it has.
    pub taken_at: Option<Timestamp>,
}

/// Consent that was sent with requests.
#[async_trait]
pub trait Consents: Send + Sync {
    /// The requests that `member` sent, newest first, as they stood at one instant.
    async fn sent_by(&self, family: FamilyId, member: MemberId) -> Result<Vec<SentConsent>, Fault>;
}
