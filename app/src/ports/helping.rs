//! What storage keeps of drafts that somebody helps a family with: whose hands a draft is in, and how far it has come.
//!
//! A helper is found by a keyed digest of their work address and by nothing else. What a draft says is the family's, under
//! the family's key, and nothing here gives it to a helper: they learn how far it is, under the label they typed themselves.

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Fault;
use crate::domain::{
    answers::Draft,
    delivery::Delivery,
    ids::{DraftId, FamilyId, HelpedId, MemberId, MessageId},
    place::PlaceId,
    text::Line,
};

/// The keyed digest of a helper's work address.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelperKey(pub [u8; 32]);

impl std::fmt::Debug for HelperKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HelperKey(hidden)")
    }
}

/// A draft that a helper begins.
#[derive(Clone, Debug)]
pub struct NewHelped {
    /// Its id.
    pub id: HelpedId,
    /// Who helps.
    pub helper: HelperKey,
    /// What the helper calls it, so that they know it again.
    pub label: Line,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpedState {
    /// The helper writes it.
    Writing,
    /// It waits for the family, which has not opened it yet.
    Waiting,
    /// The family has it.
    WithFamily,
    /// It was closed: the family said no or took it back, or its time was up. Which of them is nobody's business.
    Closed,
    /// The family sent it.
    Sent(SentOn),
}

/// A request that came of it, as a helper may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentOn {
    /// Its place.
    pub place: PlaceId,
    /// How far it has come.
    pub delivery: Delivery,
    /// When the family sent it.
    pub sent_at: Timestamp,
    /// When the helper last asked the hub what is happening.
    pub asked_at: Option<Timestamp>,
}

/// A helper asks the hub what is happening.
#[derive(Clone, Copy, Debug)]
pub struct HelperChase {
    /// The message's id.
    pub message: MessageId,
    /// Nothing is sent if the helper asked since then: the day that it is began.
    pub day_began: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// A draft that a helper began, as they may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    /// Its id.
    pub id: HelpedId,
    /// The draft.
    pub draft: DraftId,
    /// What the helper calls it.
    pub label: Line,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// How far it is.
    pub state: HelpedState,
    /// From when the helper may ask the family again, if it said "not now" and let them know.
    pub ask_again: Option<Date>,
}

/// How a draft leaves a helper's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// On this screen, at once.
    Here,
    /// By words that open it once, as their keyed digest.
    ByWords([u8; 32]),
}

/// A draft in the family's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The draft.
    pub draft: DraftId,
    /// The family.
    pub family: FamilyId,
    /// Who of it.
    pub member: MemberId,
}

/// Helping families.
#[async_trait]
pub trait Helping: Send + Sync {
    /// One transaction: the draft with its family, and who helps with it.
    async fn begin_helped(&self, draft: &Draft, helped: &NewHelped, now: Timestamp) -> Result<(), Fault>;
    /// Everything a helper began, newest first.
    async fn helped_by(&self, helper: HelperKey, now: Timestamp) -> Result<Vec<Helped>, Fault>;
    /// Saves a draft as a helper left it, as version `draft.version + 1`. `false` when another tab saved first, or when it
    /// is no longer in this helper's hands.
    async fn save_helped(&self, helper: HelperKey, draft: &Draft, now: Timestamp) -> Result<bool, Fault>;
    /// Takes a draft out of a helper's hands, for good; words that were made before open nothing any more. `None`, and
    /// nothing changes, when it is not this helper's, is gone, or the family has it.
    async fn hand_over(
        &self,
        helper: HelperKey,
        helped: HelpedId,
        (how, now): (HandOver, Timestamp),
    ) -> Result<Option<Handed>, Fault>;
    /// Opens a draft with the digest of its words: once, while its time lasts.
    async fn take_over(&self, words: &[u8; 32], now: Timestamp) -> Result<Option<Handed>, Fault>;
    /// The family says "not now": whoever helped may ask again from that day, or is told nothing.
    async fn may_ask_again(&self, handed: Handed, day: Option<Date>) -> Result<(), Fault>;
    /// Sends a helper's question about a request that came of their draft, in one transaction, and calls a person. It says
    /// that the helper asks; the family's own question is as it was. `false`, and nothing is sent, when it is not this
    /// helper's, was not sent or was taken back, is a young person's own, or was asked since the day began.
    async fn chase_helped(&self, helper: HelperKey, helped: HelpedId, chase: HelperChase) -> Result<bool, Fault>;
    /// The family says no: the draft is deleted.
    async fn decline(&self, handed: Handed, now: Timestamp) -> Result<(), Fault>;
}
