//! The outcome clock: once it has run out, whoever helped asks the hub with one press.

use app::urls::post;
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    visitor::{Page, Visitor},
};

use super::{ADDRESS, agree_and_send, fields, helper, make_words, open, with_mail, write};

/// A request that a school wrote and a family sent; gives the family's six words, the reference and the school's own id.
async fn sent(app: &TestApp, school: &Visitor) -> (String, String, String) {
    write(school, "Blue 7").await;
    let id = school.get("/helping/mine").await.attribute("input[name='helped']", "value").unwrap();
    let (parent, _) = open(app, &make_words(school).await).await;
    let page = agree_and_send(&parent).await;
    (page.six_words().unwrap(), page.one(".govuk-panel strong").unwrap(), id)
}

/// The family, back with its six words.
async fn back(app: &TestApp, words: &str) -> (Visitor, Page) {
    let parent = app.visitor();
    let page = parent.get("/back").await;
    let page = parent.submit(&page, post::COME_BACK, &[("code", words)]).await;
    assert_eq!(page.path, "/status", "{}", page.text());
    (parent, page)
}

/// How often the hub team reads that who helped asks, and that the family asks.
async fn asked(app: &TestApp, reference: &str) -> (usize, usize) {
    let reference = app::domain::reference::Reference::from_text(reference.to_owned());
    let case = app.store.desk_case(&reference, app::ports::Clock::now(&*app.clock)).await.unwrap().unwrap();
    let said = serde_json::to_string(&case.messages).unwrap();
    (said.matches(r#""by":"helper""#).count(), said.matches(r#""by":"family""#).count())
}

#[tokio::test]
async fn once_the_clock_has_run_out_a_helper_asks_once_a_day_and_the_family_is_not_said_to_have_asked() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let (words, reference, id) = sent(&app, &school).await;
    let page = school.get("/helping/mine").await;
    assert!(!page.source.contains(post::HELPING_CHASE), "{}", page.text());
    assert_eq!(school.post(post::HELPING_CHASE, &fields(&[("helped", &id)])).await.path, "/helping/mine");
    assert_eq!(asked(&app, &reference).await, (0, 0), "the clock runs");
    app.clock.advance(SignedDuration::from_hours(24 * 8));
    let (nurse, _) = helper(&app, &stub, "nurse@clinic.example").await;
    nurse.post(post::HELPING_CHASE, &fields(&[("helped", &id)])).await;
    nurse.post(post::HELPING_CHASE, &fields(&[("helped", "<b>no id</b>")])).await;
    assert_eq!(asked(&app, &reference).await, (0, 0), "not hers");
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    let page = school.submit(&page, post::HELPING_CHASE, &[]).await;
    assert!(page.text().contains("They read that you ask") && !page.source.contains(post::HELPING_CHASE));
    assert!(page.text().contains("You asked the team on"), "{}", page.text());
    school.post(post::HELPING_CHASE, &fields(&[("helped", &id)])).await;
    assert_eq!(asked(&app, &reference).await, (1, 0), "a second tap sends nothing");

    let (parent, page) = back(&app, &words).await;
    assert!(!page.text().contains("helped") && page.source.contains(post::CHASE), "{}", page.text());
    parent.submit(&page, post::CHASE, &[]).await;
    assert_eq!(asked(&app, &reference).await, (1, 1), "the family asks for itself");
    app.clock.advance(SignedDuration::from_hours(24));
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    school.submit(&page, post::HELPING_CHASE, &[]).await;
    assert_eq!(asked(&app, &reference).await, (2, 1), "the next day again");

    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let case = worker.get(&format!("/desk/case/{reference}")).await;
    assert_eq!(case.text().matches("Who helped the family asks what is happening").count(), 2);
    assert_eq!(case.text().matches("The family asks what is happening").count(), 1);
}

#[tokio::test]
async fn after_a_family_took_it_back_nothing_can_be_asked_and_a_family_cannot_ask_as_a_helper() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let (words, reference, id) = sent(&app, &school).await;
    app.clock.advance(SignedDuration::from_hours(24 * 8));
    let (parent, _) = back(&app, &words).await;
    assert_eq!(parent.post(post::HELPING_CHASE, &fields(&[("helped", &id)])).await.path, "/helping");
    assert_eq!(parent.post(post::WITHDRAW, &[]).await.path, "/status");
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    assert!(page.text().contains("Closed") && !page.source.contains(post::HELPING_CHASE), "{}", page.text());
    let page = school.post(post::HELPING_CHASE, &fields(&[("helped", &id)])).await;
    assert!(page.path == "/helping/mine" && !page.text().contains("We are asking"), "{}", page.text());
    assert_eq!(asked(&app, &reference).await.0, 0);
}
