//! What a family may ask about what is kept: a copy, a correction, erasure, whom to complain to.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        ids::{FamilyId, MemberId},
        message::Body,
    },
    ports::{Clock, Mine},
    urls::{self, post},
};
use tests::desk::Everywhere as _;
use tests::{app::TestApp, journey::to_sent, visitor::Visitor};

/// A family that has sent its request, on the page of its rights.
async fn inside() -> (TestApp, Visitor, String) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    (app, visitor, words)
}

async fn only_family(app: &TestApp) -> FamilyId {
    let line = app.store.desk_list(1).await.unwrap().remove(0);
    line.status.family
}

#[tokio::test]
async fn my_rights_are_two_taps_away_and_say_whom_to_complain_to_without_leaving() {
    let (_app, visitor, _) = inside().await;
    let status = visitor.get(urls::STATUS).await;
    assert_eq!(status.all("footer a[href='/privacy']").len(), 1);
    assert_eq!(visitor.get(urls::PRIVACY).await.all("main a[href='/rights']").len(), 1);
    let page = visitor.get(urls::RIGHTS).await;
    assert_eq!((page.status.as_u16(), page.title().as_str()), (200, "Your page - Local services"));
    for url in [urls::CARRY, urls::SEEN, urls::RIGHTS_CORRECT, urls::RIGHTS_ERASE, "tel:03031231113"] {
        assert_eq!(page.all(&format!("main a[href='{url}']")).len(), 1, "{url}");
    }
    assert!(page.all("a[href^=https]").is_empty(), "no way leads to another site");
}

#[tokio::test]
async fn what_i_want_put_right_goes_to_my_hub_once_and_a_person_is_called() {
    let (app, visitor, _) = inside().await;
    let page = visitor.get(urls::RIGHTS_CORRECT).await;
    let page = visitor.submit(&page, post::CORRECT, &[("correction", "  ")]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), (urls::RIGHTS_CORRECT, 1));
    let long = "It is <b>not</b> so. ".repeat(200);
    let page = visitor.submit(&page, post::CORRECT, &[("correction", &long)]).await;
    assert_eq!(page.problems().len(), 1);
    assert!(page.one("textarea").unwrap().contains("It is <b>not</b> so."), "what was typed stays");
    let typed = "Kofi is 7 & not 8 </textarea><script>";
    for _ in 0..2 {
        let sent = visitor.submit(&page, post::CORRECT, &[("correction", typed)]).await;
        assert!(sent.path == urls::RIGHTS && sent.text().contains("A person will look"), "{}", sent.text());
    }
    let task = app.store.tasks().await.unwrap().remove(0);
    assert_eq!(task.kind, "correction");
    let case = app.store.desk_case(task.reference.as_ref().unwrap(), app.clock.now()).await.unwrap().unwrap();
    let words: Vec<_> = case
        .messages
        .iter()
        .filter_map(|message| match message.body() {
            Body::Addition { words } => Some(words.as_str().to_owned()),
            _ => None,
        })
        .collect();
    assert_eq!(words, [format!("Who sent this request asks to have something put right: {typed}")]);
}

#[tokio::test]
async fn without_a_request_i_am_told_whom_to_ring() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let start = visitor.get(urls::START).await;
    visitor.submit(&start, post::BEGIN, &[]).await;
    let page = visitor.get(urls::RIGHTS_CORRECT).await;
    assert!(page.names().is_empty() && page.all("main a[href='/numbers']").len() == 1, "{}", page.text());
    let page = visitor.post(post::CORRECT, &[("correction".to_owned(), "x".to_owned())]).await;
    assert_eq!(page.path, urls::RIGHTS_CORRECT);
}

#[tokio::test]
async fn erasing_tells_what_goes_and_what_stays_and_sets_neither_yes_nor_no() {
    let (app, visitor, words) = inside().await;
    let page = visitor.get(urls::RIGHTS_ERASE).await;
    assert!(page.attribute("input[name=erase][checked]", "value").is_none());
    assert_eq!(page.all("input[name=erase]").len(), 2);
    let page = visitor.submit(&page, post::ERASE, &[]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), (urls::RIGHTS_ERASE, 1));
    let page = visitor.submit(&page, post::ERASE, &[("erase", "no")]).await;
    assert_eq!(page.path, urls::RIGHTS);
    assert_eq!(visitor.get(urls::STATUS).await.path, urls::STATUS, "nothing was erased");

    let family = only_family(&app).await;
    let page = visitor.get(urls::RIGHTS_ERASE).await;
    let done = visitor.submit(&page, post::ERASE, &[("erase", "yes")]).await;
    assert_eq!((done.path.as_str(), done.heading().as_str()), (urls::RIGHTS_ERASED, "It is erased"));
    for path in [urls::STATUS, urls::RIGHTS, urls::SENT] {
        assert_eq!(visitor.get(path).await.path, urls::ENDED, "{path}");
    }
    let again = visitor.submit(&page, post::ERASE, &[("erase", "yes")]).await;
    assert_eq!(again.path, urls::ENDED, "Back and the same form again change nothing");
    let back = app.visitor().get(urls::BACK).await;
    assert_eq!(app.visitor().submit(&back, post::COME_BACK, &[("code", &words)]).await.path, urls::BACK);
    assert!(app.store.book(family).await.unwrap().story.is_empty());
}

#[tokio::test]
async fn when_another_adult_uses_the_story_nothing_is_erased_and_nothing_tells_of_them() {
    let (app, visitor, _) = inside().await;
    let family = only_family(&app).await;
    let other = MemberId::new(uuid::Uuid::from_u128(9));
    app.store.put_mine(family, other, &Mine::default(), app.clock.now()).await.unwrap();
    let page = visitor.get(urls::RIGHTS_ERASE).await;
    let page = visitor.submit(&page, post::ERASE, &[("erase", "yes")]).await;
    assert!(page.path == urls::RIGHTS && page.text().contains("Nothing is erased yet"), "{}", page.text());
    assert!(!page.text().contains("adult"), "{}", page.text());
    assert_eq!(app.store.tasks().await.unwrap()[0].kind, "erasure");
    assert_eq!(visitor.get(urls::STATUS).await.path, urls::STATUS);
}

#[tokio::test]
async fn six_words_alone_do_not_open_my_rights() {
    let (app, _, words) = inside().await;
    let visitor = app.visitor();
    let back = visitor.get(urls::BACK).await;
    visitor.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    let yes = [("erase".to_owned(), "yes".to_owned())];
    let answer = visitor.post_raw(post::ERASE, &yes).await;
    assert_eq!(answer.headers()["location"], urls::ACCESS_OPEN);
    assert_eq!(visitor.get(urls::STATUS).await.path, urls::STATUS, "nothing was erased");
}
