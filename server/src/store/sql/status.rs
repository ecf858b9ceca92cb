//! A sent request as a status page needs it, read back from its row.
//!
//! The main type is [`RequestRow`]. It never holds the story: that stays sealed in the request's messages.

use app::{
    domain::{
        ids::{FamilyId, MemberId, RequestId},
        question::SentKind,
        reference::Reference,
    },
    ports::{Fault, RequestStatus},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore,
    engine::Connection,
    fault::Doing,
    values::{count, delivery, hub, maybe_time, place, time},
};

/// Every query for a request reads the same columns, so there is one reader for all.
macro_rules! select_request {
    ($($rest:tt)+) => {
        concat!(
            "select request.seq, request.id, request.kind, request.family_id, request.member_id, request.place, request.hub, request.reference, request.urgent,
                    request.digest, request.delivery, request.sent_at, request.handed_over_at, request.confirmed_at,
                    request.seen_at, request.chased_at, request.withdrawn_at, request.escalated_at, request.outcome_at,
                    (select count(*) from message
                     where message.request_id = request.id and message.kind = 'addition') as additions
             from request ",
            $($rest)+
        )
    };
}
pub(super) use select_request;

/// Whether somebody must still see to a request or a question: it was not taken back, and whoever sent it has not been told
/// what comes of it. That somebody read a request is no answer. Indexes are over these very words (`0030_growth.sql`).
macro_rules! open {
    () => {
        "request.withdrawn_at is null
         and case when request.kind = 'question' then request.seen_at is null else request.outcome_at is null end"
    };
}
pub(super) use open;

#[derive(FromRow)]
pub(super) struct RequestRow {
    /// The order of arrival.
    pub(super) seq: i64,
    pub(super) id: Uuid,
    pub(super) kind: String,
    pub(super) family_id: Uuid,
    pub(super) member_id: Uuid,
    pub(super) place: String,
    pub(super) hub: String,
    pub(super) reference: String,
    pub(super) urgent: bool,
    pub(super) digest: Vec<u8>,
    pub(super) delivery: String,
    pub(super) sent_at: i64,
    pub(super) handed_over_at: Option<i64>,
    pub(super) confirmed_at: Option<i64>,
    pub(super) seen_at: Option<i64>,
    pub(super) chased_at: Option<i64>,
    pub(super) withdrawn_at: Option<i64>,
    pub(super) escalated_at: Option<i64>,
    pub(super) outcome_at: Option<i64>,
    pub(super) additions: i64,
}

impl RequestRow {
    /// Whose it is.
    pub(super) const fn family(&self) -> FamilyId {
        FamilyId::new(self.family_id)
    }

    /// A request or a question.
    pub(super) fn kind(&self) -> Result<SentKind, Fault> {
        SentKind::from_slug(&self.kind).ok_or(Fault::bare("reading what was sent"))
    }

    /// The row as the app knows it.
    pub(super) fn status(&self) -> Result<RequestStatus, Fault> {
        Ok(RequestStatus {
            id: RequestId::new(self.id),
            kind: self.kind()?,
            family: self.family(),
            member: MemberId::new(self.member_id),
            reference: Reference::from_text(self.reference.clone()),
            place: place(&self.place)?,
            hub: hub(&self.hub)?,
            urgent: self.urgent,
            delivery: delivery(&self.delivery)?,
            sent_at: time(self.sent_at)?,
            handed_over_at: maybe_time(self.handed_over_at)?,
            confirmed_at: maybe_time(self.confirmed_at)?,
            seen_at: maybe_time(self.seen_at)?,
            outcome_at: maybe_time(self.outcome_at)?,
            chased_at: maybe_time(self.chased_at)?,
            withdrawn_at: maybe_time(self.withdrawn_at)?,
            additions: count(self.additions),
            escalated: self.escalated_at.is_some(),
        })
    }
}

pub(super) async fn find(store: &SqlStore, id: RequestId) -> Result<Option<RequestStatus>, Fault> {
    let row: Option<RequestRow> = sqlx::query_as(select_request!("where request.id = $1"))
        .bind(id.uuid())
        .fetch_optional(&store.reader)
        .await
        .doing("reading a request")?;
    row.map(|row| row.status()).transpose()
}

/// The request with this id, within a change.
pub(super) async fn by_id(db: &mut Connection, id: Uuid) -> Result<Option<RequestRow>, Fault> {
    sqlx::query_as(select_request!("where request.id = $1"))
        .bind(id)
        .fetch_optional(db)
        .await
        .doing("reading a request")
}
