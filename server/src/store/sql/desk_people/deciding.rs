//! Deciding who works at the desk: adding, cutting off, taking an app away; and giving a place back to the starting link.
//!
//! Each is one transaction with its audit row, and reaches no further than the places whoever decides leads.

use app::{
    domain::{ids::DeskPersonId, place::PlaceId},
    ports::{AtWork, DeskHolder, Fault, NewDeskPerson},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    desk::{actor, parts},
    fault::Doing,
    values::millis,
    vault::desk_person_cell,
};

pub(super) async fn add(store: &SqlStore, at: &AtWork, new: &NewDeskPerson, now: Timestamp) -> Result<bool, Fault> {
    const WHAT: &str = "adding somebody to the desk";
    if !at.reach.has_whole(&new.place) {
        return Ok(false);
    }
    let mut change = store.write().await?;
    // Whoever was cut off and comes back is the same person: what they once did stands under the same id.
    let known: Option<(Uuid, String, Option<i64>)> =
        sqlx::query_as("select id, place, cut_at from desk_person where address = $1")
            .bind(new.key.0.as_slice())
            .fetch_optional(&mut *change)
            .await
            .doing(WHAT)?;
    let id = match known {
        None => new.id.uuid(),
        Some((id, place, Some(_))) if place == new.place.as_str() => id,
        Some(_) => return Ok(false),
    };
    let holder = DeskHolder { name: new.name.clone(), title: new.title.clone(), secret: None };
    sqlx::query(
        "insert into desk_person (id, place, hubs, role, address, sealed, added_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set hubs = excluded.hubs, role = excluded.role, sealed = excluded.sealed,
             added_at = excluded.added_at, proven_at = null, cut_at = null, lifted_until = null",
    )
    .bind(id)
    .bind(new.place.as_str())
    .bind(serde_json::to_string(&new.hubs).map_err(|error| Fault::new(WHAT, error))?)
    .bind(new.role.slug())
    .bind(new.key.0.as_slice())
    .bind(store.vault.seal_for_visit(desk_person_cell(&id), &holder)?)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    let (actor, subject) = (actor(at.by), id.to_string());
    let (action, detail) = ("desk person added", new.role.slug());
    audit::append(&mut change, audit::Entry { at: now, actor: &actor, action, subject: &subject, detail }).await?;
    commit(change).await?;
    Ok(true)
}

/// Does what somebody who leads decided, with its audit row; nothing when it was done before, or lies beyond.
pub(super) async fn decide(
    store: &SqlStore,
    (at, id): (&AtWork, DeskPersonId),
    (sql, action): (&'static str, &'static str),
    now: Timestamp,
) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let done = sqlx::query(sql)
        .bind(id.uuid())
        .bind(parts(&at.reach))
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("deciding who works at the desk")?;
    if done.rows_affected() == 0 {
        return Ok(());
    }
    let (actor, subject) = (actor(at.by), id.uuid().to_string());
    audit::append(&mut change, audit::Entry { at: now, actor: &actor, action, subject: &subject, detail: "" }).await?;
    commit(change).await
}

impl SqlStore {
    /// Cuts off everybody who leads a place, because none of them can come in: the next starting link shows it again.
    /// Gives how many there were.
    pub async fn reopen_desk(&self, place: &PlaceId, now: Timestamp) -> Result<usize, Fault> {
        let mut change = self.write().await?;
        let leads: Vec<Uuid> = sqlx::query_scalar(
            "update desk_person set cut_at = $2 where place = $1 and role = 'manager' and cut_at is null returning id",
        )
        .bind(place.as_str())
        .bind(millis(now))
        .fetch_all(&mut *change)
        .await
        .doing("giving a place back to the starting link")?;
        for id in &leads {
            let (action, subject) = ("desk person cut off", id.to_string());
            let detail = "by whoever runs the portal";
            audit::append(&mut change, audit::Entry { at: now, actor: "portal", action, subject: &subject, detail })
                .await?;
        }
        commit(change).await?;
        Ok(leads.len())
    }
}
