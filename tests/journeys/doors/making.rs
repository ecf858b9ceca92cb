//! Making codes, and closing them.

use app::{
    domain::{permission::Answer, story::Section},
    ports::Clock,
    urls::{self, post},
};
use tests::{
    app::TestApp,
    journey::to_sent,
    sharing::{part, recipient, teller},
    visitor::Page,
};

use super::sharing;

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
        let fields = [("door-for", forged), ("mode", "add-to"), ("lasting", "week")];
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
async fn the_square_holds_the_address_of_the_words_and_prints_with_nothing_beside_it() {
    let app = TestApp::start().await;
    let family = sharing(&app).await;
    let (page, words) = family.make_code("read", "day").await;
    assert_eq!(page.attribute("svg.app-square", "role").as_deref(), Some("img"));
    assert!(page.attribute("svg.app-square", "aria-label").is_some_and(|says| says.starts_with("A square to scan")));
    assert!(!page.source.contains("style="), "the content policy forbids it");
    let decoded = scan(&page);
    assert_eq!(decoded, format!("http://127.0.0.1:3000/shared#{}", words.replace(' ', "-")));
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
