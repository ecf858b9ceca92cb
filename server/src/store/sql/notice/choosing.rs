//! What the sender of a request says about notices: stop, start, and in which hours.

use app::{
    domain::{
        ids::RequestId,
        lock::Carrier,
        notice::{Hours, NoticeState},
    },
    ports::{Fault, NoticeChoice, NoticeDeed},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{SqlStore, audit, commit, fault::Doing, status};
use super::{Change, put_due, row};

pub(super) async fn choice(store: &SqlStore, request: RequestId) -> Result<Option<NoticeChoice>, Fault> {
    const WHAT: &str = "reading what was chosen about notices";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let Some(row) = row(&mut view, request.uuid()).await? else { return Ok(None) };
    let carrier = Carrier::from_slug(&row.carrier).ok_or(Fault::bare(WHAT))?;
    Ok(Some(NoticeChoice { carrier, state: row.state()?, hours: row.hours()? }))
}

pub(super) async fn choose(
    store: &SqlStore,
    request: RequestId,
    deed: NoticeDeed,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let id = request.uuid();
    let Some(about) = status::by_id(&mut change, id).await? else { return Ok(()) };
    if row(&mut change, id).await?.is_none() {
        return Ok(());
    }
    let action = match deed {
        NoticeDeed::Stop => turn(&mut change, id, NoticeState::Stopped).await.map(|()| "notices stopped")?,
        NoticeDeed::Start => turn(&mut change, id, NoticeState::On).await.map(|()| "notices started")?,
        NoticeDeed::In(hours) => put_hours(&mut change, id, hours).await.map(|()| "notices timed")?,
    };
    let entry = audit::Entry { at: now, actor: "family", action, subject: &about.reference, detail: "" };
    audit::append(&mut change, entry).await?;
    commit(change).await
}

/// Whoever stops or starts them is here: what is new so far is no news to them.
async fn turn(change: &mut Change, request: Uuid, state: NoticeState) -> Result<(), Fault> {
    sqlx::query(
        "update news_notice set state = $2, news_at = null, due_at = null, going_at = null, tries = 0, refused = 0
         where request_id = $1",
    )
    .bind(request)
    .bind(state.slug())
    .execute(&mut **change)
    .await
    .doing("stopping or starting notices")?;
    Ok(())
}

async fn put_hours(change: &mut Change, request: Uuid, hours: Hours) -> Result<(), Fault> {
    sqlx::query("update news_notice set hours = $2 where request_id = $1")
        .bind(request)
        .bind(hours.slug())
        .execute(&mut **change)
        .await
        .doing("keeping the hours of notices")?;
    match row(change, request).await? {
        Some(row) => put_due(change, request, row.due()?).await,
        None => Ok(()),
    }
}
