//! Consent as it was given: each answer a row, each wording kept once, nothing ever changed.
//!
//! [`keep`] adds a request's answers; [`withdraw`] follows each yes by a "withdrawn".
//! The tables refuse updates and deletes, and nothing here tries.

use app::{
    domain::consent::{ConsentRecord, ConsentSnapshot, Notice, Purpose},
    ports::Fault,
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{engine::Connection, fault::Doing, values::millis};

/// What names a notice: its words and everything that says which words they are.
pub(super) fn notice_hash(notice: &Notice) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in [&notice.version, &notice.language, notice.reading.slug(), &notice.words] {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

pub(super) async fn keep(db: &mut Connection, request: Uuid, consent: &ConsentSnapshot) -> Result<(), Fault> {
    for record in consent.records() {
        keep_record(db, request, record).await?;
    }
    Ok(())
}

async fn keep_record(db: &mut Connection, request: Uuid, record: &ConsentRecord) -> Result<(), Fault> {
    const WHAT: &str = "keeping consent";
    let notice = &record.notice;
    let hash = notice_hash(notice);
    sqlx::query(
        "insert into notice (hash, version, language, reading, words) values ($1, $2, $3, $4, $5)
         on conflict (hash) do nothing",
    )
    .bind(hash.as_slice())
    .bind(&notice.version)
    .bind(&notice.language)
    .bind(notice.reading.slug())
    .bind(&notice.words)
    .execute(&mut *db)
    .await
    .doing(WHAT)?;
    let (purpose, organisation, item) = match &record.purpose {
        Purpose::Help => ("help", None, None),
        Purpose::Share { organisation, item } => ("share", Some(organisation.as_str()), Some(item.slug())),
    };
    sqlx::query(
        "insert into consent (request_id, purpose, organisation, item, decision, how, notice_hash, language, reading, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(request)
    .bind(purpose)
    .bind(organisation)
    .bind(item)
    .bind(record.decision.slug())
    .bind(record.how.slug())
    .bind(hash.as_slice())
    .bind(&notice.language)
    .bind(notice.reading.slug())
    .bind(millis(record.at))
    .execute(db)
    .await
    .doing(WHAT)?;
    Ok(())
}

/// Follows every answer that is a yes now by "withdrawn", resting on the words that the yes rested on.
pub(super) async fn withdraw(db: &mut Connection, request: Uuid, now: Timestamp) -> Result<u64, Fault> {
    let done = sqlx::query(
        "insert into consent (request_id, purpose, organisation, item, decision, how, notice_hash, language, reading, at)
         select request_id, purpose, organisation, item, 'withdrawn', how, notice_hash, language, reading, $2
         from consent as given
         where given.request_id = $1 and given.decision in ('given', 'spoken')
           and not exists (
               select 1 from consent as later
               where later.request_id = given.request_id and later.seq > given.seq and later.purpose = given.purpose
                 and later.organisation is not distinct from given.organisation and later.item is not distinct from given.item
           )
         order by given.seq",
    )
    .bind(request)
    .bind(millis(now))
    .execute(db)
    .await
    .doing("recording withdrawn consent")?;
    Ok(done.rows_affected())
}
