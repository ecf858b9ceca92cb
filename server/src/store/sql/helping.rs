//! Drafts that somebody helps a family with: whose hands each is in, and how far it has come.
//!
//! A draft leaves a helper's hands once and never comes back: handing over makes a new version, so a form that a helper
//! still had open is refused. Words open a draft once. What a helper is told is read from the draft and the request as they
//! are, so nothing has to be kept in step.

mod chase;

use app::{
    domain::{
        answers::Draft,
        delivery::Delivery,
        ids::{DraftId, FamilyId, HelpedId, MemberId},
        text::Line,
    },
    ports::{Fault, HandOver, Handed, Helped, HelpedState, HelperChase, HelperKey, Helping, NewHelped, SentOn},
};
use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore, audit, commit, draft,
    engine::Connection,
    fault::Doing,
    values::{maybe_time, millis, place, time},
    vault::{Vault, helping_cell},
};

#[async_trait]
impl Helping for SqlStore {
    async fn begin_helped(&self, draft: &Draft, helped: &NewHelped, now: Timestamp) -> Result<(), Fault> {
        begin(self, draft, helped, now).await
    }
    async fn helped_by(&self, helper: HelperKey, now: Timestamp) -> Result<Vec<Helped>, Fault> {
        list(self, helper, now).await
    }
    async fn save_helped(&self, helper: HelperKey, draft: &Draft, now: Timestamp) -> Result<bool, Fault> {
        save(self, helper, draft, now).await
    }
    async fn hand_over(
        &self,
        helper: HelperKey,
        id: HelpedId,
        (how, now): (HandOver, Timestamp),
    ) -> Result<Option<Handed>, Fault> {
        hand_over(self, (helper, id), how, now).await
    }
    async fn take_over(&self, words: &[u8; 32], now: Timestamp) -> Result<Option<Handed>, Fault> {
        take_over(self, words, now).await
    }
    async fn may_ask_again(&self, handed: Handed, day: Option<Date>) -> Result<(), Fault> {
        may_ask_again(self, handed, day).await
    }
    async fn chase_helped(&self, helper: HelperKey, id: HelpedId, asked: HelperChase) -> Result<bool, Fault> {
        chase::chase(self, (helper, id), asked).await
    }
    async fn decline(&self, handed: Handed, now: Timestamp) -> Result<(), Fault> {
        decline(self, handed, now).await
    }
}

async fn begin(store: &SqlStore, draft: &Draft, helped: &NewHelped, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let key = draft::insert(store, &mut change, draft, now).await?;
    let sealed = store.vault.seal(&key, helping_cell(&helped.id.uuid()), &helped.label)?;
    sqlx::query(
        "insert into helping (id, helper, family_id, draft_id, submission_id, sealed, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(helped.id.uuid())
    .bind(helped.helper.0.as_slice())
    .bind(draft.family.uuid())
    .bind(draft.id.uuid())
    .bind(draft.submission.uuid())
    .bind(sealed)
    .bind(millis(now))
    .execute(&mut *change)
    .await
    .doing("keeping who helps with a draft")?;
    note(&mut change, "draft begun", now).await?;
    commit(change).await
}

async fn note(db: &mut Connection, action: &'static str, now: Timestamp) -> Result<(), Fault> {
    audit::append(db, audit::Entry { at: now, actor: "helper", action, subject: "", detail: "" }).await
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    family_id: Uuid,
    draft_id: Uuid,
    sealed: Vec<u8>,
    begun_at: i64,
    handed_at: Option<i64>,
    opened_at: Option<i64>,
    again_on: Option<String>,
    wrapped_key: Vec<u8>,
    lives: bool,
    place: Option<String>,
    delivery: Option<String>,
    sent_at: Option<i64>,
    withdrawn_at: Option<i64>,
    chased_at: Option<i64>,
}

impl Row {
    fn state(&self) -> Result<HelpedState, Fault> {
        const UNREADABLE: Fault = Fault::bare("reading how far a draft is");
        if let (Some(place_name), Some(delivery), Some(sent_at)) = (&self.place, &self.delivery, self.sent_at) {
            if self.withdrawn_at.is_some() {
                return Ok(HelpedState::Closed);
            }
            let delivery = Delivery::from_slug(delivery).ok_or(UNREADABLE)?;
            let (sent_at, asked_at) = (time(sent_at)?, maybe_time(self.chased_at)?);
            return Ok(HelpedState::Sent(SentOn { place: place(place_name)?, delivery, sent_at, asked_at }));
        }
        Ok(match (self.lives, self.handed_at, self.opened_at) {
            (false, ..) => HelpedState::Closed,
            (true, None, _) => HelpedState::Writing,
            (true, Some(_), None) => HelpedState::Waiting,
            (true, Some(_), Some(_)) => HelpedState::WithFamily,
        })
    }
}

async fn list(store: &SqlStore, helper: HelperKey, now: Timestamp) -> Result<Vec<Helped>, Fault> {
    let rows: Vec<Row> = sqlx::query_as(
        "select helping.id, helping.family_id, helping.draft_id, helping.sealed, helping.begun_at, helping.handed_at,
                helping.opened_at, helping.again_on, family.wrapped_key, draft.id is not null as lives, request.place, request.delivery,
                request.sent_at, request.withdrawn_at, helping.chased_at
         from helping join family on family.id = helping.family_id
         left join draft on draft.id = helping.draft_id and draft.keep_until > $2
         left join request on request.submission_id = helping.submission_id
         where helping.helper = $1 order by helping.begun_at desc, helping.rowid desc",
    )
    .bind(helper.0.as_slice())
    .bind(millis(now))
    .fetch_all(&store.reader)
    .await
    .doing("listing what a helper began")?;
    rows.iter().map(|row| read(store, row)).collect()
}

fn read(store: &SqlStore, row: &Row) -> Result<Helped, Fault> {
    let key = store.vault.unwrap(FamilyId::new(row.family_id), &row.wrapped_key)?;
    let label: Line = Vault::open(&key, helping_cell(&row.id), &row.sealed)?;
    let (id, draft) = (HelpedId::new(row.id), DraftId::new(row.draft_id));
    let state = row.state()?;
    // Once the family has sent it or it is closed, there is nothing to ask.
    let named = row.again_on.as_deref().filter(|_| state == HelpedState::WithFamily);
    let ask_again = named.map(|day| day.parse().map_err(|error| Fault::new("reading a day", error))).transpose()?;
    Ok(Helped { id, draft, label, begun_at: time(row.begun_at)?, state, ask_again })
}

async fn save(store: &SqlStore, helper: HelperKey, draft: &Draft, now: Timestamp) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let holds: Option<i32> = sqlx::query_scalar(
        "select 1 from helping join draft on draft.id = helping.draft_id
         where helping.draft_id = $1 and helping.helper = $2 and helping.handed_at is null and draft.keep_until > $3",
    )
    .bind(draft.id.uuid())
    .bind(helper.0.as_slice())
    .bind(millis(now))
    .fetch_optional(&mut *change)
    .await
    .doing("looking whose hands a draft is in")?;
    if holds.is_none() || !draft::write(store, &mut change, draft).await? {
        return Ok(false);
    }
    commit(change).await?;
    Ok(true)
}

async fn hand_over(
    store: &SqlStore,
    (helper, id): (HelperKey, HelpedId),
    how: HandOver,
    now: Timestamp,
) -> Result<Option<Handed>, Fault> {
    const WHAT: &str = "handing a draft over";
    let mut change = store.write().await?;
    let (words, opened_at) = match how {
        HandOver::Here => (None, Some(millis(now))),
        HandOver::ByWords(words) => (Some(words.to_vec()), None),
    };
    let row: Option<(Uuid, Uuid)> = sqlx::query_as(
        "update helping set handed_at = coalesce(handed_at, $3), words = $4, opened_at = $5
         where id = $1 and helper = $2 and opened_at is null
           and exists (select 1 from draft where draft.id = helping.draft_id and draft.keep_until > $3)
         returning draft_id, family_id",
    )
    .bind(id.uuid())
    .bind(helper.0.as_slice())
    .bind(millis(now))
    .bind(words)
    .bind(opened_at)
    .fetch_optional(&mut *change)
    .await
    .doing(WHAT)?;
    let Some((draft, family)) = row else { return Ok(None) };
    // A form that is still open in a helper's tab now names an old version.
    sqlx::query("update draft set version = version + 1 where id = $1")
        .bind(draft)
        .execute(&mut *change)
        .await
        .doing(WHAT)?;
    let member = member_of(&mut change, draft).await?;
    note(&mut change, "draft handed over", now).await?;
    commit(change).await?;
    Ok(Some(Handed { draft: DraftId::new(draft), family: FamilyId::new(family), member }))
}

async fn member_of(db: &mut Connection, draft: Uuid) -> Result<MemberId, Fault> {
    let member: Uuid = sqlx::query_scalar("select member_id from draft where id = $1")
        .bind(draft)
        .fetch_one(db)
        .await
        .doing("reading whose a draft is")?;
    Ok(MemberId::new(member))
}

async fn take_over(store: &SqlStore, words: &[u8; 32], now: Timestamp) -> Result<Option<Handed>, Fault> {
    let mut change = store.write().await?;
    let row: Option<(Uuid, Uuid)> = sqlx::query_as(
        "update helping set words = null, opened_at = $2
         where words = $1
           and exists (select 1 from draft where draft.id = helping.draft_id and draft.keep_until > $2)
         returning draft_id, family_id",
    )
    .bind(words.as_slice())
    .bind(millis(now))
    .fetch_optional(&mut *change)
    .await
    .doing("opening a draft that was handed over")?;
    let Some((draft, family)) = row else { return Ok(None) };
    let member = member_of(&mut change, draft).await?;
    commit(change).await?;
    Ok(Some(Handed { draft: DraftId::new(draft), family: FamilyId::new(family), member }))
}

async fn may_ask_again(store: &SqlStore, handed: Handed, day: Option<Date>) -> Result<(), Fault> {
    let again = "update helping set again_on = $3 where draft_id = $1 and family_id = $2 and opened_at is not null";
    let again =
        sqlx::query(again).bind(handed.draft.uuid()).bind(handed.family.uuid()).bind(day.map(|day| day.to_string()));
    store.alone("keeping when to ask a family again", again).await.map(drop)
}

async fn decline(store: &SqlStore, handed: Handed, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let done = sqlx::query("delete from draft where id = $1 and family_id = $2 and member_id = $3")
        .bind(handed.draft.uuid())
        .bind(handed.family.uuid())
        .bind(handed.member.uuid())
        .execute(&mut *change)
        .await
        .doing("deleting a draft that a family did not want")?;
    if done.rows_affected() > 0 {
        let entry = audit::Entry { at: now, actor: "family", action: "draft closed", subject: "", detail: "" };
        audit::append(&mut change, entry).await?;
    }
    commit(change).await
}
