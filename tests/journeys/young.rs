//! A young person asks for themselves: the whole way, what the hub gets, and that nobody else ever learns of it.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod apart;
mod asking;
mod hub;
