//! Database errors as faults.
//!
//! It exists so that every query says what it was doing in one word: [`Doing::doing`].
//! The database's own text names tables and constraints, never values, so it may be logged.

use app::ports::Fault;

/// Names what failed.
pub(in super::super) trait Doing<T> {
    /// The same result, with what we were doing.
    fn doing(self, what: &'static str) -> Result<T, Fault>;
}

impl<T> Doing<T> for Result<T, sqlx::Error> {
    fn doing(self, what: &'static str) -> Result<T, Fault> {
        self.map_err(|error| {
            crate::watch::database_fault();
            Fault::new(what, error)
        })
    }
}
