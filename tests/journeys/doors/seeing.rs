//! What a recipient sees: what is shared at that instant, and no trace of the rest.

use app::{
    domain::{permission::Answer, story::Section},
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    sharing::{child, of_child, other_adult, part, recipient, says},
};

use super::{NAME, bytes, come, openings, sharing, sharing_told_by};

#[tokio::test]
async fn a_recipient_sees_exactly_what_i_said_yes_to_by_words_and_by_square() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    let by_words = app.visitor();
    let page = come(&by_words, &words.to_uppercase()).await;
    let square = app.visitor();
    let way_in = square.get(&format!("{}#{}", urls::SHARED, words.replace(' ', "-"))).await;
    let scanned =
        square.submit(&way_in, post::SHARED_OPEN, &[("code", &words.replace(' ', "-")), ("visitor", NAME)]).await;
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
        for id in [family.family.uuid(), family.member.uuid(), child().uuid()] {
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
async fn what_is_shared_stands_on_the_places_own_paper_and_the_rest_of_it_is_blank() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("read", "week").await;
    let visitor = app.visitor();
    assert_eq!(visitor.get(urls::SHARED_PAPER).await.path, urls::SHARED, "for who came through a door");
    let page = come(&visitor, &words).await;
    assert!(page.source.contains("href=\"/shared/paper\""), "{}", page.text());
    let paper = visitor.get(urls::SHARED_PAPER).await;
    assert_eq!(paper.path, urls::SHARED_PAPER, "{}", paper.text());
    for shown in [part(Section::Well), of_child(Section::Daily)] {
        assert!(paper.text().contains(&says(shown)), "{}", paper.text());
    }
    assert!(!paper.source.contains("worries") && !paper.source.contains("Kofi"), "{}", paper.text());
    assert!(paper.all("main h2").len() > 3, "every heading of the paper: {:?}", paper.all("main h2"));
    assert_eq!(openings(&app, &family).await, 1, "it is the opening that the family reads of");
    family.answer(&app, &recipient(1), (&[part(Section::Well)], Answer::Withdrawn)).await;
    let paper = visitor.get(urls::SHARED_PAPER).await;
    assert!(!paper.source.contains("well of us"), "{}", paper.text());
    family.close_code().await;
    assert_eq!(visitor.get(urls::SHARED_PAPER).await.path, urls::SHARED_STORY);
}

#[tokio::test]
async fn closed_ended_withdrawn_and_walled_off_look_the_same_to_who_is_behind_the_door() {
    let mut pages = Vec::new();
    for how in ["closed", "ended", "withdrawn", "walled"] {
        let app = TestApp::start().await;
        // The other adult told it, so that a wall leaves nothing of it.
        let family = sharing_told_by(&app, other_adult()).await;
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
            _ => family.wall_off(&app, &shared).await,
        }
        let page = visitor.get(urls::SHARED_STORY).await;
        assert_eq!(page.heading(), "There is nothing here now", "{how}");
        pages.push(bytes(&page));
    }
    assert!(pages.windows(2).all(|pair| pair.first() == pair.last()), "{pages:#?}");
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
