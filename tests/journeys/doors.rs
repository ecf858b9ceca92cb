//! A share code: the family chooses, a recipient sees that and no more, and every change of mind shows at the next load.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use app::{
    domain::{
        ids::MemberId,
        permission::Answer,
        story::{Author, Content, Deed, Entry, Section},
        text::{FreeText, Line},
    },
    ports::Clock,
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    journey::to_sent,
    sharing::{Teller, of_child, part, recipient, says, teller},
    visitor::{Page, Visitor},
};

const NAME: &str = "Mrs Lee, York school";

/// Comes through a door with its words.
async fn come(visitor: &Visitor, words: &str) -> Page {
    let page = visitor.get(urls::SHARED).await;
    visitor.submit(&page, post::SHARED_OPEN, &[("code", words), ("visitor", NAME)]).await
}

/// A family that told three parts and shares two of them.
async fn sharing(app: &TestApp) -> Teller {
    let family = teller(app).await;
    family.tell(app, &[part(Section::Well), part(Section::Worries), of_child(Section::Daily)]).await;
    family.allow(app, &recipient(1), &[part(Section::Well), of_child(Section::Daily)]).await;
    family
}

/// What a page shows and carries, without what is new in every answer.
fn bytes(page: &Page) -> (u16, Vec<(String, String)>, String) {
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    let fresh = ["set-cookie", "x-request-id", "date"];
    let headers = page.headers.iter().filter(|(name, _)| !fresh.contains(&name.as_str()));
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(&nonce, "nonce")));
    (page.status.as_u16(), headers.collect(), page.source.replace(&nonce, "nonce"))
}

async fn openings(app: &TestApp, family: &Teller) -> usize {
    app.store.book(family.family).await.unwrap().openings.len()
}

async fn notes(app: &TestApp, family: &Teller) -> usize {
    let book = app.store.book(family.family).await.unwrap();
    book.story.entries().iter().filter(|entry| matches!(entry.deed, Deed::Note { .. })).count()
}

#[tokio::test]
async fn a_recipient_sees_exactly_what_i_said_yes_to_by_words_and_by_square() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    let by_words = app.visitor();
    let page = come(&by_words, &words.to_uppercase()).await;
    let square = app.visitor();
    let way_in = square.get(&format!("{}/{}", urls::SHARED_OPEN, words.replace(' ', "-"))).await;
    let scanned = square.submit(&way_in, post::SHARED_OPEN, &[("visitor", NAME)]).await;
    for page in [&page, &scanned] {
        assert_eq!(
            (page.path.as_str(), page.heading().as_str()),
            (urls::SHARED_STORY, "What this family shares with you")
        );
        for shown in [part(Section::Well), of_child(Section::Daily)] {
            assert!(page.text().contains(&says(shown)), "{}", page.text());
        }
        assert!(!page.source.contains("worries") && !page.source.contains("Kofi"), "{}", page.text());
        let all = page.all("main h2");
        assert_eq!(all, ["How to use this", "What is going well", "What a day is like: one person in the family"]);
        assert!(page.text().contains("From the family, Tuesday 24 November 2026 at 10:00"), "{}", page.text());
        assert!(page.names().is_empty(), "a door to read has no form: {:?}", page.names());
        assert_eq!(page.title(), "Your page - Local services");
        for id in [family.family.uuid(), family.member.uuid(), tests::sharing::child().uuid()] {
            assert!(!page.source.contains(&id.to_string()));
        }
        assert!(!page.source.to_lowercase().contains("hidden item") && !page.text().contains("of 3"));
    }
    assert_eq!(openings(&app, &family).await, 2);
}

#[tokio::test]
async fn names_of_our_people_show_only_where_who_is_in_the_family_is_shared() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    family.allow(&app, &recipient(1), &[part(Section::People)]).await;
    let (_, words) = family.make_code("read", "day").await;
    let page = come(&app.visitor(), &words).await;
    assert!(page.text().contains("Kofi, age 5 to 10, lives with us"), "{}", page.text());
    assert!(page.all("main h2").contains(&"What a day is like: Kofi".to_owned()));
}

#[tokio::test]
async fn what_i_take_back_is_gone_at_the_next_load_and_a_closed_code_shows_nothing() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    let visitor = app.visitor();
    come(&visitor, &words).await;
    family.answer(&app, &recipient(1), (&[part(Section::Well)], Answer::Withdrawn)).await;
    let page = visitor.get(urls::SHARED_STORY).await;
    assert!(!page.source.contains("well of us") && page.text().contains("daily of child"), "{}", page.text());
    assert_eq!(openings(&app, &family).await, 2, "other parts are another opening");
    visitor.get(urls::SHARED_STORY).await;
    assert_eq!(openings(&app, &family).await, 2, "the same parts are not");

    let closed = family.close_code().await;
    assert!(
        closed.text().contains("The code is closed") && closed.text().contains("You closed it on Tuesday 24 November")
    );
    let nothing = visitor.get(urls::SHARED_STORY).await;
    assert_eq!(nothing.heading(), "There is nothing here now");
    assert_eq!(openings(&app, &family).await, 2);
}

#[tokio::test]
async fn closed_ended_withdrawn_and_walled_off_look_the_same_to_who_is_behind_the_door() {
    let mut pages = Vec::new();
    for how in ["closed", "ended", "withdrawn", "walled"] {
        let app = TestApp::start().await;
        let family = sharing(&app).await;
        let (_, words) = family.make_code("add-to", "day").await;
        let visitor = app.visitor();
        come(&visitor, &words).await;
        let shared = [part(Section::Well), of_child(Section::Daily)];
        match how {
            "closed" => {
                family.close_code().await;
            }
            "ended" => {
                // The visit is kept alive, so that nothing but the door's own end can close it.
                for _ in 0..(24 * 6) {
                    app.clock.advance(SignedDuration::from_mins(10));
                    visitor.post_raw(post::STAY, &[]).await;
                }
            }
            "withdrawn" => family.answer(&app, &recipient(1), (&shared, Answer::Withdrawn)).await,
            _ => {
                // What another member says in the place of words that this one took out, and keeps from this one.
                let mut change = family.change(&app);
                let other = Author::Member { member: MemberId::new(tests::fixtures::id("member", 2)) };
                let theirs = Content::Words(FreeText::parse("Theirs").unwrap());
                for part in shared {
                    let taken_out = Deed::Version { content: Content::Nothing };
                    change.entries.push(family.entry(&app, part, taken_out));
                    for deed in [Deed::Version { content: theirs.clone() }, Deed::Wall { from: family.member }] {
                        change.entries.push(Entry { by: other.clone(), ..family.entry(&app, part, deed) });
                    }
                }
                assert!(app.store.write_book(&change).await.unwrap());
            }
        }
        let page = visitor.get(urls::SHARED_STORY).await;
        assert_eq!(page.heading(), "There is nothing here now", "{how}");
        pages.push(bytes(&page));
    }
    assert!(pages.windows(2).all(|pair| pair.first() == pair.last()), "{pages:#?}");
}

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
    let address = format!("{}/{}", urls::SHARED_OPEN, words.replace(' ', "-"));
    let mut page = visitor.get(&address).await;
    for _ in 0..3 {
        page = visitor.get(&address).await;
    }
    assert_eq!(openings(&app, &family).await, 0);
    assert!(!page.source.contains("School 1"), "the way in tells nothing");
    let unknown = visitor.get(&format!("{}/abacus-abdomen-abdominal-abide-abiding-ability", urls::SHARED_OPEN)).await;
    assert_eq!(unknown.text(), page.text(), "known or not, it says the same");
    visitor.submit(&page, post::SHARED_OPEN, &[("visitor", NAME)]).await;
    visitor.submit(&page, post::SHARED_OPEN, &[("visitor", NAME)]).await;
    visitor.get(urls::SHARED_STORY).await;
    assert_eq!(openings(&app, &family).await, 1);
    // Somebody else at the same screen is another opening.
    visitor.submit(&page, post::SHARED_OPEN, &[("visitor", "Mr Other")]).await;
    assert_eq!(openings(&app, &family).await, 2);
}

#[tokio::test]
async fn i_must_say_who_i_am_and_a_refused_form_keeps_the_words_i_scanned() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "day").await;
    let visitor = app.visitor();
    let page = visitor.get(&format!("{}/{}", urls::SHARED_OPEN, words.replace(' ', "-"))).await;
    for name in ["", "   ", "\u{202e}", &"x".repeat(201)] {
        let fields =
            [("code", words.as_str()), ("visitor", name)].map(|(key, value)| (key.to_owned(), value.to_owned()));
        let refused = visitor.post(post::SHARED_OPEN, &fields).await;
        assert_eq!((refused.path.as_str(), refused.problems().len()), (urls::SHARED, 1), "{name}");
        assert!(refused.title().starts_with("Error"), "{}", refused.title());
    }
    assert_eq!(openings(&app, &family).await, 0);
    let refused = visitor.submit(&page, post::SHARED_OPEN, &[("visitor", "")]).await;
    assert_eq!(refused.problems(), ["Type your name and where you work"]);
    let story = visitor.submit(&refused, post::SHARED_OPEN, &[("visitor", NAME)]).await;
    assert_eq!(story.path, urls::SHARED_STORY);
    let empty = app.visitor();
    let page = empty.get(urls::SHARED).await;
    let both = empty.submit(&page, post::SHARED_OPEN, &[]).await;
    assert_eq!(both.problems(), ["Type your six words", "Type your name and where you work"]);
    for odd in ["x", "%3Cscript%3E", "a-b-c-d-e-f", &"a-".repeat(500)] {
        let page = empty.get(&format!("{}/{odd}", urls::SHARED_OPEN)).await;
        assert_eq!(page.path, urls::SHARED, "{odd}");
    }
}

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

async fn page_of(family: &Teller) -> Page {
    family.visitor.get(urls::SEEN).await
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

#[tokio::test]
async fn an_end_that_comes_closes_the_door_by_itself() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (page, words) = family.make_code("read", "week").await;
    assert!(page.text().contains("It ends on Tuesday 1 December 2026 at 10:00."), "{}", page.text());
    app.clock.advance(SignedDuration::from_hours(7 * 24 - 1));
    assert_eq!(come(&app.visitor(), &words).await.path, urls::SHARED_STORY);
    app.clock.advance(SignedDuration::from_hours(1));
    assert_eq!(come(&app.visitor(), &words).await.path, urls::SHARED);
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
async fn a_visit_opened_with_six_words_alone_gets_to_no_door() {
    let app = TestApp::start().await;
    let (_, words) = to_sent(&app.visitor()).await;
    let visitor = app.visitor();
    let back = visitor.get(urls::BACK).await;
    visitor.submit(&back, post::COME_BACK, &[("code", &words)]).await;
    for act in [post::DOOR_MAKE, post::DOOR_CLOSE, post::SEEN_ANSWER] {
        let response = visitor.post_raw(act, &[]).await;
        assert_eq!(response.headers().get("location").unwrap(), urls::ACCESS_OPEN, "{act}");
    }
}

#[tokio::test]
async fn making_a_code_asks_three_things_and_a_second_tap_makes_no_second_door() {
    let app = TestApp::start().await;
    let family = teller(&app).await;
    let empty = family.visitor.get(urls::DOORS).await;
    assert!(empty.text().contains("You have not said yes to anyone yet") && empty.names().is_empty());
    assert_eq!(family.visitor.get(urls::DOOR_WORDS).await.six_words(), None);
    family.tell(&app, &[part(Section::Well)]).await;
    family.allow(&app, &recipient(1), &[part(Section::Well)]).await;
    family.answer(&app, &recipient(2), (&[part(Section::Well)], Answer::Refused)).await;
    let page = family.visitor.get(urls::DOORS).await;
    assert!(page.text().contains("They can see: What is going well.") && !page.text().contains("School 2"));
    assert!(page.all("input[checked]").is_empty(), "nothing is chosen beforehand");
    let refused = family.visitor.submit(&page, post::DOOR_MAKE, &[("mode", "read")]).await;
    assert_eq!(refused.problems(), ["Choose who the code is for", "Choose when the code ends"]);
    assert_eq!(refused.attribute("input[checked]", "value").as_deref(), Some("read"));
    let (page, words) = family.make_code("read", "month").await;
    assert_eq!(page.path, urls::DOOR_WORDS);
    let (_, again) = family.make_code("read", "month").await;
    assert_eq!((words, app.store.book(family.family).await.unwrap().doors.len()), (again, 1));
    for forged in ["0", "School 1", &recipient(1).id.uuid().to_string(), &recipient(2).id.uuid().to_string()] {
        let fields = [("recipient", forged), ("mode", "add-to"), ("lasting", "week")];
        let page = family.visitor.post(post::DOOR_MAKE, &fields.map(|(k, v)| (k.to_owned(), v.to_owned()))).await;
        assert_eq!(page.problems(), ["Choose who the code is for"], "{forged}");
    }
    let page = family.visitor.get(urls::DOOR_WORDS).await;
    let hidden = family.visitor.submit(&page, post::DOOR_HIDE, &[]).await;
    assert_eq!(hidden.path, urls::DOORS);
    assert_eq!(family.visitor.get(urls::DOOR_WORDS).await.six_words(), None);
}

#[tokio::test]
async fn another_familys_door_cannot_be_closed_and_a_forged_one_changes_nothing() {
    let app = TestApp::start().await;
    let (family, other) = (sharing(&app).await, sharing(&app).await);
    family.make_code("read", "week").await;
    other.make_code("read", "week").await;
    let theirs = other.visitor.get(urls::DOORS).await.attribute("button[name=door]", "value").unwrap();
    let id = app.store.book(other.family).await.unwrap().doors.first().unwrap().id.uuid().to_string();
    for door in [theirs.as_str(), &id, "", "0", "<b>"] {
        family.visitor.post(post::DOOR_CLOSE, &[("door".to_owned(), door.to_owned())]).await;
    }
    for each in [&family, &other] {
        let book = app.store.book(each.family).await.unwrap();
        assert!(book.doors.iter().all(|door| door.is_open(app.clock.now())));
    }
}

#[tokio::test]
async fn one_adult_does_not_see_the_doors_or_visitors_of_another() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("add-to", "week").await;
    come(&app.visitor(), &words).await;
    let mut book = app.store.book(family.family).await.unwrap();
    let mut door = book.doors.remove(0);
    door.by = app::domain::ids::MemberId::new(tests::fixtures::id("member", 2));
    door.id = app::domain::ids::DoorId::new(tests::fixtures::id("door", 2));
    door.recipient.name = Line::parse("A solicitor").unwrap();
    let mut opening = book.openings.remove(0);
    opening.id = app::domain::ids::OpeningId::new(tests::fixtures::id("opening", 2));
    (opening.door, opening.name) = (door.id, Line::parse("Ms Law").unwrap());
    let mut change = family.change(&app);
    change.doors.push((door, [9; 32]));
    change.openings.push(opening);
    assert!(app.store.write_book(&change).await.unwrap());
    for path in [urls::DOORS, urls::SEEN] {
        let page = family.visitor.get(path).await;
        assert!(!page.source.contains("solicitor") && !page.source.contains("Ms Law"), "{path}");
        assert!(page.source.contains("School 1"), "{path}");
    }
}

#[tokio::test]
async fn what_is_walled_off_from_me_leaves_no_trace_in_who_has_seen_what() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    come(&app.visitor(), &words).await;
    assert!(page_of(&family).await.text().contains("What is going well"));
    let mut change = family.change(&app);
    let mut wall = family.entry(&app, part(Section::Well), Deed::Wall { from: family.member });
    wall.by = Author::Member { member: MemberId::new(tests::fixtures::id("member", 2)) };
    change.entries.push(wall);
    assert!(app.store.write_book(&change).await.unwrap());
    let seen = page_of(&family).await;
    assert!(!seen.text().contains("What is going well") && seen.text().contains(NAME), "{}", seen.text());
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

#[tokio::test]
async fn the_square_holds_the_address_of_the_words_and_prints_with_nothing_beside_it() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (page, words) = family.make_code("read", "day").await;
    assert_eq!(page.attribute("svg.app-square", "role").as_deref(), Some("img"));
    assert!(page.attribute("svg.app-square", "aria-label").is_some_and(|says| says.starts_with("A square to scan")));
    assert!(!page.source.contains("style="), "the content policy forbids it");
    let decoded = scan(&page);
    assert_eq!(decoded, format!("http://127.0.0.1:3000/shared/open/{}", words.replace(' ', "-")));
    let note = page.one(".app-harmless-note").unwrap();
    assert!(!note.contains("School 1") && !note.to_lowercase().contains("family"), "{note}");
}

/// Paints the square's path as a camera would see it, and reads it.
fn scan(page: &Page) -> String {
    const SCALE: usize = 4;
    let view = page.attribute("svg.app-square", "viewBox").unwrap();
    let side: usize = view.rsplit(' ').next().unwrap().parse().unwrap();
    let mut dark = vec![vec![false; side]; side];
    for run in page.attribute("svg.app-square path", "d").unwrap().split('z').filter(|run| !run.is_empty()) {
        let (at, rest) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let wide: usize = rest.split_once("v1").unwrap().0.parse().unwrap();
        dark.get_mut(y).unwrap().iter_mut().skip(x).take(wide).for_each(|module| *module = true);
    }
    let is_dark = |x: usize, y: usize| dark.get(y / SCALE).and_then(|row| row.get(x / SCALE)).copied().unwrap_or(false);
    let grey = |x, y| if is_dark(x, y) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, grey);
    image.detect_grids().first().unwrap().decode().unwrap().1
}
