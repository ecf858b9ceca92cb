//! A yes that a parent said aloud.

use app::{
    domain::{
        consent::{Decision, How},
        message::Body,
    },
    ports::Clock,
    urls::post,
};
use tests::desk::Everywhere as _;

use super::{ADDRESS, NAME, fields, helper, mine, with_mail, write};

#[tokio::test]
async fn a_spoken_yes_is_sent_as_spoken_with_its_witness_and_shares_nothing() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let page = school.get("/helping/spoken").await;
    assert_eq!(page.path, "/helping/spoken", "{}", page.text());
    assert!(page.all("input[checked]").is_empty(), "nothing is chosen beforehand");
    let page = school.submit(&page, post::HELPING_SPOKEN, &[]).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/spoken", 1));
    let form = [("heard", "yes"), ("agree", "yes"), ("share-school-story", "yes"), ("how", "own-device")];
    let sent = school.post(post::HELPING_SPOKEN, &fields(&form)).await;
    assert_eq!(sent.path, "/ask/sent", "{}", sent.text());
    assert!(sent.six_words().is_some(), "words of the family's own");
    assert_eq!(school.get("/helping/mine").await.path, "/helping", "the screen is the family's");
    assert_eq!(school.post(post::HELPING_SPOKEN, &fields(&form)).await.path, "/helping", "a second tap sends nothing");

    let lines = app.store.desk_list(9).await.unwrap();
    assert_eq!(lines.len(), 1);
    let case = app.store.desk_case(&lines[0].status.reference, app.clock.now()).await.unwrap().unwrap();
    let Body::Request(body) = case.messages[0].body() else { panic!("a request") };
    assert_eq!((body.consent.help, body.consent.how), (Decision::Spoken, How::SpokenWitnessed));
    assert_eq!(body.consent.witness.as_ref().unwrap().name.as_str(), NAME);
    assert!(body.consent.shares.is_empty());
    let desk = app.visitor();
    desk.post(post::DESK_OPEN, &fields(&[("token", &app.desk_token)])).await;
    let shown = desk.get(&desk.get("/desk").await.attribute("main li a", "href").unwrap()).await.text();
    assert!(shown.contains("weaker than a yes that the family gave") && shown.contains("said aloud"), "{shown}");

    // The family can take it back like any other.
    let page = school.get("/status/stop").await;
    school.submit(&page, post::WITHDRAW, &[]).await;
    assert!(school.get("/status").await.text().contains("stopped"), "{}", school.get("/status").await.text());
}

#[tokio::test]
async fn a_spoken_no_sends_nothing_and_deletes_the_draft() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let page = school.get("/helping/spoken").await;
    assert_eq!(school.submit(&page, post::HELPING_SPOKEN, &[("heard", "no")]).await.path, "/helping/mine");
    assert_eq!(mine(&school).await, ["Blue 7Closed."]);
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_spoken_yes_needs_every_answer_that_can_not_be_blank() {
    let (app, stub) = with_mail().await;
    let (school, page) = helper(&app, &stub, ADDRESS).await;
    let page = school.submit(&page, post::HELPING_BEGIN, &[("label", "Blue 7")]).await;
    school.submit(&page, post::HELPING_ANSWER, &[("postcode", "YO1 7HH")]).await;
    assert_eq!(school.get("/helping/spoken").await.path, "/helping/ready");
    assert_eq!(school.post(post::HELPING_SPOKEN, &fields(&[("heard", "yes")])).await.path, "/helping/ready");
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
}
