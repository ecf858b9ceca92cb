//! Keys, sealing, return codes, and the operating system's time and randomness.
//!
//! Everything secret passes through here, so that there is one place to read.
//! The main type is [`keyring::KeyRing`]: it holds the keys that are never in the database or its backups.
//! Nothing here knows tables or pages, and no secret type prints itself.

pub mod clock;
pub mod codes;
pub mod envelope;
pub mod ids;
pub mod keyring;
pub mod signer;
