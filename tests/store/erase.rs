//! Claims about erasing a family: nothing of it can be read, its proof stays, its hubs are told, others are untouched.

use app::{
    domain::{
        consent::How,
        door::{Door, Mode, Opening},
        ids::{DoorId, EntryId, FamilyId, MemberId, OpeningId, PermissionId, RecipientId},
        message::Body,
        permission::{Answer, Permission, Recipient},
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line, PersonName},
    },
    ports::{Book, BookChange, Erasure, Mine, VisitData},
};
use tests::desk::Everywhere as _;
use tests::{
    fixtures::{self, CANARY, addition, at, code, day, draft, id, noon, visit_key},
    lines::holds,
};

use crate::{StoreUnderTest, steps, steps::Kept};

/// The family of fixture `number`.
pub fn family(number: u32) -> FamilyId {
    FamilyId::new(id("family", number))
}

/// Fills every table that can hold something of family `number`, which has sent a request.
pub async fn filled(store: &Kept, number: u32) {
    let (family, member) = (family(number), MemberId::first_of(family(number)));
    let part = Part::new(Section::Well, About::Family).unwrap();
    let line = |text: &str| Line::parse(&format!("{text} {CANARY}")).unwrap();
    let recipient =
        Recipient { id: RecipientId::new(id("recipient", number)), name: line("School"), organisation: None };
    let door = DoorId::new(id("door", number));
    let mut change = BookChange::new(family, Some(member), noon());
    let content = Content::Words(FreeText::parse(&format!("Story {CANARY}")).unwrap());
    change.entries.push(Entry {
        id: EntryId::new(id("entry", number)),
        part,
        deed: Deed::Version { content },
        by: Author::Member { member },
        place: None,
        at: noon(),
    });
    change.permissions.push(Permission {
        id: PermissionId::new(id("permission", number)),
        recipient: recipient.clone(),
        part,
        answer: Answer::Given { until: None },
        by: member,
        for_whom: About::Family,
        capacity: None,
        notice: fixtures::notices("1").share,
        how: How::OwnDevice,
        at: noon(),
    });
    let made = Door {
        id: door,
        recipient: recipient.clone(),
        mode: Mode::Read,
        by: member,
        at: noon(),
        until: day(9),
        closed_at: None,
    };
    change.doors.push((made, fixtures::key_from(id("door key", number))));
    let opening = OpeningId::new(id("opening", number));
    change.openings.push(Opening {
        id: opening,
        door,
        recipient: recipient.id,
        name: line("Teacher"),
        parts: vec![part],
        at: noon(),
    });
    assert!(store.write_book(&change).await.unwrap());
    let mine = Mine { name: PersonName::parse(&format!("Alex {CANARY}")).ok(), ..Mine::default() };
    store.put_mine(family, member, &mine, noon()).await.unwrap();
    let behind = VisitData { door: Some((family, door, format!("Teacher {CANARY}"))), ..VisitData::default() };
    store.begin_visit(fixtures::key_from(id("door visit", number)), &behind, noon()).await.unwrap();
    let mut later = draft(number);
    (later.id, later.submission, later.saved) = (
        app::domain::ids::DraftId::new(id("later draft", number)),
        app::domain::ids::SubmissionId::new(id("later submission", number)),
        true,
    );
    store.create_draft(&later, noon()).await.unwrap();
}

async fn erased(store: &Kept, number: u32) {
    assert_eq!(store.erase_family(family(number), at(100)).await.unwrap(), Erasure::Done);
}

pub async fn an_erased_family_leaves_nothing_that_can_be_read_and_keeps_its_proof(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    filled(&store, 1).await;
    steps::sent(&store, 2).await;
    filled(&store, 2).await;
    let proof = "select (select count(*) from consent) + (select count(*) from notice) + (select count(*) from request)
                 + (select count(*) from record where kind = 'permission')";
    let before = engine.number(proof).await;
    let other = store.book(family(2)).await.unwrap();
    erased(&store, 1).await;

    assert_eq!(store.book(family(1)).await.unwrap(), Book::default());
    assert_eq!(store.mine(MemberId::first_of(family(1))).await.unwrap(), Mine::default());
    assert!(store.find_door(&fixtures::key_from(id("door key", 1))).await.unwrap().is_none());
    assert_eq!(store.code_target(&code(1).key, at(101)).await.unwrap(), None);
    for key in [visit_key(1), fixtures::key_from(id("door visit", 1))] {
        assert_eq!(store.visit(&key, noon()).await.unwrap(), None);
    }
    let case = store.desk_case(&send.reference, at(101)).await.unwrap().unwrap();
    assert!(case.messages.is_empty(), "{:?}", case.messages);

    assert_eq!(engine.number(proof).await - before, 2, "the proof stays, with the withdrawal of what had not left");
    assert_eq!(store.book(family(2)).await.unwrap(), other);
    assert!(store.visit(&visit_key(2), noon()).await.unwrap().is_some());
    assert!(store.code_target(&code(2).key, at(101)).await.unwrap().is_some());
    assert!(matches!(store.check_audit().await.unwrap(), app::ports::AuditChain::Whole { .. }));
}

pub async fn the_key_of_an_erased_family_is_on_no_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    filled(&store, 1).await;
    let key = engine.blob("select wrapped_key from family").await;
    let word = engine.blob("select sealed from record where kind = 'entry'").await;
    let before = engine.bytes().await;
    assert!(holds(&before, &key) && holds(&before, &word), "the search does see the bytes");
    erased(&store, 1).await;
    engine.forget_backup().await;
    let after = engine.bytes().await;
    assert!(!holds(&after, &key) && !holds(&after, &word));
}

pub async fn every_table_that_knows_a_family_is_emptied_of_it_or_kept_on_purpose(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    filled(&store, 1).await;
    let tables = engine.tables_that_name(family(1).uuid()).await;
    for expected in ["code", "door", "draft", "family", "member", "record", "request"] {
        assert!(tables.iter().any(|table| table == expected), "{expected} is not filled by this test: {tables:?}");
    }
    erased(&store, 1).await;
    // The bare id without its key; the proof that a request was made; the sealed answers about sharing.
    assert_eq!(engine.tables_that_name(family(1).uuid()).await, ["family", "record", "request"]);
    assert_eq!(engine.number("select count(*) from record where kind <> 'permission'").await, 0);
}

pub async fn a_request_that_has_not_left_stops_with_the_erasure(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    erased(&store, 1).await;
    assert!(steps::leased(&store, day(1)).await.is_empty());
    assert!(steps::status(&store, &send).await.withdrawn_at.is_some());
    assert!(store.escalate(day(1), day(1), day(1)).await.unwrap().is_empty(), "nobody is called about it");
}

pub async fn a_hub_that_has_a_request_is_told_of_the_erasure_and_nothing_else_leaves(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.follow_up(send.request, &addition(1, 1, at(2)), at(2)).await.unwrap();
    store.follow_up(send.request, &fixtures::chase(1, 2, at(3)), at(3)).await.unwrap();
    erased(&store, 1).await;
    let chase = steps::handed_over(&store, at(101)).await;
    assert_eq!(chase.iter().map(fixtures::kind).collect::<Vec<_>>(), ["chase"], "what asks a question still leaves");
    let told = steps::handed_over(&store, at(102)).await;
    assert_eq!(told.len(), 1);
    let Body::Addition { words } = told[0].message.body() else { panic!("{:?}", told[0].message) };
    assert!(words.as_str().contains("erase"), "{words:?}");
    assert!(!format!("{told:?}").contains(CANARY));
    assert!(steps::status(&store, &send).await.withdrawn_at.is_none(), "the family may still want help");
    store.purge(noon(), day(1)).await.unwrap();
    assert_eq!(engine.number("select count(*) from message where sealed is not null").await, 0);
}

pub async fn a_request_that_may_have_left_is_recalled_by_the_erasure(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let under_way = steps::leased(&store, at(1)).await;
    erased(&store, 1).await;
    assert!(steps::leased(&store, at(30)).await.is_empty(), "the recall waits for the try that is under way");
    store.settle_parcel(&under_way[0], app::ports::Attempt::HandedOver, at(50)).await.unwrap();
    assert_eq!(steps::kinds(&store, at(101)).await, ["withdrawal"]);
    assert!(steps::status(&store, &send).await.withdrawn_at.is_some());
}

pub async fn an_erased_family_takes_nothing_more(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    filled(&store, 1).await;
    erased(&store, 1).await;
    erased(&store, 1).await;
    let member = MemberId::first_of(family(1));
    assert!(store.put_mine(family(1), member, &Mine::default(), at(101)).await.is_err());
    let mut change = BookChange::new(family(1), Some(member), at(101));
    change.closed.push(DoorId::new(id("door", 1)));
    assert!(store.write_book(&change).await.is_err());
    assert_eq!(engine.number("select count(*) from audit where action = 'family erased'").await, 1);
}

pub async fn one_of_several_adults_cannot_erase_what_the_others_told(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    filled(&store, 1).await;
    store.put_mine(family(1), MemberId::new(id("second adult", 1)), &Mine::default(), noon()).await.unwrap();
    for _ in 0..2 {
        assert_eq!(store.erase_family(family(1), at(1)).await.unwrap(), Erasure::ForAPerson { task: true });
    }
    assert!(!store.book(family(1)).await.unwrap().story.is_empty());
    let tasks = store.tasks().await.unwrap();
    assert_eq!(
        tasks.iter().map(|task| (task.kind.as_str(), task.reference.as_ref())).collect::<Vec<_>>(),
        [("erasure", Some(&send.reference))]
    );
}

pub async fn without_a_request_a_person_is_not_called_and_the_family_is_told_so(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::begun(&store, 1).await;
    for name in ["first", "second"] {
        store.put_mine(family(1), MemberId::new(id(name, 1)), &Mine::default(), noon()).await.unwrap();
    }
    assert_eq!(store.erase_family(family(1), at(1)).await.unwrap(), Erasure::ForAPerson { task: false });
}

pub async fn a_correction_goes_to_the_hub_and_calls_a_person(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    for _ in 0..2 {
        assert!(store.ask_correction(send.request, &addition(1, 1, at(2)), at(2)).await.unwrap());
    }
    assert_eq!(steps::kinds(&store, at(3)).await, ["addition"]);
    assert_eq!(store.tasks().await.unwrap().iter().map(|task| task.kind.as_str()).collect::<Vec<_>>(), ["correction"]);
    store.follow_up(send.request, &fixtures::withdrawal(1, 2, at(4)), at(4)).await.unwrap();
    assert!(!store.ask_correction(send.request, &addition(1, 3, at(5)), at(5)).await.unwrap());
}
