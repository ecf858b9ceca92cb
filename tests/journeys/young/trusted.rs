//! A grown-up whom a young person trusts reads what they wrote; and what a grown-up wrote becomes the young person's own.

use app::urls::{self, post};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    helping::{ADDRESS, helper, with_mail, write},
    own::{GOING_ON, NOT_THEM, to_check},
    visitor::{Page, Visitor},
};

/// Makes the words for a grown-up, from the page before sending.
async fn make_words(teen: &Visitor, check: &Page) -> String {
    assert!(check.source.contains(urls::OWN_TRUSTED), "the page before sending leads there");
    let page = teen.get(urls::OWN_TRUSTED).await;
    let page = teen.submit(&page, post::TRUSTED_LET, &[("reader", "Nan zqreader")]).await;
    assert_eq!(page.path, urls::OWN_TRUSTED);
    page.six_words().unwrap()
}

async fn open(app: &TestApp, words: &str) -> (Visitor, Page) {
    let adult = app.visitor();
    let page = adult.get(urls::FOR_YOU).await;
    let page = adult.submit(&page, post::FOR_YOU_OPEN, &[("code", words)]).await;
    (adult, page)
}

#[tokio::test]
async fn a_trusted_grown_up_reads_every_answer_once_let_in_and_can_change_and_send_none() {
    let app = TestApp::start().await;
    let teen = app.visitor();
    let check = to_check(&teen, "york").await;
    let words = make_words(&teen, &check).await;
    let page = teen.get(urls::OWN_TRUSTED).await;
    let page = teen.submit(&page, post::TRUSTED_HIDE, &[]).await;
    assert!(page.text().contains("Nan zqreader. They have not opened it yet") && !page.source.contains(&words));

    let (adult, page) = open(&app, &words).await;
    assert_eq!(page.path, "/for-you/theirs");
    for said in [GOING_ON, NOT_THEM, "Zed zqnick", "07700 900123", "has not been sent", "999"] {
        assert!(page.text().contains(said), "{said} is not in {}", page.text());
    }
    assert!(!page.text().contains("zqreader"), "what they are called is the young person's business");
    assert!(page.all("main a[href^='/y/']").is_empty() && page.names().is_empty(), "nothing to change");
    for path in ["/y/check", "/y/worries", "/ask/check", "/status", "/for-you/read"] {
        assert_eq!(adult.get(path).await.path, "/ended", "{path}");
    }
    for form in [post::SEND, post::FOR_YOU_NO, post::FOR_YOU_STRIKE, post::TRUSTED_OWN, post::TRUSTED_LET] {
        adult.post(form, &[("step".to_owned(), "worries".to_owned())]).await;
    }
    assert_eq!(adult.get("/for-you/theirs").await.source.matches("zqgoingon").count(), 1, "it is still there to read");
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
    assert_eq!(teen.get("/y/check").await.path, "/y/check", "and still the young person's");
    assert!(teen.get(urls::OWN_TRUSTED).await.text().contains("They have opened it"));

    let (_, again) = open(&app, &words).await;
    assert!(again.path == "/for-you" && again.text().contains("open nothing now"), "{}", again.text());
    adult.post(post::FINISH, &[]).await;
    assert_eq!(adult.get("/for-you/theirs").await.path, "/ended");
}

#[tokio::test]
async fn it_ends_when_the_young_person_stops_it_sends_it_or_the_day_is_over() {
    let app = TestApp::start().await;
    let teen = app.visitor();
    let check = to_check(&teen, "hull").await;
    let (stopped, _) = open(&app, &make_words(&teen, &check).await).await;
    teen.post(post::TRUSTED_STOP, &[]).await;
    let gone = stopped.get("/for-you/theirs").await;
    assert!(gone.text().contains("You can not read it any more") && !gone.source.contains("zqgoingon"));

    let first = make_words(&teen, &check).await;
    teen.post(post::TRUSTED_HIDE, &[]).await;
    let (second, page) = open(&app, &make_words(&teen, &check).await).await;
    assert!(page.source.contains("zqgoingon"));
    assert_eq!(open(&app, &first).await.1.path, "/for-you", "newer words took their place");
    teen.submit(&check, post::SEND, &[]).await;
    assert!(!second.get("/for-you/theirs").await.source.contains("zqgoingon"), "it was sent");
    assert_eq!(teen.get(urls::OWN_TRUSTED).await.path, "/ended");

    let other = app.visitor();
    let check = to_check(&other, "hull").await;
    let late = make_words(&other, &check).await;
    app.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(open(&app, &late).await.1.path, "/for-you", "the day is over");
}

#[tokio::test]
async fn a_blank_or_endless_name_is_told_and_kept_and_a_familys_visit_has_no_such_page() {
    let app = TestApp::start().await;
    let teen = app.visitor();
    to_check(&teen, "york").await;
    for name in ["", "<b>"] {
        let name = name.repeat(300);
        let page = teen.get(urls::OWN_TRUSTED).await;
        let page = teen.submit(&page, post::TRUSTED_LET, &[("reader", &name)]).await;
        assert_eq!((page.path.as_str(), page.problems().len()), (urls::OWN_TRUSTED, 1));
        assert_eq!(page.attribute("input[name='reader']", "value").unwrap_or_default(), name);
        assert!(page.six_words().is_none());
    }
    let parent = app.visitor();
    tests::journey::to_check(&parent).await;
    for form in [post::TRUSTED_LET, post::TRUSTED_STOP, post::TRUSTED_HIDE] {
        assert_eq!(parent.post(form, &[("reader".to_owned(), "Nan".to_owned())]).await.path, "/ended", "{form}");
    }
    assert!(!parent.get("/ask/check").await.source.contains(urls::OWN_TRUSTED));
}

#[tokio::test]
async fn what_a_grown_up_wrote_becomes_the_young_persons_own_and_its_writer_learns_only_that_it_is_closed() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let ready = school.get("/helping/ready").await;
    let words = school.submit(&ready, post::HELPING_WORDS, &[]).await.six_words().unwrap();
    let (teen, page) = open(&app, &words).await;
    assert_eq!(page.path, "/for-you/read");
    let page = teen.submit(&page, post::TRUSTED_OWN, &[]).await;
    assert_eq!(page.path, "/y/you", "{}", page.text());
    assert_eq!(page.attribute("input[name='name']", "value").unwrap_or_default(), "", "the name may be a parent's");
    let page = teen.submit(&page, post::ANSWER, &[("name", "Zed")]).await;
    assert_eq!(page.path, "/y/worries");
    assert!(page.source.contains("rent is late"), "what is going on came along: {}", page.text());
    assert_eq!(teen.get("/for-you/read").await.path, "/y/worries", "nothing is left there");
    let mine = school.get("/helping/mine").await;
    assert!(mine.all("#helped li")[0].contains("Closed"), "{}", mine.text());
    // Whatever the young person does now, its writer sees no more of it.
    let before = mine.text();
    let page = teen.get("/y/worries").await;
    teen.submit(&page, post::ANSWER, &[("worries", "In my own words")]).await;
    assert_eq!(school.get("/helping/mine").await.text(), before);
}
