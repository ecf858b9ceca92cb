//! Questions that name nobody, and what hubs answer: sealed under the question's own key.
//!
//! An answer is kept in the transaction that takes its news, so once for each event. A question that was taken back, or
//! whose words were erased, gets none: nobody is there to read it.

use app::{
    domain::{
        ids::{MemberId, RequestId},
        message::Body,
        question::Question,
        text::FreeText,
    },
    ports::{Advice, Answer, Fault},
};
use async_trait::async_trait;
use sqlx::Transaction;
use uuid::Uuid;

use super::{
    SqlStore,
    engine::Db,
    fault::Doing,
    status::{self, RequestRow},
    telling,
    values::time,
    vault::{Vault, answer_cell},
};

#[async_trait]
impl Advice for SqlStore {
    async fn question(&self, request: RequestId, member: MemberId) -> Result<Option<Question>, Fault> {
        Ok(telling::own_message(self, request, member).await?.and_then(|message| match message.body() {
            Body::Question(question) => Some((**question).clone()),
            _ => None,
        }))
    }

    async fn answers(&self, request: RequestId, member: MemberId) -> Result<Vec<Answer>, Fault> {
        list(self, request, member).await
    }
}

async fn list(store: &SqlStore, request: RequestId, member: MemberId) -> Result<Vec<Answer>, Fault> {
    const WHAT: &str = "reading the answers to a question";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row = status::by_id(&mut view, request.uuid()).await?.filter(|row| row.member_id == member.uuid());
    let Some(row) = row else { return Ok(Vec::new()) };
    let rows: Vec<(Uuid, Vec<u8>, i64)> =
        sqlx::query_as("select id, sealed, at from answer where request_id = $1 order by seq")
            .bind(row.id)
            .fetch_all(&mut *view)
            .await
            .doing(WHAT)?;
    let Some(key) = store.vault.living_key(&mut view, row.family()).await? else { return Ok(Vec::new()) };
    let open = |(id, sealed, at): &(Uuid, Vec<u8>, i64)| {
        Ok(Answer { words: Vault::open(&key, answer_cell(id), sealed)?, at: time(*at)? })
    };
    rows.iter().map(open).collect()
}

/// Keeps what a hub answered, at this time in milliseconds.
pub(super) async fn keep(
    store: &SqlStore,
    change: &mut Transaction<'static, Db>,
    (row, words): (&RequestRow, &FreeText),
    at: i64,
) -> Result<(), Fault> {
    if row.withdrawn_at.is_some() {
        return Ok(());
    }
    let Some(key) = store.vault.living_key(change, row.family()).await? else { return Ok(()) };
    let id = store.vault.uuid();
    sqlx::query("insert into answer (id, request_id, family_id, hub, sealed, at) values ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(row.id)
        .bind(row.family_id)
        .bind(&row.hub)
        .bind(store.vault.seal(&key, answer_cell(&id), words)?)
        .bind(at)
        .execute(&mut **change)
        .await
        .doing("keeping the answer to a question")?;
    Ok(())
}
