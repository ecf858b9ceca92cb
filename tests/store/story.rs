//! Claims about stories: whose they are, what is kept together, and for how long.

use app::{
    domain::{
        consent::{How, Notice, Reading},
        ids::{EntryId, FamilyId, MemberId, PermissionId, RecipientId},
        permission::{Answer, Permission, Recipient},
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line, PersonName},
    },
    ports::{BookChange, Follows, Mine},
};
use jiff::Timestamp;
use tests::fixtures::{self, CANARY, at, code, day, noon};

use crate::{StoreUnderTest, steps};

fn family(number: u32) -> FamilyId {
    FamilyId::new(fixtures::id("family", number))
}

fn part() -> Part {
    Part::new(Section::Well, About::Family).unwrap()
}

fn entry(family: FamilyId, number: u32, time: Timestamp) -> Entry {
    let content = Content::Words(FreeText::parse(&format!("{CANARY} well {number}")).unwrap());
    Entry {
        id: EntryId::new(fixtures::id("entry", number)),
        part: part(),
        deed: Deed::Version { content },
        by: Author::Member { member: MemberId::first_of(family) },
        place: Some(fixtures::place()),
        at: time,
    }
}

fn change(family: FamilyId, entries: &[u32], time: Timestamp) -> BookChange {
    let mut change = BookChange::new(family, Some(MemberId::first_of(family)), time);
    change.entries = entries.iter().map(|number| entry(family, *number, time)).collect();
    change
}

fn mine() -> Mine {
    Mine { name: PersonName::parse(&format!("Alex {CANARY}")).ok(), ..Mine::default() }
}

fn permission(family: FamilyId, time: Timestamp) -> Permission {
    let id = RecipientId::new(fixtures::id("recipient", 1));
    Permission {
        id: PermissionId::new(fixtures::id("permission", 1)),
        recipient: Recipient { id, name: Line::parse("A school").unwrap(), organisation: None },
        part: part(),
        answer: Answer::Refused,
        by: MemberId::first_of(family),
        for_whom: About::Family,
        capacity: None,
        notice: Notice {
            version: "1".to_owned(),
            language: "en".to_owned(),
            reading: Reading::Parent,
            words: "May they see this?".to_owned(),
        },
        how: How::OwnDevice,
        at: time,
    }
}

pub async fn a_request_opens_for_its_own_family_and_no_other(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (one, two) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    assert_eq!(store.told(one.request, one.family).await.unwrap(), Some(fixtures::request()));
    assert_eq!(store.told(one.request, two.family).await.unwrap(), None);
    assert_eq!(store.told(one.request, family(99)).await.unwrap(), None);
}

pub async fn a_change_that_follows_an_older_story_is_not_kept(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut first = change(family(1), &[1], noon());
    first.follows = Follows::Nothing;
    assert!(store.write_book(&first).await.unwrap());
    let mut late = change(family(1), &[2], noon());
    late.follows = Follows::Nothing;
    assert!(!store.write_book(&late).await.unwrap());
    late.follows = Follows::story(&store.book(family(1)).await.unwrap().story);
    assert!(store.write_book(&late).await.unwrap());
    let mut other = change(family(2), &[3], noon());
    other.follows = Follows::Nothing;
    assert!(store.write_book(&other).await.unwrap(), "another family's story is another story");
    assert_eq!(store.book(family(1)).await.unwrap().story.entries().len(), 2);
}

pub async fn what_a_member_told_is_kept_with_the_change_or_not_at_all(engine: impl StoreUnderTest) {
    let store = engine.store();
    let member = MemberId::first_of(family(1));
    let mut told = change(family(1), &[1], noon());
    told.mine = Some(mine());
    assert!(store.write_book(&told).await.unwrap());
    assert_eq!(store.mine(member).await.unwrap(), mine());
    let mut late = change(family(1), &[2], noon());
    (late.mine, late.follows) = (Some(Mine::default()), Follows::Nothing);
    assert!(!store.write_book(&late).await.unwrap());
    assert_eq!(store.mine(member).await.unwrap(), mine());
}

pub async fn members_come_in_the_order_they_joined(engine: impl StoreUnderTest) {
    let store = engine.store();
    let members = [3_u32, 1, 2].map(|number| MemberId::new(fixtures::id("member", number)));
    for (seconds, member) in (0..).zip(members) {
        store.put_mine(family(1), member, &Mine::default(), at(seconds)).await.unwrap();
    }
    store.put_mine(family(1), members[0], &mine(), at(9)).await.unwrap();
    assert_eq!(store.members(family(1)).await.unwrap(), members);
    assert_eq!(store.members(family(2)).await.unwrap(), []);
}

pub async fn a_family_with_a_story_is_kept_for_a_year_after_it_was_last_here(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (told, visited) = (family(1), family(2));
    for (number, family) in [(1, told), (2, visited)] {
        let mut change = change(family, &[number], noon());
        change.mine = Some(mine());
        assert!(store.write_book(&change).await.unwrap());
        store.add_code(MemberId::first_of(family), &code(number), noon()).await.unwrap();
    }
    store.note_use(visited, day(100)).await.unwrap();
    store.purge(noon(), day(364)).await.unwrap();
    assert_eq!(engine.number("select count(*) from family").await, 2);
    assert_eq!(store.purge(noon(), day(365)).await.unwrap().unused, 1);
    assert_eq!(engine.number("select count(*) from family").await, 1);
    assert!(store.code_target(&code(1).key, day(365)).await.unwrap().is_none());
    assert!(store.code_target(&code(2).key, day(365)).await.unwrap().is_some());
    assert_eq!(store.book(visited).await.unwrap().story.entries().len(), 1);
    assert_eq!(store.purge(noon(), day(465)).await.unwrap().unused, 1);
    let left = "select (select count(*) from family) + (select count(*) from member) + (select count(*) from record)";
    assert_eq!(engine.number(left).await, 0);
}

pub async fn a_story_nobody_came_back_to_goes_and_the_requests_and_permissions_stay(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let mut change = change(send.family, &[1], noon());
    (change.mine, change.permissions) = (Some(mine()), vec![permission(send.family, noon())]);
    assert!(store.write_book(&change).await.unwrap());
    assert_eq!(store.purge(noon(), day(365)).await.unwrap().unused, 1);
    let book = store.book(send.family).await.unwrap();
    assert!(book.story.is_empty());
    assert_eq!(book.permissions.records().len(), 1);
    assert_eq!(store.mine(MemberId::first_of(send.family)).await.unwrap(), Mine::default());
    assert!(store.request_status(send.request).await.unwrap().is_some());
    assert_eq!(store.purge(noon(), day(366)).await.unwrap().unused, 0);
}

pub async fn a_story_begun_and_left_blank_goes_after_two_days(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut begun = change(family(1), &[], noon());
    begun.mine = Some(Mine::default());
    assert!(store.write_book(&begun).await.unwrap());
    store.note_use(family(1), noon()).await.unwrap();
    store.add_code(MemberId::first_of(family(1)), &code(1), noon()).await.unwrap();
    store.purge(noon(), at(2 * 86_400 - 1)).await.unwrap();
    assert!(store.code_target(&code(1).key, day(2)).await.unwrap().is_some());
    store.purge(noon(), day(2)).await.unwrap();
    assert_eq!(engine.number("select (select count(*) from family) + (select count(*) from code)").await, 0);
}

pub async fn what_a_request_adds_to_a_story_is_kept_with_it_or_not_at_all(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::begun(&store, 1).await;
    let mut send = fixtures::send_off(1, noon());
    let mut book = change(send.family, &[1, 1], noon());
    book.mine = Some(mine());
    send.book = Some(book);
    assert!(store.send(&send).await.is_err(), "an entry that is there twice fails it whole");
    assert!(store.request_status(send.request).await.unwrap().is_none());
    assert!(store.book(send.family).await.unwrap().story.is_empty());
    let mut book = change(send.family, &[1], noon());
    book.mine = Some(mine());
    send.book = Some(book);
    store.send(&send).await.unwrap();
    assert_eq!(store.book(send.family).await.unwrap().story.entries().len(), 1);
    assert_eq!(store.mine(MemberId::first_of(send.family)).await.unwrap(), mine());
}

pub async fn a_story_cannot_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut told = change(family(1), &[1], noon());
    told.mine = Some(mine());
    assert!(store.write_book(&told).await.unwrap());
    let text = String::from_utf8_lossy(&engine.bytes().await).into_owned();
    assert!(!text.contains(CANARY) && !text.contains("Alex"));
}
