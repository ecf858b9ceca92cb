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
        app_code::AppSecret,
        concern::ConcernDraft,
        delivery::Delivery,
        door::Door,
        helper::MailDomain,
        ids::{
            AccountId, ApprovedId, ConcernId, DeskPersonId, DraftId, FamilyId, HelpedId, MemberId, MessageId,
            PasskeyId, ReaderId, RequestId, SeatId, SendingId,
        },
        lock::{Carrier, Lock},
        message::{Body, Message},
        offer::{KeptOffer, Offer, OfferId, OfferSource},
        passkey::Passkey,
        place::PlaceId,
        plan::{PlanEvent, PlanKey},
        question::{Question, SentKind},
        reference::Reference,
        request::Request,
    },
    ports::{
        Account, AccountState, Advice, Answer, Approved, AtWork, Attempt, AuditChain, Book, BookChange, Books, CodeRow,
        CodeTarget, ConcernHolder, ConcernLine, ConcernStatus, Concerns, Consents, Desk, DeskActor, DeskHubs, DeskKey,
        DeskLine, DeskPeople, DeskPerson, Erasure, Fault, FoundOffers, FoundSeat, Guess, HandOver, Handed, Helped,
        HelperChase, HelperKey, Helping, HubNews, HubSays, Invitation, Joining, Keeping, Late, LeadAsk, Leads,
        Measures, Mine, NewAccount, NewDeskPerson, NewHelped, NewLeadAsk, NewPasskey, NewReader, NewSeat, NewsTaken,
        OfferQuery, OnceRow, Opened, OpenedConcern, Organisations, Parcel, Parked, Parking, Passkeys, PlanDates,
        PlanLine, PlanRequest, PlanTaken, Plans, Purged, Reader, Readers, RequestStatus, Seat, SendOff, SendingState,
        Sent, SentConsent, SentMeasure, Store, Subject, Task, TaskDeed, Telling, Used, Visit, VisitData, VisitKey,
        Ways,
    },
};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp, civil::Date};
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
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        Err(NOT_HERE)
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Books for MemoryOutbox {
    async fn book(&self, _: FamilyId) -> Result<Book, Fault> {
        Err(NOT_HERE)
    }
    async fn write_book(&self, _: &BookChange) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn find_door(&self, _: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault> {
        Err(NOT_HERE)
    }
    async fn mine(&self, _: MemberId) -> Result<Mine, Fault> {
        Err(NOT_HERE)
    }
    async fn put_mine(&self, _: FamilyId, _: MemberId, _: &Mine, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn requests_of(&self, _: MemberId) -> Result<Vec<RequestStatus>, Fault> {
        Err(NOT_HERE)
    }
    async fn members(&self, _: FamilyId) -> Result<Vec<MemberId>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Ways for MemoryOutbox {
    async fn lock(&self, _: MemberId) -> Result<Option<Lock>, Fault> {
        Err(NOT_HERE)
    }
    async fn put_lock(&self, _: MemberId, _: &Lock, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn count_guess(&self, _: MemberId, _: bool, _: Timestamp) -> Result<Guess, Fault> {
        Err(NOT_HERE)
    }
    async fn guess_was_right(&self, _: MemberId) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn may_send(&self, _: MemberId, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn put_once(&self, _: MemberId, _: OnceRow) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn try_once(&self, _: MemberId, _: &[u8; 32], _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn begin_sending(&self, _: SendingId, _: Carrier, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn note_sending(&self, _: SendingId, _: SendingState, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn invite(&self, _: MemberId, _: &CodeRow, _: Timestamp, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn end_invitations(&self, _: MemberId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn invitations_of(&self, _: MemberId) -> Result<Vec<Invitation>, Fault> {
        Err(NOT_HERE)
    }
    async fn find_invitation(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<(FamilyId, String)>, Fault> {
        Err(NOT_HERE)
    }
    async fn join(&self, _: &Joining) -> Result<bool, Fault> {
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
impl Telling for MemoryOutbox {
    async fn told(&self, _: RequestId, _: MemberId) -> Result<Option<Request>, Fault> {
        Err(NOT_HERE)
    }
    async fn is_own_request(&self, _: RequestId, _: MemberId) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn has_begun(&self, _: FamilyId) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn note_use(&self, _: FamilyId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
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

#[async_trait]
impl Consents for MemoryOutbox {
    async fn sent_by(&self, _: FamilyId, _: MemberId) -> Result<Vec<SentConsent>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Parking for MemoryOutbox {
    async fn park(&self, _: &VisitKey, _: &Parked, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn parked(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
        Err(NOT_HERE)
    }
    async fn unpark(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Helping for MemoryOutbox {
    async fn begin_helped(&self, _: &Draft, _: &NewHelped, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn helped_by(&self, _: HelperKey, _: Timestamp) -> Result<Vec<Helped>, Fault> {
        Err(NOT_HERE)
    }
    async fn save_helped(&self, _: HelperKey, _: &Draft, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn hand_over(&self, _: HelperKey, _: HelpedId, _: (HandOver, Timestamp)) -> Result<Option<Handed>, Fault> {
        Err(NOT_HERE)
    }
    async fn take_over(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<Handed>, Fault> {
        Err(NOT_HERE)
    }
    async fn may_ask_again(&self, _: Handed, _: Option<Date>) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn chase_helped(&self, _: HelperKey, _: HelpedId, _: HelperChase) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn decline(&self, _: Handed, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Organisations for MemoryOutbox {
    async fn organisations_of(&self, _: &AtWork) -> Result<Vec<(Approved, Vec<Account>)>, Fault> {
        Err(NOT_HERE)
    }
    async fn approve(&self, _: &AtWork, _: &Approved, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn stop_organisation(&self, _: &AtWork, _: ApprovedId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn approved(&self, _: &MailDomain) -> Result<Option<Approved>, Fault> {
        Err(NOT_HERE)
    }
    async fn make_account(&self, _: &NewAccount, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn account(&self, _: HelperKey) -> Result<Option<Account>, Fault> {
        Err(NOT_HERE)
    }
    async fn account_state(&self, _: HelperKey) -> Result<Option<AccountState>, Fault> {
        Err(NOT_HERE)
    }
    async fn use_app_code(&self, _: AccountId, _: i64, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn cut_off(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn reset_account(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Passkeys for MemoryOutbox {
    async fn passkeys(&self, _: MemberId) -> Result<Vec<Passkey>, Fault> {
        Err(NOT_HERE)
    }
    async fn add_passkey(&self, _: MemberId, _: &NewPasskey) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn remove_passkey(&self, _: MemberId, _: PasskeyId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn note_passkey_use(&self, _: MemberId, _: &Used) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Readers for MemoryOutbox {
    async fn let_read(&self, _: &NewReader, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn reader_of(&self, _: DraftId, _: Timestamp) -> Result<Option<Reader>, Fault> {
        Err(NOT_HERE)
    }
    async fn stop_reader(&self, _: DraftId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn open_reading(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<ReaderId>, Fault> {
        Err(NOT_HERE)
    }
    async fn reading(&self, _: ReaderId, _: Timestamp) -> Result<Option<Draft>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Concerns for MemoryOutbox {
    async fn begin_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn concerns_of(&self, _: ConcernHolder, _: Timestamp) -> Result<Vec<ConcernLine>, Fault> {
        Err(NOT_HERE)
    }
    async fn concern(&self, _: ConcernHolder, _: ConcernId, _: Timestamp) -> Result<Option<ConcernDraft>, Fault> {
        Err(NOT_HERE)
    }
    async fn save_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn send_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: (&Message, Timestamp)) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn desk_concerns(&self, _: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault> {
        Err(NOT_HERE)
    }
    async fn open_concern(
        &self,
        _: (DeskActor, &DeskHubs),
        _: &Reference,
        _: Timestamp,
    ) -> Result<Option<OpenedConcern>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Desk for MemoryOutbox {
    async fn desk_lines(&self, _: &AtWork, _: u32) -> Result<Vec<DeskLine>, Fault> {
        Err(NOT_HERE)
    }
    async fn desk_status(&self, _: &AtWork, _: &Reference) -> Result<Option<RequestStatus>, Fault> {
        Err(NOT_HERE)
    }
    async fn open_case(&self, _: &AtWork, _: &Reference, _: Timestamp) -> Result<Opened, Fault> {
        Err(NOT_HERE)
    }
    async fn take_desk_news(&self, _: &AtWork, _: &HubNews, _: Timestamp) -> Result<NewsTaken, Fault> {
        Err(NOT_HERE)
    }
    async fn desk_tasks(&self, _: &AtWork) -> Result<Vec<Task>, Fault> {
        Err(NOT_HERE)
    }
    async fn do_task(&self, _: &AtWork, _: i64, _: (TaskDeed, Timestamp)) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn raise_late(&self, _: &[Late], _: Timestamp) -> Result<Vec<Reference>, Fault> {
        Err(NOT_HERE)
    }
    async fn openings_of(&self, _: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl DeskPeople for MemoryOutbox {
    async fn desk_people(&self, _: &[PlaceId]) -> Result<Vec<DeskPerson>, Fault> {
        Err(NOT_HERE)
    }
    async fn desk_person(&self, _: DeskPersonId) -> Result<Option<DeskPerson>, Fault> {
        Err(NOT_HERE)
    }
    async fn desk_person_at(&self, _: DeskKey) -> Result<Option<DeskPerson>, Fault> {
        Err(NOT_HERE)
    }
    async fn led_places(&self) -> Result<BTreeSet<PlaceId>, Fault> {
        Err(NOT_HERE)
    }
    async fn add_desk_person(&self, _: &AtWork, _: &NewDeskPerson, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn tie_app(&self, _: DeskPersonId, _: (&AppSecret, i64), _: Timestamp) -> Result<Option<i64>, Fault> {
        Err(NOT_HERE)
    }
    async fn use_desk_code(&self, _: DeskPersonId, _: i64, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn cut_off_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn reset_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Leads for MemoryOutbox {
    async fn ask_to_lead(&self, _: &NewLeadAsk, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn asked_to_lead(&self, _: HelperKey) -> Result<Vec<LeadAsk>, Fault> {
        Err(NOT_HERE)
    }
    async fn lead_answered(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn plan_request(&self, _: &Reference) -> Result<Option<PlanRequest>, Fault> {
        Err(NOT_HERE)
    }
    async fn note_plan_opened(&self, _: &Reference, _: (Option<DeskActor>, Timestamp)) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn plan_lines(&self, _: &AtWork, _: u32) -> Result<Vec<PlanLine>, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Plans for MemoryOutbox {
    async fn hub_says(&self, _: &HubSays, _: Timestamp) -> Result<PlanTaken, Fault> {
        Err(NOT_HERE)
    }
    async fn seat_says(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn plan_events(&self, _: RequestId) -> Result<Vec<PlanEvent>, Fault> {
        Err(NOT_HERE)
    }
    async fn plan_for(&self, _: RequestId, _: &PlanKey) -> Result<Vec<PlanEvent>, Fault> {
        Err(NOT_HERE)
    }
    async fn plan_dates(&self, _: RequestId) -> Result<Option<PlanDates>, Fault> {
        Err(NOT_HERE)
    }
    async fn looked_at(&self, _: RequestId, _: &PlanKey) -> Result<Option<Timestamp>, Fault> {
        Err(NOT_HERE)
    }
    async fn look(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<Option<Timestamp>, Fault> {
        Err(NOT_HERE)
    }
    async fn make_seat(&self, _: &NewSeat, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
    async fn renew_seat(&self, _: SeatId, _: [u8; 32], _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn close_seat(&self, _: SeatId, _: Timestamp) -> Result<(), Fault> {
        Err(NOT_HERE)
    }
    async fn seats(&self, _: RequestId) -> Result<Vec<Seat>, Fault> {
        Err(NOT_HERE)
    }
    async fn seat(&self, _: SeatId) -> Result<Option<Seat>, Fault> {
        Err(NOT_HERE)
    }
    async fn find_seat(&self, _: &[u8; 32]) -> Result<Option<FoundSeat>, Fault> {
        Err(NOT_HERE)
    }
    async fn lock_seat(&self, _: SeatId, _: &str, _: Timestamp) -> Result<bool, Fault> {
        Err(NOT_HERE)
    }
}

#[async_trait]
impl Measures for MemoryOutbox {
    async fn requests_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<SentMeasure>, Fault> {
        Err(NOT_HERE)
    }
    async fn team_meetings_since(&self, _: &PlaceId, _: Date) -> Result<Vec<Date>, Fault> {
        Err(NOT_HERE)
    }
    async fn partner_leads_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<Timestamp>, Fault> {
        Err(NOT_HERE)
    }
}
