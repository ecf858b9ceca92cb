//! How much waits: what an operator watches. Counts and times alone, never whose they are.

use async_trait::async_trait;
use jiff::Timestamp;

use super::Fault;

/// Messages that no hub has taken yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub messages: u64,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
}

/// Tasks that nobody has done yet, of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTasks {
    /// The kind, as the desk names it.
    pub kind: String,
    /// How many.
    pub tasks: u64,
}

/// What waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Messages about requests.
    pub requests: Waiting,
    /// Messages about concerns.
    pub concerns: Waiting,
    /// Tasks by kind; a kind without an open task is left out.
    pub tasks: Vec<OpenTasks>,
    /// Whether the purge waits for a person.
    pub purge_held_back: bool,
}

/// Looking at what waits.
#[async_trait]
pub trait Backlogs: Send + Sync {
    /// What waits now.
    async fn backlog(&self) -> Result<Backlog, Fault>;
}
