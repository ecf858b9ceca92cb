//! A worker at work, with everything around it in reach.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::ports::{Clock, Outbox};
use jiff::SignedDuration;
use reqwest::{Client, redirect::Policy};
use server::forward::{HttpHub, Hub, Hubs, SigningKey, Wake, Worker, http_hub};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{
    fixtures::{Dice, SECRET, StillClock, place},
    outbox::MemoryOutbox,
};

/// A running worker.
pub(crate) struct Rig<C = StillClock> {
    pub(crate) store: Arc<MemoryOutbox>,
    pub(crate) clock: Arc<C>,
    pub(crate) wake: Wake,
    pub(crate) stop: CancellationToken,
    pub(crate) run: JoinHandle<()>,
}

impl<C: Clock + 'static> Rig<C> {
    pub(crate) fn start(store: Arc<MemoryOutbox>, clock: Arc<C>, hub: Arc<impl Hub + 'static>) -> Self {
        let (wake, stop) = (Wake::default(), CancellationToken::new());
        let worker = Worker {
            store: store.clone(),
            clock: clock.clone(),
            ids: Arc::new(Dice::default()),
            hubs: Arc::new(Hubs::desk_only().with(place(), None, hub)),
            wake: wake.clone(),
        };
        let run = tokio::spawn(worker.run(stop.clone()));
        Self { store, clock, wake, stop, run }
    }

    /// Stops in good order.
    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.run.await.unwrap();
    }
}

impl Rig<StillClock> {
    /// Moves the clock past one longest wait after each round of tries, until everything has left.
    /// It waits for offers under way first: a clock that leaps over a lease rightly makes a second offer.
    pub(crate) async fn run_until_left(&self, parcels: usize) {
        while self.store.left() < parcels {
            let mut changes = self.store.changes();
            if self.store.leased() == 0 {
                self.clock.advance(SignedDuration::from_mins(15));
                self.wake.wake();
            }
            changes.changed().await.unwrap();
        }
    }
}

/// A hub over HTTP at `address`, with the client real hubs get.
pub(crate) fn http_hub(address: SocketAddr, clock: &Arc<StillClock>) -> HttpHub {
    HttpHub {
        client: http_hub::client().unwrap(),
        url: format!("http://{address}/cases").parse().unwrap(),
        key: Arc::new(SigningKey::parse(&SECRET.into()).unwrap()),
        clock: clock.clone(),
    }
}

/// The same with little patience, for hubs that hang.
#[expect(clippy::disallowed_methods, reason = "the usual client waits twenty seconds for a hub that hangs")]
pub(crate) fn impatient_hub(address: SocketAddr, clock: &Arc<StillClock>) -> HttpHub {
    let client = Client::builder().no_proxy().redirect(Policy::none()).timeout(Duration::from_secs(1)).build();
    HttpHub { client: client.unwrap(), ..http_hub(address, clock) }
}
