//! What the tests share: a real server, a visitor without scripts, the way through the questions, made-up families.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test stops where something is wrong, and says what"
)]

pub mod app;
pub mod authenticator;
pub mod concern;
pub mod counting;
pub mod desk;
pub mod fixtures;
pub mod helping;
pub mod journey;
pub mod lines;
pub mod own;
pub mod plan;
pub mod postgres;
pub mod processes;
mod refusing;
pub mod same;
pub mod seeded;
pub mod sharing;
pub mod smtp;
pub mod tls;
pub mod visitor;
