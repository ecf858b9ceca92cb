//! What the server does on its own: deletes what is past its date, raises alarms nobody has answered, and tells people that
//! something is new.
//!
//! [`start`] runs all rounds until it is told to stop. A round that fails is logged and tried again at the next;
//! it never stops the server, and it names no family: an alarm carries the reference alone.

use std::{sync::Arc, time::Duration};

use app::{
    domain::{place::Place, working_days::BankHolidays},
    ports::{Clock, Late, PageSettings, Places, Portal, Store, Witnessed, day_in_england, instant_in_england},
};
use jiff::{SignedDuration, Timestamp, ToSpan};
use tokio::{task::JoinHandle, time::MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::{logs, notify::telling::Teller};

/// How often data past its date is deleted (rule C25).
const PURGE_EVERY: Duration = Duration::from_mins(10);
/// How often unanswered requests are looked for.
const ESCALATE_EVERY: Duration = Duration::from_mins(1);
/// How often somebody is told that something is new.
const TELL_EVERY: Duration = Duration::from_mins(1);
/// How often the audit notes how far the log has come, so that nobody cuts off its end unseen.
const NOTE_EVERY: Duration = Duration::from_hours(1);
/// A person is alarmed when a hub has not confirmed a request for this long.
const UNCONFIRMED: SignedDuration = SignedDuration::from_mins(60);
/// The same for an urgent request.
const UNCONFIRMED_URGENT: SignedDuration = SignedDuration::from_mins(15);

/// What the rounds need.
#[derive(Clone)]
struct Rounds {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    settings: Arc<PageSettings>,
    places: Arc<Places>,
    holidays: Arc<BankHolidays>,
    teller: Teller,
}

/// One kind of round.
#[derive(Clone, Copy)]
enum Round {
    Purge,
    Escalate,
    Tell,
    Note,
}

/// Starts all rounds; they end soon after `stop`.
pub fn start(portal: &Portal, stop: &CancellationToken) -> [JoinHandle<()>; 4] {
    let rounds = Rounds {
        store: Arc::clone(&portal.store),
        clock: Arc::clone(&portal.clock),
        settings: Arc::clone(&portal.settings),
        places: Arc::clone(&portal.places),
        holidays: Arc::clone(&portal.holidays),
        teller: Teller::of(portal),
    };
    let every = [
        (PURGE_EVERY, Round::Purge),
        (ESCALATE_EVERY, Round::Escalate),
        (TELL_EVERY, Round::Tell),
        (NOTE_EVERY, Round::Note),
    ];
    every.map(|(period, round)| tokio::spawn(rounds.clone().every(period, round, stop.clone())))
}

/// Notes in the audit how far the log has come. A portal without a log of its own has nothing to note.
pub async fn note_log(store: &dyn Store, now: Timestamp) {
    let Some(head) = logs::head() else { return };
    if let Err(fault) = store.witness(&Witnessed::LogHead(head.to_string()), now).await {
        tracing::error!(error = ?fault, "could not note how far the log has come; trying again");
    }
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
                    Round::Tell => self.teller.round().await,
                    Round::Note => note_log(self.store.as_ref(), self.clock.now()).await,
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
        match self.store.raise_late(&self.late(now), now).await {
            Ok(raised) => {
                for reference in raised {
                    tracing::warn!(reference = reference.as_str(), "this family should have heard: a task waits");
                }
            }
            Err(fault) => tracing::error!(error = ?fault, "could not look for families that wait; trying again"),
        }
    }

    /// For each place, before when a request was sent whose family should have heard by yesterday.
    fn late(&self, now: Timestamp) -> Vec<Late> {
        let of = |place: &Arc<Place>| {
            let days = place.clocks.outcome_working_days;
            Some((place.id.clone(), late_before(&self.holidays, now, days)?))
        };
        self.places.all().filter_map(of).collect()
    }
}

/// The end of the last day whose promise of so many working days lies before today.
fn late_before(holidays: &BankHolidays, now: Timestamp, days: u16) -> Option<Timestamp> {
    let today = day_in_england(now);
    let mut day = today;
    while holidays.add(day, days) >= today {
        day = day.checked_sub(1.day()).ok()?;
    }
    instant_in_england(day.checked_add(1.day()).ok()?.at(0, 0, 0, 0))
}

fn before(now: Timestamp, ago: SignedDuration) -> Timestamp {
    now.checked_sub(ago).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_promise_is_late_from_the_day_after_it_and_not_before() {
        let holidays = BankHolidays::new([date(2026, 12, 25), date(2026, 12, 28)]);
        // Sent on Wednesday 23 December, five working days are up with Friday 1 January: no bank holiday is named for it.
        let (sent, on_the_day, after): (Timestamp, Timestamp, Timestamp) = (
            "2026-12-23T23:59:00Z".parse().unwrap(),
            "2027-01-01T23:59:00Z".parse().unwrap(),
            "2027-01-02T00:01:00Z".parse().unwrap(),
        );
        assert!(sent >= late_before(&holidays, on_the_day, 5).unwrap());
        assert!(sent < late_before(&holidays, after, 5).unwrap());
    }
}
