//! What storage keeps of asking somebody to lead a plan, and of looking at plans from the desk.
//!
//! Who is asked is found by the keyed digest of their work address and by nothing else; what was written for them is sealed
//! under the family's key. Whether they lead is not kept here: that is what the plan itself says (rule C16).

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};

use super::{AtWork, Fault, HelperKey, RequestStatus};
use crate::domain::{ids::RequestId, plan::PlanKey, reference::Reference, text::FreeText};

/// Somebody is to be asked.
#[derive(Clone, Debug)]
pub struct NewLeadAsk {
    /// To lead the plan of this request.
    pub request: RequestId,
    /// The offer in the plan.
    pub offer: PlanKey,
    /// Who.
    pub helper: HelperKey,
    /// What is written for them, without a name.
    pub note: Option<FreeText>,
}

/// Somebody was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadAsk {
    /// The request whose plan it is.
    pub status: RequestStatus,
    /// The offer in the plan.
    pub offer: PlanKey,
    /// What is written for them.
    pub note: Option<FreeText>,
    /// When they were asked.
    pub asked_at: Timestamp,
    /// When they answered here.
    pub answered_at: Option<Timestamp>,
}

/// A request whose plan is worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRequest {
    /// How it stands.
    pub status: RequestStatus,
    /// Whether it is a young person's own (rule C9).
    pub is_own: bool,
}

/// A plan in a list: no word of anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// Its request.
    pub status: RequestStatus,
    /// The day to look at it again.
    pub review_on: Option<Date>,
}

/// Asking somebody to lead, and the desk's look at plans.
#[async_trait]
pub trait Leads: Send + Sync {
    /// Notes that somebody is asked. `false`, and nothing is kept, when the request was taken back or erased. The same offer
    /// again is kept once.
    async fn ask_to_lead(&self, new: &NewLeadAsk, now: Timestamp) -> Result<bool, Fault>;
    /// Everything somebody was asked to lead, newest first; nothing of what was taken back or erased.
    async fn asked_to_lead(&self, helper: HelperKey) -> Result<Vec<LeadAsk>, Fault>;
    /// Notes that they answered.
    async fn lead_answered(&self, request: RequestId, offer: &PlanKey, now: Timestamp) -> Result<(), Fault>;
    /// The request with this label; never a question.
    async fn plan_request(&self, reference: &Reference) -> Result<Option<PlanRequest>, Fault>;
    /// Notes in the audit that a plan was opened by its lead.
    async fn note_plan_opened(&self, reference: &Reference, now: Timestamp) -> Result<(), Fault>;
    /// Every plan of a request that stands, as far as somebody at the desk sees; the one to look at first first.
    async fn plan_lines(&self, at: &AtWork, most: u32) -> Result<Vec<PlanLine>, Fault>;
}
