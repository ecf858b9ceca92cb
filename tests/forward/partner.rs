//! Only the hub itself, now, about its own requests, once.

use std::sync::Arc;

use app::{
    domain::{
        delivery::Delivery,
        ids::RequestId,
        place::{HubId, PlaceId},
    },
    ports::Clock,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use proptest::{
    prelude::{Strategy, any},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use serde_json::{Value, json};
use server::{
    forward::{ApiSettings, HubKind, HubSettings, Hubs, SigningKey},
    partner_api::{self, PartnerApi},
};
use tower::ServiceExt;

use crate::{
    fixtures::{OTHER_SECRET, SECRET, StillClock, hub, place, question, reference, request},
    outbox::MemoryOutbox,
};

struct Portal {
    store: Arc<MemoryOutbox>,
    clock: Arc<StillClock>,
    router: Router,
    request: RequestId,
}

fn entry(hub: &str, secret: &str) -> HubSettings {
    HubSettings {
        place: place(),
        hub: HubId::parse(hub),
        kind: HubKind::Http { url: "https://hub.example/cases".into(), secret: secret.into() },
        api: ApiSettings::default(),
    }
}

/// A portal with one request at `mash`, and another hub `other` with another secret.
fn portal() -> Portal {
    let (store, clock) = (Arc::new(MemoryOutbox::default()), Arc::new(StillClock::default()));
    let request = store.put(1, request(1), clock.now());
    let time: Arc<dyn Clock> = clock.clone();
    let hubs = Hubs::open([entry("mash", SECRET), entry("other", OTHER_SECRET)], &time).unwrap();
    let api = PartnerApi { store: store.clone(), clock: time, hubs: Arc::new(hubs) };
    Portal { store, clock, router: partner_api::router(api), request }
}

fn news(event: &str) -> Value {
    json!({
        "event": event, "reference": reference(1), "place": place(), "hub": hub(),
        "delivery": "confirmed", "at": "2026-11-24T09:00:00Z",
    })
}

impl Portal {
    fn sign(&self, secret: &str, event: &str, body: &[u8]) -> HeaderMap {
        SigningKey::parse(&secret.into()).unwrap().sign(event, body, self.clock.now()).unwrap()
    }

    async fn post(&self, headers: HeaderMap, body: Vec<u8>) -> (StatusCode, Value) {
        let mut post = Request::post("/partner/v1/news").body(Body::from(body)).unwrap();
        *post.headers_mut() = headers;
        let answer = self.router.clone().oneshot(post).await.unwrap();
        let (status, kind) = (answer.status(), answer.headers().get("content-type").cloned());
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let wanted = if status.is_success() { "application/json" } else { "application/problem+json" };
        assert_eq!(kind.unwrap(), wanted);
        (status, serde_json::from_slice(&body).unwrap())
    }

    async fn tell(&self, secret: &str, news: &Value) -> (StatusCode, Value) {
        let body = serde_json::to_vec(news).unwrap();
        self.post(self.sign(secret, news["event"].as_str().unwrap(), &body), body).await
    }

    fn delivery(&self) -> Delivery {
        self.store.delivery(self.request)
    }
}

#[tokio::test]
async fn a_hub_can_confirm_its_request_and_say_it_again() {
    let portal = portal();
    assert_eq!(portal.tell(SECRET, &news("e1")).await, (StatusCode::OK, json!({"taken": "taken"})));
    assert_eq!(portal.delivery(), Delivery::Confirmed);
    assert_eq!(portal.tell(SECRET, &news("e1")).await, (StatusCode::OK, json!({"taken": "already"})));
}

#[tokio::test]
async fn late_news_never_takes_a_request_back() {
    let portal = portal();
    let mut seen = news("e1");
    seen["delivery"] = json!("seen");
    portal.tell(SECRET, &seen).await;
    assert_eq!(portal.tell(SECRET, &news("e2")).await.0, StatusCode::OK);
    assert_eq!(portal.delivery(), Delivery::Seen);
}

#[tokio::test]
async fn a_wrong_secret_a_changed_body_and_a_missing_signature_are_refused() {
    let portal = portal();
    assert_eq!(portal.tell(OTHER_SECRET, &news("e1")).await.0, StatusCode::UNAUTHORIZED);
    let body = serde_json::to_vec(&news("e1")).unwrap();
    let mut changed = news("e1");
    changed["delivery"] = json!("seen");
    let headers = portal.sign(SECRET, "e1", &body);
    let answer = portal.post(headers, serde_json::to_vec(&changed).unwrap()).await;
    assert_eq!(answer.0, StatusCode::UNAUTHORIZED);
    assert_eq!(portal.post(HeaderMap::new(), body).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(portal.delivery(), Delivery::Saved);
}

#[tokio::test]
async fn a_signature_older_or_newer_than_five_minutes_is_refused() {
    for (minutes, status) in [(5, StatusCode::OK), (6, StatusCode::UNAUTHORIZED), (-6, StatusCode::UNAUTHORIZED)] {
        let portal = portal();
        let body = serde_json::to_vec(&news("e1")).unwrap();
        let headers = portal.sign(SECRET, "e1", &body);
        portal.clock.advance(SignedDuration::from_mins(minutes));
        assert_eq!(portal.post(headers, body).await.0, status, "{minutes}");
    }
}

#[tokio::test]
async fn the_signed_id_must_be_the_events_own() {
    let portal = portal();
    let body = serde_json::to_vec(&news("e1")).unwrap();
    let headers = portal.sign(SECRET, "e2", &body);
    assert_eq!(portal.post(headers, body).await.0, StatusCode::CONFLICT);
    assert_eq!(portal.delivery(), Delivery::Saved);
}

#[tokio::test]
async fn one_hub_cannot_speak_for_another_and_cannot_learn_which_requests_exist() {
    let portal = portal();
    let mut theirs = news("e1");
    theirs["hub"] = json!("other");
    let not_theirs = portal.tell(OTHER_SECRET, &theirs).await;
    theirs["event"] = json!("e2");
    theirs["reference"] = json!("YRK-2222-2222");
    let not_anyones = portal.tell(OTHER_SECRET, &theirs).await;
    assert_eq!(not_theirs.0, StatusCode::NOT_FOUND);
    assert_eq!(not_theirs, not_anyones);
    assert_eq!(portal.delivery(), Delivery::Saved);
}

#[tokio::test]
async fn a_place_or_hub_without_a_secret_cannot_report_at_all() {
    let portal = portal();
    for (field, value) in [("place", "hull"), ("hub", "desk")] {
        let mut elsewhere = news("e1");
        elsewhere[field] = json!(value);
        assert!(PlaceId::parse(value).is_some());
        assert_eq!(portal.tell(SECRET, &elsewhere).await.0, StatusCode::UNAUTHORIZED, "{field}");
    }
}

#[tokio::test]
async fn only_posts_are_served_and_bodies_are_bounded() {
    let portal = portal();
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let request = Request::builder().method(method).uri("/partner/v1/news").body(Body::empty()).unwrap();
        assert_eq!(portal.router.clone().oneshot(request).await.unwrap().status(), StatusCode::METHOD_NOT_ALLOWED);
    }
    let answer = portal.post(HeaderMap::new(), vec![b' '; (1 << 20) + 1]).await;
    assert_eq!(answer.0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn json_that_can_be_read_in_two_ways_and_what_says_it_is_no_json_are_refused() {
    let portal = portal();
    let good = news("e1").to_string();
    for odd in [
        good.replacen('{', r#"{"event":"e1","#, 1),
        good.replacen('{', r#"{"delivery":"seen","#, 1),
        good.replacen("confirmed", r"\ud800", 1),
        good.replacen('{', r#"{"x":1e999,"#, 1),
        good.replacen('{', &format!("{{\"x\":{}{},", "[".repeat(40), "]".repeat(40)), 1),
    ] {
        let headers = portal.sign(SECRET, "e1", odd.as_bytes());
        assert_eq!(portal.post(headers, odd.clone().into_bytes()).await.0, StatusCode::BAD_REQUEST, "{odd}");
    }
    let mut headers = portal.sign(SECRET, "e1", good.as_bytes());
    for (kind, status) in [
        ("text/plain", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/jsonx", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("Application/JSON; charset=utf-8", StatusCode::OK),
    ] {
        headers.insert("content-type", kind.parse().unwrap());
        assert_eq!(portal.post(headers.clone(), good.clone().into_bytes()).await.0, status, "{kind}");
    }
}

#[tokio::test]
async fn answers_repeat_nothing_of_what_was_sent() {
    let portal = portal();
    let canary = "canary-7f3a";
    let mut odd = news(canary);
    odd["delivery"] = json!(canary);
    odd[canary] = json!(canary);
    let (status, answer) = portal.tell(SECRET, &odd).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(!answer.to_string().contains(canary));
}

/// Signed, so that nothing hides behind the signature check; cut, doubled, overwritten or replaced at random.
#[tokio::test]
async fn three_hundred_garbled_bodies_are_refused_without_a_fault() {
    let portal = portal();
    let good = serde_json::to_vec(&news("e1")).unwrap();
    let change = (any::<u8>(), any::<proptest::sample::Index>(), proptest::collection::vec(any::<u8>(), 0..40));
    let mut runner = TestRunner::deterministic();
    for round in 0..300 {
        let (how, at, junk) = change.new_tree(&mut runner).unwrap().current();
        let at = at.index(good.len());
        let (head, tail) = good.split_at(at);
        let body = match how % 4 {
            0 => head.to_vec(),
            1 => [head, junk.as_slice(), b"\xff", tail].concat(),
            2 => junk,
            _ => [good.as_slice(), good.as_slice()].concat(),
        };
        let headers = {
            let key = SigningKey::parse(&SECRET.into()).unwrap();
            key.sign("e1", &body, portal.clock.now()).unwrap_or_default()
        };
        let (status, _) = portal.post(headers, body).await;
        assert!(status.is_client_error(), "{round}: {status}");
    }
    let deep = [vec![b'['; 500_000], vec![b']'; 500_000]].concat();
    assert_eq!(portal.post(HeaderMap::new(), deep).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(portal.delivery(), Delivery::Saved);
}

#[tokio::test]
async fn a_question_is_answered_once_for_each_event_and_a_request_is_not() {
    let portal = portal();
    portal.store.put(2, question(2), portal.clock.now());
    let answer = |event: &str, number: u8| {
        let mut news = news(event);
        news["reference"] = json!(reference(number));
        news["delivery"] = json!("answered");
        news["words"] = json!("A walk after school <b>helps</b>.");
        news
    };
    assert_eq!(portal.tell(SECRET, &answer("e1", 2)).await, (StatusCode::OK, json!({"taken": "taken"})));
    assert_eq!(portal.tell(SECRET, &answer("e1", 2)).await, (StatusCode::OK, json!({"taken": "already"})));
    assert_eq!(portal.store.answered(), ["A walk after school <b>helps</b>."]);
    let (status, why) = portal.tell(SECRET, &answer("e2", 1)).await;
    assert_eq!((status, why["type"].clone()), (StatusCode::CONFLICT, json!("/problems/not-a-question")));
    assert_eq!(portal.delivery(), Delivery::Saved);
    // Words go with an answer and with nothing else, and an answer has some.
    for (delivery, words) in
        [("answered", json!(null)), ("answered", json!(" ")), ("seen", json!("x")), ("confirmed", json!("x"))]
    {
        let mut odd = answer("e3", 2);
        odd["delivery"] = json!(delivery);
        odd["words"] = words;
        assert_eq!(portal.tell(SECRET, &odd).await.0, StatusCode::BAD_REQUEST, "{odd}");
    }
    assert_eq!(portal.store.answered().len(), 1);
}
