//! Tasks for a person at the desk: who it is for, who took it, and what is raised because a clock ran out.
//!
//! What is about somebody at the desk is done by another who leads, never by themselves.

use app::{
    domain::{ids::DeskPersonId, reference::Reference},
    ports::{AtWork, Fault, Late, Task, TaskDeed},
};
use jiff::Timestamp;
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Db,
    fault::Doing,
    status::open,
    values::{hub, millis, place, time},
};
use super::{actor, in_reach, parts};

type Change = Transaction<'static, Db>;

/// Every open task that lies in the reach bound as `$1`: by its request, or by the place of whom it is about.
macro_rules! select_task {
    ($rest:literal) => {
        concat!(
            "select task.id, task.kind, request.reference, coalesce(request.place, about.place) as place, request.hub,
                    task.about_id, task.for_id, task.taken_by, task.raised_at
             from task left join request on request.id = task.request_id
             left join desk_person as about on about.id = task.about_id
             where task.done_at is null and (",
            in_reach!("request", "$1"),
            "or about.place || '/*' in (select value from json_each($1))) ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct Row {
    id: i64,
    kind: String,
    reference: Option<String>,
    place: String,
    hub: Option<String>,
    about_id: Option<Uuid>,
    for_id: Option<Uuid>,
    taken_by: Option<Uuid>,
    raised_at: i64,
}

impl Row {
    fn task(self) -> Result<Task, Fault> {
        Ok(Task {
            id: self.id,
            kind: self.kind,
            reference: self.reference.map(Reference::from_text),
            place: place(&self.place)?,
            hub: self.hub.as_deref().map(hub).transpose()?,
            about: self.about_id.map(DeskPersonId::new),
            for_person: self.for_id.map(DeskPersonId::new),
            taken_by: self.taken_by.map(DeskPersonId::new),
            at: time(self.raised_at)?,
        })
    }
}

pub(super) async fn list(store: &SqlStore, at: &AtWork) -> Result<Vec<Task>, Fault> {
    let rows: Vec<Row> = sqlx::query_as(select_task!("order by task.id"))
        .bind(parts(&at.reach))
        .fetch_all(&store.reader)
        .await
        .doing("listing tasks")?;
    rows.into_iter().map(Row::task).collect()
}

pub(super) async fn act(
    store: &SqlStore,
    (at, task): (&AtWork, i64),
    deed: TaskDeed,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let row: Option<Row> = sqlx::query_as(select_task!("and task.id = $2"))
        .bind(parts(&at.reach))
        .bind(task)
        .fetch_optional(&mut *change)
        .await
        .doing("looking for a task")?;
    let Some(row) = row else { return Ok(()) };
    let about = row.about_id.map(DeskPersonId::new);
    if about.is_some() && about == at.by.person() {
        return Ok(());
    }
    let done = match (deed, about) {
        (TaskDeed::Take, _) => take(&mut change, (at, task), now).await?.then_some("task taken"),
        (TaskDeed::Done, _) => finish(&mut change, (at, task), now).await?.then_some("task done"),
        (TaskDeed::Right { until }, Some(person)) => {
            lift(&mut change, person, until).await?;
            finish(&mut change, (at, task), now).await?.then_some("opening many is right")
        }
        (TaskDeed::Right { .. }, None) => None,
    };
    if let Some(action) = done {
        let subject = about.map(|person| person.uuid().to_string()).or(row.reference).unwrap_or_default();
        let (actor, detail) = (actor(at.by), row.kind.as_str());
        audit::append(&mut change, audit::Entry { at: now, actor: &actor, action, subject: &subject, detail }).await?;
    }
    commit(change).await
}

/// Notes who is on it; once somebody else is, it is theirs. The link is nobody, so it takes none.
async fn take(change: &mut Change, (at, task): (&AtWork, i64), now: Timestamp) -> Result<bool, Fault> {
    let Some(person) = at.by.person() else { return Ok(false) };
    let taken = sqlx::query("update task set taken_by = $2, taken_at = $3 where id = $1 and taken_by is null")
        .bind(task)
        .bind(person.uuid())
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("taking a task")?;
    Ok(taken.rows_affected() == 1)
}

async fn finish(change: &mut Change, (at, task): (&AtWork, i64), now: Timestamp) -> Result<bool, Fault> {
    let done = sqlx::query("update task set done_at = $3, done_by = $2 where id = $1 and done_at is null")
        .bind(task)
        .bind(at.by.person().map(DeskPersonId::uuid))
        .bind(millis(now))
        .execute(&mut **change)
        .await
        .doing("finishing a task")?;
    Ok(done.rows_affected() == 1)
}

async fn lift(change: &mut Change, person: DeskPersonId, until: Timestamp) -> Result<(), Fault> {
    sqlx::query("update desk_person set lifted_until = $2 where id = $1")
        .bind(person.uuid())
        .bind(millis(until))
        .execute(&mut **change)
        .await
        .doing("letting somebody open more")?;
    Ok(())
}

pub(super) async fn raise_late(store: &SqlStore, late: &[Late], now: Timestamp) -> Result<Vec<Reference>, Fault> {
    let mut change = store.write().await?;
    let mut raised = Vec::new();
    for (place, before) in late {
        let mut rows: Vec<(i64, Uuid, String)> = sqlx::query_as(concat!(
            "update request set outcome_late_at = $3
             where place = $1 and sent_at < $2 and outcome_late_at is null and ",
            open!(),
            " returning seq, id, reference",
        ))
        .bind(place.as_str())
        .bind(millis(*before))
        .bind(millis(now))
        .fetch_all(&mut *change)
        .await
        .doing("looking for families that should have heard")?;
        // What a change gives back comes in no order of its own.
        rows.sort_unstable();
        for (_, request, reference) in rows {
            raise(&mut change, (request, &reference), now).await?;
            raised.push(Reference::from_text(reference));
        }
    }
    commit(change).await?;
    Ok(raised)
}

async fn raise(change: &mut Change, (request, reference): (Uuid, &str), now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "insert into task (kind, request_id, for_id, raised_at)
         select 'outcome-late', id, acknowledged_by, $2 from request where id = $1
         on conflict (request_id, kind) where done_at is null do nothing",
    )
    .bind(request)
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("raising a task")?;
    let entry =
        audit::Entry { at: now, actor: "portal", action: "alarm raised", subject: reference, detail: "outcome late" };
    audit::append(change, entry).await
}
