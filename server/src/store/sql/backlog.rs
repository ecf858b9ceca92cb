//! What waits, counted for whoever watches the portal. It opens nothing that is sealed.

use app::ports::{Backlog, Backlogs, Fault, Keeping, OpenTasks, Waiting};
use async_trait::async_trait;

use super::{
    SqlStore,
    fault::Doing,
    values::{maybe_time, total},
};

const WHAT: &str = "counting what waits";

#[async_trait]
impl Backlogs for SqlStore {
    async fn backlog(&self) -> Result<Backlog, Fault> {
        let tasks: Vec<(String, i64)> =
            sqlx::query_as("select kind, count(*) from task where done_at is null group by kind order by kind")
                .fetch_all(&self.reader)
                .await
                .doing(WHAT)?;
        Ok(Backlog {
            requests: waiting(self, "select count(*), min(created_at) from message where settled_at is null").await?,
            concerns: waiting(self, "select count(*), min(created_at) from concern_message where settled_at is null")
                .await?,
            tasks: tasks.into_iter().map(|(kind, tasks)| OpenTasks { kind, tasks: total(tasks) }).collect(),
            purge_held_back: self.purge_is_held_back().await?,
        })
    }
}

async fn waiting(store: &SqlStore, sql: &'static str) -> Result<Waiting, Fault> {
    let (messages, oldest): (i64, Option<i64>) = sqlx::query_as(sql).fetch_one(&store.reader).await.doing(WHAT)?;
    Ok(Waiting { messages: total(messages), oldest: maybe_time(oldest)? })
}
