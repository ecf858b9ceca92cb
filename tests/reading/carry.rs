//! The walk through "take your story with you": what a family with a story reads on each of these pages.

use app::{
    domain::{
        age_band::AgeBand,
        child::Child,
        helpers::Helpers,
        ids::{DoorId, EntryId, FamilyId, MemberId, PersonId},
        place::PlaceId,
        raw_form::RawForm,
        story::{About, Author, Content, Deed, Entry, Home, Part, Person, Section, Who},
        text::{FreeText, Line, PersonName},
    },
    ports::{BookChange, Clock},
    urls,
    urls::post,
};
use sqlx::{Connection, SqliteConnection};
use tests::{app::TestApp, journey::from_where_to_check, visitor::Visitor};
use uuid::Uuid;

use crate::pages::Pages;

/// Every page, in every state that says something of its own.
pub(crate) async fn family(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get(urls::START).await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    pages.write(&visitor.get(urls::CARRY).await, "nothing yet", "york");
    write_story(&app).await;
    let check = from_where_to_check(&visitor, page, "YO1 7HH").await;
    pages.write(&check, "with a story", "york");
    for path in [urls::CARRY, urls::CARRY_PRINT, urls::ALONG] {
        pages.write(&visitor.get(path).await, "", "york");
    }
    let with = visitor.get(&format!("{}?mine=yes", urls::CARRY_JSON)).await.source;
    let file = visitor.get(urls::CARRY_JSON).await.source;
    bring(&visitor, &file, pages).await;
    bring(&TestApp::start().await.visitor(), &with, pages).await;
    for (state, text) in [
        ("missing", String::new()),
        ("no story", "{}".to_owned()),
        ("other version", "{\"format\":\"story-2\"}".to_owned()),
        ("unreadable", "{\"format\":\"story-1\",\"n\":0.5}".to_owned()),
        ("changed", file.replace("calm", "cold")),
    ] {
        let page = visitor.get(urls::CARRY_BRING).await;
        let page = visitor.submit(&page, post::CARRY_BRING, &[("text", &text)]).await;
        pages.write(&page, state, "york");
    }
}

/// Brings a file, looks at it and takes it.
async fn bring(visitor: &Visitor, file: &str, pages: &mut Pages) {
    let page = visitor.get(urls::CARRY_BRING).await;
    pages.write(&page, "", "york");
    let look = visitor.submit(&page, post::CARRY_BRING, &[("text", file)]).await;
    let is_new = !look.names().is_empty();
    pages.write(&look, if is_new { "a stranger's" } else { "here already" }, "york");
    if is_new {
        let here = visitor.submit(&look, post::CARRY_TAKE, &[("take", "yes")]).await;
        pages.write(&here, "", "york");
    }
}

async fn write_story(app: &TestApp) {
    let file = app.dir.path().join("portal.sqlite");
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.expect("the database");
    let family: Uuid = sqlx::query_scalar("select id from family").fetch_one(&mut db).await.expect("one family");
    let family = FamilyId::new(family);
    let change = BookChange { entries: entries(family, app), ..BookChange::new(family, None, app.clock.now()) };
    app.store.write_book(&change).await.expect("a story");
}

fn entries(family: FamilyId, app: &TestApp) -> Vec<Entry> {
    let (me, kofi) = (MemberId::first_of(family), PersonId::new(Uuid::from_u128(7)));
    let of_family = |section| Part::new(section, About::Family).expect("a part");
    let words = |text: &str| FreeText::parse(text).expect("words");
    let says = |text: &str| Deed::Version { content: Content::Words(words(text)) };
    let who = Who::Child(Child::Born { name: PersonName::parse("Kofi").expect("a name"), age: AgeBand::FiveToTen });
    let people = Content::People(vec![Person { id: kofi, who, home: Some(Home::WithUs) }]);
    let helpers = RawForm::default().with("already", "School breakfast club").with("trusted", "Mrs Lee, teacher");
    let helpers = Content::Helpers(Helpers::parse(&helpers).expect("helpers"));
    let teacher =
        Author::Recipient { door: DoorId::new(Uuid::from_u128(8)), name: Line::parse("Mrs Lee").expect("a name") };
    let member = || Author::Member { member: me };
    let note = EntryId::new(Uuid::from_u128(104));
    let voice = Part::new(Section::Voice, About::Person(kofi)).expect("a part");
    let mut deeds = vec![
        (of_family(Section::People), Deed::Version { content: people }, member()),
        (of_family(Section::Helpers), Deed::Version { content: helpers }, member()),
        (of_family(Section::Well), says("Bedtimes are calm"), member()),
        (of_family(Section::Worries), says("Mornings are hard"), member()),
        (of_family(Section::Worries), Deed::Note { words: words("Mornings are hard") }, teacher),
        (of_family(Section::Worries), Deed::Answer { note, agrees: true, words: None }, member()),
        (of_family(Section::Worries), Deed::Answer { note, agrees: false, words: None }, member()),
        (voice, says("Bedtimes are calm"), Author::Child { person: kofi, with: me }),
    ];
    for section in [Section::Needs, Section::Daily, Section::Tried, Section::Strengths, Section::Working] {
        deeds.push((of_family(section), Deed::Version { content: Content::Nothing }, member()));
        deeds.push((of_family(section), says("Bedtimes are calm"), member()));
    }
    let place = PlaceId::parse("york");
    let numbered = deeds.into_iter().zip(100_u128..);
    let entry = |((part, deed, by), number)| {
        let id = EntryId::new(Uuid::from_u128(number));
        Entry { id, part, deed, by, place: place.clone(), at: app.clock.now() }
    };
    numbered.map(entry).collect()
}
