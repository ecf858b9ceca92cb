//! Portal and example hub together: handed over, then confirmed by the hub's own word; and a crash in between.

use std::sync::Arc;

use app::{
    domain::{delivery::Delivery, ids::RequestId, message::Message, text::FreeText},
    ports::{Clock, Outbox},
};
use async_trait::async_trait;
use jiff::SignedDuration;
use server::{
    forward::{ApiSettings, Delivered, HttpHub, Hub, HubKind, HubSettings, Hubs},
    hub_example,
    partner_api::{self, PartnerApi},
};
use tempfile::TempDir;
use tokio::{sync::Notify, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::{
    fixtures::{Dice, SECRET, StillClock, hub, later, place, question, request},
    hub_example::hub_in,
    outbox::MemoryOutbox,
    rig::{Rig, http_hub},
    stub::{any_port, serve},
};

/// A portal and an example hub that tells it its own word, after the hub took a first message.
struct Talking {
    rig: Rig,
    id: RequestId,
    stop: CancellationToken,
    telling: JoinHandle<()>,
    _folder: TempDir,
}

impl Talking {
    /// Hands `first` over, and lets the hub begin to tell.
    async fn about(first: Message) -> Self {
        let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
        let time: Arc<dyn Clock> = clock.clone();
        let secret = HubKind::Http { url: "https://hub.example/".into(), secret: SECRET.into() };
        let hubs = Hubs::open(
            [HubSettings { place: place(), hub: Some(hub()), kind: secret, api: ApiSettings::default() }],
            &time,
        )
        .unwrap();
        let api = PartnerApi { store: store.clone(), clock: time, hubs: Arc::new(hubs) };
        let (portal, _portal) = serve(partner_api::router(api), any_port()).await;

        let folder = tempfile::tempdir().unwrap();
        let hub = hub_in(folder.path(), &format!("http://{portal}"), &clock);
        let (address, _hub) = serve(hub_example::router(hub.clone()), any_port()).await;
        let id = store.put(1, first, clock.now());
        let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), Arc::new(http_hub(address, &clock)));
        store.until(|store| store.left() == 1).await;
        assert_eq!(store.delivery(id), Delivery::HandedOver);

        let stop = CancellationToken::new();
        let telling = tokio::spawn(hub.acknowledger.run(hub.cases, Arc::new(Dice::default()), stop.clone()));
        Self { rig, id, stop, telling, _folder: folder }
    }

    async fn end(self) {
        self.stop.cancel();
        self.telling.await.unwrap();
        self.rig.stop().await;
    }
}

#[tokio::test]
async fn the_hubs_own_word_turns_handed_over_into_confirmed() {
    let talking = Talking::about(request(1)).await;
    talking.rig.store.until(|store| store.delivery(talking.id) == Delivery::Confirmed).await;
    talking.end().await;
}

#[tokio::test]
async fn a_question_is_answered_by_the_hub_and_answered_again_when_they_ask_again() {
    let talking = Talking::about(question(1)).await;
    let Rig { store, clock, wake, .. } = &talking.rig;
    store.until(|store| store.answered().len() == 1).await;
    assert_eq!(store.delivery(talking.id), Delivery::Seen);
    store.put(1, Message::addition(later(1, 1_001), FreeText::parse("and at night?").unwrap()), clock.now());
    wake.wake();
    store.until(|store| store.answered().len() == 2).await;
    talking.end().await;
}

/// Lets the hub say yes and then keeps the worker from hearing it, as a crash would.
struct CrashAfterYes {
    hub: HttpHub,
    said_yes: Notify,
}

#[async_trait]
impl Hub for CrashAfterYes {
    async fn deliver(&self, message: &Message) -> Delivered {
        assert_eq!(self.hub.deliver(message).await, Delivered::HandedOver);
        self.said_yes.notify_one();
        std::future::pending().await
    }

    fn kind(&self) -> &'static str {
        "crash"
    }
}

#[tokio::test]
async fn a_crash_between_the_hubs_yes_and_our_mark_makes_no_second_case() {
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    let folder = tempfile::tempdir().unwrap();
    let hub = hub_in(folder.path(), "http://127.0.0.1:9", &clock);
    let (address, _hub) = serve(hub_example::router(hub.clone()), any_port()).await;
    let id = store.put(1, request(1), clock.now());
    let crash = Arc::new(CrashAfterYes { hub: http_hub(address, &clock), said_yes: Notify::new() });
    let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), Arc::clone(&crash));
    crash.said_yes.notified().await;
    rig.run.abort();
    assert_eq!((store.left(), hub.cases.all().await.unwrap().len()), (0, 1));

    clock.advance(SignedDuration::from_secs(61));
    let rig = Rig::start(Arc::clone(&store), Arc::clone(&clock), Arc::new(http_hub(address, &clock)));
    store.until(|store| store.left() == 1).await;
    rig.stop().await;
    let cases = hub.cases.all().await.unwrap();
    assert_eq!(cases.iter().map(|case| case.message.clone()).collect::<Vec<_>>(), [request(1)]);
    assert_eq!(store.delivery(id), Delivery::HandedOver);
}
