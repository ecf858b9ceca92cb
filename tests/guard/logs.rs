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
