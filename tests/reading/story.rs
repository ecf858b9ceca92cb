//! The walk through a family's story: begun, told, shown, changed; and one kept from a sent request.

use app::{
    domain::{
        ids::MemberId,
        story::{About, Author, Deed, Entry, Part, Section},
        text::{FreeText, Line},
    },
    ports::{BookChange, Clock, Mine},
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{app::TestApp, journey::to_sent, visitor::Visitor};
use uuid::Uuid;

use crate::pages::Pages;

/// Every page of the story in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    begin(&visitor, pages).await;
    people(&visitor, pages).await;
    parts(&visitor, pages).await;
    pages.write(&visitor.get(urls::STORY).await, "told", "all");
    pages.write(&visitor.get(urls::STORY_CHANGES).await, "", "all");
    let page = visitor.get(&urls::story(Section::Tried, None)).await;
    app.clock.advance(SignedDuration::from_mins(20));
    let page = visitor.submit(&page, post::STORY_WRITE, &[("words", "Kofi")]).await;
    pages.write(&page, "typed too late", "all");
    kept(&app, pages).await;
}

async fn begin(visitor: &Visitor, pages: &mut Pages) {
    let page = visitor.get(urls::STORY_BEGIN).await;
    pages.write(&page, "", "all");
    let page = visitor.submit(&page, post::STORY_BEGIN, &[]).await;
    pages.write(&page, "", "all");
    let words = page.six_words().expect("six words");
    let page = visitor.get(urls::PRACTISE).await;
    let page = visitor.submit(&page, post::PRACTISE, &[("code", &words)]).await;
    pages.write(&page, "words tried", "all");
    for path in [urls::STORY, urls::STORY_CHANGES, "/story/people", "/story/voice"] {
        pages.write(&visitor.get(path).await, "nothing yet", "all");
    }
}

async fn people(visitor: &Visitor, pages: &mut Pages) {
    for (path, told) in [
        (urls::STORY_ADD_ADULT, vec![("adult-name", "Ama"), ("home", "with-us")]),
        (
            urls::STORY_ADD_CHILD,
            vec![("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10"), ("home", "sometimes")],
        ),
        (urls::STORY_ADD_CHILD, vec![("child-kind", "expected"), ("home", "elsewhere")]),
    ] {
        let page = visitor.get(path).await;
        pages.write(&page, path.split('=').next_back().unwrap_or_default(), "all");
        let page = visitor.submit(&page, post::STORY_PERSON, &[]).await;
        pages.write(&page, "refused", "all");
        let page = visitor.submit(&page, post::STORY_PERSON, &told).await;
        pages.write(&page, "added", "all");
    }
    pages.write(&visitor.get("/story/people?of=2").await, "one person", "all");
}

async fn parts(visitor: &Visitor, pages: &mut Pages) {
    pages.write(&visitor.get("/story/voice").await, "", "all");
    for section in Section::ALL.iter().filter(|section| !matches!(section, Section::People | Section::Helpers)) {
        if section.may_be_about_all() {
            let page = visitor.get(&urls::story(*section, None)).await;
            pages.write(&page, "", "all");
            let page = visitor.submit(&page, post::STORY_WRITE, &[("words", &"w".repeat(4_001))]).await;
            pages.write(&page, "refused", "all");
            let page = visitor.submit(&page, post::STORY_WRITE, &[("words", "Kofi")]).await;
            pages.write(&page, "saved", "all");
        }
        let page = visitor.get(&urls::story(*section, Some(2))).await;
        pages.write(&page, "one person", "all");
        visitor.submit(&page, post::STORY_WRITE, &[("words", "Kofi")]).await;
        pages.write(&visitor.get(&urls::story(*section, Some(2))).await, "one person, told", "all");
    }
    let page = visitor.get(&urls::story(Section::Helpers, None)).await;
    pages.write(&page, "", "all");
    visitor.submit(&page, post::STORY_WRITE, &[("trusted", "Mrs Lee, teacher"), ("may-talk", "yes")]).await;
    let page = visitor.get(&urls::story(Section::Working, None)).await;
    visitor.submit(&page, post::STORY_WRITE, &[("words", "")]).await;
    pages.write(&visitor.get(urls::STORY_CHANGES).await, "a part made empty", "all");
}

/// A story kept from a request, with another member of the family and a note beside it.
async fn kept(app: &TestApp, pages: &mut Pages) {
    let visitor = app.visitor();
    let (sent, _) = to_sent(&visitor).await;
    pages.write(&sent, "to keep as a story", "all");
    visitor.submit(&sent, post::STORY_KEEP, &[]).await;
    pages.write(&visitor.get(urls::SENT).await, "kept as a story", "all");
    let (family, at) = (app.store.desk_list(1).await.expect("a list").remove(0).status.family, app.clock.now());
    let other = MemberId::new(Uuid::from_u128(2));
    app.store.put_mine(family, other, &Mine::default(), at).await.expect("a member");
    let part = Part::new(Section::Worries, About::Family).expect("a part");
    let mut change = BookChange::new(family, None, at);
    change.entries.push(Entry {
        id: app::domain::ids::EntryId::new(Uuid::from_u128(3)),
        part,
        deed: Deed::Note { words: FreeText::parse("Kofi").expect("words") },
        by: Author::Recipient {
            door: app::domain::ids::DoorId::new(Uuid::from_u128(4)),
            name: Line::parse("Mrs Lee, teacher").expect("a name"),
        },
        place: None,
        at,
    });
    app.store.write_book(&change).await.expect("a note");
    pages.write(&visitor.get(urls::STORY).await, "with a note", "all");
    let page = visitor.get("/story/worries").await;
    pages.write(&page, "another member", "all");
    let page = visitor.submit(&page, post::STORY_WALL, &[("member", &other.uuid().to_string())]).await;
    pages.write(&page, "kept from another member", "all");
    pages.write(&visitor.get(urls::STORY_CHANGES).await, "with a wall", "all");
    pages.write(&visitor.get(urls::STATUS).await, "with a story", "all");
}
