//! What families say of their plan, and when they looked.
//!
//! What is kept here leaves for the hub in the same transaction. What needs a person calls one.

use app::{
    domain::{
        ids::RequestId,
        message::{Body, Message},
        plan::{Agrees, PlanEvent, PlanKey, StepSays, What},
    },
    ports::Fault,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    follow_up, keeping, notice,
    status::{self, RequestRow},
    values::{millis, time},
};
use super::{Kept, Source, keep};

pub(super) async fn says(
    store: &SqlStore,
    request: RequestId,
    message: &Message,
    now: Timestamp,
) -> Result<bool, Fault> {
    let Body::Plan(event) = message.body() else {
        return Err(Fault::bare("only what is said of a plan goes with one"));
    };
    let seat = event.seat().ok_or(Fault::bare("a family never speaks as a hub"))?;
    let mut change = store.write().await?;
    let row = status::by_id(&mut change, request.uuid()).await?;
    let Some(row) = row.filter(|row| row.withdrawn_at.is_none()) else { return Ok(false) };
    let Some(key) = store.vault.living_key(&mut change, row.family()).await? else { return Ok(false) };
    if !sits(&mut change, &row, seat).await? {
        return Ok(false);
    }
    let source = Source { request: &row, key: &key, name: format!("seat:{}", seat.as_str()) };
    match keep(store, &mut change, (&source, event), now).await? {
        Kept::Already => return Ok(true),
        Kept::Differs => return Ok(false),
        Kept::New => {}
    }
    follow_up::insert(store, &mut change, &row, (message, now)).await?;
    if let Some(kind) = calls(event) {
        keeping::raise(&mut change, (row.id, kind), now).await?;
    }
    let detail = event.what.slug();
    let entry = audit::Entry { at: now, actor: "family", action: "plan said", subject: &row.reference, detail };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(true)
}

/// Whether there is a plan, and a seat with this key at it.
async fn sits(db: &mut Connection, row: &RequestRow, seat: &PlanKey) -> Result<bool, Fault> {
    let sits: Option<i32> = sqlx::query_scalar(
        "select 1 from plan where request_id = $1
         and ($3 or exists (select 1 from seat where seat.request_id = $1 and seat.key = $2
                            and seat.opened_at is not null and seat.closed_at is null))",
    )
    .bind(row.id)
    .bind(seat.as_str())
    .bind(seat.is_sender())
    .fetch_optional(db)
    .await
    .doing("looking who sits at a plan")?;
    Ok(sits.is_some())
}

/// What a person is called for.
fn calls(event: &PlanEvent) -> Option<&'static str> {
    match &event.what {
        What::Marked { says: StepSays::NotRight, .. } => Some("correction"),
        What::Marked { says: StepSays::Stuck | StepSays::DidNotHappen, .. }
        | What::Answered { agrees: Agrees::NotAgree, .. }
        | What::LeadAnswered { agrees: false, .. }
        | What::LeadChangeAsked { .. }
        | What::Chased { .. } => Some("chased"),
        _ => None,
    }
}

pub(super) async fn looked_at(
    store: &SqlStore,
    request: RequestId,
    seat: &PlanKey,
) -> Result<Option<Timestamp>, Fault> {
    let at: Option<i64> = sqlx::query_scalar("select at from plan_look where request_id = $1 and seat = $2")
        .bind(request.uuid())
        .bind(seat.as_str())
        .fetch_optional(&store.reader)
        .await
        .doing("reading when a plan was looked at")?;
    at.map(time).transpose()
}

pub(super) async fn look(
    store: &SqlStore,
    request: RequestId,
    seat: &PlanKey,
    now: Timestamp,
) -> Result<Option<Timestamp>, Fault> {
    const WHAT: &str = "noting a look at a plan";
    let mut change = store.write().await?;
    let family: Option<Uuid> = sqlx::query_scalar("select family_id from plan where request_id = $1")
        .bind(request.uuid())
        .fetch_optional(&mut *change)
        .await
        .doing(WHAT)?;
    let Some(family) = family else { return Ok(None) };
    let before: Option<i64> = sqlx::query_scalar("select at from plan_look where request_id = $1 and seat = $2")
        .bind(request.uuid())
        .bind(seat.as_str())
        .fetch_optional(&mut *change)
        .await
        .doing(WHAT)?;
    sqlx::query(
        "insert into plan_look (request_id, family_id, seat, at) values ($1, $2, $3, $4)
         on conflict (request_id, seat) do update set at = excluded.at",
    )
    .bind(request.uuid())
    .bind(family)
    .bind(seat.as_str())
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    if seat.is_sender() {
        notice::looked(&mut change, request.uuid(), now).await?;
    }
    commit(change).await?;
    before.map(time).transpose()
}
