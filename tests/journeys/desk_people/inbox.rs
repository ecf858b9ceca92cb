//! The list: hub by hub, urgent first, then by what runs out next; tasks that somebody takes and does.

use app::{
    domain::place::{HubId, PlaceId},
    ports::{Clock, HubSays, PlanTaken},
    urls::post,
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::{Everywhere as _, by_link},
    fixtures,
    helping::with_mail,
};

use super::{LEE, fields, person, sent};

/// Request `number` to a hub of Hull, urgent.
async fn urgent(app: &TestApp, number: u32, hub: &str) -> String {
    let mut request = fixtures::request();
    (request.place, request.hub) = (PlaceId::parse("hull").unwrap(), HubId::parse(hub).unwrap());
    request.urgent = true;
    let send = fixtures::send_request(number, request, app.clock.now());
    app.store.send(&send).await.unwrap();
    send.reference.as_str().to_owned()
}

/// The hub in the west of Hull says what happens now, about request `number`.
async fn answered(app: &TestApp, number: u32) {
    let says = tests::plan::hub_says(number, "answer", tests::plan::outcome(), app.clock.now());
    let (place, hub) = (PlaceId::parse("hull").unwrap(), HubId::parse("west").unwrap());
    let taken = app.store.hub_says(&HubSays { place, hub, ..says }, app.clock.now()).await.unwrap();
    assert_eq!(taken, PlanTaken::Taken);
}

#[tokio::test]
async fn the_list_goes_hub_by_hub_with_what_is_urgent_and_late_on_top_and_says_by_when() {
    // Tuesday 24 November 2026.
    let (app, _stub) = with_mail().await;
    let late = sent(&app, 1, ("hull", "west")).await;
    app.clock.advance(SignedDuration::from_hours(72));
    let (fresh, east) = (sent(&app, 2, ("hull", "west")).await, sent(&app, 3, ("hull", "east")).await);
    let hot = urgent(&app, 4, "west").await;
    let link = by_link(&app).await;
    let page = link.get("/desk").await;
    assert_eq!(page.one("#counts").as_deref(), Some("4 open, 1 overdue"));
    let lines = page.all(".app-desk-list li");
    let order: Vec<usize> = [east.as_str(), &hot, late.as_str(), fresh.as_str()]
        .iter()
        .map(|reference| lines.iter().position(|line| line.contains(*reference)).unwrap())
        .collect();
    assert_eq!(order, [0, 1, 2, 3], "{lines:?}");
    assert!(
        lines[2].contains("overdue by 2 working days") && lines[2].contains("“we have it” by Wednesday 25 November"),
        "{lines:?}"
    );
    assert!(lines[3].contains("by Monday 30 November") && !lines[3].contains("overdue"), "{lines:?}");
    let headings = page.all("main h2");
    assert!(headings.iter().filter(|heading| heading.contains("(Hull)")).count() == 2, "{headings:?}");

    let west = link.get("/desk?hub=hull.west").await;
    assert_eq!(west.one("#counts").as_deref(), Some("3 open, 1 overdue"));
    assert!(!west.text().contains(east.as_str()));
    let odd = link.get("/desk?hub=%3Cb%3E&page=99999").await;
    assert!(odd.status == 200 && odd.one("#counts").as_deref() == Some("0 open, 0 overdue"), "{}", odd.text());

    let case = link.get(&app::urls::desk_case(&late)).await;
    link.submit(&case, post::DESK_NEWS, &[("delivery", "confirmed")]).await;
    let lines = link.get("/desk").await.all(".app-desk-list li");
    let told = lines.iter().find(|each| each.contains(late.as_str())).unwrap();
    assert!(told.contains("should hear by Tuesday 1 December"), "{told}");
    let case = link.get(&app::urls::desk_case(&late)).await;
    link.submit(&case, post::DESK_NEWS, &[("delivery", "seen")]).await;
    let page = link.get("/desk").await;
    assert_eq!(page.one("#counts").as_deref(), Some("4 open, 0 overdue"), "reading it answers nobody");
    answered(&app, 1).await;
    let page = link.get("/desk").await;
    assert_eq!(page.one("#counts").as_deref(), Some("3 open, 0 overdue"));
    assert_eq!(page.all("main h2").last().map(String::as_str), Some("Answered, or taken back"));
}

#[tokio::test]
async fn a_long_list_comes_in_pages_of_fifty() {
    let (app, _stub) = with_mail().await;
    for number in 1..=120 {
        sent(&app, number, ("hull", "west")).await;
    }
    let link = by_link(&app).await;
    let counts = |page: &tests::visitor::Page| page.all(".app-desk-list li").len();
    let first = link.get("/desk").await;
    assert_eq!(counts(&first), 50);
    let second = link.get(&first.attribute("nav a[href*='page=2']", "href").unwrap()).await;
    assert_eq!(counts(&second), 50);
    assert_eq!(counts(&link.get("/desk?page=3").await), 20);
    assert_eq!(counts(&link.get("/desk?page=4").await), 20, "the last one");
}

#[tokio::test]
async fn a_family_that_should_have_heard_is_a_task_for_who_took_it_up_and_somebody_says_i_am_on_it() {
    let (app, stub) = with_mail().await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let bo = person(&app, &stub, &lee, (("Bo", "bo@hull.example", "worker"), "hull")).await;
    let (one, other) = (sent(&app, 1, ("hull", "west")).await, sent(&app, 2, ("hull", "west")).await);
    let case = bo.get(&app::urls::desk_case(&one)).await;
    bo.submit(&case, post::DESK_NEWS, &[("delivery", "confirmed")]).await;
    let hull = PlaceId::parse("hull").unwrap();
    let late = [(hull, fixtures::day(99))];
    assert_eq!(app.store.raise_late(&late, app.clock.now()).await.unwrap().len(), 2);
    assert!(app.store.raise_late(&late, app.clock.now()).await.unwrap().is_empty(), "once each");
    let page = bo.get("/desk").await;
    let tasks = page.all("#tasks > li");
    let of = |reference: &str| tasks.iter().find(|task| task.contains(reference)).unwrap().clone();
    assert!(of(one.as_str()).contains("For Bo") && of(one.as_str()).contains("should have heard"), "{tasks:?}");
    assert!(of(other.as_str()).contains("For Lee <b>"), "nobody took it up: {tasks:?}");

    let task = app.store.tasks().await.unwrap().remove(0).id.to_string();
    for visitor in [&bo, &lee, &bo] {
        visitor.post(post::DESK_TASK, &fields(&[("task", &task), ("do", "take")])).await;
    }
    assert!(lee.get("/desk").await.all("#tasks > li")[0].contains("Bo is on it"), "whoever was first has it");
    for _ in 0..2 {
        bo.post(post::DESK_TASK, &fields(&[("task", &task), ("do", "done")])).await;
    }
    for odd in [("task", "x"), ("task", "-1"), ("do", "burn")] {
        assert_eq!(bo.post(post::DESK_TASK, &fields(&[odd])).await.path, "/desk");
    }
    assert_eq!(lee.get("/desk").await.all("#tasks > li").len(), 1);
    // That somebody has read it is no answer; once the family has one, the alarm is over by itself.
    let case = lee.get(&app::urls::desk_case(&other)).await;
    lee.submit(&case, post::DESK_NEWS, &[("delivery", "seen")]).await;
    assert_eq!(lee.get("/desk").await.all("#tasks > li").len(), 1);
    answered(&app, 2).await;
    assert!(lee.get("/desk").await.all("#tasks").is_empty());
}
