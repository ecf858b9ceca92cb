//! Asking for help, from the first page to the confirmation.

use app::{domain::journey::Path, urls::post};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey::{WELL, from_where_to_check, to_check, to_sent},
};

#[tokio::test]
async fn a_parent_asks_for_help_and_is_told_what_happens_next_and_by_when() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let (sent, words) = to_sent(&visitor).await;
    assert_eq!(sent.path, "/ask/sent");
    assert_eq!(sent.heading(), "We have your request");
    assert!(sent.text().contains("YRK-"), "{}", sent.text());
    // Sent on Tuesday 24 November 2026: one working day is Wednesday, five are the Tuesday after.
    assert!(sent.text().contains("Wednesday 25 November 2026"), "{}", sent.text());
    assert!(sent.text().contains("Tuesday 1 December 2026"), "{}", sent.text());
    assert_eq!(words.split(' ').count(), 6);
}

#[tokio::test]
async fn the_check_page_shows_every_answer_as_it_was_typed() {
    let app = TestApp::start().await;
    let check = to_check(&app.visitor()).await;
    let text = check.text();
    for answer in [
        "York",
        "YO1 7HH",
        "Ama",
        "Kofi, 5 to 10",
        "A baby on the way",
        WELL,
        "=SUM(1) Mornings are hard 👨‍👩‍👧 <b>very</b>",
        "I am not sure",
        "A bed for Kofi",
        "School breakfast club",
        "Mrs Lee, teacher",
        "Large print",
        "Twi",
        "07700 900123",
        "before 3",
        "Do not leave a message",
    ] {
        assert!(text.contains(answer), "{answer} is not in: {text}");
    }
    assert!(!check.source.contains("<b>very</b>"), "typed markup must stay text");
}

#[tokio::test]
async fn an_answer_can_be_changed_and_the_way_leads_back_to_check() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/name?change=yes").await;
    assert_eq!(page.attribute("input[name=name]", "value").as_deref(), Some("Ama"));
    let wrong = visitor.submit(&page, post::ANSWER, &[("name", "")]).await;
    assert_eq!(wrong.path, "/ask/name?change=yes");
    let check = visitor.submit(&wrong, post::ANSWER, &[("name", "Ama Owusu")]).await;
    assert_eq!(check.path, "/ask/check");
    assert!(check.text().contains("Ama Owusu"));
}

#[tokio::test]
async fn saying_no_to_help_sends_nothing_and_is_not_held_against_anybody() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/agree?change=yes").await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "no")]).await;
    assert_eq!(page.path, "/ask/not-agreed");
    assert_eq!(visitor.get("/ask/check").await.path, "/ask/agree", "check is closed after a no");
    assert!(app.store.desk_list(10).await.unwrap().is_empty());
    let ended = visitor.submit(&page, post::FINISH, &[]).await;
    assert_eq!(ended.path, "/ended");
    assert_eq!(visitor.get("/ask/name").await.path, "/ended");
}

#[tokio::test]
async fn not_now_keeps_the_answers_and_shows_the_day_that_was_named_to_nobody_else() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/agree?change=yes").await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "no")]).await;
    assert!(page.source.contains("href=\"/ask/later\""));
    let page = visitor.get("/ask/later").await;
    assert!(page.all("input[checked]").is_empty() && !page.text().contains("ask you again then"), "nobody helped");
    for bad in ["", "next-year", "<b>"] {
        let typed = [("again".to_owned(), bad.to_owned())];
        let page = visitor.post(post::LATER, &typed).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/ask/later", 1), "{bad}");
    }
    let saved = visitor.submit(&page, post::LATER, &[("again", "1-week")]).await;
    assert_eq!(saved.path, "/ask/saved");
    let words = saved.six_words().unwrap();
    let again = visitor.submit(&page, post::LATER, &[("again", "1-week")]).await;
    assert_eq!(again.six_words(), Some(words), "a second press makes no second words");
    assert!(app.store.desk_list(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_request_goes_with_every_optional_share_left_blank_or_no() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/share?change=yes").await;
    let first = page.attribute("input[name^='share-'][value='yes']", "name").unwrap();
    let check = visitor.submit(&page, post::ANSWER, &[(&first, "no")]).await;
    assert_eq!(check.path, "/ask/check");
    let sent = visitor.submit(&check, post::SEND, &[]).await;
    assert_eq!(sent.heading(), "We have your request");
}

#[tokio::test]
async fn nothing_is_chosen_beforehand_on_the_consent_pages() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let fresh = app.visitor();
    let page = fresh.get("/").await;
    let page = fresh.submit(&page, post::BEGIN, &[]).await;
    drop(page);
    let share = visitor.get("/ask/share?change=yes").await;
    let asked = share.all("input[type=radio]").len();
    assert!(asked >= 16, "each organisation and item is asked on its own, with yes and no");
    assert_eq!(share.all("input[type=radio][checked]").len(), 1, "only the one that was chosen");
}

#[tokio::test]
async fn danger_stops_the_flow_shows_the_phone_first_and_marks_the_request_urgent() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/now?change=yes").await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "yes")]).await;
    assert_eq!(page.path, "/ask/phone-first");
    assert_eq!(page.attribute("main a[href='tel:999']", "href").as_deref(), Some("tel:999"));
    assert!(visitor.get("/ask/name").await.attribute("input[name=name]", "value").is_some(), "typed answers are kept");
    let check = visitor.get("/ask/check").await;
    visitor.submit(&check, post::SEND, &[]).await;
    let list = app.store.desk_list(10).await.unwrap();
    assert!(list.iter().all(|line| line.status.urgent) && list.len() == 1);
}

#[tokio::test]
async fn a_helper_gets_a_clear_page_and_can_change_the_answer() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("place", "hull")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("who", "helping")]).await;
    assert_eq!(page.path, "/helping");
    assert!(page.text().contains("Ask for advice"), "{}", page.text());
    let page = visitor.get("/ask/who").await;
    assert_eq!(visitor.submit(&page, post::ANSWER, &[("who", "my-family")]).await.path, "/ask/name");
}

#[tokio::test]
async fn every_place_takes_a_request_with_its_own_words() {
    let app = TestApp::start().await;
    for (postcode, door, prefix) in [("YO1 7HH", "MASH", "YRK-"), ("HU1 2AA", "EHASH", "HUL-")] {
        let visitor = app.visitor();
        let page = visitor.get("/").await;
        let page = visitor.submit(&page, post::BEGIN, &[]).await;
        let check = from_where_to_check(&visitor, page, postcode).await;
        assert!(check.text().contains(door), "{}", check.text());
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        assert!(sent.text().contains(prefix), "{}", sent.text());
    }
}

#[tokio::test]
async fn every_page_shows_999_and_the_hubs_phone_and_a_way_out() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    for step in Path::MyFamily.steps() {
        let page = visitor.get(&app::urls::step(*step)).await;
        assert_eq!(page.path, app::urls::step(*step));
        assert!(page.one("aside a[href='tel:999']").is_some(), "{}", page.path);
        assert!(page.one("aside").unwrap_or_default().contains("York MASH"), "{}", page.path);
        assert_eq!(page.attribute("nav form", "action").as_deref(), Some("/do/exit"));
        assert!(page.title().ends_with("Local services"), "{}", page.title());
    }
}
