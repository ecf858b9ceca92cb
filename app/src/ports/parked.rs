//! A file that somebody brought and has not yet said yes or no to: it waits here, sealed, and goes with the visit.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Fault, VisitKey};
use crate::domain::carried::Refusal;

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// The file's text, as it came.
    pub text: String,
    /// Why it was not taken, if it was not.
    pub refusal: Option<Refusal>,
}

/// One file a visit, for two hours at most.
#[async_trait]
pub trait Parking: Send + Sync {
    /// Keeps a file in place of the one that waited. Nothing is kept for a visit that has ended.
    async fn park(&self, visit: &VisitKey, parked: &Parked, now: Timestamp) -> Result<(), Fault>;
    /// The file that waits.
    async fn parked(&self, visit: &VisitKey, now: Timestamp) -> Result<Option<Parked>, Fault>;
    /// Takes it away and gives it: of several who ask at once, one gets it.
    async fn unpark(&self, visit: &VisitKey, now: Timestamp) -> Result<Option<Parked>, Fault>;
}
