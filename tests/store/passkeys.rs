//! Claims about members' passkeys.

use app::{
    domain::{
        ids::PasskeyId,
        passkey::{Credential, MOST_PASSKEYS, Passkey},
        text::Line,
    },
    ports::{NewPasskey, Used},
};
use tests::fixtures::{CANARY, at, id, key_from, member, noon};

use crate::{
    StoreUnderTest,
    access::{second, two_adults, word},
    steps::Kept,
};

/// A passkey whose name and credential can be told from everything else.
pub(crate) fn passkey(number: u32) -> NewPasskey {
    let passkey = Passkey {
        id: PasskeyId::new(id("passkey", number)),
        name: Line::parse(&format!("{CANARY} phone {number}")).unwrap(),
        credential: Credential::new(format!("{CANARY} credential {number}")),
        made_at: at(i64::from(number)),
    };
    NewPasskey { passkey, digest: key_from(id("device", number)) }
}

fn used(number: u32, count: u32) -> Used {
    let credential = Credential::new(format!("credential {number} after {count}"));
    Used { passkey: PasskeyId::new(id("passkey", number)), credential, count }
}

/// Two adults of one family, each with a safe word.
async fn two_with_words(store: &Kept) {
    two_adults(store).await;
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    store.put_lock(second(), &word(), noon()).await.unwrap();
}

pub async fn a_passkey_is_one_members_alone_and_cannot_be_read_off_the_disk(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_with_words(&store).await;
    assert!(store.add_passkey(member(1), &passkey(1)).await.unwrap());
    assert!(store.add_passkey(member(1), &passkey(2)).await.unwrap());
    assert_eq!(store.passkeys(member(1)).await.unwrap(), [passkey(1).passkey, passkey(2).passkey]);
    assert!(store.passkeys(second()).await.unwrap().is_empty());
    assert!(!store.note_passkey_use(second(), &used(1, 1)).await.unwrap(), "another member's opens nothing");
    let bytes = engine.bytes().await;
    assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
    store.put_lock(member(1), &word(), at(9)).await.unwrap();
    assert_eq!(store.passkeys(member(1)).await.unwrap().len(), 2, "they stay when the other second thing changes");
}

pub async fn a_passkey_is_kept_beside_another_second_thing_and_five_at_most_even_at_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_adults(&store).await;
    assert!(!store.add_passkey(member(1), &passkey(1)).await.unwrap(), "alone it would shut out who loses a phone");
    store.put_lock(member(1), &word(), noon()).await.unwrap();
    let tries: Vec<_> = (1..=12)
        .map(|number| {
            let store = engine.store();
            tokio::spawn(async move { store.add_passkey(member(1), &passkey(number)).await.unwrap() })
        })
        .collect();
    let mut kept = 0;
    for each in tries {
        kept += usize::from(each.await.unwrap());
    }
    assert_eq!((kept, store.passkeys(member(1)).await.unwrap().len()), (MOST_PASSKEYS, MOST_PASSKEYS));
}

pub async fn a_passkey_that_is_known_is_kept_for_nobody_else(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_with_words(&store).await;
    assert!(store.add_passkey(member(1), &passkey(1)).await.unwrap());
    let again = NewPasskey { digest: passkey(1).digest, ..passkey(2) };
    for who in [member(1), second()] {
        assert!(!store.add_passkey(who, &again).await.unwrap());
    }
    assert!(store.passkeys(second()).await.unwrap().is_empty());
}

pub async fn a_count_that_does_not_go_on_opens_nothing_and_of_two_at_once_one_gets_in(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_with_words(&store).await;
    store.add_passkey(member(1), &passkey(1)).await.unwrap();
    let try_it = async |count| store.note_passkey_use(member(1), &used(1, count)).await.unwrap();
    for (count, opens) in [(0, true), (0, true), (3, true), (3, false), (2, false), (0, false), (4, true)] {
        assert_eq!(try_it(count).await, opens, "{count}");
    }
    let kept = store.passkeys(member(1)).await.unwrap().remove(0);
    assert_eq!((kept.name, kept.credential), (passkey(1).passkey.name, used(1, 4).credential));
    let (one, two) = tokio::join!(try_it(5), try_it(5));
    assert!(one ^ two);
}

pub async fn a_passkey_that_was_taken_away_opens_nothing_and_only_its_own_member_takes_it(engine: impl StoreUnderTest) {
    let store = engine.store();
    two_with_words(&store).await;
    store.add_passkey(member(1), &passkey(1)).await.unwrap();
    let id = passkey(1).passkey.id;
    store.remove_passkey(second(), id, at(20)).await.unwrap();
    assert_eq!(store.passkeys(member(1)).await.unwrap().len(), 1);
    for _ in 0..2 {
        store.remove_passkey(member(1), id, at(20)).await.unwrap();
    }
    assert!(store.passkeys(member(1)).await.unwrap().is_empty());
    assert!(!store.note_passkey_use(member(1), &used(1, 1)).await.unwrap());
    assert_eq!(engine.number("select count(*) from audit where action = 'passkey taken away'").await, 1);
    assert!(store.add_passkey(member(1), &passkey(1)).await.unwrap(), "it can be added again");
}
