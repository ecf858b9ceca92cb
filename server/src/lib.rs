//! The web server.

pub mod forward;
pub mod hub_example;
pub mod partner_api;
