//! What the app needs from the world: storage, time, randomness, code hashing, place data.
//!
//! `server` implements these; tests supply their own clock. Look-ups return `Option`, because absent is no failure.
//! Every `Store` method that changes something is one transaction, with its audit row and its outgoing message.

mod advice;
mod at_advice;
mod at_desk;
mod at_desk_plan;
mod at_doors;
mod at_helping;
mod at_plan;
mod backlog;
mod book;
mod concerns;
mod consents;
mod desk;
mod desk_people;
mod helping;
mod keeping;
mod leads;
mod mailer;
mod measures;
mod notices;
mod organisations;
mod parked;
mod passkeys;
mod plans;
mod readers;
mod secrets;
mod signer;
mod telling;
mod ways;

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    advice::{Advice, Answer},
    at_advice::{Answering, AtAdvice, Ready},
    at_desk::{AtTheDesk, DeskHalfway, DeskNotice, DeskSeat, SentCode},
    at_desk_plan::{AtDeskPlan, DeskPlanNotice, FreshSeat, PlanForm, Writing},
    at_doors::{AtDoors, DoorForm, DoorNotice, FreshDoor},
    at_helping::{AtHelping, Halfway, Helper, HelpingNotice, Unproven},
    at_plan::{AtPlan, PlanNotice},
    backlog::{Backlog, Backlogs, OpenTasks, Waiting},
    book::{Book, BookChange, Books, Follows, Mine, OnlyIf},
    concerns::{ConcernHolder, ConcernLine, ConcernState, ConcernStatus, Concerns, DeskHubs, Desks, OpenedConcern},
    consents::{ConsentAnswer, Consents, SentConsent, Told},
    desk::{AtWork, Desk, DeskActor, DeskCase, DeskLine, Late, Opened, Task, TaskDeed},
    desk_people::{DeskHolder, DeskKey, DeskPeople, DeskPerson, NewDeskPerson},
    helping::{HandOver, Handed, Helped, HelpedState, HelperChase, HelperKey, Helping, NewHelped, SentOn},
    keeping::{Erasure, Keeping},
    leads::{LeadAsk, Leads, NewLeadAsk, PlanLine, PlanRequest},
    mailer::{Mailer, NoMailer, Posted},
    measures::{Measures, SentMeasure},
    notices::{DueNotice, NoticeChoice, NoticeDeed, Notices},
    organisations::{Account, AccountState, Approved, Holder, NewAccount, Organisations},
    parked::{Parked, Parking},
    passkeys::{Asking, Authenticators, Ceremony, Made, NewPasskey, Passkeys, Used, Wish},
    plans::{FoundSeat, HubSays, NewSeat, PlanDates, PlanTaken, Plans, Seat, SeatKind, Sitter},
    readers::{AtReaders, NewReader, Reader, Readers},
    secrets::{Purpose, Secrets},
    signer::Signer,
    telling::Telling,
    ways::{Guess, Invitation, Joining, OnceRow, SendingState, Ways},
};
use crate::domain::{
    actor::Screen,
    age_band::AgeBand,
    answers::{Draft, Rejected},
    delivery::Delivery,
    ids::{ConcernId, DeskPersonId, DoorId, DraftId, FamilyId, MemberId, MessageId, RequestId, SeatId},
    language::Language,
    lock::Lock,
    message::Message,
    offer::{KeptOffer, Offer, OfferId, OfferSource},
    place::{HubId, Place, PlaceId},
    question::{SentKind, Submitted},
    reference::Reference,
    return_code::ReturnCode,
    search_words::SearchWords,
    sharing::Sharing,
    text::FreeText,
    working_days::BankHolidays,
};

/// Our own trouble: logged once at the edge, never shown. It carries no personal data.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// What we were doing.
    what: &'static str,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    /// A fault with its cause.
    pub fn new(what: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { what, source: Some(source.into()) }
    }

    /// A fault that has no deeper cause.
    pub const fn bare(what: &'static str) -> Self {
        Self { what, source: None }
    }
}

/// The wall clock.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> Timestamp;
}

/// The time zone of England.
pub fn england() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// The time that a calendar and a clock in England mean; the later one where a clock shows it twice or not at all.
pub fn instant_in_england(shown: DateTime) -> Option<Timestamp> {
    england().to_ambiguous_timestamp(shown).later().ok()
}

/// The day it is in England at `now`.
pub fn day_in_england(now: Timestamp) -> Date {
    clock_in_england(now).date()
}

/// When the day in England that `now` falls in began.
pub fn day_began_in_england(now: Timestamp) -> Timestamp {
    england().to_timestamp(day_in_england(now).at(0, 0, 0, 0)).unwrap_or(now)
}

/// What calendar and clock show in England at `now`.
pub fn clock_in_england(now: Timestamp) -> DateTime {
    england().to_datetime(now)
}

/// Randomness, all of it from the operating system.
pub trait Ids: Send + Sync {
    /// A fresh id whose order leaks nothing.
    fn uuid(&self) -> Uuid;
    /// 32 random bytes.
    fn secret(&self) -> [u8; 32];
    /// A number below `bound`, each equally likely. `bound` is at least 1.
    fn below(&self, bound: u32) -> u32;
}

/// Return codes: made once, kept only as a look-up key and a slow verifier.
#[async_trait]
pub trait Codes: Secrets {
    /// A keyed digest to find the row with; useless without the key.
    fn look_up_key(&self, code: &ReturnCode) -> [u8; 32];
    /// The same for the six words of a door. It can never be a return code's, even if the words are.
    fn door_key(&self, code: &ReturnCode) -> [u8; 32];
    /// A salted slow hash (Argon2id). Runs in a capped pool.
    async fn verifier(&self, code: &ReturnCode) -> Result<String, Fault>;
    /// Whether `code` matches `verifier`. With `None` it takes the same time and says no.
    async fn matches(&self, code: &ReturnCode, verifier: Option<&str>) -> Result<bool, Fault>;
}

/// The digest of the visit cookie; the cookie's own value is never stored.
pub type VisitKey = [u8; 32];

/// One person's time on the portal, from first page to exit, time-out or end. Sealed at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not whatever the others are")]
pub struct VisitData {
    /// The draft being written.
    pub draft: Option<DraftId>,
    /// The request being looked at: just sent, or opened with its code.
    pub request: Option<RequestId>,
    /// The family, once there is one.
    pub family: Option<FamilyId>,
    /// The member of it who is here.
    pub member: Option<MemberId>,
    /// Whether the story may be shown: it was begun in this visit, or opened with the second thing (threat T5).
    pub story_open: bool,
    /// The door a recipient came through, with the name they gave.
    pub door: Option<(FamilyId, DoorId, String)>,
    /// What a visit does with doors: the words to pass on, a form that was refused, what a recipient has been shown.
    pub doors: AtDoors,
    /// What a visit does with helping a family.
    pub helping: AtHelping,
    /// What a visit does with a grown-up who reads a young person's draft.
    pub readers: AtReaders,
    /// What a visit does with a question that names nobody.
    pub advice: AtAdvice,
    /// The seat at a plan that this visit was opened for, with its words and its safe word.
    pub seat: Option<SeatId>,
    /// What a visit does with a plan.
    pub plan: AtPlan,
    /// A saved draft that shows once the story is open.
    pub waiting_draft: Option<DraftId>,
    /// A code that was just made and has not been practised; shown until then.
    pub fresh_code: Option<String>,
    /// The words of an invitation that was just made; shown until it is handed over.
    pub fresh_invitation: Option<String>,
    /// An address that is to get codes, until one sent there was typed in.
    pub unproven_lock: Option<Lock>,
    /// What this visit has asked a device, until it answers.
    pub ceremony: Option<Ceremony>,
    /// What was typed on a page about ways in and refused.
    pub refused: Option<Rejected>,
    /// Whether the practice step went well.
    pub practised: bool,
    /// Whether the visit was opened by typing a code, so that it may see status and not the story.
    pub opened_by_code: bool,
    /// A short notice to show on the next page.
    pub notice: Option<VisitNotice>,
    /// What was typed on a form that was refused outside a draft (such as "add something").
    pub kept_text: Option<String>,
    /// What was typed to have something put right, and was refused.
    pub kept_correction: Option<String>,
    /// The last words that were added, so that a double tap sends them once.
    pub last_addition: Option<String>,
    /// Help near the family that was put on a list before there was a draft to keep it in.
    pub pins: Vec<OfferId>,
    /// Whether the request was sent in this very visit, by who typed it.
    pub sent_here: bool,
    /// Whether the code that was just made is for the story, with no request and no saved draft beside it.
    pub code_of_story: bool,
    /// What was typed on pages of the story and could not be kept, by page.
    pub refused_parts: Vec<(String, Rejected)>,
    /// What is being chosen about who may see what; not recorded yet.
    pub sharing: Sharing,
    /// What a visit does at the desk. A visit from before the desk had people of its own is not there any more.
    #[serde(rename = "at_desk")]
    pub desk: AtTheDesk,
    /// What a visit does with plans at the desk.
    pub desk_plan: AtDeskPlan,
}

impl VisitData {
    /// Who holds the screen.
    pub fn screen(&self) -> Screen {
        self.helping.helper.as_ref().map_or(Screen::Family, |helper| Screen::Staff(helper.who.clone()))
    }
}

/// A one-off notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VisitNotice {
    /// The earlier answers were closed; what was just typed is kept in a new draft.
    StartedAgain,
    /// No words were typed.
    CodeMissing,
    /// The typed code did not open anything.
    CodeNotKnown,
    /// Too many tries; wait a little.
    SlowDown,
    /// The practice words were not the code.
    PracticeNotRight,
    /// The answers were already sent; what was typed waits in "add something".
    AlreadySent,
    /// The text to add was missing.
    AdditionMissing,
    /// The text to add was too long.
    AdditionTooLong,
    /// The addition is on its way.
    AdditionSent,
    /// The chase is on its way.
    ChaseSent,
    /// The second thing was not right.
    SecondNotRight,
    /// A code was asked for. It says nothing of whether one could be sent.
    SecondSent,
    /// The second thing was changed.
    SecondKept,
    /// A passkey was added.
    PasskeyKept,
    /// A passkey could not be added.
    PasskeyNotKept,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// Whoever typed an invitation is in that family already.
    AlreadyInside,
    /// The invitation was stopped.
    InvitationStopped,
    /// What to put right was missing.
    CorrectionMissing,
    /// What to put right was too long.
    CorrectionTooLong,
    /// What to put right is on its way.
    CorrectionSent,
    /// Neither yes nor no to erasing was chosen.
    ErasureMissing,
    /// A person must look at the erasure first, and was called.
    ErasureWaits,
    /// A person must look at the erasure first, and nobody could be called.
    ErasureRing,
}

/// A live visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its key.
    pub key: VisitKey,
    /// What it holds.
    pub data: VisitData,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// A return code as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRow {
    /// The look-up key.
    pub key: [u8; 32],
    /// The verifier.
    pub verifier: String,
}

/// What a return code leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeTarget {
    /// The family.
    pub family: FamilyId,
    /// The member whose code it is; nothing of another member is found by it.
    pub member: MemberId,
    /// The verifier to check the typed words against.
    pub verifier: String,
    /// The member's saved draft, if one waits.
    pub draft: Option<DraftId>,
    /// The member's newest request, if one was sent.
    pub request: Option<RequestId>,
    /// Whether the member chose a second thing.
    pub has_lock: bool,
    /// Whether there is anything behind the second thing: a story, or a member who came in by invitation.
    pub has_story: bool,
    /// Wrong tries on this code since the last right one.
    pub failures: u32,
    /// No try counts before this time.
    pub locked_until: Option<Timestamp>,
}

/// Everything one send needs, kept in one transaction.
#[derive(Clone, Debug)]
pub struct SendOff {
    /// The request with its consent, or the question.
    pub submission: Submitted,
    /// The draft it was made from, if any; it is deleted.
    pub draft: Option<DraftId>,
    /// The family.
    pub family: FamilyId,
    /// The member who sends.
    pub member: MemberId,
    /// The new request's id.
    pub request: RequestId,
    /// The label to say on the phone.
    pub reference: Reference,
    /// The new return code.
    pub code: CodeRow,
    /// The visit that sends; it moves from the draft to the request.
    pub visit: VisitKey,
    /// What the visit holds afterwards.
    pub visit_data: VisitData,
    /// An id to use for the addition, should the same submission exist with other words.
    pub addition: MessageId,
    /// What is kept in the family's book with it, such as new words for its story.
    pub book: Option<BookChange>,
    /// When.
    pub at: Timestamp,
}

/// How a send ended. All three mean: it is safe on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// A new request.
    New,
    /// The very same request had been sent; nothing was written.
    Already(RequestId),
    /// A request with this submission id but other words existed; this one was kept as an addition to it.
    Added(RequestId),
}

/// A sent request as its status page needs it: never the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestStatus {
    /// Its id.
    pub id: RequestId,
    /// A request, or a question that names nobody.
    pub kind: SentKind,
    /// Its family.
    pub family: FamilyId,
    /// Who sent it: no other member sees it.
    pub member: MemberId,
    /// Its label.
    pub reference: Reference,
    /// Its place.
    pub place: PlaceId,
    /// The hub it goes to.
    pub hub: HubId,
    /// Whether it was sent as urgent.
    pub urgent: bool,
    /// How far it has come.
    pub delivery: Delivery,
    /// When the family sent it.
    pub sent_at: Timestamp,
    /// When it was handed over.
    pub handed_over_at: Option<Timestamp>,
    /// When the hub confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// When a person there read it.
    pub seen_at: Option<Timestamp>,
    /// When the hub's answer came: what happens now, in words for the family. A question has none.
    pub outcome_at: Option<Timestamp>,
    /// When the family last chased.
    pub chased_at: Option<Timestamp>,
    /// When the family took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// How many additions were sent.
    pub additions: u32,
    /// Whether we have alarmed a person because the hub has not confirmed.
    pub escalated: bool,
}

/// A message waiting to leave, leased to one worker.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Its row.
    pub id: MessageId,
    /// What it belongs to.
    pub subject: Subject,
    /// What to send.
    pub message: Message,
    /// Tries so far, this one not counted.
    pub attempts: u32,
    /// When it was first ready.
    pub created_at: Timestamp,
    /// The lease: only its holder may settle the parcel.
    pub lease: Uuid,
}

/// What a message belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A family's request.
    Request(RequestId),
    /// A professional's concern.
    Concern(ConcernId),
}

impl Subject {
    /// The request, if it is one.
    pub const fn request(self) -> Option<RequestId> {
        match self {
            Self::Request(id) => Some(id),
            Self::Concern(_) => None,
        }
    }
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The hub's system took it.
    HandedOver,
    /// It did not; try again at this time.
    TryAgain {
        /// When.
        at: Timestamp,
    },
}

/// News from a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubNews {
    /// The hub's own id for this piece of news; the same id twice changes nothing.
    pub event: String,
    /// The hub that says so: news about another hub's request is refused.
    pub place: PlaceId,
    /// The hub that says so.
    pub hub: HubId,
    /// Which request.
    pub reference: Reference,
    /// `Confirmed` or `Seen`.
    pub delivery: Delivery,
    /// What it answers to a question; a request gets none this way.
    pub answer: Option<FreeText>,
    /// When it happened there.
    pub at: Timestamp,
}

/// How news was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewsTaken {
    /// It changed what the family sees, or confirmed it.
    Taken,
    /// The same event had been taken before.
    Already,
    /// There is no such request at that hub.
    NoSuchRequest,
    /// It answers what is no question; nothing was kept.
    NotAQuestion,
}

/// What a purge removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Visits that had ended.
    pub visits: u64,
    /// Drafts past their date.
    pub drafts: u64,
    /// Sent stories 30 days after the hub confirmed.
    pub stories: u64,
    /// Families' stories that nobody came back to for a year.
    pub unused: u64,
    /// Concerns past their date.
    pub concerns: u64,
    /// Limit counters past their window.
    pub limits: u64,
    /// Families with something past its date that was kept: too many at once, so a person must say yes first.
    pub held_back: u64,
}

/// Whether the audit chain holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditChain {
    /// Every row follows from the one before.
    Whole {
        /// How many rows.
        rows: u64,
    },
    /// The first row that does not.
    BrokenAt {
        /// Its number.
        row: i64,
    },
}

/// What to look for among a place's offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferQuery {
    /// Where.
    pub place: PlaceId,
    /// Words; none finds everything.
    pub words: SearchWords,
    /// For somebody in this band. Offers that name no age fit everybody.
    pub age: Option<AgeBand>,
    /// Offers here come first: an outward postcode, such as `YO1`. It leaves nothing out.
    pub near: Option<String>,
    /// Leaves out all that is not known to be free.
    pub free_only: bool,
    /// How many to skip.
    pub skip: u32,
    /// How many to give.
    pub most: u32,
}

/// Offers that were found: those that hold more of the words first, then nearer ones, then by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundOffers {
    /// The wanted part.
    pub offers: Vec<KeptOffer>,
    /// How many there are in all.
    pub total: u32,
}

/// Everything that is kept.
#[async_trait]
pub trait Store:
    Advice
    + Backlogs
    + Books
    + Concerns
    + Consents
    + Desk
    + DeskPeople
    + Helping
    + Keeping
    + Leads
    + Measures
    + Notices
    + Organisations
    + Parking
    + Passkeys
    + Plans
    + Readers
    + Telling
    + Ways
    + Send
    + Sync
{
    /// Starts a visit. Fails if the key exists: an id is never shared.
    async fn begin_visit(&self, key: VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault>;
    /// The visit with this key, unless it has ended or has been idle since before `idle_since`.
    async fn visit(&self, key: &VisitKey, idle_since: Timestamp) -> Result<Option<Visit>, Fault>;
    /// The same with the draft it holds, unless that one's time is past.
    async fn visit_and_draft(
        &self,
        key: &VisitKey,
        idle_since: Timestamp,
        now: Timestamp,
    ) -> Result<Option<(Visit, Option<Draft>)>, Fault>;
    /// Notes that the visit is in use.
    async fn touch_visit(&self, key: &VisitKey, now: Timestamp) -> Result<(), Fault>;
    /// Replaces what the visit holds.
    async fn put_visit(&self, key: &VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault>;
    /// Ends the visit at once; its row is deleted.
    async fn end_visit(&self, key: &VisitKey) -> Result<(), Fault>;

    /// Keeps a new draft and its family (with a new key).
    async fn create_draft(&self, draft: &Draft, now: Timestamp) -> Result<(), Fault>;
    /// The draft with this id, unless its time is past.
    async fn draft(&self, id: DraftId, now: Timestamp) -> Result<Option<Draft>, Fault>;
    /// Saves `draft` as version `draft.version + 1`. `false` if another tab saved first: load and apply again.
    async fn save_draft(&self, draft: &Draft) -> Result<bool, Fault>;
    /// Gives a member one more return code; the codes they have go on working.
    async fn add_code(&self, member: MemberId, code: &CodeRow, now: Timestamp) -> Result<(), Fault>;

    /// What a code leads to.
    async fn code_target(&self, key: &[u8; 32], now: Timestamp) -> Result<Option<CodeTarget>, Fault>;
    /// Counts one wrong try, or clears the count after a right one.
    async fn note_code_try(&self, key: &[u8; 32], right: bool, now: Timestamp) -> Result<(), Fault>;
    /// Counts one more use of `key` in the window that `now` falls in and returns the count.
    async fn count_use(&self, key: &[u8; 32], window_seconds: u32, now: Timestamp) -> Result<u32, Fault>;

    /// One transaction: request with its consent snapshot, or question; outgoing message, audit, code, visit; the draft goes.
    async fn send(&self, send: &SendOff) -> Result<Sent, Fault>;
    /// A sent request's status.
    async fn request_status(&self, id: RequestId) -> Result<Option<RequestStatus>, Fault>;
    /// Keeps a later message of the family (addition, chase or withdrawal) and sends it by the same outbox.
    /// A withdrawal also stops a request that has not left yet, and records the withdrawn consent.
    /// `false` when the request was withdrawn before.
    async fn follow_up(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault>;

    /// Leases up to `most` parcels that are due, for `lease_seconds`. A parcel whose lease ran out is due again.
    async fn lease_parcels(&self, most: u32, lease_seconds: u32, now: Timestamp) -> Result<Vec<Parcel>, Fault>;
    /// Settles a try. Does nothing if the lease is no longer ours. A withdrawn request's parcel is never handed over.
    async fn settle_parcel(&self, parcel: &Parcel, attempt: Attempt, now: Timestamp) -> Result<(), Fault>;
    /// Raises a task, once each, for every request handed to nobody or confirmed by nobody since `before`
    /// (`urgent_before` for urgent ones, and for concerns). Returns the labels raised.
    async fn escalate(
        &self,
        before: Timestamp,
        urgent_before: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Reference>, Fault>;
    /// Takes news from a hub: idempotent, never moves a request back.
    async fn take_news(&self, news: &HubNews, now: Timestamp) -> Result<NewsTaken, Fault>;

    /// Puts `offers` in the place of all that `place` had, in one transaction. An id that comes twice fails it whole.
    async fn replace_offers(&self, place: &PlaceId, source: &OfferSource, offers: &[Offer]) -> Result<(), Fault>;
    /// Where the offers of `place` came from; `None` when it never had any.
    async fn offer_source(&self, place: &PlaceId) -> Result<Option<OfferSource>, Fault>;
    /// Offers of one place. The words of the query are only ever words.
    async fn find_offers(&self, query: &OfferQuery) -> Result<FoundOffers, Fault>;
    /// One offer.
    async fn offer(&self, id: OfferId) -> Result<Option<KeptOffer>, Fault>;

    /// Deletes what is past its date (rule C25). When that would touch many families at once, or the clock has made a
    /// leap, it is kept instead, and a person is called.
    async fn purge(&self, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault>;
    /// Notes in the audit what the running portal saw of itself.
    async fn witness(&self, seen: &Witnessed, now: Timestamp) -> Result<(), Fault>;
    /// Recomputes the audit chain from its rows.
    async fn check_audit(&self) -> Result<AuditChain, Fault>;
    /// Whether the store can be read and written now.
    async fn is_ready(&self) -> Result<(), Fault>;
}

/// What the running portal saw of itself, and keeps where nobody takes it out unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witnessed {
    /// How far its log has come: the name, number and seal of the last line.
    LogHead(String),
    /// Somebody of a hub team was refused.
    Refused {
        /// Who.
        person: DeskPersonId,
        /// Why, and the method and template of the route: nobody's words, and nothing of whom it was about.
        what: String,
    },
}

/// The desk's one-time link, printed when the server starts.
pub trait DeskLink: Send + Sync {
    /// Whether `token` is the link's and was not used before; after a yes it is used up.
    fn open(&self, token: &str) -> bool;
}

/// The worker that sends messages to hubs.
pub trait Outbox: Send + Sync {
    /// Says that something is waiting, so that it leaves now rather than at the next round.
    fn wake(&self);
}

/// Every place, checked.
#[derive(Clone, Debug, Default)]
pub struct Places {
    english: BTreeMap<PlaceId, Arc<Place>>,
    others: BTreeMap<(PlaceId, Language), Arc<Place>>,
}

impl Places {
    /// Takes checked places, each once in English and once in each other language it has.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let (mut english, mut others) = (BTreeMap::new(), BTreeMap::new());
        for place in places {
            match place.language {
                Language::English => english.insert(place.id.clone(), Arc::new(place)),
                language => others.insert((place.id.clone(), language), Arc::new(place)),
            };
        }
        Self { english, others }
    }

    /// The place with this short name.
    pub fn get(&self, id: &PlaceId) -> Option<&Arc<Place>> {
        self.english.get(id)
    }

    /// The same place in `language`; in English where it has no words in that language.
    pub fn get_in(&self, id: &PlaceId, language: Language) -> Option<&Arc<Place>> {
        self.others.get(&(id.clone(), language)).or_else(|| self.get(id))
    }

    /// Every place, by short name.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Place>> {
        self.english.values()
    }
}

/// The addresses of the built files a page loads; each name holds its content's hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The same for languages written from right to left; `None` when it was not built.
    pub css_rtl: Option<String>,
    /// The browser half's loader; `None` when it was not built, and pages then work without it.
    pub js: Option<String>,
    /// The browser half.
    pub wasm: Option<String>,
    /// The glossary as the letter reader loads it; `None` when it was not built, and letters are then read here.
    pub glossary: Option<String>,
}

/// The network a request came from, as a keyed digest: enough to count tries, useless to find anybody.
/// The server puts it into the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientNetwork(pub [u8; 32]);

/// The id of a request, made by us: it joins what a person tells on the phone to the line in the log.
/// The server puts it into the request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestName(pub String);

impl RequestName {
    /// Its beginning, short enough to say on the phone.
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or_default()
    }
}

/// How pages behave: addresses, names and times that a deployment sets.
#[derive(Clone, Debug)]
pub struct PageSettings {
    /// The built files.
    pub assets: Assets,
    /// The address people type to come here, without a closing slash.
    pub public_url: String,
    /// Where "exit this page" leads: a neutral site.
    pub exit_url: String,
    /// Whether the cookie may be `Secure` with the `__Host-` prefix. False only for plain HTTP on this machine.
    pub secure_cookies: bool,
    /// How long a visit may be idle, in seconds.
    pub idle_seconds: u32,
    /// How long before that a warning shows, in seconds; at least 120 (rule C27).
    pub warn_seconds: u32,
}

/// Everything a page or server function may ask for, in one value that is provided to each request.
#[derive(Clone)]
pub struct Portal {
    /// Storage.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub ids: Arc<dyn Ids>,
    /// Return codes.
    pub codes: Arc<dyn Codes>,
    /// Passkeys in members' own devices.
    pub authenticators: Arc<dyn Authenticators>,
    /// Codes by e-mail and text.
    pub mailer: Arc<dyn Mailer>,
    /// Places.
    pub places: Arc<Places>,
    /// England's bank holidays.
    pub holidays: Arc<BankHolidays>,
    /// How pages behave.
    pub settings: Arc<PageSettings>,
    /// The desk's one-time link.
    pub desk_link: Arc<dyn DeskLink>,
    /// Which hubs work at the desk.
    pub desks: Arc<dyn Desks>,
    /// The worker that sends.
    pub outbox: Arc<dyn Outbox>,
    /// Signs stories that families take along.
    pub signer: Arc<dyn Signer>,
}
