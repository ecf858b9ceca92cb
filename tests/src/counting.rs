//! Codes that count their slow checks, so that a claim about time can be held without a watch.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::{
    domain::{
        app_code::AppSecret,
        ids::MemberId,
        lock::{OnceCode, SafeWord},
        return_code::ReturnCode,
    },
    ports::{Codes, Fault, Purpose, Secrets},
};
use async_trait::async_trait;
use server::crypto::codes::ArgonCodes;

/// Real codes with a counter.
pub struct CountingCodes {
    codes: ArgonCodes,
    checks: AtomicUsize,
}

impl CountingCodes {
    /// Counts what `codes` check.
    pub const fn new(codes: ArgonCodes) -> Self {
        Self { codes, checks: AtomicUsize::new(0) }
    }

    /// How many slow checks there were since this was asked last.
    pub fn checks(&self) -> usize {
        self.checks.swap(0, Ordering::SeqCst)
    }

    fn count(&self) {
        self.checks.fetch_add(1, Ordering::SeqCst);
    }
}

#[async_trait]
impl Secrets for CountingCodes {
    fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        self.codes.digest(purpose, parts)
    }
    fn app_code(&self, secret: &AppSecret, step: i64) -> OnceCode {
        self.codes.app_code(secret, step)
    }
    fn invitation_key(&self, words: &ReturnCode) -> [u8; 32] {
        self.codes.invitation_key(words)
    }
    fn is_breached(&self, word: &SafeWord) -> bool {
        self.codes.is_breached(word)
    }
    async fn word_verifier(&self, member: MemberId, word: &SafeWord) -> Result<String, Fault> {
        self.codes.word_verifier(member, word).await
    }
    async fn word_matches(
        &self,
        member: MemberId,
        word: Option<&SafeWord>,
        verifier: Option<&str>,
    ) -> Result<bool, Fault> {
        self.count();
        self.codes.word_matches(member, word, verifier).await
    }
}

#[async_trait]
impl Codes for CountingCodes {
    fn look_up_key(&self, code: &ReturnCode) -> [u8; 32] {
        self.codes.look_up_key(code)
    }
    fn door_key(&self, code: &ReturnCode) -> [u8; 32] {
        self.codes.door_key(code)
    }
    async fn verifier(&self, code: &ReturnCode) -> Result<String, Fault> {
        self.codes.verifier(code).await
    }
    async fn matches(&self, code: &ReturnCode, verifier: Option<&str>) -> Result<bool, Fault> {
        self.count();
        self.codes.matches(code, verifier).await
    }
}
