//! Seats for people of the family: words shown once, closed at once, and none for an adult at a young person's own request.

use app::{
    domain::{reference::Reference, return_code::ReturnCode},
    ports::{Purpose, Secrets},
    urls::post,
};
use tests::{app::TestApp, desk::by_link, own};

use super::Sent;

/// The seat that these words lead to.
async fn found(app: &TestApp, words: &str) -> Option<app::ports::FoundSeat> {
    let code = ReturnCode::parse(words).unwrap();
    let key = app.codes.digest(Purpose::Seat, &[code.canonical().as_bytes()]);
    app.store.find_seat(&key).await.unwrap()
}

#[tokio::test]
async fn the_words_of_a_seat_are_shown_once_and_a_closed_seat_opens_nothing() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let page = worker.get(&sent.at("/seats")).await;
    let blank = worker.submit(&page, post::DESK_SEAT, &[]).await;
    assert_eq!(blank.problems().len(), 2, "{:?}", blank.problems());
    let typed = [("plan-seat-name", "Dad <b>"), ("plan-seat-kind", "adult")];
    let made = worker.submit(&page, post::DESK_SEAT, &typed).await;
    let words = made.six_words().unwrap();
    let dads = found(&app, &words).await.unwrap().seat;
    assert_eq!(dads.sitter.name.as_str(), "Dad <b>");
    let hidden = worker.submit(&made, post::DESK_SEAT_CHANGE, &[("do", "hide")]).await;
    assert!(hidden.six_words().is_none() && hidden.text().contains("Dad <b>"), "{}", hidden.text());
    let renewed = worker.submit(&hidden, post::DESK_SEAT_CHANGE, &[("do", "renew")]).await;
    let other = renewed.six_words().unwrap();
    assert!(found(&app, &words).await.is_none() && found(&app, &other).await.is_some());
    let fields =
        [("reference", sent.status.reference.as_str()), ("seat", &dads.id.uuid().to_string()), ("do", "close")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(sent.family.post(post::DESK_SEAT_CHANGE, &fields).await.path, "/ended");
    assert!(found(&app, &other).await.is_some(), "a family closes none");
    let closed = worker.post(post::DESK_SEAT_CHANGE, &fields).await;
    assert!(closed.text().contains("The seat is closed") && found(&app, &other).await.is_none());
}

#[tokio::test]
async fn no_adult_gets_a_seat_at_a_young_persons_own_request_and_the_page_says_why() {
    let app = TestApp::start().await;
    let young = app.visitor();
    let check = own::to_check(&young, "york").await;
    let page = young.submit(&check, post::SEND, &[]).await;
    let reference = Reference::from_text(page.one(".govuk-panel strong").unwrap());
    let worker = by_link(&app).await;
    let page = worker.get(&format!("/desk/plan/{}/seats", reference.as_str())).await;
    assert!(page.one("#no-adults").is_some(), "{}", page.text());
    let adult = [("plan-seat-name", "Mum"), ("plan-seat-kind", "adult")];
    let refused = worker.submit(&page, post::DESK_SEAT, &adult).await;
    assert!(refused.six_words().is_none() && refused.text().contains("No seat was made"), "{}", refused.text());
    let friend = [("plan-seat-name", "Sam"), ("plan-seat-kind", "young-person")];
    assert!(worker.submit(&refused, post::DESK_SEAT, &friend).await.six_words().is_some());
}
