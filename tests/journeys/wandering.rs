//! Back, refresh, two tabs, double taps, steps out of order, someone else's cookie: all safe.

use app::{domain::journey::Path, urls, urls::post};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{to_check, to_sent},
};

#[tokio::test]
async fn steps_out_of_order_lead_to_the_first_one_still_to_answer() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/").await;
    visitor.submit(&page, post::BEGIN, &[]).await;
    for step in Path::MyFamily.steps() {
        assert_eq!(visitor.get(&urls::step(*step)).await.path, "/ask/where");
    }
    for step in Path::MyFamily.steps().iter().skip(1) {
        let fields = [("step".to_owned(), step.slug().to_owned())];
        let page = visitor.post(post::ANSWER, &fields).await;
        assert_eq!((page.status.as_u16(), page.path.as_str()), (200, "/ask/where"), "{}", step.slug());
    }
}

#[tokio::test]
async fn pressing_send_twice_or_from_two_tabs_sends_once() {
    let app = TestApp::start().await;
    let mut visitor = app.visitor();
    let mut check = None;
    // Each round gives the tabs another chance to cross between reading a visit and reading its draft.
    for round in 1..=8 {
        visitor = app.visitor();
        let page = check.insert(to_check(&visitor).await);
        let send = || visitor.submit(page, post::SEND, &[]);
        let (one, two, three, four, five) = tokio::join!(send(), send(), send(), send(), send());
        for page in [one, two, three, four, five] {
            assert_eq!(page.heading(), "We have your request", "{} in round {round}", page.path);
        }
        assert_eq!(app.store.desk_list(20).await.unwrap().len(), round);
    }
    let check = check.expect("a page");
    let again = visitor.submit(&check, post::SEND, &[]).await;
    assert_eq!(again.path, "/ask/sent");
    let words = again.six_words().expect("the words show until they are practised");
    let other = app.visitor();
    let page = other.get("/back").await;
    assert_eq!(other.submit(&page, post::COME_BACK, &[("code", &words)]).await.path, "/status", "the shown words work");
}

#[tokio::test]
async fn a_second_tab_that_answers_after_sending_keeps_the_words_for_adding() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let stale = visitor.get("/ask/worries").await;
    let check = visitor.get("/ask/check").await;
    visitor.submit(&check, post::SEND, &[]).await;
    let page = visitor.submit(&stale, post::ANSWER, &[("worries", "one more thing we forgot")]).await;
    assert_eq!(page.path, "/status");
    assert_eq!(page.one("textarea[name=addition]").as_deref(), Some("one more thing we forgot"));
}

#[tokio::test]
async fn two_tabs_that_answer_different_steps_at_once_lose_neither_answer() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let well = visitor.get("/ask/well").await;
    let worries = visitor.get("/ask/worries").await;
    for round in 0..10 {
        let (good, bad) = (format!("good {round}"), format!("bad {round}"));
        let (good_change, bad_change) = ([("going-well", good.as_str())], [("worries", bad.as_str())]);
        tokio::join!(
            visitor.submit(&well, post::ANSWER, &good_change),
            visitor.submit(&worries, post::ANSWER, &bad_change),
        );
        let text = visitor.get("/ask/check").await.text();
        assert!(text.contains(&good) && text.contains(&bad), "round {round}: {text}");
    }
}

#[tokio::test]
async fn another_persons_form_cannot_send_my_draft() {
    let app = TestApp::start().await;
    let (mine, other) = (app.visitor(), app.visitor());
    to_check(&mine).await;
    let theirs = to_check(&other).await;
    let id = theirs.attribute("input[name=submission]", "value").unwrap();
    let page = mine.post(post::SEND, &[("submission".to_owned(), id)]).await;
    assert_eq!(page.path, "/ask/check");
    assert!(app.store.desk_list(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_request_that_was_sent_cannot_be_reached_by_its_old_pages() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    for step in Path::MyFamily.steps() {
        assert_eq!(visitor.get(&urls::step(*step)).await.path, "/status");
    }
}

#[tokio::test]
async fn pages_that_belong_to_a_visit_send_a_stranger_to_a_calm_page() {
    let app = TestApp::start().await;
    for path in
        ["/ask/name", "/ask/check", "/ask/sent", "/ask/saved", "/ask/practise", "/note", "/status", "/status/stop"]
    {
        let page = app.visitor().get(path).await;
        assert_eq!((page.status.as_u16(), page.path.as_str()), (200, "/ended"), "{path}");
    }
    assert_eq!(app.visitor().get("/ask/nonsense").await.status, 404);
    assert_eq!(app.visitor().get("/nowhere").await.status, 404);
}
