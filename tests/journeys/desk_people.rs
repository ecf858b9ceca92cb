//! The hub team has people of its own at the desk: they come in with two steps, see their own place alone, and leave at once.
//!
//! `apart` holds what one place must never see of another, `alarm` what happens when somebody reads too much, `inbox` what
//! is due by when.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod alarm;
mod apart;
mod inbox;
mod leaving;

use app::{
    domain::{
        place::{HubId, PlaceId},
        reference::Reference,
    },
    ports::Clock,
    urls::post,
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::{add, by_link, by_mail, first_time},
    fixtures,
    helping::{app_shows, with_mail},
    smtp::SmtpStub,
    visitor::Visitor,
};

const LEE: (&str, &str, &str) = ("Lee <b>", "lee@hull.example", "manager");

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Request `number`, sent now to a hub.
async fn sent(app: &TestApp, number: u32, (place, hub): (&str, &str)) -> Reference {
    let mut request = fixtures::request();
    (request.place, request.hub) = (PlaceId::parse(place).unwrap(), HubId::parse(hub).unwrap());
    let send = fixtures::send_request(number, request, app.clock.now());
    app.store.send(&send).await.unwrap();
    send.reference
}

/// Somebody of this role in the place that the leader leads, inside.
async fn person(app: &TestApp, stub: &SmtpStub, leader: &Visitor, (who, place): ((&str, &str, &str), &str)) -> Visitor {
    let page = add(leader, who, place).await;
    assert!(page.problems().is_empty() && page.text().contains(who.0), "{}", page.text());
    first_time(app, stub, who.1).await.0
}

#[tokio::test]
async fn somebody_of_a_hub_team_comes_in_with_a_code_by_e_mail_and_one_of_their_app() {
    let (app, stub) = with_mail().await;
    let link = by_link(&app).await;
    let page = add(&link, LEE, "hull").await;
    assert!(
        page.text().contains("Lee <b>, Duty worker") && page.text().contains("has not come in yet"),
        "{}",
        page.text()
    );
    assert!(!page.source.contains("lee@hull.example"), "the address is kept as a digest");
    let (visitor, page) = by_mail(&app, &stub, LEE.1).await;
    assert_eq!(page.heading(), "Set up your app");
    assert_eq!(visitor.get("/desk").await.status, 404, "half the way opens nothing");
    let first = tests::helping::app_secret(&page);
    for typed in ["", "12345", "000000"] {
        let page = visitor.submit(&page, post::DESK_SECOND, &[("app-code", typed)]).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/desk/second", 1), "{typed}");
        assert_eq!(tests::helping::app_secret(&page), first, "it is still there to scan");
    }
    let desk = visitor.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &first))]).await;
    assert!(
        desk.path == "/desk" && desk.one("#here").unwrap().contains("Lee <b>, Duty worker, Hull"),
        "{}",
        desk.text()
    );
    let twice = visitor.post(post::DESK_SECOND, &fields(&[("app-code", "000000")])).await;
    assert_eq!(twice.path, "/desk", "a second tap");

    app.clock.advance(SignedDuration::from_mins(16));
    let (again, page) = by_mail(&app, &stub, "LEE@hull.example").await;
    assert!(page.heading() == "Type the code from your app" && !page.source.contains("app-secret"), "{}", page.text());
    let code = app_shows(&app, &first);
    assert_eq!(again.submit(&page, post::DESK_SECOND, &[("app-code", &code)]).await.path, "/desk");
    let (thief, page) = by_mail(&app, &stub, LEE.1).await;
    let page = thief.submit(&page, post::DESK_SECOND, &[("app-code", &code)]).await;
    assert_eq!(page.path, "/desk/second", "a code that was used opens nothing");
    assert_eq!(thief.get("/desk").await.status, 404);
}

#[tokio::test]
async fn no_answer_tells_whether_an_address_is_at_a_desk() {
    let (app, stub) = with_mail().await;
    let link = by_link(&app).await;
    add(&link, LEE, "hull").await;
    let mut seen = Vec::new();
    for email in [LEE.1, "nobody@hull.example"] {
        let visitor = app.visitor();
        let page = visitor.get("/desk/sign-in").await;
        let code = visitor.submit(&page, post::DESK_SIGN_IN, &[("work-email", email)]).await;
        let wrong = visitor.submit(&code, post::DESK_CODE, &[("once", "000000")]).await;
        let again = visitor.submit(&code, post::DESK_AGAIN, &[]).await;
        let mut pages = vec![code.text(), wrong.text(), again.text()];
        for _ in 0..6 {
            pages.push(visitor.submit(&again, post::DESK_CODE, &[("once", "111111")]).await.text());
        }
        assert!(pages[0].contains("If this address is at a desk") && pages[8].contains("15 minutes"), "{pages:?}");
        seen.push(pages);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!([stub.next().await.to, stub.next().await.to].concat(), [LEE.1, LEE.1], "the other got nothing");
    let visitor = app.visitor();
    let page = visitor.get("/desk/sign-in").await;
    let refused = visitor.submit(&page, post::DESK_SIGN_IN, &[("work-email", "<b>")]).await;
    assert_eq!((refused.path.as_str(), refused.problems().len()), ("/desk/sign-in", 1));
    assert_eq!(
        refused.attribute("input[name='work-email']", "value").as_deref(),
        Some("<b>"),
        "what was typed is there"
    );
}

#[tokio::test]
async fn a_code_for_helping_families_is_none_for_the_desk() {
    let (app, stub) = with_mail().await;
    let link = by_link(&app).await;
    add(&link, LEE, "hull").await;
    tests::helping::say_who(&app.visitor(), LEE.1).await;
    let helping = stub.next().await.code();
    let visitor = app.visitor();
    let page = visitor.get("/desk/sign-in").await;
    let page = visitor.submit(&page, post::DESK_SIGN_IN, &[("work-email", LEE.1)]).await;
    let desk = stub.next().await.code();
    if helping != desk {
        let page = visitor.submit(&page, post::DESK_CODE, &[("once", &helping)]).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/desk/code", 1));
    }
    assert_eq!(visitor.submit(&page, post::DESK_CODE, &[("once", &desk)]).await.path, "/desk/second");
}

#[tokio::test]
async fn five_tries_of_the_app_and_ten_minutes_are_all_there_are() {
    let (app, stub) = with_mail().await;
    let link = by_link(&app).await;
    add(&link, LEE, "hull").await;
    let (_, secret) = first_time(&app, &stub, LEE.1).await;
    let (visitor, page) = by_mail(&app, &stub, LEE.1).await;
    for _ in 0..5 {
        visitor.submit(&page, post::DESK_SECOND, &[("app-code", "000000")]).await;
    }
    let right = visitor.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &secret))]).await;
    assert!(right.path == "/desk/second" && right.text().contains("many tries"), "{}", right.text());
    app.clock.advance(SignedDuration::from_mins(14));
    let late = visitor.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &secret))]).await;
    assert_eq!(late.path, "/desk/sign-in", "the address is proven anew");
}

#[tokio::test]
async fn adding_somebody_says_what_is_missing_keeps_what_was_typed_and_adds_each_address_once() {
    let (app, _stub) = with_mail().await;
    let link = by_link(&app).await;
    let page = link.get("/desk/people").await;
    let blank = link.submit(&page, post::DESK_PERSON_ADD, &[]).await;
    assert_eq!((blank.path.as_str(), blank.problems().len()), ("/desk/people", 5), "{:?}", blank.problems());
    let elsewhere = fields(&[
        ("person-name", "<i>Ama</i>"),
        ("person-email", "ama@york.example"),
        ("person-title", "Lead"),
        ("person-role", "king"),
        ("person-place", "atlantis"),
    ]);
    let refused = link.post(post::DESK_PERSON_ADD, &elsewhere).await;
    assert_eq!(refused.problems().len(), 2, "{:?}", refused.problems());
    assert_eq!(refused.attribute("input[name='person-name']", "value").as_deref(), Some("<i>Ama</i>"));
    let kept = add(&link, LEE, "hull").await;
    assert_eq!(kept.all("#people li").len(), 1);
    let twice = add(&link, LEE, "hull").await;
    assert_eq!(
        (twice.problems(), twice.all("#people li").len()),
        (vec!["This address is at a desk already".to_owned()], 1)
    );
    let some_hubs = [("person-hub", "west"), ("person-place", "hull"), ("person-role", "manager")];
    let typed = [("person-name", "Bo"), ("person-email", "bo@hull.example"), ("person-title", "Lead")];
    let refused = link.post(post::DESK_PERSON_ADD, &fields(&[typed.as_slice(), &some_hubs].concat())).await;
    assert!(refused.problems().join(" ").contains("leads all of it"), "{:?}", refused.problems());
}
