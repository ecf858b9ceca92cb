//! Claims about members' ways in.

use app::{
    domain::{
        contact::{Email, Mobile},
        ids::{MemberId, RequestId, SendingId},
        lock::{Carrier, Lock},
    },
    ports::{CodeRow, Guess, Joining, OnceRow, SendingState},
};
use tests::fixtures::{self, CANARY, at, code, day, draft, id, key_from, member, noon};

use crate::{
    StoreUnderTest,
    passkeys::passkey,
    steps::{self, Kept},
};

pub(crate) fn second() -> MemberId {
    MemberId::new(id("member", 2))
}

fn invitation(number: u32) -> CodeRow {
    CodeRow { key: key_from(id("invitation", number)), verifier: format!("$argon2id$invitation${number}") }
}

fn joining(number: u32, who: MemberId) -> Joining {
    Joining { invitation: invitation(number).key, member: who, code: code(number + 100), at: at(1) }
}

/// Family 1 with a sent request, and a second adult in it.
pub(crate) async fn two_adults(store: &Kept) {
    steps::sent(store, 1).await;
    store.invite(member(1), &invitation(1), day(7), noon()).await.unwrap();
    assert!(store.join(&joining(1, second())).await.unwrap());
}

pub(crate) fn word() -> Lock {
    Lock::Word { verifier: format!("$argon2id${CANARY}") }
}

pub async fn a_code_finds_what_its_own_member_wrote_and_nothing_of_another(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_adults(&store).await;
    let target = async |number| store.code_target(&code(number).key, at(2)).await.unwrap().unwrap();
    let (first, other) = (target(1).await, target(101).await);
    assert_eq!((first.family, first.member), (other.family, member(1)));
    assert_eq!((other.member, other.request, other.draft, other.has_story), (second(), None, None, true));
    let mut theirs = draft(5);
    (theirs.family, theirs.member, theirs.saved) = (draft(1).family, second(), true);
    store.create_draft(&theirs, at(2)).await.unwrap();
    assert_eq!((target(1).await.draft, target(101).await.draft), (None, Some(theirs.id)));
    let mut send = fixtures::send_off(5, at(3));
    (send.family, send.member) = (draft(1).family, second());
    store.send(&send).await.unwrap();
    assert_eq!(target(101).await.request, Some(send.request));
    assert_eq!(target(1).await.request, Some(RequestId::new(id("request", 1))));
    for (who, number) in [(member(1), 1), (second(), 5)] {
        let requests = store.requests_of(who).await.unwrap();
        let ids: Vec<RequestId> = requests.iter().map(|status| status.id).collect();
        assert_eq!(ids, [RequestId::new(id("request", number))]);
        assert_eq!(store.request_status(ids[0]).await.unwrap().unwrap().member, who);
    }
    assert_eq!(store.told(send.request, member(1)).await.unwrap(), None);
    assert!(store.told(send.request, second()).await.unwrap().is_some());
}

pub async fn whoever_is_no_member_of_a_family_cannot_write_for_it(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    steps::sent(&store, 2).await;
    let mut forged = draft(5);
    (forged.family, forged.member) = (draft(1).family, member(2));
    assert!(store.create_draft(&forged, noon()).await.is_err());
    let mut send = fixtures::send_off(5, noon());
    (send.family, send.member) = (draft(1).family, member(2));
    assert!(store.send(&send).await.is_err());
    let mut copy = fixtures::send_off(1, noon());
    copy.member = second();
    assert!(store.send(&copy).await.is_err(), "a copy from another member of the same family");
    assert!(store.add_code(second(), &code(9), noon()).await.is_err());
    assert!(store.put_lock(second(), &word(), noon()).await.is_err());
    assert_eq!(engine.number("select count(*) from member").await, 2, "each family has its first member, and no other");
}

pub async fn a_second_thing_is_one_members_alone_and_cannot_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_adults(&store).await;
    let email = Lock::Email { to: Email::parse(&format!("{CANARY}@example.org")).unwrap() };
    let mobile = Lock::Text { to: Mobile::parse("07700 900461").unwrap() };
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    store.put_lock(second(), &mobile, noon()).await.unwrap();
    store.put_lock(member(1), &email, noon()).await.unwrap();
    assert_eq!(store.lock(member(1)).await.unwrap(), Some(email));
    assert_eq!(store.lock(second()).await.unwrap(), Some(mobile));
    assert_eq!(store.lock(MemberId::new(id("member", 3))).await.unwrap(), None);
    let bytes = engine.bytes().await;
    for typed in [CANARY, "7700900461"] {
        assert!(!bytes.windows(typed.len()).any(|part| part == typed.as_bytes()), "{typed}");
    }
    assert!(engine.run("update lock set sealed = (select sealed from lock order by sealed desc limit 1)").await);
    let opened = [store.lock(member(1)).await.is_ok(), store.lock(second()).await.is_ok()];
    assert_eq!(opened.iter().filter(|opens| **opens).count(), 1, "a second thing cannot be swapped for another's");
}

pub async fn many_guesses_at_once_are_no_more_than_one_after_another(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    let tries = (0..40).map(|_| {
        let store = Kept::clone(&store);
        tokio::spawn(async move { store.count_guess(member(1), false, at(1)).await.unwrap() })
    });
    let mut counted = 0;
    for one in tries.collect::<Vec<_>>() {
        counted += u32::from(one.await.unwrap() == Guess::Counted);
    }
    assert_eq!(counted, 3);
    store.guess_was_right(member(1)).await.unwrap();
    assert_eq!(
        store.count_guess(member(1), false, at(1)).await.unwrap(),
        Guess::Counted,
        "a right one clears the lock"
    );
}

pub async fn in_no_24_hours_are_there_more_than_fifty_guesses_whatever_the_owner_does(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    let mut wrong = Vec::new();
    for minute in 0..60 * 60 {
        // The owner comes in now and then, which clears the soft lock and nothing else.
        let is_owner = minute % 7 == 0;
        let now = at(minute * 60);
        if store.count_guess(member(1), false, now).await.unwrap() == Guess::Counted {
            if is_owner { store.guess_was_right(member(1)).await.unwrap() } else { wrong.push(minute) }
        }
    }
    let most = wrong.iter().map(|start| wrong.iter().filter(|it| (*start..start + 1440).contains(it)).count()).max();
    assert_eq!(most, Some(50), "{wrong:?}");
    let quiet = 60 * 60 + 1_441;
    assert_eq!(store.count_guess(member(1), false, at(quiet * 60)).await.unwrap(), Guess::Counted, "it ends by itself");
}

pub async fn on_a_noisy_network_one_wrong_guess_waits_and_a_right_one_does_not(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    steps::sent(&store, 2).await;
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    assert_eq!(store.count_guess(member(1), true, at(0)).await.unwrap(), Guess::Counted);
    assert_eq!(store.count_guess(member(1), true, at(29)).await.unwrap(), Guess::Wait);
    assert_eq!(store.count_guess(member(1), true, at(30)).await.unwrap(), Guess::Counted);
    assert_eq!(store.count_guess(member(2), true, at(30)).await.unwrap(), Guess::Counted, "nothing is there to guess");
}

pub async fn a_code_that_was_sent_opens_once_in_time_and_within_five_tries(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_adults(&store).await;
    let (right, wrong) = ([1; 32], [2; 32]);
    let row = OnceRow { digest: right, until: at(600) };
    let attempt = async |digest, seconds| store.try_once(member(1), digest, at(seconds)).await.unwrap();
    assert!(!attempt(&right, 0).await, "there is none");
    store.put_once(member(1), row).await.unwrap();
    assert!(!store.try_once(second(), &right, at(1)).await.unwrap(), "it is one member's alone");
    assert!(attempt(&right, 599).await);
    assert!(!attempt(&right, 599).await, "used");
    store.put_once(member(1), row).await.unwrap();
    assert!(!attempt(&right, 600).await, "ended");
    store.put_once(member(1), row).await.unwrap();
    for _ in 0..5 {
        assert!(!attempt(&wrong, 1).await);
    }
    assert!(!attempt(&right, 1).await, "the sixth try");
    store.put_once(member(1), row).await.unwrap();
    store.put_lock(member(1), &word(), at(1)).await.unwrap();
    assert!(!attempt(&right, 1).await, "a new second thing ends it");
}

pub async fn of_two_who_type_the_same_code_at_once_one_gets_in(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    for _ in 0..20 {
        store.put_once(member(1), OnceRow { digest: [1; 32], until: at(600) }).await.unwrap();
        let (one, two) =
            tokio::join!(store.try_once(member(1), &[1; 32], at(1)), store.try_once(member(1), &[1; 32], at(1)));
        assert!(one.unwrap() ^ two.unwrap());
    }
}

pub async fn codes_leave_three_in_a_quarter_of_an_hour_and_ten_a_day(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_adults(&store).await;
    let mut left = Vec::new();
    for minute in 0..48 * 60 {
        if store.may_send(member(1), at(minute * 60)).await.unwrap() {
            left.push(minute);
        }
    }
    let most =
        |window| left.iter().map(|from| left.iter().filter(|it| (*from..from + window).contains(it)).count()).max();
    assert_eq!((most(15), most(24 * 60)), (Some(3), Some(10)), "{left:?}");
    assert!(store.may_send(second(), at(0)).await.unwrap(), "another member has their own count");
}

pub async fn an_invitation_lets_one_adult_in_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    store.invite(member(1), &invitation(1), day(7), noon()).await.unwrap();
    assert_eq!(store.find_invitation(&invitation(1).key, day(7)).await.unwrap(), None);
    store.invite(member(1), &invitation(2), day(7), noon()).await.unwrap();
    assert_eq!(store.find_invitation(&invitation(1).key, at(1)).await.unwrap(), None, "a new one ends the old");
    assert!(!store.join(&joining(1, second())).await.unwrap());
    let found = store.find_invitation(&invitation(2).key, at(1)).await.unwrap();
    assert_eq!(found, Some((draft(1).family, invitation(2).verifier)));
    let third = MemberId::new(id("member", 3));
    let (mut one, mut two) = (joining(2, second()), joining(2, third));
    (one.code, two.code) = (code(51), code(52));
    let (one, two) = tokio::join!(store.join(&one), store.join(&two));
    assert!(one.unwrap() ^ two.unwrap());
    assert_eq!(store.members(draft(1).family).await.unwrap().len(), 2);
    let seen = store.invitations_of(member(1)).await.unwrap();
    assert_eq!(
        seen.iter().map(|each| (each.used, each.is_open(at(1)))).collect::<Vec<_>>(),
        [(true, false), (false, false)]
    );
    assert!(store.invitations_of(second()).await.unwrap().is_empty());
    store.invite(member(1), &invitation(3), day(7), noon()).await.unwrap();
    store.end_invitations(member(1), at(2)).await.unwrap();
    assert!(!store.join(&Joining { at: at(3), code: code(53), ..joining(3, third) }).await.unwrap());
}

pub async fn a_receipt_that_came_first_is_not_taken_back(engine: impl StoreUnderTest) {
    let store = engine.store();
    let (one, other) = (SendingId::new(id("sending", 1)), SendingId::new(id("sending", 2)));
    store.begin_sending(one, Carrier::Text, noon()).await.unwrap();
    for state in [SendingState::Delivered, SendingState::Taken] {
        assert!(store.note_sending(one, state, at(1)).await.unwrap());
    }
    assert_eq!(engine.number("select count(*) from sending where state = 'delivered'").await, 1);
    assert!(!store.note_sending(other, SendingState::Taken, at(1)).await.unwrap());
    store.purge(noon(), day(31)).await.unwrap();
    assert_eq!(engine.number("select count(*) from sending").await, 0);
}

pub async fn a_family_with_nothing_left_loses_every_way_in(engine: impl StoreUnderTest) {
    let store = engine.store();
    store.create_draft(&draft(1), noon()).await.unwrap();
    store.add_code(member(1), &code(1), noon()).await.unwrap();
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    store.count_guess(member(1), false, day(4)).await.unwrap();
    store.may_send(member(1), day(4)).await.unwrap();
    store.put_once(member(1), OnceRow { digest: [1; 32], until: day(5) }).await.unwrap();
    store.invite(member(1), &invitation(1), day(7), noon()).await.unwrap();
    assert!(store.add_passkey(member(1), &passkey(1)).await.unwrap());
    store.purge(noon(), day(4)).await.unwrap();
    for table in [
        "select count(*) from family",
        "select count(*) from member",
        "select count(*) from code",
        "select count(*) from lock",
        "select count(*) from attempt",
        "select count(*) from once_code",
        "select count(*) from invitation",
        "select count(*) from passkey",
    ] {
        assert_eq!(engine.number(table).await, 0, "{table}");
    }
}
