//! Every answer, of whatever kind: its headers, its limits, its calm.

use std::sync::atomic::Ordering;

use axum::body::Body;
use http::{Method, Request, StatusCode};

use crate::house::{Answer, House, house, house_with};

const EVERY: &[&str] = &[
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "x-robots-tag",
    "cache-control",
    "x-request-id",
];

/// One answer of each kind the server can give, with what it should be.
async fn all_kinds(house: &House) -> Vec<(&'static str, StatusCode, Answer)> {
    let mut kinds = Vec::new();
    for (path, status) in [
        ("/", 200),
        ("/safety", 200),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/robots.txt", 200),
        ("/pkg/portal.cc.css", 200),
        ("/pkg/absent.css", 404),
        ("/hash.txt", 404),
        ("/.git/config", 404),
        ("/nowhere", 404),
        ("/odd/moves", 303),
        ("/odd/falls", 500),
        ("/odd/fault", 500),
        ("/odd/form/jo", 405),
    ] {
        kinds.push((path, StatusCode::from_u16(status).unwrap(), house.get(path).await));
    }
    let foreign = [("origin", "https://elsewhere.test")];
    kinds.push(("foreign form", StatusCode::FORBIDDEN, house.post("/do/begin", &foreign, "").await));
    let long = "a".repeat(64 * 1024 + 1);
    kinds.push(("long form", StatusCode::PAYLOAD_TOO_LARGE, house.post("/do/begin", &[], long).await));
    let delete = Request::delete("/").body(Body::empty()).unwrap();
    kinds.push(("delete", StatusCode::METHOD_NOT_ALLOWED, house.ask(delete).await));
    kinds.push(("unknown form", StatusCode::NOT_FOUND, house.post("/do/nothing", &[], "").await));
    kinds
}

#[tokio::test]
async fn every_kind_of_answer_carries_every_header() {
    let house = house();
    for (what, status, answer) in all_kinds(&house).await {
        assert_eq!(answer.status, status, "{what}");
        for name in EVERY {
            assert!(!answer.header(name).is_empty(), "{what}: {name}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{what}");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{what}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{what}");
        assert_eq!(answer.header("strict-transport-security"), "", "{what}: plain HTTP on this machine");
    }
}

#[tokio::test]
async fn nothing_but_files_may_be_kept_by_a_browser() {
    let house = house();
    for (what, _, answer) in all_kinds(&house).await {
        let kept = match what {
            "/pkg/portal.cc.css" => "public, max-age=31536000, immutable",
            "/robots.txt" => "public, max-age=3600",
            _ => "no-store",
        };
        assert_eq!(answer.header("cache-control"), kept, "{what}");
    }
}

#[tokio::test]
async fn every_trouble_is_a_calm_page_that_keeps_the_emergency_line() {
    let house = house();
    for (what, status, answer) in all_kinds(&house).await {
        if status.is_client_error() || status.is_server_error() {
            assert!(answer.is_calm(), "{what}: {}", answer.body);
        }
    }
}

#[tokio::test]
async fn a_page_keeps_the_policy_it_chose() {
    assert_eq!(house().get("/odd/own-policy").await.header("content-security-policy"), "default-src 'self'");
}

#[tokio::test]
async fn a_portal_others_can_reach_asks_for_https_only() {
    let house = house_with("public_url = \"https://help.test\"\nkey_file = KEY\n", |_| {});
    for path in ["/", "/nowhere", "/odd/falls", "/odd/moves"] {
        assert!(house.get(path).await.header("strict-transport-security").contains("max-age=63072000"), "{path}");
    }
}

#[tokio::test]
async fn a_fault_tells_a_reference_and_nothing_of_its_cause() {
    let house = house();
    for path in ["/odd/falls", "/odd/fault"] {
        let answer = house.get(path).await;
        assert!(answer.body.contains("07070707"), "{path}");
        assert!(answer.header("x-request-id").starts_with("07070707"), "{path}");
        for secret in ["Jo Smith", "High Street", "password"] {
            assert!(!answer.body.contains(secret), "{path}");
        }
    }
}

#[tokio::test]
async fn a_request_id_from_outside_is_not_believed() {
    let request = Request::get("/nowhere").header("x-request-id", "theirs").body(Body::empty()).unwrap();
    assert!(house().ask(request).await.header("x-request-id").starts_with("07070707"));
}

#[tokio::test]
async fn a_form_passes_from_here_and_is_refused_from_elsewhere() {
    let house = house_with("public_url = \"https://help.test\"\nkey_file = KEY\n", |_| {});
    let cases: &[(&[(&str, &str)], bool)] = &[
        (&[("sec-fetch-site", "same-origin")], true),
        (&[("sec-fetch-site", "none")], true),
        (&[("origin", "https://portal.test")], true),
        // A proxy may call this host by another name than families do.
        (&[("origin", "https://help.test"), ("sec-fetch-site", "same-origin")], true),
        (&[("origin", "https://help.test")], true),
        // No browser of the last years leaves out both; programs may.
        (&[], true),
        (&[("sec-fetch-site", "cross-site")], false),
        (&[("sec-fetch-site", "same-site")], false),
        (&[("origin", "https://elsewhere.test")], false),
        (&[("origin", "null")], false),
        (&[("origin", "https://portal.test.elsewhere.test")], false),
    ];
    for (headers, passes) in cases {
        let answer = house.post("/odd/form/jo", headers, "a=b").await;
        let expected = if *passes { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(answer.status, expected, "{headers:?}");
    }
}

#[tokio::test]
async fn the_signed_partner_api_is_left_out_of_the_check_of_origins() {
    let answer = house().post("/partner/v1/news", &[("origin", "https://hub.test")], "news").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn the_longest_form_fits_and_one_byte_more_does_not_however_it_is_sent() {
    let house = house();
    let whole = |bytes: usize| Body::from("a".repeat(bytes));
    assert_eq!(house.post("/odd/form/jo", &[], whole(65_536)).await.body, "65536");
    let too_long = house.post("/odd/form/jo", &[], whole(65_537)).await;
    assert_eq!((too_long.status, too_long.is_calm()), (StatusCode::PAYLOAD_TOO_LARGE, true));
    let announced = house.post("/odd/form/jo", &[("content-length", "9999999999")], "a").await;
    assert_eq!((announced.status, announced.is_calm()), (StatusCode::PAYLOAD_TOO_LARGE, true));
    assert_eq!(house.post("/partner/v1/news", &[], whole(1_048_576)).await.body, "1048576");
    assert_eq!(house.post("/partner/v1/news", &[], whole(1_048_577)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn methods_we_do_not_speak_are_refused_calmly_even_from_elsewhere() {
    let house = house();
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
        let request = Request::builder().method(&method).uri("/").header("origin", "https://elsewhere.test");
        let answer = house.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.is_calm()), (StatusCode::METHOD_NOT_ALLOWED, true), "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD, POST", "{method}");
    }
}

#[tokio::test]
async fn the_probes_tell_alive_from_ready() {
    let house = house();
    assert_eq!(house.get("/readyz").await.status, StatusCode::OK);
    house.store.ready.store(false, Ordering::Relaxed);
    assert_eq!(house.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_packed_copy_is_sent_to_those_who_can_open_it_and_the_plain_one_to_others() {
    let house = house();
    let get = |encoding: &str| Request::get("/pkg/portal.cc.css").header("accept-encoding", encoding.to_owned());
    let packed = house.ask(get("br").body(Body::empty()).unwrap()).await;
    assert_eq!((packed.header("content-encoding"), packed.body.as_str()), ("br", "packed"));
    let plain = house.ask(get("identity").body(Body::empty()).unwrap()).await;
    assert!(plain.body.starts_with("body{"));
}

#[tokio::test]
async fn a_long_page_is_packed_on_its_way() {
    for encoding in ["br", "gzip"] {
        let request = Request::get("/odd/long").header("accept-encoding", encoding).body(Body::empty()).unwrap();
        let answer = house().ask(request).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.body.len() < 1_000, "{encoding}");
    }
}
