//! The buttons that read a page aloud.

/// The buttons' landmark.
pub const NAV: &str = "Listen to this page";
/// Starts at the top.
pub const READ: &str = "Read aloud";
/// Falls silent for a while.
pub const PAUSE: &str = "Pause";
/// Goes on after a pause.
pub const GO_ON: &str = "Go on";
/// Starts where the person last pressed.
pub const HERE: &str = "Read from here";
/// Ends it.
pub const STOP: &str = "Stop reading";
