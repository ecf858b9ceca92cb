//! The pages of "who may see what", walked by a family with a story.

use app::{
    domain::{
        age_band::AgeBand,
        child::Child,
        consent::{How, Notice, Reading},
        ids::{EntryId, MemberId, PermissionId, PersonId},
        permission::{Answer, Permission},
        story::{About, Author, Content, Deed, Entry, Part, Person, Section, Who},
        text::{FreeText, PersonName},
    },
    ports::{BookChange, Clock},
    urls,
    urls::post,
};
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    fixtures,
    journey::{WELL, to_sent},
    visitor::Visitor,
};

use crate::pages::Pages;

fn kofi() -> PersonId {
    PersonId::new(fixtures::id("person", 1))
}

fn entry(app: &TestApp, by: MemberId, (section, about): (Section, About), content: Content) -> Entry {
    Entry {
        id: EntryId::new(fixtures::id(section.slug(), 1)),
        part: Part::new(section, about).expect("a part"),
        deed: Deed::Version { content },
        by: Author::Member { member: by },
        place: None,
        at: app.clock.now(),
    }
}

/// A family with a story of three parts, one of them a child's own words.
async fn story(app: &TestApp, visitor: &Visitor) -> BookChange {
    to_sent(visitor).await;
    let family = app.store.desk_list(1).await.expect("a list").remove(0).status.family;
    let member = MemberId::first_of(family);
    let child = Child::Born { name: PersonName::parse("Kofi").expect("a name"), age: AgeBand::FiveToTen };
    let people = Content::People(vec![Person { id: kofi(), who: Who::Child(child), home: None }]);
    let words = || Content::Words(FreeText::parse(WELL).expect("a text"));
    let mut change = BookChange::new(family, Some(member), app.clock.now());
    change.entries = vec![
        entry(app, member, (Section::People, About::Family), people),
        entry(app, member, (Section::Well, About::Family), words()),
        entry(app, member, (Section::Voice, About::Person(kofi())), words()),
    ];
    app.store.write_book(&change).await.expect("a story");
    BookChange { entries: Vec::new(), ..change }
}

/// Every page in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let change = story(&app, &visitor).await;
    pages.write(&visitor.get(urls::PERMISSIONS).await, "nothing yet", "york");
    pages.write(&visitor.get(urls::SHARE_RECEIPT).await, "nothing yet", "york");
    let page = visitor.get(urls::SHARE_NEW).await;
    pages.write(&page, "", "york");
    for (state, typed) in [("nothing typed", ""), ("a kind of people", "services")] {
        pages.write(&visitor.submit(&page, post::SHARE_TO, &[("recipient-name", typed)]).await, state, "york");
    }
    let choose = visitor.submit(&page, post::SHARE_TO, &[("recipient-name", "Mrs Lee, teacher")]).await;
    pages.write(&choose, "", "york");
    let voice = format!("may--voice-{}", kofi().uuid().simple());
    let refused = visitor.submit(&choose, post::SHARE_CHOOSE, &[(&voice, "not-now")]).await;
    pages.write(&refused, "refused", "york");
    let decides = voice.replace("may", "decides");
    let answers = [("may--well", "yes"), ("may--people", "no"), (&voice, "not-now"), (&decides, "parent")];
    let answers = [&answers[..], &[("ask-in", "week"), ("how-long", "month")]].concat();
    let preview = visitor.submit(&refused, post::SHARE_CHOOSE, &answers).await;
    pages.write(&preview, "", "york");
    let mine = visitor.submit(&preview, post::SHARE, &[("say", "yes")]).await;
    pages.write(&mine, "", "york");
    lapse(&app, change).await;
    pages.write(&visitor.get(urls::PERMISSIONS).await, "the words changed", "york");
    let record = mine.attribute(&format!("form[action='{}'] button", post::SHARE_STOP), "value").expect("a button");
    let stopped = visitor.submit(&mine, post::SHARE_STOP, &[("record", &record)]).await;
    pages.write(&stopped, "stopped", "york");
    let page = visitor.get(urls::NOT_ME).await;
    pages.write(&page, "", "york");
    pages.write(&visitor.submit(&page, post::NOT_ME, &[]).await, "done", "york");
    pages.write(&visitor.get(urls::WITHDRAW).await, "with a story", "york");
}

/// A yes that was given under other words.
async fn lapse(app: &TestApp, mut change: BookChange) {
    let book = app.store.book(change.family).await.expect("a book");
    let record = book.permissions.records().first().cloned().expect("an answer");
    change.permissions = vec![Permission {
        id: PermissionId::new(fixtures::id("permission", 1)),
        part: Part::new(Section::People, About::Family).expect("a part"),
        answer: Answer::Given { until: None },
        notice: Notice { version: "1".into(), language: "en".into(), reading: Reading::Parent, words: "1".into() },
        how: How::OwnDevice,
        ..record
    }];
    app.store.write_book(&change).await.expect("a change");
}
