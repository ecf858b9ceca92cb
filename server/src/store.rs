//! Where everything is kept.
pub mod sqlite;
