//! Claims about drafts.

use app::domain::ids::{DraftId, FamilyId};
use tests::fixtures::{self, day, draft, noon};

use crate::StoreUnderTest;

pub async fn a_draft_comes_back_whole(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    assert_eq!(store.draft(draft(1).id, noon()).await.unwrap(), Some(draft(1)));
    assert_eq!(store.draft(draft(2).id, noon()).await.unwrap(), None);
}

pub async fn a_draft_past_its_date_is_not_found(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    assert!(store.draft(draft(1).id, fixtures::at(2 * 86_400 - 1)).await.unwrap().is_some());
    assert_eq!(store.draft(draft(1).id, day(2)).await.unwrap(), None);
}

pub async fn two_tabs_cannot_overwrite_each_other_unseen(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    let mut first = draft(1);
    first.saved = true;
    first.keep_until = day(28);
    first.rejected.clear();
    assert!(store.save_draft(&first).await.unwrap());
    assert!(!store.save_draft(&draft(1)).await.unwrap());
    first.version += 1;
    assert_eq!(store.draft(first.id, day(27)).await.unwrap(), Some(first.clone()));
    first.family = FamilyId::new(fixtures::id("family", 2));
    assert!(!store.save_draft(&first).await.unwrap());
}

pub async fn of_two_saves_at_once_exactly_one_wins(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    for version in 1..=20 {
        let mut tab = draft(1);
        tab.version = version;
        let (one, other) = tokio::join!(store.save_draft(&tab), store.save_draft(&tab));
        assert_eq!([one.unwrap(), other.unwrap()].iter().filter(|won| **won).count(), 1);
    }
    assert_eq!(store.draft(draft(1).id, noon()).await.unwrap().unwrap().version, 21);
}

pub async fn a_submission_id_belongs_to_one_draft(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    let mut copy = draft(1);
    copy.id = DraftId::new(fixtures::id("draft", 2));
    assert!(store.create_draft(&copy, noon()).await.is_err());
}
