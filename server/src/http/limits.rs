//! How long and how large things may be on the wire, in one place so that tests can shorten them.

use std::time::Duration;

/// The limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A request's head must be whole within this time. An idle connection is closed after it too.
    pub head: Duration,
    /// A request's body must be whole within this time of its head.
    pub body: Duration,
    /// Bytes that have waited this long for a client to take any close the connection.
    pub stalled_write: Duration,
    /// After a stop, requests under way have this long to finish.
    pub drain: Duration,
    /// Connections at one time; further ones are told to come back.
    pub connections: usize,
    /// Whether this portal is reached by HTTPS, so that what is said before the router is reached asks for it too.
    pub is_public: bool,
    /// Bytes of a form: every answer of the longest page fits several times over.
    pub form_bytes: usize,
    /// Bytes of a form with a story's file in it. More than the file itself may have, so that a file somewhat too large
    /// is told as a problem beside its field.
    pub file_bytes: usize,
    /// Bytes of a message from a hub.
    pub partner_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(20),
            stalled_write: Duration::from_secs(20),
            drain: Duration::from_secs(10),
            connections: 20_000,
            is_public: false,
            form_bytes: 64 * 1024,
            file_bytes: 2 * 1024 * 1024,
            partner_bytes: 1024 * 1024,
        }
    }
}
