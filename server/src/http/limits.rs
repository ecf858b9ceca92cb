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
    /// Pages made at one time: a few for each processor, so that each is made quickly.
    pub pages_at_once: usize,
    /// Forms worked on at one time. More than pages, because some only wait for a code to be hashed.
    pub forms_at_once: usize,
    /// How many more pages may wait for their turn; further ones are told to come back. So few that whoever waits in the
    /// worst of a crowd still has the page in half a second, when most of the work is turning people away.
    pub pages_waiting: usize,
    /// How many more forms may wait. More than pages: what somebody typed is worth a longer wait.
    pub forms_waiting: usize,
    /// How much of the disk, in hundredths, must be free for anything new to be begun; 0 asks for nothing.
    pub spare_percent: u64,
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
            pages_at_once: 16,
            forms_at_once: 128,
            pages_waiting: 64,
            forms_waiting: 192,
            spare_percent: 5,
            form_bytes: 64 * 1024,
            file_bytes: 2 * 1024 * 1024,
            partner_bytes: 1024 * 1024,
        }
    }
}
