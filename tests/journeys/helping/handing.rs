//! A draft changes hands: on this screen, or by words; read, changed, struck out, sent, refused, closed.

use app::{domain::consent::How, ports::Clock, urls::post};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::visitor::Visitor;

use super::{ADDRESS, NAME, ORGANISATION, agree_and_send, fields, helper, make_words, mine, open, with_mail, write};

#[tokio::test]
async fn the_family_reads_every_word_changes_one_strikes_one_out_and_sends_with_its_own_words() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let words = make_words(&school).await;
    let (parent, page) = open(&app, &words).await;
    assert_eq!(page.path, "/for-you/read");
    for says in
        [NAME, ORGANISATION, "Teacher", "@hill-school.example", "24 November", "sent nothing", "Kofi", "rent is late"]
    {
        assert!(page.text().contains(says), "{says}: {}", page.text());
    }
    assert!(!page.text().contains("Abara@") && !page.title().contains("wrote"), "{}", page.title());
    assert!(mine(&school).await[0].contains("waits for the family"));

    let page = parent.get("/ask/worries?change=yes").await;
    let page = parent.submit(&page, post::ANSWER, &[("worries", "In my own words")]).await;
    assert_eq!(page.path, "/for-you/read");
    let page = parent.post(post::FOR_YOU_STRIKE, &fields(&[("step", "well")])).await;
    assert!(!page.text().contains("Bedtimes") && page.text().contains("You took it out"), "{}", page.text());
    for _ in 0..2 {
        assert_eq!(parent.post(post::FOR_YOU_STRIKE, &fields(&[("step", "name")])).await.path, "/for-you/read");
    }
    // What cannot be blank is asked again, and the family is back where it reads.
    let on = parent.get("/for-you/read").await.attribute("a.govuk-button", "href").unwrap();
    assert_eq!(on, "/ask/name?change=yes");
    let page = parent.get(&on).await;
    let page = parent.submit(&page, post::ANSWER, &[("name", "Efua")]).await;
    assert_eq!(page.path, "/for-you/read");

    let sent = agree_and_send(&parent).await;
    assert_eq!(sent.path, "/ask/sent", "{}", sent.text());
    assert_ne!(sent.six_words().unwrap(), words, "the family has words of its own");
    let told = mine(&school).await;
    assert!(told[0].contains("Blue 7") && told[0].contains("sent it on"), "{told:?}");
    assert!(told[0].contains("1 December"), "five working days: {told:?}");
    let shown = school.get("/helping/mine").await.source;
    for private in ["In my own words", "Efua", "Kofi", "took", "strike"] {
        assert!(!shown.contains(private), "{private}");
    }
    assert_hub_reads(&app).await;
}

/// What the hub's desk reads of it.
async fn assert_hub_reads(app: &tests::app::TestApp) {
    let desk = app.visitor();
    desk.post(post::DESK_OPEN, &fields(&[("token", &app.desk_token)])).await;
    let case = desk.get("/desk").await.attribute("main li a", "href").unwrap();
    let case = desk.get(&case).await.text();
    for says in [NAME, ORGANISATION, "@hill-school.example", "In my own words", "Efua"] {
        assert!(case.contains(says), "{says}: {case}");
    }
    assert!(!case.contains("Bedtimes") && !case.contains("Abara@"), "{case}");
    let line = app.store.desk_list(9).await.unwrap();
    let messages = app.store.desk_case(&line[0].status.reference, app.clock.now()).await.unwrap().unwrap().messages;
    let told = serde_json::to_value(&messages[0]).unwrap();
    assert_eq!(told["content"]["consent"]["how"], How::SchoolHelped.slug());
    assert!(told["content"]["consent"].get("witness").is_none());
    assert_eq!(told["content"]["request"]["helped_by"]["wrote_from"], "hill-school.example");
}

#[tokio::test]
async fn words_open_once_and_new_words_end_the_old_ones() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let old = make_words(&school).await;
    assert_eq!(school.get("/helping/words").await.six_words().unwrap(), old, "shown until put away");
    let page = school.get("/helping/words").await;
    school.submit(&page, post::HELPING_HIDE, &[]).await;
    assert_eq!(school.get("/helping/words").await.path, "/helping/mine");
    let page = school.get("/helping/mine").await;
    assert_eq!(school.submit(&page, post::HELPING_OPEN, &[]).await.path, "/helping/ready");
    let new = make_words(&school).await;
    assert_eq!(open(&app, &old).await.1.path, "/for-you", "old words");
    let (parent, page) = open(&app, &new).await;
    assert_eq!(page.path, "/for-you/read");
    assert_eq!(parent.post(post::FOR_YOU_OPEN, &fields(&[("code", &new)])).await.path, "/for-you/read", "a second tap");
    let (_, again) = open(&app, &new).await;
    assert!(again.path == "/for-you" && again.text().contains("open nothing now"), "{}", again.text());
    let never = open(&app, "abacus abdomen abdominal abide abiding ability").await.1;
    assert_eq!(never.text(), again.text(), "used words and words that never were look alike");
    for action in [post::HELPING_WORDS, post::HELPING_TURN] {
        assert_eq!(school.post(action, &[]).await.path, "/helping/mine", "the family has it");
    }
    assert!(mine(&school).await[0].contains("waits for the family"));
}

#[tokio::test]
async fn the_square_leads_to_the_same_page_and_looking_uses_nothing_up() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let words = make_words(&school).await;
    let address = format!("/for-you#{}", words.replace(' ', "-"));
    for _ in 0..3 {
        assert_eq!(app.visitor().get(&address).await.status.as_u16(), 200);
    }
    let parent = app.visitor();
    let page = parent.get(&address).await;
    assert_eq!(parent.submit(&page, post::FOR_YOU_OPEN, &[("code", &words)]).await.path, "/for-you/read");
}

#[tokio::test]
async fn turning_the_screen_ends_the_helpers_visit_and_back_shows_nothing() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let page = school.get("/helping/ready").await;
    let read = school.submit(&page, post::HELPING_TURN, &[]).await;
    assert_eq!(read.path, "/for-you/read");
    assert_eq!(read.headers["cache-control"], "no-store");
    for back in ["/helping/ready", "/helping/draft/worries", "/helping/mine", "/helping/spoken"] {
        let page = school.get(back).await;
        assert_eq!(page.path, "/helping", "{back}");
        assert!(!page.source.contains("rent is late") && !page.source.contains("Blue 7"));
    }
    // A tab that was still open at a step.
    let late = school.post(post::HELPING_ANSWER, &fields(&[("step", "worries"), ("worries", "Theirs")])).await;
    assert_eq!(late.path, "/helping");
    assert!(school.get("/for-you/read").await.text().contains("rent is late"));
    assert_eq!(agree_and_send(&school).await.path, "/ask/sent");
    let (again, _) = helper(&app, &stub, ADDRESS).await;
    assert!(mine(&again).await[0].contains("sent it on"));
}

#[tokio::test]
async fn no_thank_you_deletes_it_and_the_school_reads_closed() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let words = make_words(&school).await;
    let (parent, page) = open(&app, &words).await;
    assert_eq!(parent.submit(&page, post::FOR_YOU_NO, &[]).await.path, "/for-you/closed");
    assert_eq!(parent.post(post::FOR_YOU_NO, &[]).await.path, "/ended", "twice");
    assert_eq!(parent.get("/for-you/read").await.path, "/ended");
    assert_eq!(mine(&school).await, ["Blue 7Closed."]);
    assert!(app.store.desk_list(9).await.unwrap().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn not_now_keeps_it_for_28_days_behind_the_familys_own_words() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let (parent, page) = open(&app, &make_words(&school).await).await;
    assert!(page.source.contains("href=\"/ask/later\""));
    let page = parent.get("/ask/later").await;
    let refused = parent.submit(&page, post::LATER, &[]).await;
    assert_eq!((refused.path.as_str(), refused.problems().len()), ("/ask/later", 2), "nothing is chosen for anybody");
    let saved = parent.submit(&page, post::LATER, &[("again", "2-weeks"), ("may-ask", "no")]).await;
    assert_eq!(saved.path, "/ask/saved", "{}", saved.text());
    assert!(saved.text().contains("You want to think about it again on"), "{}", saved.text());
    let own = saved.six_words().unwrap();
    assert_eq!(mine(&school).await, ["Blue 7It waits for the family."], "a no to being asked tells nothing");
    app.clock.advance(SignedDuration::from_hours(24 * 20));
    let later = app.visitor();
    let page = later.get("/back").await;
    let page = later.submit(&page, post::COME_BACK, &[("code", &own)]).await;
    assert_eq!(page.path, "/for-you/read");
    assert!(page.text().contains(NAME) && !page.text().contains("It closes"), "{}", page.text());
    assert!(page.text().contains("You want to think about it again on"), "{}", page.text());
    assert_eq!(agree_and_send(&later).await.path, "/ask/sent");
}

#[tokio::test]
async fn a_family_that_says_not_now_may_let_the_helper_know_when_to_ask_again_and_take_it_back() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let (parent, _) = open(&app, &make_words(&school).await).await;
    let page = parent.get("/ask/later").await;
    parent.submit(&page, post::LATER, &[("again", "1-week"), ("may-ask", "yes")]).await;
    let line = mine(&school).await.remove(0);
    assert!(line.contains("not now. You may ask them again from"), "{line}");
    let page = parent.get("/ask/later").await;
    parent.submit(&page, post::LATER, &[("again", "no-day"), ("may-ask", "yes")]).await;
    assert!(!mine(&school).await.remove(0).contains("ask them again"), "no day, nothing to tell");
    parent.submit(&page, post::LATER, &[("again", "3-weeks"), ("may-ask", "yes")]).await;
    assert!(mine(&school).await.remove(0).contains("ask them again"));
    assert_eq!(agree_and_send(&parent).await.path, "/ask/sent");
    assert!(!mine(&school).await.remove(0).contains("ask them again"), "it was sent");
    assert_eq!(app.store.desk_list(9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_draft_closes_24_hours_after_it_was_begun_in_everybodys_hands() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Handed").await;
    let words = make_words(&school).await;
    write(&school, "Kept").await;
    write(&school, "Opened").await;
    let (parent, page) = open(&app, &make_words(&school).await).await;
    assert_eq!(page.path, "/for-you/read");
    for _ in 0..(24 * 6) {
        app.clock.advance(SignedDuration::from_mins(10));
        parent.get("/for-you/read").await;
        school.get("/helping/mine").await;
    }
    assert_eq!(mine(&school).await, ["OpenedClosed.", "KeptClosed.", "HandedClosed."]);
    assert_eq!(parent.get("/for-you/read").await.path, "/ended");
    assert_eq!(open(&app, &words).await.1.path, "/for-you");
    assert_eq!(school.get("/helping/draft/worries").await.path, "/helping/mine");
    let now = app.clock.now();
    app.store.purge(now, now).await.unwrap();
    assert_eq!(mine_again(&app, &stub).await.len(), 3, "a week to see that it is closed");
    app.clock.advance(SignedDuration::from_hours(24 * 7));
    app.store.purge(app.clock.now(), app.clock.now()).await.unwrap();
    assert!(mine_again(&app, &stub).await.is_empty());
}

async fn mine_again(app: &tests::app::TestApp, stub: &tests::smtp::SmtpStub) -> Vec<String> {
    let (school, _): (Visitor, _) = helper(app, stub, ADDRESS).await;
    mine(&school).await
}

#[tokio::test]
async fn after_the_places_clock_the_school_is_told_whom_to_call() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let (parent, _) = open(&app, &make_words(&school).await).await;
    agree_and_send(&parent).await;
    app.clock.advance(SignedDuration::from_hours(24 * 7));
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let told = mine(&school).await;
    assert!(!told[0].contains("That day has passed"), "the fifth working day is the last one: {told:?}");
    app.clock.advance(SignedDuration::from_hours(24));
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let told = mine(&school).await;
    assert!(told[0].contains("That day has passed"), "{told:?}");
}

#[tokio::test]
async fn a_family_can_say_no_on_the_page_that_asks_and_nothing_is_sent() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let (parent, _) = open(&app, &make_words(&school).await).await;
    let page = parent.get("/ask/agree").await;
    let page = parent.submit(&page, post::ANSWER, &[("agree", "no")]).await;
    assert_eq!(page.path, "/ask/not-agreed");
    parent.submit(&page, post::FINISH, &[]).await;
    assert!(mine(&school).await[0].contains("waits for the family"), "a no is nobody's business");
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
}
