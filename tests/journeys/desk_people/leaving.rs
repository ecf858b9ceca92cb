//! Somebody leaves, or loses a phone: out with the next page in every tab, and in again only as the team says.

use app::{ports::Clock, urls::post};
use tests::{
    desk::{add, by_link, by_mail, first_time},
    helping::{app_shows, with_mail},
};

use super::{LEE, fields, person, sent};

const BO: (&str, &str, &str) = ("Bo", "bo@hull.example", "worker");

#[tokio::test]
async fn who_is_cut_off_is_out_with_the_next_page_in_every_tab_and_in_again_only_when_added_anew() {
    let (app, stub) = with_mail().await;
    let reference = sent(&app, 1, ("hull", "west")).await;
    let link = by_link(&app).await;
    let lee = person(&app, &stub, &link, (LEE, "hull")).await;
    add(&lee, BO, "hull").await;
    let (bo, secret) = first_time(&app, &stub, BO.1).await;
    let case = bo.get(&format!("/desk/case/{}", reference.as_str())).await;
    assert_eq!(case.status, 200);
    let (halfway, second) = by_mail(&app, &stub, BO.1).await;
    let page = lee.get("/desk/people").await;
    // The first form is of the one person who is not Lee.
    let page = lee.submit(&page, post::DESK_PERSON_CUT, &[]).await;
    assert!(page.text().contains("Cut off"), "{}", page.text());
    assert_eq!(lee.post(post::DESK_PERSON_CUT, &fields(&[("person", "no id")])).await.path, "/desk/people");
    // The clock has not moved: nothing is waited for.
    assert_eq!(bo.submit(&case, post::DESK_NEWS, &[("delivery", "seen")]).await.path, "/ended", "a form in an old tab");
    for closed in ["/desk", "/desk/concerns"] {
        assert_eq!(bo.get(closed).await.status, 404, "{closed}");
    }
    let page = halfway.submit(&second, post::DESK_SECOND, &[("app-code", &app_shows(&app, &secret))]).await;
    assert_eq!(page.path, "/desk/sign-in", "who was on the way in is out as well");
    let status = app.store.desk_status(&tests::desk::everywhere(), &reference).await.unwrap().unwrap();
    assert!(status.seen_at.is_none(), "nothing was taken from them");

    add(&lee, BO, "hull").await;
    let (bo, page) = by_mail(&app, &stub, BO.1).await;
    assert_eq!(page.heading(), "Set up your app", "an app is tied anew");
    assert_eq!(bo.get("/desk").await.status, 404);
}

#[tokio::test]
async fn nobody_cuts_themselves_off_by_a_slip() {
    let (app, stub) = with_mail().await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let page = lee.get("/desk/people").await;
    assert!(!page.source.contains(post::DESK_PERSON_CUT), "there is no such button");
    let hull = app::domain::place::PlaceId::parse("hull").unwrap();
    let me = app.store.desk_people(&[hull]).await.unwrap().remove(0).id.uuid().to_string();
    lee.post(post::DESK_PERSON_CUT, &fields(&[("person", &me)])).await;
    assert_eq!(lee.get("/desk").await.status, 200);
}

#[tokio::test]
async fn after_a_lost_phone_the_old_app_and_every_old_visit_open_nothing() {
    let (app, stub) = with_mail().await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    add(&lee, BO, "hull").await;
    let (bo, old) = first_time(&app, &stub, BO.1).await;
    let page = lee.get("/desk/people").await;
    lee.submit(&page, post::DESK_PERSON_RESET, &[]).await;
    lee.submit(&page, post::DESK_PERSON_RESET, &[]).await;
    assert_eq!(bo.get("/desk").await.status, 404, "whoever holds the phone is out");
    let (new, page) = by_mail(&app, &stub, BO.1).await;
    let fresh = tests::helping::app_secret(&page);
    assert_ne!(fresh, old);
    let page = new.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &old))]).await;
    assert_eq!(page.path, "/desk/second", "the old app proves nothing");
    let page = new.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &fresh))]).await;
    assert_eq!(page.path, "/desk");
    assert_eq!(bo.get("/desk").await.status, 404, "an older visit stays over");
}

#[tokio::test]
async fn the_starting_link_loses_a_place_as_soon_as_somebody_who_leads_it_has_come_in() {
    let (app, stub) = with_mail().await;
    let (hull, york) = (sent(&app, 1, ("hull", "west")).await, sent(&app, 2, ("york", "mash")).await);
    let link = by_link(&app).await;
    let first = link.get("/desk").await;
    assert!(first.one("#here").unwrap().contains("Hull, Rotherham, Thurrock, York"), "{}", first.text());
    assert!(first.text().contains(hull.as_str()) && first.text().contains(york.as_str()));
    add(&link, LEE, "hull").await;
    assert!(link.get("/desk").await.text().contains(hull.as_str()), "nobody who leads has come in yet");
    first_time(&app, &stub, LEE.1).await;
    let page = link.get("/desk").await;
    assert!(!page.text().contains(hull.as_str()) && page.text().contains(york.as_str()), "{}", page.text());
    assert!(page.one("#here").unwrap().contains("yet: Rotherham, Thurrock, York."), "{}", page.text());
    assert_eq!(link.get(&format!("/desk/case/{}", hull.as_str())).await.status, 404);
    assert!(!link.get("/desk/people").await.text().contains("Lee"), "nor its people");
    let typed = [
        ("person-name", "Mal"),
        ("person-email", "mal@evil.example"),
        ("person-title", "x"),
        ("person-role", "manager"),
    ];
    let refused =
        link.post(post::DESK_PERSON_ADD, &fields(&[typed.as_slice(), &[("person-place", "hull")]].concat())).await;
    assert_eq!(refused.problems().len(), 1, "nobody more for Hull by the link");
}

#[tokio::test]
async fn a_place_whose_only_phone_was_lost_is_given_back_to_the_starting_link() {
    let (app, stub) = with_mail().await;
    let reference = sent(&app, 1, ("hull", "west")).await;
    let link = by_link(&app).await;
    let lee = person(&app, &stub, &link, (LEE, "hull")).await;
    assert!(!link.get("/desk").await.text().contains(reference.as_str()));
    let hull = app::domain::place::PlaceId::parse("hull").unwrap();
    assert_eq!(app.keeper.reopen_desk(&hull, app.clock.now()).await.unwrap(), 1);
    assert_eq!(lee.get("/desk").await.status, 404);
    assert!(link.get("/desk").await.text().contains(reference.as_str()));
    assert!(add(&link, LEE, "hull").await.problems().is_empty(), "they are added anew");
}
