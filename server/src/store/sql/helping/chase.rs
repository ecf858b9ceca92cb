//! A helper asks the hub what is happening with a request that came of their draft.
//!
//! It leaves as any later message does and says who asks. When a helper asked is kept beside their draft and nowhere on the
//! request: the family reads nothing of it, and may ask itself. It refuses a request that was taken back, and a young
//! person's own, whoever wrote for them before.

use app::{
    domain::{
        ids::HelpedId,
        message::{Asks, Envelope, Message},
    },
    ports::{Fault, HelperChase, HelperKey},
};
use uuid::Uuid;

use super::super::{
    SqlStore, audit, commit,
    engine::Connection,
    fault::Doing,
    follow_up::insert,
    keeping::raise,
    outbox,
    status::{RequestRow, by_id},
    values::millis,
};

pub(super) async fn chase(store: &SqlStore, whose: (HelperKey, HelpedId), asked: HelperChase) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let Some(request) = note(&mut change, whose, asked).await? else { return Ok(false) };
    let row = by_id(&mut change, request).await?.ok_or(Fault::bare("reading a request that a helper asks about"))?;
    let key = store.vault.key(&mut change, row.family()).await?;
    if outbox::is_own(&mut change, &key, request).await? {
        return Ok(false);
    }
    let message = Message::chase(envelope(&row, asked)?, Asks::Helper);
    insert(store, &mut change, &row, (&message, asked.at)).await?;
    raise(&mut change, (request, "chased"), asked.at).await?;
    let entry =
        audit::Entry { at: asked.at, actor: "helper", action: "chase sent", subject: &row.reference, detail: "" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(true)
}

/// Notes that the helper asks now, unless they may not. Gives the request.
async fn note(
    db: &mut Connection,
    (helper, id): (HelperKey, HelpedId),
    asked: HelperChase,
) -> Result<Option<Uuid>, Fault> {
    sqlx::query_scalar(
        "update helping set chased_at = $3
         where id = $1 and helper = $2 and coalesce(chased_at < $4, true)
           and exists (select 1 from request where request.submission_id = helping.submission_id
                       and request.withdrawn_at is null)
         returning (select request.id from request where request.submission_id = helping.submission_id)",
    )
    .bind(id.uuid())
    .bind(helper.0.as_slice())
    .bind(millis(asked.at))
    .bind(millis(asked.day_began))
    .fetch_optional(db)
    .await
    .doing("noting that a helper asks")
}

fn envelope(row: &RequestRow, asked: HelperChase) -> Result<Envelope, Fault> {
    let status = row.status()?;
    Ok(Envelope {
        id: asked.message.uuid(),
        reference: status.reference,
        place: status.place,
        hub: status.hub,
        sent_at: asked.at,
    })
}
