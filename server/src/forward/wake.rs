//! The bell that tells the worker something is waiting.
//!
//! [`Wake`] lets a family's request leave at once rather than at the worker's next round. Ringing is never needed for
//! a message to leave, and ringing often costs no more than ringing once.

use std::sync::Arc;

use app::ports::Outbox;
use tokio::sync::Notify;

/// A bell; clones ring the same one.
#[derive(Clone, Debug, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// Waits until the bell has been rung since the last wait.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}

impl Outbox for Wake {
    fn wake(&self) {
        self.0.notify_one();
    }
}
