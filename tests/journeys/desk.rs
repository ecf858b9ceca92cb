//! The hub team's list: opened once by its link, it takes the hub's word and shows the family's words as typed.

use app::urls::post;
use tests::{
    app::TestApp,
    journey::{WELL, to_sent},
};

#[tokio::test]
async fn the_one_time_link_opens_the_desk_once() {
    let app = TestApp::start().await;
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    assert_eq!(worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await.path, "/desk");
    let second = app.visitor();
    let page = second.get("/desk/open").await;
    assert_eq!(second.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await.path, "/ended");
    assert_eq!(second.get("/desk").await.status, 404);
}

#[tokio::test]
async fn the_hubs_word_reaches_the_family() {
    let app = TestApp::start().await;
    let family = app.visitor();
    let (sent, _) = to_sent(&family).await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    let list = worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    assert!(list.text().contains(&reference), "{}", list.text());
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert!(case.text().contains(WELL), "{}", case.text());
    let status = family.get("/status").await;
    assert!(!status.one(".app-timeline__item--current strong").unwrap_or_default().contains("Confirmed"));
    worker.submit(&case, post::DESK_NEWS, &[("delivery", "confirmed")]).await;
    let status = family.get("/status").await;
    assert_eq!(status.one(".app-timeline__item--current strong").as_deref(), Some("Confirmed"));
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    worker.submit(&case, post::DESK_NEWS, &[("delivery", "seen")]).await;
    let status = family.get("/status").await;
    assert_eq!(status.one(".app-timeline__item--current strong").as_deref(), Some("Seen by a person"));
}

#[tokio::test]
async fn a_family_cannot_open_the_desk_or_anothers_request() {
    let app = TestApp::start().await;
    let family = app.visitor();
    let (sent, _) = to_sent(&family).await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    for path in ["/desk".to_owned(), format!("/desk/case/{reference}")] {
        assert_eq!(family.get(&path).await.status, 404, "{path}");
    }
    let fields = [("reference".to_owned(), reference), ("delivery".to_owned(), "seen".to_owned())];
    assert_eq!(family.post(post::DESK_NEWS, &fields).await.path, "/ended");
    let status = family.get("/status").await;
    assert_ne!(status.one(".app-timeline__item--current strong").as_deref(), Some("Seen by a person"));
}

#[tokio::test]
async fn the_desk_shows_which_language_the_family_read_and_stays_in_english_itself() {
    let app = TestApp::start().await;
    let family = app.visitor();
    let page = family.get("/").await;
    family.submit(&page, post::LANGUAGE, &[("to-language", "ur")]).await;
    let (sent, _) = to_sent(&family).await;
    let reference = sent.one(".govuk-panel strong").unwrap();
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert!(case.text().contains("They used this website in اردو"), "{}", case.text());
    assert!(case.text().contains("What worries you") && case.text().contains(WELL), "{}", case.text());
    // A worker who once chose a language on the family's pages reads the desk in English all the same.
    worker.post(post::LANGUAGE, &[("to-language".to_owned(), "pl".to_owned())]).await;
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert!(case.text().contains("What worries you"), "{}", case.text());
    assert_eq!(case.attribute("html", "lang").as_deref(), Some("en"));
    assert_eq!(case.one(".app-languages"), None);
}
