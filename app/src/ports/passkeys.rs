//! Passkeys: asking a member's own device, checking what it answers, and what storage keeps.
//!
//! What a device is asked lies in the visit, sealed, until it answers or ten minutes have gone; an answer to anything
//! else is a refusal. Everything here belongs to one member, and nothing here tells one member about another.

use std::fmt;

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Fault;
use crate::domain::{
    ids::{MemberId, PasskeyId},
    passkey::{Credential, Passkey},
    text::Line,
};

/// What a device is asked, and what its answer will be checked against.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// For the device: goes to the browser as it is.
    pub options: String,
    /// For the checker: stays here.
    pub state: String,
}

impl fmt::Debug for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asking(hidden)")
    }
}

/// Why a device is asked. An answer to the one is none to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    /// To make a passkey that the member calls so.
    Make(Line),
    /// To use one.
    Use,
}

/// A device has been asked in this visit and has not answered yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceremony {
    /// Why.
    pub wish: Wish,
    /// What.
    pub asking: Asking,
    /// From then on no answer counts.
    pub until: Timestamp,
}

/// A device made a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What checks it from now on.
    pub credential: Credential,
    /// The device's own id for it: no two passkeys anywhere share one.
    pub device_id: Vec<u8>,
}

/// A device used one of the member's passkeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Which.
    pub passkey: PasskeyId,
    /// What checks it from now on.
    pub credential: Credential,
    /// How far the device has counted.
    pub count: u32,
}

/// Asks devices and checks their answers. Whatever cannot be read is a refusal, `None`, and no fault.
pub trait Authenticators: Send + Sync {
    /// The host whose pages can ask; `None` where the portal's address allows no passkeys.
    fn host(&self) -> Option<&str>;
    /// What to ask so that a device makes a passkey under `handle`, which says nothing about anybody. A device that
    /// holds one of `known` makes none.
    fn ask_to_make(&self, handle: Uuid, known: &[Passkey]) -> Result<Asking, Fault>;
    /// The passkey in a device's answer.
    fn made(&self, asked: &Asking, answer: &str) -> Result<Option<Made>, Fault>;
    /// What to ask so that a device uses one of `known`, of which there must be one.
    fn ask_to_use(&self, known: &[Passkey]) -> Result<Asking, Fault>;
    /// Which of `known` a device's answer comes from.
    fn used(&self, asked: &Asking, answer: &str, known: &[Passkey]) -> Result<Option<Used>, Fault>;
}

/// A passkey to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPasskey {
    /// The passkey.
    pub passkey: Passkey,
    /// A keyed digest of the device's own id for it.
    pub digest: [u8; 32],
}

/// Members' passkeys.
#[async_trait]
pub trait Passkeys: Send + Sync {
    /// The member's own passkeys, oldest first.
    async fn passkeys(&self, member: MemberId) -> Result<Vec<Passkey>, Fault>;
    /// Keeps one more. `false`, and nothing is kept, for a member who has no other second thing or has
    /// [`MOST_PASSKEYS`](crate::domain::passkey::MOST_PASSKEYS), and for a passkey that is known, whoever has it.
    async fn add_passkey(&self, member: MemberId, new: &NewPasskey) -> Result<bool, Fault>;
    /// Takes one of the member's away. It opens nothing any more.
    async fn remove_passkey(&self, member: MemberId, passkey: PasskeyId, now: Timestamp) -> Result<(), Fault>;
    /// Keeps how far a device has counted. `false` if the passkey is not the member's any more or the count did not go
    /// on, as it would with a copy of the device: then it opens nothing.
    async fn note_passkey_use(&self, member: MemberId, used: &Used) -> Result<bool, Fault>;
}
