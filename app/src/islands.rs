//! The few parts that run in the browser. Each adds comfort, never a capability: every page is whole without them.
//!
//! Islands take plain values, never what a person typed, and call no server function through a generated client:
//! that would triple what a phone has to load.

pub mod character_count;
pub mod code_toggle;
pub mod exit_keys;
pub mod time_out;
