//! What surrounds every page holds: headers, limits, slow clients, logs without people in them, settings.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod answers;
mod hidden;
mod house;
mod jobs;
mod logs;
mod metrics;
mod no_store;
mod notices;
mod settings;
mod slow;
mod staff;
