//! Claims about drafts that somebody helps a family with.

use app::{
    domain::{
        actor::{Screen, StaffActor},
        answers::Draft,
        consent::ConsentSnapshot,
        contact::Email,
        delivery::Delivery,
        helper::{HelpedBy, Known, MailDomain},
        ids::{HelpedId, MessageId},
        message::{Asks, Body, Chase},
        own_request::{Meeting, OwnRequest, Telling},
        raw_form::RawForm,
        request::{ForWhom, Request, Submission},
        text::{Line, PersonName},
    },
    ports::{HandOver, HelpedState, HelperChase, HelperKey, NewHelped, SendOff, Store},
};
use jiff::Timestamp;
use tests::desk::Everywhere as _;
use tests::fixtures::{self, CANARY, at, day, noon};
use tokio::task::JoinSet;

use crate::{StoreUnderTest, steps};

const MINE: HelperKey = HelperKey([7; 32]);
const OTHER: HelperKey = HelperKey([8; 32]);
const WORDS: [u8; 32] = [9; 32];

fn who() -> HelpedBy {
    HelpedBy {
        name: PersonName::parse("Ms Abara").unwrap(),
        organisation: Line::parse("Hill School").unwrap(),
        role: Line::parse("Teacher").unwrap(),
        wrote_from: MailDomain::of(&Email::parse("abara@hill.example").unwrap()),
        known: Known::Domain,
    }
}

fn helped(number: u32) -> HelpedId {
    HelpedId::new(fixtures::id("helped", number))
}

/// Draft `number`, begun by [`MINE`] at noon and closed a day later.
async fn begun(store: &dyn Store, number: u32) -> Draft {
    let mut draft = Draft { keep_until: day(1), saved: false, ..fixtures::draft(number) };
    draft.answers.helped_by = Some(who());
    let label = Line::parse(&format!("Label {CANARY}")).unwrap();
    store.begin_helped(&draft, &NewHelped { id: helped(number), helper: MINE, label }, noon()).await.unwrap();
    draft
}

async fn state(store: &dyn Store, seconds: i64) -> HelpedState {
    store.helped_by(MINE, at(seconds)).await.unwrap().remove(0).state
}

pub async fn a_draft_in_a_helpers_hands_is_saved_by_nobody_else_and_not_after_it_was_handed_over(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let mut draft = begun(store.as_ref(), 1).await;
    assert!(!store.save_helped(OTHER, &draft, at(1)).await.unwrap());
    assert!(store.save_helped(MINE, &draft, at(1)).await.unwrap());
    assert!(!store.save_helped(MINE, &draft, at(2)).await.unwrap(), "another tab was first");
    draft.version += 1;
    assert!(!store.save_helped(MINE, &draft, day(1)).await.unwrap(), "its time is up");
    for (helper, number) in [(OTHER, 1), (MINE, 2)] {
        let handed = store.hand_over(helper, helped(number), (HandOver::Here, at(3))).await.unwrap();
        assert_eq!(handed, None);
    }
    let words = (HandOver::ByWords(WORDS), at(3));
    assert!(store.hand_over(MINE, helped(1), words).await.unwrap().is_some());
    draft.version += 1;
    assert!(!store.save_helped(MINE, &draft, at(4)).await.unwrap(), "it is out of their hands");
    let handed = store.take_over(&WORDS, at(5)).await.unwrap().unwrap();
    assert_eq!((handed.draft, handed.family, handed.member), (draft.id, draft.family, draft.member));
    assert!(store.save_draft(&draft).await.unwrap(), "the family goes on where it was");
    for how in [HandOver::Here, HandOver::ByWords([1; 32])] {
        assert_eq!(store.hand_over(MINE, helped(1), (how, at(6))).await.unwrap(), None, "the family has it");
    }
}

pub async fn of_many_who_open_the_same_words_one_gets_it(engine: impl StoreUnderTest) {
    let store = engine.store();
    begun(store.as_ref(), 1).await;
    for words in [[1; 32], WORDS] {
        let how = (HandOver::ByWords(words), at(1));
        assert!(store.hand_over(MINE, helped(1), how).await.unwrap().is_some());
    }
    assert_eq!(store.take_over(&[1; 32], at(2)).await.unwrap(), None, "older words");
    assert_eq!(store.take_over(&WORDS, day(1)).await.unwrap(), None, "too late");
    let mut openers = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        openers.spawn(async move { store.take_over(&WORDS, at(3)).await.unwrap() });
    }
    assert_eq!(openers.join_all().await.into_iter().flatten().count(), 1);
}

pub async fn what_a_helper_calls_a_draft_cannot_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    begun(store.as_ref(), 1).await;
    assert!(store.helped_by(MINE, at(1)).await.unwrap()[0].label.as_str().contains(CANARY));
    assert!(store.helped_by(OTHER, at(1)).await.unwrap().is_empty());
    let bytes = engine.bytes().await;
    for private in [CANARY, "Abara", "hill.example"] {
        assert!(!bytes.windows(private.len()).any(|part| part == private.as_bytes()), "{private}");
    }
}

pub async fn a_helper_sees_how_far_it_is_and_closed_whatever_the_reason(engine: impl StoreUnderTest) {
    let store = engine.store();
    let draft = begun(store.as_ref(), 1).await;
    assert_eq!(state(store.as_ref(), 1).await, HelpedState::Writing);
    store.hand_over(MINE, helped(1), (HandOver::ByWords(WORDS), at(1))).await.unwrap().unwrap();
    assert_eq!(state(store.as_ref(), 1).await, HelpedState::Waiting);
    let handed = store.take_over(&WORDS, at(2)).await.unwrap().unwrap();
    assert_eq!(state(store.as_ref(), 2).await, HelpedState::WithFamily);
    assert_eq!(state(store.as_ref(), 86_400).await, HelpedState::Closed, "its time was up");
    store.decline(handed, at(3)).await.unwrap();
    store.decline(handed, at(3)).await.unwrap();
    assert_eq!(state(store.as_ref(), 3).await, HelpedState::Closed, "the family said no");
    assert_eq!(store.draft(draft.id, at(3)).await.unwrap(), None);

    let engine = engine.store();
    begun(engine.as_ref(), 2).await;
    let send = fixtures::send_off(2, at(4));
    store.begin_visit(send.visit, &send.visit_data, at(4)).await.unwrap();
    store.send(&send).await.unwrap();
    let of_two = |list: Vec<app::ports::Helped>| list.into_iter().find(|each| each.id == helped(2)).unwrap().state;
    let HelpedState::Sent(on) = of_two(store.helped_by(MINE, at(5)).await.unwrap()) else { panic!("it was sent") };
    assert_eq!((on.delivery, on.sent_at, on.place), (Delivery::Saved, at(4), fixtures::place()));
    store.follow_up(send.request, &fixtures::withdrawal(2, 1, at(6)), at(6)).await.unwrap();
    assert_eq!(of_two(store.helped_by(MINE, at(7)).await.unwrap()), HelpedState::Closed, "taken back");
}

pub async fn a_closed_draft_is_shown_for_a_week_and_then_its_family_goes(engine: impl StoreUnderTest) {
    let store = engine.store();
    begun(store.as_ref(), 1).await;
    assert_eq!(store.purge(noon(), day(1)).await.unwrap().drafts, 1);
    assert_eq!(state(store.as_ref(), 86_400).await, HelpedState::Closed);
    store.purge(noon(), day(7)).await.unwrap();
    assert!(store.helped_by(MINE, day(7)).await.unwrap().is_empty());
    assert_eq!(engine.number("select count(*) from family").await, 0);

    begun(store.as_ref(), 2).await;
    let send = fixtures::send_off(2, at(4));
    store.begin_visit(send.visit, &send.visit_data, at(4)).await.unwrap();
    store.send(&send).await.unwrap();
    store.purge(noon(), day(89)).await.unwrap();
    assert_eq!(store.helped_by(MINE, day(89)).await.unwrap().len(), 1);
    store.purge(noon(), day(90)).await.unwrap();
    assert!(store.helped_by(MINE, day(90)).await.unwrap().is_empty());
    assert_eq!(engine.number("select count(*) from request").await, 1, "the proof stays");
}

pub async fn an_erased_family_is_on_no_helpers_list(engine: impl StoreUnderTest) {
    let store = engine.store();
    let draft = begun(store.as_ref(), 1).await;
    store.erase_family(draft.family, at(1)).await.unwrap();
    assert!(store.helped_by(MINE, at(2)).await.unwrap().is_empty());
    assert_eq!(engine.number("select count(*) from helping").await, 0);
}

/// Draft `number` of [`MINE`], sent by its family at `at(4)`.
async fn sent(store: &dyn Store, number: u32) -> SendOff {
    begun(store, number).await;
    let send = fixtures::send_off(number, at(4));
    store.begin_visit(send.visit, &send.visit_data, at(4)).await.unwrap();
    store.send(&send).await.unwrap();
    send
}

/// Message `number`, asked at `at`, of a day that began at `day_began`.
fn asking(number: u32, (day_began, at): (Timestamp, Timestamp)) -> HelperChase {
    HelperChase { message: MessageId::new(fixtures::id("later", number)), day_began, at }
}

pub async fn a_helper_asks_the_hub_once_a_day_and_the_familys_own_question_is_as_it_was(engine: impl StoreUnderTest) {
    let store = engine.store();
    let send = sent(store.as_ref(), 1).await;
    let mut asks = JoinSet::new();
    for number in 0..20 {
        let store = store.clone();
        let chase = asking(100 + number, (day(9), day(9)));
        asks.spawn(async move { store.chase_helped(MINE, helped(1), chase).await.unwrap() });
    }
    assert_eq!(asks.join_all().await.into_iter().filter(|is_sent| *is_sent).count(), 1);
    let HelpedState::Sent(on) = state(store.as_ref(), 9 * 86_400).await else { panic!("it was sent") };
    assert_eq!(on.asked_at, Some(day(9)));
    let status = store.request_status(send.request).await.unwrap().unwrap();
    assert_eq!(status.chased_at, None, "the family did not ask");
    assert!(store.follow_up(send.request, &fixtures::chase(1, 50, day(9)), day(9)).await.unwrap());
    assert!(store.chase_helped(MINE, helped(1), asking(51, (day(10), day(10)))).await.unwrap(), "the next day");
    let status = store.request_status(send.request).await.unwrap().unwrap();
    assert_eq!(status.chased_at, Some(day(9)), "the family's own day");
    let case = store.desk_case(&status.reference, day(10)).await.unwrap().unwrap();
    let asks = case.messages.iter().filter_map(|message| match message.body() {
        Body::Chase(Chase { by }) => Some(*by),
        _ => None,
    });
    assert_eq!(asks.collect::<Vec<_>>(), [Asks::Helper, Asks::Family, Asks::Helper]);
    assert_eq!(engine.number("select count(*) from task where kind = 'chased'").await, 1);
}

pub async fn a_helper_asks_nothing_about_what_is_not_theirs_not_sent_taken_back_or_a_young_persons_own(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    begun(store.as_ref(), 1).await;
    assert!(!store.chase_helped(MINE, helped(1), asking(10, (day(9), day(9)))).await.unwrap(), "not sent");
    let send = sent(store.as_ref(), 2).await;
    assert!(!store.chase_helped(OTHER, helped(2), asking(11, (day(9), day(9)))).await.unwrap(), "not theirs");
    assert!(!store.chase_helped(MINE, helped(9), asking(11, (day(9), day(9)))).await.unwrap(), "there is none");
    store.follow_up(send.request, &fixtures::withdrawal(2, 1, at(6)), at(6)).await.unwrap();
    assert!(!store.chase_helped(MINE, helped(2), asking(12, (day(9), day(9)))).await.unwrap(), "taken back");
    begun(store.as_ref(), 3).await;
    let said = RawForm::default().with("may-tell", "no").with("bring", "no");
    let own = OwnRequest::new(None, Telling::parse(&said).unwrap(), Meeting::parse(&said).unwrap());
    let request = Request { for_whom: ForWhom::YoungPerson { own_request: own }, ..fixtures::request() };
    let send = fixtures::send_request(3, request, at(4));
    store.begin_visit(send.visit, &send.visit_data, at(4)).await.unwrap();
    store.send(&send).await.unwrap();
    assert!(!store.chase_helped(MINE, helped(3), asking(13, (day(9), day(9)))).await.unwrap(), "a young person's own");
    assert_eq!(engine.number("select count(*) from message where kind = 'chase'").await, 0);
    assert_eq!(engine.number("select count(*) from helping where chased_at is not null").await, 0);
}

pub async fn a_spoken_yes_is_kept_as_spoken_and_never_as_given(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::begun(&store, 1).await;
    let mut send = fixtures::send_off(1, noon());
    let witness = StaffActor::before(&Screen::Staff(who())).unwrap();
    let consent = ConsentSnapshot::spoken(&witness, &fixtures::notices("1"), noon());
    let request = send.submission.request().unwrap().clone();
    send.submission = Submission::new(send.submission.id(), request, consent).into();
    store.send(&send).await.unwrap();
    let spoken = "select count(*) from consent where decision = 'spoken' and how = 'spoken-witnessed'";
    assert_eq!((engine.number(spoken).await, engine.number("select count(*) from consent").await), (1, 1));
    for wrong in [
        "insert into consent (request_id, purpose, decision, how, notice_hash, language, reading, at)
         select request_id, 'help', 'given', 'spoken-witnessed', notice_hash, 'en', 'parent', 1 from consent",
        "insert into consent (request_id, purpose, decision, how, notice_hash, language, reading, at)
         select request_id, 'help', 'spoken', 'own-device', notice_hash, 'en', 'parent', 1 from consent",
        "insert into consent (request_id, purpose, organisation, item, decision, how, notice_hash, language, reading, at)
         select request_id, 'share', 'school', 'story', 'spoken', 'spoken-witnessed', notice_hash, 'en', 'parent', 1
         from consent",
        "update consent set decision = 'given'",
        "delete from consent",
    ] {
        assert!(!engine.run(wrong).await, "{wrong}");
    }
    assert!(store.follow_up(send.request, &fixtures::withdrawal(1, 1, at(1)), at(1)).await.unwrap());
    assert_eq!(engine.number("select count(*) from consent where decision = 'withdrawn'").await, 1);
}
