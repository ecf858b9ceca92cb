//! Claims about plans, and who sits at them.

use app::{
    domain::{
        delivery::Delivery,
        place::HubId,
        plan::{By, Plan, PlanEvent, PlanKey, SeenBy, StepSays, What},
    },
    ports::{HubSays, PlanTaken, SeatKind},
};
use jiff::civil::date;
use tests::{
    desk::Everywhere as _,
    fixtures::{self, CANARY, at, day, noon},
    plan::{hub_says, key, lead_offer, new_seat, outcome, seat_says, step, team, text, words},
};

use crate::{StoreUnderTest, steps};

fn plan(version: u32) -> What {
    What::Plan(Box::new(text(version, vec![step("call", SeenBy::Everyone)])))
}

fn stuck() -> What {
    What::Marked { step: key("call"), says: StepSays::Stuck, words: Some(words("nobody rings back")) }
}

pub async fn what_is_said_twice_is_kept_once_and_other_words_under_its_id_are_refused(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let says = hub_says(1, "e1", plan(1), at(5));
    assert_eq!(store.hub_says(&says, at(10)).await.unwrap(), PlanTaken::Taken);
    assert_eq!(store.hub_says(&says, at(99)).await.unwrap(), PlanTaken::Already);
    let other = hub_says(1, "e1", plan(2), at(5));
    assert_eq!(store.hub_says(&other, at(100)).await.unwrap(), PlanTaken::Differs);
    let kept = store.plan_events(send.request).await.unwrap();
    assert_eq!(kept, [says.event]);
}

pub async fn a_hub_speaks_of_its_own_requests_alone_and_never_as_a_family(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let other = HubSays { hub: HubId::parse("elsewhere").unwrap(), ..hub_says(1, "e1", outcome(), at(5)) };
    assert_eq!(store.hub_says(&other, at(10)).await.unwrap(), PlanTaken::NoSuchRequest);
    let unknown = hub_says(2, "e1", outcome(), at(5));
    assert_eq!(store.hub_says(&unknown, at(10)).await.unwrap(), PlanTaken::NoSuchRequest);
    let mut family = hub_says(1, "e1", stuck(), at(5));
    family.event.by = By::Seat { seat: PlanKey::sender() };
    assert!(store.hub_says(&family, at(10)).await.is_err());
    assert_eq!(store.plan_events(send.request).await.unwrap(), []);
    store.follow_up(send.request, &fixtures::withdrawal(1, 9, at(20)), at(20)).await.unwrap();
    assert_eq!(store.hub_says(&hub_says(1, "e2", outcome(), at(21)), at(21)).await.unwrap(), PlanTaken::Closed);
}

pub async fn an_answer_means_that_a_person_has_read_the_request(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.follow_up(send.request, &fixtures::chase(1, 1, at(2)), at(2)).await.unwrap();
    store.hub_says(&hub_says(1, "e1", outcome(), at(-500)), at(10)).await.unwrap();
    let status = steps::status(&store, &send).await;
    assert_eq!((status.delivery, status.seen_at), (Delivery::Seen, Some(noon())), "never before it was sent");
    assert_eq!(store.tasks().await.unwrap(), []);
    let dates = store.plan_dates(send.request).await.unwrap().unwrap();
    assert_eq!(dates.outcome_at, Some(noon()));
}

pub async fn what_a_family_says_leaves_for_the_hub_with_it_or_not_at_all(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    let says = seat_says(1, ("sender", 1), stuck(), at(20));
    assert!(!store.seat_says(send.request, &says, at(20)).await.unwrap(), "there is no plan");
    store.hub_says(&hub_says(1, "e1", plan(1), at(5)), at(10)).await.unwrap();
    assert!(store.seat_says(send.request, &says, at(20)).await.unwrap());
    assert!(store.seat_says(send.request, &says, at(21)).await.unwrap(), "two taps say it once");
    assert!(!store.seat_says(send.request, &seat_says(1, ("dad", 2), stuck(), at(22)), at(22)).await.unwrap());
    assert_eq!(steps::kinds(&store, at(30)).await, ["plan"]);
    assert_eq!(store.tasks().await.unwrap().len(), 1, "a person is called");
    let events = store.plan_events(send.request).await.unwrap();
    assert_eq!(Plan::of(events).mark(&key("call")).unwrap().says, StepSays::Stuck);
    store.follow_up(send.request, &fixtures::withdrawal(1, 9, at(40)), at(40)).await.unwrap();
    assert!(!store.seat_says(send.request, &seat_says(1, ("sender", 3), stuck(), at(41)), at(41)).await.unwrap());
}

pub async fn what_is_not_for_a_seat_never_leaves_the_store(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let mut hidden = hub_says(1, "hidden", lead_offer(), at(6));
    hidden.event.seen_by = SeenBy::Team;
    let mut dads = hub_says(1, "dads", outcome(), at(7));
    dads.event.seen_by = SeenBy::Only(vec![key("dad")]);
    for says in [&hub_says(1, "plan", plan(1), at(5)), &hidden, &dads] {
        assert_eq!(store.hub_says(says, at(10)).await.unwrap(), PlanTaken::Taken);
    }
    let ids = |events: Vec<PlanEvent>| events.into_iter().map(|event| event.id).collect::<Vec<_>>();
    assert_eq!(ids(store.plan_events(send.request).await.unwrap()), ["plan", "hidden", "dads"]);
    assert_eq!(ids(store.plan_for(send.request, &PlanKey::sender()).await.unwrap()), ["plan"]);
    assert_eq!(ids(store.plan_for(send.request, &key("dad")).await.unwrap()), ["plan", "dads"]);
}

pub async fn words_open_one_seat_and_a_safe_word_is_chosen_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    let new = new_seat(1, "sam", (SeatKind::YoungPerson, 1));
    assert!(store.make_seat(&new, at(1)).await.unwrap());
    assert!(!store.make_seat(&new_seat(1, "sam", (SeatKind::Adult, 2)), at(1)).await.unwrap(), "the key is taken");
    assert!(!store.make_seat(&new_seat(1, "sender", (SeatKind::Adult, 3)), at(1)).await.unwrap());
    let found = store.find_seat(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((found.seat.sitter, found.verifier), (new.sitter.clone(), None));
    assert!(store.lock_seat(new.id, "first", at(2)).await.unwrap());
    assert!(!store.lock_seat(new.id, "second", at(3)).await.unwrap());
    let found = store.find_seat(&[1; 32]).await.unwrap().unwrap();
    assert_eq!(found.verifier.as_deref(), Some("first"));
    assert_eq!(store.seats(send.request).await.unwrap(), [found.seat]);
    store.renew_seat(new.id, [9; 32], at(4)).await.unwrap();
    assert!(store.find_seat(&[1; 32]).await.unwrap().is_none());
    assert_eq!(store.find_seat(&[9; 32]).await.unwrap().unwrap().verifier, None);
    store.close_seat(new.id, at(5)).await.unwrap();
    assert!(store.seat(new.id).await.unwrap().is_none());
    assert!(store.find_seat(&[9; 32]).await.unwrap().is_none());
}

pub async fn no_adult_sits_at_a_young_persons_own_plan(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent_own(&store, 1).await;
    assert!(!store.make_seat(&new_seat(1, "mum", (SeatKind::Adult, 1)), at(1)).await.unwrap());
    assert!(store.make_seat(&new_seat(1, "friend", (SeatKind::YoungPerson, 2)), at(1)).await.unwrap());
}

pub async fn how_a_plan_stands_is_the_same_whatever_came_first(engine: impl StoreUnderTest) {
    let store = engine.store();
    let said = |request| {
        [
            hub_says(request, "p2", plan(2), at(50)),
            hub_says(request, "p1", plan(1), at(10)),
            hub_says(request, "o2", outcome(), at(30)),
            hub_says(request, "o1", outcome(), at(20)),
            hub_says(request, "t", What::Team(team(1)), at(40)),
        ]
    };
    let mut ends = Vec::new();
    for number in [1, 2] {
        let send = steps::sent(&store, number).await;
        let mut said = said(number);
        if number == 2 {
            said.reverse();
        }
        for says in said {
            store.hub_says(&says, at(100)).await.unwrap();
        }
        let dates = store.plan_dates(send.request).await.unwrap().unwrap();
        ends.push((dates.outcome_at, dates.review_on, dates.changed_at));
    }
    assert_eq!(ends, vec![(Some(at(20)), Some(date(2027, 1, 2)), at(50)); 2]);
}

pub async fn nothing_of_a_plan_can_be_read_off_the_disk_and_it_goes_a_year_after_its_last_word(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    store.hub_says(&hub_says(1, "e1", plan(1), at(5)), at(10)).await.unwrap();
    store.make_seat(&new_seat(1, "sam", (SeatKind::YoungPerson, 1)), at(11)).await.unwrap();
    assert_eq!(store.look(send.request, &PlanKey::sender(), at(20)).await.unwrap(), None);
    assert_eq!(store.look(send.request, &PlanKey::sender(), at(30)).await.unwrap(), Some(at(20)));
    assert_eq!(store.looked_at(send.request, &PlanKey::sender()).await.unwrap(), Some(at(30)));
    assert_eq!(store.looked_at(send.request, &key("sam")).await.unwrap(), None);
    let bytes = engine.bytes().await;
    assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
    store.purge(day(364), day(364)).await.unwrap();
    assert_eq!(store.plan_events(send.request).await.unwrap().len(), 1);
    store.purge(day(366), day(366)).await.unwrap();
    assert_eq!(store.plan_events(send.request).await.unwrap(), []);
    for sql in [
        "select count(*) from plan",
        "select count(*) from plan_event",
        "select count(*) from plan_look",
        "select count(*) from seat",
    ] {
        assert_eq!(engine.number(sql).await, 0, "{sql}");
    }
}

pub async fn whoever_was_answered_stays_answered_when_the_plan_has_gone(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (answered, waits) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    store.hub_says(&hub_says(1, "e1", outcome(), at(60)), at(60)).await.unwrap();
    store.purge(day(366), day(367)).await.unwrap();
    assert_eq!(store.plan_dates(answered.request).await.unwrap(), None, "it went a year after its last word");
    assert_eq!(steps::status(&store, &answered).await.outcome_at, Some(at(60)));
    let listed = store.desk_list(9).await.unwrap();
    let listed: Vec<_> = listed.iter().map(|line| line.status.reference.clone()).collect();
    assert_eq!(listed, [waits.reference.clone(), answered.reference], "what still needs somebody comes first");
    let late = store.raise_late(&[(fixtures::place(), day(367))], day(367)).await.unwrap();
    assert_eq!(late, [waits.reference]);
    let mut counted = store.requests_since(&fixtures::place(), noon()).await.unwrap();
    counted.sort_by_key(|it| it.outcome_at);
    assert_eq!(counted.iter().map(|it| it.outcome_at).collect::<Vec<_>>(), [None, Some(at(60))]);
}
