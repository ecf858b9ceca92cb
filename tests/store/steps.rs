//! What a family, a worker and a hub do, as single steps that must go well.

use std::sync::Arc;

use app::{
    domain::{
        consent::{ConsentSnapshot, Decision},
        delivery::Delivery,
        own_request::{Meeting, OwnRequest, Telling},
        raw_form::RawForm,
        request::{ForWhom, Request},
    },
    ports::{Attempt, HubNews, Parcel, RequestStatus, SendOff, Sent, Store, VisitData},
};
use jiff::Timestamp;
use tests::fixtures::{self, at, noon};

pub type Kept = Arc<dyn Store>;

/// Family `number` starts a visit, writes its draft and sends it at noon.
pub async fn sent(store: &Kept, number: u32) -> SendOff {
    let send = fixtures::send_off(number, noon());
    begun(store, number).await;
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
    send
}

/// A young person starts a visit and sends a request of their own at noon.
pub async fn sent_own(store: &Kept, number: u32) -> SendOff {
    let said = RawForm::default().with("may-tell", "no").with("bring", "no");
    let own = OwnRequest::new(None, Telling::parse(&said).unwrap(), Meeting::parse(&said).unwrap());
    let request = Request { for_whom: ForWhom::YoungPerson { own_request: own }, ..fixtures::request() };
    let send = fixtures::send_request(number, request, noon());
    begun(store, number).await;
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
    send
}

/// Family `number` starts a visit and writes its draft.
pub async fn begun(store: &Kept, number: u32) {
    let draft = fixtures::draft(number);
    let data = VisitData { draft: Some(draft.id), family: Some(draft.family), ..VisitData::default() };
    store.begin_visit(fixtures::visit_key(number), &data, noon()).await.unwrap();
    store.create_draft(&draft, noon()).await.unwrap();
}

/// Everything that is due, leased for a minute.
pub async fn leased(store: &Kept, now: Timestamp) -> Vec<Parcel> {
    store.lease_parcels(100, 60, now).await.unwrap()
}

/// What is due by kind.
pub async fn kinds(store: &Kept, now: Timestamp) -> Vec<&'static str> {
    leased(store, now).await.iter().map(fixtures::kind).collect()
}

/// Everything that is due is handed over.
pub async fn handed_over(store: &Kept, now: Timestamp) -> Vec<Parcel> {
    let parcels = leased(store, now).await;
    for parcel in &parcels {
        store.settle_parcel(parcel, Attempt::HandedOver, now).await.unwrap();
    }
    parcels
}

/// The hub's word on a request.
pub fn news(request: u32, event: &str, delivery: Delivery, seconds: i64) -> HubNews {
    HubNews {
        event: event.to_owned(),
        place: fixtures::place(),
        hub: fixtures::hub(),
        reference: fixtures::reference(request),
        delivery,
        answer: None,
        at: at(seconds),
    }
}

/// Where a request stands.
pub async fn status(store: &Kept, send: &SendOff) -> RequestStatus {
    store.request_status(send.request).await.unwrap().unwrap()
}

/// A differing copy: other worries, and the share with the school taken back.
pub fn differing(number: u32, worries: &str) -> SendOff {
    let mut request = fixtures::request();
    request.worries = Some(app::domain::text::FreeText::parse(worries).unwrap());
    let mut send = fixtures::send_request(number, request, at(5));
    send.code = fixtures::code(number + 1_000);
    send.reference = fixtures::reference(number + 1_000);
    send.request = app::domain::ids::RequestId::new(fixtures::id("request", number + 1_000));
    send.visit_data.request = Some(send.request);
    let mut shares = fixtures::shares();
    for share in &mut shares {
        share.decision = Decision::Refused;
    }
    let consent =
        ConsentSnapshot::new(fixtures::family(), Decision::Given, (&shares, &fixtures::notices("1")), at(5)).unwrap();
    let request = send.submission.request().unwrap().clone();
    send.submission = app::domain::request::Submission::new(send.submission.id(), request, consent).into();
    send
}
