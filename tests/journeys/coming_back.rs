//! Six words, days later, on another phone.

use app::{domain::delivery::Delivery, ports::Clock, urls::post};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{WELL, WORRIES, to_check, to_sent},
};

#[tokio::test]
async fn six_words_open_the_status_on_another_phone_and_never_the_story() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    app.clock.advance(SignedDuration::from_hours(24 * 7));
    let other = app.visitor();
    let page = other.get("/back").await;
    let status = other.submit(&page, post::COME_BACK, &[("code", &words.to_uppercase())]).await;
    assert_eq!(status.path, "/status");
    for private in [WELL, "Mornings are hard", "Ama", "Kofi", "07700 900123"] {
        assert!(!status.source.contains(private), "{private} shows on the status page");
    }
}

#[tokio::test]
async fn wrong_words_get_one_gentle_answer_that_says_nothing_about_what_exists() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    let mut near: Vec<&str> = words.split(' ').collect();
    near.reverse();
    let mut answers = Vec::new();
    for typed in
        [near.join(" "), "abacus abdomen abdominal abide abiding ability".to_owned(), "not six words".to_owned()]
    {
        let other = app.visitor();
        let page = other.get("/back").await;
        let page = other.submit(&page, post::COME_BACK, &[("code", &typed)]).await;
        assert_eq!(page.path, "/back");
        answers.push(page.text());
    }
    assert!(answers.windows(2).all(|pair| pair.first() == pair.last()), "{answers:#?}");
}

#[tokio::test]
async fn practising_the_words_proves_them_and_then_they_are_not_shown_again() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    let note = visitor.get("/note").await;
    assert!(!note.text().to_lowercase().contains("help"), "the note gives nothing away: {}", note.text());
    let page = visitor.get("/ask/practise").await;
    assert!(words.split(' ').all(|word| !page.text().contains(&format!(" {word} "))), "practising must not show them");
    let page = visitor.submit(&page, post::PRACTISE, &[("code", "one two three four five six")]).await;
    assert!(page.text().contains("not the words yet"), "{}", page.text());
    let page = visitor.submit(&page, post::PRACTISE, &[("code", &words)]).await;
    assert!(page.text().contains("You have the right words"), "{}", page.text());
    assert_eq!(page.six_words(), None);
}

#[tokio::test]
async fn saved_answers_wait_28_days_behind_six_words_and_unsaved_ones_two() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/worries?change=yes").await;
    let saved = visitor.submit(&page, post::SAVE, &[]).await;
    assert_eq!(saved.path, "/ask/saved");
    let words = saved.six_words().unwrap();
    app.clock.advance(SignedDuration::from_hours(27 * 24));
    let other = app.visitor();
    let page = other.get("/back").await;
    let page = other.submit(&page, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(page.path, "/ask/check", "{}", page.text());
    app.clock.advance(SignedDuration::from_hours(25));
    let late = app.visitor();
    let page = late.get("/back").await;
    assert_eq!(late.submit(&page, post::COME_BACK, &[("code", &words)]).await.path, "/back");
}

#[tokio::test]
async fn fifteen_idle_minutes_end_the_visit_and_what_is_typed_then_is_not_lost() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/worries").await;
    app.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(visitor.get("/ask/check").await.path, "/ended");
    let kept = visitor.submit(&page, post::ANSWER, &[("worries", "typed too late")]).await;
    assert_eq!(kept.path, "/ask/where");
    assert!(kept.text().contains("What you just typed is kept"), "{}", kept.text());
    let page = visitor.submit(&kept, post::ANSWER, &[("place", "york")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("who", "my-family")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("name", "A")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("child-kind", "expected")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[]).await;
    assert_eq!(page.path, "/ask/worries");
    assert_eq!(page.one("textarea").as_deref(), Some("typed too late"));
    assert!(!page.source.contains(WORRIES), "the earlier answers stay closed");
}

#[tokio::test]
async fn leaving_or_finishing_ends_the_visit_on_the_server() {
    let app = TestApp::start().await;
    for action in [post::EXIT, post::FINISH] {
        let visitor = app.visitor();
        to_check(&visitor).await;
        let response = visitor.post_raw(action, &[]).await;
        assert_eq!(response.status(), 303);
        let cookie = response.headers().get("set-cookie").and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(cookie.contains("Max-Age=0"), "{cookie}");
        assert_eq!(visitor.get("/ask/check").await.path, "/ended");
    }
}

#[tokio::test]
async fn a_family_can_chase_after_the_clock_add_something_and_take_its_request_back() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    let visitor = app.visitor();
    let page = visitor.get("/back").await;
    let status = visitor.submit(&page, post::COME_BACK, &[("code", &words)]).await;
    assert!(status.one("form[action='/do/chase']").is_none(), "nothing to chase on the first day");
    let added = visitor.submit(&status, post::ADD, &[("addition", "We have moved in with my sister")]).await;
    assert!(added.text().contains("We have sent what you added"), "{}", added.text());

    app.clock.advance(SignedDuration::from_hours(8 * 24));
    let page = visitor.get("/back").await;
    let late = visitor.submit(&page, post::COME_BACK, &[("code", &words)]).await;
    let chased = visitor.submit(&late, post::CHASE, &[]).await;
    assert!(chased.text().contains("We have asked the team"), "{}", chased.text());
    assert_eq!(app.store.tasks().await.unwrap().iter().filter(|task| task.kind == "chased").count(), 1);

    let stop = visitor.get("/status/stop").await;
    let stopped = visitor.submit(&stop, post::WITHDRAW, &[]).await;
    assert!(stopped.text().contains("You took your request back"), "{}", stopped.text());
    let line = app.store.desk_list(10).await.unwrap().pop().unwrap();
    assert!(line.status.withdrawn_at.is_some());
    assert!(line.status.delivery <= Delivery::HandedOver, "nobody confirmed it");
}

#[tokio::test]
async fn a_hub_that_stays_silent_past_its_clock_is_called_late_and_not_before() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (_, words) = to_sent(&visitor).await;
    for (days, is_late) in [(0, false), (1, false), (2, true)] {
        app.clock.advance(SignedDuration::from_hours(if days == 0 { 2 } else { 24 }));
        let now = app.clock.now();
        app.store.escalate(now, now, now).await.unwrap();
        let page = visitor.get("/back").await;
        let status = visitor.submit(&page, post::COME_BACK, &[("code", &words)]).await;
        assert_eq!(status.text().contains("That is late"), is_late, "after {days} days: {}", status.text());
    }
}

#[tokio::test]
async fn staying_in_the_last_second_keeps_the_visit() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    app.clock.advance(SignedDuration::from_secs(29));
    let page = visitor.get("/ask/check").await;
    assert_eq!(page.path, "/ask/check");
    app.clock.advance(SignedDuration::from_secs(15 * 60 - 1));
    visitor.post_raw(post::STAY, &[]).await;
    app.clock.advance(SignedDuration::from_secs(15 * 60 - 1));
    assert_eq!(visitor.get("/ask/check").await.path, "/ask/check");
}
