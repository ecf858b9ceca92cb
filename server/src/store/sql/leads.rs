//! Who was asked to lead which plan, and the desk's look at plans.
//!
//! A row says that somebody was asked, never that they lead: the plan says so. Nothing of a request that was taken back or
//! erased is found.

use app::{
    domain::{ids::RequestId, plan::PlanKey, question::SentKind, reference::Reference, text::FreeText},
    ports::{AtWork, Fault, HelperKey, LeadAsk, Leads, NewLeadAsk, PlanLine, PlanRequest},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    desk::{in_reach, parts},
    fault::Doing,
    outbox, plan,
    status::{self, RequestRow, select_request},
    values::{maybe_time, millis, time},
    vault::{Vault, lead_ask_cell},
};

#[async_trait]
impl Leads for SqlStore {
    async fn ask_to_lead(&self, new: &NewLeadAsk, now: Timestamp) -> Result<bool, Fault> {
        ask(self, new, now).await
    }

    async fn asked_to_lead(&self, helper: HelperKey) -> Result<Vec<LeadAsk>, Fault> {
        asked(self, helper).await
    }

    async fn lead_answered(&self, request: RequestId, offer: &PlanKey, now: Timestamp) -> Result<(), Fault> {
        let answered = sqlx::query(
            "update lead_ask set answered_at = $3 where request_id = $1 and offer = $2 and answered_at is null",
        )
        .bind(request.uuid())
        .bind(offer.as_str())
        .bind(millis(now));
        self.alone("noting who answered to lead", answered).await.map(drop)
    }

    async fn plan_request(&self, reference: &Reference) -> Result<Option<PlanRequest>, Fault> {
        request(self, reference).await
    }

    async fn note_plan_opened(&self, reference: &Reference, now: Timestamp) -> Result<(), Fault> {
        let mut change = self.write().await?;
        let subject = reference.as_str();
        let entry = audit::Entry { at: now, actor: "lead", action: "plan opened", subject, detail: "" };
        audit::append(&mut change, entry).await?;
        commit(change).await
    }

    async fn plan_lines(&self, at: &AtWork, most: u32) -> Result<Vec<PlanLine>, Fault> {
        lines(self, at, most).await
    }
}

async fn ask(store: &SqlStore, new: &NewLeadAsk, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let row = status::by_id(&mut change, new.request.uuid()).await?;
    let Some(row) = row.filter(|row| row.withdrawn_at.is_none()) else { return Ok(false) };
    let Some(key) = store.vault.living_key(&mut change, row.family()).await? else { return Ok(false) };
    let id = store.vault.uuid();
    let done = sqlx::query(
        "insert into lead_ask (id, request_id, family_id, offer, helper, sealed, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (request_id, offer) do nothing",
    )
    .bind(id)
    .bind(row.id)
    .bind(row.family_id)
    .bind(new.offer.as_str())
    .bind(new.helper.0.as_slice())
    .bind(store.vault.seal(&key, lead_ask_cell(&id), &new.note)?)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing("noting who is asked to lead")?;
    if done.rows_affected() == 1 {
        let subject = &row.reference;
        let entry = audit::Entry { at: now, actor: "desk", action: "asked to lead", subject, detail: "" };
        audit::append(&mut change, entry).await?;
    }
    commit(change).await?;
    Ok(true)
}

#[derive(FromRow)]
struct AskRow {
    id: Uuid,
    request_id: Uuid,
    offer: String,
    sealed: Vec<u8>,
    asked_at: i64,
    answered_at: Option<i64>,
}

async fn asked(store: &SqlStore, helper: HelperKey) -> Result<Vec<LeadAsk>, Fault> {
    const WHAT: &str = "listing what somebody is asked to lead";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let rows: Vec<AskRow> = sqlx::query_as(
        "select id, request_id, offer, sealed, asked_at, answered_at from lead_ask where helper = $1 order by seq desc",
    )
    .bind(helper.0.as_slice())
    .fetch_all(&mut *view)
    .await
    .doing(WHAT)?;
    let mut asks = Vec::with_capacity(rows.len());
    for row in rows {
        let request = status::by_id(&mut view, row.request_id).await?.filter(|row| row.withdrawn_at.is_none());
        let Some(request) = request else { continue };
        let Some(key) = store.vault.living_key(&mut view, request.family()).await? else { continue };
        let note: Option<FreeText> = Vault::open(&key, lead_ask_cell(&row.id), &row.sealed)?;
        let offer = PlanKey::parse(&row.offer).ok_or(Fault::bare("reading who is asked to lead"))?;
        let (asked_at, answered_at) = (time(row.asked_at)?, maybe_time(row.answered_at)?);
        asks.push(LeadAsk { status: request.status()?, offer, note, asked_at, answered_at });
    }
    Ok(asks)
}

async fn request(store: &SqlStore, reference: &Reference) -> Result<Option<PlanRequest>, Fault> {
    const WHAT: &str = "looking for the request of a plan";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row: Option<RequestRow> = sqlx::query_as(select_request!("where request.reference = $1"))
        .bind(reference.as_str())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    if row.kind()? != SentKind::Request {
        return Ok(None);
    }
    let Some(key) = store.vault.living_key(&mut view, row.family()).await? else { return Ok(None) };
    let is_own = outbox::is_own(&mut view, &key, row.id).await?;
    Ok(Some(PlanRequest { status: row.status()?, is_own }))
}

/// The plans that a list holds: `$1` at most, in the reach `$2`.
macro_rules! plans_in_reach {
    () => {
        concat!(
            "join plan on plan.request_id = request.id where request.withdrawn_at is null and ",
            in_reach!("request", "$2"),
            "order by plan.review_on is null, plan.review_on, request.seq limit $1"
        )
    };
}

async fn lines(store: &SqlStore, at: &AtWork, most: u32) -> Result<Vec<PlanLine>, Fault> {
    const WHAT: &str = "listing plans";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let rows: Vec<RequestRow> = sqlx::query_as(select_request!(plans_in_reach!()))
        .bind(i64::from(most))
        .bind(parts(&at.reach))
        .fetch_all(&mut *view)
        .await
        .doing(WHAT)?;
    let days: Vec<Option<i64>> = sqlx::query_scalar(concat!("select plan.review_on from request ", plans_in_reach!()))
        .bind(i64::from(most))
        .bind(parts(&at.reach))
        .fetch_all(&mut *view)
        .await
        .doing(WHAT)?;
    let line = |(row, review): (&RequestRow, Option<i64>)| {
        Ok(PlanLine { status: row.status()?, review_on: review.map(plan::day).transpose()? })
    };
    rows.iter().zip(days).map(line).collect()
}
