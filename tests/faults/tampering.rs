//! Somebody with the file and the code changes the audit (D17): edits, cuts, and rewrites from the start with every hash
//! made anew. All of it shows against a head that was noted elsewhere.

use app::ports::{AuditChain, Store as _};
use server::store::{keeper::AuditHead, sqlite::SqliteStore};
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, SqliteConnection};
use tests::{
    fixtures::{self, addition, at, noon},
    seeded::Seeded,
};

use crate::{Size, engine, tally::Tally};

const FAMILIES: u32 = 20;

/// Many tamperings of one chain, each undone before the next.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let folder = engine::folder();
    engine::make(folder.path()).await;
    let store = engine::open(folder.path()).await.unwrap();
    for number in 1..=FAMILIES {
        let send = fixtures::send_off(number, noon());
        store.send(&send).await.unwrap();
        store.follow_up(send.request, &addition(number, number, at(1)), at(1)).await.unwrap();
    }
    let (chain, head) = store.walk_audit(None, &mut |_, _| {}).await.unwrap();
    let AuditChain::Whole { rows } = chain else { panic!("a fresh chain is broken") };
    let mut db = engine::raw(folder.path()).await.unwrap();
    let unguarded = "drop trigger audit_no_update; drop trigger audit_no_delete;
        create temp table copy as select * from audit";
    sqlx::raw_sql(unguarded).execute(&mut db).await.unwrap();

    let tries = if size == Size::Short { 200 } else { 1_000 };
    let mut tally = Tally { acknowledged: rows, ..Tally::default() };
    for _ in 0..tries {
        tamper(&mut db, random, rows).await;
        tally.faults += 1;
        tally.false_acks += u64::from(!is_found(&store, head).await);
        let back = "delete from audit; insert into audit select * from copy";
        sqlx::raw_sql(back).execute(&mut db).await.unwrap();
    }
    // Undone, it is whole again: what was found was the tampering and nothing else.
    tally.corrupt += u64::from(is_found(&store, head).await);
    store.close().await;
    tally
}

async fn is_found(store: &SqliteStore, head: AuditHead) -> bool {
    matches!(store.walk_audit(Some(head), &mut |_, _| {}).await, Ok((AuditChain::BrokenAt { .. }, _)))
}

/// One change to the chain, up to the head.
async fn tamper(db: &mut SqliteConnection, random: &mut Seeded, rows: u64) {
    let row = 1 + random.below(rows);
    let column = ["actor", "action", "subject", "detail"].get(random.index(4)).unwrap();
    let sql = match random.below(5) {
        0 => format!("update audit set {column} = {column} || 'x' where seq = {row}"),
        1 => format!("update audit set at = at + {} where seq = {row}", 1 + random.below(1_000_000)),
        2 => format!("delete from audit where seq = {row}"),
        3 => format!("delete from audit where seq >= {row}"),
        _ => {
            let edit = format!("update audit set {column} = {column} || 'x' where seq = {row}");
            sqlx::raw_sql(AssertSqlSafe(edit)).execute(&mut *db).await.unwrap();
            return rewrite(db, row).await;
        }
    };
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(db).await.unwrap();
}

/// Makes every hash from `row` on anew, as somebody can who has read the code.
async fn rewrite(db: &mut SqliteConnection, row: u64) {
    type Row = (i64, i64, String, String, String, String, Vec<u8>);
    let from = i64::try_from(row).unwrap();
    let rows: Vec<Row> = sqlx::query_as(
        "select seq, at, actor, action, subject, detail, previous from audit where seq >= $1 order by seq",
    )
    .bind(from)
    .fetch_all(&mut *db)
    .await
    .unwrap();
    let mut previous = rows.first().unwrap().6.clone();
    for (seq, at, actor, action, subject, detail, _) in rows {
        let mut digest = Sha256::new();
        digest.update(&previous);
        digest.update(seq.to_be_bytes());
        digest.update(at.to_be_bytes());
        for text in [&actor, &action, &subject, &detail] {
            digest.update(engine::count(text.len()).to_be_bytes());
            digest.update(text);
        }
        let hash = digest.finalize().to_vec();
        sqlx::query("update audit set previous = $2, hash = $3 where seq = $1")
            .bind(seq)
            .bind(&previous)
            .bind(&hash)
            .execute(&mut *db)
            .await
            .unwrap();
        previous = hash;
    }
}
