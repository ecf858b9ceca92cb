//! A young person's record is apart from every family: nothing fills it in, and it goes into nothing else.

use app::{
    domain::story::Section,
    ports::Clock,
    urls::{self, post},
};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey,
    own::{GOING_ON, from_you_to_check, to_check},
    sharing::{part, teller},
    visitor::{Page, Visitor},
};

/// Says "me" on a family's own way.
async fn me(visitor: &Visitor, page: Page) -> Page {
    let page = visitor.submit(&page, post::ANSWER, &[("place", "york")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    assert_eq!(page.path, "/ask/who");
    visitor.submit(&page, post::ANSWER, &[("who", "me")]).await
}

#[tokio::test]
async fn on_a_phone_where_the_familys_story_is_open_nothing_of_it_is_filled_in_and_the_request_is_a_family_of_its_own()
{
    let app = TestApp::start().await;
    let family = teller(&app).await;
    let keep = family.visitor.get(urls::SENT).await;
    family.visitor.submit(&keep, post::STORY_KEEP, &[]).await;
    let before = app.store.book(family.family).await.unwrap();

    // The story fills in the next request of the family, but not what comes after "me".
    let front = family.visitor.get("/").await;
    let page = family.visitor.submit(&front, post::BEGIN, &[]).await;
    assert_eq!(page.attribute("input[name=postcode]", "value").as_deref(), Some("YO1 7HH"));
    let you = me(&family.visitor, page).await;
    assert_eq!(you.path, "/y/you");
    assert_eq!(you.attribute("input[name=name]", "value").as_deref(), Some(""));
    assert_eq!(family.visitor.get("/y/where").await.attribute("input[name=postcode]", "value").as_deref(), Some(""));
    let check = from_you_to_check(&family.visitor, you).await;
    let sent = family.visitor.submit(&check, post::SEND, &[]).await;
    assert!(!sent.text().contains("Keep this as"), "no offer of a story: {}", sent.text());

    let own = app.store.desk_list(9).await.unwrap();
    let own = own.iter().find(|line| line.status.family != family.family).unwrap();
    let after = app.store.book(family.family).await.unwrap();
    assert_eq!(format!("{before:?}"), format!("{after:?}"), "the family's story is as it was");
    // Nor is it kept as a story of its own, whoever presses.
    let fields = [("keep".to_owned(), "yes".to_owned())];
    family.visitor.post(post::STORY_KEEP, &fields).await;
    assert!(!app.store.has_begun(own.status.family).await.unwrap());
}

#[tokio::test]
async fn from_the_start_page_too_nothing_of_an_open_story_is_filled_in() {
    let app = TestApp::start().await;
    let family = teller(&app).await;
    family.tell(&app, &[part(Section::Worries)]).await;
    let page = family.visitor.get(urls::OWN).await;
    let page = family.visitor.submit(&page, post::OWN_BEGIN, &[]).await;
    assert_eq!(page.path, "/y/where");
    assert_eq!(page.attribute("input[name=postcode]", "value").as_deref(), Some(""));
    assert_eq!(family.visitor.get(urls::STORY).await.path, urls::STORY_BEGIN, "the family's story is closed here");
}

#[tokio::test]
async fn a_saved_draft_of_a_parent_stays_as_it_was_when_somebody_says_me_in_it() {
    let app = TestApp::start().await;
    let parent = app.visitor();
    let front = parent.get("/").await;
    let page = parent.submit(&front, post::BEGIN, &[]).await;
    let page = parent.submit(&page, post::ANSWER, &[("postcode", "YO1 7HH")]).await;
    let saved = parent.submit(&page, post::SAVE, &[("danger", "no")]).await;
    let words = saved.six_words().unwrap();

    let teen = app.visitor();
    let back = teen.get(urls::BACK).await;
    let who = teen.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    let you = teen.submit(&who, post::ANSWER, &[("who", "me")]).await;
    let check = from_you_to_check(&teen, you).await;
    teen.submit(&check, post::SEND, &[]).await;

    let again = app.visitor();
    let back = again.get(urls::BACK).await;
    let who = again.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(who.path, "/ask/who", "the parent's words open the parent's draft");
    assert!(who.attribute("input[name=who][checked]", "value").is_none(), "and nobody has answered in it");
}

#[tokio::test]
async fn what_was_typed_so_far_comes_along_from_a_draft_that_is_nobody_elses() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let front = visitor.get("/").await;
    let page = visitor.submit(&front, post::BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("postcode", "YO1 7HH")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let you = visitor.submit(&page, post::ANSWER, &[("who", "me")]).await;
    assert_eq!(you.path, "/y/you");
    assert_eq!(visitor.get("/y/where").await.attribute("input[name=postcode]", "value").as_deref(), Some("YO1 7HH"));
    // Changing one's mind is one answer.
    let who = visitor.get("/ask/who").await;
    assert_eq!(visitor.submit(&who, post::ANSWER, &[("who", "my-family")]).await.path, "/ask/name");
    assert_eq!(visitor.get("/y/you").await.path, "/ask/name");
}

#[tokio::test]
async fn what_only_a_family_is_asked_does_not_leave_with_a_young_persons_request_even_if_it_was_typed_before() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    journey::to_check(&visitor).await;
    let who = visitor.get("/ask/who?change=yes").await;
    let you = visitor.submit(&who, post::ANSWER, &[("who", "me")]).await;
    assert_eq!(you.path, "/y/you");
    let check = from_you_to_check(&visitor, you).await;
    for typed in [journey::WELL, "Kofi", "Mrs Lee", "Large print"] {
        assert!(!check.text().contains(typed), "{typed}: {}", check.text());
    }
    visitor.submit(&check, post::SEND, &[]).await;
    let line = app.store.desk_list(9).await.unwrap().remove(0);
    let case = app.store.desk_case(&line.status.reference, app.clock.now()).await.unwrap().unwrap();
    let sent = serde_json::to_string(&case.messages).unwrap();
    for typed in ["Bedtimes", "Kofi", "Mrs Lee", "large-print", "children"] {
        assert!(!sent.contains(typed), "{typed}: {sent}");
    }
    assert!(sent.contains("zqgoingon"));
}

#[tokio::test]
async fn a_page_left_open_in_another_tab_never_puts_a_young_persons_words_into_somebody_elses_answers() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor, "york").await;
    let old = visitor.get("/y/worries?change=yes").await;
    // A parent begins in the same browser, and then comes back to a request of theirs.
    let front = visitor.get("/").await;
    visitor.submit(&front, post::BEGIN, &[]).await;
    let page = visitor.submit(&old, post::ANSWER, &[("worries", GOING_ON)]).await;
    assert!(page.path.starts_with("/y/"), "{}", page.path);
    assert_eq!(visitor.get("/y/where").await.path, "/y/where");
    assert_eq!(visitor.get("/ask/worries").await.path, "/y/where", "not in the parent's draft");

    let parent = app.visitor();
    let (_, words) = journey::to_sent(&parent).await;
    let back = visitor.get(urls::BACK).await;
    visitor.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    visitor.submit(&old, post::ANSWER, &[("worries", GOING_ON)]).await;
    let back = visitor.get(urls::BACK).await;
    let status = visitor.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(status.path, "/status");
    assert!(!status.source.contains("zqgoingon"), "not in the parent's \"add something\"");
}

#[tokio::test]
async fn a_young_persons_pages_show_to_nobody_on_a_familys_way_and_the_other_way_round() {
    let app = TestApp::start().await;
    let parent = app.visitor();
    journey::to_check(&parent).await;
    assert_eq!(parent.get("/y/tell").await.path, "/ask/check");
    assert_eq!(parent.get("/y/talk").await.path, "/ask/check");
    let teen = app.visitor();
    to_check(&teen, "york").await;
    assert_eq!(teen.get("/ask/worries").await.path, "/y/check");
    assert_eq!(teen.get("/ask/children").await.path, "/y/check");
    assert_eq!(app.visitor().get("/y/you").await.path, "/ended");
    for nothing in ["/y/children", "/y/who", "/y/nothing", "/ask/tell", "/ask/meet"] {
        assert_eq!(teen.get(nothing).await.status, 404, "{nothing}");
    }
}
