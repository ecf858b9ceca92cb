//! Log lines name routes and never people, addresses or queries.

use axum::body::Body;
use http::Request;
use tests::lines::{Lines, ask_each_time};
use tracing::instrument::WithSubscriber;

use crate::house::house;

#[tokio::test]
async fn a_line_holds_the_route_and_nothing_of_the_request() {
    ask_each_time();
    let (lines, subscriber) = Lines::at("trace,tower_http=trace");
    async {
        let house = house();
        let form = [("user-agent", "PrivateBrowser"), ("referer", "https://private.test/x"), ("cookie", "id=private")];
        house.post("/odd/form/private-name?who=private-query", &form, "story=private-story").await;
        house.post("/letter", &form, "letter=private-letter").await;
        for path in [
            "/private-path?who=private-query",
            "/words?q=private-search",
            "/words/private-word",
            "/shared/open/private-words-of-a-door",
            "/odd/falls?who=private-query",
            "/ask/where?private-query",
        ] {
            let request = Request::get(path).header("x-forwarded-for", "203.0.113.77");
            house.ask(request.body(Body::empty()).unwrap()).await;
        }
    }
    .with_subscriber(subscriber)
    .await;
    let lines = String::from_utf8(lines.bytes()).unwrap();
    for wanted in [
        "/odd/form/{name}",
        "/letter",
        "/words/{id}",
        "/shared/open/{token}",
        "status=200",
        "status=404",
        "status=500",
        "method=POST",
        "ms=0",
        "(none)",
    ] {
        assert!(lines.contains(wanted), "{wanted} in {lines}");
    }
    for secret in ["private", "PrivateBrowser", "203.0.113.77", "Jo Smith"] {
        assert!(!lines.contains(secret), "{secret} in {lines}");
    }
}

#[tokio::test]
async fn who_meets_our_fault_can_say_a_number_and_the_same_number_finds_the_line() {
    ask_each_time();
    let (lines, subscriber) = Lines::json("info");
    async {
        let house = house();
        let cookie = [("cookie", "visit=private-cookie")];
        let page = Request::get("/status").header("cookie", "visit=private-cookie").body(Body::empty()).unwrap();
        for answer in [
            house.get("/odd/falls").await,
            house.ask(page).await,
            house.post("/do/answer", &cookie, "step=worries&worries=private-words").await,
        ] {
            assert!(answer.status.is_server_error(), "{}", answer.status);
            assert!(answer.header("x-request-id").starts_with("07070707"));
            assert!(answer.body.contains("If you call us, say this number: "), "{}", answer.body);
            assert!(answer.body.contains("<b>07070707</b>"), "{}", answer.body);
        }
    }
    .with_subscriber(subscriber)
    .await;
    let text = String::from_utf8(lines.bytes()).unwrap();
    assert!(!text.contains("private"), "{text}");
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (route, status) in [("/odd/falls", 500), ("/status", 503), ("/do/answer", 503)] {
        let answered =
            |line: &&serde_json::Value| line["fields"]["route"] == route && line["fields"]["status"] == status;
        let line = lines.iter().find(answered).unwrap_or_else(|| panic!("{route} in {text}"));
        assert!(line["fields"]["id"].as_str().unwrap().starts_with("07070707"), "{line}");
    }
    let faults: Vec<_> =
        lines.iter().filter(|line| line["level"] == "ERROR" && line["span"]["route"] != "/odd/falls").collect();
    assert_eq!(faults.len(), 2, "{text}");
    for line in faults {
        assert!(line["span"]["id"].as_str().unwrap().starts_with("07070707"), "{line}");
    }
}
