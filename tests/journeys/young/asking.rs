//! From the first page to coming back next week on another phone, and every way to answer wrong.

use app::{
    domain::journey::{Path, Step},
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    own::{GOING_ON, NOT_THEM, from_you_to_check, to_check, to_sent},
    visitor::{Page, Visitor},
};

const LINES: [&str; 4] = ["tel:08001111", "sms:85258", "tel:999", "tel:111"];

fn has_lines(page: &Page) {
    for line in LINES {
        let found = page.attribute(&format!("main section a[href='{line}']"), "href");
        assert!(found.is_some(), "{} has no {line}", page.path);
    }
}

async fn begun(visitor: &Visitor, place: &str) -> Page {
    let page = visitor.get(urls::OWN).await;
    let page = visitor.submit(&page, post::OWN_BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("place", place)]).await;
    visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await
}

#[tokio::test]
async fn in_each_place_a_young_person_asks_in_ten_pages_and_is_told_what_happens_next() {
    let app = TestApp::start().await;
    for (place, prefix) in [("york", "YRK-"), ("hull", "HUL-"), ("rotherham", "RTH-"), ("thurrock", "THK-")] {
        let visitor = app.visitor();
        let check = to_check(&visitor, place).await;
        assert!(check.text().contains("Page 10 of 10"), "{}", check.text());
        for answer in [
            "Zed zqnick",
            "Age: 11 to 15",
            GOING_ON,
            "Someone calm",
            "Talk to me first",
            NOT_THEM,
            "Sam zqsam",
            "the library",
            "07700 900123",
            "Do not say who is calling",
            "No one else",
        ] {
            assert!(check.text().contains(answer), "{answer} is not in: {}", check.text());
        }
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        assert_eq!((sent.path.as_str(), sent.heading().as_str()), ("/ask/sent", "We have your request"));
        assert!(sent.text().contains(prefix), "{}", sent.text());
        assert!(sent.text().contains("talk to you before they talk to your family"), "{}", sent.text());
        assert_eq!(sent.all(".app-card").len(), 3);
        has_lines(&sent);
    }
}

#[tokio::test]
async fn privacy_and_its_limits_are_said_before_anything_is_typed_and_the_front_page_leads_there() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let front = visitor.get("/").await;
    assert!(front.attribute("main a[href='/y']", "href").is_some());
    let start = visitor.get("/y").await;
    assert_eq!((start.title().as_str(), start.names()), ("Your page - Local services", Vec::new()));
    for said in ["does not show it to your mum", "may have to tell someone", "do not have to give your real name"] {
        assert!(start.text().contains(said), "{said}: {}", start.text());
    }
    assert!(!start.text().to_lowercase().contains("only with your"), "nothing that the law does not keep");
    assert_eq!(start.all(".app-card").len(), 3);
    has_lines(&start);
}

#[tokio::test]
async fn every_page_of_the_path_has_phone_lines_a_way_out_and_a_neutral_address_and_title() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor, "york").await;
    let steps = Path::YoungPerson.steps().iter().copied().chain([Step::Share]);
    for step in steps {
        let page = visitor.get(&urls::question(Path::YoungPerson, step)).await;
        assert_eq!(page.path, format!("/y/{}", step.slug()));
        has_lines(&page);
        assert_eq!(page.attribute("nav form", "action").as_deref(), Some("/do/exit"));
        assert!(page.one("aside a[href='tel:999']").is_some());
        let title = page.title();
        assert!(title.starts_with("Page ") || title.starts_with("Your page"), "{title}");
        assert!(title.ends_with("Local services"), "{title}");
    }
    for aside in [urls::PHONE_FIRST, urls::NOT_AGREED] {
        has_lines(&visitor.get(aside).await);
    }
}

#[tokio::test]
async fn help_of_the_place_is_offered_in_words_for_a_young_person_and_help_for_parents_is_not() {
    let app = TestApp::start().await;
    for (place, offered, not) in [
        (
            "rotherham",
            ["Keep on Track", "Year 12 or 13", "out on the streets", "Youth Justice Service or Evolve", "NEET"],
            "Triple P",
        ),
        (
            "hull",
            ["young carer", "drink or drugs", "Youth clubs and groups, 10 to 19", "TAYP", "school, training or work"],
            "Parenting support",
        ),
    ] {
        let visitor = app.visitor();
        let page = begun(&visitor, place).await;
        let page = visitor.submit(&page, post::ANSWER, &[("name", "Zed")]).await;
        let page = visitor.submit(&page, post::ANSWER, &[]).await;
        assert_eq!(page.heading(), "What would help you?");
        for each in offered {
            assert!(page.text().contains(each), "{place}: {each}: {}", page.text());
        }
        assert!(!page.text().contains(not), "{place}: {not}");
    }
}

#[tokio::test]
async fn nothing_but_six_words_is_needed_to_ask_and_to_come_back_next_week_on_another_phone() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begun(&visitor, "york").await;
    let page = visitor.submit(&page, post::ANSWER, &[("name", "Z")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("help", "not-sure")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("may-tell", "no")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("way", "code")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    let sent = visitor.submit(&page, post::SEND, &[]).await;
    let words = sent.six_words().unwrap();
    let note = visitor.get(urls::NOTE).await;
    for telling in ["young", "help", "family", "request", "York"] {
        assert!(!note.text().contains(telling), "the note says {telling}");
    }
    let practise = visitor.get(urls::PRACTISE).await;
    let practised = visitor.submit(&practise, post::PRACTISE, &[("code", &words)]).await;
    assert_eq!(practised.path, "/ask/sent");

    app.clock.advance(SignedDuration::from_hours(24 * 7));
    let phone = app.visitor();
    let back = phone.get(urls::BACK).await;
    let status = phone.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(status.path, "/status");
    assert!(status.text().contains("talk to you before they talk to your family"), "{}", status.text());
    assert!(!status.text().contains("story, or choose"), "{}", status.text());
    assert_eq!(status.all(".app-card").len(), 3);
    has_lines(&status);
    let stop = phone.get(urls::WITHDRAW).await;
    has_lines(&stop);
    let stopped = phone.submit(&stop, post::WITHDRAW, &[]).await;
    assert!(stopped.text().contains("You took your request back"), "{}", stopped.text());
}

#[tokio::test]
async fn a_saved_draft_opens_again_where_it_was_left_with_six_words() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begun(&visitor, "hull").await;
    let page = visitor.submit(&page, post::ANSWER, &[("name", "Zed")]).await;
    let saved = visitor.submit(&page, post::SAVE, &[("worries", GOING_ON)]).await;
    assert_eq!(saved.path, "/ask/saved");
    assert!(!saved.text().contains("young"), "{}", saved.text());
    let words = saved.six_words().unwrap();
    let phone = app.visitor();
    let back = phone.get(urls::BACK).await;
    let page = phone.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    assert_eq!(page.path, "/y/help");
    assert_eq!(phone.get("/y/worries").await.one("textarea").unwrap(), GOING_ON);
}

#[tokio::test]
async fn a_young_child_is_never_refused_reads_kinder_words_and_sees_the_lines_first() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = begun(&visitor, "thurrock").await;
    let talk = visitor.submit(&page, post::ANSWER, &[("name", "Bo"), ("age", "10-or-under")]).await;
    assert_eq!((talk.path.as_str(), talk.heading().as_str()), ("/y/talk", "You did well to come here"));
    has_lines(&talk);
    let on = talk.attribute("main a.govuk-button", "href").unwrap();
    let page = visitor.get(&on).await;
    assert_eq!(page.heading(), "What makes you sad or scared?");
    let (lines, question) = (page.source.find("tel:08001111").unwrap(), page.source.find("<textarea").unwrap());
    assert!(lines < question, "the phone lines come first");
    let older = app.visitor();
    let page = begun(&older, "thurrock").await;
    let page = older.submit(&page, post::ANSWER, &[("name", "Bo"), ("age", "16-17")]).await;
    assert!(page.source.find("tel:08001111").unwrap() > page.source.find("<textarea").unwrap());
}

#[tokio::test]
async fn danger_shows_the_phone_first_keeps_what_was_typed_and_marks_the_request_urgent() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get(urls::OWN).await;
    let page = visitor.submit(&page, post::OWN_BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("postcode", "YO1 7HH")]).await;
    let first = visitor.submit(&page, post::ANSWER, &[("danger", "yes")]).await;
    assert_eq!(first.path, "/ask/phone-first");
    has_lines(&first);
    let on = first.attribute("main a.govuk-button--secondary", "href").unwrap();
    assert_eq!(on, "/y/you");
    let page = visitor.get(&on).await;
    let check = from_you_to_check(&visitor, page).await;
    visitor.submit(&check, post::SEND, &[]).await;
    assert!(app.store.desk_list(9).await.unwrap().iter().all(|line| line.status.urgent));
}

#[tokio::test]
async fn bad_answers_are_told_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let long = "x ".repeat(150);
    let page = begun(&visitor, "york").await;
    for (bad, problem) in [("", "Type a name we can use for you"), (long.as_str(), "Make this shorter")] {
        let wrong = visitor.submit(&page, post::ANSWER, &[("name", bad), ("age", "16-17")]).await;
        assert_eq!(wrong.path, "/y/you");
        assert!(wrong.problems().concat().contains(problem), "{:?}", wrong.problems());
        assert!(wrong.attribute("input[value='16-17'][checked]", "name").is_some(), "the age stays chosen");
    }
    let page = visitor.submit(&page, post::ANSWER, &[("name", "<script>alert(1)</script>")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("worries", "</textarea><script>alert(2)</script>")]).await;
    assert_eq!(page.path, "/y/help");
    assert!(!visitor.get("/y/worries").await.source.contains("<script>alert"), "markup stays text");
    let wrong = visitor.submit(&page, post::ANSWER, &[]).await;
    assert_eq!(wrong.path, "/y/help");
    let page = visitor.submit(&wrong, post::ANSWER, &[("help", "not-sure")]).await;
    let wrong = visitor.submit(&page, post::ANSWER, &[("must-not-know", NOT_THEM)]).await;
    assert!(wrong.problems().concat().contains("Talk to me first"), "{:?}", wrong.problems());
    assert_eq!(wrong.attribute("input[name=must-not-know]", "value").as_deref(), Some(NOT_THEM));
    let page = visitor.submit(&wrong, post::ANSWER, &[("may-tell", "yes")]).await;
    let wrong = visitor.submit(&page, post::ANSWER, &[("way", "text"), ("times", "at lunch")]).await;
    assert_eq!(wrong.path, "/y/contact");
    assert_eq!(wrong.attribute("input[name=times]", "value").as_deref(), Some("at lunch"));
    let page = visitor.submit(&wrong, post::ANSWER, &[("way", "code")]).await;
    let wrong = visitor.submit(&page, post::ANSWER, &[("meet-else", &long)]).await;
    assert_eq!(wrong.path, "/y/meet");
    assert_eq!(visitor.get("/y/check").await.path, "/y/meet", "nobody jumps ahead");
}

#[tokio::test]
async fn a_no_to_help_sends_nothing_and_a_double_send_sends_once() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let check = to_check(&visitor, "york").await;
    let page = visitor.get("/y/agree?change=yes").await;
    let no = visitor.submit(&page, post::ANSWER, &[("agree", "no")]).await;
    assert_eq!(no.path, "/ask/not-agreed");
    assert!(no.text().contains("does not count against you"), "{}", no.text());
    assert_eq!(visitor.submit(&check, post::SEND, &[]).await.path, "/y/agree");
    assert!(app.store.desk_list(9).await.unwrap().is_empty());
    let page = visitor.get("/y/agree").await;
    let check = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    assert_eq!(check.path, "/y/check");
    for _ in 0..2 {
        assert_eq!(visitor.submit(&check, post::SEND, &[]).await.path, "/ask/sent");
    }
    assert_eq!(app.store.desk_list(9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn sharing_is_off_until_its_page_is_opened_and_asks_by_name_with_nothing_chosen() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor, "hull").await;
    let share = visitor.get("/y/share?change=yes").await;
    assert_eq!(share.all("input[type=radio][checked]").len(), 0);
    assert!(share.text().contains("Hull targeted youth support"), "{}", share.text());
    assert!(!share.text().contains("your child"), "{}", share.text());
    let yes = [("share-youth-support-story", "yes")];
    let check = visitor.submit(&share, post::ANSWER, &yes).await;
    assert_eq!(check.path, "/y/check");
    assert!(check.text().contains("Hull targeted youth support: What is going on"), "{}", check.text());
}

#[tokio::test]
async fn the_pages_are_in_english_and_say_so_to_who_chose_another_language() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let front = visitor.get("/").await;
    visitor.submit(&front, post::LANGUAGE, &[("to-language", "pl")]).await;
    let start = visitor.get("/y").await;
    assert_eq!(start.heading(), "Help for you");
    let says_so = app::words::of(app::domain::language::Language::Polish).common.english_only;
    assert!(start.text().contains(says_so), "{}", start.text());
    let (sent, _) = to_sent(&visitor, "york").await;
    assert_eq!(sent.attribute("html", "lang").as_deref(), Some("pl"), "what is not a question is in her language");
    has_lines(&sent);
}
