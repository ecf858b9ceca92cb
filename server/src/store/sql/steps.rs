//! How far the tables are behind this program, for whoever looks before the portal starts. It changes nothing.

use app::ports::Fault;

use super::{SqlStore, engine, fault::Doing};

impl SqlStore {
    /// How many steps this program knows that the tables do not have yet. A fault where there are no tables of a portal.
    pub async fn steps_missing(&self) -> Result<usize, Fault> {
        let done: Vec<i64> = sqlx::query_scalar("select version from _sqlx_migrations where success")
            .fetch_all(&self.reader)
            .await
            .doing("looking how far the tables are")?;
        Ok(engine::MIGRATOR.iter().filter(|step| !done.contains(&step.version)).count())
    }
}
