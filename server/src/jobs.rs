//! What the server does on its own: deletes what is past its date and raises alarms nobody has answered.
//!
//! [`start`] runs both rounds until it is told to stop. A round that fails is logged and tried again at the next;
//! it never stops the server, and it names no family: an alarm carries the reference alone.

use std::{sync::Arc, time::Duration};

use app::ports::{Clock, PageSettings, Portal, Store};
use jiff::{SignedDuration, Timestamp};
use tokio::{task::JoinHandle, time::MissedTickBehavior};
use tokio_util::sync::CancellationToken;

/// How often data past its date is deleted (rule C25).
const PURGE_EVERY: Duration = Duration::from_mins(10);
/// How often unanswered requests are looked for.
const ESCALATE_EVERY: Duration = Duration::from_mins(1);
/// A person is alarmed when a hub has not confirmed a request for this long.
const UNCONFIRMED: SignedDuration = SignedDuration::from_mins(60);
/// The same for an urgent request.
const UNCONFIRMED_URGENT: SignedDuration = SignedDuration::from_mins(15);

/// What both rounds need.
#[derive(Clone)]
struct Rounds {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    settings: Arc<PageSettings>,
}

/// One kind of round.
#[derive(Clone, Copy)]
enum Round {
    Purge,
    Escalate,
}

/// Starts both rounds; they end soon after `stop`.
pub fn start(portal: &Portal, stop: &CancellationToken) -> [JoinHandle<()>; 2] {
    let rounds = Rounds {
        store: Arc::clone(&portal.store),
        clock: Arc::clone(&portal.clock),
        settings: Arc::clone(&portal.settings),
    };
    [(PURGE_EVERY, Round::Purge), (ESCALATE_EVERY, Round::Escalate)]
        .map(|(period, round)| tokio::spawn(rounds.clone().every(period, round, stop.clone())))
}

impl Rounds {
    /// Runs `round` now and then every `period`; a round that is late is not made up for.
    async fn every(self, period: Duration, round: Round, stop: CancellationToken) {
        let mut ticks = tokio::time::interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                _ = ticks.tick() => match round {
                    Round::Purge => self.purge().await,
                    Round::Escalate => self.escalate().await,
                },
            }
        }
    }

    async fn purge(&self) {
        let now = self.clock.now();
        match self.store.purge(app::visits::idle_since(&self.settings, now), now).await {
            Ok(gone) if gone.held_back > 0 => tracing::error!(
                families = gone.held_back,
                "too much is past its date at once, or the clock leapt, so it was kept: look at the clock, then run \
                 `server purge --yes`"
            ),
            Ok(gone) => tracing::debug!(
                visits = gone.visits,
                drafts = gone.drafts,
                stories = gone.stories,
                unused = gone.unused,
                concerns = gone.concerns,
                limits = gone.limits,
                "deleted what was past its date"
            ),
            Err(fault) => tracing::error!(error = ?fault, "could not delete what is past its date; trying again"),
        }
    }

    async fn escalate(&self) {
        let now = self.clock.now();
        match self.store.escalate(before(now, UNCONFIRMED), before(now, UNCONFIRMED_URGENT), now).await {
            Ok(raised) => {
                for reference in raised {
                    tracing::error!(reference = reference.as_str(), "no hub has confirmed this: ring the hub now");
                }
            }
            Err(fault) => tracing::error!(error = ?fault, "could not look for unanswered requests; trying again"),
        }
    }
}

fn before(now: Timestamp, ago: SignedDuration) -> Timestamp {
    now.checked_sub(ago).unwrap_or(Timestamp::MIN)
}
