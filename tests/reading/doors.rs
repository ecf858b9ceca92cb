//! Share codes: what a family reads when it makes one, what its recipient reads, and who has seen what.

use app::{
    domain::{permission::Answer, story::Section},
    urls,
    urls::post,
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    sharing::{Teller, of_child, part, recipient, teller},
    visitor::{Page, Visitor},
};

use crate::pages::Pages;

const NAME: &str = "Mrs Lee, teacher";

/// Every page of share codes in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    let app = TestApp::start().await;
    let family = teller(&app).await;
    for (path, state) in
        [(urls::DOORS, "nobody yet"), (urls::DOOR_WORDS, "nothing to show"), (urls::SEEN, "nobody yet")]
    {
        pages.write(&family.visitor.get(path).await, state, "all");
    }
    let shared = [part(Section::Well), of_child(Section::Daily)];
    family.tell(&app, &shared).await;
    family.allow(&app, &recipient(1), &[part(Section::People), part(Section::Well), of_child(Section::Daily)]).await;
    let page = family.visitor.get(urls::DOORS).await;
    pages.write(&page, "", "all");
    pages.write(&family.visitor.submit(&page, post::DOOR_MAKE, &[]).await, "refused", "all");
    let (page, words) = family.make_code("add-to", "week").await;
    pages.write(&page, "", "all");
    let school = recipients(&app, &words, pages).await;
    answers(&family, pages).await;
    pages.write(&school.get(urls::SHARED_STORY).await, "answered", "all");
    pages.write(&school.get(urls::SHARED_PAPER).await, "", "all");
    let page = family.close_code().await;
    pages.write(&page, "closed", "all");
    pages.write(&school.get(urls::SHARED_STORY).await, "nothing there", "all");
    family.make_code("read", "day").await;
    family.answer(&app, &recipient(1), (&shared, Answer::Withdrawn)).await;
    app.clock.advance(SignedDuration::from_mins(5));
    pages.write(&family.visitor.get(urls::DOORS).await, "one open, one closed", "all");
}

/// The recipient's side; gives its browser, behind the door, with a note written.
async fn recipients(app: &TestApp, words: &str, pages: &mut Pages) -> Visitor {
    let visitor = app.visitor();
    let page = visitor.get(urls::SHARED).await;
    pages.write(&page, "", "all");
    let page = visitor.submit(&page, post::SHARED_OPEN, &[]).await;
    pages.write(&page, "refused", "all");
    let wrong = [("code", "not six words"), ("visitor", NAME)];
    let page = visitor.submit(&page, post::SHARED_OPEN, &wrong).await;
    pages.write(&page, "wrong words", "all");
    let fields = [("part".to_owned(), "x".to_owned()), ("note-x".to_owned(), "Kofi".to_owned())];
    pages.write(&visitor.post(post::SHARED_ADD, &fields).await, "note too late", "all");
    let page = visitor.submit(&page, post::SHARED_OPEN, &[("code", words), ("visitor", NAME)]).await;
    pages.write(&page, "", "all");
    let refused = visitor.submit(&page, post::SHARED_ADD, &[]).await;
    pages.write(&refused, "note refused", "all");
    note(&visitor, page, pages).await;
    visitor
}

async fn note(visitor: &Visitor, page: Page, pages: &mut Pages) {
    pages.write(
        &visitor.post(post::SHARED_ADD, &[("note-".to_owned(), "Kofi".to_owned())]).await,
        "note not kept",
        "all",
    );
    let field = page.attribute("textarea", "name").expect("a form for a note");
    let page = visitor.submit(&page, post::SHARED_ADD, &[(&field, "Kofi")]).await;
    pages.write(&page, "note kept", "all");
}

async fn answers(family: &Teller, pages: &mut Pages) {
    let page = family.visitor.get(urls::SEEN).await;
    pages.write(&page, "", "all");
    let page = family.visitor.submit(&page, post::SEEN_ANSWER, &[("right", "no")]).await;
    pages.write(&page, "answered", "all");
}
