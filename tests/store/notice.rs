//! Claims about telling people that something is new: once in a batch, by the way they chose, and never after they said no.

use app::domain::{contact::SafeContact, plan::PlanKey};
use app::{
    domain::{
        ids::SendingId,
        lock::Carrier,
        notice::{Hours, NoticeState},
        own_request::{Meeting, OwnRequest, Telling},
        plan::{PlanText, SeenBy, Stage, StageKind, StepSays, What},
        raw_form::RawForm,
        request::{ForWhom, Request},
    },
    ports::{Erasure, NoticeDeed, Posted, SendOff, Sent},
};
use jiff::{Timestamp, civil::date};
use tests::{
    fixtures::{self, CANARY, at, day, noon},
    lines::holds,
    plan::{hub_says, key, outcome, seat_says, step, text, words},
};

use crate::{StoreUnderTest, steps, steps::Kept};

const HOUR: i64 = 3_600;
const BOTH: [Carrier; 2] = [Carrier::Email, Carrier::Text];

fn by_email() -> RawForm {
    RawForm::default().with("way", "email").with("email", format!("{CANARY}@example.org"))
}

fn asked(contact: &RawForm) -> Request {
    Request { contact: SafeContact::parse(contact).unwrap(), ..fixtures::request() }
}

/// Family `number` sends `request` at noon.
async fn sent(store: &Kept, number: u32, request: Request) -> SendOff {
    let send = fixtures::send_request(number, request, noon());
    steps::begun(store, number).await;
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
    send
}

/// The hub says something to everybody.
async fn says(store: &Kept, (request, event): (u32, &str), what: What, now: Timestamp) {
    store.hub_says(&hub_says(request, event, what, now), now).await.unwrap();
}

fn hello() -> What {
    What::Words { words: words("hello"), asks: false }
}

fn sending(number: u32) -> SendingId {
    SendingId::new(fixtures::id("sending", number))
}

/// Takes what is due as sending `number`; where it goes.
async fn taken(store: &Kept, number: u32, now: Timestamp) -> Option<String> {
    let due = store.take_notice(&BOTH, sending(number), now).await.unwrap()?;
    assert_eq!(due.sending, sending(number));
    Some(serde_json::to_value(&due.to).unwrap()["to"].as_str().unwrap().to_owned())
}

async fn went(store: &Kept, number: u32, posted: Posted, now: Timestamp) {
    store.notice_went(sending(number), posted, now).await.unwrap();
}

pub async fn all_that_is_new_makes_one_notice_and_the_next_comes_a_day_later(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1, asked(&by_email())).await;
    says(&store, (1, "e1"), outcome(), at(10)).await;
    says(&store, (1, "e2"), hello(), at(20)).await;
    assert_eq!(taken(&store, 1, at(HOUR)).await, None, "what comes with it is waited for");
    assert_eq!(taken(&store, 1, at(HOUR + 10)).await, Some(format!("{CANARY}@example.org")));
    went(&store, 1, Posted::Taken, at(HOUR + 11)).await;
    assert_eq!(taken(&store, 2, day(3)).await, None, "they were told");
    says(&store, (1, "e3"), hello(), at(2 * HOUR)).await;
    assert_eq!(taken(&store, 2, at(7 * HOUR)).await, None);
    assert_eq!(taken(&store, 2, at(25 * HOUR + 9)).await, None);
    assert!(taken(&store, 2, at(25 * HOUR + 10)).await.is_some());
    let rows = engine.number("select count(*) from audit where action = 'notice sent'").await;
    assert_eq!(rows, 2, "each is in the audit");
    assert!(!holds(&engine.bytes().await, CANARY.as_bytes()), "no address can be read off the disk");
}

pub async fn whoever_looked_or_spoke_meanwhile_is_not_told(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = sent(&store, 1, asked(&by_email())).await;
    says(&store, (1, "e1"), outcome(), at(10)).await;
    store.look(send.request, &key("dad"), at(20)).await.unwrap();
    store.look(send.request, &PlanKey::sender(), at(20)).await.unwrap();
    assert_eq!(taken(&store, 1, day(1)).await, None);
    says(&store, (1, "e2"), hello(), day(1)).await;
    let ticked = What::Marked { step: key("call"), says: StepSays::Done, words: None };
    assert!(store.seat_says(send.request, &seat_says(1, ("sender", 1), ticked, day(1)), day(1)).await.unwrap());
    assert_eq!(taken(&store, 1, day(2)).await, None, "who says something is there");
    says(&store, (1, "e3"), hello(), day(2)).await;
    assert!(taken(&store, 1, day(3)).await.is_some());
    store.look(send.request, &PlanKey::sender(), day(3)).await.unwrap();
    went(&store, 1, Posted::NotNow, day(3)).await;
    assert_eq!(taken(&store, 2, day(9)).await, None, "it is not tried again for whoever looked");
}

pub async fn a_notice_leaves_no_second_time_even_if_the_portal_fell_while_it_left(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1, asked(&by_email())).await;
    sent(&store, 2, asked(&by_email().with("way", "text").with("phone", "07700 900123"))).await;
    says(&store, (1, "e1"), outcome(), at(10)).await;
    says(&store, (2, "e1"), outcome(), at(10)).await;
    let (one, two) = tokio::join!(taken(&store, 1, at(HOUR + 10)), taken(&store, 2, at(HOUR + 10)));
    assert!(one.is_some() && two.is_some(), "each family has its own");
    for hours in [2, 30, 300] {
        assert_eq!(taken(&store, 3, at(hours * HOUR)).await, None);
    }
    says(&store, (1, "e2"), hello(), day(20)).await;
    assert!(taken(&store, 3, day(21)).await.is_some(), "what is new later is told");
}

pub async fn what_a_service_could_not_take_is_tried_again_later_and_later_within_the_hours(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    sent(&store, 1, asked(&by_email())).await;
    says(&store, (1, "e1"), outcome(), at(0)).await;
    let mut now = at(HOUR);
    for (number, minutes) in [(1, 5), (2, 15), (3, 60), (4, 180)] {
        assert!(taken(&store, number, now).await.is_some());
        went(&store, number, if number % 2 == 0 { Posted::Unable } else { Posted::NotNow }, now).await;
        let just_before = minutes * 60 - 1;
        now = now.checked_add(jiff::SignedDuration::from_secs(just_before)).unwrap();
        assert_eq!(taken(&store, 99, now).await, None, "{minutes}");
        now = now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap();
    }
    // It is 17:20; six hours on it is late, so it waits for nine in the morning.
    assert!(taken(&store, 5, now).await.is_some());
    went(&store, 5, Posted::NotNow, now).await;
    assert_eq!(taken(&store, 6, at(20 * HOUR)).await, None);
    assert!(taken(&store, 6, at(21 * HOUR)).await.is_some());
    went(&store, 6, Posted::Taken, at(21 * HOUR)).await;
    assert_eq!(engine.number("select count(*) from sending where state = 'taken'").await, 1);
}

pub async fn an_address_that_refuses_twice_or_is_not_there_gets_no_more(engine: impl StoreUnderTest) {
    let store = engine.store();
    let refusing = sent(&store, 1, asked(&by_email())).await;
    let gone = sent(&store, 2, asked(&by_email())).await;
    let state = async |send: &SendOff| store.notice_choice(send.request).await.unwrap().unwrap().state;
    says(&store, (1, "e1"), outcome(), at(0)).await;
    assert!(taken(&store, 1, at(HOUR)).await.is_some());
    went(&store, 1, Posted::Refused, at(HOUR)).await;
    assert_eq!(state(&refusing).await, NoticeState::On, "once may be the service's fault");
    assert_eq!(taken(&store, 2, at(24 * HOUR)).await, None);
    assert!(taken(&store, 2, at(25 * HOUR)).await.is_some());
    went(&store, 2, Posted::Refused, at(25 * HOUR)).await;
    assert_eq!(state(&refusing).await, NoticeState::Bounced);
    says(&store, (1, "e2"), hello(), day(3)).await;
    says(&store, (2, "e1"), outcome(), day(3)).await;
    assert!(taken(&store, 3, day(4)).await.is_some());
    went(&store, 3, Posted::Taken, day(4)).await;
    store.notice_bounced(sending(3), day(4)).await.unwrap();
    assert_eq!(state(&gone).await, NoticeState::Bounced);
    assert_eq!(taken(&store, 4, day(9)).await, None);
    store.choose_notices(gone.request, NoticeDeed::Start, day(9)).await.unwrap();
    says(&store, (2, "e2"), hello(), day(9)).await;
    assert!(taken(&store, 4, day(10)).await.is_some(), "they may start them again");
}

pub async fn who_chose_no_way_for_messages_gets_none_and_a_young_person_none_before_they_say_so(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let contacts = [
        RawForm::default().with("way", "phone").with("phone", "07700 900123"),
        RawForm::default().with("way", "code"),
        by_email().with("way", "code"),
        RawForm::default().with("way", "text").with("phone", "01904 551900"),
    ];
    for (number, contact) in (1..).zip(&contacts) {
        let send = sent(&store, number, asked(contact)).await;
        assert_eq!(store.notice_choice(send.request).await.unwrap(), None);
        store.choose_notices(send.request, NoticeDeed::Start, at(1)).await.unwrap();
        says(&store, (number, "e1"), outcome(), at(10)).await;
    }
    let said = RawForm::default().with("may-tell", "no").with("bring", "no");
    let own = OwnRequest::new(None, Telling::parse(&said).unwrap(), Meeting::parse(&said).unwrap());
    let own = Request { for_whom: ForWhom::YoungPerson { own_request: own }, ..asked(&by_email()) };
    let young = sent(&store, 9, own).await;
    says(&store, (9, "e1"), outcome(), at(10)).await;
    assert_eq!(taken(&store, 1, day(9)).await, None);
    assert_eq!(store.notice_choice(young.request).await.unwrap().unwrap().state, NoticeState::NotYet);
    store.choose_notices(young.request, NoticeDeed::Start, day(9)).await.unwrap();
    assert_eq!(taken(&store, 1, day(10)).await, None, "they are here: what is new so far they know");
    says(&store, (9, "e2"), hello(), day(10)).await;
    assert!(taken(&store, 1, day(11)).await.is_some());
}

pub async fn safe_times_in_words_hold_every_notice_back_until_hours_are_chosen(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = sent(&store, 1, asked(&by_email().with("times", "when he is at work"))).await;
    says(&store, (1, "e1"), outcome(), at(0)).await;
    assert_eq!(taken(&store, 1, day(2)).await, None);
    store.choose_notices(send.request, NoticeDeed::In(Hours::Evening), day(2)).await.unwrap();
    // Noon and four hours: it is not evening yet.
    assert_eq!(taken(&store, 1, at((48 + 4) * HOUR)).await, None);
    assert!(taken(&store, 1, at((48 + 5) * HOUR)).await.is_some());
    went(&store, 1, Posted::Taken, at((48 + 5) * HOUR)).await;
    store.choose_notices(send.request, NoticeDeed::Stop, day(3)).await.unwrap();
    says(&store, (1, "e2"), hello(), day(3)).await;
    assert_eq!(taken(&store, 2, day(9)).await, None);
    let choice = store.notice_choice(send.request).await.unwrap().unwrap();
    assert_eq!((choice.state, choice.hours), (NoticeState::Stopped, Some(Hours::Evening)));
}

pub async fn what_the_sender_may_not_see_is_no_news(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = sent(&store, 1, asked(&by_email())).await;
    let plan = |version, steps| What::Plan(Box::new(PlanText { version, ..text(1, steps) }));
    let call = step("call", SeenBy::Everyone);
    says(&store, (1, "e1"), plan(1, vec![call.clone()]), at(0)).await;
    store.look(send.request, &PlanKey::sender(), at(1)).await.unwrap();
    for (event, seen_by) in [("e2", SeenBy::Team), ("e3", SeenBy::Only(vec![key("dad")]))] {
        let mut hidden = hub_says(1, event, hello(), at(2));
        hidden.event.seen_by = seen_by;
        store.hub_says(&hidden, at(2)).await.unwrap();
    }
    let dads = step("dads", SeenBy::Only(vec![key("dad")]));
    says(&store, (1, "e4"), plan(2, vec![call.clone(), dads]), at(3)).await;
    assert_eq!(taken(&store, 1, day(5)).await, None, "a version that reads the same is none");
    says(&store, (1, "e5"), plan(3, vec![call, step("more", SeenBy::Everyone)]), day(5)).await;
    assert!(taken(&store, 1, day(6)).await.is_some());
}

pub async fn one_person_with_two_requests_is_told_once_a_day(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1, asked(&by_email())).await;
    let mut second = fixtures::send_request(2, asked(&by_email()), at(1));
    (second.family, second.member, second.draft) = (fixtures::draft(1).family, fixtures::member(1), None);
    assert_eq!(store.send(&second).await.unwrap(), Sent::New);
    says(&store, (1, "e1"), outcome(), at(0)).await;
    says(&store, (2, "e1"), outcome(), at(HOUR / 2)).await;
    assert!(taken(&store, 1, at(2 * HOUR)).await.is_some());
    assert_eq!(taken(&store, 2, at(2 * HOUR)).await, None, "the other waits a day");
    went(&store, 1, Posted::Taken, at(2 * HOUR)).await;
    assert_eq!(taken(&store, 2, day(9)).await, None, "one message told of both");
}

pub async fn after_a_plan_that_ended_and_was_read_none_comes_and_the_address_goes(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = sent(&store, 1, asked(&by_email())).await;
    let stage = |stage, on| What::Stage(Stage { stage, on, step_up: None, words: None });
    says(&store, (1, "e1"), stage(StageKind::Ended, date(2026, 11, 24)), at(0)).await;
    assert!(taken(&store, 1, at(HOUR)).await.is_some(), "the end itself is told");
    went(&store, 1, Posted::Taken, at(HOUR)).await;
    store.look(send.request, &PlanKey::sender(), at(2 * HOUR)).await.unwrap();
    says(&store, (1, "e2"), hello(), day(2)).await;
    assert_eq!(taken(&store, 2, day(4)).await, None);
    says(&store, (1, "e3"), stage(StageKind::Review, date(2026, 11, 28)), day(4)).await;
    assert!(taken(&store, 2, day(5)).await.is_some(), "it went on");
    says(&store, (1, "e4"), stage(StageKind::Ended, date(2026, 11, 30)), day(6)).await;
    store.purge(noon(), day(35)).await.unwrap();
    assert!(store.notice_choice(send.request).await.unwrap().is_some());
    store.purge(noon(), day(36)).await.unwrap();
    assert_eq!(store.notice_choice(send.request).await.unwrap(), None);
}

pub async fn taking_back_and_erasing_take_the_address_away_at_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let back = sent(&store, 1, asked(&by_email())).await;
    let erased = sent(&store, 2, asked(&by_email())).await;
    says(&store, (1, "e1"), outcome(), at(0)).await;
    says(&store, (2, "e1"), outcome(), at(0)).await;
    store.follow_up(back.request, &fixtures::withdrawal(1, 9, at(20)), at(20)).await.unwrap();
    assert_eq!(engine.number("select count(*) from news_notice").await, 1);
    assert_eq!(store.erase_family(erased.family, at(30)).await.unwrap(), Erasure::Done);
    assert_eq!(engine.number("select count(*) from news_notice").await, 0);
    assert_eq!(taken(&store, 1, day(2)).await, None);
    store.choose_notices(back.request, NoticeDeed::Start, day(2)).await.unwrap();
    assert_eq!(store.notice_choice(back.request).await.unwrap(), None);
}

pub async fn an_address_that_cannot_be_opened_stops_nobody_elses(engine: impl StoreUnderTest) {
    let store = engine.store();
    sent(&store, 1, asked(&by_email())).await;
    says(&store, (1, "e1"), outcome(), at(0)).await;
    assert!(engine.run("update news_notice set sealed = (select sealed from message where sealed is not null order by sealed desc limit 1)").await);
    sent(&store, 2, asked(&by_email())).await;
    says(&store, (2, "e1"), outcome(), at(10)).await;
    assert!(taken(&store, 1, at(2 * HOUR)).await.is_some());
    assert_eq!(taken(&store, 2, at(2 * HOUR)).await, None);
}
