//! A professional fears that a child is being badly hurt: call first, write it down in time, and no family ever sees it.
//!
//! `hidden` holds that a family, another helper and another hub read the same with a concern as without one.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod hidden;
mod pages;

use app::{
    domain::{
        message::Body,
        place::{HubId, PlaceId},
    },
    ports::{Clock, DeskActor, DeskHubs},
    urls::post,
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    concern::{begin, write},
    helping::{ADDRESS, helper, with_mail},
    visitor::Visitor,
};

use super::helping::fields;

/// Stands in every word of a concern here.
const TOKEN: &str = "zqharm <b>x</b>";

/// The desk, opened with its link.
async fn desk(app: &TestApp) -> Visitor {
    let desk = app.visitor();
    desk.post(post::DESK_OPEN, &fields(&[("token", &app.desk_token)])).await;
    desk
}

/// One hub whose concerns a desk may open.
fn hub_of(place: &str, hub: &str) -> DeskHubs {
    [(PlaceId::parse(place).unwrap(), HubId::parse(hub).unwrap())].into()
}

#[tokio::test]
async fn a_school_calls_first_writes_it_down_in_time_and_the_hub_confirms_it() {
    let (app, stub) = with_mail().await;
    let (school, mine) = helper(&app, &stub, ADDRESS).await;
    assert!(!mine.text().to_lowercase().contains("concern") && mine.all("#calls li").is_empty());
    let front = school.get("/helping/concern").await;
    for says in [
        "Call first",
        "01482 448879",
        "You do not need the family’s yes",
        "within 48 hours of the call",
        "within 24 hours",
    ] {
        assert!(front.text().contains(says), "{says}: {}", front.text());
    }
    assert!(!front.all("main a[href='tel:999']").is_empty());
    let page = begin(&school, "hull", "9:30").await;
    assert_eq!(page.path, "/helping/concern/child", "{}", page.text());
    assert_eq!(page.one("#clock").unwrap(), "Send this by 26 November at 09:30.", "48 hours in Hull");
    assert_eq!(page.title(), front.title(), "the title says nothing");
    let check = write(&school, page, TOKEN).await;
    for says in [TOKEN, "24 November at 09:30, spoke to Sam", "Public task", "It could put the child in more danger"] {
        assert!(check.text().contains(says), "{says}: {}", check.text());
    }
    let sent = school.submit(&check, post::CONCERN_SEND, &[]).await;
    assert_eq!(sent.path, "/helping/concern/sent", "{}", sent.text());
    let number = sent.one("#concern-number").unwrap();
    assert!(number.starts_with("HUL-C-") && sent.text().contains("in time"), "{}", sent.text());
    let desk = desk(&app).await;
    let list = desk.get("/desk").await;
    assert!(list.text().contains("Concerns about a child: 1 to read") && !list.text().contains(&number));
    let concern = desk.get(&format!("/desk/concerns/{number}")).await;
    for says in ["Not shown to the family", "Ms Abara", "@hill-school.example", TOKEN, "Safeguarding", "in time"] {
        assert!(concern.text().to_lowercase().contains(&says.to_lowercase()), "{says}: {}", concern.text());
    }
    assert!(!concern.text().contains("Abara@"));
    for (delivery, says) in [("confirmed", "The team says: we have it"), ("seen", "A person in the team has read it")] {
        let page = desk.get(&format!("/desk/concerns/{number}")).await;
        desk.submit(&page, post::DESK_CONCERN, &[("delivery", delivery)]).await;
        let told = school.get("/helping/mine").await.all("#calls li").join(" ");
        assert!(told.contains(says) && told.contains(&number), "{told}");
    }
    assert!(desk.get("/desk").await.text().contains("0 to read"));
    assert!(app.store.desk_list(9).await.unwrap().is_empty(), "it is no request");
}

#[tokio::test]
async fn a_place_with_another_paper_gives_another_clock() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "york", "9:30").await;
    assert_eq!(page.one("#clock").unwrap(), "Send this by 25 November at 09:30.");
}

#[tokio::test]
async fn the_clock_runs_out_in_true_words_and_the_words_go_a_day_later() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "hull", "9:00").await;
    write(&school, page, TOKEN).await;
    let calls = async |app: &TestApp| {
        let (school, page) = helper(app, &stub, ADDRESS).await;
        (school, page.all("#calls li").join(" "))
    };
    app.clock.advance(SignedDuration::from_hours(47));
    let (_, told) = calls(&app).await;
    assert!(
        told.contains("Hull on 24 November at 09:00") && told.contains("Send this by 26 November at 09:00"),
        "{told}"
    );
    assert!(
        !told.contains("zqharm") && !told.contains("child") && !told.contains("concern"),
        "a parent may look: {told}"
    );
    app.clock.advance(SignedDuration::from_mins(1));
    let (school, told) = calls(&app).await;
    assert!(told.contains("ended on 26 November at 09:00. Call the team again now"), "{told}");
    assert!(told.contains("until 27 November at 09:00"), "{told}");
    let list = school.get("/helping/mine").await;
    let check = school.submit(&list, post::CONCERN_OPEN, &[]).await;
    assert_eq!(check.path, "/helping/concern/check");
    assert!(check.text().contains("Call the team again now"));
    app.clock.advance(SignedDuration::from_mins(23 * 60 + 58));
    let (school, _) = calls(&app).await;
    let list = school.get("/helping/mine").await;
    let check = school.submit(&list, post::CONCERN_OPEN, &[]).await;
    app.clock.advance(SignedDuration::from_mins(1));
    let late = school.submit(&check, post::CONCERN_SEND, &[]).await;
    assert_eq!(late.path, "/helping/concern", "there is nothing left to send");
    app.store.purge(app.clock.now(), app.clock.now()).await.unwrap();
    let (_, told) = calls(&app).await;
    assert!(told.contains("You did not send it, so it is deleted"), "{told}");
}

#[tokio::test]
async fn sent_late_it_says_so_and_a_second_press_and_back_send_nothing_more() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "york", "9:00").await;
    let check = write(&school, page, TOKEN).await;
    app.clock.advance(SignedDuration::from_hours(24));
    let (school, list) = helper(&app, &stub, ADDRESS).await;
    let again = school.submit(&list, post::CONCERN_OPEN, &[]).await;
    assert_eq!(again.path, check.path);
    let sent = school.submit(&again, post::CONCERN_SEND, &[]).await;
    assert!(sent.text().contains("after the time to send it"), "{}", sent.text());
    let twice = school.submit(&again, post::CONCERN_SEND, &[]).await;
    assert_eq!(twice.path, "/helping/concern/sent");
    assert_eq!(twice.one("#concern-number"), sent.one("#concern-number"));
    for back in ["child", "seen", "check", "now"] {
        let page = school.get(&format!("/helping/concern/{back}")).await;
        assert_eq!(page.path, "/helping/concern", "{back}");
        assert!(!page.source.contains("zqharm"));
    }
    let late = school.post(post::CONCERN_ANSWER, &fields(&[("step", "seen"), ("seen", "x"), ("seen-when", "y")])).await;
    assert_eq!(late.path, "/helping/mine");
    assert_eq!(app.store.desk_concerns(&hub_of("york", "mash")).await.unwrap().len(), 1);
}

#[tokio::test]
async fn silence_of_the_hub_calls_a_person_and_the_school_reads_the_true_state() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "hull", "9:00").await;
    let check = write(&school, page, TOKEN).await;
    let sent = school.submit(&check, post::CONCERN_SEND, &[]).await;
    let number = sent.one("#concern-number").unwrap();
    app.clock.advance(SignedDuration::from_mins(14));
    let now = app.clock.now();
    let raised = app.store.escalate(now, now, now).await.unwrap();
    assert!(raised.len() == 1 && raised[0].as_str() == number, "{raised:?}");
    let told = school.get("/helping/concern/sent").await.text();
    assert!(told.contains("No one in the team has said yet that they have it. Call them"), "{told}");
    let list = desk(&app).await.get("/desk/concerns").await.text();
    assert!(list.contains("No one has confirmed: needs a person now"), "{list}");
}

#[tokio::test]
async fn what_the_hub_gets_says_who_why_and_whether_the_family_was_told_and_rests_on_no_consent() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "hull", "9:00").await;
    let check = write(&school, page, TOKEN).await;
    school.submit(&check, post::CONCERN_SEND, &[]).await;
    let hubs = hub_of("hull", "ehash");
    let line = app.store.desk_concerns(&hubs).await.unwrap().remove(0);
    let opened =
        app.store.open_concern((DeskActor::Link, &hubs), &line.reference, app.clock.now()).await.unwrap().unwrap();
    let message = opened.message.unwrap();
    assert!(matches!(message.body(), Body::Concern(_)));
    let told = serde_json::to_value(&message).unwrap();
    assert_eq!(told["kind"], "concern");
    assert_eq!(told["content"]["sharing"]["basis"], "public-task");
    assert_eq!(told["content"]["family"]["telling_raises_risk"], "yes");
    assert_eq!(told["content"]["family"]["told"]["why"][0], "more-danger");
    assert_eq!(told["content"]["assessment"]["pages"].as_array().unwrap().len(), 1);
    assert_eq!(told["content"]["by"]["wrote_from"], "hill-school.example");
    assert!(!told.to_string().contains("consent"));
}
