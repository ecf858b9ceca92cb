//! Signatures over stories that families take along: Ed25519, with a key of its own derived from the key ring.
//!
//! The main type is [`PortalSigner`]. What it checks is whole or broken; whose key it is decides how far it is believed,
//! and only the operator's settings make another portal known. It never believes the name in a file.

use std::fmt;

use app::{
    domain::{
        carried::{Check, Signature},
        text::Line,
    },
    ports::{Fault, Signer},
};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::keyring::KeyRing;

/// A public key.
pub type PublicKey = [u8; 32];

/// A portal whose files we believe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedPortal {
    /// What families are told it is.
    pub name: Line,
    /// Its public key.
    pub key: PublicKey,
}

/// Reads a public key as `server story-key` prints it.
pub fn public_key(text: &str) -> Option<PublicKey> {
    STANDARD.decode(text.trim()).ok()?.try_into().ok()
}

/// Signs for this portal.
pub struct PortalSigner {
    pair: Ed25519KeyPair,
    ours: Vec<PublicKey>,
    by: String,
    trusted: Vec<TrustedPortal>,
}

impl fmt::Debug for PortalSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PortalSigner({}, {} trusted)", self.public_key(), self.trusted.len())
    }
}

impl PortalSigner {
    /// A signer that calls itself `by`, the portal's address.
    pub fn new(keys: &KeyRing, by: String, trusted: Vec<TrustedPortal>) -> Result<Self, Fault> {
        const WHAT: &str = "making the key that signs stories";
        let seeds = keys.signing_seeds();
        let pairs = seeds.iter().map(|seed| Ed25519KeyPair::from_seed_unchecked(seed.as_slice()));
        let mut pairs = pairs.collect::<Result<Vec<_>, _>>().map_err(|_| Fault::bare(WHAT))?;
        let ours = pairs.iter().filter_map(|pair| pair.public_key().as_ref().try_into().ok()).collect();
        if pairs.is_empty() {
            return Err(Fault::bare(WHAT));
        }
        Ok(Self { pair: pairs.swap_remove(0), ours, by, trusted })
    }

    /// The key that other portals' settings name, in base64.
    pub fn public_key(&self) -> String {
        STANDARD.encode(self.pair.public_key().as_ref())
    }
}

impl Signer for PortalSigner {
    fn sign(&self, bytes: &[u8]) -> Result<Signature, Fault> {
        let value = self.pair.try_sign(bytes).map_err(|_| Fault::bare("signing a story"))?;
        Ok(Signature { by: self.by.clone(), key: self.public_key(), value: STANDARD.encode(value.as_ref()) })
    }

    fn check(&self, bytes: &[u8], signature: &Signature) -> Check {
        let (Some(key), Ok(value)) = (public_key(&signature.key), STANDARD.decode(&signature.value)) else {
            return Check::Broken;
        };
        if UnparsedPublicKey::new(&ED25519, key).verify(bytes, &value).is_err() {
            return Check::Broken;
        }
        if self.ours.contains(&key) {
            return Check::Ours;
        }
        let known = self.trusted.iter().find(|portal| portal.key == key);
        known.map_or(Check::Unknown, |portal| Check::Known(portal.name.clone()))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::crypto::ids::OsIds;

    /// A key file of its own.
    fn keys() -> (TempDir, KeyRing) {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyRing::create(&folder.path().join("keys"), &OsIds).unwrap();
        (folder, keys)
    }

    fn signer(keys: &KeyRing, trusted: Vec<TrustedPortal>) -> PortalSigner {
        PortalSigner::new(keys, "https://help.test".to_owned(), trusted).unwrap()
    }

    #[test]
    fn a_file_is_ours_anothers_or_a_strangers_and_any_changed_byte_breaks_it() {
        let ((_york, york), (_hull, hull_keys)) = (keys(), keys());
        let (york, hull) = (signer(&york, Vec::new()), signer(&hull_keys, Vec::new()));
        let trusted =
            TrustedPortal { name: Line::parse("York").unwrap(), key: public_key(&york.public_key()).unwrap() };
        let trusting = signer(&hull_keys, vec![trusted.clone()]);
        let signed = york.sign(b"story").unwrap();
        assert_eq!(york.check(b"story", &signed), Check::Ours);
        assert_eq!(hull.check(b"story", &signed), Check::Unknown);
        assert_eq!(trusting.check(b"story", &signed), Check::Known(trusted.name));
        assert_eq!(trusting.check(b"storY", &signed), Check::Broken);
        let theirs = Signature { key: hull.public_key(), ..signed.clone() };
        assert_eq!(trusting.check(b"story", &theirs), Check::Broken);
        for broken in ["", "!", "AAAA", "\u{0}"] {
            assert_eq!(
                trusting.check(b"story", &Signature { value: broken.to_owned(), ..signed.clone() }),
                Check::Broken
            );
            assert_eq!(
                trusting.check(b"story", &Signature { key: broken.to_owned(), ..signed.clone() }),
                Check::Broken
            );
        }
    }

    #[test]
    fn a_new_key_in_the_key_file_does_not_make_this_portal_a_stranger() {
        let (folder, before) = keys();
        let path = folder.path().join("keys");
        KeyRing::add_key(&path, &OsIds).unwrap();
        let after = KeyRing::load(&path).unwrap();
        let (before, after) = (signer(&before, Vec::new()), signer(&after, Vec::new()));
        assert_eq!(before.public_key(), after.public_key());
        assert_eq!(after.check(b"x", &before.sign(b"x").unwrap()), Check::Ours);
        assert_eq!(after.ours.len(), 2);
    }

    #[test]
    fn a_signer_prints_no_secret() {
        let (_folder, keys) = keys();
        let shown = format!("{:?}", signer(&keys, Vec::new()));
        for seed in keys.signing_seeds() {
            assert!(!shown.contains(&STANDARD.encode(seed.as_slice())), "{shown}");
        }
    }
}
