//! What this portal claims about its safety, held against its own sources: forty checks of ASVS 5, the threats, the
//! alarms. A document that names a test that is not there, or is older than what it is made from, fails here.
//!
//! `UPDATE_ASVS=1` writes `docs/asvs.md` anew. Tests named by number are those that no other test was about.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a step that fails is a failed claim")]

mod checks;
mod documents;
mod registry;
mod sheet;
mod sources;
