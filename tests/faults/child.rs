//! What the process does that breaks: it opens the real store, works, and says on its standard output what it promised.
//!
//! Each line is one write, so that a kill never leaves half a line. It decides nothing about what is right.

use std::{
    io::Write as _,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use app::ports::{Attempt, Parcel, Store};
use jiff::Timestamp;
use sqlx::Executor as _;
use tests::fixtures::{self, at, noon};
use tokio::task::JoinSet;

use crate::engine;

const WRITERS: usize = 8;
/// How often a patient person tries before a run is called stuck.
const TRIES: u32 = 300;
/// How long that person waits between two tries where a disk fails...
const DISK: Duration = Duration::from_millis(2);
/// ... and where another server must take over first. Together it is half a minute.
const TAKE_OVER: Duration = Duration::from_millis(100);

/// Does what the arguments say.
pub(crate) async fn obey(arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder, first, open, life] => {
            let store = Arc::new(engine::open(Path::new(folder)).await.unwrap());
            write((store, DISK), first.parse().unwrap(), open, life.parse().unwrap()).await;
        }
        ["write-to", folder, address] => {
            let store = engine::open_server(Path::new(folder), address).await.unwrap();
            write((store, TAKE_OVER), 1, "-", 0).await;
        }
        ["in-order", folder, first, many] => {
            in_order(Path::new(folder), first.parse().unwrap(), many.parse().unwrap()).await;
        }
        ["normal", folder, many] => unsynced(Path::new(folder), many.parse().unwrap()).await,
        ["migrate", folder] => engine::open(Path::new(folder)).await.unwrap().migrate().await.unwrap(),
        other => panic!("no such work: {other:?}"),
    }
}

fn say(line: &str) {
    // With nobody listening there is nothing left to do.
    let _ = std::io::stdout().write_all(format!("{line}\n").as_bytes());
}

/// Eight writers and one who forwards, until killed. What is `open` from an earlier life is sent again first.
async fn write((store, pause): (Arc<impl Store + ?Sized + 'static>, Duration), first: u32, open: &str, life: i64) {
    let again: Vec<u32> = open.split(',').filter_map(|number| number.parse().ok()).collect();
    let (again, next) = (Arc::new(Mutex::new(again)), Arc::new(AtomicU32::new(first)));
    let mut all = JoinSet::new();
    for _ in 0..WRITERS {
        let (store, again, next) = (Arc::clone(&store), Arc::clone(&again), Arc::clone(&next));
        all.spawn(async move {
            loop {
                let known = again.lock().unwrap().pop();
                let number = known.unwrap_or_else(|| next.fetch_add(1, Ordering::SeqCst));
                say(&format!("begun {number}"));
                until_done(&*store, pause, Work::Send(number)).await.expect("saved in the end");
                say(&format!("acked {number}"));
            }
        });
    }
    all.spawn(async move { forward(&*store, pause, life).await });
    all.join_next().await.unwrap().unwrap();
}

/// Hands over whatever waits. Each life begins when every lease of the one before has run out; so does each stretch after a
/// refusal, because nobody knows what was leased by it.
async fn forward(store: &(impl Store + ?Sized), pause: Duration, mut life: i64) {
    loop {
        let now = at(life * 61);
        if let Ok(parcels) = store.lease_parcels(16, 60, now).await {
            for parcel in parcels {
                let id = parcel.id.uuid();
                say(&format!("hub {id}"));
                until_done(store, pause, Work::Settle(&parcel, now)).await.expect("settled in the end");
                say(&format!("settled {id}"));
            }
        } else {
            say("refused");
            life += 1;
        }
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}

/// What is tried until it is done.
enum Work<'a> {
    Send(u32),
    Settle(&'a Parcel, Timestamp),
}

/// Tries until it is done; `None` if that never comes.
async fn until_done(store: &(impl Store + ?Sized), pause: Duration, work: Work<'_>) -> Option<()> {
    for _ in 0..TRIES {
        let done = match work {
            Work::Send(number) => store.send(&fixtures::send_off(number, noon())).await.map(drop),
            Work::Settle(parcel, now) => store.settle_parcel(parcel, Attempt::HandedOver, now).await,
        };
        if done.is_ok() {
            return Some(());
        }
        say("refused");
        tokio::time::sleep(pause).await;
    }
    None
}

/// One after another, each tried until it is saved.
async fn in_order(folder: &Path, first: u32, many: u32) {
    // Opened while its disk fails it may not open; then nothing is promised.
    let Some(store) = engine::open(folder).await else { return };
    for number in first..first + many {
        say(&format!("begun {number}"));
        if until_done(&store, DISK, Work::Send(number)).await.is_none() {
            return;
        }
        say(&format!("acked {number}"));
    }
    say("done");
}

/// The control: the same file, written without waiting for the disk at each commit.
async fn unsynced(folder: &Path, many: u32) {
    let mut db = engine::raw(folder).await.unwrap();
    db.execute("pragma synchronous = normal").await.unwrap();
    for number in 1..=many {
        say(&format!("begun {number}"));
        let id = fixtures::id("request", number);
        sqlx::query(
            "insert into request (id, submission_id, family_id, place, hub, reference, urgent, digest, delivery, sent_at)
             values ($1, $1, $1, 'york', 'york-mash', $2, 0, zeroblob(32), 'saved', 1)",
        )
        .bind(id)
        .bind(engine::reference(number))
        .execute(&mut db)
        .await
        .unwrap();
        say(&format!("acked {number}"));
    }
    // As with a power cut, nothing is tidied up.
    std::process::exit(0);
}
