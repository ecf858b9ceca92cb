//! What is counted about a place, without a name, a reference or a word of anybody.

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};

use super::Fault;
use crate::domain::place::PlaceId;

/// One request, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentMeasure {
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When the hub's answer came.
    pub outcome_at: Option<Timestamp>,
    /// Whether the same family had asked in the year before.
    pub again: bool,
    /// Whether it was taken back.
    pub withdrawn: bool,
}

/// Counting.
#[async_trait]
pub trait Measures: Send + Sync {
    /// Requests of a place that were sent since a time. Questions are none.
    async fn requests_since(&self, place: &PlaceId, since: Timestamp) -> Result<Vec<SentMeasure>, Fault>;
    /// The days of team meetings (TAF and TAYP) that were held since a day.
    async fn team_meetings_since(&self, place: &PlaceId, since: Date) -> Result<Vec<Date>, Fault>;
    /// When somebody of another organisation than the council began to lead, since a time.
    async fn partner_leads_since(&self, place: &PlaceId, since: Timestamp) -> Result<Vec<Timestamp>, Fault>;
}
