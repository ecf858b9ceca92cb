//! Claims about questions that name nobody, and what hubs answer.

use app::{
    domain::{
        delivery::Delivery,
        message::Body,
        question::{Question, SentKind},
        text::FreeText,
    },
    ports::{HubNews, NewsTaken, SendOff, Sent, VisitData},
};
use jiff::Timestamp;
use tests::desk::Everywhere as _;
use tests::fixtures::{self, CANARY, addition, at, day, noon, question, send_question, withdrawal};

use crate::{StoreUnderTest, steps};

/// Question `number` is asked at noon.
async fn asked(store: &steps::Kept, number: u32) -> SendOff {
    let send = send_question(number, question(), noon());
    store.begin_visit(send.visit, &VisitData::default(), noon()).await.unwrap();
    assert_eq!(store.send(&send).await.unwrap(), Sent::New);
    send
}

fn answer(number: u32, event: &str, words: &str) -> HubNews {
    HubNews { answer: FreeText::parse(words).ok(), ..steps::news(number, event, Delivery::Seen, 5) }
}

async fn read(store: &steps::Kept, send: &SendOff) -> Vec<(String, Timestamp)> {
    let answers = store.answers(send.request, send.member).await.unwrap();
    answers.into_iter().map(|answer| (answer.words.as_str().to_owned(), answer.at)).collect()
}

pub async fn a_question_goes_the_way_of_a_request_and_has_no_consent(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = asked(&store, 1).await;
    let status = steps::status(&store, &send).await;
    assert_eq!((status.kind, status.delivery), (SentKind::Question, Delivery::Saved));
    assert_eq!(engine.number("select count(*) from consent").await, 0);
    assert_eq!(engine.number("select count(*) from audit where action = 'question sent'").await, 1);
    assert_eq!(store.code_target(&send.code.key, noon()).await.unwrap().unwrap().request, Some(send.request));
    assert_eq!(store.question(send.request, send.member).await.unwrap(), Some(question()));
    assert_eq!(store.question(send.request, fixtures::member(2)).await.unwrap(), None);
    assert_eq!(store.told(send.request, send.member).await.unwrap(), None, "it is no request");
    assert!(store.follow_up(send.request, &addition(1, 1, at(1)), at(1)).await.unwrap());
    assert_eq!(steps::kinds(&store, at(2)).await, ["question"], "the addition waits for the question");
    let parcels = steps::handed_over(&store, at(120)).await;
    let Body::Question(left) = parcels[0].message.body() else { panic!("a question") };
    assert_eq!((**left == question(), parcels[0].message.id()), (true, send.submission.id().uuid()));
    assert_eq!(steps::status(&store, &send).await.delivery, Delivery::HandedOver);
    assert_eq!(steps::kinds(&store, at(121)).await, ["addition"]);
    assert!(store.follow_up(send.request, &withdrawal(1, 2, at(200)), at(200)).await.unwrap());
    assert!(steps::status(&store, &send).await.withdrawn_at.is_some());
    let case = store.desk_case(&send.reference, at(201)).await.unwrap().unwrap();
    assert_eq!((case.status.kind, case.messages.len()), (SentKind::Question, 2), "what was stopped is not shown");
}

pub async fn a_question_sent_twice_is_kept_once_and_a_differing_copy_is_asked_too(engine: impl StoreUnderTest) {
    let store = engine.store();
    let first = asked(&store, 1).await;
    let again = store.send(&send_question(1, question(), at(1))).await.unwrap();
    assert_eq!(again, Sent::Already(first.request));
    let words = FreeText::parse("And what if it gets worse?").unwrap();
    let other = send_question(1, Question { words: words.clone(), ..question() }, at(2));
    assert_eq!(store.send(&other).await.unwrap(), Sent::Added(first.request));
    assert_eq!(store.send(&other).await.unwrap(), Sent::Added(first.request));
    let case = store.desk_case(&first.reference, noon()).await.unwrap().unwrap();
    let [_, added] = case.messages.as_slice() else { panic!("two messages") };
    assert_eq!(added.body(), &Body::Addition { words });
    let mut stranger = send_question(1, question(), at(3));
    (stranger.family, stranger.member) = (fixtures::send_off(2, noon()).family, fixtures::member(2));
    assert!(store.send(&stranger).await.is_err(), "an id belongs to who began with it");
    assert_eq!(engine.number("select count(*) from request").await, 1);
}

pub async fn an_answer_is_kept_once_for_each_event_and_read_by_who_asked_alone(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (send, other) = (asked(&store, 1).await, asked(&store, 2).await);
    assert_eq!(store.take_news(&answer(1, "e1", "Try a walk."), at(9)).await.unwrap(), NewsTaken::Taken);
    assert_eq!(store.take_news(&answer(1, "e1", "Other words."), at(9)).await.unwrap(), NewsTaken::Already);
    assert_eq!(store.take_news(&answer(1, "e2", "<b>And</b> sleep."), at(9)).await.unwrap(), NewsTaken::Taken);
    let both = [("Try a walk.".to_owned(), at(5)), ("<b>And</b> sleep.".to_owned(), at(5))];
    assert_eq!(read(&store, &send).await, both);
    assert!(store.answers(send.request, other.member).await.unwrap().is_empty());
    assert!(read(&store, &other).await.is_empty());
    let status = steps::status(&store, &send).await;
    assert_eq!((status.delivery, status.seen_at), (Delivery::Seen, Some(at(5))));
    let mut forged = answer(2, "e3", "x");
    forged.hub = app::domain::place::HubId::parse("another-hub").unwrap();
    assert_eq!(store.take_news(&forged, at(9)).await.unwrap(), NewsTaken::NoSuchRequest);
    // A clock that runs ahead or behind: never before the question, never in the future.
    for (event, hub_says, kept) in [("e4", at(900), at(9)), ("e5", at(-900), noon())] {
        let news = HubNews { at: hub_says, ..answer(2, event, event) };
        store.take_news(&news, at(9)).await.unwrap();
        assert_eq!(read(&store, &other).await.last().unwrap().1, kept);
    }
}

pub async fn a_request_is_answered_by_nobody_this_way(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = steps::sent(&store, 1).await;
    assert_eq!(store.take_news(&answer(1, "e1", "Try a walk."), at(9)).await.unwrap(), NewsTaken::NotAQuestion);
    assert_eq!(steps::status(&store, &send).await.delivery, Delivery::Saved);
    assert_eq!(engine.number("select count(*) from answer").await, 0);
    assert_eq!(store.take_news(&steps::news(1, "e1", Delivery::Seen, 5), at(9)).await.unwrap(), NewsTaken::Taken);
}

pub async fn an_answer_to_a_question_that_was_taken_back_or_erased_is_not_kept(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (back, gone) = (asked(&store, 1).await, asked(&store, 2).await);
    store.take_news(&answer(2, "e0", "Early."), at(1)).await.unwrap();
    store.follow_up(back.request, &withdrawal(1, 1, at(1)), at(1)).await.unwrap();
    store.erase_family(gone.family, at(1)).await.unwrap();
    for number in [1, 2] {
        assert_eq!(
            store.take_news(&answer(number, &format!("late {number}"), "Late."), at(9)).await.unwrap(),
            NewsTaken::Taken
        );
    }
    assert_eq!(engine.number("select count(*) from answer").await, 0);
    assert!(read(&store, &gone).await.is_empty() && read(&store, &back).await.is_empty());
}

pub async fn an_answer_goes_thirty_days_after_it_was_written(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = asked(&store, 1).await;
    steps::handed_over(&store, at(1)).await;
    store.take_news(&steps::news(1, "e1", Delivery::Confirmed, 5), at(5)).await.unwrap();
    let late = HubNews { at: day(25), ..answer(1, "e2", "Late, but here.") };
    store.take_news(&late, day(25)).await.unwrap();
    store.purge(noon(), day(31)).await.unwrap();
    assert_eq!(store.question(send.request, send.member).await.unwrap(), None, "their own words went");
    assert_eq!(read(&store, &send).await.len(), 1, "the answer has days of its own");
    store.purge(noon(), day(54)).await.unwrap();
    assert_eq!(read(&store, &send).await.len(), 1);
    store.purge(noon(), day(55)).await.unwrap();
    assert!(read(&store, &send).await.is_empty());
    assert_eq!(engine.number("select count(*) from request").await, 1, "the proof stays");
}

pub async fn nothing_of_a_question_or_its_answer_can_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = asked(&store, 1).await;
    store.take_news(&answer(1, "e1", &format!("{CANARY} answer")), at(9)).await.unwrap();
    assert_eq!(read(&store, &send).await.len(), 1);
    let sealed = engine.blob("select sealed from answer").await;
    let asked = engine.blob("select sealed from message where kind = 'request'").await;
    for blob in [sealed, asked] {
        assert!(!blob.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()) && blob.len() > 40);
    }
}
