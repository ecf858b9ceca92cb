//! What lists, clocks and counts need of a plan, so that they open nothing: the same whatever came first.

use app::{
    domain::plan::{LeadState, Meeting, Plan, PlanEvent, What},
    ports::Fault,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{
    fault::Doing,
    values::millis,
    vault::{Vault, plan_cell},
};
use super::{Change, Source, days};

/// Notes what one more thing changes.
pub(super) async fn note(
    change: &mut Change,
    source: &Source<'_>,
    (event, now): (&PlanEvent, Timestamp),
) -> Result<(), Fault> {
    dates(change, source, (event, now)).await?;
    match &event.what {
        What::Outcome(_) => answered(change, source, (event, now)).await,
        What::Meeting(meeting) => self::meeting(change, source, (meeting, event)).await,
        What::LeadOffered(_) | What::LeadAnswered { .. } => lead(change, source).await,
        _ => Ok(()),
    }
}

/// The family has heard what happens now, so nobody needs to see to that any more. When it first did is kept with the request,
/// which outlives its plan.
async fn answered(
    change: &mut Change,
    source: &Source<'_>,
    (event, now): (&PlanEvent, Timestamp),
) -> Result<(), Fault> {
    sqlx::query("update request set outcome_at = min(coalesce(outcome_at, $2), $2) where id = $1")
        .bind(source.request.id)
        .bind(millis(event.at))
        .execute(&mut **change)
        .await
        .doing("noting that an answer came")?;
    sqlx::query(
        "update task set done_at = $2 where request_id = $1 and done_at is null and kind in ('outcome-late', 'chased')",
    )
    .bind(source.request.id)
    .bind(millis(now))
    .execute(&mut **change)
    .await
    .doing("closing tasks that an answer ends")?;
    Ok(())
}

/// Puts things said under one version number in the order that the plan is read in: by when, then by their id.
fn order(event: &PlanEvent) -> String {
    format!("{:030} {}", event.at.as_nanosecond(), event.id)
}

async fn dates(change: &mut Change, source: &Source<'_>, (event, now): (&PlanEvent, Timestamp)) -> Result<(), Fault> {
    let (version, review) = match &event.what {
        What::Plan(text) => (i64::from(text.version), Some(days(text.next_review)?)),
        _ => (0, None),
    };
    sqlx::query(
        "insert into plan (request_id, family_id, version, review_on, changed_at, kept_at, version_said)
         values ($1, $2, $3, $4, $5, $6, case when $3 > 0 then $7 else '' end)
         on conflict (request_id) do update set
             review_on = case when (excluded.version, excluded.version_said) > (plan.version, plan.version_said)
                              then excluded.review_on else plan.review_on end,
             version_said = case when (excluded.version, excluded.version_said) > (plan.version, plan.version_said)
                                 then excluded.version_said else plan.version_said end,
             version = max(plan.version, excluded.version),
             changed_at = max(plan.changed_at, excluded.changed_at),
             kept_at = max(plan.kept_at, excluded.kept_at)",
    )
    .bind(source.request.id)
    .bind(source.request.family_id)
    .bind(version)
    .bind(review)
    .bind(millis(event.at))
    .bind(millis(now))
    .bind(order(event))
    .execute(&mut **change)
    .await
    .doing("noting how a plan stands")?;
    Ok(())
}

async fn meeting(
    change: &mut Change,
    source: &Source<'_>,
    (meeting, event): (&Meeting, &PlanEvent),
) -> Result<(), Fault> {
    sqlx::query(
        "insert into plan_meeting (request_id, family_id, key, version, kind, state, on_day, said)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (request_id, key) do update set
             kind = excluded.kind, state = excluded.state, on_day = excluded.on_day, version = excluded.version,
             said = excluded.said
         where (excluded.version, excluded.said) > (plan_meeting.version, plan_meeting.said)",
    )
    .bind(source.request.id)
    .bind(source.request.family_id)
    .bind(meeting.key.as_str())
    .bind(i64::from(meeting.version))
    .bind(meeting.kind.slug())
    .bind(meeting.state.slug())
    .bind(days(meeting.starts.date())?)
    .bind(order(event))
    .execute(&mut **change)
    .await
    .doing("noting a meeting")?;
    Ok(())
}

/// Reads what was said of leading, all of it: who leads is known by the same function that pages use.
async fn lead(change: &mut Change, source: &Source<'_>) -> Result<(), Fault> {
    const WHAT: &str = "noting who leads";
    let rows: Vec<(Uuid, Vec<u8>)> = sqlx::query_as(
        "select id, sealed from plan_event
         where request_id = $1 and kind in ('lead-offered', 'lead-answered')",
    )
    .bind(source.request.id)
    .fetch_all(&mut **change)
    .await
    .doing(WHAT)?;
    let events: Result<Vec<PlanEvent>, Fault> =
        rows.iter().map(|(id, sealed)| Vault::open(source.key, plan_cell(id), sealed)).collect();
    let lead = Plan::of(events?).lead.filter(|lead| lead.state() == LeadState::Leads);
    let answers = lead.as_ref().map(|lead| [lead.practitioner, lead.child, lead.family]);
    let led_at = answers.and_then(|all| all.iter().flatten().map(|answer| answer.at).max());
    sqlx::query("update plan set led_at = $2, led_by_partner = $3 where request_id = $1")
        .bind(source.request.id)
        .bind(led_at.map(millis))
        .bind(lead.is_some_and(|lead| lead.offer.is_partner))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}
