//! The one-time link that opens the hub desk of a portal that stands on its own.
//!
//! It is made when the server starts, printed once for the person who started it, and works once.
//! Only its digest is kept, and it is never logged.

use std::sync::{Mutex, PoisonError};

use app::{
    domain::hex::hex,
    ports::{DeskLink, Ids},
};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The page the link opens; the token follows behind the `#`, which a browser sends to nobody.
pub const PATH: &str = "/desk/open#";

/// The link's digest until it is used.
pub struct OneTimeLink(Mutex<Option<[u8; 32]>>);

impl OneTimeLink {
    /// A fresh link, and the token to print.
    pub fn new(ids: &dyn Ids) -> (Self, String) {
        let token = hex(&ids.secret());
        (Self(Mutex::new(Some(digest(&token)))), token)
    }
}

impl DeskLink for OneTimeLink {
    fn open(&self, token: &str) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let matches = kept.is_some_and(|kept| bool::from(kept.ct_eq(&digest(token))));
        if matches {
            *kept = None;
        }
        matches
    }
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl Ids for Fixed {
        fn uuid(&self) -> uuid::Uuid {
            uuid::Uuid::nil()
        }
        fn secret(&self) -> [u8; 32] {
            [7; 32]
        }
        fn below(&self, _: u32) -> u32 {
            0
        }
    }

    #[test]
    fn the_link_opens_once_and_a_wrong_token_does_not_use_it_up() {
        let (link, token) = OneTimeLink::new(&Fixed);
        assert!(!link.open(""));
        assert!(!link.open(&token.to_uppercase().replace('0', "1")));
        assert!(link.open(&token));
        assert!(!link.open(&token));
    }
}
