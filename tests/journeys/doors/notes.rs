//! Notes beside our words, and what we answer.

use app::{
    domain::{
        permission::Answer,
        story::{Author, Deed, Section},
    },
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    sharing::{part, recipient, says},
};

use super::{NAME, come, notes, page_of, sharing};

#[tokio::test]
async fn a_note_stands_beside_our_words_and_we_can_say_that_it_is_not_right() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("add-to", "week").await;
    let school = app.visitor();
    let page = come(&school, &words).await;
    let field = page.attribute("textarea", "name").unwrap();
    let typed = "He came late on 3 days <script>alert(1)</script>";
    let page = school.submit(&page, post::SHARED_ADD, &[(&field, typed)]).await;
    assert!(page.text().contains("Your note is there now"), "{}", page.text());
    let page = school.submit(&page, post::SHARED_ADD, &[(&field, typed)]).await;
    assert_eq!(notes(&app, &family).await, 1, "a second tap is no second note");
    assert!(page.text().contains(typed) && !page.source.contains("<script>alert"), "{}", page.text());
    assert!(page.text().contains(&format!("From {NAME}, through a share, Tuesday 24 November 2026 at 10:00")));
    assert!(page.text().contains(&says(part(Section::Well))), "our words stay as they were");

    let seen = family.visitor.get(urls::SEEN).await;
    for expected in [typed, NAME, "code for School 1", "What is going well", "What a day is like: Kofi"] {
        assert!(seen.text().contains(expected), "{expected}: {}", seen.text());
    }
    assert!(!seen.source.contains("<script>alert"));
    assert_eq!(seen.all(".app-equal button"), ["That is right", "That is not right"]);
    let words = seen.attribute("textarea", "name").unwrap();
    let long = "w".repeat(4_001);
    let refused = family.visitor.submit(&seen, post::SEEN_ANSWER, &[("right", "no"), (&words, &long)]).await;
    assert_eq!((refused.problems().len(), refused.one("textarea").unwrap().len()), (1, 4_001));
    let answered = [("right", "no"), (words.as_str(), "It was 1 day")];
    let page = family.visitor.submit(&refused, post::SEEN_ANSWER, &answered).await;
    assert!(page.text().contains("You say: That is not right. It was 1 day"), "{}", page.text());
    family.visitor.submit(&refused, post::SEEN_ANSWER, &answered).await;
    let entries = app.store.book(family.family).await.unwrap().story;
    let answers = entries.entries().iter().filter(|entry| matches!(entry.deed, Deed::Answer { .. })).count();
    assert_eq!(answers, 1, "a second tap is no second answer");

    let page = school.get(urls::SHARED_STORY).await;
    assert!(page.text().contains("The family says: That is not right. It was 1 day"), "{}", page.text());
    // Changed its mind.
    let page = family.visitor.submit(&page_of(&family).await, post::SEEN_ANSWER, &[("right", "yes")]).await;
    assert!(page.text().contains("You say: That is right."), "{}", page.text());
}

#[tokio::test]
async fn a_note_that_is_refused_is_never_lost_to_who_wrote_it() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("add-to", "week").await;
    let school = app.visitor();
    let page = come(&school, &words).await;
    let field = page.attribute("textarea", "name").unwrap();
    let empty = school.submit(&page, post::SHARED_ADD, &[]).await;
    assert_eq!(empty.problems(), ["Type your note"]);
    let long = format!("{}</textarea><b>", "w".repeat(4_001));
    let refused = school.submit(&page, post::SHARED_ADD, &[(&field, &long)]).await;
    assert_eq!(refused.problems().len(), 1);
    assert_eq!(refused.one("textarea").as_deref(), Some(long.as_str()));

    family.answer(&app, &recipient(1), (&[part(Section::Well)], Answer::Withdrawn)).await;
    let gone = school.submit(&page, post::SHARED_ADD, &[(&field, "My careful words")]).await;
    assert!(gone.text().contains("We did not add your note") && gone.text().contains("My careful words"));
    assert!(!gone.source.contains("well of us"));
    family.close_code().await;
    let other = page.attribute("details:last-of-type textarea", "name").unwrap();
    let closed = school.submit(&page, post::SHARED_ADD, &[(&other, "Other words")]).await;
    assert_eq!(closed.heading(), "There is nothing here now");
    assert_eq!(notes(&app, &family).await, 0);

    app.clock.advance(SignedDuration::from_mins(16));
    let late = school.submit(&page, post::SHARED_ADD, &[(&field, "Words that came late")]).await;
    assert_eq!(late.path, urls::SHARED);
    assert!(late.text().contains("Words that came late"), "{}", late.text());
    let wrong = school.submit(&late, post::SHARED_OPEN, &[("code", "no words"), ("visitor", NAME)]).await;
    assert!(wrong.text().contains("Words that came late"), "a wrong word on the way back loses nothing");
}

#[tokio::test]
async fn a_door_to_read_takes_no_note_and_no_door_reaches_what_is_not_behind_it() {
    let app = TestApp::start().await;
    let (family, other) = (sharing(&app).await, sharing(&app).await);
    let (_, to_read) = family.make_code("read", "week").await;
    let (_, to_add) = other.make_code("add-to", "week").await;
    let (reader, writer) = (app.visitor(), app.visitor());
    come(&reader, &to_read).await;
    let page = come(&writer, &to_add).await;
    let labels: Vec<String> =
        page.names().into_iter().filter_map(|name| Some(name.strip_prefix("note-")?.to_owned())).collect();
    assert_eq!(labels.len(), 2);
    let forged = ["well", "well-0", "worries", "0", "", "../x", "<b>", &family.family.uuid().to_string()];
    for label in labels.iter().map(String::as_str).chain(forged) {
        let fields = [("part", label), (&format!("note-{label}"), "Forged")].map(|(k, v)| (k.to_owned(), v.to_owned()));
        let page = reader.post(post::SHARED_ADD, &fields).await;
        assert!(page.text().contains("Forged"), "{label}: what was typed is shown to who typed it");
        if !labels.iter().any(|real| real == label) {
            writer.post(post::SHARED_ADD, &fields).await;
        }
        let nobody = app.visitor().post(post::SHARED_ADD, &fields).await;
        assert_eq!(nobody.path, urls::SHARED);
    }
    assert_eq!((notes(&app, &family).await, notes(&app, &other).await), (0, 0));
    let story = app.store.book(family.family).await.unwrap().story;
    assert!(story.entries().iter().all(|entry| matches!(entry.by, Author::Member { .. })));
}
