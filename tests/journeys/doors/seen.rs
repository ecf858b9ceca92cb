//! Who has seen what.

use app::{
    domain::{
        ids::{DoorId, OpeningId},
        story::Section,
        text::Line,
    },
    urls,
};
use tests::{
    app::TestApp,
    desk::{Everywhere as _, by_link},
    fixtures::id,
    sharing::{other_adult, part, teller},
};

use super::{NAME, come, page_of, sharing, sharing_told_by};

#[tokio::test]
async fn one_adult_does_not_see_the_doors_or_visitors_of_another() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (_, words) = family.make_code("add-to", "week").await;
    come(&app.visitor(), &words).await;
    let mut book = app.store.book(family.family).await.unwrap();
    let mut door = book.doors.remove(0);
    door.by = other_adult();
    door.id = DoorId::new(id("door", 2));
    door.recipient.name = Line::parse("A solicitor").unwrap();
    let mut opening = book.openings.remove(0);
    opening.id = OpeningId::new(id("opening", 2));
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
    let family = sharing_told_by(&app, other_adult()).await;
    let (_, words) = family.make_code("read", "week").await;
    come(&app.visitor(), &words).await;
    assert!(page_of(&family).await.text().contains("What is going well"));
    family.wall_off(&app, &[part(Section::Well)]).await;
    let seen = page_of(&family).await;
    assert!(!seen.text().contains("What is going well") && seen.text().contains(NAME), "{}", seen.text());
}

#[tokio::test]
async fn who_sent_it_sees_the_days_on_which_the_team_opened_it_and_no_other_adult_does() {
    let app = TestApp::start().await;
    let (one, other) = (teller(&app).await, teller(&app).await);
    assert!(page_of(&one).await.all("#team").is_empty());
    let line = app.store.desk_list(9).await.unwrap().into_iter().find(|line| line.status.family == one.family).unwrap();
    let desk = by_link(&app).await;
    for _ in 0..2 {
        desk.get(&urls::desk_case(&line.status.reference)).await;
    }
    app.clock.advance(jiff::SignedDuration::from_mins(10));
    let seen = page_of(&one).await.all("#team li");
    let expected =
        format!("The team opened what you sent ({}) on Tuesday 24 November 2026.", line.status.reference.as_str());
    assert_eq!(seen, [expected], "a day stands once");
    assert!(page_of(&other).await.all("#team").is_empty());
}
