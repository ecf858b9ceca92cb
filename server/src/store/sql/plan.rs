//! Plans: what was said about each, kept once, in the transaction that tells the hub or a person.
//!
//! Nothing here reads a plan into what stands: that is one pure function of the domain, and so the order of arrival makes
//! no difference. What a family's seat may not see is left out before it leaves this module.
//!
//! - [`hub`]: what hubs say.
//! - [`family`]: what families say, and what they read.
//! - [`noting`]: what lists, clocks and counts need, without a word of anybody.
//! - [`seat`]: who sits at a plan.

mod family;
mod hub;
mod noting;
mod seat;

use app::{
    domain::{
        ids::{RequestId, SeatId},
        message::Message,
        plan::{PlanEvent, PlanKey},
    },
    ports::{Fault, FoundSeat, HubSays, NewSeat, PlanDates, PlanTaken, Plans, Seat},
};
use async_trait::async_trait;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore,
    engine::{Connection, Db},
    fault::Doing,
    notice,
    status::RequestRow,
    values::{maybe_time, millis, time},
    vault::{Vault, plan_cell},
};
use crate::crypto::envelope::SealKey;

type Change = Transaction<'static, Db>;

#[async_trait]
impl Plans for SqlStore {
    async fn hub_says(&self, says: &HubSays, now: Timestamp) -> Result<PlanTaken, Fault> {
        hub::says(self, says, now).await
    }
    async fn seat_says(&self, request: RequestId, message: &Message, now: Timestamp) -> Result<bool, Fault> {
        family::says(self, request, message, now).await
    }
    async fn plan_events(&self, request: RequestId) -> Result<Vec<PlanEvent>, Fault> {
        read(self, request).await
    }
    async fn plan_for(&self, request: RequestId, seat: &PlanKey) -> Result<Vec<PlanEvent>, Fault> {
        Ok(read(self, request).await?.into_iter().filter_map(|event| event.for_seat(seat)).collect())
    }
    async fn plan_dates(&self, request: RequestId) -> Result<Option<PlanDates>, Fault> {
        dates(self, request).await
    }
    async fn looked_at(&self, request: RequestId, seat: &PlanKey) -> Result<Option<Timestamp>, Fault> {
        family::looked_at(self, request, seat).await
    }
    async fn look(&self, request: RequestId, seat: &PlanKey, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
        family::look(self, request, seat, now).await
    }
    async fn make_seat(&self, new: &NewSeat, now: Timestamp) -> Result<bool, Fault> {
        seat::make(self, new, now).await
    }
    async fn renew_seat(&self, seat: SeatId, words: [u8; 32], now: Timestamp) -> Result<(), Fault> {
        seat::renew(self, seat, words, now).await
    }
    async fn close_seat(&self, seat: SeatId, now: Timestamp) -> Result<(), Fault> {
        seat::close(self, seat, now).await
    }
    async fn seats(&self, request: RequestId) -> Result<Vec<Seat>, Fault> {
        seat::all(self, request).await
    }
    async fn seat(&self, seat: SeatId) -> Result<Option<Seat>, Fault> {
        seat::one(self, seat).await
    }
    async fn find_seat(&self, words: &[u8; 32]) -> Result<Option<FoundSeat>, Fault> {
        seat::find(self, words).await
    }
    async fn lock_seat(&self, seat: SeatId, verifier: &str, now: Timestamp) -> Result<bool, Fault> {
        seat::lock(self, seat, verifier, now).await
    }
}

/// A day as a column: days since 1970.
pub(super) fn days(day: Date) -> Result<i64, Fault> {
    let span = date(1970, 1, 1).until(day).map_err(|error| Fault::new("writing a day", error))?;
    Ok(i64::from(span.get_days()))
}

/// The day that such a column means.
pub(super) fn day(days: i64) -> Result<Date, Fault> {
    let since = days.days();
    date(1970, 1, 1).checked_add(since).map_err(|error| Fault::new("reading a stored day", error))
}

/// How one thing was kept.
enum Kept {
    New,
    Already,
    Differs,
}

/// Whose ids an event's is among.
struct Source<'a> {
    request: &'a RequestRow,
    key: &'a SealKey,
    name: String,
}

/// Keeps one thing that was said, and what lists and clocks need of it.
async fn keep(
    store: &SqlStore,
    change: &mut Change,
    (source, event): (&Source<'_>, &PlanEvent),
    now: Timestamp,
) -> Result<Kept, Fault> {
    let (row, id) = (source.request, store.vault.uuid());
    let done = sqlx::query(
        "insert into plan_event (request_id, family_id, source, event, kind, sealed, at, taken_at, id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (request_id, source, event) do nothing",
    )
    .bind(row.id)
    .bind(row.family_id)
    .bind(&source.name)
    .bind(&event.id)
    .bind(event.what.slug())
    .bind(store.vault.seal(source.key, plan_cell(&id), event)?)
    .bind(millis(event.at))
    .bind(millis(now))
    .bind(id)
    .execute(&mut **change)
    .await
    .doing("keeping what was said of a plan")?;
    if done.rows_affected() == 0 {
        return compare(change, source, event).await;
    }
    noting::note(change, source, (event, now)).await?;
    notice::said(change, (row, source.key), event, now).await?;
    Ok(Kept::New)
}

/// Whether what is kept under this id says the same.
async fn compare(change: &mut Change, source: &Source<'_>, event: &PlanEvent) -> Result<Kept, Fault> {
    let (id, sealed): (Uuid, Vec<u8>) =
        sqlx::query_as("select id, sealed from plan_event where request_id = $1 and source = $2 and event = $3")
            .bind(source.request.id)
            .bind(&source.name)
            .bind(&event.id)
            .fetch_one(&mut **change)
            .await
            .doing("looking for what was said of a plan")?;
    let known: PlanEvent = Vault::open(source.key, plan_cell(&id), &sealed)?;
    let is_same = (&known.by, &known.seen_by, &known.what) == (&event.by, &event.seen_by, &event.what);
    Ok(if is_same { Kept::Already } else { Kept::Differs })
}

/// Everything that was said of a plan, in the order it was kept.
async fn read(store: &SqlStore, request: RequestId) -> Result<Vec<PlanEvent>, Fault> {
    const WHAT: &str = "reading a plan";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let family: Option<Uuid> = sqlx::query_scalar("select family_id from plan where request_id = $1")
        .bind(request.uuid())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(family) = family else { return Ok(Vec::new()) };
    let Some(key) = living_key(store, &mut view, family).await? else { return Ok(Vec::new()) };
    let rows: Vec<(Uuid, Vec<u8>)> =
        sqlx::query_as("select id, sealed from plan_event where request_id = $1 order by seq")
            .bind(request.uuid())
            .fetch_all(&mut *view)
            .await
            .doing(WHAT)?;
    rows.iter().map(|(id, sealed)| Vault::open(&key, plan_cell(id), sealed)).collect()
}

async fn living_key(store: &SqlStore, db: &mut Connection, family: Uuid) -> Result<Option<SealKey>, Fault> {
    store.vault.living_key(db, app::domain::ids::FamilyId::new(family)).await
}

async fn dates(store: &SqlStore, request: RequestId) -> Result<Option<PlanDates>, Fault> {
    let row: Option<(Option<i64>, Option<i64>, i64)> = sqlx::query_as(
        "select request.outcome_at, plan.review_on, plan.changed_at
             from plan join request on request.id = plan.request_id
             where plan.request_id = $1",
    )
    .bind(request.uuid())
    .fetch_optional(&store.reader)
    .await
    .doing("reading how a plan stands")?;
    row.map(|(outcome_at, review_on, changed_at)| {
        Ok(PlanDates {
            request,
            outcome_at: maybe_time(outcome_at)?,
            review_on: review_on.map(day).transpose()?,
            changed_at: time(changed_at)?,
        })
    })
    .transpose()
}
