//! Claims about what a thief of the disk can read.

use tests::desk::Everywhere as _;
use tests::fixtures::{self, CANARY, addition, at, draft, noon};

use crate::{StoreUnderTest, steps};

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

pub async fn nothing_a_family_typed_can_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.create_draft(&draft(2), noon()).await.unwrap();
    store.follow_up(send.request, &addition(1, 1, at(1)), at(1)).await.unwrap();
    store.send(&steps::differing(1, CANARY)).await.unwrap();
    steps::handed_over(&store, at(2)).await;
    store.desk_case(&send.reference, at(3)).await.unwrap();
    let bytes = engine.bytes().await;
    // What may be read is found, so the search does see the bytes.
    assert!(holds(&bytes, "YRK-00000001"));
    for typed in [CANARY, "01904", "YO1 7HH", "Alex", "Polish", "one more thing"] {
        assert!(!holds(&bytes, typed), "{typed}");
    }
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    assert!(!text.contains(&CANARY.to_lowercase()));
    let utf_16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!bytes.windows(utf_16.len()).any(|part| part == utf_16));
}

pub async fn values_cannot_be_swapped_between_rows(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    let mut second = draft(2);
    (second.family, second.member) = (draft(1).family, fixtures::member(1));
    store.create_draft(&second, noon()).await.unwrap();
    assert!(engine.run("update draft set sealed = (select sealed from draft order by sealed desc limit 1)").await);
    let (one, two) = (store.draft(draft(1).id, noon()).await, store.draft(fixtures::draft(2).id, noon()).await);
    assert_eq!([one.is_err(), two.is_err()].iter().filter(|refused| **refused).count(), 1);
}
