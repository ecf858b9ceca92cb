//! More people than can be served: a few wait, the rest hear at once that they should come back, and nobody loses a word.

use std::sync::Arc;

use axum::body::Body;
use http::{Request, StatusCode};

use crate::house::{House, house_with};

/// One page and one form at a time, and one of each may wait.
fn small_house() -> Arc<House> {
    Arc::new(house_with("", |settings| {
        settings.limits.pages_at_once = 1;
        settings.limits.forms_at_once = 1;
        settings.limits.pages_waiting = 1;
        settings.limits.forms_waiting = 1;
    }))
}

/// `many` requests that do not end until the house lets them go on.
async fn fill(house: &Arc<House>, many: usize, request: impl Fn() -> Request<Body>) {
    for _ in 0..many {
        let (house, request) = (Arc::clone(house), request());
        tokio::spawn(async move { house.ask(request).await });
    }
    // On this one thread, each of them runs until it must wait before we go on.
    tokio::task::yield_now().await;
}

#[tokio::test]
async fn a_page_too_many_is_told_to_come_back_and_the_way_out_and_the_numbers_stay_open() {
    let house = small_house();
    fill(&house, 2, || Request::get("/odd/waits").body(Body::empty()).unwrap()).await;
    let busy = house.get("/odd/long").await;
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.is_calm() && busy.header("retry-after") == "30", "{}", busy.body);
    for path in ["/numbers", "/safety", "/healthz", "/pkg/portal.cc.css"] {
        assert_eq!(house.get(path).await.status, StatusCode::OK, "{path}");
    }
    let form = house.post("/odd/form/jo", &[], "a=b").await;
    assert_eq!(form.status, StatusCode::OK, "forms have turns of their own");
    house.go_on.cancel();
    while house.get("/odd/long").await.status != StatusCode::OK {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_form_too_many_comes_back_with_what_was_typed_and_no_markup_of_it() {
    let house = small_house();
    fill(&house, 2, || Request::post("/odd/waits").body(Body::empty()).unwrap()).await;
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let busy = house.post("/odd/form/jo", &kind, "worries=The+rent+is+%3Cb%3Elate%3C%2Fb%3E").await;
    assert_eq!((busy.status, busy.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "30"));
    assert!(busy.body.contains("The rent is &lt;b&gt;late&lt;/b&gt;"), "{}", busy.body);
    assert!(busy.body.contains("tel:999") && busy.body.contains("/numbers"), "{}", busy.body);
    let file = house.post("/odd/form/jo", &[("content-type", "multipart/form-data; boundary=x")], "--x--").await;
    assert!(file.status == StatusCode::SERVICE_UNAVAILABLE && file.is_calm(), "{}", file.body);
    assert_ne!(house.post("/do/exit", &kind, "").await.status, StatusCode::SERVICE_UNAVAILABLE, "the way out is open");
    assert_eq!(house.get("/odd/long").await.status, StatusCode::OK, "pages have turns of their own");
}

#[tokio::test]
async fn whoever_brings_a_file_to_a_full_disk_is_not_told_of_a_crowd() {
    // No disk has so much free: it is as if this one were nearly full.
    let house = house_with("", |settings| settings.limits.spare_percent = 100);
    let file = [("content-type", "multipart/form-data; boundary=x")];
    let full = house.post("/do/carry-bring", &file, "--x--").await;
    assert_eq!(full.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(full.body.contains("tel:999") && full.body.contains("/numbers"), "{}", full.body);
    assert!(!full.body.contains("A lot of people"), "{}", full.body);
}
