//! What the tests share: a real server, a visitor without scripts, the way through the questions, made-up families.

pub mod app;
pub mod fixtures;
pub mod journey;
pub mod visitor;
