//! What one member answered in the requests they sent, and what hubs were told about sharing since.
//!
//! Read at one instant. A request that another member sent is not found here, whatever is in it.

use app::{
    domain::{
        consent::{Decision, Item, Purpose},
        ids::{FamilyId, MemberId},
        message::{Body, Message},
        place::OrganisationId,
    },
    ports::{ConsentAnswer, Consents, Fault, SentConsent, Told},
};
use async_trait::async_trait;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore,
    engine::Connection,
    fault::Doing,
    status::{RequestRow, select_request},
    values::{maybe_time, time},
    vault::{Vault, message_cell},
};
use crate::crypto::envelope::SealKey;

#[async_trait]
impl Consents for SqlStore {
    async fn sent_by(&self, family: FamilyId, member: MemberId) -> Result<Vec<SentConsent>, Fault> {
        sent_by(self, family, member).await
    }
}

async fn sent_by(store: &SqlStore, family: FamilyId, member: MemberId) -> Result<Vec<SentConsent>, Fault> {
    const WHAT: &str = "listing what a member sent";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let Some(key) = store.vault.living_key(&mut view, family).await? else { return Ok(Vec::new()) };
    let rows: Vec<RequestRow> = sqlx::query_as(select_request!(
        "where request.family_id = $1 and request.member_id = $2 order by request.seq desc"
    ))
    .bind(family.uuid())
    .bind(member.uuid())
    .fetch_all(&mut *view)
    .await
    .doing(WHAT)?;
    let mut sent = Vec::with_capacity(rows.len());
    for row in rows {
        let (answers, told) = (answers(&mut view, row.id).await?, told(&mut view, &key, row.id).await?);
        sent.push(SentConsent { status: row.status()?, answers, told });
    }
    Ok(sent)
}

#[derive(FromRow)]
struct AnswerRow {
    purpose: String,
    organisation: Option<String>,
    item: Option<String>,
    decision: String,
    at: i64,
}

impl AnswerRow {
    fn answer(&self) -> Result<ConsentAnswer, Fault> {
        const UNREADABLE: Fault = Fault::bare("reading stored consent");
        let purpose = match (self.purpose.as_str(), &self.organisation, &self.item) {
            ("share", Some(organisation), Some(item)) => Purpose::Share {
                organisation: OrganisationId::parse(organisation).ok_or(UNREADABLE)?,
                item: Item::from_slug(item).ok_or(UNREADABLE)?,
            },
            _ => Purpose::Help,
        };
        let decision = Decision::from_slug(&self.decision).ok_or(UNREADABLE)?;
        Ok(ConsentAnswer { purpose, decision, at: time(self.at)? })
    }
}

/// The newest answer to each question, in the order the questions were first answered.
async fn answers(db: &mut Connection, request: Uuid) -> Result<Vec<ConsentAnswer>, Fault> {
    let rows: Vec<AnswerRow> = sqlx::query_as(
        "select purpose, organisation, item, decision, at from consent as said
         where request_id = $1 and not exists (
             select 1 from consent as later
             where later.request_id = said.request_id and later.seq > said.seq and later.purpose = said.purpose
               and later.organisation is not distinct from said.organisation and later.item is not distinct from said.item
         )
         order by purpose, (
             select min(first.seq) from consent as first
             where first.request_id = said.request_id and first.purpose = said.purpose
               and first.organisation is not distinct from said.organisation and first.item is not distinct from said.item
         )",
    )
    .bind(request)
    .fetch_all(db)
    .await
    .doing("reading consent")?;
    rows.iter().map(AnswerRow::answer).collect()
}

async fn told(db: &mut Connection, key: &SealKey, request: Uuid) -> Result<Vec<Told>, Fault> {
    let rows: Vec<(Uuid, Vec<u8>, Option<i64>)> = sqlx::query_as(
        "select id, sealed, settled_at from message
         where request_id = $1 and kind = 'permission' and sealed is not null and outcome is distinct from 'stopped'
         order by seq",
    )
    .bind(request)
    .fetch_all(db)
    .await
    .doing("reading what a hub was told")?;
    let mut told = Vec::with_capacity(rows.len());
    for (id, sealed, settled_at) in rows {
        let message: Message = Vault::open(key, message_cell(&id), &sealed)?;
        if let Body::Permission(news) = message.body() {
            told.push(Told { news: news.clone(), taken_at: maybe_time(settled_at)? });
        }
    }
    Ok(told)
}
