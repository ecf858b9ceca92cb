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
    fixtures::id,
    sharing::{other_adult, part},
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
