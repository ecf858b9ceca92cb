//! Claims about the grown-up whom a young person lets read a draft.

use app::{
    domain::{answers::Draft, ids::ReaderId, text::Line},
    ports::{NewReader, Store},
};
use tests::fixtures::{self, CANARY, at, day, noon};
use tokio::task::JoinSet;

use crate::StoreUnderTest;

const WORDS: [u8; 32] = [9; 32];

fn reader(draft: &Draft, number: u32, words: [u8; 32]) -> NewReader {
    NewReader {
        id: ReaderId::new(fixtures::id("reader", number)),
        draft: draft.id,
        family: draft.family,
        name: Line::parse(&format!("Nan {CANARY}")).unwrap(),
        words,
        until: day(1),
    }
}

/// A draft that somebody may read from noon on, for a day.
async fn let_in(store: &dyn Store) -> Draft {
    let draft = Draft { keep_until: day(2), ..fixtures::draft(1) };
    store.create_draft(&draft, noon()).await.unwrap();
    store.let_read(&reader(&draft, 1, WORDS), noon()).await.unwrap();
    draft
}

pub async fn of_many_who_type_a_readers_words_one_gets_in_and_reads_the_draft_as_it_is(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut draft = let_in(store.as_ref()).await;
    assert_eq!(store.open_reading(&[1; 32], at(1)).await.unwrap(), None, "other words");
    assert_eq!(store.open_reading(&WORDS, day(1)).await.unwrap(), None, "too late");
    assert!(store.reading(ReaderId::new(fixtures::id("reader", 1)), at(1)).await.unwrap().is_none(), "not opened yet");
    assert_eq!(store.reader_of(draft.id, at(1)).await.unwrap().unwrap().opened_at, None);
    let mut openers = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        openers.spawn(async move { store.open_reading(&WORDS, at(3)).await.unwrap() });
    }
    let opened: Vec<_> = openers.join_all().await.into_iter().flatten().collect();
    let [id] = opened.as_slice() else { panic!("{} got in", opened.len()) };
    assert_eq!(store.reader_of(draft.id, at(4)).await.unwrap().unwrap().opened_at, Some(at(3)));
    draft.answers.postcode = None;
    assert!(store.save_draft(&draft).await.unwrap());
    assert_eq!(store.reading(*id, at(5)).await.unwrap().unwrap().answers, draft.answers);
    assert!(store.reading(*id, day(1)).await.unwrap().is_none(), "the day is over");
    assert!(store.reader_of(draft.id, day(1)).await.unwrap().is_none());
}

pub async fn there_is_one_reader_at_a_time_and_a_stopped_one_reads_nothing(engine: impl StoreUnderTest) {
    let store = engine.store();
    let draft = let_in(store.as_ref()).await;
    let first = store.open_reading(&WORDS, at(1)).await.unwrap().unwrap();
    store.let_read(&reader(&draft, 2, [8; 32]), at(2)).await.unwrap();
    assert!(store.reading(first, at(3)).await.unwrap().is_none(), "somebody else reads it now");
    let second = store.open_reading(&[8; 32], at(3)).await.unwrap().unwrap();
    store.stop_reader(draft.id, at(4)).await.unwrap();
    store.stop_reader(draft.id, at(4)).await.unwrap();
    assert!(store.reading(second, at(5)).await.unwrap().is_none());
    assert!(store.reader_of(draft.id, at(5)).await.unwrap().is_none());
    assert!(store.draft(draft.id, at(5)).await.unwrap().is_some(), "the draft stays");
}

pub async fn who_reads_it_cannot_be_read_off_the_disk_and_goes_with_the_draft(engine: impl StoreUnderTest) {
    let store = engine.store();
    let draft = let_in(store.as_ref()).await;
    assert!(store.reader_of(draft.id, at(1)).await.unwrap().unwrap().name.as_str().contains(CANARY));
    let bytes = engine.bytes().await;
    assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
    let id = store.open_reading(&WORDS, at(1)).await.unwrap().unwrap();
    let send = fixtures::send_off(1, at(2));
    store.begin_visit(send.visit, &send.visit_data, at(2)).await.unwrap();
    store.send(&send).await.unwrap();
    assert!(store.reading(id, at(3)).await.unwrap().is_none(), "it was sent");
    assert_eq!(engine.number("select count(*) from reader").await, 0);
}
