//! What is promised once a family has read "We have your request": it is kept, once, and reaches the hub, once.
//!
//! Real programs, real HTTP, real kills. One module a fault; the numbers of the faults are those of the durability goal.
//! Nothing here is stubbed, and no test waits for a length of time: it waits for something to become true.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong, and says what"
)]

use tokio::sync::Mutex;

mod canary;
mod filling_disk;
mod hub_content;
mod hub_outage;
mod keeping;
mod kept;
mod keys;
mod kills;
mod refusals;
mod rolling;
mod signals;
mod storage_fails;
mod walk;

/// Held by tests that keep every processor busy, so that none of them only measures another.
static ALONE: Mutex<()> = Mutex::const_new(());
