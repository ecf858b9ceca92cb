//! Return codes: found by a keyed digest, proved by Argon2id.
//!
//! The main type is [`ArgonCodes`]. Hashing runs beside the web workers and two at a time at most, so that
//! many guesses cannot take all memory or processor. A code that is not known takes as long as one that is.
//! Codes themselves are never kept or printed.

mod app_code;
mod breached;
mod secrets;

use std::sync::Arc;

use app::{
    domain::return_code::ReturnCode,
    ports::{Codes, Fault, Ids},
};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use async_trait::async_trait;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::keyring::KeyRing;
use crate::watch;

/// How much one hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Cost {
    /// 64 MiB and 3 passes, one lane.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

/// How many hashes may run at once: twice 64 MiB is what they may use, however many people come.
const AT_ONCE: usize = 2;
/// How many more may wait: with those that run as many as forms are worked on at once, so that of a hundred copies of one send
/// none is told that nothing was sent. Whoever comes beyond them is told to come back, because by the time of their turn they
/// would have gone.
const WAITING: usize = 126;

/// Argon2id codes.
pub struct ArgonCodes {
    keyring: Arc<KeyRing>,
    ids: Arc<dyn Ids>,
    argon: Argon2<'static>,
    /// What an unknown code is checked against: a well-formed verifier of no code.
    nobody: String,
    permits: Arc<Semaphore>,
    /// Running or waiting.
    places: Arc<Semaphore>,
}

impl ArgonCodes {
    /// Codes at the given cost.
    pub fn new(keyring: Arc<KeyRing>, ids: Arc<dyn Ids>, cost: Cost) -> Result<Self, Fault> {
        let fault = |error| Fault::new("setting the cost of code hashing", error);
        let params = Params::new(cost.memory_kib, cost.passes, 1, None)
            .map_err(|error| Fault::new("setting the cost of code hashing", error))?;
        let nobody = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(fault)?,
            salt: Some(new_salt(ids.as_ref())?),
            hash: Some(Output::new(&ids.secret()).map_err(|error| Fault::new("making a verifier of no code", error))?),
        };
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let [permits, places] = [AT_ONCE, AT_ONCE + WAITING].map(|count| Arc::new(Semaphore::new(count)));
        Ok(Self { keyring, ids, argon, nobody: nobody.to_string(), permits, places })
    }

    /// Runs `work` beside the web workers, when a permit is free; a fault when too many wait for one. The permit is held until
    /// the work has ended, even if the caller has gone.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        const WHAT: &str = "hashing a code";
        let queued = watch::queued();
        let Ok(_place) = self.places.try_acquire() else {
            return Err(Fault::bare("too many codes wait to be hashed"));
        };
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|error| Fault::new(WHAT, error))?;
        let run = move || {
            let done = work();
            drop((permit, queued));
            done
        };
        tokio::task::spawn_blocking(run).await.map_err(|error| Fault::new(WHAT, error))
    }
}

fn new_salt(ids: &dyn Ids) -> Result<Salt, Fault> {
    let secret = ids.secret();
    Salt::new(secret.first_chunk::<16>().unwrap_or(&[0; 16])).map_err(|error| Fault::new("making a salt", error))
}

#[async_trait]
impl Codes for ArgonCodes {
    fn look_up_key(&self, code: &ReturnCode) -> [u8; 32] {
        let canonical = Zeroizing::new(code.canonical());
        // HMAC takes keys of any length, so this cannot fail; an all-zero key would simply find nothing.
        self.keyring.look_up(&canonical).unwrap_or_default()
    }

    fn door_key(&self, code: &ReturnCode) -> [u8; 32] {
        // A return code is six words joined by dashes: with a blank in front, this can be no such digest.
        let named = Zeroizing::new(format!("door {}", code.canonical()));
        self.keyring.look_up(&named).unwrap_or_default()
    }

    async fn verifier(&self, code: &ReturnCode) -> Result<String, Fault> {
        let canonical = Zeroizing::new(code.canonical());
        let salt = new_salt(self.ids.as_ref())?;
        let argon = self.argon.clone();
        self.run(move || {
            argon
                .hash_password_with_salt(canonical.as_bytes(), salt.as_ref())
                .map(|hash| hash.to_string())
                .map_err(|error| Fault::new("hashing a code", error))
        })
        .await?
    }

    async fn matches(&self, code: &ReturnCode, verifier: Option<&str>) -> Result<bool, Fault> {
        let canonical = Zeroizing::new(code.canonical());
        let known = verifier.is_some();
        let verifier = verifier.unwrap_or(&self.nobody).to_owned();
        let argon = self.argon.clone();
        self.run(move || {
            let verifier = PasswordHash::new(&verifier).map_err(|_| Fault::bare("reading a stored verifier"))?;
            Ok(argon.verify_password(canonical.as_bytes(), &verifier).is_ok() && known)
        })
        .await?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::ids::OsIds;

    fn codes(cost: Cost) -> ArgonCodes {
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        ArgonCodes::new(Arc::new(keyring), Arc::new(OsIds), cost).unwrap()
    }

    const QUICK: Cost = Cost { memory_kib: 64, passes: 1 };

    #[tokio::test]
    async fn a_code_matches_its_own_verifier_and_no_other() {
        let codes = codes(QUICK);
        let (right, wrong) = (ReturnCode::new([1; 6]), ReturnCode::new([2; 6]));
        let verifier = codes.verifier(&right).await.unwrap();
        assert!(verifier.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{verifier}");
        assert!(codes.matches(&right, Some(&verifier)).await.unwrap());
        assert!(!codes.matches(&wrong, Some(&verifier)).await.unwrap());
        assert_ne!(verifier, codes.verifier(&right).await.unwrap());
    }

    #[tokio::test]
    async fn an_unknown_code_is_checked_at_the_same_cost_and_never_matches() {
        let codes = codes(QUICK);
        let code = ReturnCode::new([1; 6]);
        let verifier = codes.verifier(&code).await.unwrap();
        let shape = |text: &str| (text.len(), text.rsplit_once("p=1$").map(|(front, _)| front.to_owned()));
        assert_eq!(shape(&codes.nobody), shape(&verifier));
        assert!(!codes.matches(&code, None).await.unwrap());
    }

    #[tokio::test]
    async fn of_two_hundred_at_once_some_wait_and_the_rest_are_told_so_at_once() {
        let codes = codes(QUICK);
        let code = ReturnCode::new([1; 6]);
        let most_at_once = AT_ONCE + WAITING;
        let logins = (0..200).map(|_| codes.matches(&code, None));
        let answers = futures_util::future::join_all(logins).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), most_at_once);
        assert!(codes.matches(&code, None).await.is_ok(), "and then there is room again");
    }

    #[tokio::test]
    async fn a_look_up_key_is_steady_and_needs_the_key_file() {
        let (here, elsewhere) = (codes(QUICK), codes(QUICK));
        let code = ReturnCode::new([1, 2, 3, 4, 5, 6]);
        assert_eq!(here.look_up_key(&code), here.look_up_key(&code.clone()));
        assert_ne!(here.look_up_key(&code), elsewhere.look_up_key(&code));
    }

    #[tokio::test]
    async fn the_words_of_a_door_never_meet_a_return_code() {
        let codes = codes(QUICK);
        let code = ReturnCode::new([1, 2, 3, 4, 5, 6]);
        assert_eq!(codes.door_key(&code), codes.door_key(&code.clone()));
        assert_ne!(codes.door_key(&code), codes.look_up_key(&code));
    }

    #[test]
    fn the_usual_cost_is_64_mebibytes_and_three_passes() {
        let codes = codes(Cost::default());
        assert!(codes.nobody.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{}", codes.nobody);
    }
}
