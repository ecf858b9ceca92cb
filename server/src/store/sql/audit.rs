//! The audit: what happened, in order, each row bound to the one before by a hash.
//!
//! [`append`] runs inside the change it records, so neither can exist without the other.
//! [`walk`] recomputes every hash from the rows. It finds a changed row and a row cut from the middle; a cut tail
//! shows only against an [`AuditHead`] kept elsewhere. Details never hold personal data.

use app::ports::{AuditChain, Fault};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::FromRow;

use super::{
    AuditHead, SqlStore,
    engine::Connection,
    fault::Doing,
    values::{millis, total},
};

/// One thing that happened.
pub(super) struct Entry<'a> {
    /// When.
    pub(super) at: Timestamp,
    /// Who: `family`, `desk`, `portal` or a hub.
    pub(super) actor: &'a str,
    /// What.
    pub(super) action: &'a str,
    /// To which request (its reference) or family (its id).
    pub(super) subject: &'a str,
    /// More, without personal data.
    pub(super) detail: &'a str,
}

#[derive(FromRow)]
struct Row {
    seq: i64,
    at: i64,
    actor: String,
    action: String,
    subject: String,
    detail: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

/// What the first row follows.
const BEGINNING: [u8; 32] = [0; 32];
/// Rows read at a time when checking.
const PAGE: i64 = 1_000;

/// The hash of a row: the previous hash, then each field with its length in front.
fn hash(previous: &[u8], numbers: [i64; 2], texts: [&str; 4]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(previous);
    for number in numbers {
        digest.update(number.to_be_bytes());
    }
    for text in texts {
        digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(text);
    }
    digest.finalize().into()
}

/// Adds a row to the chain, within the change it records.
pub(super) async fn append(db: &mut Connection, entry: Entry<'_>) -> Result<(), Fault> {
    const WHAT: &str = "adding to the audit";
    let last: Option<(i64, Vec<u8>)> = sqlx::query_as("select seq, hash from audit order by seq desc limit 1")
        .fetch_optional(&mut *db)
        .await
        .doing(WHAT)?;
    let (seq, previous) = last.map_or((1, BEGINNING.to_vec()), |(seq, hash)| (seq + 1, hash));
    let Entry { at, actor, action, subject, detail } = entry;
    let at = millis(at);
    let hash = hash(&previous, [seq, at], [actor, action, subject, detail]);
    sqlx::query(
        "insert into audit (seq, at, actor, action, subject, detail, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(seq)
    .bind(at)
    .bind(actor)
    .bind(action)
    .bind(subject)
    .bind(detail)
    .bind(previous)
    .bind(hash.as_slice())
    .execute(db)
    .await
    .doing(WHAT)?;
    Ok(())
}

pub(super) async fn check(store: &SqlStore) -> Result<AuditChain, Fault> {
    Ok(walk(store, None, &mut |_, _| ()).await?.0)
}

impl SqlStore {
    /// Checks the audit as [`app::ports::Store::check_audit`] does, with `progress` on the way (rows done, of how many)
    /// and the head at the end. A `head` that was noted earlier must still be there.
    pub async fn walk_audit(
        &self,
        head: Option<AuditHead>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<(AuditChain, AuditHead), Fault> {
        walk(self, head, progress).await
    }
}

async fn walk(
    store: &SqlStore,
    head: Option<AuditHead>,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<(AuditChain, AuditHead), Fault> {
    let all: i64 = sqlx::query_scalar("select coalesce(max(seq), 0) from audit")
        .fetch_one(&store.reader)
        .await
        .doing("counting the audit")?;
    let mut last = AuditHead { hash: BEGINNING, row: 0 };
    let differs = |last: &AuditHead| head.is_some_and(|head| head.row == last.row && head.hash != last.hash);
    if differs(&last) {
        return Ok((AuditChain::BrokenAt { row: 0 }, last));
    }
    loop {
        let rows = page(store, last.row).await?;
        if rows.is_empty() {
            let is_cut = head.is_some_and(|head| head.row > last.row);
            let chain = if is_cut {
                AuditChain::BrokenAt { row: last.row + 1 }
            } else {
                AuditChain::Whole { rows: total(last.row) }
            };
            return Ok((chain, last));
        }
        for row in rows {
            let texts = [&row.actor, &row.action, &row.subject, &row.detail].map(String::as_str);
            let expected = hash(&last.hash, [row.seq, row.at], texts);
            let follows = row.seq == last.row + 1 && row.previous == last.hash && row.hash == expected;
            let next = AuditHead { hash: expected, row: row.seq };
            if !follows || differs(&next) {
                return Ok((AuditChain::BrokenAt { row: row.seq }, last));
            }
            last = next;
        }
        progress(total(last.row), total(all.max(last.row)));
    }
}

async fn page(store: &SqlStore, after: i64) -> Result<Vec<Row>, Fault> {
    sqlx::query_as(
        "select seq, at, actor, action, subject, detail, previous, hash
         from audit where seq > $1 order by seq limit $2",
    )
    .bind(after)
    .bind(PAGE)
    .fetch_all(&store.reader)
    .await
    .doing("checking the audit")
}
