//! Coming back to a story: the second thing, and a way in that is lost.
//!
//! `codes` holds codes that are sent, `adults` two adults of one family, `limits` guessing, `passkeys` keys in
//! a person's own device.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod adults;
mod codes;
mod limits;
mod passkeys;

use app::urls::post;
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    journey::{to_check, to_sent},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

/// A safe word.
pub(super) const WORD: &str = "Purple Kettle 9";
const CLOSED: &str = "We can not open your story with six words";
pub(super) const NOT_RIGHT: &str = "That did not open your story";

/// A portal that sends e-mail to a server of this test.
pub(super) async fn with_mail() -> (TestApp, SmtpStub) {
    let stub = SmtpStub::start().await;
    (TestApp::start_sending(stub.notify()).await, stub)
}

/// A family that sent a request and chose a safe word; gives its browser and six words.
pub(super) async fn locked(app: &TestApp, word: &str) -> (Visitor, String) {
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    let page = visitor.get("/access").await;
    let page = visitor.submit(&page, post::LOCK_WORD, &[("safe-word", word)]).await;
    assert!(page.text().contains("We have kept your choice"), "{}", page.text());
    (visitor, words)
}

/// Types six words on another phone.
pub(super) async fn back(app: &TestApp, words: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = visitor.get("/back").await;
    let page = visitor.submit(&page, post::COME_BACK, &[("code", words)]).await;
    (visitor, page)
}

/// Types the second thing.
pub(super) async fn open(visitor: &Visitor, field: &str, typed: &str) -> Page {
    let page = visitor.get("/access/open").await;
    visitor.submit(&page, post::OPEN_STORY, &[(field, typed)]).await
}

pub(super) fn is_story(page: &Page) -> bool {
    page.path == "/story" || page.path == "/story/begin"
}

pub(super) fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_safe_word_opens_my_story_on_another_phone_and_six_words_alone_do_not() {
    let app = TestApp::start().await;
    let (_, words) = locked(&app, WORD).await;
    let (other, status) = back(&app, &words).await;
    assert_eq!(status.path, "/status");
    for private in ["/story", "/access", "/access/people"] {
        assert_eq!(other.get(private).await.path, "/access/open", "{private}");
    }
    let wrong = open(&other, "safe-word", "purple kettle 8").await;
    assert_eq!(wrong.path, "/access/open");
    assert!(wrong.text().contains(NOT_RIGHT), "{}", wrong.text());
    assert!(!wrong.source.contains("kettle"), "what was tried is not shown");
    let right = open(&other, "safe-word", "  PURPLE kettle   9 ").await;
    assert!(is_story(&right), "{}", right.path);
    assert_eq!(other.get("/access").await.path, "/access");
    assert_eq!(other.get("/status").await.path, "/status", "the request is still there");
}

#[tokio::test]
async fn opening_the_story_makes_a_new_cookie_and_the_old_one_is_dead() {
    let app = TestApp::start().await;
    let (_, words) = locked(&app, WORD).await;
    let other = app.visitor();
    let cookie = |response: &reqwest::Response| {
        let set = response.headers().get("set-cookie").unwrap().to_str().unwrap();
        set.split(';').next().unwrap().to_owned()
    };
    let before = cookie(&other.post_raw(post::COME_BACK, &fields(&[("code", &words)])).await);
    let opened = other.post_raw(post::OPEN_STORY, &fields(&[("safe-word", WORD)])).await;
    assert_eq!(opened.headers()["location"], "/story");
    assert_ne!(cookie(&opened), before);
    let headers = reqwest::header::HeaderMap::from_iter([(reqwest::header::COOKIE, before.parse().unwrap())]);
    let thief = Visitor::with_headers(&app.base, headers);
    for path in ["/status", "/access", "/access/open"] {
        assert_eq!(thief.get(path).await.path, "/ended", "{path}");
    }
}

#[tokio::test]
async fn a_bad_safe_word_is_refused_and_neither_it_nor_a_good_one_is_ever_on_a_page() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let mut page = visitor.get("/access").await;
    assert!(page.text().contains("You have not chosen yet"), "{}", page.text());
    assert!(page.text().contains("can not send codes by e-mail or text yet"), "{}", page.text());
    for (typed, says) in [
        ("", "Type your safe word"),
        ("zebra", "Type 6 to 60"),
        ("aaaaaaaa", "Type 6 to 60"),
        ("Trust No 1", "Choose a different one. This one is on lists of stolen words"),
    ] {
        page = visitor.submit(&page, post::LOCK_WORD, &[("safe-word", typed)]).await;
        assert!(page.problems().iter().all(|problem| problem.starts_with(says)), "{:?}", page.problems());
        assert!(page.title().starts_with("Error: ") && (typed.is_empty() || !page.source.contains(typed)));
    }
    for _ in 0..2 {
        page = visitor.submit(&page, post::LOCK_WORD, &[("safe-word", "<b>kettle</b> & co")]).await;
        assert!(page.problems().is_empty() && !page.source.contains("kettle"), "{}", page.text());
        assert!(page.text().contains("your six words and your safe word"), "{}", page.text());
    }
}

#[tokio::test]
async fn choosing_needs_the_story_open_and_a_stranger_gets_nowhere() {
    let app = TestApp::start().await;
    let (_, words) = locked(&app, WORD).await;
    let (outside, _) = back(&app, &words).await;
    let stranger = app.visitor();
    for (action, form) in [
        (post::LOCK_WORD, fields(&[("safe-word", "mine from now on")])),
        (post::LOCK_EMAIL, fields(&[("code-email", "thief@example.org")])),
        (post::LOCK_CHECK, fields(&[("once", "123456")])),
        (post::LOCK_SEND, Vec::new()),
        (post::INVITE, Vec::new()),
        (post::UNINVITE, Vec::new()),
    ] {
        assert_eq!(outside.post(action, &form).await.path, "/access/open", "{action}");
        assert_eq!(stranger.post(action, &form).await.path, "/ended", "{action}");
    }
    for action in [post::OPEN_STORY, post::SEND_CODE] {
        assert_eq!(stranger.post(action, &fields(&[("safe-word", WORD)])).await.path, "/ended");
    }
    assert!(is_story(&open(&outside, "safe-word", WORD).await), "nothing was changed from outside");
}

#[tokio::test]
async fn without_a_second_thing_the_page_says_so_and_leads_to_people() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    let (visitor, _) = back(&app, &words).await;
    let page = visitor.get("/access").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/access/open", CLOSED));
    assert!(page.all("main a").contains(&"Phone numbers".to_owned()), "{}", page.text());
    assert!(page.all("main form").is_empty(), "there is nothing to guess");
    let lost = visitor.get("/back").await.attribute("main a[href^='/access/lost']", "href").unwrap();
    let lost = app.visitor().get(&lost).await;
    assert_eq!(lost.status.as_u16(), 200);
    assert!(lost.text().contains("Call your local team"), "{}", lost.text());
}

#[tokio::test]
async fn saved_answers_of_who_chose_a_second_thing_wait_behind_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/worries?change=yes").await;
    let words = visitor.submit(&page, post::SAVE, &[]).await.six_words().unwrap();
    let page = visitor.get("/access").await;
    visitor.submit(&page, post::LOCK_WORD, &[("safe-word", WORD)]).await;
    let (other, page) = back(&app, &words).await;
    assert_eq!(page.path, "/access/open");
    for path in ["/ask/check", "/ask/worries", "/ask/saved", "/status"] {
        assert_eq!(other.get(path).await.path, "/ended", "{path}");
    }
    assert_eq!(open(&other, "safe-word", WORD).await.path, "/ask/check");
}

/// Chooses e-mail for codes and proves the address.
pub(super) async fn choose_email(visitor: &Visitor, stub: &SmtpStub, address: &str) {
    let page = visitor.get("/access").await;
    let page = visitor.submit(&page, post::LOCK_EMAIL, &[("code-email", address)]).await;
    assert_eq!(page.path, "/access/check", "{}", page.text());
    let mail = stub.next().await;
    assert_eq!(mail.to, [address]);
    let page = visitor.submit(&page, post::LOCK_CHECK, &[("once", &mail.code())]).await;
    assert!(page.text().contains("six words and a code by e-mail"), "{}", page.text());
}

#[tokio::test]
async fn blank_fields_ask_again_without_counting_and_a_second_tap_opens_what_the_first_did() {
    let app = TestApp::start().await;
    let (_, words) = locked(&app, WORD).await;
    let (visitor, _) = back(&app, &words).await;
    for _ in 0..60 {
        let page = open(&visitor, "safe-word", " ").await;
        assert_eq!(page.problems(), ["Type your safe word"]);
    }
    let page = visitor.get("/access/open").await;
    assert!(is_story(&visitor.submit(&page, post::OPEN_STORY, &[("safe-word", WORD)]).await));
    assert!(is_story(&visitor.submit(&page, post::OPEN_STORY, &[("safe-word", WORD)]).await));
    assert!(is_story(&visitor.get("/access/open").await), "Back leads on");
    app.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(visitor.get("/access").await.path, "/ended");
}
