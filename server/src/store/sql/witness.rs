//! What the running portal saw of itself, as rows of the audit: each is bound to the one before, and none goes unseen.
//!
//! A row names no family and nobody's words.

use app::ports::{DeskActor, Fault, Witnessed};
use jiff::Timestamp;

use super::{SqlStore, audit, commit, desk::actor, fault::Doing};

/// The action of a row that says how far the log has come; the head is its detail.
const LOG_HEAD: &str = "log head";

pub(super) async fn keep(store: &SqlStore, seen: &Witnessed, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let (actor, action, detail) = match seen {
        Witnessed::LogHead(head) => ("portal".to_owned(), LOG_HEAD, head),
        Witnessed::Refused { person, what } => (actor(DeskActor::Person(*person)), "refused", what),
    };
    audit::append(&mut change, audit::Entry { at: now, actor: &actor, action, subject: "", detail }).await?;
    commit(change).await
}

pub(super) async fn log_heads(store: &SqlStore) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar("select detail from audit where action = $1 order by seq")
        .bind(LOG_HEAD)
        .fetch_all(&store.reader)
        .await
        .doing("reading how far the log had come")
}
