//! Codes by e-mail, from choosing the address to the sixth try.

use app::urls::post;
use jiff::SignedDuration;
use tests::{app::TestApp, journey::to_sent, smtp::SmtpStub, visitor::Visitor};

use super::{CLOSED, NOT_RIGHT, back, choose_email, fields, is_story, open, with_mail};

/// Asks for a code to open the story with, and takes it from the post.
pub(super) async fn asked(visitor: &Visitor, stub: &SmtpStub) -> String {
    let page = visitor.get("/access/open").await;
    let page = visitor.submit(&page, post::SEND_CODE, &[]).await;
    assert!(page.text().contains("We have asked for a code to be sent"), "{}", page.text());
    stub.next().await.code()
}

#[tokio::test]
async fn a_code_by_email_opens_my_story_and_says_nothing_to_who_reads_my_post() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    let page = visitor.get("/access").await;
    assert!(page.one("form[action='/do/lock-text']").is_none(), "what cannot be sent is not offered");
    let page = visitor.submit(&page, post::LOCK_EMAIL, &[("code-email", "me@x")]).await;
    assert_eq!(page.problems(), ["Type an e-mail address, like name@example.org"]);
    assert_eq!(page.attribute("input[name='code-email']", "value").as_deref(), Some("me@x"));
    choose_email(&visitor, &stub, "canary@example.org").await;

    let (other, _) = back(&app, &words).await;
    let page = other.get("/access/open").await;
    assert!(!page.source.contains("canary"), "the address is on no page");
    let page = other.submit(&page, post::SEND_CODE, &[]).await;
    assert!(!page.source.contains("canary"), "the address is on no page");
    let mail = stub.next().await;
    assert_eq!((mail.to, mail.from), (vec!["canary@example.org".to_owned()], "codes@post.example".to_owned()));
    let rest = mail.data.replace("To: canary@example.org", "");
    assert_eq!(app::domain::neutral::banned_word(&rest), None, "{rest}");
    for private in ["canary", "Ama", "07700", "YRK", "127.0.0.1:"] {
        assert!(!rest.contains(private), "{private} in {rest}");
    }
    let code = mail.wire.iter().find_map(|line| line.get(..6).filter(|it| it.parse::<u32>().is_ok())).unwrap();
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    assert!(is_story(&open(&other, "once", &spaced).await));
}

#[tokio::test]
async fn a_code_that_was_used_replaced_or_is_ten_minutes_old_opens_nothing() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    choose_email(&visitor, &stub, "me@example.org").await;
    let (other, _) = back(&app, &words).await;
    let code = asked(&other, &stub).await;
    assert!(is_story(&open(&other, "once", &code).await));
    let (third, _) = back(&app, &words).await;
    assert!(open(&third, "once", &code).await.text().contains(NOT_RIGHT), "used");
    let old = asked(&third, &stub).await;
    app.clock.advance(SignedDuration::from_mins(16));
    let (third, _) = back(&app, &words).await;
    let new = asked(&third, &stub).await;
    if old != new {
        assert!(open(&third, "once", &old).await.text().contains(NOT_RIGHT), "replaced");
    }
    app.clock.advance(SignedDuration::from_mins(10));
    assert!(open(&third, "once", &new).await.text().contains(NOT_RIGHT), "ended");
}

#[tokio::test]
async fn after_five_wrong_tries_even_the_right_code_opens_nothing() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    choose_email(&visitor, &stub, "me@example.org").await;
    let (other, _) = back(&app, &words).await;
    let code = asked(&other, &stub).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert!(open(&other, "once", wrong).await.text().contains(NOT_RIGHT));
        app.clock.advance(SignedDuration::from_secs(31));
    }
    assert!(open(&other, "once", &code).await.text().contains(NOT_RIGHT), "the sixth try");
    app.clock.advance(SignedDuration::from_secs(31));
    let fresh = asked(&other, &stub).await;
    assert!(is_story(&open(&other, "once", &fresh).await), "a new code works");
}

#[tokio::test]
async fn a_code_to_prove_one_address_proves_no_other_and_opens_no_story() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    let page = visitor.get("/access").await;
    visitor.submit(&page, post::LOCK_EMAIL, &[("code-email", "one@example.org")]).await;
    let first = stub.next().await.code();
    let page = visitor.get("/access").await;
    assert!(page.text().contains("You have not chosen yet"), "an address counts once it is proved");
    let page = visitor.submit(&page, post::LOCK_EMAIL, &[("code-email", "two@example.org")]).await;
    let second = stub.next().await;
    assert_eq!(second.to, ["two@example.org"]);
    if first != second.code() {
        let page = visitor.submit(&page, post::LOCK_CHECK, &[("once", &first)]).await;
        assert_eq!(page.problems(), ["That code did not work. Check the six numbers, or ask for a new code"]);
    }
    let (other, _) = back(&app, &words).await;
    assert_eq!(other.get("/access/open").await.heading(), CLOSED);
    other.post(post::OPEN_STORY, &fields(&[("once", &second.code())])).await;
    assert_eq!(other.get("/access").await.path, "/access/open");
}

#[tokio::test]
async fn the_page_is_the_same_whether_a_code_left_was_refused_or_was_one_too_many() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    choose_email(&visitor, &stub, "me@example.org").await;
    app.clock.advance(SignedDuration::from_mins(16));
    let (other, _) = back(&app, &words).await;
    let page = other.get("/access/open").await;
    let mut pages = vec![other.submit(&page, post::SEND_CODE, &[]).await.source];
    stub.next().await;
    // Each refusal must have met its message before the next one leaves.
    stub.refuse("RCPT", "550 no such person");
    pages.push(other.submit(&page, post::SEND_CODE, &[]).await.source);
    until(&app, "select count(*) from sending where state = 'refused'").await;
    stub.refuse("TEXT", "451 later");
    pages.push(other.submit(&page, post::SEND_CODE, &[]).await.source);
    until(&app, "select count(*) from sending where state = 'not-now'").await;
    for _ in 0..3 {
        pages.push(other.submit(&page, post::SEND_CODE, &[]).await.source);
    }
    assert!(pages.windows(2).all(|pair| pair.first() == pair.last()), "the answers differ");
    app.clock.advance(SignedDuration::from_mins(14));
    other.submit(&page, post::SEND_CODE, &[]).await;
    app.clock.advance(SignedDuration::from_mins(2));
    other.submit(&page, post::SEND_CODE, &[]).await;
    stub.next().await;
    assert_eq!(stub.waiting().await, None, "what was one too many left after all");
}

/// Waits until a count is no longer nought: what leaves beside a page ends in its own time.
async fn until(app: &TestApp, count: &'static str) {
    while app.asked::<i64>(count).await == 0 {
        tokio::task::yield_now().await;
    }
}
