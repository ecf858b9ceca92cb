//! Claims about who is asked to lead, and the desk's look at plans.

use app::{
    domain::{
        desk_person::Reach,
        place::PlaceId,
        plan::{SeenBy, What},
    },
    ports::{AtWork, DeskActor, HelperKey, NewLeadAsk},
};
use jiff::civil::date;
use tests::{
    desk::everywhere,
    fixtures::{self, CANARY, at, day},
    plan::{hub_says, key, step, text, words},
};

use crate::{StoreUnderTest, steps};

const NURSE: HelperKey = HelperKey([7; 32]);

fn ask(request: u32) -> NewLeadAsk {
    let request = fixtures::send_off(request, fixtures::noon()).request;
    NewLeadAsk { request, offer: key("lead"), helper: NURSE, note: Some(words("Mornings")) }
}

fn plan() -> What {
    What::Plan(Box::new(text(1, vec![step("call", SeenBy::Everyone)])))
}

pub async fn who_is_asked_to_lead_is_found_by_their_address_alone_and_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert!(store.ask_to_lead(&ask(1), at(1)).await.unwrap());
    assert!(store.ask_to_lead(&NewLeadAsk { helper: HelperKey([8; 32]), ..ask(1) }, at(2)).await.unwrap());
    let asked = store.asked_to_lead(NURSE).await.unwrap();
    assert_eq!(asked.len(), 1);
    let one = asked.first().unwrap();
    assert_eq!((one.status.id, one.note.clone(), one.answered_at), (send.request, Some(words("Mornings")), None));
    assert!(store.asked_to_lead(HelperKey([8; 32])).await.unwrap().is_empty(), "the offer was somebody's already");
    store.lead_answered(send.request, &key("lead"), at(3)).await.unwrap();
    store.lead_answered(send.request, &key("lead"), at(4)).await.unwrap();
    assert_eq!(store.asked_to_lead(NURSE).await.unwrap().first().unwrap().answered_at, Some(at(3)));
    let bytes = engine.bytes().await;
    assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "no word of it is on the disk");
}

pub async fn nobody_is_asked_to_lead_what_was_taken_back_and_an_ask_goes_with_its_plan(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::sent(&store, 2).await;
    store.hub_says(&hub_says(2, "e1", plan(), at(1)), at(1)).await.unwrap();
    for request in [1, 2] {
        assert!(store.ask_to_lead(&ask(request), at(2)).await.unwrap());
    }
    store.follow_up(send.request, &fixtures::withdrawal(1, 9, at(20)), at(20)).await.unwrap();
    assert_eq!(store.asked_to_lead(NURSE).await.unwrap().len(), 1);
    assert!(!store.ask_to_lead(&ask(1), at(21)).await.unwrap());
    store.purge(day(366), day(366)).await.unwrap();
    assert_eq!(engine.number("select count(*) from lead_ask").await, 0);
    assert!(store.asked_to_lead(NURSE).await.unwrap().is_empty());
}

pub async fn the_desk_lists_plans_as_far_as_it_sees_and_notes_who_opened_one(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert_eq!(store.plan_lines(&everywhere(), 9).await.unwrap(), [], "there is no plan");
    store.hub_says(&hub_says(1, "e1", plan(), at(1)), at(1)).await.unwrap();
    let lines = store.plan_lines(&everywhere(), 9).await.unwrap();
    let line = lines.first().unwrap();
    assert_eq!((line.status.id, line.review_on), (send.request, Some(date(2027, 1, 1))));
    let elsewhere = AtWork { by: DeskActor::Link, reach: Reach::places([PlaceId::parse("hull").unwrap()]) };
    assert_eq!(store.plan_lines(&elsewhere, 9).await.unwrap(), []);
    store.note_plan_opened(&line.status.reference, at(5)).await.unwrap();
    let before = engine.number("select count(*) from audit").await;
    assert!(store.open_plan(&everywhere(), &line.status.reference, at(6)).await.unwrap());
    assert!(!store.open_plan(&elsewhere, &line.status.reference, at(7)).await.unwrap());
    assert_eq!(engine.number("select count(*) from audit").await - before, 1, "one opening is one row");
    assert_eq!(engine.number("select count(*) from audit where action = 'plan opened'").await, 2);
    assert_eq!(store.openings_of(send.member).await.unwrap(), [(send.reference, at(6))]);
    assert!(store.plan_request(&line.status.reference).await.unwrap().is_some_and(|request| !request.is_own));
}
