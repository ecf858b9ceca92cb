//! Claims about sending: kept once, kept whole, or not at all.

use std::{collections::BTreeSet, sync::Arc};

use app::{
    domain::{delivery::Delivery, ids::FamilyId, message::Body},
    ports::{Sent, VisitData},
};
use tests::desk::Everywhere as _;
use tests::fixtures::{self, at, code, noon, send_off, visit_key};

use crate::{
    StoreUnderTest,
    steps::{self, differing},
};

pub async fn a_sent_request_is_kept_with_everything_it_needs(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let status = steps::status(&store, &send).await;
    assert_eq!(
        (status.reference, status.place, status.hub),
        (send.reference.clone(), fixtures::place(), fixtures::hub())
    );
    assert_eq!((status.delivery, status.sent_at, status.additions), (Delivery::Saved, noon(), 0));
    assert_eq!(store.draft(send.draft.unwrap(), noon()).await.unwrap(), None);
    assert_eq!(store.visit(&send.visit, noon()).await.unwrap().unwrap().data, send.visit_data);
    assert_eq!(store.code_target(&send.code.key, noon()).await.unwrap().unwrap().request, Some(send.request));
    assert_eq!(engine.number("select count(*) from consent").await, 4);
    assert_eq!(engine.number("select count(*) from notice").await, 2);
    assert_eq!(engine.number("select count(*) from audit where action = 'request sent'").await, 1);
    let parcels = steps::leased(&store, noon()).await;
    let [parcel] = parcels.as_slice() else { panic!("one parcel, not {}", parcels.len()) };
    assert_eq!(parcel.message.id(), send.submission.id().uuid());
    let Body::Request(body) = parcel.message.body() else { panic!("a request") };
    assert_eq!(Some(&body.request), send.submission.request());
    assert_eq!(body.consent.shares, fixtures::shares());
    assert_eq!(steps::status(&store, &send).await.delivery, Delivery::Sending);
}

pub async fn a_request_sent_twice_is_kept_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    let mut again = send_off(1, at(3 * 86_400));
    again.request = app::domain::ids::RequestId::new(fixtures::id("request", 2));
    again.reference = fixtures::reference(2);
    again.code = code(2);
    let rows = "select (select count(*) from request) + (select count(*) from message) + (select count(*) from consent)
                + (select count(*) from code) + (select count(*) from audit)";
    let before = engine.number(rows).await;
    assert_eq!(store.send(&again).await.unwrap(), Sent::Already(first.request));
    assert_eq!(engine.number(rows).await, before);
}

pub async fn a_hundred_copies_at_once_make_one_request(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::begun(&store, 1).await;
    let copies = (0..100_u32).map(|copy| {
        let store = Arc::clone(&store);
        let mut send = send_off(1, noon());
        send.request = app::domain::ids::RequestId::new(fixtures::id("copy", copy));
        send.reference = fixtures::reference(copy);
        send.code = code(copy);
        tokio::spawn(async move { store.send(&send).await.unwrap() })
    });
    let mut new = 0;
    let mut already = BTreeSet::new();
    for copy in copies.collect::<Vec<_>>() {
        match copy.await.unwrap() {
            Sent::New => new += 1,
            Sent::Already(request) => assert!(already.insert(request) || already.len() == 1),
            Sent::Added(_) => panic!("a copy with the same words is no addition"),
        }
    }
    assert_eq!((new, already.len()), (1, 1));
    assert_eq!(engine.number("select count(*) from request").await, 1);
    assert_eq!(engine.number("select count(*) from message").await, 1);
    assert_eq!(engine.number("select count(*) from code").await, 1);
}

pub async fn a_differing_copy_becomes_an_addition_and_overwrites_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    for _ in 0..3 {
        assert_eq!(store.send(&differing(1, "It got worse")).await.unwrap(), Sent::Added(first.request));
    }
    let status = steps::status(&store, &first).await;
    assert_eq!((status.additions, status.reference), (1, first.reference.clone()));
    let case = store.desk_case(&first.reference, noon()).await.unwrap().unwrap();
    let [request, addition] = case.messages.as_slice() else { panic!("two messages") };
    let Body::Request(body) = request.body() else { panic!("a request") };
    assert_eq!(Some(&body.request), first.submission.request());
    let Body::Addition { words } = addition.body() else { panic!("an addition") };
    let lines: Vec<&str> = words.as_str().lines().collect();
    assert_eq!(lines.first(), Some(&"worries: It got worse"));
    assert!(lines.iter().any(|line| line.starts_with("shares: ") && line.contains("decision refused")), "{lines:?}");
    assert_eq!(lines.len(), 2, "only what differs: {lines:?}");
    assert_eq!(addition.id(), differing(1, "It got worse").addition.uuid());
}

pub async fn a_differing_copy_too_long_for_one_addition_loses_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    let worries: String = (0..4_000_u32).map(|n| char::from_u32(0x4E00 + n).unwrap()).collect();
    assert_eq!(store.send(&differing(1, &worries)).await.unwrap(), Sent::Added(first.request));
    let case = store.desk_case(&first.reference, noon()).await.unwrap().unwrap();
    let said: String = case
        .messages
        .iter()
        .filter_map(|message| match message.body() {
            Body::Addition { words } => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert!(said.contains(&worries));
    assert!(said.contains("shares: "));
}

pub async fn another_family_cannot_use_a_submission_id(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    steps::begun(&store, 2).await;
    let mut forged = send_off(1, noon());
    forged.family = FamilyId::new(fixtures::id("family", 2));
    forged.visit = visit_key(2);
    assert!(store.send(&forged).await.is_err());
    let visit = store.visit(&visit_key(2), noon()).await.unwrap().unwrap();
    assert_eq!(visit.data.request, None);
    assert_eq!(steps::status(&store, &first).await.additions, 0);
}

pub async fn a_double_tap_keeps_the_code_to_show(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    let mut second = send_off(1, noon());
    second.visit_data.fresh_code = Some("a code that is not kept".into());
    store.send(&second).await.unwrap();
    let visit = store.visit(&first.visit, noon()).await.unwrap().unwrap();
    assert_eq!(visit.data.fresh_code, first.visit_data.fresh_code);
}

pub async fn a_copy_from_another_visit_is_not_shown_a_code_that_was_not_kept(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = steps::sent(&store, 1).await;
    store.begin_visit(visit_key(2), &VisitData::default(), noon()).await.unwrap();
    let mut second = send_off(1, noon());
    (second.visit, second.code) = (visit_key(2), code(2));
    second.request = app::domain::ids::RequestId::new(fixtures::id("request", 2));
    second.visit_data.request = Some(second.request);
    assert_eq!(store.send(&second).await.unwrap(), Sent::Already(first.request));
    let visit = store.visit(&visit_key(2), noon()).await.unwrap().unwrap();
    assert_eq!((visit.data.request, visit.data.fresh_code), (Some(first.request), None));
    assert_eq!(store.code_target(&code(2).key, noon()).await.unwrap(), None);
}

pub async fn a_send_that_fails_changes_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    steps::begun(&store, 2).await;
    let rows = "select (select count(*) from request) + (select count(*) from message) + (select count(*) from consent)
                + (select count(*) from code) + (select count(*) from audit) + (select count(*) from draft)";
    let before = engine.number(rows).await;
    let mut send = send_off(2, noon());
    send.code = code(1);
    assert!(store.send(&send).await.is_err());
    assert_eq!(engine.number(rows).await, before);
    assert!(store.draft(send.draft.unwrap(), noon()).await.unwrap().is_some());
    assert_eq!(store.visit(&send.visit, noon()).await.unwrap().unwrap().data.draft, send.draft);
    send.code = code(2);
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
}

pub async fn a_request_is_kept_even_if_its_draft_has_gone(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = send_off(1, noon());
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
    assert_eq!(store.send(&send).await.unwrap(), Sent::Already(send.request));
    assert_eq!(steps::kinds(&store, noon()).await, ["request"]);
}

pub async fn consent_and_notices_cannot_be_changed_or_deleted(engine: impl StoreUnderTest) {
    steps::sent(&engine.store(), 1).await;
    for sql in [
        "update consent set decision = 'given'",
        "delete from consent",
        "update notice set words = ''",
        "delete from notice",
        "delete from request",
    ] {
        assert!(!engine.run(sql).await, "{sql}");
    }
    assert_eq!(engine.number("select count(*) from consent where decision = 'given'").await, 2);
}
