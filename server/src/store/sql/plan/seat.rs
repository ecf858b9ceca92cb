//! Who of a family sits at a plan: found by the digest of six words, and in with a safe word of their own.
//!
//! A seat gives nothing but its plan: no story, no status, no other seat. No adult ever sits at a young person's own plan
//! (rule C9).

use app::{
    domain::{
        ids::{RequestId, SeatId},
        plan::PlanKey,
    },
    ports::{Fault, FoundSeat, NewSeat, Seat, SeatKind},
};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    outbox, status,
    values::{maybe_time, millis},
    vault::{Vault, seat_cell},
};
use super::living_key;

#[derive(FromRow)]
struct SeatRow {
    id: Uuid,
    request_id: Uuid,
    family_id: Uuid,
    key: String,
    sealed: Vec<u8>,
    verifier: Option<String>,
    opened_at: Option<i64>,
    closed_at: Option<i64>,
}

/// Every query for a seat reads the same columns, so there is one reader for all.
macro_rules! select_seat {
    ($rest:literal) => {
        concat!("select id, request_id, family_id, key, sealed, verifier, opened_at, closed_at from seat ", $rest)
    };
}

/// The seat as the app knows it; nothing of a family that was erased.
async fn open(store: &SqlStore, db: &mut Connection, row: SeatRow) -> Result<Option<FoundSeat>, Fault> {
    let Some(key) = living_key(store, db, row.family_id).await? else { return Ok(None) };
    let seat = Seat {
        id: SeatId::new(row.id),
        request: RequestId::new(row.request_id),
        key: PlanKey::parse(&row.key).ok_or(Fault::bare("reading the key of a seat"))?,
        sitter: Vault::open(&key, seat_cell(&row.id), &row.sealed)?,
        opened_at: maybe_time(row.opened_at)?,
        closed_at: maybe_time(row.closed_at)?,
    };
    Ok(Some(FoundSeat { seat, verifier: row.verifier }))
}

async fn note(db: &mut Connection, (seat, actor, action): (SeatId, &str, &str), at: Timestamp) -> Result<(), Fault> {
    let subject = seat.uuid().to_string();
    audit::append(db, audit::Entry { at, actor, action, subject: &subject, detail: "" }).await
}

pub(super) async fn make(store: &SqlStore, new: &NewSeat, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let row = status::by_id(&mut change, new.request.uuid()).await?;
    let Some(row) = row.filter(|row| row.withdrawn_at.is_none() && !new.key.is_sender()) else { return Ok(false) };
    let Some(key) = store.vault.living_key(&mut change, row.family()).await? else { return Ok(false) };
    if new.sitter.kind == SeatKind::Adult && outbox::is_own(&mut change, &key, row.id).await? {
        return Ok(false);
    }
    let done = sqlx::query(
        "insert into seat (id, request_id, family_id, key, sealed, words) values ($1, $2, $3, $4, $5, $6)
         on conflict (request_id, key) do nothing",
    )
    .bind(new.id.uuid())
    .bind(row.id)
    .bind(row.family_id)
    .bind(new.key.as_str())
    .bind(store.vault.seal(&key, seat_cell(&new.id.uuid()), &new.sitter)?)
    .bind(new.words.as_slice())
    .execute(&mut *change)
    .await
    .doing("making a seat at a plan")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    note(&mut change, (new.id, "desk", "seat made"), now).await?;
    commit(change).await?;
    Ok(true)
}

pub(super) async fn renew(store: &SqlStore, seat: SeatId, words: [u8; 32], now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    sqlx::query("update seat set words = $2, verifier = null, opened_at = null, closed_at = null where id = $1")
        .bind(seat.uuid())
        .bind(words.as_slice())
        .execute(&mut *change)
        .await
        .doing("giving a seat other words")?;
    note(&mut change, (seat, "desk", "seat renewed"), now).await?;
    commit(change).await
}

pub(super) async fn close(store: &SqlStore, seat: SeatId, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    sqlx::query("update seat set closed_at = $2 where id = $1 and closed_at is null")
        .bind(seat.uuid())
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("closing a seat")?;
    note(&mut change, (seat, "desk", "seat closed"), now).await?;
    commit(change).await
}

pub(super) async fn all(store: &SqlStore, request: RequestId) -> Result<Vec<Seat>, Fault> {
    const WHAT: &str = "listing the seats at a plan";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let rows: Vec<SeatRow> = sqlx::query_as(select_seat!("where request_id = $1 order by seq"))
        .bind(request.uuid())
        .fetch_all(&mut *view)
        .await
        .doing(WHAT)?;
    let mut seats = Vec::with_capacity(rows.len());
    for row in rows {
        seats.extend(open(store, &mut view, row).await?.map(|found| found.seat));
    }
    Ok(seats)
}

pub(super) async fn one(store: &SqlStore, seat: SeatId) -> Result<Option<Seat>, Fault> {
    const WHAT: &str = "reading a seat at a plan";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row: Option<SeatRow> = sqlx::query_as(select_seat!("where id = $1 and closed_at is null"))
        .bind(seat.uuid())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    Ok(open(store, &mut view, row).await?.map(|found| found.seat))
}

pub(super) async fn find(store: &SqlStore, words: &[u8; 32]) -> Result<Option<FoundSeat>, Fault> {
    const WHAT: &str = "finding a seat by its words";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row: Option<SeatRow> = sqlx::query_as(select_seat!("where words = $1 and closed_at is null"))
        .bind(words.as_slice())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    open(store, &mut view, row).await
}

pub(super) async fn lock(store: &SqlStore, seat: SeatId, verifier: &str, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let done = sqlx::query(
        "update seat set verifier = $2, opened_at = $3 where id = $1 and verifier is null and closed_at is null",
    )
    .bind(seat.uuid())
    .bind(verifier)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing("keeping the safe word of a seat")?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    note(&mut change, (seat, "family", "seat opened"), now).await?;
    commit(change).await?;
    Ok(true)
}
