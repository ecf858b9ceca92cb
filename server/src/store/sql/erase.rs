//! Erasing a family: its key is thrown away for a new one, what can go goes, and what stays can be read by nobody.
//!
//! [`erase`] is one transaction. What belongs to a family in any table is deleted; only what [`KEPT`] names stays, and
//! the answers about sharing, unreadable. A tombstone is on stable storage before the commit, and [`replay`] erases
//! again whoever came back with an older backup. A family under a legal hold, or with several adults, is left for a
//! person to decide.

mod messages;

use app::{
    domain::ids::FamilyId,
    ports::{Erasure, Fault},
};
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Transaction};
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, empty_log,
    engine::{self, Db},
    fault::Doing,
    values::{millis, time},
};
use crate::{crypto::envelope::SealKey, store::tombstones::mark};

type Change = Transaction<'static, Db>;

/// Tables that belong to a family and stay: the proof of what was asked and agreed to names nobody.
const KEPT: [&str; 1] = ["request"];

/// What is being erased.
struct Going {
    family: FamilyId,
    /// The key of before: it opens what has yet to leave, for the last time.
    old: SealKey,
    /// The key from now on.
    new: SealKey,
    at: Timestamp,
    /// Whether this repeats an erasure after an older backup came back: then anything may have left since.
    again: bool,
}

/// Erases a family that asks for it.
pub(super) async fn erase(store: &SqlStore, family: FamilyId, now: Timestamp) -> Result<Erasure, Fault> {
    let mut change = store.write().await?;
    if !lives(&mut change, family).await? {
        return Ok(Erasure::Done);
    }
    if needs_a_person(&mut change, family).await? {
        let task = ask_a_person(&mut change, family, now).await?;
        commit(change).await?;
        return Ok(Erasure::ForAPerson { task });
    }
    take_away(store, &mut change, (family, now), false).await?;
    store.tombstones.add(mark(family), millis(now))?;
    commit(change).await?;
    empty_log(store).await?;
    Ok(Erasure::Done)
}

/// Erases a family because a person of the portal decided so; only a legal hold stands in the way.
pub(super) async fn erase_decided(store: &SqlStore, family: FamilyId, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    if is_held(&mut change, family).await? {
        return Ok(false);
    }
    if lives(&mut change, family).await? {
        take_away(store, &mut change, (family, now), false).await?;
        store.tombstones.add(mark(family), millis(now))?;
        commit(change).await?;
        empty_log(store).await?;
    }
    Ok(true)
}

/// Erases again whoever has a tombstone and is there all the same. Gives how many.
pub(super) async fn replay(store: &SqlStore) -> Result<u64, Fault> {
    const WHAT: &str = "looking for families that were erased";
    let mut known = store.tombstones.read()?;
    let kept: Vec<(Vec<u8>, i64)> =
        sqlx::query_as("select digest, erased_at from tombstone").fetch_all(&store.reader).await.doing(WHAT)?;
    for (digest, at) in kept {
        let digest = digest.try_into().map_err(|_| Fault::bare(WHAT))?;
        // The file was lost, or this is another folder: what the database knows is put back into it.
        if known.insert(digest, at).is_none() {
            store.tombstones.add(digest, at)?;
        }
    }
    if known.is_empty() {
        return Ok(0);
    }
    let alive: Vec<Uuid> = sqlx::query_scalar("select id from family where erased_at is null")
        .fetch_all(&store.reader)
        .await
        .doing(WHAT)?;
    let mut again = 0;
    for (family, at) in alive.into_iter().map(FamilyId::new).filter_map(|id| Some((id, *known.get(&mark(id))?))) {
        let mut change = store.write().await?;
        take_away(store, &mut change, (family, time(at)?), true).await?;
        commit(change).await?;
        again += 1;
    }
    if again > 0 {
        tracing::warn!(families = again, "an older database was put in place; who was erased since is erased again");
        empty_log(store).await?;
    }
    Ok(again)
}

async fn lives(db: &mut Change, family: FamilyId) -> Result<bool, Fault> {
    let row: Option<i32> = sqlx::query_scalar("select 1 from family where id = $1 and erased_at is null")
        .bind(family.uuid())
        .fetch_optional(&mut **db)
        .await
        .doing("looking for a family to erase")?;
    Ok(row.is_some())
}

async fn is_held(db: &mut Change, family: FamilyId) -> Result<bool, Fault> {
    let row: Option<i32> = sqlx::query_scalar("select 1 from hold where family_id = $1 and released_at is null")
        .bind(family.uuid())
        .fetch_optional(&mut **db)
        .await
        .doing("looking for a hold")?;
    Ok(row.is_some())
}

/// One adult alone may not take away what others told as well.
async fn needs_a_person(db: &mut Change, family: FamilyId) -> Result<bool, Fault> {
    let others: Option<i32> = sqlx::query_scalar("select 1 from member where family_id = $1 and id <> $1 limit 1")
        .bind(family.uuid())
        .fetch_optional(&mut **db)
        .await
        .doing("looking for other adults")?;
    Ok(others.is_some() || is_held(db, family).await?)
}

/// Keeps the wish as a task about the newest request. `false` if there is none.
async fn ask_a_person(db: &mut Change, family: FamilyId, now: Timestamp) -> Result<bool, Fault> {
    let newest: Option<(Uuid, String)> =
        sqlx::query_as("select id, reference from request where family_id = $1 order by seq desc limit 1")
            .bind(family.uuid())
            .fetch_optional(&mut **db)
            .await
            .doing("looking for a family's newest request")?;
    let Some((request, reference)) = newest else { return Ok(false) };
    super::keeping::raise(db, (request, "erasure"), now).await?;
    let entry = audit::Entry {
        at: now,
        actor: "family",
        action: "erasure asked",
        subject: &reference,
        detail: "a person must look first",
    };
    audit::append(db, entry).await?;
    Ok(true)
}

async fn take_away(
    store: &SqlStore,
    change: &mut Change,
    (family, at): (FamilyId, Timestamp),
    again: bool,
) -> Result<(), Fault> {
    let old = store.vault.key(change, family).await?;
    let going = Going { family, old, new: store.vault.new_key(), at, again };
    messages::settle(store, change, &going).await?;
    end_visits(store, change, family).await?;
    delete_rows(change, family).await?;
    replace_key(store, change, &going).await?;
    let subject = family.uuid().to_string();
    let (actor, detail) = if again { ("portal", "after an older backup") } else { ("family", "") };
    audit::append(change, audit::Entry { at, actor, action: "family erased", subject: &subject, detail }).await
}

/// Deletes what belongs to the family, in whichever table it lies: a table that is added later is no exception.
async fn delete_rows(change: &mut Change, family: FamilyId) -> Result<(), Fault> {
    const WHAT: &str = "deleting what a family told";
    sqlx::query(engine::DEFER_TIES).execute(&mut **change).await.doing(WHAT)?;
    let tables: Vec<(String, String, String)> =
        sqlx::query_as(engine::TIES_TO_A_FAMILY).fetch_all(&mut **change).await.doing(WHAT)?;
    for (table, column, parent) in tables.iter().filter(|(table, ..)| !KEPT.contains(&table.as_str())) {
        // The names come from our own schema, and nothing a person typed is among them.
        let whose = if parent == "member" { "in (select id from member where family_id = $1)" } else { "= $1" };
        let sql = format!("delete from \"{table}\" where \"{column}\" {whose}");
        sqlx::query(AssertSqlSafe(sql)).bind(family.uuid()).execute(&mut **change).await.doing(WHAT)?;
    }
    sqlx::query("delete from record where family_id = $1 and kind <> 'permission'")
        .bind(family.uuid())
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}

/// Ends every visit that stands with the family, or behind one of its doors.
async fn end_visits(store: &SqlStore, change: &mut Change, family: FamilyId) -> Result<(), Fault> {
    const WHAT: &str = "ending a family's visits";
    let rows: Vec<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as("select key, sealed from visit").fetch_all(&mut **change).await.doing(WHAT)?;
    for (key, sealed) in rows {
        let key = key.try_into().map_err(|_| Fault::bare(WHAT))?;
        // One that cannot be opened opens nothing either.
        let Ok(data) = store.vault.open_visit(&key, &sealed) else { continue };
        if data.family == Some(family) || data.door.is_some_and(|(of, ..)| of == family) {
            sqlx::query("delete from visit where key = $1")
                .bind(key.as_slice())
                .execute(&mut **change)
                .await
                .doing(WHAT)?;
        }
    }
    Ok(())
}

async fn replace_key(store: &SqlStore, change: &mut Change, going: &Going) -> Result<(), Fault> {
    const WHAT: &str = "erasing a family's key";
    let (wrapped, key_id) = store.vault.wrap(going.family, &going.new)?;
    sqlx::query("update family set wrapped_key = $2, key_id = $3, erased_at = $4 where id = $1")
        .bind(going.family.uuid())
        .bind(wrapped)
        .bind(key_id)
        .bind(millis(going.at))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    sqlx::query("insert into tombstone (digest, erased_at) values ($1, $2) on conflict (digest) do nothing")
        .bind(mark(going.family).as_slice())
        .bind(millis(going.at))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}
