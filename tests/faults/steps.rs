//! Bringing the tables up to date, killed at one of its writes (D14): the next start finishes it, and nothing differs
//! from a run that nobody disturbed.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tests::seeded::Seeded;

use crate::{
    Size, engine,
    life::{Heard, KEEPING, Start, text},
    tally::Tally,
};

/// The step of the first release, with rows in every table that later steps make anew.
const BEFORE: i64 = 9;
const ROWS: &str = "insert into family (id, wrapped_key, key_id, created_at) values (zeroblob(16), x'00', 'k', 1);
    insert into request (id, submission_id, family_id, place, hub, reference, urgent, digest, delivery, sent_at)
        values (zeroblob(16), zeroblob(16), zeroblob(16), 'york', 'york-mash', 'YRK-1', 0, zeroblob(32), 'saved', 1);
    insert into message (seq, id, request_id, kind, sealed, next_at, created_at)
        values (41, zeroblob(16), zeroblob(16), 'request', x'01', 1, 1), (50, x'02', zeroblob(16), 'chase', x'01', 1, 1);
    insert into task (kind, request_id, raised_at) values ('chased', zeroblob(16), 1);";

/// Killed at one write after another.
pub(crate) async fn round(random: &mut Seeded, size: Size) -> Tally {
    let old = engine::folder();
    make_old(old.path()).await;
    let clean = copy_of(old.path());
    engine::open(clean.path()).await.unwrap().migrate().await.unwrap();
    let expected = everything(clean.path()).await;
    let kills = match size {
        Size::Short => 24,
        Size::Long => 100,
    };
    let mut tally = Tally::default();
    for _ in 0..kills {
        let at = 1 + random.below(420);
        let folder = copy_of(old.path());
        tally.faults += u64::from(is_killed(folder.path(), at));
        let Some(store) = engine::open(folder.path()).await else {
            tally.corrupt += 1;
            continue;
        };
        let is_finished = store.migrate().await.is_ok();
        store.close().await;
        tally.corrupt += u64::from(!is_finished || everything(folder.path()).await != expected);
    }
    tally
}

/// Whether the run was killed at write `at`; it ends by itself when it has fewer.
fn is_killed(folder: &Path, at: u64) -> bool {
    let trace = format!("trace={KEEPING}");
    let inject = format!("inject={KEEPING}:signal=SIGKILL:when={at}");
    let tracer = ["-e", &trace, "-e", &inject, "-o", "/dev/null"];
    let work = ["migrate", text(folder)];
    !Start { work: &work, tracer: Some(&tracer) }.to_the_end(&mut Heard::default()).success()
}

async fn make_old(folder: &Path) {
    server::crypto::keyring::KeyRing::create(&folder.join(engine::KEYS), &server::crypto::ids::OsIds).unwrap();
    let steps = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/migrations/sqlite"));
    let migrator = sqlx::migrate::Migrator::new(steps).await.unwrap();
    let options = SqliteConnectOptions::new().filename(folder.join(engine::FILE)).create_if_missing(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    migrator.run_to(BEFORE, &mut db).await.unwrap();
    sqlx::raw_sql(ROWS).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}

fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = engine::folder();
    for name in [engine::FILE, engine::KEYS] {
        std::fs::copy(folder.join(name), copy.path().join(name)).unwrap();
    }
    copy
}

/// Every table with all its rows, and every guard and index.
async fn everything(folder: &Path) -> Vec<String> {
    let mut db = engine::raw(folder).await.unwrap();
    let shape: Vec<String> =
        sqlx::query_scalar("select type || name || coalesce(sql, '') from sqlite_schema order by type, name")
            .fetch_all(&mut db)
            .await
            .unwrap();
    let columns: Vec<(String, String)> = sqlx::query_as(
        "select m.name, group_concat('quote(\"' || c.name || '\")', '||'',''||') from sqlite_schema as m
         join pragma_table_info(m.name) as c where m.type = 'table' and m.name not like 'sqlite_%'
            and m.name not like '%_fts%' and c.name not in ('installed_on', 'execution_time')
         group by m.name order by m.name",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let mut all = shape;
    for (table, columns) in columns {
        let sql = format!("select {columns} from \"{table}\" order by 1");
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut db).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
    }
    db.close().await.unwrap();
    all
}
