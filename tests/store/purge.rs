//! Claims about what is deleted, and what never is (rule C25).

use app::{
    domain::delivery::Delivery,
    ports::{Purged, VisitData},
};
use tests::desk::Everywhere as _;
use tests::fixtures::{self, addition, at, code, day, draft, noon, visit_key, withdrawal};

use crate::{StoreUnderTest, steps};

pub async fn only_what_is_past_its_date_goes(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.begin_visit(visit_key(1), &VisitData::default(), at(0)).await.unwrap();
    store.begin_visit(visit_key(2), &VisitData::default(), at(600)).await.unwrap();
    let mut saved = draft(2);
    (saved.saved, saved.keep_until) = (true, day(28));
    store.create_draft(&draft(1), noon()).await.unwrap();
    store.create_draft(&saved, noon()).await.unwrap();
    store.count_use(&code(1).key, 3_600, noon()).await.unwrap();
    assert_eq!(store.purge(at(0), at(1)).await.unwrap(), Purged::default());
    let some = Purged { visits: 1, drafts: 1, limits: 1, ..Purged::default() };
    assert_eq!(store.purge(at(600), day(2)).await.unwrap(), some);
    assert_eq!(store.purge(at(600), day(2)).await.unwrap(), Purged::default());
    assert!(store.visit(&visit_key(2), noon()).await.unwrap().is_some());
    assert_eq!(store.draft(saved.id, day(2)).await.unwrap(), Some(saved));
}

pub async fn a_family_with_nothing_left_loses_its_key(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    store.create_draft(&draft(2), noon()).await.unwrap();
    store.add_code(fixtures::member(2), &code(2), noon()).await.unwrap();
    assert_eq!(engine.number("select count(*) from family").await, 2);
    store.purge(noon(), day(2)).await.unwrap();
    assert_eq!(engine.number("select count(*) from family").await, 1);
    assert_eq!(store.code_target(&code(2).key, day(2)).await.unwrap(), None);
    assert!(store.code_target(&code(1).key, day(2)).await.unwrap().is_some());
}

pub async fn a_story_goes_thirty_days_after_confirmation_and_its_proof_stays(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (confirmed, waiting) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 86_400), day(1)).await.unwrap();
    let proof =
        "select (select count(*) from consent) + (select count(*) from notice) + (select count(*) from request)";
    let before = engine.number(proof).await;
    assert_eq!(store.purge(noon(), at(31 * 86_400 - 1)).await.unwrap().stories, 0);
    assert_eq!(store.purge(noon(), day(31)).await.unwrap().stories, 1);
    assert_eq!(store.purge(noon(), day(99)).await.unwrap().stories, 0);
    let gone = store.desk_case(&confirmed.reference, day(31)).await.unwrap().unwrap();
    assert_eq!((gone.messages.len(), gone.status.delivery), (0, Delivery::Confirmed));
    assert_eq!(store.desk_case(&waiting.reference, day(31)).await.unwrap().unwrap().messages.len(), 1);
    assert_eq!(engine.number(proof).await, before);
    let later = fixtures::addition(1, 1, day(32));
    assert!(store.follow_up(confirmed.request, &later, day(32)).await.unwrap());
    assert_eq!(steps::handed_over(&store, day(32)).await.len(), 1);
    assert!(matches!(store.send(&steps::differing(1, "again")).await.unwrap(), app::ports::Sent::Added(_)));
}

pub async fn what_has_not_left_keeps_its_words(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 5), at(9)).await.unwrap();
    store.follow_up(send.request, &addition(1, 1, at(10)), at(10)).await.unwrap();
    assert_eq!(store.purge(noon(), day(40)).await.unwrap().stories, 0);
    assert_eq!(steps::handed_over(&store, day(40)).await[0].message, addition(1, 1, at(10)));
    assert_eq!(store.purge(noon(), day(41)).await.unwrap().stories, 1);
}

pub async fn a_story_withdrawn_before_it_left_goes_too(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.follow_up(send.request, &withdrawal(1, 1, at(1)), at(1)).await.unwrap();
    assert_eq!(store.purge(noon(), day(29)).await.unwrap().stories, 0);
    assert_eq!(store.purge(noon(), day(31)).await.unwrap().stories, 1);
    assert_eq!(engine.number("select count(*) from message where sealed is not null").await, 0);
}

pub async fn what_was_said_after_a_story_had_gone_goes_too(engine: impl StoreUnderTest) {
    const WORDS: &str = "select count(*) from message where sealed is not null";
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 60), at(60)).await.unwrap();
    assert_eq!(store.purge(noon(), day(31)).await.unwrap().stories, 1);
    assert_eq!(engine.number(WORDS).await, 0);
    assert!(store.follow_up(send.request, &addition(1, 1, day(32)), day(32)).await.unwrap());
    store.purge(noon(), day(32)).await.unwrap();
    assert_eq!(engine.number(WORDS).await, 1, "it has yet to leave");
    assert_eq!(steps::handed_over(&store, day(32)).await.len(), 1);
    store.purge(noon(), day(33)).await.unwrap();
    assert_eq!(engine.number(WORDS).await, 0);
}

pub async fn a_family_goes_with_its_last_draft_however_often_it_was_looked_at_before(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mut saved = draft(1);
    (saved.saved, saved.keep_until) = (true, day(28));
    store.create_draft(&saved, noon()).await.unwrap();
    steps::sent(&store, 2).await;
    for look in 1..=27 {
        store.purge(noon(), day(look)).await.unwrap();
        assert_eq!(engine.number("select count(*) from family").await, 2);
    }
    assert_eq!(store.purge(noon(), day(28)).await.unwrap().drafts, 1);
    assert_eq!(engine.number("select count(*) from family").await, 1);
}
