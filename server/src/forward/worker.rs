//! The worker that carries parcels from the outbox to the hubs.
//!
//! [`Worker::run`] leases what is due, offers it, and settles what came of it, until it is told to stop. A crash at any
//! point is safe: the lease runs out, the parcel is offered again under the same id, and the hub tells the copies apart.
//! There is no last try; a message leaves the outbox only by being handed over or taken back.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use app::{
    domain::message::Body,
    ports::{Attempt, Clock, Ids, Parcel, Store, Subject},
};
use jiff::{SignedDuration, Timestamp};
use tokio::{task::JoinSet, time};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use super::{Delivered, Hubs, Trouble, TroubleClass, Wake, backoff};
use crate::watch;

/// How many offers may be under way at once.
const MOST_AT_ONCE: usize = 16;
/// How long a parcel is ours, in seconds: three times the longest offer.
const LEASE_SECONDS: u32 = 60;
/// How long the worker sleeps when nothing is due and nobody rings.
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
/// How long offers under way may still take after the word to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Everything the worker needs.
pub struct Worker {
    /// The outbox.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Dice for the waits.
    pub ids: Arc<dyn Ids>,
    /// Where messages go.
    pub hubs: Arc<Hubs>,
    /// The bell.
    pub wake: Wake,
}

/// When the next retry is due, as far as this process knows.
type Due = Option<Timestamp>;

impl Worker {
    /// Sends until `stop`; then takes nothing new, lets offers under way finish for at most ten seconds, and returns.
    /// What is cut off then is offered again when its lease has run out.
    pub async fn run(self, stop: CancellationToken) {
        let worker = Arc::new(self);
        let mut sending = JoinSet::new();
        let mut soon = BTreeSet::new();
        while !stop.is_cancelled() {
            worker.take_what_is_due(&mut sending).await;
            let free = sending.len() < MOST_AT_ONCE;
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                Some(ended) = sending.join_next() => {
                    soon.extend(ended.unwrap_or_else(|_| report_panic()));
                    while let Some(ended) = sending.try_join_next() {
                        soon.extend(ended.unwrap_or_else(|_| report_panic()));
                    }
                }
                () = worker.wake.woken(), if free => {}
                () = time::sleep(worker.until_next(&mut soon)), if free => {}
            }
        }
        let drained = time::timeout(DRAIN, async { while sending.join_next().await.is_some() {} }).await;
        if drained.is_err() {
            warn!(cut_off = sending.len(), "stopped before every hub had answered; those are offered again later");
        }
    }

    async fn take_what_is_due(self: &Arc<Self>, sending: &mut JoinSet<Due>) {
        let free = u32::try_from(MOST_AT_ONCE.saturating_sub(sending.len())).unwrap_or_default();
        if free == 0 {
            return;
        }
        match self.store.lease_parcels(free, LEASE_SECONDS, self.clock.now()).await {
            Ok(parcels) => {
                for parcel in parcels {
                    let worker = Arc::clone(self);
                    sending.spawn(async move { worker.carry(parcel).await });
                }
            }
            Err(fault) => error!(error = ?fault, "the outbox cannot be read"),
        }
    }

    /// One offer and what came of it.
    async fn carry(&self, parcel: Parcel) -> Due {
        let message = &parcel.message;
        let hub = self.hubs.choose(message.place(), message.hub());
        let delivered = match self.reason_to_stay(&parcel).await {
            Some(class) => class.into(),
            None => hub.deliver(message).await,
        };
        let now = self.clock.now();
        let attempt = match delivered {
            Delivered::HandedOver => Attempt::HandedOver,
            Delivered::TryAgain(trouble) => Attempt::TryAgain { at: self.next_try(&parcel, trouble, now) },
        };
        watch::offered(delivered);
        log(&parcel, hub.kind(), delivered);
        if let Err(fault) = self.store.settle_parcel(&parcel, attempt, now).await {
            error!(error = ?fault, "a try cannot be noted; it is repeated after the lease");
            return None;
        }
        match attempt {
            Attempt::TryAgain { at } => Some(at),
            Attempt::HandedOver => None,
        }
    }

    /// Whether the family took its request back between our lease and now (rule C5). If we cannot tell, nothing leaves.
    async fn reason_to_stay(&self, parcel: &Parcel) -> Option<TroubleClass> {
        // Nobody takes a concern back.
        let Subject::Request(request) = parcel.subject else { return None };
        if matches!(parcel.message.body(), Body::Withdrawal) {
            return None;
        }
        match self.store.request_status(request).await {
            Ok(Some(status)) => status.withdrawn_at.map(|_| TroubleClass::Withdrawn),
            Ok(None) => Some(TroubleClass::StateUnknown),
            Err(fault) => {
                error!(error = ?fault, "a request's state cannot be read before it leaves");
                Some(TroubleClass::StateUnknown)
            }
        }
    }

    fn next_try(&self, parcel: &Parcel, trouble: Trouble, now: Timestamp) -> Timestamp {
        let tries = parcel.attempts.saturating_add(1);
        let wait = backoff::delay(tries, trouble.retry_after, self.ids.as_ref());
        // The wait is at most 15 minutes, so neither step can fail while clocks are sane.
        SignedDuration::try_from(wait).ok().and_then(|wait| now.checked_add(wait).ok()).unwrap_or(now)
    }

    /// How long to sleep: until the next known retry, at most [`LONGEST_SLEEP`]. Forgets what is past or far off.
    fn until_next(&self, soon: &mut BTreeSet<Timestamp>) -> Duration {
        let now = self.clock.now();
        let wait = |at: Timestamp| Duration::try_from(at.duration_since(now)).unwrap_or_default();
        soon.retain(|at| *at > now && wait(*at) < LONGEST_SLEEP);
        // One millisecond more, so that the timer's rounding never wakes us just before the parcel is due.
        soon.first().map_or(LONGEST_SLEEP, |at| wait(*at) + Duration::from_millis(1))
    }
}

fn report_panic() -> Due {
    error!("an offer ended in a panic; it is repeated after the lease");
    None
}

/// One line a try: kind, hub, reference label, try and outcome; never what the message says.
fn log(parcel: &Parcel, way: &'static str, delivered: Delivered) {
    let message = &parcel.message;
    let (kind, tries) = (kind(message.body()), parcel.attempts.saturating_add(1));
    let (place, hub, reference) = (message.place().as_str(), message.hub().as_str(), message.reference().as_str());
    match delivered {
        Delivered::HandedOver => info!(kind, place, hub, way, reference, tries, "handed over"),
        Delivered::TryAgain(Trouble { class, .. }) if class.needs_a_person() => {
            error!(
                kind,
                place,
                hub,
                way,
                reference,
                tries,
                class = class.word(),
                alarm = true,
                "not taken; a person must look"
            );
        }
        Delivered::TryAgain(Trouble { class, .. }) => {
            warn!(kind, place, hub, way, reference, tries, class = class.word(), "not taken; it is offered again");
        }
    }
}

const fn kind(body: &Body) -> &'static str {
    match body {
        Body::Request(_) => "request",
        Body::Question(_) => "question",
        Body::Addition { .. } => "addition",
        Body::Chase(_) => "chase",
        Body::Withdrawal => "withdrawal",
        Body::Permission(_) => "permission",
        Body::Plan(_) => "plan",
        Body::Concern(_) => "concern",
    }
}
