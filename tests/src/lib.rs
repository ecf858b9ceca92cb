//! What the test binaries share: made-up families and what they typed.

pub mod fixtures;
