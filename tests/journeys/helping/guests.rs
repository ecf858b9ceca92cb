//! A guest who comes back: the code from the e-mail alone opens nothing that was begun before.

use app::urls::{self, post};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    concern,
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

use super::{ADDRESS, accounts, fields, helper, say_who, with_mail, write};

/// Comes in with the code from the e-mail; gives the page after it.
async fn by_mail(app: &TestApp, stub: &SmtpStub, address: &str) -> (Visitor, Page) {
    // Codes leave for one address three in a quarter of an hour.
    app.clock.advance(SignedDuration::from_mins(16));
    let visitor = app.visitor();
    let page = say_who(&visitor, address).await;
    let code = stub.next().await.code();
    let page = visitor.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    (visitor, page)
}

/// A guest who wrote a draft and left; gives the words they were shown.
async fn wrote(app: &TestApp, stub: &SmtpStub) -> String {
    let (school, page) = helper(app, stub, ADDRESS).await;
    let words = page.six_words().unwrap();
    write(&school, "Blue 7").await;
    school.post(post::FINISH, &[]).await;
    words
}

#[tokio::test]
async fn a_guest_who_comes_back_needs_six_words_beside_the_code_from_the_mail() {
    let (app, stub) = with_mail().await;
    let words = wrote(&app, &stub).await;
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/helping/second", "Now type your six words"));
    assert!(!page.source.contains("Blue 7") && page.six_words().is_none(), "{}", page.text());
    for closed in ["/helping/mine", "/helping/ready", "/helping/draft/where", "/helping/concern"] {
        let seen = school.get(closed).await;
        assert!(seen.path == "/helping" || !seen.source.contains("Blue 7"), "{closed}: {}", seen.path);
    }
    assert_eq!(school.post(post::HELPING_BEGIN, &fields(&[("label", "x")])).await.path, "/helping");
    for (typed, says) in [
        ("", "Type your six words"),
        ("abacus", "Type all six words"),
        ("abacus abdomen abdominal abide abiding ability", "Type all six words"),
    ] {
        let page = school.submit(&page, post::HELPING_SECOND, &[("code", typed)]).await;
        assert_eq!(page.path, "/helping/second", "{typed}");
        assert!(page.problems()[0].starts_with(says), "{:?}", page.problems());
        assert!(typed.is_empty() || !page.source.contains("abacus"), "what was tried is not shown");
    }
    let page = school.submit(&page, post::HELPING_SECOND, &[("code", &words.to_uppercase())]).await;
    assert!(page.path == "/helping/mine" && page.text().contains("Blue 7"), "{}", page.text());
    assert_eq!(page.six_words(), Some(words), "they stay the same");
}

#[tokio::test]
async fn words_of_another_guest_open_nothing_and_five_tries_are_all_there_are() {
    let (app, stub) = with_mail().await;
    let words = wrote(&app, &stub).await;
    let (_, other) = helper(&app, &stub, "lee@other.example").await;
    let others = other.six_words().unwrap();
    assert_ne!(others, words);
    let (thief, page) = by_mail(&app, &stub, ADDRESS).await;
    for _ in 0..5 {
        let page = thief.submit(&page, post::HELPING_SECOND, &[("code", &others)]).await;
        assert_eq!(page.path, "/helping/second");
    }
    let slow = thief.submit(&page, post::HELPING_SECOND, &[("code", &words)]).await;
    assert!(slow.path == "/helping/second" && slow.text().contains("many tries"), "{}", slow.text());
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    let page = school.submit(&page, post::HELPING_SECOND, &[("code", &words)]).await;
    assert_eq!(page.path, "/helping/mine", "a quarter of an hour later the right ones open");
}

#[tokio::test]
async fn without_the_words_a_guest_goes_on_as_somebody_who_has_begun_nothing() {
    let (app, stub) = with_mail().await;
    let (worker, page) = accounts::desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &accounts::HILL).await;
    let words = wrote(&app, &stub).await;
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    assert_eq!(page.path, "/helping/second");
    let anew = school.post(post::HELPING_SECOND, &fields(&[("without", "yes")])).await;
    assert_eq!(anew.path, "/helping/mine");
    assert!(!anew.source.contains("Blue 7") && anew.six_words().is_none(), "{}", anew.text());
    assert!(!anew.source.contains(urls::HELPING_ACCOUNT), "an account would open what was begun before");
    assert_eq!(school.post(post::HELPING_ACCOUNT, &[]).await.path, "/helping/mine");
    write(&school, "Green 8").await;
    // A worry is never held up.
    let call = concern::begin(&school, "hull", "9:00").await;
    assert!(call.path.starts_with("/helping/concern"), "{}", call.path);
    school.post(post::FINISH, &[]).await;
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    let page = school.submit(&page, post::HELPING_SECOND, &[("code", &words)]).await;
    assert!(page.text().contains("Blue 7") && !page.source.contains("Green 8"), "{}", page.text());
}

#[tokio::test]
async fn a_worry_that_was_begun_is_as_closed_as_a_draft() {
    let (app, stub) = with_mail().await;
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    let words = page.six_words().unwrap();
    concern::begin(&school, "hull", "9:00").await;
    school.post(post::FINISH, &[]).await;
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    assert_eq!(page.path, "/helping/second");
    let page = school.submit(&page, post::HELPING_SECOND, &[("code", &words)]).await;
    assert!(page.path == "/helping/mine" && page.one("#calls").is_some(), "{}", page.text());
}
