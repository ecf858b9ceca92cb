//! A store that keeps nothing, for tests of what surrounds the pages.
//!
//! Every method fails as a broken database would, save those a test has to steer: readiness, purge and alarms.

use std::collections::BTreeSet;
use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use app::{
    domain::{
        answers::Draft,
        app_code::AppSecret,
        concern::ConcernDraft,
        door::Door,
        helper::MailDomain,
        ids::{
            AccountId, ApprovedId, ConcernId, DeskPersonId, DraftId, FamilyId, HelpedId, MemberId, PasskeyId, ReaderId,
            RequestId, SeatId, SendingId,
        },
        lock::{Carrier, Lock},
        message::Message,
        offer::{KeptOffer, Offer, OfferId, OfferSource},
        passkey::Passkey,
        place::PlaceId,
        plan::{PlanEvent, PlanKey},
        question::Question,
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
        Sent, SentConsent, SentMeasure, Store, Task, TaskDeed, Telling, Used, Visit, VisitData, VisitKey, Ways,
    },
};
use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};

const BROKEN: Fault = Fault::bare("a store that keeps nothing");

/// The store.
#[derive(Debug, Default)]
pub(crate) struct NoStore {
    pub(crate) ready: AtomicBool,
    pub(crate) held_back: AtomicBool,
    pub(crate) purges: AtomicUsize,
    pub(crate) asked_for: Mutex<Vec<(Timestamp, Timestamp, Timestamp)>>,
    pub(crate) unanswered: Mutex<Vec<Reference>>,
}

#[async_trait]
impl Store for NoStore {
    async fn begin_visit(&self, _: VisitKey, _: &VisitData, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn visit(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Visit>, Fault> {
        Err(BROKEN)
    }
    async fn touch_visit(&self, _: &VisitKey, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn put_visit(&self, _: &VisitKey, _: &VisitData, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn end_visit(&self, _: &VisitKey) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn create_draft(&self, _: &Draft, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn draft(&self, _: DraftId, _: Timestamp) -> Result<Option<Draft>, Fault> {
        Err(BROKEN)
    }
    async fn save_draft(&self, _: &Draft) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn add_code(&self, _: MemberId, _: &CodeRow, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn code_target(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<CodeTarget>, Fault> {
        Err(BROKEN)
    }
    async fn note_code_try(&self, _: &[u8; 32], _: bool, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn count_use(&self, _: &[u8; 32], _: u32, _: Timestamp) -> Result<u32, Fault> {
        Err(BROKEN)
    }
    async fn send(&self, _: &SendOff) -> Result<Sent, Fault> {
        Err(BROKEN)
    }
    async fn request_status(&self, _: RequestId) -> Result<Option<RequestStatus>, Fault> {
        Err(BROKEN)
    }
    async fn follow_up(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn lease_parcels(&self, _: u32, _: u32, _: Timestamp) -> Result<Vec<Parcel>, Fault> {
        Err(BROKEN)
    }
    async fn settle_parcel(&self, _: &Parcel, _: Attempt, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn escalate(
        &self,
        before: Timestamp,
        urgent_before: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Reference>, Fault> {
        self.asked_for.lock().unwrap().push((before, urgent_before, now));
        Ok(std::mem::take(&mut *self.unanswered.lock().unwrap()))
    }
    async fn take_news(&self, _: &HubNews, _: Timestamp) -> Result<NewsTaken, Fault> {
        Err(BROKEN)
    }
    async fn replace_offers(&self, _: &PlaceId, _: &OfferSource, _: &[Offer]) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn offer_source(&self, _: &PlaceId) -> Result<Option<OfferSource>, Fault> {
        Err(BROKEN)
    }
    async fn find_offers(&self, _: &OfferQuery) -> Result<FoundOffers, Fault> {
        Err(BROKEN)
    }
    async fn offer(&self, _: OfferId) -> Result<Option<KeptOffer>, Fault> {
        Err(BROKEN)
    }
    async fn purge(&self, _: Timestamp, _: Timestamp) -> Result<Purged, Fault> {
        // The first round fails, as a database that is still starting would.
        if self.purges.fetch_add(1, Ordering::Relaxed) == 0 { Err(BROKEN) } else { Ok(Purged::default()) }
    }
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        Err(BROKEN)
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        if self.ready.load(Ordering::Relaxed) { Ok(()) } else { Err(BROKEN) }
    }
}

#[async_trait]
impl Books for NoStore {
    async fn book(&self, _: FamilyId) -> Result<Book, Fault> {
        Err(BROKEN)
    }
    async fn write_book(&self, _: &BookChange) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn find_door(&self, _: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault> {
        Err(BROKEN)
    }
    async fn mine(&self, _: MemberId) -> Result<Mine, Fault> {
        Err(BROKEN)
    }
    async fn put_mine(&self, _: FamilyId, _: MemberId, _: &Mine, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn requests_of(&self, _: MemberId) -> Result<Vec<RequestStatus>, Fault> {
        Err(BROKEN)
    }
    async fn members(&self, _: FamilyId) -> Result<Vec<MemberId>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Ways for NoStore {
    async fn lock(&self, _: MemberId) -> Result<Option<Lock>, Fault> {
        Err(BROKEN)
    }
    async fn put_lock(&self, _: MemberId, _: &Lock, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn count_guess(&self, _: MemberId, _: bool, _: Timestamp) -> Result<Guess, Fault> {
        Err(BROKEN)
    }
    async fn guess_was_right(&self, _: MemberId) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn may_send(&self, _: MemberId, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn put_once(&self, _: MemberId, _: OnceRow) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn try_once(&self, _: MemberId, _: &[u8; 32], _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn begin_sending(&self, _: SendingId, _: Carrier, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn note_sending(&self, _: SendingId, _: SendingState, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn invite(&self, _: MemberId, _: &CodeRow, _: Timestamp, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn end_invitations(&self, _: MemberId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn invitations_of(&self, _: MemberId) -> Result<Vec<Invitation>, Fault> {
        Err(BROKEN)
    }
    async fn find_invitation(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<(FamilyId, String)>, Fault> {
        Err(BROKEN)
    }
    async fn join(&self, _: &Joining) -> Result<bool, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Advice for NoStore {
    async fn question(&self, _: RequestId, _: MemberId) -> Result<Option<Question>, Fault> {
        Err(BROKEN)
    }
    async fn answers(&self, _: RequestId, _: MemberId) -> Result<Vec<Answer>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Telling for NoStore {
    async fn told(&self, _: RequestId, _: MemberId) -> Result<Option<Request>, Fault> {
        Err(BROKEN)
    }
    async fn is_own_request(&self, _: RequestId, _: MemberId) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn has_begun(&self, _: FamilyId) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn note_use(&self, _: FamilyId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Keeping for NoStore {
    async fn erase_family(&self, _: FamilyId, _: Timestamp) -> Result<Erasure, Fault> {
        Err(BROKEN)
    }
    async fn ask_correction(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn purge_is_held_back(&self) -> Result<bool, Fault> {
        Ok(self.held_back.load(Ordering::Relaxed))
    }
}

#[async_trait]
impl Consents for NoStore {
    async fn sent_by(&self, _: FamilyId, _: MemberId) -> Result<Vec<SentConsent>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Parking for NoStore {
    async fn park(&self, _: &VisitKey, _: &Parked, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn parked(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
        Err(BROKEN)
    }
    async fn unpark(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Helping for NoStore {
    async fn begin_helped(&self, _: &Draft, _: &NewHelped, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn helped_by(&self, _: HelperKey, _: Timestamp) -> Result<Vec<Helped>, Fault> {
        Err(BROKEN)
    }
    async fn save_helped(&self, _: HelperKey, _: &Draft, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn hand_over(&self, _: HelperKey, _: HelpedId, _: (HandOver, Timestamp)) -> Result<Option<Handed>, Fault> {
        Err(BROKEN)
    }
    async fn take_over(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<Handed>, Fault> {
        Err(BROKEN)
    }
    async fn may_ask_again(&self, _: Handed, _: Option<Date>) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn chase_helped(&self, _: HelperKey, _: HelpedId, _: HelperChase) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn decline(&self, _: Handed, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Organisations for NoStore {
    async fn organisations_of(&self, _: &AtWork) -> Result<Vec<(Approved, Vec<Account>)>, Fault> {
        Err(BROKEN)
    }
    async fn approve(&self, _: &AtWork, _: &Approved, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn stop_organisation(&self, _: &AtWork, _: ApprovedId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn approved(&self, _: &MailDomain) -> Result<Option<Approved>, Fault> {
        Err(BROKEN)
    }
    async fn make_account(&self, _: &NewAccount, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn account(&self, _: HelperKey) -> Result<Option<Account>, Fault> {
        Err(BROKEN)
    }
    async fn account_state(&self, _: HelperKey) -> Result<Option<AccountState>, Fault> {
        Err(BROKEN)
    }
    async fn use_app_code(&self, _: AccountId, _: i64, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn cut_off(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn reset_account(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Passkeys for NoStore {
    async fn passkeys(&self, _: MemberId) -> Result<Vec<Passkey>, Fault> {
        Err(BROKEN)
    }
    async fn add_passkey(&self, _: MemberId, _: &NewPasskey) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn remove_passkey(&self, _: MemberId, _: PasskeyId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn note_passkey_use(&self, _: MemberId, _: &Used) -> Result<bool, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Readers for NoStore {
    async fn let_read(&self, _: &NewReader, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn reader_of(&self, _: DraftId, _: Timestamp) -> Result<Option<Reader>, Fault> {
        Err(BROKEN)
    }
    async fn stop_reader(&self, _: DraftId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn open_reading(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<ReaderId>, Fault> {
        Err(BROKEN)
    }
    async fn reading(&self, _: ReaderId, _: Timestamp) -> Result<Option<Draft>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Concerns for NoStore {
    async fn begin_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn concerns_of(&self, _: ConcernHolder, _: Timestamp) -> Result<Vec<ConcernLine>, Fault> {
        Err(BROKEN)
    }
    async fn concern(&self, _: ConcernHolder, _: ConcernId, _: Timestamp) -> Result<Option<ConcernDraft>, Fault> {
        Err(BROKEN)
    }
    async fn save_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn send_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: (&Message, Timestamp)) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn desk_concerns(&self, _: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault> {
        Err(BROKEN)
    }
    async fn open_concern(
        &self,
        _: (DeskActor, &DeskHubs),
        _: &Reference,
        _: Timestamp,
    ) -> Result<Option<OpenedConcern>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Desk for NoStore {
    async fn desk_lines(&self, _: &AtWork, _: u32) -> Result<Vec<DeskLine>, Fault> {
        Err(BROKEN)
    }
    async fn desk_status(&self, _: &AtWork, _: &Reference) -> Result<Option<RequestStatus>, Fault> {
        Err(BROKEN)
    }
    async fn open_case(&self, _: &AtWork, _: &Reference, _: Timestamp) -> Result<Opened, Fault> {
        Err(BROKEN)
    }
    async fn take_desk_news(&self, _: &AtWork, _: &HubNews, _: Timestamp) -> Result<NewsTaken, Fault> {
        Err(BROKEN)
    }
    async fn desk_tasks(&self, _: &AtWork) -> Result<Vec<Task>, Fault> {
        Err(BROKEN)
    }
    async fn do_task(&self, _: &AtWork, _: i64, _: (TaskDeed, Timestamp)) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn raise_late(&self, _: &[Late], _: Timestamp) -> Result<Vec<Reference>, Fault> {
        Err(BROKEN)
    }
    async fn openings_of(&self, _: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl DeskPeople for NoStore {
    async fn desk_people(&self, _: &[PlaceId]) -> Result<Vec<DeskPerson>, Fault> {
        Err(BROKEN)
    }
    async fn desk_person(&self, _: DeskPersonId) -> Result<Option<DeskPerson>, Fault> {
        Err(BROKEN)
    }
    async fn desk_person_at(&self, _: DeskKey) -> Result<Option<DeskPerson>, Fault> {
        Err(BROKEN)
    }
    async fn led_places(&self) -> Result<BTreeSet<PlaceId>, Fault> {
        Err(BROKEN)
    }
    async fn add_desk_person(&self, _: &AtWork, _: &NewDeskPerson, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn tie_app(&self, _: DeskPersonId, _: (&AppSecret, i64), _: Timestamp) -> Result<Option<i64>, Fault> {
        Err(BROKEN)
    }
    async fn use_desk_code(&self, _: DeskPersonId, _: i64, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn cut_off_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn reset_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Leads for NoStore {
    async fn ask_to_lead(&self, _: &NewLeadAsk, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn asked_to_lead(&self, _: HelperKey) -> Result<Vec<LeadAsk>, Fault> {
        Err(BROKEN)
    }
    async fn lead_answered(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn plan_request(&self, _: &Reference) -> Result<Option<PlanRequest>, Fault> {
        Err(BROKEN)
    }
    async fn note_plan_opened(&self, _: &Reference, _: (Option<DeskActor>, Timestamp)) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn plan_lines(&self, _: &AtWork, _: u32) -> Result<Vec<PlanLine>, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Plans for NoStore {
    async fn hub_says(&self, _: &HubSays, _: Timestamp) -> Result<PlanTaken, Fault> {
        Err(BROKEN)
    }
    async fn seat_says(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn plan_events(&self, _: RequestId) -> Result<Vec<PlanEvent>, Fault> {
        Err(BROKEN)
    }
    async fn plan_for(&self, _: RequestId, _: &PlanKey) -> Result<Vec<PlanEvent>, Fault> {
        Err(BROKEN)
    }
    async fn plan_dates(&self, _: RequestId) -> Result<Option<PlanDates>, Fault> {
        Err(BROKEN)
    }
    async fn looked_at(&self, _: RequestId, _: &PlanKey) -> Result<Option<Timestamp>, Fault> {
        Err(BROKEN)
    }
    async fn look(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<Option<Timestamp>, Fault> {
        Err(BROKEN)
    }
    async fn make_seat(&self, _: &NewSeat, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
    async fn renew_seat(&self, _: SeatId, _: [u8; 32], _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn close_seat(&self, _: SeatId, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn seats(&self, _: RequestId) -> Result<Vec<Seat>, Fault> {
        Err(BROKEN)
    }
    async fn seat(&self, _: SeatId) -> Result<Option<Seat>, Fault> {
        Err(BROKEN)
    }
    async fn find_seat(&self, _: &[u8; 32]) -> Result<Option<FoundSeat>, Fault> {
        Err(BROKEN)
    }
    async fn lock_seat(&self, _: SeatId, _: &str, _: Timestamp) -> Result<bool, Fault> {
        Err(BROKEN)
    }
}

#[async_trait]
impl Measures for NoStore {
    async fn requests_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<SentMeasure>, Fault> {
        Err(BROKEN)
    }
    async fn team_meetings_since(&self, _: &PlaceId, _: Date) -> Result<Vec<Date>, Fault> {
        Err(BROKEN)
    }
    async fn partner_leads_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<Timestamp>, Fault> {
        Err(BROKEN)
    }
}
