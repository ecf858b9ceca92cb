//! Claims about approved organisations and the accounts of their people.

use app::{
    domain::{
        app_code::AppSecret,
        helper::MailDomain,
        ids::{AccountId, ApprovedId},
        text::{Line, PersonName},
    },
    ports::{Account, AccountState, Approved, HelperKey, Holder, NewAccount, Store},
};
use tests::desk::{Everywhere as _, everywhere};
use tests::fixtures::{self, CANARY, at, day, noon};
use tokio::task::JoinSet;

use crate::StoreUnderTest;

const HELPER: HelperKey = HelperKey([7; 32]);
const OTHER: HelperKey = HelperKey([8; 32]);

fn organisation(number: u32, domain: &str) -> Approved {
    Approved {
        id: ApprovedId::new(fixtures::id("organisation", number)),
        name: Line::parse("Hill School").unwrap(),
        domain: MailDomain::parse(domain).unwrap(),
        place: fixtures::place(),
        stopped_at: None,
    }
}

fn account(number: u32, helper: HelperKey) -> NewAccount {
    let holder = Holder {
        name: PersonName::parse(&format!("Ms {CANARY}")).unwrap(),
        role: Line::parse("Teacher").unwrap(),
        secret: AppSecret::new(b"a canary that is never to be seen"[..32].try_into().unwrap()),
    };
    let id = AccountId::new(fixtures::id("account", number));
    NewAccount { id, organisation: organisation(1, "hill.example").id, helper, holder, step: 100 }
}

/// Hill School is approved, and [`HELPER`] has an account.
async fn approved(store: &dyn Store) -> Account {
    assert!(store.approve(&everywhere(), &organisation(1, "hill.example"), noon()).await.unwrap());
    assert!(store.make_account(&account(1, HELPER), noon()).await.unwrap());
    store.account(HELPER).await.unwrap().unwrap()
}

async fn state(store: &dyn Store) -> Option<AccountState> {
    store.account_state(HELPER).await.unwrap()
}

pub async fn a_domain_is_approved_once_and_one_that_was_stopped_goes_on_under_its_new_name(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    approved(store.as_ref()).await;
    assert!(!store.approve(&everywhere(), &organisation(2, "hill.example"), at(1)).await.unwrap());
    assert!(store.approve(&everywhere(), &organisation(3, "vale.example"), at(1)).await.unwrap());
    let hill = MailDomain::parse("hill.example").unwrap();
    assert_eq!(store.approved(&hill).await.unwrap(), Some(organisation(1, "hill.example")));
    assert_eq!(store.approved(&MailDomain::parse("not-hill.example").unwrap()).await.unwrap(), None);
    for _ in 0..2 {
        store.stop_organisation(&everywhere(), organisation(1, "hill.example").id, at(2)).await.unwrap();
    }
    assert_eq!(store.approved(&hill).await.unwrap(), None);
    assert!(state(store.as_ref()).await.unwrap().is_stopped, "its people know at once");
    assert!(!store.make_account(&account(2, OTHER), at(3)).await.unwrap(), "nobody joins what was stopped");
    let again = Approved { name: Line::parse("Hill Academy").unwrap(), ..organisation(4, "hill.example") };
    assert!(store.approve(&everywhere(), &again, at(4)).await.unwrap());
    assert!(!state(store.as_ref()).await.unwrap().is_stopped);
    let all = store.organisations().await.unwrap();
    let told: Vec<_> = all.iter().map(|(one, people)| (one.name.as_str(), people.len())).collect();
    assert_eq!(told, [("Hill Academy", 1), ("Hill School", 0)]);
    let stops = "select count(*) from audit where action = 'organisation stopped'";
    assert_eq!(engine.number(stops).await, 1, "stopping twice is stopping once");
}

pub async fn one_address_has_one_account_and_a_code_is_taken_once(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mine = approved(store.as_ref()).await;
    assert!(!store.make_account(&account(2, HELPER), at(1)).await.unwrap(), "another tab was first");
    assert_eq!(store.account(OTHER).await.unwrap(), None);
    assert_eq!(store.account_state(OTHER).await.unwrap(), None);
    assert!(!store.use_app_code(mine.id, 100, at(1)).await.unwrap(), "the one that proved the app");
    assert!(!store.use_app_code(mine.id, 99, at(1)).await.unwrap(), "an older one");
    let mut tries = JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        tries.spawn(async move { store.use_app_code(mine.id, 101, at(2)).await.unwrap() });
    }
    assert_eq!(tries.join_all().await.into_iter().filter(|is_taken| *is_taken).count(), 1);
    assert_eq!(store.account(HELPER).await.unwrap().unwrap().used_at, at(2));
}

pub async fn who_was_cut_off_stays_out_until_the_account_is_taken_away(engine: impl StoreUnderTest) {
    let store = engine.store();
    let mine = approved(store.as_ref()).await;
    store.cut_off(&everywhere(), mine.id, at(1)).await.unwrap();
    store.cut_off(&everywhere(), mine.id, at(2)).await.unwrap();
    let cut = AccountState { id: mine.id, is_cut: true, is_stopped: false };
    assert_eq!(state(store.as_ref()).await, Some(cut));
    assert_eq!(store.account(HELPER).await.unwrap().unwrap().cut_at, Some(at(1)));
    assert!(!store.use_app_code(mine.id, 500, at(3)).await.unwrap());
    assert!(!store.make_account(&account(2, HELPER), at(3)).await.unwrap(), "a leaver makes no other");
    store.reset_account(&everywhere(), mine.id, at(4)).await.unwrap();
    assert_eq!(state(store.as_ref()).await, None);
    assert!(store.make_account(&account(2, HELPER), at(5)).await.unwrap());
    let deeds = "select count(*) from audit where action in ('account made', 'account cut off', 'account reset')";
    assert_eq!(engine.number(deeds).await, 4);
}

pub async fn who_holds_an_account_cannot_be_read_off_the_disk_and_it_goes_a_year_after_its_last_use(
    engine: impl StoreUnderTest,
) {
    let store = engine.store();
    let mine = approved(store.as_ref()).await;
    assert!(mine.holder.name.as_str().contains(CANARY));
    let bytes = engine.bytes().await;
    for private in [CANARY, "Teacher", "a canary that"] {
        assert!(!bytes.windows(private.len()).any(|part| part == private.as_bytes()), "{private}");
    }
    store.use_app_code(mine.id, 101, day(200)).await.unwrap();
    store.purge(noon(), day(564)).await.unwrap();
    assert!(state(store.as_ref()).await.is_some());
    store.purge(noon(), day(566)).await.unwrap();
    assert_eq!(state(store.as_ref()).await, None);
}
