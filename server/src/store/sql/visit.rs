//! Visits: one person's time on the portal, sealed, under the digest of its cookie.
//!
//! A visit that ended or has been idle too long is not found; nothing here brings one back.
//!
//! Nearly every page needs the visit and its draft, and only the sealed visit says which draft that is. [`LastDrafts`] guesses
//! it, so that one question brings both; a guess is never believed before the opened visit says the same.

use std::sync::{Mutex, PoisonError};

use app::{
    domain::{answers::Draft, ids::DraftId},
    ports::{Fault, Visit, VisitData, VisitKey},
};
use jiff::Timestamp;
use sqlx::{FromRow as _, Row as _};
use uuid::Uuid;

use super::{
    SqlStore, draft,
    engine::Connection,
    fault::Doing,
    values::{millis, time},
    vault::Vault,
};

/// A visit's last use is noted only when it lies this far back: reading a page must not cost a disk write each time.
/// It is far below any idle limit.
const TOUCH_MILLIS: i64 = 10_000;
/// For so many visits the last draft is remembered: more than are read from at once, in a hundred kilobytes.
const REMEMBERED: usize = 2_048;

/// Which draft visits held when they were last read. It holds ids alone, and a new one takes the place of an old one.
#[derive(Default)]
pub(super) struct LastDrafts(Mutex<Vec<Option<(VisitKey, DraftId)>>>);

impl LastDrafts {
    fn of(&self, key: &VisitKey) -> Option<DraftId> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (held, draft) = all.get(Self::place(key))?.as_ref()?;
        (held == key).then_some(*draft)
    }

    fn note(&self, key: &VisitKey, draft: DraftId) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.resize(REMEMBERED, None);
        if let Some(place) = all.get_mut(Self::place(key)) {
            *place = Some((*key, draft));
        }
    }

    /// Keys are digests: any two bytes of them spread evenly.
    fn place(key: &VisitKey) -> usize {
        let [first, second, ..] = *key;
        usize::from(u16::from_be_bytes([first, second])) % REMEMBERED
    }
}

pub(super) async fn begin(store: &SqlStore, key: VisitKey, data: &VisitData, now: Timestamp) -> Result<(), Fault> {
    let new = sqlx::query("insert into visit (key, sealed, started_at, seen_at) values ($1, $2, $3, $3)")
        .bind(key.as_slice())
        .bind(store.vault.seal_visit(&key, data)?)
        .bind(millis(now));
    store.alone("starting a visit", new).await.map(drop)
}

pub(super) async fn find(store: &SqlStore, key: &VisitKey, idle_since: Timestamp) -> Result<Option<Visit>, Fault> {
    let row: Option<(Vec<u8>, i64, i64)> =
        sqlx::query_as("select sealed, started_at, seen_at from visit where key = $1 and seen_at >= $2")
            .bind(key.as_slice())
            .bind(millis(idle_since))
            .fetch_optional(&store.reader)
            .await
            .doing("reading a visit")?;
    row.map(|row| open(&store.vault, key, row)).transpose()
}

fn open(vault: &Vault, key: &VisitKey, (sealed, started_at, seen_at): (Vec<u8>, i64, i64)) -> Result<Visit, Fault> {
    let data = vault.open_visit(key, &sealed)?;
    Ok(Visit { key: *key, data, started_at: time(started_at)?, seen_at: time(seen_at)? })
}

/// The visit and the draft it holds: in one question where the guess is right, and otherwise in two.
pub(super) async fn find_with_draft(
    store: &SqlStore,
    key: &VisitKey,
    idle_since: Timestamp,
    now: Timestamp,
) -> Result<Option<(Visit, Option<Draft>)>, Fault> {
    let guess = store.last_drafts.of(key);
    let (visit, guessed) = match guess {
        Some(guess) => match both(store, key, guess, (idle_since, now)).await? {
            Some((visit, row)) => (visit, Some((guess, row))),
            None => return Ok(None),
        },
        None => match find(store, key, idle_since).await? {
            Some(visit) => (visit, None),
            None => return Ok(None),
        },
    };
    let Some(id) = visit.data.draft else { return Ok(Some((visit, None))) };
    let draft = match guessed {
        Some((guess, row)) if guess == id => row.map(|row| row.open(&store.vault, id)).transpose()?,
        _ => {
            store.last_drafts.note(key, id);
            draft::find(store, id, now).await?
        }
    };
    Ok(Some((visit, draft)))
}

async fn both(
    store: &SqlStore,
    key: &VisitKey,
    draft: DraftId,
    (idle_since, now): (Timestamp, Timestamp),
) -> Result<Option<(Visit, Option<draft::Row>)>, Fault> {
    const WHAT: &str = "reading a visit and its draft";
    let row = sqlx::query(
        "select visit.sealed as visit_sealed, visit.started_at, visit.seen_at,
                draft.family_id, draft.member_id, family.wrapped_key, draft.submission_id, draft.sealed, draft.version,
                draft.saved, draft.keep_until
         from visit
         left join draft on draft.id = $3 and draft.keep_until > $4
         left join family on family.id = draft.family_id
         where visit.key = $1 and visit.seen_at >= $2",
    )
    .bind(key.as_slice())
    .bind(millis(idle_since))
    .bind(draft.uuid())
    .bind(millis(now))
    .fetch_optional(&store.reader)
    .await
    .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    let is_there = row.try_get::<Option<Uuid>, _>("family_id").doing(WHAT)?.is_some();
    let draft = is_there.then(|| draft::Row::from_row(&row)).transpose().doing(WHAT)?;
    let column = |name| row.try_get(name).doing(WHAT);
    let visit = (row.try_get("visit_sealed").doing(WHAT)?, column("started_at")?, column("seen_at")?);
    Ok(Some((open(&store.vault, key, visit)?, draft)))
}

pub(super) async fn touch(store: &SqlStore, key: &VisitKey, now: Timestamp) -> Result<(), Fault> {
    const WHAT: &str = "noting that a visit is in use";
    let stale: Option<i32> = sqlx::query_scalar("select 1 from visit where key = $1 and seen_at <= $2")
        .bind(key.as_slice())
        .bind(millis(now) - TOUCH_MILLIS)
        .fetch_optional(&store.reader)
        .await
        .doing(WHAT)?;
    if stale.is_some() {
        let seen = sqlx::query("update visit set seen_at = max(seen_at, $2) where key = $1")
            .bind(key.as_slice())
            .bind(millis(now));
        store.alone(WHAT, seen).await?;
    }
    Ok(())
}

/// Replaces what a visit holds; a visit that has ended stays ended.
pub(super) async fn put(
    vault: &Vault,
    db: &mut Connection,
    (key, data): (&VisitKey, &VisitData),
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("update visit set sealed = $2, seen_at = max(seen_at, $3) where key = $1")
        .bind(key.as_slice())
        .bind(vault.seal_visit(key, data)?)
        .bind(millis(now))
        .execute(db)
        .await
        .doing("changing a visit")?;
    Ok(())
}

/// What a visit holds now, whatever its age; for changes within a transaction.
pub(super) async fn data(vault: &Vault, db: &mut Connection, key: &VisitKey) -> Result<Option<VisitData>, Fault> {
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("select sealed from visit where key = $1")
        .bind(key.as_slice())
        .fetch_optional(db)
        .await
        .doing("reading a visit")?;
    sealed.map(|sealed| vault.open_visit(key, &sealed)).transpose()
}

pub(super) async fn end(store: &SqlStore, key: &VisitKey) -> Result<(), Fault> {
    let gone = sqlx::query("delete from visit where key = $1").bind(key.as_slice());
    store.alone("ending a visit", gone).await.map(drop)
}
