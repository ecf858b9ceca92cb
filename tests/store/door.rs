//! Doors: found by their key alone, and what is written through one hangs on it being open at that instant.

use app::{
    domain::{
        consent::How,
        door::{Door, Mode, Opening},
        ids::{DoorId, EntryId, FamilyId, MemberId, OpeningId, PermissionId, RecipientId},
        permission::{Answer, Permission, Recipient, SHARING_VERSION},
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line},
    },
    ports::{BookChange, OnlyIf},
};
use jiff::Timestamp;
use tests::fixtures::{at, day, id, key_from, notices};

use crate::StoreUnderTest;

fn family() -> FamilyId {
    FamilyId::new(id("family", 1))
}

fn member() -> MemberId {
    MemberId::first_of(family())
}

fn other() -> Author {
    Author::Member { member: MemberId::new(id("member", 2)) }
}

fn part() -> Part {
    Part::new(Section::Well, About::Family).unwrap()
}

fn recipient() -> Recipient {
    let name = Line::parse("Mrs Bell").unwrap();
    Recipient { id: RecipientId::new(id("recipient", 1)), name, organisation: None }
}

fn door(number: u32, mode: Mode) -> Door {
    let id = DoorId::new(id("door", number));
    Door { id, recipient: recipient(), mode, by: member(), at: at(0), until: day(1), closed_at: None }
}

fn key(number: u32) -> [u8; 32] {
    key_from(id("door key", number))
}

fn change(time: Timestamp) -> BookChange {
    BookChange::new(family(), Some(member()), time)
}

fn entry(number: u32, deed: Deed) -> Entry {
    let by = Author::Member { member: member() };
    Entry { id: EntryId::new(id("entry", number)), part: part(), deed, by, place: None, at: at(0) }
}

fn answer(number: u32, answer: Answer) -> Permission {
    Permission {
        id: PermissionId::new(id("permission", number)),
        recipient: recipient(),
        part: part(),
        answer,
        by: member(),
        for_whom: About::Family,
        capacity: None,
        notice: notices(SHARING_VERSION).share,
        how: How::OwnDevice,
        at: at(0),
    }
}

/// A family that told one part, shares it, and made one door of each kind.
async fn shared(under: &impl StoreUnderTest) {
    let mut all = change(at(0));
    let words = FreeText::parse("We eat together").unwrap();
    // The other adult told it, so that a wall leaves nothing of it.
    all.entries.push(Entry { by: other(), ..entry(1, Deed::Version { content: Content::Words(words) }) });
    all.permissions.push(answer(1, Answer::Given { until: None }));
    all.doors = vec![(door(1, Mode::AddTo), key(1)), (door(2, Mode::Read), key(2))];
    assert!(under.store().write_book(&all).await.unwrap());
}

/// Whether a note through door `number` at `time` is kept.
async fn notes(under: &impl StoreUnderTest, (number, note): (u32, u32), time: Timestamp) -> bool {
    let mut one = BookChange::new(family(), None, time);
    one.entries.push(entry(note, Deed::Note { words: FreeText::parse("A note").unwrap() }));
    let door = DoorId::new(id("door", number));
    one.only_if = Some(OnlyIf { door, adds_to: Some(part()), version: SHARING_VERSION.to_owned() });
    under.store().write_book(&one).await.unwrap()
}

pub async fn a_door_is_found_by_its_key_alone_and_doors_stay_in_the_order_they_were_made(under: impl StoreUnderTest) {
    shared(&under).await;
    let mut more = change(at(0));
    more.doors = (3..12).map(|number| (door(number, Mode::Read), key(number))).collect();
    assert!(under.store().write_book(&more).await.unwrap());
    let doors = under.store().book(family()).await.unwrap().doors;
    let expected: Vec<DoorId> = (1..12).map(|number| DoorId::new(id("door", number))).collect();
    assert_eq!(doors.iter().map(|door| door.id).collect::<Vec<_>>(), expected);
    assert_eq!(under.store().find_door(&key(5)).await.unwrap(), Some((family(), door(5, Mode::Read))));
    assert_eq!(under.store().find_door(&key(99)).await.unwrap(), None);
}

pub async fn a_closed_door_stays_closed_and_is_found_as_closed(under: impl StoreUnderTest) {
    shared(&under).await;
    for seconds in [10, 20] {
        let mut close = change(at(seconds));
        close.closed.push(DoorId::new(id("door", 1)));
        assert!(under.store().write_book(&close).await.unwrap());
    }
    let (_, found) = under.store().find_door(&key(1)).await.unwrap().unwrap();
    assert_eq!(found.closed_at, Some(at(10)), "the first closing counts");
    assert!(!notes(&under, (1, 50), at(11)).await);
}

pub async fn a_note_is_kept_only_while_its_door_lets_it(under: impl StoreUnderTest) {
    shared(&under).await;
    assert!(notes(&under, (1, 10), at(1)).await);
    assert!(!notes(&under, (2, 11), at(1)).await, "a door to read");
    assert!(!notes(&under, (9, 12), at(1)).await, "no door");
    assert!(!notes(&under, (1, 13), day(1)).await, "past its end");
    let mut wall = change(at(2));
    wall.entries.push(Entry { by: other(), ..entry(20, Deed::Wall { from: member() }) });
    assert!(under.store().write_book(&wall).await.unwrap());
    assert!(!notes(&under, (1, 14), at(3)).await, "walled off from who made the door");
    let mut down = change(at(4));
    down.entries.push(Entry { by: other(), ..entry(21, Deed::NoWall { from: member() }) });
    down.permissions.push(answer(2, Answer::Withdrawn));
    assert!(under.store().write_book(&down).await.unwrap());
    assert!(!notes(&under, (1, 15), at(5)).await, "the yes was taken back");
    let story = under.store().book(family()).await.unwrap().story;
    assert_eq!(story.notes(part()).len(), 1);
}

pub async fn an_opening_is_kept_only_while_its_door_is_open(under: impl StoreUnderTest) {
    shared(&under).await;
    let mut kept = Vec::new();
    for (number, time) in [(1, at(1)), (2, day(1))] {
        let mut come = BookChange::new(family(), None, time);
        come.openings.push(Opening {
            id: OpeningId::new(id("opening", number)),
            door: DoorId::new(id("door", 1)),
            recipient: recipient().id,
            name: Line::parse("Mrs Bell, the school").unwrap(),
            parts: vec![part()],
            at: time,
        });
        let door = DoorId::new(id("door", 1));
        come.only_if = Some(OnlyIf { door, adds_to: None, version: SHARING_VERSION.to_owned() });
        kept.push(under.store().write_book(&come).await.unwrap());
    }
    assert_eq!(kept, [true, false]);
    assert_eq!(under.store().book(family()).await.unwrap().openings.len(), 1);
}
