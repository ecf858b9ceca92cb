//! Who opened what at the desk, and how many families' requests one person opens in a day.
//!
//! The one that would be too many is not opened: somebody who leads is called in the same transaction. Nobody is counted
//! who opens what they opened before, nor whoever opened the starting link, which nobody leads yet.

use app::{
    domain::{
        desk_person::{MOST_OPENED, OPENED_HOURS},
        ids::{DeskPersonId, MemberId},
        reference::Reference,
    },
    ports::{DeskActor, Fault},
};
use jiff::{SignedDuration, Timestamp};
use sqlx::Transaction;

use super::super::{
    SqlStore, audit,
    engine::Db,
    fault::Doing,
    status::RequestRow,
    values::{millis, time},
};

type Change = Transaction<'static, Db>;

/// Notes that a request is opened. `false`, and nobody may open it, when it is one family too many.
pub(super) async fn note(
    change: &mut Change,
    (by, row): (DeskActor, &RequestRow),
    now: Timestamp,
) -> Result<bool, Fault> {
    let person = by.person();
    if let Some(person) = person
        && is_unusual(change, (person, row), now).await?
    {
        raise(change, person, now).await?;
        return Ok(false);
    }
    sqlx::query("insert into desk_opening (person_id, request_id, at) values ($1, $2, $3)")
        .bind(person.map(DeskPersonId::uuid))
        .bind(row.id)
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("noting who opened a request")?;
    Ok(true)
}

/// Whether this family would be one too many. What was opened before somebody said "it is right" counts no more.
async fn is_unusual(
    change: &mut Change,
    (person, row): (DeskPersonId, &RequestRow),
    now: Timestamp,
) -> Result<bool, Fault> {
    let since = now.saturating_sub(SignedDuration::from_hours(OPENED_HOURS)).unwrap_or(Timestamp::MIN);
    let (others, is_known, is_right): (i64, bool, bool) = sqlx::query_as(
        "select count(distinct case when request.family_id <> $2 then request.family_id end),
                count(case when request.family_id = $2 then 1 end) > 0,
                coalesce((select lifted_until > $4 from desk_person where id = $1), false)
         from desk_opening join request on request.id = desk_opening.request_id
         where desk_opening.person_id = $1
           and desk_opening.at > max($3, coalesce((select lifted_until from desk_person where id = $1), $3))",
    )
    .bind(person.uuid())
    .bind(row.family_id)
    .bind(millis(since))
    .bind(millis(now))
    .fetch_one(&mut **change)
    .await
    .doing("counting what somebody opened")?;
    Ok(!is_known && !is_right && others >= i64::from(MOST_OPENED))
}

/// Calls those who lead, once while it is open.
async fn raise(change: &mut Change, person: DeskPersonId, now: Timestamp) -> Result<(), Fault> {
    let raised = sqlx::query(
        "insert into task (kind, about_id, raised_at) values ('many-opened', $1, $2)
         on conflict (about_id, kind) where done_at is null and about_id is not null do nothing",
    )
    .bind(person.uuid())
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("calling those who lead a desk")?;
    if raised.rows_affected() == 0 {
        return Ok(());
    }
    let subject = person.uuid().to_string();
    let entry =
        audit::Entry { at: now, actor: "portal", action: "alarm raised", subject: &subject, detail: "many opened" };
    audit::append(change, entry).await
}

/// When the desk opened what a member sent, newest first.
pub(super) async fn of(store: &SqlStore, member: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select request.reference, desk_opening.at from desk_opening join request on request.id = desk_opening.request_id
         where request.member_id = $1 order by desk_opening.seq desc",
    )
    .bind(member.uuid())
    .fetch_all(&store.reader)
    .await
    .doing("reading when a request was opened")?;
    rows.into_iter().map(|(reference, at)| Ok((Reference::from_text(reference), time(at)?))).collect()
}
