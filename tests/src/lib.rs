//! What the tests share: a real server, a visitor without scripts, and the way through the questions.

pub mod app;
pub mod journey;
pub mod visitor;
