//! Somebody who reads unusually many families' requests is stopped before the next, and those who lead are called.

use app::urls::{self, post};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::{Everywhere as _, add, by_link, by_mail, first_time},
    helping::{app_shows, with_mail},
    visitor::Visitor,
};

use super::{LEE, fields, person, sent};

const BO: (&str, &str, &str) = ("Bo", "bo@hull.example", "worker");

/// Sends requests of so many families to West Hull.
async fn families(app: &TestApp, count: u32) -> Vec<String> {
    let mut pages = Vec::new();
    for number in 1..=count {
        pages.push(urls::desk_case(&sent(app, number, ("hull", "west")).await));
    }
    pages
}

/// How many of these pages open.
async fn opened(visitor: &Visitor, pages: &[String]) -> usize {
    let mut opened = 0;
    for page in pages {
        let page = visitor.get(page).await;
        assert_eq!(page.status, 200);
        opened += usize::from(page.all("#many-opened").is_empty());
    }
    opened
}

#[tokio::test]
async fn an_insider_reading_two_hundred_families_raises_the_alarm_before_the_twenty_first() {
    let (app, stub) = with_mail().await;
    let pages = families(&app, 200).await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let bo = person(&app, &stub, &lee, (BO, "hull")).await;
    assert_eq!(opened(&bo, &pages[..20]).await, 20);
    assert!(app.store.tasks().await.unwrap().is_empty());
    assert_eq!(opened(&bo, &pages).await, 20, "what was open opens again, and not one more");
    let tasks = app.store.tasks().await.unwrap();
    assert_eq!(tasks.iter().map(|task| task.kind.as_str()).collect::<Vec<_>>(), ["many-opened"], "one alarm");
    let calm = bo.get(&pages[20]).await;
    assert!(calm.text().contains("the requests of 20 families") && calm.text().contains("Lee <b>"), "{}", calm.text());
    assert!(!calm.source.contains(tests::fixtures::CANARY), "nothing of the request shows");
    assert!(!bo.get("/desk").await.text().contains("unusually many"), "it is for those who lead");

    // They cannot say themselves that it is right, nor can their own tab.
    let id = tasks[0].id.to_string();
    bo.post(post::DESK_TASK, &fields(&[("task", &id), ("do", "right")])).await;
    assert_eq!(opened(&bo, &pages[20..21]).await, 0);
    let page = lee.get("/desk").await;
    assert!(page.one("#tasks").unwrap().contains("unusually many") && page.one("#tasks").unwrap().contains("Bo"));
    let page = lee.submit(&page, post::DESK_TASK, &[("do", "right")]).await;
    assert!(page.all("#tasks").is_empty(), "{}", page.text());
    assert_eq!(opened(&bo, &pages[20..60]).await, 40, "they go on for the day");
}

#[tokio::test]
async fn plans_are_counted_as_requests_are() {
    let (app, stub) = with_mail().await;
    let cases = families(&app, 21).await;
    let plans: Vec<_> = cases.iter().map(|page| page.replace("/case/", "/plan/")).collect();
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    let bo = person(&app, &stub, &lee, (BO, "hull")).await;
    assert_eq!(opened(&bo, &cases[..10]).await, 10);
    assert_eq!(opened(&bo, &plans).await, 20);
    assert_eq!(bo.get(&plans[20]).await.path, cases[20], "the request's own page says why");
    assert_eq!(app.store.tasks().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_right_for_a_day_is_counted_anew_after_it() {
    let (app, stub) = with_mail().await;
    let pages = families(&app, 75).await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    assert!(add(&lee, BO, "hull").await.problems().is_empty());
    let (bo, secret) = first_time(&app, &stub, BO.1).await;
    assert_eq!(opened(&bo, &pages[..21]).await, 20);
    let page = lee.get("/desk").await;
    lee.submit(&page, post::DESK_TASK, &[("do", "right")]).await;
    assert_eq!(opened(&bo, &pages[20..50]).await, 30);
    app.clock.advance(SignedDuration::from_hours(25));
    let (bo, page) = by_mail(&app, &stub, BO.1).await;
    bo.submit(&page, post::DESK_SECOND, &[("app-code", &app_shows(&app, &secret))]).await;
    assert_eq!(opened(&bo, &pages[50..]).await, 20, "what was right yesterday does not stop them today");
    assert_eq!(app.store.tasks().await.unwrap().len(), 1, "and they are looked at again");
}

#[tokio::test]
async fn nobody_says_of_themselves_that_it_is_right() {
    let (app, stub) = with_mail().await;
    let pages = families(&app, 21).await;
    let lee = person(&app, &stub, &by_link(&app).await, (LEE, "hull")).await;
    assert_eq!(opened(&lee, &pages).await, 20, "whoever leads is counted as anybody is");
    let page = lee.get("/desk").await;
    assert!(page.one("#tasks").unwrap().contains("unusually many") && !page.source.contains(post::DESK_TASK));
    let id = app.store.tasks().await.unwrap()[0].id.to_string();
    for deed in ["right", "done", "take"] {
        lee.post(post::DESK_TASK, &fields(&[("task", &id), ("do", deed)])).await;
    }
    assert_eq!(opened(&lee, &pages[20..]).await, 0);
    assert_eq!(app.store.tasks().await.unwrap()[0].taken_by, None);
}
