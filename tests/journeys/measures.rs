//! Counts without names: small ones are hidden, and each place sees its own alone.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::ports::Clock as _;
use reqwest::StatusCode;
use tests::{app::TestApp, desk, fixtures, plan};

/// Sends `count` requests in York, each by a family of its own.
async fn ask(app: &TestApp, count: u32) {
    for number in 1..=count {
        let send = fixtures::send_off(number, app.clock.now());
        app.store.begin_visit(send.visit, &send.visit_data, app.clock.now()).await.unwrap();
        app.store.send(&send).await.unwrap();
    }
}

#[tokio::test]
async fn a_count_under_ten_never_shows_in_the_page_or_the_file() {
    let app = TestApp::start().await;
    ask(&app, 9).await;
    let worker = desk::by_link(&app).await;
    let page = worker.get("/desk/measures").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.source.contains("<td>9</td>") && !page.source.contains("<td>10</td>"), "{}", page.text());
    assert!(page.all("table").is_empty() && page.text().contains("Too few to show"), "no table of nothing but gaps");
    let file = worker.get("/desk/measures.csv").await.source;
    assert!(file.starts_with("\"Place\",\"Month\",\"Requests sent\""), "{file}");
    assert!(!file.contains("\"9\"") && !file.contains("\"10\""), "{file}");
}

#[tokio::test]
async fn ten_show_rounded_and_nobody_from_outside_sees_them() {
    let app = TestApp::start().await;
    ask(&app, 12).await;
    for number in 1..=12 {
        let says = plan::hub_says(number, "e1", plan::outcome(), app.clock.now());
        app.store.hub_says(&says, app.clock.now()).await.unwrap();
    }
    let worker = desk::by_link(&app).await;
    let file = worker.get("/desk/measures.csv").await.source;
    let york: Vec<_> = file.lines().filter(|line| line.starts_with("\"York\"")).collect();
    assert_eq!(york.len(), 13, "twelve months and all together: {file}");
    assert!(york.last().is_some_and(|line| line.contains("\"10\"")), "{file}");
    assert!(!file.contains("12\""), "never the very number: {file}");
    let stranger = app.visitor();
    assert_eq!(stranger.get("/desk/measures.csv").await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/desk/measures").await.status, StatusCode::NOT_FOUND);
}
