//! Deleting what is past its date (rule C25), and asking whether the store works.
//!
//! A family that has nothing left loses its key too, so that whatever a disk or an old page still holds stays
//! unreadable. Consent, notices and audit are never touched here.

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

type Change = Transaction<'static, Sqlite>;

pub(super) async fn purge(store: &SqliteStore, visits_idle_since: Timestamp, now: Timestamp) -> Result<Purged, Fault> {
    let mut change = store.write().await?;
    let purged = Purged {
        visits: delete(&mut change, "delete from visit where seen_at < $1", millis(visits_idle_since)).await?,
        drafts: delete(&mut change, "delete from draft where keep_until <= $1", millis(now)).await?,
        stories: stories(&mut change, now).await?,
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
    if purged.drafts > 0 {
        families(&mut change).await?;
    }
    if purged == Purged::default() {
        commit(change).await?;
        return Ok(purged);
    }
    let detail = format!(
        "{} visits, {} drafts, {} stories, {} counters",
        purged.visits, purged.drafts, purged.stories, purged.limits
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

/// Which families have nothing left: neither draft, request nor story.
macro_rules! has_nothing {
    ($family:literal) => {
        concat!(
            " not exists (select 1 from draft where draft.family_id = ",
            $family,
            ") and not exists (select 1 from request where request.family_id = ",
            $family,
            ") and not exists (select 1 from record where record.family_id = ",
            $family,
            ")"
        )
    };
}

/// Deletes what belongs to their members.
macro_rules! of_members {
    ($table:literal) => {
        concat!(
            "delete from ",
            $table,
            " where member_id in (select member.id from member where",
            has_nothing!("member.family_id"),
            ")"
        )
    };
}

/// Deletes families that have nothing left, with every way in: their key is gone, their words with it.
async fn families(change: &mut Change) -> Result<(), Fault> {
    const WHAT: &str = "erasing the keys of families that have nothing left";
    for sql in [
        of_members!("lock"),
        of_members!("attempt"),
        of_members!("once_code"),
        of_members!("invitation"),
        concat!("delete from code where", has_nothing!("code.family_id")),
        concat!("delete from door where", has_nothing!("door.family_id")),
        concat!("delete from member where", has_nothing!("member.family_id")),
        concat!("delete from family where", has_nothing!("family.id")),
    ] {
        sqlx::query(sql).execute(&mut **change).await.doing(WHAT)?;
    }
    Ok(())
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
