//! What forwarding promises, tried against scripted hubs, crashes, long outages and forged news.
//!
//! `fixtures` makes messages, a clock and dice; `outbox` is a small store in memory; `stub` is a hub that answers by
//! script; `rig` runs a worker against them. The other files hold the claims.

#![expect(clippy::unwrap_used, reason = "a test's own set-up may fail loudly")]

mod delivery;
mod end_to_end;
mod fixtures;
mod hub_example;
mod outage;
mod outbox;
mod partner;
mod partner_matrix;
mod plan_journey;
mod reports;
mod rig;
mod schema;
mod shuffled;
mod stub;
mod walk_through;
