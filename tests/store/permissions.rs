//! Answers about who may see what: only ever added, bound by the audit, seen whole, and final once they are kept.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use app::{
    domain::{
        consent::{Decision, How, Notice, Purpose, Reading},
        door::{Door, Mode},
        ids::{DoorId, EntryId, FamilyId, MemberId, PermissionId, RecipientId, RequestId},
        message::{Envelope, Message, PermissionNews, PermissionSays},
        permission::{Answer, Permission, Recipient},
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line},
    },
    ports::{Attempt, AuditChain, Book, BookChange, Mine},
};
use jiff::Timestamp;
use tests::desk::Everywhere as _;
use tests::fixtures::{self, at, noon};
use tokio::sync::Barrier;

use crate::{StoreUnderTest, steps};

const VERSION: &str = "words-1";

fn part() -> Part {
    Part::new(Section::Well, About::Family).unwrap()
}

fn family(number: u32) -> (FamilyId, MemberId) {
    let family = FamilyId::new(fixtures::id("family", number));
    (family, MemberId::first_of(family))
}

fn recipient() -> Recipient {
    let name = Line::parse(&format!("Mrs Lee {}", fixtures::CANARY)).unwrap();
    Recipient { id: RecipientId::new(fixtures::id("recipient", 1)), name, organisation: None }
}

fn record(number: u32, family: u32, answer: Answer, time: Timestamp) -> Permission {
    let words = format!("the words {} shown", fixtures::CANARY);
    Permission {
        id: PermissionId::new(fixtures::id("permission", number)),
        recipient: recipient(),
        part: part(),
        answer,
        by: self::family(family).1,
        for_whom: About::Family,
        capacity: None,
        notice: Notice { version: VERSION.into(), language: "en".into(), reading: Reading::Parent, words },
        how: How::OwnDevice,
        at: time,
    }
}

fn change(number: u32, time: Timestamp) -> BookChange {
    let (family, member) = family(number);
    BookChange::new(family, Some(member), time)
}

/// One part of family 1's story, open to one recipient.
fn opened() -> BookChange {
    let mut change = change(1, noon());
    let words = FreeText::parse(&format!("We sing {}", fixtures::CANARY)).unwrap();
    change.entries.push(Entry {
        id: EntryId::new(fixtures::id("entry", 1)),
        part: part(),
        deed: Deed::Version { content: Content::Words(words) },
        by: Author::Member { member: family(1).1 },
        place: None,
        at: noon(),
    });
    change.permissions.push(record(1, 1, Answer::Given { until: None }, noon()));
    change
}

fn sees(book: &Book, now: Timestamp) -> bool {
    let door = Door {
        id: DoorId::new(fixtures::id("door", 1)),
        recipient: recipient(),
        mode: Mode::Read,
        by: family(1).1,
        at: noon(),
        until: fixtures::day(9),
        closed_at: None,
    };
    !door.view(&book.story, &book.permissions, (now, VERSION)).is_empty()
}

fn news(request: u32, number: u32, time: Timestamp) -> Message {
    let envelope = Envelope {
        id: fixtures::id("news", number),
        reference: fixtures::reference(request),
        place: fixtures::place(),
        hub: fixtures::hub(),
        sent_at: time,
    };
    let says = PermissionSays::Withdrawn;
    let news = PermissionNews { recipient: recipient().name, items: vec![Section::Well], says, at: time };
    Message::permission(envelope, news)
}

pub async fn an_answer_cannot_be_changed_or_deleted(engine: impl StoreUnderTest) {
    let store = engine.store();
    assert!(store.write_book(&opened()).await.unwrap());
    assert!(!engine.run("update record set at = 0 where kind = 'permission'").await);
    assert!(!engine.run("update record set kind = 'entry' where kind = 'permission'").await);
    assert!(!engine.run("delete from record where kind = 'permission'").await);
    // The same record again, whatever it says now, is refused whole.
    let mut again = change(1, at(5));
    again.permissions.push(record(2, 1, Answer::Refused, at(5)));
    again.permissions.push(record(1, 1, Answer::Refused, at(5)));
    assert!(store.write_book(&again).await.is_err());
    let book = store.book(family(1).0).await.unwrap();
    assert_eq!(book.permissions.records(), opened().permissions);
}

pub async fn every_answer_is_in_the_audit_chain_and_names_nobody(engine: impl StoreUnderTest) {
    let store = engine.store();
    let before = engine.number("select count(*) from audit").await;
    assert!(store.write_book(&opened()).await.unwrap());
    let count = "select count(*) from audit where action = 'permission kept' and length(detail) = 64";
    assert_eq!(engine.number(count).await, 1, "bound by the digest of what was kept");
    assert_eq!(engine.number("select count(*) from audit").await, before + 2);
    assert!(matches!(store.check_audit().await.unwrap(), AuditChain::Whole { .. }));
    let bytes = engine.bytes().await;
    let canary = fixtures::CANARY.as_bytes();
    assert!(!bytes.windows(canary.len()).any(|window| window == canary), "sealed on the disk");
    engine.unguard_audit().await;
    assert!(engine.run("update audit set detail = '00' where action = 'permission kept'").await);
    assert!(matches!(store.check_audit().await.unwrap(), AuditChain::BrokenAt { .. }));
}

pub async fn a_withdrawal_that_is_kept_hides_the_part_at_the_next_look(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.write_book(&opened()).await.unwrap();
    assert!(sees(&store.book(family(1).0).await.unwrap(), at(1)));
    // A reader looks all the time while the yes is taken back: after the commit nobody sees it.
    let is_kept = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let reader = tokio::spawn({
        let (store, is_kept) = (Arc::clone(&store), Arc::clone(&is_kept));
        async move {
            loop {
                let was_kept = is_kept.load(std::sync::atomic::Ordering::SeqCst);
                let seen = sees(&store.book(family(1).0).await.unwrap(), at(2));
                assert!(!(was_kept && seen), "seen after a committed withdrawal");
                if was_kept {
                    return;
                }
            }
        }
    });
    let mut stop = change(1, at(2));
    stop.permissions.push(record(2, 1, Answer::Withdrawn, at(2)));
    store.write_book(&stop).await.unwrap();
    is_kept.store(true, std::sync::atomic::Ordering::SeqCst);
    reader.await.unwrap();
}

pub async fn a_book_is_seen_as_it_stood_at_one_instant(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.write_book(&opened()).await.unwrap();
    let writer = tokio::spawn({
        let store = Arc::clone(&store);
        async move {
            for number in 2..40 {
                let mut both = change(1, at(i64::from(number)));
                both.permissions.push(record(number * 2, 1, Answer::Refused, noon()));
                both.permissions.push(record(number * 2 + 1, 1, Answer::Withdrawn, noon()));
                store.write_book(&both).await.unwrap();
            }
        }
    });
    while !writer.is_finished() {
        let records = store.book(family(1).0).await.unwrap().permissions.records().len();
        assert_eq!(records % 2, 1, "a change is seen whole or not at all");
    }
    writer.await.unwrap();
    assert_eq!(store.book(family(1).0).await.unwrap().permissions.records().len(), 77);
}

pub async fn the_hub_hears_of_a_change_only_with_it_and_only_about_a_request_that_stands(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (sent, other) = (steps::sent(&store, 1).await, steps::sent(&store, 2).await);
    let mut told = change(1, at(5));
    told.permissions.push(record(1, 1, Answer::Withdrawn, at(5)));
    told.messages.push((sent.request, news(1, 1, at(5))));
    store.write_book(&told).await.unwrap();
    // About another family's request: nothing is kept, the answer neither.
    let mut wrong = change(1, at(6));
    wrong.permissions.push(record(2, 1, Answer::Withdrawn, at(6)));
    wrong.messages.push((other.request, news(2, 2, at(6))));
    assert!(store.write_book(&wrong).await.is_err());
    assert_eq!(store.book(family(1).0).await.unwrap().permissions.records().len(), 1);
    steps::handed_over(&store, at(10)).await;
    assert_eq!(steps::kinds(&store, at(11)).await, ["permission"]);
    let mine = store.sent_by(family(1).0, family(1).1).await.unwrap();
    assert_eq!((mine.len(), mine[0].told.len(), mine[0].told[0].taken_at), (1, 1, None));
    store.follow_up(sent.request, &fixtures::withdrawal(1, 1, at(12)), at(12)).await.unwrap();
    let mut late = change(1, at(13));
    late.messages.push((sent.request, news(1, 3, at(13))));
    assert!(store.write_book(&late).await.unwrap());
    let waiting = "select count(*) from message where kind = 'permission' and settled_at is null";
    assert_eq!(engine.number(waiting).await, 0, "a request that was taken back takes no more");
}

pub async fn a_member_reads_the_consent_of_their_own_requests_alone(engine: impl StoreUnderTest) {
    let store = engine.store();
    let sent = steps::sent(&store, 1).await;
    // A second adult of the same family sends a request of their own.
    let second = MemberId::new(fixtures::id("member", 2));
    store.put_mine(sent.family, second, &Mine::default(), noon()).await.unwrap();
    let mut draft = fixtures::draft(2);
    (draft.family, draft.member) = (sent.family, second);
    store.create_draft(&draft, noon()).await.unwrap();
    let mut theirs = fixtures::send_off(2, noon());
    (theirs.family, theirs.member) = (sent.family, second);
    store.send(&theirs).await.unwrap();
    let first = store.sent_by(sent.family, MemberId::first_of(sent.family)).await.unwrap();
    let other = store.sent_by(sent.family, second).await.unwrap();
    assert_eq!(first.iter().map(|each| each.status.id).collect::<Vec<_>>(), [sent.request]);
    assert_eq!(other.iter().map(|each| each.status.id).collect::<Vec<_>>(), [theirs.request]);
    assert!(store.sent_by(sent.family, MemberId::new(fixtures::id("member", 3))).await.unwrap().is_empty());
    assert_eq!((first[0].answers[0].purpose.clone(), first[0].answers[0].decision), (Purpose::Help, Decision::Given));
    assert_eq!(first[0].answers.len(), 4);
    store.follow_up(sent.request, &fixtures::withdrawal(1, 1, at(5)), at(5)).await.unwrap();
    let first = store.sent_by(sent.family, MemberId::first_of(sent.family)).await.unwrap();
    let decisions: Vec<_> = first[0].answers.iter().map(|answer| answer.decision).collect();
    assert_eq!(decisions, [Decision::Withdrawn, Decision::Withdrawn, Decision::Refused, Decision::NotAnswered]);
}

pub async fn this_was_not_me_raises_one_task_for_a_person(engine: impl StoreUnderTest) {
    let store = engine.store();
    let sent = steps::sent(&store, 1).await;
    for time in [at(5), at(6)] {
        let mut not_me = change(1, time);
        not_me.not_me = Some(sent.request);
        assert!(store.write_book(&not_me).await.unwrap());
    }
    let tasks = store.tasks().await.unwrap();
    assert_eq!(tasks.iter().map(|task| task.kind.as_str()).collect::<Vec<_>>(), ["not-me"]);
    let mut wrong = change(2, at(7));
    wrong.not_me = Some(sent.request);
    assert!(store.write_book(&wrong).await.is_err(), "never about another family's request");
}

/// How many withdrawals race a worker: in so many stores, each with so many rounds of so many requests.
/// How many stores are raced on, a thousand races each: as many as the engine says; ten with `FAULTS_LONG`.
fn stores<E: StoreUnderTest>() -> u32 {
    if std::env::var_os("FAULTS_LONG").is_some() { 10 } else { E::RACED }
}
const ROUNDS: u32 = 4;
const REQUESTS: u32 = 250;

/// What came of some races.
#[derive(Debug, Default)]
struct Raced {
    /// Requests that were taken back.
    taken_back: i64,
    /// Requests that had left by then.
    left: i64,
    /// Leased, or handed over, although the withdrawal had been kept before the worker asked.
    late: u32,
    /// Withdrawals that were handed over.
    recalled: i64,
}

/// Thousands of requests are taken back while a worker leases and hands over, both at the same time. Only the order of
/// commits counts: what was taken back before the worker asked must not be leased, let alone handed over.
pub async fn in_thousands_of_races_nothing_is_sent_after_a_withdrawal_is_kept<E: StoreUnderTest>(_: E) {
    let mut all = Raced::default();
    for _ in 0..stores::<E>() {
        let engine = E::fresh().await;
        for round in 0..ROUNDS {
            all.late += race(&engine.store(), round).await;
        }
        let handed_over = "select count(*) from message where kind = 'request' and outcome = 'handed-over'";
        let recalled = "select count(*) from message where kind = 'withdrawal' and outcome = 'handed-over'";
        all.left += engine.number(handed_over).await;
        all.recalled += engine.number(recalled).await;
        all.taken_back += engine.number("select count(*) from request where withdrawn_at is not null").await;
    }
    eprintln!("races of a withdrawal with a worker: {all:?}");
    assert_eq!((all.late, all.taken_back), (0, i64::from(stores::<E>() * ROUNDS * REQUESTS)));
    assert!(all.left <= all.recalled, "what had left was recalled: {all:?}");
    assert!(all.left > 100 && all.left < all.taken_back - 100, "the two never really raced: {all:?}");
}

/// One round; gives how often something was sent too late.
async fn race(store: &steps::Kept, round: u32) -> u32 {
    let first = round * REQUESTS + 1;
    let now = i64::from(round) * 1_000;
    for number in first..first + REQUESTS {
        store.send(&fixtures::send_off(number, at(now))).await.unwrap();
    }
    let (kept, start) = (Kept::default(), Arc::new(Barrier::new(2)));
    let family = tokio::spawn(take_back(Arc::clone(store), kept.clone(), Arc::clone(&start), (first, now)));
    let worker = tokio::spawn(work(Arc::clone(store), kept, start, now));
    family.await.unwrap();
    let mut late = worker.await.unwrap();
    // Now that all are taken back, only withdrawals leave.
    loop {
        let parcels = steps::handed_over(store, at(now + 500)).await;
        late += u32::try_from(parcels.iter().filter(|parcel| fixtures::kind(parcel) != "withdrawal").count()).unwrap();
        if parcels.is_empty() {
            return late;
        }
    }
}

/// The requests whose withdrawal is kept.
type Kept = Arc<Mutex<BTreeSet<RequestId>>>;

async fn take_back(store: steps::Kept, kept: Kept, start: Arc<Barrier>, (first, now): (u32, i64)) {
    start.wait().await;
    for number in first..first + REQUESTS {
        let request = RequestId::new(fixtures::id("request", number));
        let message = fixtures::withdrawal(number, number, at(now + 1));
        assert!(store.follow_up(request, &message, at(now + 1)).await.unwrap());
        kept.lock().unwrap().insert(request);
    }
}

/// Works as the real worker does: leases, looks once more just before sending, and settles.
async fn work(store: steps::Kept, kept: Kept, start: Arc<Barrier>, now: i64) -> u32 {
    let mut late = 0;
    start.wait().await;
    loop {
        let before = kept.lock().unwrap().clone();
        if before.len() == usize::try_from(REQUESTS).unwrap() {
            return late;
        }
        for parcel in store.lease_parcels(4, 60, at(now + 1)).await.unwrap() {
            let is_recall = fixtures::kind(&parcel) == "withdrawal";
            late += u32::from(!is_recall && before.contains(&parcel.subject.request().unwrap()));
            let just_before = kept.lock().unwrap().contains(&parcel.subject.request().unwrap());
            let status = store.request_status(parcel.subject.request().unwrap()).await.unwrap().unwrap();
            let attempt = if is_recall || status.withdrawn_at.is_none() {
                late += u32::from(!is_recall && just_before);
                Attempt::HandedOver
            } else {
                Attempt::TryAgain { at: at(now + 2) }
            };
            store.settle_parcel(&parcel, attempt, at(now + 1)).await.unwrap();
        }
    }
}
