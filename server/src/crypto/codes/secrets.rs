//! Secrets beside return codes, at the same cost and in the same capped pool.
//!
//! A safe word goes into its slow hash as a keyed digest with its member: a stolen database without the key file gives
//! nothing to guess against, and one member's hash proves nothing for another.

use app::{
    domain::{
        app_code::AppSecret,
        ids::MemberId,
        lock::{OnceCode, SafeWord},
        return_code::ReturnCode,
    },
    ports::{Fault, Purpose, Secrets},
};
use argon2::{PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use async_trait::async_trait;
use zeroize::Zeroizing;

use super::{ArgonCodes, app_code::app_code, breached, new_salt};

const fn label(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::OpenStory => "code to open a story 1",
        Purpose::ProveAddress => "code to prove an address 1",
        Purpose::NetworkTries => "tries of the second thing 1",
        Purpose::Helper => "helper 1",
        Purpose::Concern => "writer of concerns 1",
        Purpose::HelperWords => "words of a helper 1",
        Purpose::HelperCode => "code to prove a helper 1",
        Purpose::HelperSends => "codes for a helper 1",
        Purpose::HelperTries => "tries of a helper's code 1",
        Purpose::DeskPerson => "person at the desk 1",
        Purpose::DeskCode => "code to prove a person at the desk 1",
        Purpose::DeskSends => "codes for a person at the desk 1",
        Purpose::DeskTries => "tries of a code for the desk 1",
        Purpose::AppCodeTries => "tries of an app's codes 1",
        Purpose::HandOver => "words to hand over 1",
        Purpose::HandOverTries => "tries of words to hand over 1",
        Purpose::Seat => "seat at a plan 1",
        Purpose::SeatTries => "tries of words of a seat 1",
        Purpose::PasskeyId => "id of a passkey 1",
    }
}

impl ArgonCodes {
    fn pepper(&self, member: MemberId, word: &str) -> Result<Zeroizing<[u8; 32]>, Fault> {
        self.keyring.digest_for("safe word 1", &[member.uuid().as_bytes(), word.as_bytes()]).map(Zeroizing::new)
    }
}

#[async_trait]
impl Secrets for ArgonCodes {
    fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes keys of any length, so this cannot fail; an all-zero digest would match nothing that is kept.
        self.keyring.digest_for(label(purpose), parts).unwrap_or_default()
    }

    fn app_code(&self, secret: &AppSecret, step: i64) -> OnceCode {
        app_code(secret, step)
    }

    fn invitation_key(&self, words: &ReturnCode) -> [u8; 32] {
        let canonical = Zeroizing::new(words.canonical());
        self.keyring.digest_for("invitation 1", &[canonical.as_bytes()]).unwrap_or_default()
    }

    fn is_breached(&self, word: &SafeWord) -> bool {
        breached::is_breached(word)
    }

    async fn word_verifier(&self, member: MemberId, word: &SafeWord) -> Result<String, Fault> {
        let secret = self.pepper(member, word.canonical())?;
        let salt = new_salt(self.ids.as_ref())?;
        let argon = self.argon.clone();
        self.run(move || {
            argon
                .hash_password_with_salt(secret.as_slice(), salt.as_ref())
                .map(|hash| hash.to_string())
                .map_err(|error| Fault::new("hashing a safe word", error))
        })
        .await?
    }

    async fn word_matches(
        &self,
        member: MemberId,
        word: Option<&SafeWord>,
        verifier: Option<&str>,
    ) -> Result<bool, Fault> {
        let secret = self.pepper(member, word.map_or("", SafeWord::canonical))?;
        let known = word.is_some() && verifier.is_some();
        let verifier = verifier.unwrap_or(&self.nobody).to_owned();
        let argon = self.argon.clone();
        self.run(move || {
            let verifier = PasswordHash::new(&verifier).map_err(|_| Fault::bare("reading a stored verifier"))?;
            Ok(argon.verify_password(secret.as_slice(), &verifier).is_ok() && known)
        })
        .await?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use app::ports::Codes;
    use uuid::Uuid;

    use super::*;
    use crate::crypto::{codes::Cost, ids::OsIds, keyring::KeyRing};

    fn codes(folder: &tempfile::TempDir, file: &str) -> ArgonCodes {
        let keyring = KeyRing::create(&folder.path().join(file), &OsIds).unwrap();
        ArgonCodes::new(Arc::new(keyring), Arc::new(OsIds), Cost { memory_kib: 64, passes: 1 }).unwrap()
    }

    #[tokio::test]
    async fn a_safe_word_is_proved_for_its_own_member_with_the_key_file_and_by_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let (here, elsewhere) = (codes(&folder, "a"), codes(&folder, "b"));
        let (one, two) = (MemberId::new(Uuid::from_u128(1)), MemberId::new(Uuid::from_u128(2)));
        let (right, wrong) = (SafeWord::parse("Blue Kettle").unwrap(), SafeWord::parse("blue kettles").unwrap());
        let verifier = here.word_verifier(one, &right).await.unwrap();
        assert!(verifier.starts_with("$argon2id$"));
        assert!(here.word_matches(one, Some(&right), Some(&verifier)).await.unwrap());
        assert!(!here.word_matches(one, Some(&wrong), Some(&verifier)).await.unwrap());
        assert!(!here.word_matches(two, Some(&right), Some(&verifier)).await.unwrap());
        assert!(!here.word_matches(one, None, Some(&verifier)).await.unwrap());
        assert!(!here.word_matches(one, Some(&right), None).await.unwrap());
        assert!(!elsewhere.word_matches(one, Some(&right), Some(&verifier)).await.unwrap());
    }

    #[test]
    fn the_words_of_an_invitation_find_no_return_code() {
        let codes = codes(&tempfile::tempdir().unwrap(), "a");
        let words = ReturnCode::new([1; 6]);
        assert_ne!(codes.invitation_key(&words), codes.look_up_key(&words));
        assert_ne!(codes.digest(Purpose::OpenStory, &[b"1"]), codes.digest(Purpose::ProveAddress, &[b"1"]));
    }
}
