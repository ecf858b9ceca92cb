//! Digests and slow hashes of what people type, each for one purpose, so that none can stand in for another.

use async_trait::async_trait;

use super::Fault;
use crate::domain::{
    app_code::AppSecret,
    ids::MemberId,
    lock::{OnceCode, SafeWord},
    return_code::ReturnCode,
};

/// What a digest is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Holding a code that was sent against the one typed to open a story.
    OpenStory,
    /// The same to prove that codes arrive at an address.
    ProveAddress,
    /// Counting tries of the second thing from one network.
    NetworkTries,
    /// Finding what somebody who helps began, by their work address.
    Helper,
    /// Finding the concerns of somebody who helps, by nothing that finds their drafts.
    Concern,
    /// Drawing the words that a guest who helps comes back with.
    HelperWords,
    /// Holding a code that was sent to a work address against the one typed.
    HelperCode,
    /// Counting codes that leave for one work address.
    HelperSends,
    /// Counting tries of one such code.
    HelperTries,
    /// Finding somebody who works at the desk, by their work address.
    DeskPerson,
    /// Holding a code that was sent to such an address against the one typed.
    DeskCode,
    /// Counting codes that leave for one such address.
    DeskSends,
    /// Counting tries of one such code.
    DeskTries,
    /// Counting tries of an app's codes for one account.
    AppCodeTries,
    /// Finding a draft by the words for the parent's own phone.
    HandOver,
    /// Counting tries of such words from one network.
    HandOverTries,
    /// Finding a seat at a plan by its six words.
    Seat,
    /// Counting tries of such words from one network.
    SeatTries,
    /// Knowing a passkey again without keeping its device's own id.
    PasskeyId,
}

/// Secrets beside return codes. None of them is kept.
#[async_trait]
pub trait Secrets: Send + Sync {
    /// A keyed digest of `parts` for one purpose; useless without the key.
    fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32];
    /// The code that an app shows for a secret in one half minute.
    fn app_code(&self, secret: &AppSecret, step: i64) -> OnceCode;
    /// The digest that finds an invitation. The same six words as a return code give another one.
    fn invitation_key(&self, words: &ReturnCode) -> [u8; 32];
    /// Whether a word is on the list of those that other sites have lost. Asked when one is chosen, never when one is typed
    /// to come in: nobody is shut out by a list that grew.
    fn is_breached(&self, word: &SafeWord) -> bool;
    /// A salted slow hash (Argon2id) of a member's safe word, in the same capped pool as return codes.
    async fn word_verifier(&self, member: MemberId, word: &SafeWord) -> Result<String, Fault>;
    /// Whether a typed word is the one behind `verifier`. With nothing typed or nothing to hold it against it takes the
    /// same time and says no.
    async fn word_matches(
        &self,
        member: MemberId,
        word: Option<&SafeWord>,
        verifier: Option<&str>,
    ) -> Result<bool, Fault>;
}
