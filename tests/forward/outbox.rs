//! The part of the store that forwarding uses, in memory, by the same rules as the real one.
//!
//! One parcel of a request at a time, in order; a lease that runs out makes a parcel due again; only its holder settles.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use app::{
    domain::{
        answers::Draft,
        delivery::Delivery,
        ids::{DraftId, FamilyId, MemberId, MessageId, RequestId},
        message::{Body, Message},
        offer::{KeptOffer, Offer, OfferId, OfferSource},
        place::PlaceId,
        question::{Question, SentKind},
        reference::Reference,
    },
    ports::{
        Advice, Answer, Attempt, AuditChain, CodeRow, CodeTarget, Erasure, Fault, FoundOffers, HubNews, Keeping,
        NewsTaken, OfferQuery, Parcel, Purged, RequestStatus, SendOff, Sent, Store, Subject, Visit, VisitData,
        VisitKey, Witnessed,
    },
};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use uuid::Uuid;

const NOT_HERE: Fault = Fault::bare("not kept by the outbox in memory");

struct Row {
    parcel: Parcel,
    due: Timestamp,
    leased_until: Option<Timestamp>,
    done: bool,
}

/// Parcels, requests and news.
pub(crate) struct MemoryOutbox {
    rows: Mutex<Vec<Row>>,
    requests: Mutex<Vec<RequestStatus>>,
    events: Mutex<BTreeSet<String>>,
    answers: Mutex<Vec<Answer>>,
    changes: watch::Sender<u64>,
    /// How often parcels were asked for.
    pub(crate) asked: AtomicUsize,
    /// While set, nothing can be read.
    pub(crate) broken: AtomicBool,
    /// While set, every request is taken back just after its parcel was leased.
    pub(crate) withdraw_when_leased: AtomicBool,
}

impl Default for MemoryOutbox {
    fn default() -> Self {
        Self {
            rows: Mutex::default(),
            answers: Mutex::default(),
            requests: Mutex::default(),
            events: Mutex::default(),
            changes: watch::Sender::new(0),
            asked: AtomicUsize::default(),
            broken: AtomicBool::default(),
            withdraw_when_leased: AtomicBool::default(),
        }
    }
}

impl MemoryOutbox {
    /// Puts a message of request `number` in the outbox.
    pub(crate) fn put(&self, number: u8, message: Message, now: Timestamp) -> RequestId {
        let request = RequestId::new(Uuid::from_u128(u128::from(number)));
        let mut requests = self.requests.lock().unwrap();
        if !requests.iter().any(|status| status.id == request) {
            requests.push(new_status(request, &message, now));
        }
        let parcel = Parcel {
            id: MessageId::new(message.id()),
            subject: Subject::Request(request),
            message,
            attempts: 0,
            created_at: now,
            lease: Uuid::nil(),
        };
        self.rows.lock().unwrap().push(Row { parcel, due: now, leased_until: None, done: false });
        request
    }

    /// What hubs answered.
    pub(crate) fn answered(&self) -> Vec<String> {
        self.answers.lock().unwrap().iter().map(|answer| answer.words.as_str().to_owned()).collect()
    }

    /// How many parcels have left.
    pub(crate) fn left(&self) -> usize {
        self.rows.lock().unwrap().iter().filter(|row| row.done).count()
    }

    /// How many parcels a worker holds.
    pub(crate) fn leased(&self) -> usize {
        self.rows.lock().unwrap().iter().filter(|row| row.leased_until.is_some()).count()
    }

    /// How often each parcel was tried.
    pub(crate) fn tries(&self) -> Vec<u32> {
        self.rows.lock().unwrap().iter().map(|row| row.parcel.attempts).collect()
    }

    /// When each parcel that has not left is tried next.
    pub(crate) fn due(&self) -> Vec<Timestamp> {
        self.rows.lock().unwrap().iter().filter(|row| !row.done).map(|row| row.due).collect()
    }

    pub(crate) fn delivery(&self, request: RequestId) -> Delivery {
        self.requests.lock().unwrap().iter().find(|status| status.id == request).unwrap().delivery
    }

    /// Waits until `holds`; checked after each change.
    pub(crate) async fn until(&self, holds: impl Fn(&Self) -> bool) {
        let mut changes = self.changes.subscribe();
        while !holds(self) {
            changes.changed().await.unwrap();
        }
    }

    /// Counts changes, to wait for the next one.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    fn changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    fn withdraw(&self, request: RequestId, now: Timestamp) -> bool {
        let mut requests = self.requests.lock().unwrap();
        let status = requests.iter_mut().find(|status| status.id == request).unwrap();
        status.withdrawn_at.replace(now).is_none()
    }
}

fn new_status(id: RequestId, message: &Message, now: Timestamp) -> RequestStatus {
    RequestStatus {
        id,
        kind: if matches!(message.body(), Body::Question(_)) { SentKind::Question } else { SentKind::Request },
        family: FamilyId::new(Uuid::nil()),
        member: MemberId::new(Uuid::nil()),
        reference: message.reference().clone(),
        place: message.place().clone(),
        hub: message.hub().clone(),
        urgent: false,
        delivery: Delivery::Saved,
        sent_at: now,
        handed_over_at: None,
        confirmed_at: None,
        seen_at: None,
        outcome_at: None,
        chased_at: None,
        withdrawn_at: None,
        additions: 0,
        escalated: false,
    }
}

#[async_trait]
impl Store for MemoryOutbox {
    async fn lease_parcels(&self, most: u32, lease_seconds: u32, now: Timestamp) -> Result<Vec<Parcel>, Fault> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.broken.load(Ordering::Relaxed) {
            return Err(Fault::bare("reading the outbox"));
        }
        let mut waiting = BTreeSet::new();
        let mut leased = Vec::new();
        for row in self.rows.lock().unwrap().iter_mut().filter(|row| !row.done) {
            let first = waiting.insert(row.parcel.subject);
            let free = row.leased_until.is_none_or(|until| until <= now);
            if first && free && row.due <= now && leased.len() < usize::try_from(most).unwrap() {
                row.parcel.lease = Uuid::from_u128(row.parcel.lease.as_u128() + 1);
                row.leased_until = Some(now + SignedDuration::from_secs(i64::from(lease_seconds)));
                leased.push(row.parcel.clone());
            }
        }
        if self.withdraw_when_leased.load(Ordering::Relaxed) {
            for parcel in &leased {
                self.withdraw(parcel.subject.request().unwrap(), now);
            }
        }
        Ok(leased)
    }

    async fn settle_parcel(&self, parcel: &Parcel, attempt: Attempt, now: Timestamp) -> Result<(), Fault> {
        {
            let mut rows = self.rows.lock().unwrap();
            let row = rows.iter_mut().find(|row| row.parcel.id == parcel.id && row.parcel.lease == parcel.lease);
            let Some(row) = row else { return Ok(()) };
            row.leased_until = None;
            row.parcel.attempts += 1;
            match attempt {
                Attempt::TryAgain { at } => row.due = at,
                Attempt::HandedOver => row.done = true,
            }
            let mut requests = self.requests.lock().unwrap();
            let status = requests.iter_mut().find(|status| Subject::Request(status.id) == parcel.subject).unwrap();
            if attempt == Attempt::HandedOver {
                status.delivery = status.delivery.or_later(Delivery::HandedOver);
                status.handed_over_at.get_or_insert(now);
            }
        }
        self.changed();
        Ok(())
    }

    async fn take_news(&self, news: &HubNews, _now: Timestamp) -> Result<NewsTaken, Fault> {
        let mut requests = self.requests.lock().unwrap();
        let theirs = |status: &&mut RequestStatus| {
            status.reference == news.reference && status.place == news.place && status.hub == news.hub
        };
        let Some(status) = requests.iter_mut().find(theirs) else { return Ok(NewsTaken::NoSuchRequest) };
        if news.answer.is_some() && status.kind != SentKind::Question {
            return Ok(NewsTaken::NotAQuestion);
        }
        if !self.events.lock().unwrap().insert(news.event.clone()) {
            return Ok(NewsTaken::Already);
        }
        status.delivery = status.delivery.or_later(news.delivery);
        drop(requests);
        let answer = news.answer.clone().map(|words| Answer { words, at: news.at });
        self.answers.lock().unwrap().extend(answer);
        self.changed();
        Ok(NewsTaken::Taken)
    }

    async fn request_status(&self, id: RequestId) -> Result<Option<RequestStatus>, Fault> {
        Ok(self.requests.lock().unwrap().iter().find(|status| status.id == id).cloned())
    }

    async fn follow_up(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault> {
        if matches!(message.body(), Body::Withdrawal) {
            let first = self.withdraw(request, now);
            self.rows
                .lock()
                .unwrap()
                .retain(|row| row.parcel.subject != Subject::Request(request) || row.parcel.attempts > 0);
            return Ok(first);
        }
        Err(NOT_HERE)
    }

    async fn begin_visit(&self, _: VisitKey, _: &VisitData, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn visit(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Visit>, Fault> {
        Err(NOT_HERE)
    }
    async fn visit_and_draft(
        &self,
        _: &VisitKey,
        _: Timestamp,
        _: Timestamp,
    ) -> Result<Option<(Visit, Option<Draft>)>, Fault> {
        Err(NOT_HERE)
    }
    async fn touch_visit(&self, _: &VisitKey, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn put_visit(&self, _: &VisitKey, _: &VisitData, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn end_visit(&self, _: &VisitKey) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn create_draft(&self, _: &Draft, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn draft(&self, _: DraftId, _: Timestamp) -> Result<Option<Draft>, Fault> {
        Err(NOT_HERE)
    }
    async fn save_draft(&self, _: &Draft) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn add_code(&self, _: MemberId, _: &CodeRow, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn code_target(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<CodeTarget>, Fault> {
        Err(NOT_HERE)
    }
    async fn note_code_try(&self, _: &[u8; 32], _: bool, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn count_use(&self, _: &[u8; 32], _: u32, _: Timestamp) -> Result<u32, Fault> {
        Err(NOT_HERE)
    }
    async fn send(&self, _: &SendOff) -> Result<Sent, Fault> {
        Err(NOT_HERE)
    }
    async fn escalate(&self, _: Timestamp, _: Timestamp, _: Timestamp) -> Result<Vec<Reference>, Fault> {
        Err(NOT_HERE)
    }
    async fn replace_offers(&self, _: &PlaceId, _: &OfferSource, _: &[Offer]) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn offer_source(&self, _: &PlaceId) -> Result<Option<OfferSource>, Fault> {
        Err(NOT_HERE)
    }
    async fn find_offers(&self, _: &OfferQuery) -> Result<FoundOffers, Fault> {
        Err(NOT_HERE)
    }
    async fn offer(&self, _: OfferId) -> Result<Option<KeptOffer>, Fault> {
        Err(NOT_HERE)
    }
    async fn purge(&self, _: Timestamp, _: Timestamp) -> Result<Purged, Fault> {
        Err(NOT_HERE)
    }
    async fn witness(&self, _: &Witnessed, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        Err(NOT_HERE)
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Advice for MemoryOutbox {
    async fn question(&self, _: RequestId, _: MemberId) -> Result<Option<Question>, Fault> {
        Err(NOT_HERE)
    }
    async fn answers(&self, _: RequestId, _: MemberId) -> Result<Vec<Answer>, Fault> {
        Ok(self.answers.lock().unwrap().clone())
    }
}

#[async_trait]
impl Keeping for MemoryOutbox {
    async fn erase_family(&self, _: FamilyId, _: Timestamp) -> Result<Erasure, Fault> {
        Err(NOT_HERE)
    }
    async fn ask_correction(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn purge_is_held_back(&self) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
}

tests::refuses_the_rest!(MemoryOutbox, NOT_HERE);
