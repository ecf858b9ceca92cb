//! Deleting what is past its date (rule C25), and asking whether the store works.
//!
//! A family that has nothing left loses its key too, so that whatever a disk or an old page still holds stays
//! unreadable. A story counts until nobody came back to it for a year. Consent, permissions, notices and audit are
//! never touched here.

use app::ports::{Fault, Purged};
use jiff::Timestamp;
use sqlx::{Sqlite, Transaction};

use super::{
    SqliteStore, audit, commit,
    fault::Doing,
    values::{days_before, millis},
};

/// How long a sent story stays after the hub confirmed it, or after it was withdrawn.
const STORY_DAYS: i64 = 30;

/// How long it is kept how far a message with a code got.
const SENDING_DAYS: i64 = 30;
/// How long a story stays after somebody of the family was last inside it.
const UNUSED_DAYS: i64 = 365;
/// How long a story that was begun and has no words yet keeps its family (rule C25: a blank start).
const BLANK_DAYS: i64 = 2;

/// The families that have nothing left: no draft, no request, no story, and no story just begun (`$1`).
macro_rules! families_with_nothing_left {
    () => {
        "(select family.id from family
          where not exists (select 1 from draft where draft.family_id = family.id)
            and not exists (select 1 from request where request.family_id = family.id)
            and not exists (select 1 from record where record.family_id = family.id and record.kind <> 'permission')
            and coalesce(family.used_at, 0) <= $1)"
    };
}

/// What belongs to their members.
macro_rules! of_members_with_nothing_left {
    () => {
        concat!(
            "member_id in (select member.id from member where member.family_id in ",
            families_with_nothing_left!(),
            ")"
        )
    };
}

type Change = Transaction<'static, Sqlite>;

pub(super) async fn purge(store: &SqliteStore, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault> {
    let mut change = store.write().await?;
    let purged = Purged {
        visits: delete(&mut change, "delete from visit where seen_at < $1", millis(visits_idle_since)).await?,
        drafts: delete(&mut change, "delete from draft where keep_until <= $1", millis(now)).await?,
        stories: stories(&mut change, now).await?,
        unused: unused(&mut change, now).await?,
        limits: delete(
            &mut change,
            "delete from use_count where window_start + window_seconds * 1000 < $1",
            millis(days_before(now, 1)),
        )
        .await?,
    };
    // Times, used codes and the states of messages are nobody's words: they go without being told of.
    for (sql, days) in [
        ("delete from attempt where at < $1", 1),
        ("delete from once_code where until < $1", 1),
        ("delete from sending where made_at < $1", SENDING_DAYS),
    ] {
        delete(&mut change, sql, millis(days_before(now, days))).await?;
    }
    let families = families(&mut change, now).await?;
    if families == 0 && purged == Purged::default() {
        commit(change).await?;
        return Ok(purged);
    }
    let detail = format!(
        "{} visits, {} drafts, {} stories, {} unused stories, {} counters",
        purged.visits, purged.drafts, purged.stories, purged.unused, purged.limits
    );
    audit::append(
        &mut change,
        audit::Entry { at: now, actor: "portal", action: "purged", subject: "", detail: &detail },
    )
    .await?;
    commit(change).await?;
    // The log still holds the pages as they were; empty it. If readers hold it open, the next purge will.
    sqlx::query("pragma wal_checkpoint(truncate)")
        .execute(&store.writer)
        .await
        .doing("emptying the log after a purge")?;
    Ok(purged)
}

async fn delete(change: &mut Change, sql: &'static str, before: i64) -> Result<u64, Fault> {
    Ok(sqlx::query(sql).bind(before).execute(&mut **change).await.doing("purging")?.rows_affected())
}

/// Empties the messages of requests whose time is up. What has yet to leave keeps its words until it has left.
async fn stories(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    const WHAT: &str = "purging sent stories";
    let cutoff = millis(days_before(now, STORY_DAYS));
    sqlx::query(
        "update message set sealed = null
         where sealed is not null and settled_at is not null and request_id in (
             select id from request where coalesce(withdrawn_at, confirmed_at) <= $1
         )",
    )
    .bind(cutoff)
    .execute(&mut **change)
    .await
    .doing(WHAT)?;
    let done = sqlx::query(
        "update request set story_purged_at = $2
         where story_purged_at is null and coalesce(withdrawn_at, confirmed_at) <= $1
           and not exists (
               select 1 from message where message.request_id = request.id and message.sealed is not null
           )",
    )
    .bind(cutoff)
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing(WHAT)?;
    Ok(done.rows_affected())
}

/// Takes away the stories that nobody of the family was inside for a year, and what its members told about themselves.
/// The family's answers about who may see what stay, as its own proof.
async fn unused(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    const WHAT: &str = "purging stories that nobody came back to";
    let cutoff = millis(days_before(now, UNUSED_DAYS));
    let families: Vec<Vec<u8>> = sqlx::query_scalar(
        "select record.family_id from record left join family on family.id = record.family_id
         where record.kind <> 'permission'
         group by record.family_id
         having max(max(record.at), coalesce(family.used_at, 0)) <= $1",
    )
    .bind(cutoff)
    .fetch_all(&mut **change)
    .await
    .doing(WHAT)?;
    for family in &families {
        for sql in [
            "delete from record where family_id = $1 and kind <> 'permission'",
            "update member set sealed = null where family_id = $1",
        ] {
            sqlx::query(sql).bind(family).execute(&mut **change).await.doing(WHAT)?;
        }
    }
    Ok(u64::try_from(families.len()).unwrap_or(u64::MAX))
}

/// Deletes families that have nothing left, with every way in and all doors: their key is gone, their words with it.
async fn families(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    let begun = millis(days_before(now, BLANK_DAYS));
    let mut gone = 0;
    for sql in [
        concat!("delete from lock where ", of_members_with_nothing_left!()),
        concat!("delete from attempt where ", of_members_with_nothing_left!()),
        concat!("delete from once_code where ", of_members_with_nothing_left!()),
        concat!("delete from invitation where ", of_members_with_nothing_left!()),
        concat!("delete from code where family_id in ", families_with_nothing_left!()),
        concat!("delete from door where family_id in ", families_with_nothing_left!()),
        concat!("delete from member where family_id in ", families_with_nothing_left!()),
        concat!("delete from family where id in ", families_with_nothing_left!()),
    ] {
        gone = delete(change, sql, begun).await?;
    }
    Ok(gone)
}

/// Reads once and writes once, and takes the writing back.
pub(super) async fn is_ready(store: &SqliteStore) -> Result<(), Fault> {
    const WHAT: &str = "trying the store";
    sqlx::query_scalar::<_, i64>("select count(*) from (select 1 from audit limit 1)")
        .fetch_one(&store.reader)
        .await
        .doing(WHAT)?;
    let mut change = store.write().await?;
    sqlx::query("insert into use_count (key, window_seconds, window_start, count) values ($1, 0, 0, 0)")
        .bind([0_u8; 32].as_slice())
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    change.rollback().await.doing(WHAT)
}
