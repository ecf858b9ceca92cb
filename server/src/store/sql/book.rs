//! A family's book: its story, its permissions, its doors and who came through them, all sealed under its key.
//!
//! [`read`] sees one instant. [`write()`] keeps everything or nothing, with an audit row for each thing that happened;
//! those rows name no recipient and no part, and bind each permission by the digest of what was kept. A change that
//! hangs on an open door is checked inside its own transaction, so a door that closes first wins.

use app::{
    domain::{
        door::{Door, Opening},
        hex::hex,
        ids::{FamilyId, MemberId},
        message::Message,
        permission::{Permission, Permissions},
        story::{Entry, Story},
    },
    ports::{Book, BookChange, Books, Fault, Mine, OnlyIf, RequestStatus},
};
use async_trait::async_trait;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::{FromRow, Transaction};
use uuid::Uuid;

use super::{
    SqlStore, audit, commit,
    engine::{Connection, Db},
    fault::Doing,
    outbox::{self, Outgoing},
    status::{self, RequestRow, select_request},
    telling,
    values::{maybe_time, millis},
    vault::Vault,
};
use crate::crypto::envelope::{Cell, SealKey};

#[async_trait]
impl Books for SqlStore {
    async fn book(&self, family: FamilyId) -> Result<Book, Fault> {
        read(self, family).await
    }
    async fn write_book(&self, change: &BookChange) -> Result<bool, Fault> {
        write(self, change).await
    }
    async fn find_door(&self, key: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault> {
        find_door(self, key).await
    }
    async fn mine(&self, member: MemberId) -> Result<Mine, Fault> {
        mine(self, member).await
    }
    async fn put_mine(&self, family: FamilyId, member: MemberId, mine: &Mine, now: Timestamp) -> Result<(), Fault> {
        put_mine(self, family, (member, mine), now).await
    }
    async fn requests_of(&self, member: MemberId) -> Result<Vec<RequestStatus>, Fault> {
        requests_of(self, member).await
    }
    async fn members(&self, family: FamilyId) -> Result<Vec<MemberId>, Fault> {
        members(self, family).await
    }
}

type Change = Transaction<'static, Db>;

/// The kinds of row a book has.
const ENTRY: &str = "entry";
const PERMISSION: &str = "permission";
const OPENING: &str = "opening";

const fn record_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "record", column: "sealed", row: id.as_bytes() }
}

const fn door_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "door", column: "sealed", row: id.as_bytes() }
}

const fn member_cell(id: &Uuid) -> Cell<'_> {
    Cell { table: "member", column: "sealed", row: id.as_bytes() }
}

async fn read(store: &SqlStore, family: FamilyId) -> Result<Book, Fault> {
    // One reading transaction: what is seen together stood together.
    let mut view = store.reader.begin().await.doing("opening a book")?;
    read_in(store, &mut view, family).await
}

async fn read_in(store: &SqlStore, db: &mut Connection, family: FamilyId) -> Result<Book, Fault> {
    const WHAT: &str = "reading a book";
    // A family that was erased has no book.
    let Some(key) = store.vault.living_key(db, family).await? else { return Ok(Book::default()) };
    let rows: Vec<(Uuid, String, Vec<u8>)> =
        sqlx::query_as("select id, kind, sealed from record where family_id = $1 order by seq")
            .bind(family.uuid())
            .fetch_all(&mut *db)
            .await
            .doing(WHAT)?;
    let (mut entries, mut permissions, mut openings): (Vec<Entry>, Vec<Permission>, Vec<Opening>) = Default::default();
    for (id, kind, sealed) in rows {
        match kind.as_str() {
            ENTRY => entries.push(Vault::open(&key, record_cell(&id), &sealed)?),
            PERMISSION => permissions.push(Vault::open(&key, record_cell(&id), &sealed)?),
            _ => openings.push(Vault::open(&key, record_cell(&id), &sealed)?),
        }
    }
    let rows: Vec<DoorRow> =
        sqlx::query_as("select id, family_id, sealed, closed_at from door where family_id = $1 order by rowid")
            .bind(family.uuid())
            .fetch_all(&mut *db)
            .await
            .doing(WHAT)?;
    let doors = rows.iter().map(|row| row.open(&key)).collect::<Result<_, _>>()?;
    Ok(Book { story: Story::new(entries), permissions: Permissions::new(permissions), doors, openings })
}

#[derive(FromRow)]
struct DoorRow {
    id: Uuid,
    family_id: Uuid,
    sealed: Vec<u8>,
    closed_at: Option<i64>,
}

impl DoorRow {
    fn open(&self, key: &SealKey) -> Result<Door, Fault> {
        let door: Door = Vault::open(key, door_cell(&self.id), &self.sealed)?;
        Ok(Door { closed_at: maybe_time(self.closed_at)?, ..door })
    }
}

async fn find_door(store: &SqlStore, key: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault> {
    const WHAT: &str = "looking for a door";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row: Option<DoorRow> = sqlx::query_as("select id, family_id, sealed, closed_at from door where key = $1")
        .bind(key.as_slice())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some(row) = row else { return Ok(None) };
    let family = FamilyId::new(row.family_id);
    // The door of a family that was erased looks like one that never was.
    let Some(key) = store.vault.living_key(&mut view, family).await? else { return Ok(None) };
    Ok(Some((family, row.open(&key)?)))
}

async fn write(store: &SqlStore, book: &BookChange) -> Result<bool, Fault> {
    let mut change = store.write().await?;
    if !telling::follows(&mut change, book).await? {
        return Ok(false);
    }
    if let Some(only_if) = &book.only_if
        && !holds(store, &mut change, book, only_if).await?
    {
        return Ok(false);
    }
    apply(store, &mut change, book).await?;
    commit(change).await?;
    Ok(true)
}

/// Keeps a change within a greater one. What it hangs on in `only_if` and `follows` is for [`write()`] alone.
pub(super) async fn apply(store: &SqlStore, change: &mut Change, book: &BookChange) -> Result<(), Fault> {
    let key = store.vault.key_or_new(change, book.family, book.at).await?;
    for entry in &book.entries {
        keep(store, change, (book, &key), (ENTRY, entry.id.uuid(), entry)).await?;
        note(change, book, "written into the story", "").await?;
    }
    for permission in &book.permissions {
        let digest = keep(store, change, (book, &key), (PERMISSION, permission.id.uuid(), permission)).await?;
        note(change, book, "permission kept", &digest).await?;
    }
    for opening in &book.openings {
        keep(store, change, (book, &key), (OPENING, opening.id.uuid(), opening)).await?;
        note(change, book, "story opened", "").await?;
    }
    for (door, digest) in &book.doors {
        make_door(store, change, (book, &key), (door, digest)).await?;
        note(change, book, "door made", "").await?;
    }
    close_doors(change, book).await?;
    if let (Some(member), Some(mine)) = (book.member, &book.mine) {
        keep_mine(store, change, (book.family, &key), (member, mine), book.at).await?;
    }
    for (request, message) in &book.messages {
        send(store, change, (book, &key), (request.uuid(), message)).await?;
    }
    not_me(change, book).await
}

async fn holds(store: &SqlStore, db: &mut Change, book: &BookChange, only_if: &OnlyIf) -> Result<bool, Fault> {
    let now = read_in(store, db, book.family).await?;
    let Some(door) = now.doors.iter().find(|door| door.id == only_if.door) else { return Ok(false) };
    let at = (book.at, only_if.version.as_str());
    Ok(match only_if.adds_to {
        // Beside nothing, such as words behind a wall, there is nothing to write.
        Some(part) => {
            let is_there = || door.view(&now.story, &now.permissions, at).says(part).is_some();
            door.may_add_to(part, &now.permissions, at) && is_there()
        }
        None => door.is_open(book.at),
    })
}

/// Keeps one row and gives the digest of what was kept.
async fn keep<T: Serialize + Sync>(
    store: &SqlStore,
    db: &mut Change,
    (book, key): (&BookChange, &SealKey),
    (kind, id, value): (&str, Uuid, &T),
) -> Result<String, Fault> {
    let sealed = store.vault.seal(key, record_cell(&id), value)?;
    let digest = hex(&Sha256::digest(&sealed));
    sqlx::query("insert into record (id, family_id, kind, sealed, at) values ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(book.family.uuid())
        .bind(kind)
        .bind(sealed)
        .bind(millis(book.at))
        .execute(&mut **db)
        .await
        .doing("writing into a book")?;
    Ok(digest)
}

async fn make_door(
    store: &SqlStore,
    db: &mut Change,
    (book, key): (&BookChange, &SealKey),
    (door, digest): (&Door, &[u8; 32]),
) -> Result<(), Fault> {
    let id = door.id.uuid();
    sqlx::query("insert into door (id, family_id, key, sealed, until, created_at) values ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(book.family.uuid())
        .bind(digest.as_slice())
        .bind(store.vault.seal(key, door_cell(&id), door)?)
        .bind(millis(door.until))
        .bind(millis(book.at))
        .execute(&mut **db)
        .await
        .doing("making a door")?;
    Ok(())
}

async fn close_doors(db: &mut Change, book: &BookChange) -> Result<(), Fault> {
    for door in &book.closed {
        sqlx::query("update door set closed_at = $3 where id = $1 and family_id = $2 and closed_at is null")
            .bind(door.uuid())
            .bind(book.family.uuid())
            .bind(millis(book.at))
            .execute(&mut **db)
            .await
            .doing("closing a door")?;
        note(db, book, "door closed", "").await?;
    }
    Ok(())
}

/// Lets a message leave by the outbox. One about a request that was taken back has nobody to go to.
async fn send(
    store: &SqlStore,
    db: &mut Change,
    (book, key): (&BookChange, &SealKey),
    (request, message): (Uuid, &Message),
) -> Result<(), Fault> {
    let row = status::by_id(db, request).await?.filter(|row| row.family() == book.family);
    let row = row.ok_or(Fault::bare("a message names a request of another family"))?;
    if row.withdrawn_at.is_some() {
        return Ok(());
    }
    outbox::insert(&store.vault, db, key, Outgoing { request, message, digest: None, at: book.at }).await
}

/// Asks a person to look, once while nobody has: a member says that something was not done by them.
async fn not_me(db: &mut Change, book: &BookChange) -> Result<(), Fault> {
    let Some(request) = book.not_me else { return Ok(()) };
    let row = status::by_id(db, request.uuid()).await?.filter(|row| row.family() == book.family);
    let row = row.ok_or(Fault::bare("a task names a request of another family"))?;
    sqlx::query(
        "insert into task (kind, request_id, raised_at) values ('not-me', $1, $2)
         on conflict (request_id, kind) where done_at is null do nothing",
    )
    .bind(row.id)
    .bind(millis(book.at))
    .execute(&mut **db)
    .await
    .doing("raising a task")?;
    audit::append(
        db,
        audit::Entry { at: book.at, actor: "family", action: "not me", subject: &row.reference, detail: "" },
    )
    .await
}

async fn note(db: &mut Change, book: &BookChange, action: &str, detail: &str) -> Result<(), Fault> {
    let actor = if book.member.is_some() { "family" } else { "recipient" };
    let subject = book.family.uuid().to_string();
    audit::append(db, audit::Entry { at: book.at, actor, action, subject: &subject, detail }).await
}

async fn mine(store: &SqlStore, member: MemberId) -> Result<Mine, Fault> {
    const WHAT: &str = "reading what a member told";
    let mut view = store.reader.begin().await.doing(WHAT)?;
    let row: Option<(Uuid, Option<Vec<u8>>)> = sqlx::query_as("select family_id, sealed from member where id = $1")
        .bind(member.uuid())
        .fetch_optional(&mut *view)
        .await
        .doing(WHAT)?;
    let Some((family, Some(sealed))) = row else { return Ok(Mine::default()) };
    let key = store.vault.key(&mut view, FamilyId::new(family)).await?;
    Vault::open(&key, member_cell(&member.uuid()), &sealed)
}

async fn put_mine(store: &SqlStore, family: FamilyId, told: (MemberId, &Mine), now: Timestamp) -> Result<(), Fault> {
    let mut change = store.write().await?;
    let key = store.vault.key_or_new(&mut change, family, now).await?;
    keep_mine(store, &mut change, (family, &key), told, now).await?;
    commit(change).await
}

async fn keep_mine(
    store: &SqlStore,
    db: &mut Change,
    (family, key): (FamilyId, &SealKey),
    (member, mine): (MemberId, &Mine),
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "insert into member (id, family_id, sealed, created_at) values ($1, $2, $3, $4)
         on conflict (id) do update set sealed = excluded.sealed where member.family_id = excluded.family_id",
    )
    .bind(member.uuid())
    .bind(family.uuid())
    .bind(store.vault.seal(key, member_cell(&member.uuid()), mine)?)
    .bind(millis(now))
    .execute(&mut **db)
    .await
    .doing("keeping what a member told")?;
    Ok(())
}

async fn requests_of(store: &SqlStore, member: MemberId) -> Result<Vec<RequestStatus>, Fault> {
    let rows: Vec<RequestRow> =
        sqlx::query_as(select_request!("where request.member_id = $1 order by request.seq desc"))
            .bind(member.uuid())
            .fetch_all(&store.reader)
            .await
            .doing("listing a member's requests")?;
    rows.iter().map(RequestRow::status).collect()
}

async fn members(store: &SqlStore, family: FamilyId) -> Result<Vec<MemberId>, Fault> {
    let ids: Vec<Uuid> =
        sqlx::query_scalar("select id from member where family_id = $1 order by id <> family_id, created_at, id")
            .bind(family.uuid())
            .fetch_all(&store.reader)
            .await
            .doing("listing the members of a family")?;
    Ok(ids.into_iter().map(MemberId::new).collect())
}
