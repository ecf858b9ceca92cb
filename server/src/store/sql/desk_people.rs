//! People of hub teams at the desk.
//!
//! Each change is one transaction with its audit row, which names people by their ids alone. Adding, cutting off and
//! resetting reach no further than the places whoever does it leads. A code is taken by moving a number up, so of several
//! who bring it at once one gets in.

mod deciding;

use std::collections::BTreeSet;

use app::{
    domain::{
        app_code::AppSecret,
        desk_person::DeskRole,
        ids::DeskPersonId,
        place::{HubId, PlaceId},
    },
    ports::{AtWork, DeskHolder, DeskKey, DeskPeople, DeskPerson, Fault, NewDeskPerson},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    engine::Db,
    fault::Doing,
    values::{maybe_time, millis, place},
    vault::desk_person_cell,
};

type Change = Transaction<'static, Db>;

/// What every reader of a person reads.
macro_rules! select_person {
    ($rest:literal) => {
        concat!("select id, place, hubs, role, sealed, ties, proven_at, used_at, cut_at from desk_person ", $rest)
    };
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    place: String,
    hubs: String,
    role: String,
    sealed: Vec<u8>,
    ties: i64,
    proven_at: Option<i64>,
    used_at: Option<i64>,
    cut_at: Option<i64>,
}

impl Row {
    fn person(&self, store: &SqlStore) -> Result<DeskPerson, Fault> {
        const UNREADABLE: &str = "reading somebody at the desk";
        let hubs: BTreeSet<HubId> = serde_json::from_str(&self.hubs).map_err(|error| Fault::new(UNREADABLE, error))?;
        Ok(DeskPerson {
            id: DeskPersonId::new(self.id),
            place: place(&self.place)?,
            hubs,
            role: DeskRole::from_slug(&self.role).ok_or(Fault::bare(UNREADABLE))?,
            holder: store.vault.open_for_visit(desk_person_cell(&self.id), &self.sealed)?,
            ties: self.ties,
            proven_at: maybe_time(self.proven_at)?,
            used_at: maybe_time(self.used_at)?,
            cut_at: maybe_time(self.cut_at)?,
        })
    }
}

#[async_trait]
impl DeskPeople for SqlStore {
    async fn desk_people(&self, places: &[PlaceId]) -> Result<Vec<DeskPerson>, Fault> {
        const WHAT: &str = "listing who works at the desk";
        let places = serde_json::to_string(places).map_err(|error| Fault::new(WHAT, error))?;
        let rows: Vec<Row> = sqlx::query_as(select_person!(
            "where place in (select value from json_each($1)) order by cut_at is not null, added_at, rowid"
        ))
        .bind(places)
        .fetch_all(&self.reader)
        .await
        .doing(WHAT)?;
        rows.iter().map(|row| row.person(self)).collect()
    }

    async fn desk_person(&self, id: DeskPersonId) -> Result<Option<DeskPerson>, Fault> {
        let row: Option<Row> = sqlx::query_as(select_person!("where id = $1"))
            .bind(id.uuid())
            .fetch_optional(&self.reader)
            .await
            .doing("reading who is at the desk")?;
        row.map(|row| row.person(self)).transpose()
    }

    async fn desk_person_at(&self, key: DeskKey) -> Result<Option<DeskPerson>, Fault> {
        let row: Option<Row> = sqlx::query_as(select_person!("where address = $1"))
            .bind(key.0.as_slice())
            .fetch_optional(&self.reader)
            .await
            .doing("looking for somebody at the desk")?;
        row.map(|row| row.person(self)).transpose()
    }

    async fn led_places(&self) -> Result<BTreeSet<PlaceId>, Fault> {
        let rows: Vec<String> = sqlx::query_scalar(
            "select distinct place from desk_person
             where role = 'manager' and proven_at is not null and cut_at is null",
        )
        .fetch_all(&self.reader)
        .await
        .doing("looking which places have somebody who leads")?;
        rows.iter().map(|row| place(row)).collect()
    }

    async fn add_desk_person(&self, at: &AtWork, new: &NewDeskPerson, now: Timestamp) -> Result<bool, Fault> {
        deciding::add(self, at, new, now).await
    }

    async fn tie_app(
        &self,
        id: DeskPersonId,
        (secret, step): (&AppSecret, i64),
        now: Timestamp,
    ) -> Result<Option<i64>, Fault> {
        tie(self, id, (secret, step), now).await
    }

    async fn use_desk_code(&self, id: DeskPersonId, step: i64, now: Timestamp) -> Result<bool, Fault> {
        let mut change = self.write().await?;
        let used = sqlx::query(
            "update desk_person set last_step = $2, used_at = $3
             where id = $1 and last_step < $2 and cut_at is null and proven_at is not null",
        )
        .bind(id.uuid())
        .bind(step)
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("taking a code of an app")?;
        if used.rows_affected() == 0 {
            return Ok(false);
        }
        came_in(&mut change, id, ("desk came in", now)).await?;
        commit(change).await?;
        Ok(true)
    }

    async fn cut_off_desk_person(&self, at: &AtWork, id: DeskPersonId, now: Timestamp) -> Result<(), Fault> {
        // Whoever leads and goes is cut off by another who leads, so that a place is not left without anybody by a slip.
        if at.by.person() == Some(id) {
            return Ok(());
        }
        let sql = "update desk_person set cut_at = $3
                   where id = $1 and cut_at is null and place || '/*' in (select value from json_each($2))";
        deciding::decide(self, (at, id), (sql, "desk person cut off"), now).await
    }

    async fn reset_desk_person(&self, at: &AtWork, id: DeskPersonId, now: Timestamp) -> Result<(), Fault> {
        let sql = "update desk_person set proven_at = null
                   where id = $1 and proven_at is not null and cut_at is null
                     and place || '/*' in (select value from json_each($2))";
        deciding::decide(self, (at, id), (sql, "desk person reset"), now).await
    }
}

async fn tie(
    store: &SqlStore,
    id: DeskPersonId,
    (secret, step): (&AppSecret, i64),
    now: Timestamp,
) -> Result<Option<i64>, Fault> {
    const WHAT: &str = "tying an app to somebody at the desk";
    let mut change = store.write().await?;
    let row: Option<Row> = sqlx::query_as(select_person!("where id = $1 and proven_at is null and cut_at is null"))
        .bind(id.uuid())
        .fetch_optional(&mut *change)
        .await
        .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    let holder = DeskHolder { secret: Some(secret.clone()), ..row.person(store)?.holder };
    sqlx::query(
        "update desk_person set sealed = $2, last_step = $3, proven_at = $4, used_at = $4, ties = $5 where id = $1",
    )
    .bind(row.id)
    .bind(store.vault.seal_for_visit(desk_person_cell(&row.id), &holder)?)
    .bind(step)
    .bind(millis(now))
    .bind(row.ties + 1)
    .execute(&mut *change)
    .await
    .doing(WHAT)?;
    came_in(&mut change, id, ("desk app tied", now)).await?;
    commit(change).await?;
    Ok(Some(row.ties + 1))
}

/// Notes what somebody did about their own way in.
async fn came_in(change: &mut Change, id: DeskPersonId, (action, at): (&str, Timestamp)) -> Result<(), Fault> {
    let (actor, subject) = (format!("desk {}", id.uuid()), id.uuid().to_string());
    audit::append(change, audit::Entry { at, actor: &actor, action, subject: &subject, detail: "" }).await
}

impl SqlStore {
    /// Seals everybody at the desk under the newest key of the key file. One that no key opens is left as it is.
    pub async fn reseal_desk_people(&self) -> Result<(), Fault> {
        const WHAT: &str = "sealing who works at the desk anew";
        let mut change = self.write().await?;
        let rows: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as("select id, sealed from desk_person").fetch_all(&mut *change).await.doing(WHAT)?;
        for (id, sealed) in rows {
            let Ok(holder) = self.vault.open_for_visit::<DeskHolder>(desk_person_cell(&id), &sealed) else { continue };
            sqlx::query("update desk_person set sealed = $2 where id = $1")
                .bind(id)
                .bind(self.vault.seal_for_visit(desk_person_cell(&id), &holder)?)
                .execute(&mut *change)
                .await
                .doing(WHAT)?;
        }
        commit(change).await
    }
}
