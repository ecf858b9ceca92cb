//! Where everything is kept, behind the `Store` port.
//!
//! One module per database engine; each keeps the same contract (package `tests`, test `store`).
//! Nothing outside this module writes SQL.

pub mod sqlite;
mod tombstones;
