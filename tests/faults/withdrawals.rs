//! Requests and all that may happen to them, in any order (D13), beside a model that is much simpler than the store.
//!
//! Nothing leaves after a withdrawal was committed; nothing that was taken is lost; nothing arrives twice; and a request's
//! state only ever moves forward.

use std::collections::BTreeSet;

use app::{
    domain::{delivery::Delivery, message::Body, message::Message},
    ports::{Attempt, HubNews, Parcel, SendOff, Store},
};
use jiff::{SignedDuration, Timestamp};
use server::store::sqlite::SqliteStore;
use tests::{
    fixtures::{self, at},
    seeded::Seeded,
};
use uuid::Uuid;

use crate::{Size, engine, tally::Tally};

const REQUESTS: usize = 4;
const EVENTS: usize = 50;

/// What the model knows of one request.
struct Known {
    number: u32,
    send: SendOff,
    is_sent: bool,
    is_withdrawn: bool,
    delivery: Delivery,
    /// Every message that was taken.
    taken: BTreeSet<Uuid>,
    /// Every message the hub has.
    arrived: BTreeSet<Uuid>,
    /// Whether the hub was told to give it back.
    is_recalled: bool,
}

impl Known {
    fn new(number: u32, now: Timestamp) -> Self {
        let send = fixtures::send_off(number, now);
        Self {
            number,
            send,
            is_sent: false,
            is_withdrawn: false,
            delivery: Delivery::Saved,
            taken: BTreeSet::new(),
            arrived: BTreeSet::new(),
            is_recalled: false,
        }
    }
}

/// One store, the model beside it, and how far the clock is.
struct World<'a> {
    store: &'a SqliteStore,
    known: Vec<Known>,
    held: Vec<Parcel>,
    now: i64,
    messages: u32,
    tally: Tally,
}

/// Many sequences, each with requests of its own in one store.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let folder = engine::folder();
    engine::make(folder.path()).await;
    let store = engine::open(folder.path()).await.unwrap();
    let sequences = if size == Size::Short { 12 } else { 200 };
    let mut sum = Tally::default();
    let (mut withdrawn, mut recalled) = (0, 0);
    for sequence in 0..sequences {
        let first = sequence * 10 + 1;
        let start = i64::from(sequence) * 10_000;
        let known = (first..).take(REQUESTS).map(|number| Known::new(number, at(start))).collect();
        let messages = sequence * 1_000;
        let mut world = World { store: &store, known, held: Vec::new(), now: start, messages, tally: Tally::default() };
        for _ in 0..EVENTS {
            world.happens(random).await;
            world.look().await;
        }
        world.end().await;
        withdrawn += world.known.iter().filter(|known| known.is_withdrawn).count();
        recalled += world.known.iter().filter(|known| known.is_recalled).count();
        sum += &world.tally;
    }
    assert!(
        recalled > 3 && withdrawn > recalled,
        "{withdrawn} withdrawn, {recalled} recalled: too little to prove anything"
    );
    sum.corrupt += u64::from(store.check_audit().await.is_err());
    store.close().await;
    sum
}

impl World<'_> {
    /// One event.
    async fn happens(&mut self, random: &mut Seeded) {
        self.now += 1;
        self.tally.faults += 1;
        let at_now = at(self.now);
        let which = random.index(REQUESTS);
        match random.below(12) {
            0 | 1 => self.send(which).await,
            2 | 3 => self.follow_up(which, Said::More).await,
            4 => self.follow_up(which, Said::Asks).await,
            5 => self.follow_up(which, Said::TakesBack).await,
            6 | 7 => self.lease().await,
            8 => self.settle(random, true).await,
            9 => self.settle(random, false).await,
            10 => self.news(which, random).await,
            _ => {
                self.now += 100;
                let idle = at_now.checked_sub(SignedDuration::from_mins(15)).unwrap();
                self.store.purge(idle, at_now).await.unwrap();
            }
        }
    }

    /// The first time, or the same again.
    async fn send(&mut self, which: usize) {
        let known = &mut self.known[which];
        self.store.send(&known.send).await.unwrap();
        known.is_sent = true;
        self.tally.acknowledged += u64::from(known.taken.insert(known.send.submission.id().uuid()));
    }

    async fn follow_up(&mut self, which: usize, said: Said) {
        let known = &mut self.known[which];
        if !known.is_sent {
            return;
        }
        self.messages += 1;
        let message = said.message(known.number, self.messages, at(self.now));
        let is_taken = self.store.follow_up(known.send.request, &message, at(self.now)).await.unwrap();
        // A withdrawn request takes nothing more, whatever was said.
        self.tally.false_acks += u64::from(is_taken && known.is_withdrawn);
        if is_taken && matches!(said, Said::TakesBack) {
            known.is_withdrawn = true;
        } else if is_taken {
            self.tally.acknowledged += u64::from(known.taken.insert(message.id()));
        }
    }

    async fn lease(&mut self) {
        for parcel in self.store.lease_parcels(3, 60, at(self.now)).await.unwrap() {
            let known = self.known.iter().find(|known| parcel.subject.request() == Some(known.send.request));
            let Some(known) = known else { continue };
            let is_recall = matches!(parcel.message.body(), Body::Withdrawal);
            self.tally.false_acks += u64::from(known.is_withdrawn && !is_recall);
            self.held.push(parcel);
        }
    }

    /// The hub answers one of the tries under way.
    async fn settle(&mut self, random: &mut Seeded, is_yes: bool) {
        if self.held.is_empty() {
            return;
        }
        let parcel = self.held.swap_remove(random.index(self.held.len()));
        let attempt = if is_yes { Attempt::HandedOver } else { Attempt::TryAgain { at: at(self.now + 5) } };
        self.store.settle_parcel(&parcel, attempt, at(self.now)).await.unwrap();
        if is_yes {
            self.arrives(&parcel);
        }
    }

    fn arrives(&mut self, parcel: &Parcel) {
        let known = self.known.iter_mut().find(|known| parcel.subject.request() == Some(known.send.request)).unwrap();
        if matches!(parcel.message.body(), Body::Withdrawal) {
            known.is_recalled = true;
        } else {
            known.arrived.insert(parcel.message.id());
        }
    }

    async fn news(&mut self, which: usize, random: &mut Seeded) {
        let known = &self.known[which];
        // A hub speaks of what it has.
        if !known.arrived.contains(&known.send.submission.id().uuid()) {
            return;
        }
        let delivery = if random.below(2) == 0 { Delivery::Confirmed } else { Delivery::Seen };
        let news = HubNews {
            event: format!("{}-{}", known.number, self.now),
            place: fixtures::place(),
            hub: fixtures::hub(),
            reference: fixtures::reference(known.number),
            delivery,
            answer: None,
            at: at(self.now),
        };
        self.store.take_news(&news, at(self.now)).await.unwrap();
    }

    /// No state has moved back, and a withdrawal stands.
    async fn look(&mut self) {
        for known in self.known.iter_mut().filter(|known| known.is_sent) {
            let Some(status) = self.store.request_status(known.send.request).await.unwrap() else {
                self.tally.lost += 1;
                continue;
            };
            self.tally.corrupt += u64::from(status.delivery < known.delivery);
            self.tally.corrupt += u64::from(status.withdrawn_at.is_some() != known.is_withdrawn);
            known.delivery = status.delivery;
        }
    }

    /// Everything that can still leave does; then the hub has what it should.
    async fn end(&mut self) {
        loop {
            self.now += 100;
            self.held.clear();
            self.lease().await;
            if self.held.is_empty() {
                break;
            }
            while let Some(parcel) = self.held.pop() {
                self.store.settle_parcel(&parcel, Attempt::HandedOver, at(self.now)).await.unwrap();
                self.arrives(&parcel);
            }
        }
        for known in &self.known {
            let missing = engine::count(known.taken.difference(&known.arrived).count());
            self.tally.duplicated += engine::count(known.arrived.difference(&known.taken).count());
            if known.is_withdrawn {
                self.tally.lost += u64::from(!known.arrived.is_empty() && !known.is_recalled);
            } else {
                self.tally.lost += missing;
                self.tally.false_acks += u64::from(known.is_recalled);
            }
        }
    }
}

/// What a family says later.
#[derive(Clone, Copy)]
enum Said {
    More,
    Asks,
    TakesBack,
}

impl Said {
    fn message(self, request: u32, message: u32, now: Timestamp) -> Message {
        match self {
            Self::More => fixtures::addition(request, message, now),
            Self::Asks => fixtures::chase(request, message, now),
            Self::TakesBack => fixtures::withdrawal(request, message, now),
        }
    }
}
