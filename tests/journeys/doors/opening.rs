//! Coming through a door, and not coming through one.

use app::{
    domain::{permission::Answer, story::Section},
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    journey::to_sent,
    sharing::{of_child, part, recipient},
};

use super::{NAME, bytes, come, openings, sharing};

#[tokio::test]
async fn words_that_open_nothing_get_one_answer_byte_for_byte_whatever_the_reason() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, ended) = family.make_code("read", "day").await;
    app.clock.advance(SignedDuration::from_hours(24));
    let family_again = sharing(&app).await;
    let (_, closed) = family_again.make_code("read", "day").await;
    family_again.close_code().await;
    let third = sharing(&app).await;
    let (_, withdrawn) = third.make_code("read", "day").await;
    third.answer(&app, &recipient(1), (&[part(Section::Well), of_child(Section::Daily)], Answer::Withdrawn)).await;
    let (_, return_code) = to_sent(&app.visitor()).await;
    let unknown = "abacus abdomen abdominal abide abiding ability".to_owned();
    let mut answers = Vec::new();
    for words in [ended, closed, withdrawn, return_code, unknown, "not six words".to_owned()] {
        let page = come(&app.visitor(), &words).await;
        assert_eq!(page.path, urls::SHARED);
        assert!(page.text().contains("These words do not open anything now"), "{}", page.text());
        assert_eq!(page.attribute("input[name=visitor]", "value").as_deref(), Some(NAME), "what I typed is kept");
        answers.push(bytes(&page));
    }
    assert!(answers.windows(2).all(|pair| pair.first() == pair.last()), "{answers:#?}");
    for family in [family, family_again, third] {
        assert_eq!(openings(&app, &family).await, 0);
    }
}

#[tokio::test]
async fn the_words_of_a_door_never_open_a_request() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "day").await;
    let visitor = app.visitor();
    let back = visitor.get(urls::BACK).await;
    assert_eq!(visitor.submit(&back, post::COME_BACK, &[("code", &words)]).await.path, urls::BACK);
}

#[tokio::test]
async fn looking_at_the_way_in_opens_nothing_and_pressing_twice_is_one_opening() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "day").await;
    let visitor = app.visitor();
    let address = format!("{}#{}", urls::SHARED, words.replace(' ', "-"));
    let mut page = visitor.get(&address).await;
    for _ in 0..3 {
        page = visitor.get(&address).await;
    }
    assert_eq!(openings(&app, &family).await, 0);
    assert!(!page.source.contains("School 1"), "the way in tells nothing");
    let unknown = visitor.get(&format!("{}#abacus-abdomen-abdominal-abide-abiding-ability", urls::SHARED)).await;
    assert_eq!(unknown.text(), page.text(), "known or not, it says the same");
    let mine = [("code", words.as_str()), ("visitor", NAME)];
    visitor.submit(&page, post::SHARED_OPEN, &mine).await;
    visitor.submit(&page, post::SHARED_OPEN, &mine).await;
    visitor.get(urls::SHARED_STORY).await;
    assert_eq!(openings(&app, &family).await, 1);
    // Somebody else at the same screen is another opening.
    visitor.submit(&page, post::SHARED_OPEN, &[("code", &words), ("visitor", "Mr Other")]).await;
    assert_eq!(openings(&app, &family).await, 2);
}

#[tokio::test]
async fn i_must_say_who_i_am_and_a_refused_form_keeps_the_words_i_scanned() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "day").await;
    let visitor = app.visitor();
    let page = visitor.get(urls::SHARED).await;
    for name in ["", "   ", "\u{202e}", &"x".repeat(201)] {
        let fields =
            [("code", words.as_str()), ("visitor", name)].map(|(key, value)| (key.to_owned(), value.to_owned()));
        let refused = visitor.post(post::SHARED_OPEN, &fields).await;
        assert_eq!((refused.path.as_str(), refused.problems().len()), (urls::SHARED, 1), "{name}");
        assert!(refused.title().starts_with("Error"), "{}", refused.title());
    }
    assert_eq!(openings(&app, &family).await, 0);
    let refused = visitor.submit(&page, post::SHARED_OPEN, &[("code", &words), ("visitor", "")]).await;
    assert_eq!(refused.problems(), ["Type your name and where you work"]);
    let story = visitor.submit(&refused, post::SHARED_OPEN, &[("visitor", NAME)]).await;
    assert_eq!(story.path, urls::SHARED_STORY);
    let empty = app.visitor();
    let page = empty.get(urls::SHARED).await;
    let both = empty.submit(&page, post::SHARED_OPEN, &[]).await;
    assert_eq!(both.problems(), ["Type your six words", "Type your name and where you work"]);
}

#[tokio::test]
async fn a_square_that_held_its_words_in_the_address_leads_calmly_to_where_they_are_typed() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "day").await;
    let old = words.replace(' ', "-");
    for odd in [old.as_str(), "x", "%3Cscript%3E", "a-b-c-d-e-f", &"a-".repeat(500)] {
        for (address, leads) in [(urls::SHARED_OPEN, urls::SHARED), (urls::FOR_YOU_OPEN, urls::FOR_YOU)] {
            let page = app.visitor().get(&format!("{address}/{odd}")).await;
            assert_eq!(page.path, leads, "{odd}");
            assert!(!page.source.contains(&words) && !page.source.contains(&old), "what stood there is not read");
            assert!(page.text().contains("gave you six words"));
        }
    }
}

#[tokio::test]
async fn behind_a_door_there_is_no_way_inside_and_leaving_ends_it() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("add-to", "week").await;
    for action in [post::EXIT, post::FINISH] {
        let visitor = app.visitor();
        come(&visitor, &words).await;
        for private in
            [urls::DOORS, urls::DOOR_WORDS, urls::SEEN, urls::STATUS, urls::SENT, "/ask/check", urls::WITHDRAW]
        {
            assert_eq!(visitor.get(private).await.path, urls::ENDED, "{private}");
        }
        for private in [urls::STORY, urls::PERMISSIONS, urls::RIGHTS, urls::CARRY] {
            assert!(!visitor.get(private).await.source.contains("Words about"), "{private}");
        }
        for act in [post::DOOR_MAKE, post::DOOR_CLOSE, post::DOOR_HIDE, post::SEEN_ANSWER] {
            assert_eq!(visitor.post(act, &[]).await.path, urls::ENDED, "{act}");
        }
        assert_eq!(visitor.get(urls::SHARED_STORY).await.path, urls::SHARED_STORY);
        assert_eq!(visitor.post_raw(action, &[]).await.status(), 303);
        assert_eq!(visitor.get(urls::SHARED_STORY).await.path, urls::SHARED);
    }
    assert_eq!(app.store.book(family.family).await.unwrap().doors.len(), 1);
    // A family that tries its own code leaves its own visit for that.
    come(&family.visitor, &words).await;
    assert_eq!(family.visitor.get(urls::STATUS).await.path, urls::ENDED);
}

#[tokio::test]
async fn many_wrong_words_from_one_network_slow_down_and_never_close_a_door() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    let fields = [("code", "abacus abdomen abdominal abide abiding ability"), ("visitor", NAME)];
    let fields = fields.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let guesser = app.visitor();
    for _ in 0..120 {
        guesser.post_raw(post::SHARED_OPEN, &fields).await;
    }
    let slow = come(&app.visitor(), &words).await;
    assert!(slow.text().contains("There were many tries from here"), "{}", slow.text());
    assert!(slow.attribute("input[name=code]", "value").is_some_and(|kept| kept == words), "what I typed is kept");
    let family_back = app.visitor();
    let back = family_back.get(urls::BACK).await;
    let back = family_back.submit(&back, post::COME_BACK, &[("code", "not six words")]).await;
    assert!(!back.text().contains("many times"), "guessing at doors keeps no family out: {}", back.text());
    app.clock.advance(SignedDuration::from_mins(10));
    assert_eq!(come(&app.visitor(), &words).await.path, urls::SHARED_STORY);
}
