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
        ids::{DraftId, FamilyId, MemberId, RequestId},
        message::Message,
        offer::{KeptOffer, Offer, OfferId, OfferSource},
        place::PlaceId,
        question::Question,
        reference::Reference,
    },
    ports::{
        Advice, Answer, Attempt, AuditChain, CodeRow, CodeTarget, Erasure, Fault, FoundOffers, HubNews, Keeping,
        NewsTaken, OfferQuery, Parcel, Purged, RequestStatus, SendOff, Sent, Store, Visit, VisitData, VisitKey,
        Witnessed,
    },
};
use async_trait::async_trait;
use jiff::Timestamp;

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
    async fn visit_and_draft(
        &self,
        _: &VisitKey,
        _: Timestamp,
        _: Timestamp,
    ) -> Result<Option<(Visit, Option<Draft>)>, Fault> {
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
    async fn witness(&self, _: &Witnessed, _: Timestamp) -> Result<(), Fault> {
        Err(BROKEN)
    }
    async fn check_audit(&self) -> Result<AuditChain, Fault> {
        Err(BROKEN)
    }
    async fn is_ready(&self) -> Result<(), Fault> {
        if self.ready.load(Ordering::Relaxed) { Ok(()) } else { Err(BROKEN) }
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

tests::refuses_the_rest!(NoStore, BROKEN);
