//! The example hub keeps each message once, on disk, and says so until it is heard.

use std::{path::Path, sync::Arc};

use app::domain::message::{Asks, Message};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
    routing::post,
};
use http_body_util::BodyExt;
use server::{
    forward::{SigningKey, schema},
    hub_example::{self, Ack, Case, Cases, HubExample, Kept, Settings},
};
use tokio::{sync::mpsc, task::JoinSet};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::{
    fixtures::{Dice, OTHER_SECRET, SECRET, StillClock, concern, later, own_request, request, start},
    stub::{any_port, serve},
};

/// A hub that keeps its cases in `data` and reports to `portal`.
pub(crate) fn hub_in(data: &Path, portal: &str, clock: &Arc<StillClock>) -> HubExample {
    let settings = Settings {
        address: any_port(),
        data: data.to_owned(),
        secret: SECRET.into(),
        portal: portal.parse().unwrap(),
        ack: Ack::Auto,
    };
    HubExample::open(&settings, clock.clone()).unwrap()
}

fn signed(secret: &str, id: &str, body: &[u8]) -> HeaderMap {
    SigningKey::parse(&secret.into()).unwrap().sign(id, body, start()).unwrap()
}

async fn offer(router: Router, headers: HeaderMap, body: Vec<u8>) -> StatusCode {
    let mut post = Request::post("/cases").body(Body::from(body)).unwrap();
    *post.headers_mut() = headers;
    router.oneshot(post).await.unwrap().status()
}

async fn offer_signed(router: Router, message: &Message) -> StatusCode {
    let body = schema::to_checked_json(message).unwrap();
    offer(router, signed(SECRET, &message.id().to_string(), &body), body).await
}

#[tokio::test]
async fn a_message_offered_fifty_times_at_once_is_one_case() {
    let folder = tempfile::tempdir().unwrap();
    let router = hub_example::router(hub_in(folder.path(), "http://127.0.0.1:9", &Arc::default()));
    let mut offers = JoinSet::new();
    for _ in 0..50 {
        let router = router.clone();
        offers.spawn(async move { offer_signed(router, &request(1)).await });
    }
    assert!(offers.join_all().await.iter().all(|status| *status == StatusCode::ACCEPTED));
    let listed = router.oneshot(Request::get("/cases").body(Body::empty()).unwrap()).await.unwrap();
    let body = listed.into_body().collect().await.unwrap().to_bytes();
    let cases: Vec<Case> = serde_json::from_slice(&body).unwrap();
    assert_eq!(cases, [Case { received_at: start(), message: request(1) }]);
}

#[tokio::test]
async fn unsigned_misnamed_and_shapeless_messages_are_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let hub = hub_in(folder.path(), "http://127.0.0.1:9", &Arc::default());
    let router = hub_example::router(hub.clone());
    let body = schema::to_checked_json(&request(1)).unwrap();
    let id = request(1).id().to_string();
    for (headers, body, status) in [
        (HeaderMap::new(), body.clone(), StatusCode::UNAUTHORIZED),
        (signed(OTHER_SECRET, &id, &body), body.clone(), StatusCode::UNAUTHORIZED),
        (signed(SECRET, "../../etc", &body), body.clone(), StatusCode::CONFLICT),
        (signed(SECRET, &id, b"{}"), b"{}".to_vec(), StatusCode::UNPROCESSABLE_ENTITY),
        (signed(SECRET, &id, b"{"), b"{".to_vec(), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(offer(router.clone(), headers, body).await, status);
    }
    assert_eq!(hub.cases.all().await.unwrap(), []);
}

#[tokio::test]
async fn a_young_persons_request_is_kept_with_its_flag_and_none_without_it_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let hub = hub_in(folder.path(), "http://127.0.0.1:9", &Arc::default());
    let router = hub_example::router(hub.clone());
    let message = own_request(1);
    let id = message.id().to_string();
    let whole: serde_json::Value = serde_json::from_slice(&schema::to_checked_json(&message).unwrap()).unwrap();
    let own = "/content/request/own_request";
    let mut off = whole.clone();
    off.pointer_mut(own).unwrap()["do_not_contact_family_before_speaking_to_them"] = false.into();
    let mut without = whole.clone();
    without.pointer_mut("/content/request").unwrap().as_object_mut().unwrap().remove("own_request");
    let mut as_family = whole;
    as_family.pointer_mut("/content/request").unwrap()["who_for"] = "my-family".into();
    for broken in [off, without, as_family] {
        let body = serde_json::to_vec(&broken).unwrap();
        let status = offer(router.clone(), signed(SECRET, &id, &body), body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(hub.cases.all().await.unwrap(), []);
    assert_eq!(offer_signed(router, &message).await, StatusCode::ACCEPTED);
    let kept = hub.cases.all().await.unwrap();
    assert!(kept.len() == 1 && kept[0].message.is_own_request());
}

#[tokio::test]
async fn a_concern_is_kept_apart_from_cases_and_confirmed_by_its_own_reference() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(StillClock::default());
    let (listening, mut heard) = portal(StatusCode::OK).await;
    let hub = hub_in(folder.path(), &listening, &clock);
    let router = hub_example::router(hub.clone());
    for _ in 0..2 {
        assert_eq!(offer_signed(router.clone(), &concern(1)).await, StatusCode::ACCEPTED);
    }
    let list = async |path: &str| {
        let listed = router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        let body = listed.into_body().collect().await.unwrap().to_bytes();
        serde_json::from_slice::<Vec<Case>>(&body).unwrap()
    };
    assert_eq!(list("/cases").await, []);
    assert_eq!(list("/concerns").await, [Case { received_at: start(), message: concern(1) }]);
    let stop = CancellationToken::new();
    let concerns = Arc::clone(&hub.concerns);
    let telling = tokio::spawn(hub.of_concerns.run(concerns, Arc::new(Dice::default()), stop.clone()));
    let told = heard.recv().await.unwrap();
    assert_eq!((&told["reference"], &told["delivery"]), (&"HUL-C-00000001".into(), &"confirmed".into()));
    assert_eq!((&told["place"], &told["hub"]), (&"hull".into(), &"ehash".into()));
    stop.cancel();
    telling.await.unwrap();
    assert_eq!(hub.concerns.unacknowledged().await.unwrap(), []);
}

#[tokio::test]
async fn a_case_outlives_the_hub_and_a_file_cut_off_by_a_crash_is_no_case() {
    let folder = tempfile::tempdir().unwrap();
    let case = Case { received_at: start(), message: request(1) };
    assert_eq!(Cases::open(folder.path()).unwrap().keep(case.clone()).await.unwrap(), Kept::New);
    std::fs::write(folder.path().join("00000000-0000-0000-0000-000000000009.json.part"), "{\"rec").unwrap();
    let cases = Cases::open(folder.path()).unwrap();
    assert_eq!(cases.all().await.unwrap(), std::slice::from_ref(&case));
    assert_eq!(cases.keep(case).await.unwrap(), Kept::Already);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A portal that says `status` to news and passes on what it heard.
async fn portal(status: StatusCode) -> (String, mpsc::UnboundedReceiver<serde_json::Value>) {
    let (heard, hearing) = mpsc::unbounded_channel();
    let take = move |body: axum::Json<serde_json::Value>| async move {
        heard.send(body.0).unwrap();
        status
    };
    let (address, _) = serve(Router::new().route("/partner/v1/news", post(take)), any_port()).await;
    (format!("http://{address}"), hearing)
}

#[tokio::test]
async fn a_hub_that_was_not_heard_says_it_again_after_a_restart_and_then_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(StillClock::default());
    let (deaf, mut unheard) = portal(StatusCode::SERVICE_UNAVAILABLE).await;
    let hub = hub_in(folder.path(), &deaf, &clock);
    offer_signed(hub_example::router(hub.clone()), &request(1)).await;
    offer_signed(hub_example::router(hub.clone()), &Message::chase(later(1, 1_001), Asks::Family)).await;
    let first = tokio::spawn(hub.acknowledger.run(hub.cases, Arc::new(Dice::default()), CancellationToken::new()));
    let once = unheard.recv().await.unwrap();
    first.abort();

    let (listening, mut heard) = portal(StatusCode::OK).await;
    let hub = hub_in(folder.path(), &listening, &clock);
    let (cases, stop) = (Arc::clone(&hub.cases), CancellationToken::new());
    let again = tokio::spawn(hub.acknowledger.run(hub.cases, Arc::new(Dice::default()), stop.clone()));
    assert_eq!(heard.recv().await.unwrap(), once);
    assert_eq!(once["delivery"], "confirmed");
    stop.cancel();
    again.await.unwrap();
    assert_eq!(cases.unacknowledged().await.unwrap(), []);
    assert!(heard.try_recv().is_err());
}
