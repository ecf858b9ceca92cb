//! The checker: what families were promised, against what is in the store.
//!
//! [`faults`] compares two lists and tells every difference; it is a plain function, so that a test can feed it a lie and
//! see it caught. [`Kept::read`] opens a stopped portal's store. A store that cannot be read whole is a fault as well.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    domain::return_code::ReturnCode,
    ports::{AuditChain, Codes, Store},
};
use server::{
    crypto::{
        codes::{ArgonCodes, Cost},
        ids::OsIds,
        keyring::KeyRing,
    },
    store::sqlite::SqliteStore,
};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tests::desk::Everywhere as _;
use tests::processes::PortalProcess;

use crate::walk::Ack;

/// A request as the store holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its label.
    pub(crate) reference: String,
    /// The id that was printed in the form.
    pub(crate) submission: Vec<u8>,
    /// How many messages would bring it to a hub as a new request.
    pub(crate) requests_out: i64,
    /// How many of those can be opened and waits, or was handed over.
    pub(crate) drafts_left: i64,
    /// How many consent answers were kept with it.
    pub(crate) consents: i64,
}

/// Everything that is wrong, in words; empty when every promise is kept once and nothing was kept that was not promised.
pub(crate) fn faults(acks: &[Ack], kept: &[Kept]) -> Vec<String> {
    let mut faults = Vec::new();
    let count = |faults: &mut Vec<String>, what: &str, keys: Vec<&[u8]>| {
        let mut times: BTreeMap<&[u8], usize> = BTreeMap::new();
        for key in keys {
            *times.entry(key).or_default() += 1;
        }
        faults.extend(times.values().filter(|times| **times > 1).map(|times| format!("{what} is there {times} times")));
    };
    count(&mut faults, "a reference", kept.iter().map(|each| each.reference.as_bytes()).collect());
    count(&mut faults, "a submission id", kept.iter().map(|each| each.submission.as_slice()).collect());
    count(&mut faults, "an acknowledgement", acks.iter().map(|each| each.reference.as_bytes()).collect());
    for Ack { reference, .. } in acks {
        if !kept.iter().any(|each| each.reference == *reference) {
            faults.push(format!("{reference} was acknowledged and is lost"));
        }
    }
    for Kept { reference, requests_out, drafts_left, consents, .. } in kept {
        if !acks.iter().any(|ack| ack.reference == *reference) {
            faults.push(format!("{reference} is there and nobody was told, so somebody's request is doubled"));
        }
        if *requests_out != 1 {
            faults.push(format!("{reference} has {requests_out} outgoing requests"));
        }
        if *drafts_left != 0 {
            faults.push(format!("{reference} was sent and its draft can be sent again"));
        }
        if *consents == 0 {
            faults.push(format!("{reference} is kept without its consent"));
        }
    }
    faults
}

impl Kept {
    /// Every request in the store of a stopped portal.
    async fn all(db: &mut SqliteConnection) -> Vec<Self> {
        type Row = (String, Vec<u8>, i64, i64, i64);
        let rows: Vec<Row> = sqlx::query_as(
            "select reference, submission_id,
                (select count(*) from message where request_id = request.id and kind = 'request'
                    and message.id = request.submission_id and sealed is not null
                    and (outcome is null or outcome = 'handed-over')),
                (select count(*) from draft where draft.submission_id = request.submission_id),
                (select count(*) from consent where request_id = request.id)
             from request order by seq",
        )
        .fetch_all(db)
        .await
        .unwrap();
        let kept = |(reference, submission, requests_out, drafts_left, consents)| Self {
            reference,
            submission,
            requests_out,
            drafts_left,
            consents,
        };
        rows.into_iter().map(kept).collect()
    }
}

/// Checks a stopped portal's store: the file is whole, the audit chain holds, every promise is kept once,
/// and all six words lead to their own request.
pub(crate) async fn check(portal: &PortalProcess, acks: &[Ack]) {
    let options = SqliteConnectOptions::new().filename(portal.database());
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let verdict: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut db).await.unwrap();
    assert_eq!(verdict, "ok");
    let broken: Vec<(String, i64)> =
        sqlx::query_as("select \"table\", rowid from pragma_foreign_key_check").fetch_all(&mut db).await.unwrap();
    assert_eq!(broken, [], "rows that belong to nothing");
    let kept = Kept::all(&mut db).await;
    let faults = faults(acks, &kept);
    assert!(faults.is_empty(), "{} acknowledged, {} kept: {faults:#?}", acks.len(), kept.len());
    db.close().await.unwrap();

    let keys = Arc::new(KeyRing::load(&portal.key_file()).unwrap());
    let store = SqliteStore::open(&portal.database(), Arc::clone(&keys), Arc::new(OsIds)).await.unwrap();
    let codes = ArgonCodes::new(keys, Arc::new(OsIds), Cost { memory_kib: 8, passes: 1 }).unwrap();
    let most = u32::try_from(acks.len()).unwrap() + 1;
    let listed = store.desk_list(most).await.unwrap();
    assert_eq!(listed.len(), acks.len());
    for Ack { reference, words } in acks {
        let key = codes.look_up_key(&ReturnCode::parse(words).unwrap());
        let line = listed.iter().find(|line| line.status.reference.as_str() == reference).unwrap();
        let target = store.code_target(&key, line.status.sent_at).await.unwrap();
        assert_eq!(target.and_then(|target| target.request), Some(line.status.id), "the words of {reference}");
        let case = store.desk_case(&line.status.reference, line.status.sent_at).await.unwrap().unwrap();
        assert_eq!(case.messages.len(), 1, "{reference} can be opened and read");
    }
    let AuditChain::Whole { rows } = store.check_audit().await.unwrap() else { panic!("the audit chain is broken") };
    assert!(rows >= u64::try_from(acks.len()).unwrap());
    store.close().await;
}

mod checker {
    use super::*;

    fn ack(reference: &str) -> Ack {
        Ack { reference: reference.to_owned(), words: String::new() }
    }

    fn kept(reference: &str) -> Kept {
        let submission = reference.as_bytes().to_vec();
        Kept { reference: reference.to_owned(), submission, requests_out: 1, drafts_left: 0, consents: 1 }
    }

    #[test]
    fn the_checker_is_content_when_every_promise_is_kept_once() {
        assert_eq!(faults(&[ack("A"), ack("B")], &[kept("B"), kept("A")]), Vec::<String>::new());
    }

    #[test]
    fn the_checker_catches_a_reference_that_was_never_sent() {
        assert_eq!(faults(&[ack("A"), ack("B")], &[kept("A")]), ["B was acknowledged and is lost"]);
    }

    #[test]
    fn the_checker_catches_every_other_lie() {
        let doubled = Kept { submission: b"A".to_vec(), ..kept("B") };
        for (name, acks, rows) in [
            ("a second request of one family", vec![ack("A")], vec![kept("A"), kept("B")]),
            ("one submission kept twice", vec![ack("A"), ack("B")], vec![kept("A"), doubled]),
            ("one reference kept twice", vec![ack("A")], vec![kept("A"), kept("A")]),
            ("one reference given to two families", vec![ack("A"), ack("A")], vec![kept("A")]),
            ("nothing to send", vec![ack("A")], vec![Kept { requests_out: 0, ..kept("A") }]),
            ("two to send", vec![ack("A")], vec![Kept { requests_out: 2, ..kept("A") }]),
            ("a draft left behind", vec![ack("A")], vec![Kept { drafts_left: 1, ..kept("A") }]),
            ("no consent", vec![ack("A")], vec![Kept { consents: 0, ..kept("A") }]),
        ] {
            assert!(!faults(&acks, &rows).is_empty(), "{name}");
        }
    }
}
