//! Where everything is kept, behind the `Store` port.
//!
//! One module per database engine; each keeps the same contract (package `tests`, test `store`). What is kept and how is the
//! same SQL for both, in `sql`, compiled once for each. Nothing outside this module writes SQL.

pub mod keeper;
pub mod moving;
pub mod postgres;
pub mod sqlite;
mod tombstones;
