//! Invitations: another adult gets a way in of their own, and nobody learns from here who used which.

use app::{
    domain::ids::{FamilyId, MemberId},
    ports::{CodeRow, Fault, Invitation, Joining},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::super::{
    SqlStore, audit, code, commit,
    engine::Connection,
    fault::Doing,
    values::{millis, time},
};
use super::{family_of, note};

pub(super) async fn make(
    store: &SqlStore,
    member: MemberId,
    (code, until): (&CodeRow, Timestamp),
    now: Timestamp,
) -> Result<(), Fault> {
    let mut change = store.write().await?;
    end_open(&mut change, member, now).await?;
    sqlx::query("insert into invitation (key, verifier, member_id, until, created_at) values ($1, $2, $3, $4, $5)")
        .bind(code.key.as_slice())
        .bind(&code.verifier)
        .bind(member.uuid())
        .bind(millis(until))
        .bind(millis(now))
        .execute(&mut *change)
        .await
        .doing("keeping an invitation")?;
    note(&mut change, member, "invitation made", now).await?;
    commit(change).await
}

pub(super) async fn end(store: &SqlStore, member: MemberId, now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    if end_open(&mut change, member, now).await? > 0 {
        note(&mut change, member, "invitation ended", now).await?;
    }
    commit(change).await
}

async fn end_open(db: &mut Connection, member: MemberId, now: Timestamp) -> Result<u64, Fault> {
    let done = sqlx::query("update invitation set until = $2 where member_id = $1 and used_at is null and until > $2")
        .bind(member.uuid())
        .bind(millis(now))
        .execute(db)
        .await
        .doing("ending invitations")?;
    Ok(done.rows_affected())
}

pub(super) async fn of(store: &SqlStore, member: MemberId) -> Result<Vec<Invitation>, Fault> {
    let rows: Vec<(i64, i64, bool)> = sqlx::query_as(
        "select created_at, until, used_at is not null from invitation
         where member_id = $1 order by created_at desc, rowid desc",
    )
    .bind(member.uuid())
    .fetch_all(&store.reader)
    .await
    .doing("listing invitations")?;
    let invitation = |(made_at, until, used)| Ok(Invitation { made_at: time(made_at)?, until: time(until)?, used });
    rows.into_iter().map(invitation).collect()
}

pub(super) async fn find(
    store: &SqlStore,
    key: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(FamilyId, String)>, Fault> {
    let row: Option<(Uuid, String)> = sqlx::query_as(
        "select member.family_id, invitation.verifier
         from invitation join member on member.id = invitation.member_id
         where invitation.key = $1 and invitation.used_at is null and invitation.until > $2",
    )
    .bind(key.as_slice())
    .bind(millis(now))
    .fetch_optional(&store.reader)
    .await
    .doing("looking for an invitation")?;
    Ok(row.map(|(family, verifier)| (FamilyId::new(family), verifier)))
}

pub(super) async fn join(store: &SqlStore, joining: &Joining) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    let inviter: Option<Uuid> = sqlx::query_scalar(
        "update invitation set used_at = $2 where key = $1 and used_at is null and until > $2 returning member_id",
    )
    .bind(joining.invitation.as_slice())
    .bind(millis(joining.at))
    .fetch_optional(&mut *change)
    .await
    .doing("using an invitation")?;
    let Some(inviter) = inviter else { return Ok(false) };
    let family = family_of(&mut change, MemberId::new(inviter)).await?.ok_or(Fault::bare("joining no family"))?;
    sqlx::query("insert into member (id, family_id, created_at) values ($1, $2, $3)")
        .bind(joining.member.uuid())
        .bind(family.uuid())
        .bind(millis(joining.at))
        .execute(&mut *change)
        .await
        .doing("keeping a new member")?;
    code::insert(&mut change, (family, joining.member), &joining.code, joining.at).await?;
    let subject = family.uuid().to_string();
    let entry =
        audit::Entry { at: joining.at, actor: "family", action: "member joined", subject: &subject, detail: "" };
    audit::append(&mut change, entry).await?;
    commit(change).await?;
    Ok(true)
}
