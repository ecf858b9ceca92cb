//! Telling people that something is new: noted with what is new, taken before it leaves, settled once.
//!
//! An address is sealed under its family's key and opened for the one notice that is due. A notice that was taken leaves no
//! second time, even if the portal falls before its end is known. Whoever looked, stopped them or took the request back
//! meanwhile gets no further try.
//!
//! - [`noting`]: what is new, and that it was read. [`choosing`]: what the sender says about notices.
//! - [`taking`]: which notice is due. [`settling`]: how it ended.

mod choosing;
mod noting;
mod settling;
mod taking;

use app::{
    domain::{
        ids::{RequestId, SendingId},
        lock::Carrier,
        notice::{Hours, NoticeAddress, NoticeState, Unread, next_notice},
    },
    ports::{DueNotice, Fault, NoticeChoice, NoticeDeed, Notices, Posted, SendOff, england},
};
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

pub(super) use self::noting::{looked, said};
use super::{
    SqlStore,
    engine::{Connection, Db},
    fault::Doing,
    values::{maybe_time, millis},
    vault::notice_cell,
};
use crate::crypto::envelope::SealKey;

type Change = Transaction<'static, Db>;

#[async_trait]
impl Notices for SqlStore {
    async fn notice_choice(&self, request: RequestId) -> Result<Option<NoticeChoice>, Fault> {
        choosing::choice(self, request).await
    }
    async fn choose_notices(&self, request: RequestId, deed: NoticeDeed, now: Timestamp) -> Result<(), Fault> {
        choosing::choose(self, request, deed, now).await
    }
    async fn take_notice(&self, by: &[Carrier], id: SendingId, now: Timestamp) -> Result<Option<DueNotice>, Fault> {
        taking::take(self, by, id, now).await
    }
    async fn notice_went(&self, id: SendingId, posted: Posted, now: Timestamp) -> Result<(), Fault> {
        settling::went(self, id, posted, now).await
    }
    async fn notice_bounced(&self, id: SendingId, now: Timestamp) -> Result<(), Fault> {
        settling::bounced(self, id, now).await
    }
}

/// A row as the rule about time needs it.
#[derive(FromRow)]
struct NoticeRow {
    request_id: Uuid,
    family_id: Uuid,
    member_id: Uuid,
    carrier: String,
    state: String,
    hours: Option<String>,
    news_at: Option<i64>,
    looked_at: Option<i64>,
    ended_at: Option<i64>,
    due_at: Option<i64>,
    tries: i64,
    refused: i64,
    /// When this person was last told of anything.
    told_at: Option<i64>,
}

/// Every query for a row reads the same columns, so there is one reader for all.
macro_rules! select_notice {
    ($rest:literal) => {
        concat!(
            "select request_id, family_id, member_id, carrier, state, hours, news_at, looked_at, ended_at, due_at, tries,
                    refused,
                    (select max(other.told_at) from news_notice as other where other.member_id = news_notice.member_id) as told_at
             from news_notice ",
            $rest
        )
    };
}
use select_notice;

impl NoticeRow {
    fn hours(&self) -> Result<Option<Hours>, Fault> {
        let read = |slug: &String| Hours::from_slug(slug).ok_or(Fault::bare("reading the hours of notices"));
        self.hours.as_ref().map(read).transpose()
    }

    fn state(&self) -> Result<NoticeState, Fault> {
        NoticeState::from_slug(&self.state).ok_or(Fault::bare("reading whether there are notices"))
    }

    /// When the next one is due.
    fn due(&self) -> Result<Option<Timestamp>, Fault> {
        let Some(hours) = self.hours()?.filter(|_| self.state == NoticeState::On.slug()) else { return Ok(None) };
        let Some(news) = maybe_time(self.news_at)? else { return Ok(None) };
        let unread = Unread {
            looked_at: maybe_time(self.looked_at)?,
            told_at: maybe_time(self.told_at)?,
            ended_at: maybe_time(self.ended_at)?,
            hours,
        };
        Ok(next_notice(&[news], &unread, &england()))
    }
}

async fn row(db: &mut Connection, request: Uuid) -> Result<Option<NoticeRow>, Fault> {
    sqlx::query_as(select_notice!("where request_id = $1"))
        .bind(request)
        .fetch_optional(db)
        .await
        .doing("reading whom to tell of news")
}

async fn put_due(db: &mut Connection, request: Uuid, due: Option<Timestamp>) -> Result<(), Fault> {
    sqlx::query("update news_notice set due_at = $2 where request_id = $1")
        .bind(request)
        .bind(due.map(millis))
        .execute(db)
        .await
        .doing("noting when to tell of news")?;
    Ok(())
}

/// Keeps where the sender of a new request may be told, if they chose an address for messages. A young person gets none
/// before they say so here.
pub(super) async fn begin(store: &SqlStore, change: &mut Change, key: &SealKey, send: &SendOff) -> Result<(), Fault> {
    let Some(request) = send.submission.request() else { return Ok(()) };
    let Some(to) = NoticeAddress::chosen(&request.contact) else { return Ok(()) };
    let state = if request.own_request().is_some() { NoticeState::NotYet } else { NoticeState::On };
    let id = send.request.uuid();
    sqlx::query(
        "insert into news_notice (request_id, family_id, member_id, carrier, sealed, state, hours)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(send.family.uuid())
    .bind(send.member.uuid())
    .bind(to.carrier().slug())
    .bind(store.vault.seal(key, notice_cell(&id), &to)?)
    .bind(state.slug())
    .bind(Hours::first_of(&request.contact).map(Hours::slug))
    .execute(&mut **change)
    .await
    .doing("keeping whom to tell of news")?;
    Ok(())
}

/// Forgets it: the request was taken back.
pub(super) async fn end(change: &mut Change, request: Uuid) -> Result<(), Fault> {
    sqlx::query("delete from news_notice where request_id = $1")
        .bind(request)
        .execute(&mut **change)
        .await
        .doing("forgetting whom to tell of news")?;
    Ok(())
}
