//! The audit: what happened, in order, each row bound to the one before by a hash.
//!
//! [`append`] runs inside the change it records, so neither can exist without the other.
//! [`check`] recomputes every hash from the rows. It finds a changed row and a row cut from the middle; a cut tail
//! shows only against a head kept elsewhere. Details never hold personal data.

use app::ports::{AuditChain, Fault};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{FromRow, SqliteConnection};

use super::{SqliteStore, fault::Doing, values::millis};

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
pub(super) async fn append(db: &mut SqliteConnection, entry: Entry<'_>) -> Result<(), Fault> {
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

pub(super) async fn check(store: &SqliteStore) -> Result<AuditChain, Fault> {
    let (mut last, mut previous) = (0, BEGINNING.to_vec());
    loop {
        let rows: Vec<Row> = sqlx::query_as(
            "select seq, at, actor, action, subject, detail, previous, hash
             from audit where seq > $1 order by seq limit $2",
        )
        .bind(last)
        .bind(PAGE)
        .fetch_all(&store.reader)
        .await
        .doing("checking the audit")?;
        if rows.is_empty() {
            return Ok(AuditChain::Whole { rows: u64::try_from(last).unwrap_or_default() });
        }
        for row in rows {
            let texts = [&row.actor, &row.action, &row.subject, &row.detail].map(String::as_str);
            let follows = row.seq == last + 1 && row.previous == previous;
            if !follows || row.hash != hash(&previous, [row.seq, row.at], texts) {
                return Ok(AuditChain::BrokenAt { row: row.seq });
            }
            (last, previous) = (row.seq, row.hash);
        }
    }
}
