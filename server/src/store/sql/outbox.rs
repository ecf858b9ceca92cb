//! Messages on their way to hubs: leased to one worker at a time, tried until they are taken.
//!
//! The main function is [`lease`]. There is no last attempt: what is not taken is tried again for ever.
//! Within a request a later message never leaves before an earlier one.

use app::{
    domain::{
        ids::{FamilyId, MessageId, RequestId},
        message::{Body, Message},
    },
    ports::{Fault, Parcel, Subject},
};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    SqlStore, commit, concern,
    engine::Connection,
    fault::Doing,
    values::{after, count, millis, time},
    vault::{Vault, message_cell},
};
use crate::crypto::envelope::SealKey;

/// How long a message that cannot be opened is put aside, so that it does not hold up the others.
pub(super) const ASIDE_SECONDS: u32 = 15 * 60;

/// A message to keep.
pub(super) struct Outgoing<'a> {
    /// The request it belongs to.
    pub(super) request: Uuid,
    /// What it says.
    pub(super) message: &'a Message,
    /// Tells the same differing copy sent twice.
    pub(super) digest: Option<[u8; 32]>,
    /// Since when it waits.
    pub(super) at: Timestamp,
}

/// The kind of a message about a request. A concern is kept elsewhere: the table refuses it.
/// The first message about a request is its `request`, also where it asks a question: what it is stands in `request.kind`,
/// so that leaving, settling and recalling know one case.
const fn kind(body: &Body) -> &'static str {
    match body {
        Body::Request(_) | Body::Question(_) => "request",
        Body::Addition { .. } => "addition",
        Body::Chase(_) => "chase",
        Body::Withdrawal => "withdrawal",
        Body::Permission(_) => "permission",
        Body::Plan(_) => "plan",
        Body::Concern(_) => "concern",
    }
}

/// Keeps a message, ready to leave at once. Whatever is about a young person's own request says so (rule C9).
pub(super) async fn insert(
    vault: &Vault,
    db: &mut Connection,
    key: &SealKey,
    outgoing: Outgoing<'_>,
) -> Result<(), Fault> {
    let Outgoing { request, message, digest, at } = outgoing;
    // What a case begins with says it in its content; only what comes later is told whose it is about.
    let is_later = kind(message.body()) != "request";
    if is_later {
        // A story that has gone has a word again, which the purge must look for.
        sqlx::query("update request set story_purged_at = null where id = $1 and story_purged_at is not null")
            .bind(request)
            .execute(&mut *db)
            .await
            .doing("noting that a request holds words again")?;
    }
    let about_own = (is_later && is_own(db, key, request).await?).then(|| message.clone().about_own_request());
    let message = about_own.as_ref().unwrap_or(message);
    let id = message.id();
    sqlx::query(
        "insert into message (id, request_id, kind, sealed, digest, next_at, created_at, turn)
         select $1, id, $3, $4, $5, $6, $6,
                case when urgent then 0 else 2 end + case when $3 = 'withdrawal' then 0 else 1 end
         from request where id = $2",
    )
    .bind(id)
    .bind(request)
    .bind(kind(message.body()))
    .bind(vault.seal(key, message_cell(&id), message)?)
    .bind(digest.map(Vec::from))
    .bind(millis(at))
    .execute(db)
    .await
    .doing("keeping an outgoing message")?;
    Ok(())
}

/// Whether a request is a young person's own. Its row says so; one that was sent before rows did says it in its message.
pub(super) async fn is_own(db: &mut Connection, key: &SealKey, request: Uuid) -> Result<bool, Fault> {
    let noted: Option<bool> = sqlx::query_scalar("select own from request where id = $1")
        .bind(request)
        .fetch_optional(&mut *db)
        .await
        .doing("reading whose a request is")?
        .flatten();
    match noted {
        Some(own) => Ok(own),
        None => Ok(request_message(db, key, request).await?.is_some_and(|message| message.is_own_request())),
    }
}

/// The message a request was sent as, unless its story is gone.
pub(super) async fn request_message(
    db: &mut Connection,
    key: &SealKey,
    request: Uuid,
) -> Result<Option<Message>, Fault> {
    let row: Option<(Uuid, Vec<u8>)> = sqlx::query_as(
        "select id, sealed from message where request_id = $1 and kind = 'request' and sealed is not null",
    )
    .bind(request)
    .fetch_optional(db)
    .await
    .doing("reading a sent request")?;
    row.map(|(id, sealed)| Vault::open(key, message_cell(&id), &sealed)).transpose()
}

/// Stops every message of a request that waits. Leases stay, so that a try under way can still tell how it ended.
pub(super) async fn stop(db: &mut Connection, request: Uuid, now: Timestamp) -> Result<(), Fault> {
    sqlx::query(
        "update message set settled_at = $2, outcome = 'stopped'
         where request_id = $1 and settled_at is null and kind <> 'withdrawal'",
    )
    .bind(request)
    .bind(millis(now))
    .execute(db)
    .await
    .doing("stopping what has not left")?;
    Ok(())
}

#[derive(FromRow)]
struct Due {
    id: Uuid,
    request_id: Uuid,
    kind: String,
    sealed: Vec<u8>,
    attempts: i64,
    created_at: i64,
    family_id: Uuid,
}

pub(super) async fn lease(
    store: &SqlStore,
    most: u32,
    lease_seconds: u32,
    now: Timestamp,
) -> Result<Vec<Parcel>, Fault> {
    let mut change = store.write().await?;
    // A concern is more urgent than anything else.
    let mut parcels = concern::sending::lease(store, &mut change, most, (lease_seconds, now)).await?;
    let room = most.saturating_sub(u32::try_from(parcels.len()).unwrap_or(u32::MAX));
    let due = due(&mut change, room, now).await?;
    if due.is_empty() && parcels.is_empty() {
        return Ok(Vec::new());
    }
    for row in due {
        match open(store, &mut change, &row).await {
            Ok(message) => {
                let parcel = lease_one(store, &mut change, (row, message), after(now, lease_seconds)).await?;
                parcels.push(parcel);
            }
            Err(fault) => {
                tracing::error!(message = %row.id, error = ?fault, "a message cannot be opened; it is put aside");
                put_off(&mut change, row.id, after(now, ASIDE_SECONDS)).await?;
            }
        }
    }
    commit(change).await?;
    Ok(parcels)
}

/// The turns in which messages leave, as their rows have them (`0030_growth.sql`): what is urgent first, and a word that takes
/// something back before anything else of its kind.
const TURNS: i64 = 4;

/// Up to `most` messages that are due, each behind everything earlier about its request. Each turn is a stretch of an index:
/// however many wait after a long outage, no more are looked at than leave.
async fn due(db: &mut Connection, most: u32, now: Timestamp) -> Result<Vec<Due>, Fault> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut due: Vec<Due> = Vec::new();
    for turn in 0..TURNS {
        let left = most.saturating_sub(due.len());
        if left == 0 {
            break;
        }
        // `cross join` has the file's engine begin with the messages.
        let next: Vec<Due> = sqlx::query_as(
            "select message.id, message.request_id, message.kind, message.sealed, message.attempts, message.created_at,
                    request.family_id
             from message cross join request
             where request.id = message.request_id
               and message.turn = $3 and message.settled_at is null and message.next_at <= $1
               and (message.lease_until is null or message.lease_until <= $1)
               and not exists (
                   select 1 from message as earlier
                   where earlier.request_id = message.request_id and earlier.seq < message.seq
                     and earlier.settled_at is null
               )
             order by message.next_at, message.seq
             limit $2",
        )
        .bind(millis(now))
        .bind(i64::try_from(left).unwrap_or(i64::MAX))
        .bind(turn)
        .fetch_all(&mut *db)
        .await
        .doing("looking for messages that are due")?;
        due.extend(next);
    }
    Ok(due)
}

async fn open(store: &SqlStore, db: &mut Connection, row: &Due) -> Result<Message, Fault> {
    let key = store.vault.key(db, FamilyId::new(row.family_id)).await?;
    Vault::open(&key, message_cell(&row.id), &row.sealed)
}

async fn lease_one(
    store: &SqlStore,
    db: &mut Connection,
    (row, message): (Due, Message),
    until: Timestamp,
) -> Result<Parcel, Fault> {
    const WHAT: &str = "leasing a message";
    let lease = store.vault.uuid();
    sqlx::query("update message set lease = $2, lease_until = $3, attempts = attempts + 1 where id = $1")
        .bind(row.id)
        .bind(lease)
        .bind(millis(until))
        .execute(&mut *db)
        .await
        .doing(WHAT)?;
    if row.kind == "request" {
        sqlx::query("update request set delivery = 'sending' where id = $1 and delivery = 'saved'")
            .bind(row.request_id)
            .execute(db)
            .await
            .doing(WHAT)?;
    }
    Ok(Parcel {
        id: MessageId::new(row.id),
        subject: Subject::Request(RequestId::new(row.request_id)),
        message,
        attempts: count(row.attempts),
        created_at: time(row.created_at)?,
        lease,
    })
}

pub(super) async fn put_off(db: &mut Connection, message: Uuid, until: Timestamp) -> Result<(), Fault> {
    sqlx::query("update message set next_at = $2, lease = null, lease_until = null where id = $1")
        .bind(message)
        .bind(millis(until))
        .execute(db)
        .await
        .doing("putting a message off")?;
    Ok(())
}
