//! What an erasure does with messages: words that have not left stop, what takes something back still leaves.
//!
//! A request that certainly never left just stops. One that may have left is recalled; one that was handed over stays with the hub,
//! which is told. What leaves from here on is sealed under the family's new key, and no other words stay.

use app::{
    domain::{
        message::{Envelope, Message},
        reference::Reference,
    },
    ports::Fault,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    super::{
        SqlStore,
        fault::Doing,
        follow_up::{self, Recall},
        outbox::{self, Outgoing},
        status::{RequestRow, select_request},
        values::{hub, millis, place},
        vault::{Vault, message_cell},
    },
    Change, Going,
};
use crate::crypto::envelope::SealKey;

/// Settles the messages of every request of the family.
pub(super) async fn settle(store: &SqlStore, change: &mut Change, going: &Going) -> Result<(), Fault> {
    let rows: Vec<RequestRow> = sqlx::query_as(select_request!("where request.family_id = $1"))
        .bind(going.family.uuid())
        .fetch_all(&mut **change)
        .await
        .doing("looking for a family's requests")?;
    for row in &rows {
        settle_request(store, change, (going, row)).await?;
    }
    Ok(())
}

async fn settle_request(
    store: &SqlStore,
    change: &mut Change,
    (going, row): (&Going, &RequestRow),
) -> Result<(), Fault> {
    let is_there = row.handed_over_at.is_some() || row.confirmed_at.is_some();
    let withdraws = !is_there && row.withdrawn_at.is_none();
    let recall = if withdraws { Some(follow_up::withdraw(change, row, going.at).await?) } else { None };
    stop_words(change, row.id, going).await?;
    seal_anew(store, change, (going, row.id)).await?;
    forget(change, row.id, going).await?;
    let key = &going.new;
    match recall {
        None if is_there => tell(store, change, (going, row, key)).await,
        Some(Recall::NotNeeded) if !going.again => Ok(()),
        None => Ok(()),
        Some(recall) => {
            let message = Message::withdrawal(envelope(row, going)?);
            keep(store, change, (row.id, key, &message), going).await?;
            match recall {
                Recall::NotNeeded => Ok(()),
                later @ Recall::After(_) => later.apply(change, message.id(), going.at).await,
            }
        }
    }
}

/// What only tells the hub more does not leave any longer.
async fn stop_words(change: &mut Change, request: Uuid, going: &Going) -> Result<(), Fault> {
    sqlx::query(
        "update message set settled_at = $2, outcome = 'stopped'
         where request_id = $1 and settled_at is null and kind in ('request', 'addition')",
    )
    .bind(request)
    .bind(millis(going.at))
    .execute(&mut **change)
    .await
    .doing("stopping what has not left")?;
    Ok(())
}

/// What waits to leave is sealed under the new key.
async fn seal_anew(store: &SqlStore, change: &mut Change, (going, request): (&Going, Uuid)) -> Result<(), Fault> {
    const WHAT: &str = "sealing anew what waits to leave";
    let waiting: Vec<(Uuid, Vec<u8>)> =
        sqlx::query_as("select id, sealed from message where request_id = $1 and settled_at is null")
            .bind(request)
            .fetch_all(&mut **change)
            .await
            .doing(WHAT)?;
    for (id, sealed) in waiting {
        let message: Message = Vault::open(&going.old, message_cell(&id), &sealed)?;
        sqlx::query("update message set sealed = $2 where id = $1")
            .bind(id)
            .bind(store.vault.seal(&going.new, message_cell(&id), &message)?)
            .execute(&mut **change)
            .await
            .doing(WHAT)?;
    }
    Ok(())
}

/// The words of everything else go.
async fn forget(change: &mut Change, request: Uuid, going: &Going) -> Result<(), Fault> {
    const WHAT: &str = "erasing a family's messages";
    sqlx::query("update message set sealed = null where request_id = $1 and settled_at is not null")
        .bind(request)
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    sqlx::query("update request set story_purged_at = coalesce(story_purged_at, $2) where id = $1")
        .bind(request)
        .bind(millis(going.at))
        .execute(&mut **change)
        .await
        .doing(WHAT)?;
    Ok(())
}

/// Tells the hub that the family had the portal erase what it kept.
async fn tell(
    store: &SqlStore,
    change: &mut Change,
    (going, row, key): (&Going, &RequestRow, &SealKey),
) -> Result<(), Fault> {
    let words = app::words::rights::erased_for_hub().ok_or(Fault::bare("the words for the hub are too long"))?;
    let message = Message::addition(envelope(row, going)?, words);
    keep(store, change, (row.id, key, &message), going).await
}

/// The same request gives the same id each time, so that a hub takes the news once, however often a backup comes back.
fn envelope(row: &RequestRow, going: &Going) -> Result<Envelope, Fault> {
    let digest = Sha256::new().chain_update(b"erasure message 1").chain_update(row.id.as_bytes()).finalize();
    let id = digest.first_chunk().copied().map(Uuid::from_bytes).unwrap_or_default();
    let reference = Reference::from_text(row.reference.clone());
    Ok(Envelope { id, reference, place: place(&row.place)?, hub: hub(&row.hub)?, sent_at: going.at })
}

async fn keep(
    store: &SqlStore,
    change: &mut Change,
    (request, key, message): (Uuid, &SealKey, &Message),
    going: &Going,
) -> Result<(), Fault> {
    let outgoing = Outgoing { request, message, digest: None, at: going.at };
    outbox::insert(&store.vault, change, key, outgoing).await
}
