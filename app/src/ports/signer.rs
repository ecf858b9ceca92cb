//! Signing what a family takes along, and checking what it brings.

use super::Fault;
use crate::domain::carried::{Check, Signature};

/// Signs for this portal, and knows the keys of portals that its operator trusts.
pub trait Signer: Send + Sync {
    /// This portal's signature over `bytes`.
    fn sign(&self, bytes: &[u8]) -> Result<Signature, Fault>;
    /// What `signature` proves about `bytes`. It never fails: whatever cannot be read is broken.
    fn check(&self, bytes: &[u8], signature: &Signature) -> Check;
}
