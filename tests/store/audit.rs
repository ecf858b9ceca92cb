//! Claims about the audit, and about being ready.

use app::{
    domain::ids::DeskPersonId,
    ports::{AuditChain, Witnessed},
};
use tests::fixtures::{self, addition, at};

use crate::{StoreUnderTest, steps};

/// Five rows: three requests sent, two additions.
async fn five_rows(engine: &impl StoreUnderTest) {
    let store = engine.store();
    for number in 1..=3 {
        let send = steps::sent(&store, number).await;
        if number < 3 {
            store.follow_up(send.request, &addition(number, number, at(1)), at(1)).await.unwrap();
        }
    }
    assert_eq!(store.check_audit().await.unwrap(), AuditChain::Whole { rows: 5 });
}

pub async fn an_untouched_chain_is_whole(engine: impl StoreUnderTest) {
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::Whole { rows: 0 });
    five_rows(&engine).await;
}

pub async fn a_changed_row_is_found(engine: impl StoreUnderTest) {
    five_rows(&engine).await;
    engine.unguard_audit().await;
    for (change, back) in [
        ("update audit set actor = 'desk' where seq = 3", "update audit set actor = 'family' where seq = 3"),
        ("update audit set at = at + 1 where seq = 3", "update audit set at = at - 1 where seq = 3"),
        ("update audit set detail = 'x' where seq = 3", "update audit set detail = '' where seq = 3"),
        (
            "update audit set subject = subject || 'x' where seq = 3",
            "update audit set subject = rtrim(subject, 'x') where seq = 3",
        ),
    ] {
        assert!(engine.run(change).await);
        assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::BrokenAt { row: 3 }, "{change}");
        assert!(engine.run(back).await);
        assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::Whole { rows: 5 }, "{back}");
    }
}

pub async fn a_row_cut_from_the_middle_is_found(engine: impl StoreUnderTest) {
    five_rows(&engine).await;
    engine.unguard_audit().await;
    assert!(engine.run("delete from audit where seq = 2").await);
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::BrokenAt { row: 3 });
    assert!(engine.run("update audit set seq = seq - 1 where seq > 2").await);
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::BrokenAt { row: 2 });
}

pub async fn the_audit_cannot_be_changed_or_deleted(engine: impl StoreUnderTest) {
    five_rows(&engine).await;
    assert!(!engine.run("update audit set detail = 'x'").await);
    assert!(!engine.run("delete from audit").await);
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::Whole { rows: 5 });
}

/// A cut tail shows only against a head that was noted elsewhere: that is for a person at the machine, not for the port.
pub async fn a_head_noted_earlier_shows_a_tail_that_was_cut_off(engine: impl StoreUnderTest) {
    five_rows(&engine).await;
    let head = engine.audit_head(None).await.unwrap();
    assert_eq!(engine.audit_head(Some(&head)).await.unwrap(), head);
    engine.store().check_audit().await.unwrap();
    engine.unguard_audit().await;
    assert!(engine.run("delete from audit where seq = 5").await);
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::Whole { rows: 4 }, "by itself it looks whole");
    assert_eq!(engine.audit_head(Some(&head)).await, Err(5));
    assert!(engine.audit_head(None).await.unwrap().ends_with(":4"));
    let (_, row) = head.split_once(':').unwrap();
    assert_eq!(engine.audit_head(Some(&format!("{}:{}", "0".repeat(64), 3))).await, Err(3), "another hash");
    assert_eq!(row, "5");
}

pub async fn a_working_store_is_ready_and_asking_leaves_no_trace(engine: impl StoreUnderTest) {
    for _ in 0..3 {
        engine.store().is_ready().await.unwrap();
    }
    assert_eq!(engine.number("select count(*) from use_count").await, 0);
    assert!(engine.run("drop table use_count").await);
    assert!(engine.store().is_ready().await.is_err());
}

pub async fn what_the_portal_saw_of_itself_is_a_row_of_the_chain(engine: impl StoreUnderTest) {
    let head = Witnessed::LogHead("0123456789abcdef.7.0123456789abcdef0123456789abcdef".to_owned());
    engine.store().witness(&head, at(1)).await.unwrap();
    let person = DeskPersonId::new(fixtures::id("person", 1));
    let what = "not-theirs GET /desk/case/{reference}".to_owned();
    engine.store().witness(&Witnessed::Refused { person, what }, at(2)).await.unwrap();
    assert_eq!(engine.store().check_audit().await.unwrap(), AuditChain::Whole { rows: 2 });
    let refused = "select count(*) from audit where actor like 'desk %' and action = 'refused' and detail like '%GET%'";
    assert_eq!(engine.number(refused).await, 1);
    let noted = "select count(*) from audit where actor = 'portal' and action = 'log head' and detail like '%.7.%'";
    assert_eq!(engine.number(noted).await, 1);
}
