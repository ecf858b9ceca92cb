//! Tells people that there is something new: takes what is due, sends the one neutral text, notes how it ended.
//!
//! A few leave side by side, so a slow service keeps nobody else waiting for long. Nothing here knows what is new, or for
//! whom: it holds an address for as long as one try takes.

use std::sync::Arc;

use app::{
    domain::{ids::SendingId, lock::Carrier, neutral::NeutralText, notice::NoticeAddress},
    ports::{Clock, DueNotice, Fault, Ids, Mailer, Notices, Portal, Posted},
};
use tokio::task::JoinSet;

/// So many leave side by side.
const AT_ONCE: usize = 8;

/// Who tells.
#[derive(Clone)]
pub struct Teller {
    /// What is due.
    pub notices: Arc<dyn Notices>,
    /// How it leaves.
    pub mailer: Arc<dyn Mailer>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub ids: Arc<dyn Ids>,
}

impl Teller {
    /// The one of this portal.
    pub fn of(portal: &Portal) -> Self {
        let notices: Arc<dyn Notices> = portal.store.clone();
        let (mailer, clock, ids) = (Arc::clone(&portal.mailer), Arc::clone(&portal.clock), Arc::clone(&portal.ids));
        Self { notices, mailer, clock, ids }
    }

    /// Sends whatever is due now.
    pub async fn round(&self) {
        let by: Vec<Carrier> =
            Carrier::ALL.iter().copied().filter(|carrier| self.mailer.carries_news(*carrier)).collect();
        let mut under_way = JoinSet::new();
        while let Some(due) = self.take(&by).await {
            if under_way.len() >= AT_ONCE {
                under_way.join_next().await;
            }
            under_way.spawn(self.clone().tell(due));
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn take(&self, by: &[Carrier]) -> Option<DueNotice> {
        if by.is_empty() {
            return None;
        }
        let id = SendingId::new(self.ids.uuid());
        let taken = self.notices.take_notice(by, id, self.clock.now()).await;
        taken.unwrap_or_else(|fault| {
            log(&fault);
            None
        })
    }

    async fn tell(self, due: DueNotice) {
        let text = NeutralText::news();
        let posted = match &due.to {
            NoticeAddress::Email(to) => self.mailer.send_email(to, &text, due.sending).await,
            NoticeAddress::Text(to) => self.mailer.send_text(to, &text, due.sending).await,
        };
        if posted != Posted::Taken {
            tracing::warn!(carrier = due.to.carrier().slug(), outcome = ?posted, "a notice could not be sent");
        }
        if let Err(fault) = self.notices.notice_went(due.sending, posted, self.clock.now()).await {
            log(&fault);
        }
    }
}

fn log(fault: &Fault) {
    tracing::error!(error = ?fault, "could not look after notices; trying again");
}
