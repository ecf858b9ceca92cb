//! Claims about the desk.

use app::domain::delivery::Delivery;
use tests::desk::Everywhere as _;
use tests::{
    fixtures::{self, addition, at, chase, noon, reference, withdrawal},
    plan::{hub_says, outcome},
};

use crate::{StoreUnderTest, steps};

pub async fn what_needs_a_person_is_listed_first(engine: impl StoreUnderTest) {
    let store = engine.store();
    for number in 1..=5 {
        let mut request = fixtures::request();
        request.urgent = number == 4;
        store.send(&fixtures::send_request(number, request, at(i64::from(number)))).await.unwrap();
    }
    steps::handed_over(&store, at(10)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Seen, 20), at(20)).await.unwrap();
    let seen: Vec<_> = store.desk_list(10).await.unwrap().iter().map(|line| line.status.reference.clone()).collect();
    assert_eq!(seen, [4, 1, 2, 3, 5].map(reference), "reading it answers nobody");
    store.hub_says(&hub_says(1, "o1", outcome(), at(21)), at(21)).await.unwrap();
    let list = store.desk_list(10).await.unwrap();
    let order: Vec<_> = list.iter().map(|line| line.status.reference.clone()).collect();
    assert_eq!(order, [4, 2, 3, 5, 1].map(reference));
    assert_eq!(list.iter().map(|line| line.at_desk).collect::<Vec<_>>(), [true, true, true, true, false]);
    assert_eq!(store.desk_list(2).await.unwrap().len(), 2);
}

pub async fn opening_a_request_shows_its_messages_and_is_kept_in_the_audit(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let later = [addition(1, 1, at(1)), chase(1, 2, at(2))];
    for message in &later {
        store.follow_up(send.request, message, at(2)).await.unwrap();
    }
    let case = store.desk_case(&send.reference, at(3)).await.unwrap().unwrap();
    assert_eq!(case.status, steps::status(&store, &send).await);
    assert_eq!(case.messages[1..], later);
    assert_eq!(case.messages.len(), 3);
    assert_eq!(store.desk_case(&reference(9), at(3)).await.unwrap(), None);
    let opened =
        "select count(*) from audit where action = 'desk opened' and actor = 'desk link' and subject = 'YRK-00000001'";
    assert_eq!(engine.number(opened).await, 1);
}

pub async fn what_a_withdrawal_stopped_is_not_shown(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.follow_up(send.request, &withdrawal(1, 1, noon()), noon()).await.unwrap();
    let case = store.desk_case(&send.reference, noon()).await.unwrap().unwrap();
    assert_eq!(case.messages, [withdrawal(1, 1, noon())]);
}
