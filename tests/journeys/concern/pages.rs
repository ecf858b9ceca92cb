//! The pages of a concern: the call comes first, whatever is typed badly is told and kept, and nothing is lost or doubled.

use app::urls::post;
use tests::{
    concern::{NO_ANSWER, begin, pages, write},
    helping::{ADDRESS, helper, with_mail},
    visitor::Visitor,
};

use super::TOKEN;
use crate::helping::fields;

const STEPS: [&str; 6] = ["child", "seen", "fear", "reason", "family", "assessment"];

#[tokio::test]
async fn the_call_cannot_be_skipped_and_no_page_can() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    for step in STEPS.iter().chain(&["check", "now", "sent", "nothing"]) {
        assert_eq!(school.get(&format!("/helping/concern/{step}")).await.path, "/helping/concern", "{step}");
    }
    for action in [post::CONCERN_ANSWER, post::CONCERN_SEND, post::CONCERN_OPEN] {
        let page = school.post(action, &fields(&[("step", "child"), ("of-child", "x"), ("child-born", "y")])).await;
        assert!(["/helping/concern", "/helping/mine"].contains(&page.path.as_str()), "{action} {}", page.path);
    }
    assert!(school.get("/helping/mine").await.all("#calls li").is_empty());
    begin(&school, "york", "9:00").await;
    for step in &STEPS[1..] {
        assert_eq!(school.get(&format!("/helping/concern/{step}")).await.path, "/helping/concern/child", "{step}");
    }
    assert_eq!(school.get("/helping/concern/check").await.path, "/helping/concern/child");
    assert_eq!(school.get("/helping/concern/nothing").await.status.as_u16(), 404);
    assert_eq!(school.post(post::CONCERN_SEND, &[]).await.path, "/helping/concern/child");
    let nobody = app.visitor();
    for page in ["/helping/concern", "/helping/concern/child", "/helping/concern/sent"] {
        assert_eq!(nobody.get(page).await.path, "/helping", "{page}");
    }
}

/// Tells of a call with these changes; gives the problems that are told.
async fn call(school: &Visitor, changes: &[(&str, &str)]) -> Vec<String> {
    let page = school.get("/helping/concern").await;
    let good = [
        ("child-place", "york"),
        ("reached", "spoke"),
        ("spoke-with", "Sam <b>"),
        ("rang-day", "24"),
        ("rang-month", "11"),
        ("rang-year", "2026"),
        ("rang-time", "9:00"),
    ];
    let form: Vec<_> = good
        .into_iter()
        .map(|(name, value)| (name, changes.iter().find(|(changed, _)| *changed == name).map_or(value, |(_, to)| to)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let hidden = page.attribute("input[name='concern']", "value").unwrap();
    let page = school.post(post::CONCERN_BEGIN, &fields(&[&form[..], &[("concern", &hidden)]].concat())).await;
    assert_eq!(page.path, "/helping/concern", "{changes:?}");
    if changes.iter().all(|(name, _)| *name != "spoke-with") {
        assert_eq!(page.attribute("input[name='spoke-with']", "value").unwrap(), "Sam <b>", "kept");
    }
    page.problems()
}

#[tokio::test]
async fn a_call_that_was_not_made_or_is_told_badly_begins_nothing() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let long = "w".repeat(201);
    for (changes, says) in [
        (&[("child-place", "")][..], "Choose the team you called"),
        (&[("child-place", "atlantis")], "Choose the team you called"),
        (&[("reached", "")], "Call first"),
        (&[("reached", "later")], "Call first"),
        (&[("spoke-with", "")], "Type who you spoke to"),
        (&[("spoke-with", long.as_str())], "shorter"),
        (&[("rang-day", "25")], "last 7 days"),
        (&[("rang-time", "10:01")], "last 7 days"),
        (&[("rang-day", "17"), ("rang-time", "9:59")], "last 7 days"),
        (&[("rang-day", "31")], "Type the day you called"),
        (&[("rang-month", "<b>")], "Type the day you called"),
        (&[("rang-time", "soon")], "Type the time you called"),
        (&[("rang-time", "")], "Type the time you called"),
    ] {
        let told = call(&school, changes).await;
        assert!(told.len() == 1 && told[0].contains(says), "{changes:?}: {told:?}");
    }
    assert!(school.get("/helping/mine").await.all("#calls li").is_empty());
    let page = school.get("/helping/concern").await;
    let page = school.submit(&page, post::CONCERN_BEGIN, &[("reached", "no-answer"), ("child-place", "york")]).await;
    assert_eq!(page.path, "/helping/concern", "the refused time is still there to mend");
}

#[tokio::test]
async fn whoever_could_not_get_through_writes_it_down_all_the_same() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = school.get("/helping/concern").await;
    let mut call = NO_ANSWER;
    call[5].1 = "10.00";
    let page = school.submit(&page, post::CONCERN_BEGIN, &call).await;
    let check = write(&school, page, TOKEN).await;
    assert!(check.text().contains("24 November at 10:00, could not get through"), "{}", check.text());
}

#[tokio::test]
async fn what_is_missing_or_too_long_is_told_at_once_and_what_was_typed_is_kept() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let mut page = begin(&school, "york", "9:00").await;
    let missing = [2, 2, 2, 5, 2, 1];
    let long_field = ["child-address", "seen", "fear", "reason", "why-words", "page"];
    let long = format!("<b>zqlong</b> {}", "w".repeat(4_000));
    for ((step, count), (long_field, good)) in STEPS.iter().zip(missing).zip(long_field.iter().zip(pages(TOKEN))) {
        let empty = school.post(post::CONCERN_ANSWER, &fields(&[("step", step)])).await;
        assert_eq!((empty.path.clone(), empty.problems().len()), (page.path.clone(), count), "{step}");
        let mut form: Vec<_> = good.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.retain(|(name, _)| name != long_field);
        form.extend([(*long_field, long.as_str()), ("step", step)]);
        let refused = school.post(post::CONCERN_ANSWER, &fields(&form)).await;
        assert!(refused.problems().len() == 1 && refused.problems()[0].contains("shorter"), "{:?}", refused.problems());
        assert!(!refused.source.contains("<b>zqlong"), "markup is only text");
        assert!(refused.one(&format!("textarea[name='{long_field}']")).unwrap().contains("<b>zqlong</b>"), "{step}");
        // Somebody who types over a choice gets nowhere.
        let good: Vec<_> = good.iter().map(|(name, value)| (*name, value.as_str())).collect();
        page = school.submit(&refused, post::CONCERN_ANSWER, &good).await;
    }
    assert_eq!(page.path, "/helping/concern/check");
    school.post(post::CONCERN_ANSWER, &fields(&[("step", "fear"), ("fear", "zqlater")])).await;
    let stays = school.post(post::CONCERN_SEND, &[]).await;
    assert!(stays.path == "/helping/concern/fear" && stays.source.contains("zqlater"), "nothing typed is left behind");
    for (step, field) in [("reason", "basis"), ("reason", "condition"), ("family", "risk"), ("family", "told")] {
        let page = school.get(&format!("/helping/concern/{step}")).await;
        let form = [("step", step), (field, "whatever")];
        let refused = school.post(post::CONCERN_ANSWER, &fields(&form)).await;
        assert!(!refused.problems().is_empty() && refused.path == page.path, "{step} {field}");
    }
}

#[tokio::test]
async fn danger_right_now_leads_to_999_first_and_keeps_what_was_typed() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let mut page = begin(&school, "hull", "9:00").await;
    for answers in pages(TOKEN).into_iter().take(2) {
        let answers: Vec<_> = answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        page = school.submit(&page, post::CONCERN_ANSWER, &answers).await;
    }
    let now = school.submit(&page, post::CONCERN_ANSWER, &[("fear", "Tonight zq"), ("danger-now", "yes")]).await;
    assert_eq!(now.path, "/helping/concern/now");
    assert!(!now.all("main a[href='tel:999']").is_empty() && now.text().contains("01482 448879"), "{}", now.text());
    let on = now.attribute("main a.govuk-button--secondary", "href").unwrap();
    assert_eq!(on, "/helping/concern/reason");
    assert!(school.get("/helping/concern/fear").await.one("textarea").unwrap().contains("Tonight zq"));
}

#[tokio::test]
async fn an_assessment_goes_along_page_by_page_and_a_page_can_be_taken_out() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let page = begin(&school, "hull", "9:00").await;
    write(&school, page, TOKEN).await;
    let page = school.get("/helping/concern/assessment").await;
    let page = school.submit(&page, post::CONCERN_ANSWER, &[("page", "Second zqpage"), ("more", "yes")]).await;
    assert_eq!(page.path, "/helping/concern/assessment");
    assert_eq!(page.all("input[name='drop'] + label"), ["Page 1: 25 characters", "Page 2: 13 characters"]);
    let page = school.submit(&page, post::CONCERN_ANSWER, &[("drop", "1")]).await;
    assert!(page.text().contains("Second zqpage") && !page.text().contains("Strengths"), "{}", page.text());
    let page = school.get("/helping/concern/assessment").await;
    let page = school.submit(&page, post::CONCERN_ANSWER, &[("along", "no")]).await;
    assert!(page.path == "/helping/concern/check" && page.text().contains("No assessment goes along"));
}

#[tokio::test]
async fn two_taps_begin_one_and_two_tabs_lose_nothing() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let front = school.get("/helping/concern").await;
    for _ in 0..2 {
        assert_eq!(school.submit(&front, post::CONCERN_BEGIN, &NO_ANSWER).await.path, "/helping/concern/child");
    }
    assert_eq!(school.get("/helping/mine").await.all("#calls li").len(), 1);
    let one = school.get("/helping/concern/child").await;
    let typed = [("of-child", "Kofi"), ("child-born", "7")];
    for _ in 0..2 {
        assert_eq!(school.submit(&one, post::CONCERN_ANSWER, &typed).await.path, "/helping/concern/seen");
    }
    let other = school.get("/helping/concern/seen").await;
    school.submit(&one, post::CONCERN_ANSWER, &[("of-child", "Kofi and Ama"), ("child-born", "7, 9")]).await;
    school.submit(&other, post::CONCERN_ANSWER, &[("seen", "A bruise"), ("seen-when", "Monday")]).await;
    assert_eq!(
        school.get("/helping/concern/child").await.attribute("input#of-child", "value").unwrap(),
        "Kofi and Ama"
    );
    assert!(school.get("/helping/concern/seen").await.one("textarea").unwrap().contains("A bruise"));
    // A screen that is turned to a parent holds nothing of it.
    school.post(post::FINISH, &[]).await;
    assert_eq!(school.get("/helping/concern/seen").await.path, "/helping");
}
