//! The web server.

pub mod crypto;
pub mod store;
