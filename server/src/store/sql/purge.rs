//! Deleting what is past its date (rule C25), and asking whether the store works.
//!
//! A family that has nothing left loses its key too, so that whatever a disk or an old page still holds stays
//! unreadable. A story counts until nobody came back to it for a year. Consent, permissions, notices and audit are
//! never touched here, nor anything of a family under a legal hold.
//! It reads what is past its date and little else, or it would take longer with every request that was ever kept.
//! A purge that would touch many families at once, or comes after the clock made a leap, is not done by itself
//! (threat T16): what families told stays until a person has looked and says yes.

use app::ports::{Fault, Purged};
use jiff::Timestamp;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, concern, empty_log,
    engine::Db,
    fault::Doing,
    values::{days_before, millis, total},
};

/// How long a sent story stays after the hub confirmed it, or after it was withdrawn.
const STORY_DAYS: i64 = 30;

/// How long a story stays after somebody of the family was last inside it.
const UNUSED_DAYS: i64 = 365;
/// How long a helper sees that a draft was closed.
const CLOSED_DAYS: i64 = 7;
/// How long a helper sees what came of a draft.
const HELPED_DAYS: i64 = 90;
/// How long an account is kept after it was used, or its holder was cut off.
const ACCOUNT_DAYS: i64 = 365;
/// How long a plan stays after something was last said of it.
const PLAN_DAYS: i64 = 365;
/// How long it stays after a plan ended where its sender was told of news.
const NOTICE_DAYS: i64 = 30;
/// How long it is kept who at the desk opened what; the audit keeps its proof.
const OPENING_DAYS: i64 = 90;
/// How long a story that was begun and has no words yet keeps its family (rule C25: a blank start).
const BLANK_DAYS: i64 = 2;

/// Whether a family has something left: a draft, a request, a story, a hold, or a draft that a helper began for it.
macro_rules! something_left {
    () => {
        "(exists (select 1 from draft where draft.family_id = family.id)
          or exists (select 1 from request where request.family_id = family.id)
          or exists (select 1 from record where record.family_id = family.id and record.kind <> 'permission')
          or exists (select 1 from hold where hold.family_id = family.id)
          or exists (select 1 from helping where helping.family_id = family.id))"
    };
}

/// The families that have nothing left, and did not just begin a story (`$1`).
macro_rules! families_with_nothing_left {
    () => {
        concat!(
            "(select family.id from family where family.maybe_empty and coalesce(family.used_at, 0) <= $1 and not ",
            something_left!(),
            ")"
        )
    };
}

/// Deletes what belongs to the members of such families.
macro_rules! of_members {
    ($table:literal) => {
        concat!(
            "delete from ",
            $table,
            " where member_id in (select member.id from member where member.family_id in ",
            families_with_nothing_left!(),
            ")"
        )
    };
}

/// How long it is kept how far a message with a code got.
const SENDING_DAYS: i64 = 30;

type Change = Transaction<'static, Db>;

/// Who wants the purge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The portal's own round, which the guard may stop.
    Portal,
    /// A person who has looked.
    Person,
}

/// So many families may always lose something at once.
const FEW: i64 = 20;
/// Of more than [`FEW`], no more than one in this many.
const ONE_IN: i64 = 100;
/// A clock that moved further than this between two rounds is not believed.
const LEAP_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Families that are not under a hold.
macro_rules! not_held {
    ($family:literal) => {
        concat!(" ", $family, " not in (select family_id from hold where released_at is null) ")
    };
}

/// The families nobody of which was inside their story since `$when`. Few have words so old, and only those are looked at.
macro_rules! unused {
    ($when:literal) => {
        concat!(
            "select old.family_id from record as old
             where old.kind <> 'permission' and old.at <= ",
            $when,
            " and",
            not_held!("old.family_id"),
            "and not exists (select 1 from record where record.family_id = old.family_id
                               and record.kind <> 'permission' and record.at > ",
            $when,
            ")
             and not exists (select 1 from family where family.id = old.family_id and family.used_at > ",
            $when,
            ") "
        )
    };
}

/// Deletes what belongs to plans past their date.
macro_rules! past_plan {
    ($table:literal) => {
        concat!(
            "delete from ",
            $table,
            " where request_id in (select request_id from plan where kept_at <= $1 and",
            not_held!("family_id"),
            ")"
        )
    };
}

pub(super) async fn purge(
    store: &SqlStore,
    (visits_idle_since, now): (Timestamp, Timestamp),
    by: By,
) -> Result<Purged, Fault> {
    let mut change = store.write().await?;
    let held_back = if by == By::Person { 0 } else { guard(&mut change, now).await? };
    let mut purged = Purged {
        visits: delete(&mut change, "delete from visit where seen_at < $1", millis(visits_idle_since)).await?,
        limits: delete(
            &mut change,
            "delete from use_count where window_start + window_seconds * 1000 < $1",
            millis(days_before(now, 1)),
        )
        .await?,
        held_back,
        ..Purged::default()
    };
    // Times, used codes, the states of messages and old accounts are no family's words: they go without being told of.
    for (sql, days) in [
        ("delete from attempt where at < $1", 1),
        ("delete from once_code where until < $1", 1),
        ("delete from sending where made_at < $1", SENDING_DAYS),
        ("delete from desk_opening where at < $1", OPENING_DAYS),
        ("delete from desk_person where cut_at < $1", ACCOUNT_DAYS),
        ("delete from account where max(used_at, coalesce(cut_at, 0)) < $1", ACCOUNT_DAYS),
    ] {
        delete(&mut change, sql, millis(days_before(now, days))).await?;
    }
    let mut gone = 0;
    if held_back == 0 {
        let drafts = concat!("delete from draft where keep_until <= $1 and", not_held!("family_id"));
        purged.drafts = delete(&mut change, drafts, millis(now)).await?;
        helped(&mut change, now).await?;
        purged.stories = stories(&mut change, now).await?;
        purged.unused = unused(&mut change, now).await?;
        purged.concerns = concern::keeping::purge(&mut change, now).await?;
        plans(&mut change, now).await?;
        gone = families(&mut change, now).await?;
    }
    note_run(&mut change, held_back > 0, now).await?;
    let is_something =
        gone + purged.visits + purged.drafts + purged.stories + purged.unused + purged.concerns + purged.limits > 0;
    if is_something {
        note(&mut change, &purged, (by, now)).await?;
    }
    commit(change).await?;
    if is_something {
        // The log still holds the pages as they were.
        empty_log(store).await?;
    }
    Ok(purged)
}

/// How many families and concerns would lose something, if that is more than may go without a person; else 0.
async fn guard(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    const WHAT: &str = "counting what is past its date";
    let (touched, last): (i64, Option<i64>) = sqlx::query_as(concat!(
        "select (select count(*) from (
             select family_id from draft where keep_until <= $1 and",
        not_held!("family_id"),
        "union
             select family_id from request
             where story_purged_at is null and coalesce(withdrawn_at, confirmed_at) <= $2 and",
        not_held!("family_id"),
        "and exists (select 1 from message where message.request_id = request.id
                           and message.sealed is not null and message.settled_at is not null)
             union
             select family_id from answer where at <= $2 and",
        not_held!("family_id"),
        "union ",
        unused!("$3"),
        "union
             select family_id from plan where kept_at <= $3 and",
        not_held!("family_id"),
        ") as past),
         (select at from purge_run)",
    ))
    .bind(millis(now))
    .bind(millis(days_before(now, STORY_DAYS)))
    .bind(millis(days_before(now, UNUSED_DAYS)))
    .fetch_one(&mut **change)
    .await
    .doing(WHAT)?;
    let touched = touched + concern::keeping::count_past(change, now).await?;
    if touched <= FEW {
        return Ok(0);
    }
    let all: i64 = sqlx::query_scalar("select count(*) from family where erased_at is null")
        .fetch_one(&mut **change)
        .await
        .doing(WHAT)?;
    let leapt = last.is_some_and(|last| (millis(now) - last).abs() > LEAP_MILLIS);
    Ok(if leapt || touched.saturating_mul(ONE_IN) > all { total(touched) } else { 0 })
}

/// Remembers when a purge was let through last, and since when one waits for a person.
async fn note_run(change: &mut Change, held_back: bool, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(if held_back {
        "insert into purge_run (id, at, held_back_at) values (1, $1, $1)
         on conflict (id) do update set held_back_at = coalesce(purge_run.held_back_at, excluded.held_back_at)"
    } else {
        "insert into purge_run (id, at) values (1, $1)
         on conflict (id) do update set at = excluded.at, held_back_at = null"
    })
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("noting a purge")?;
    Ok(())
}

/// Whether a purge waits for a person.
pub(super) async fn is_held_back(store: &SqlStore) -> Result<bool, Fault> {
    let waits: Option<i32> = sqlx::query_scalar("select 1 from purge_run where held_back_at is not null")
        .fetch_optional(&store.reader)
        .await
        .doing("looking for a purge that waits")?;
    Ok(waits.is_some())
}

async fn note(change: &mut Change, purged: &Purged, (by, now): (By, Timestamp)) -> Result<(), Fault> {
    let Purged { visits, drafts, stories, unused, concerns, limits, .. } = purged;
    let decided = if by == By::Person { ", as a person decided" } else { "" };
    let detail = format!(
        "{visits} visits, {drafts} drafts, {stories} stories, {unused} unused stories, {concerns} concerns, {limits} counters{decided}"
    );
    let entry = audit::Entry { at: now, actor: "portal", action: "purged", subject: "", detail: &detail };
    audit::append(change, entry).await
}

async fn delete(change: &mut Change, sql: &'static str, before: i64) -> Result<u64, Fault> {
    Ok(sqlx::query(sql).bind(before).execute(&mut **change).await.doing("purging")?.rows_affected())
}

/// Takes away what a helper's list no longer shows: a week after a draft was begun that came to nothing, and 90 days after
/// any was begun.
async fn helped(change: &mut Change, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "delete from helping where begun_at <= $1 or (
             begun_at <= $2
             and not exists (select 1 from draft where draft.id = helping.draft_id)
             and not exists (select 1 from request where request.submission_id = helping.submission_id)
         )",
    )
    .bind(millis(days_before(now, HELPED_DAYS)))
    .bind(millis(days_before(now, CLOSED_DAYS)))
    .execute(&mut **change)
    .await
    .doing("purging what helpers began")?;
    Ok(())
}

/// Empties the messages of requests whose time is up. What has yet to leave keeps its words until it has left.
///
/// `cross join` asks for the few families that were erased first, and for their requests after: the file's engine believes it.
async fn stories(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    const WHAT: &str = "purging sent stories";
    let cutoff = millis(days_before(now, STORY_DAYS));
    // An answer may come late: it has days of its own.
    let answers = concat!("delete from answer where at <= $1 and", not_held!("family_id"));
    sqlx::query(answers).bind(cutoff).execute(&mut **change).await.doing(WHAT)?;
    sqlx::query(concat!(
        "update message set sealed = null
         where sealed is not null and settled_at is not null and request_id in (
             select id from request
             where story_purged_at is null and coalesce(withdrawn_at, confirmed_at) <= $1 and",
        not_held!("family_id"),
        "union
             select request.id from family cross join request
             where family.erased_at is not null and request.family_id = family.id
         )",
    ))
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
    let families: Vec<Uuid> =
        sqlx::query_scalar(concat!("select distinct family_id from (", unused!("$1"), ") as unused"))
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

/// Takes plans away, whole, a year after the last word.
async fn plans(change: &mut Change, now: Timestamp) -> Result<(), Fault> {
    const PAST: [&str; 8] = [
        past_plan!("plan_event"),
        past_plan!("plan_meeting"),
        past_plan!("plan_look"),
        past_plan!("seat"),
        past_plan!("lead_ask"),
        past_plan!("news_notice"),
        // Somebody was asked, and nothing was ever said.
        concat!(
            "delete from lead_ask where asked_at <= $1 and request_id not in (select request_id from plan) and",
            not_held!("family_id")
        ),
        concat!("delete from plan where kept_at <= $1 and", not_held!("family_id")),
    ];
    for sql in PAST {
        delete(change, sql, millis(days_before(now, PLAN_DAYS))).await?;
    }
    let notices = concat!(
        "delete from news_notice where (ended_at <= $1 or (
             exists (select 1 from request
                     where request.id = news_notice.request_id and request.story_purged_at is not null)
             and not exists (select 1 from plan where plan.request_id = news_notice.request_id)
         )) and",
        not_held!("family_id")
    );
    delete(change, notices, millis(days_before(now, NOTICE_DAYS))).await?;
    Ok(())
}

/// Deletes families that have nothing left, with their codes and doors: their key is gone, their words with it.
async fn families(change: &mut Change, now: Timestamp) -> Result<u64, Fault> {
    let begun = millis(days_before(now, BLANK_DAYS));
    // Whoever has something left is not looked at again before some of it goes.
    sqlx::query(concat!("update family set maybe_empty = false where maybe_empty and ", something_left!()))
        .execute(&mut **change)
        .await
        .doing("looking for families that have nothing left")?;
    let mut gone = 0;
    for sql in [
        of_members!("passkey"),
        of_members!("lock"),
        of_members!("attempt"),
        of_members!("once_code"),
        of_members!("invitation"),
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
pub(super) async fn is_ready(store: &SqlStore) -> Result<(), Fault> {
    const WHAT: &str = "trying the store";
    sqlx::query_scalar::<_, i64>("select count(*) from (select 1 from audit limit 1) as one")
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
