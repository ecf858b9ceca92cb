//! Return codes and counters of use: what a code leads to, and how guessing is slowed.
//!
//! A lock is soft: it grows with wrong tries, ends by itself within the hour, and a right try clears it,
//! so nobody can be locked out for good. Only digests are kept here, never the words of a code.

use app::{
    domain::ids::{DraftId, FamilyId, MemberId, RequestId},
    ports::{CodeRow, CodeTarget, Fault},
};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    values::{after, count, maybe_time, millis},
    ways,
};

#[derive(FromRow)]
struct Target {
    family_id: Uuid,
    member_id: Uuid,
    verifier: String,
    failures: i64,
    locked_until: Option<i64>,
    draft: Option<Uuid>,
    request: Option<Uuid>,
    has_lock: bool,
    has_story: bool,
}

/// How long a code, or a second thing, rests after this many wrong tries in a row.
pub(super) const fn lock_seconds(failures: i64) -> Option<u32> {
    match failures {
        ..3 => None,
        3..5 => Some(5),
        5..10 => Some(30),
        10..20 => Some(5 * 60),
        _ => Some(60 * 60),
    }
}

pub(super) async fn add(store: &SqlStore, member: MemberId, code: &CodeRow, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let family = ways::family_of(&mut change, member).await?.ok_or(Fault::bare("a code belongs to no member"))?;
    insert(&mut change, (family, member), code, now).await?;
    let subject = family.uuid().to_string();
    audit::append(
        &mut change,
        audit::Entry { at: now, actor: "family", action: "code added", subject: &subject, detail: "" },
    )
    .await?;
    commit(change).await
}

/// Keeps a code within a change.
pub(super) async fn insert(
    db: &mut Connection,
    (family, member): (FamilyId, MemberId),
    code: &CodeRow,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("insert into code (key, verifier, family_id, member_id, created_at) values ($1, $2, $3, $4, $5)")
        .bind(code.key.as_slice())
        .bind(&code.verifier)
        .bind(family.uuid())
        .bind(member.uuid())
        .bind(millis(now))
        .execute(db)
        .await
        .doing("keeping a code")?;
    Ok(())
}

pub(super) async fn target(store: &SqlStore, key: &[u8; 32], now: Timestamp) -> Result<Option<CodeTarget>, Fault> {
    let row: Option<Target> = sqlx::query_as(
        "select code.family_id, code.member_id, code.verifier, code.failures, code.locked_until,
                (select draft.id from draft
                 where draft.member_id = code.member_id and draft.saved and draft.keep_until > $2
                 order by draft.created_at desc, draft.id limit 1) as draft,
                (select request.id from request
                 where request.member_id = code.member_id order by request.seq desc limit 1) as request,
                exists (select 1 from lock where lock.member_id = code.member_id) as has_lock,
                (code.member_id <> code.family_id
                    or exists (select 1 from member where member.family_id = code.family_id and sealed is not null)
                    or exists (select 1 from record where record.family_id = code.family_id)) as has_story
         from code where code.key = $1",
    )
    .bind(key.as_slice())
    .bind(millis(now))
    .fetch_optional(&store.reader)
    .await
    .doing("looking up a code")?;
    row.map(|row| {
        Ok(CodeTarget {
            family: FamilyId::new(row.family_id),
            member: MemberId::new(row.member_id),
            verifier: row.verifier,
            draft: row.draft.map(DraftId::new),
            request: row.request.map(RequestId::new),
            has_lock: row.has_lock,
            has_story: row.has_story,
            failures: count(row.failures),
            locked_until: maybe_time(row.locked_until)?,
        })
    })
    .transpose()
}

pub(super) async fn note_try(store: &SqlStore, key: &[u8; 32], right: bool, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "noting a try of a code";
    let mut change = store.write().await?;
    let failures: Option<i64> = sqlx::query_scalar(
        "select failures from code where key = $1 and (locked_until is null or locked_until <= $2 or $3)",
    )
    .bind(key.as_slice())
    .bind(millis(now))
    .bind(right)
    .fetch_optional(&mut *change)
    .await
    .doing(WHAT)?;
    // Unknown, or locked: a try during a lock does not count, or an attacker could prolong it for ever.
    let Some(before) = failures else { return Ok(()) };
    let failures = if right { 0 } else { before.saturating_add(1) };
    if failures == 0 && before == 0 {
        return Ok(());
    }
    let locked_until = lock_seconds(failures).map(|seconds| millis(after(now, seconds)));
    sqlx::query("update code set failures = $2, locked_until = $3 where key = $1")
        .bind(key.as_slice())
        .bind(failures)
        .bind(locked_until)
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    commit(change).await
}

pub(super) async fn count_use(
    store: &SqlStore,
    key: &[u8; 32],
    window_seconds: u32,
    now: Timestamp,
) -> Result<u32, Fault> {
    let window = i64::from(window_seconds.max(1));
    let start = millis(now) - millis(now).rem_euclid(window * 1_000);
    let used: i64 = sqlx::query_scalar(
        "insert into use_count (key, window_seconds, window_start, count) values ($1, $2, $3, 1)
         on conflict (key, window_seconds, window_start) do update set count = use_count.count + 1
         returning count",
    )
    .bind(key.as_slice())
    .bind(window)
    .bind(start)
    .fetch_one(&store.writer)
    .await
    .doing("counting a use")?;
    Ok(count(used))
}
