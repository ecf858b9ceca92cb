//! What storage keeps of members' ways in: the second thing, codes that were sent, invitations.
//!
//! Everything here belongs to one member, and nothing here tells one member about another.

use async_trait::async_trait;
use jiff::Timestamp;

use super::{CodeRow, Fault, Posted};
use crate::domain::{
    ids::{FamilyId, MemberId, SendingId},
    lock::{Carrier, Lock},
};

/// Whether a try of the second thing may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Yes, and it is counted as wrong until it proves right.
    Counted,
    /// Not now.
    Wait,
}

/// A code that was sent, as kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnceRow {
    /// Its keyed digest.
    pub digest: [u8; 32],
    /// From then on it opens nothing.
    pub until: Timestamp,
}

/// How far a message got. It is kept without any address and leads to nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendingState {
    /// About to leave.
    Made,
    /// The service took it.
    Taken,
    /// The service refused it.
    Refused,
    /// The service was busy or not there.
    NotNow,
    /// It arrived.
    Delivered,
    /// It did not arrive.
    Failed,
}

impl SendingState {
    /// The name it is stored under.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Taken => "taken",
            Self::Refused => "refused",
            Self::NotNow => "not-now",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

impl From<Posted> for SendingState {
    fn from(posted: Posted) -> Self {
        match posted {
            Posted::Taken => Self::Taken,
            Posted::Refused | Posted::Unable => Self::Refused,
            Posted::NotNow => Self::NotNow,
        }
    }
}

/// An invitation as the member who made it sees it: never who used it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub until: Timestamp,
    /// Whether it was used.
    pub used: bool,
}

impl Invitation {
    /// Whether somebody can still use it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        !self.used && now < self.until
    }
}

/// Somebody uses an invitation.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The invitation's key.
    pub invitation: [u8; 32],
    /// The new member.
    pub member: MemberId,
    /// The new member's own return code.
    pub code: CodeRow,
    /// When.
    pub at: Timestamp,
}

/// Members' ways in.
#[async_trait]
pub trait Ways: Send + Sync {
    /// What a member chose to open their story with.
    async fn lock(&self, member: MemberId) -> Result<Option<Lock>, Fault>;
    /// Keeps it in place of what was there. A code that was sent before opens nothing any more.
    async fn put_lock(&self, member: MemberId, lock: &Lock, now: Timestamp) -> Result<(), Fault>;
    /// Counts a try before it is made, so that many at once are no more than one after another. `is_noisy` says that
    /// many tries come from the same network: then one wrong try is enough to have to wait a little.
    async fn count_guess(&self, member: MemberId, is_noisy: bool, now: Timestamp) -> Result<Guess, Fault>;
    /// A try was right: what was counted in a row is forgotten, and this try is no guess.
    async fn guess_was_right(&self, member: MemberId) -> Result<(), Fault>;

    /// Whether one more code may be sent for this member; a yes is counted.
    async fn may_send(&self, member: MemberId, now: Timestamp) -> Result<bool, Fault>;
    /// Keeps a code that is about to be sent, in place of one that was sent before.
    async fn put_once(&self, member: MemberId, once: OnceRow) -> Result<(), Fault>;
    /// Whether `digest` is that of the member's code. It opens once, and each try counts.
    async fn try_once(&self, member: MemberId, digest: &[u8; 32], now: Timestamp) -> Result<bool, Fault>;
    /// Notes that a message is about to leave.
    async fn begin_sending(&self, id: SendingId, carrier: Carrier, now: Timestamp) -> Result<(), Fault>;
    /// Notes how far it got. `false` if there is no such message.
    async fn note_sending(&self, id: SendingId, state: SendingState, now: Timestamp) -> Result<bool, Fault>;

    /// Keeps a new invitation; the member's earlier ones end.
    async fn invite(&self, member: MemberId, code: &CodeRow, until: Timestamp, now: Timestamp) -> Result<(), Fault>;
    /// Ends the member's open invitation.
    async fn end_invitations(&self, member: MemberId, now: Timestamp) -> Result<(), Fault>;
    /// The member's own invitations, newest first.
    async fn invitations_of(&self, member: MemberId) -> Result<Vec<Invitation>, Fault>;
    /// The family that an open invitation lets into, with the verifier of its words.
    async fn find_invitation(&self, key: &[u8; 32], now: Timestamp) -> Result<Option<(FamilyId, String)>, Fault>;
    /// One transaction: the invitation is used up, the member and their code are there. `false`, and nothing is kept,
    /// when it was used or ended meanwhile.
    async fn join(&self, joining: &Joining) -> Result<bool, Fault>;
}
